import {
  byteToPopulation,
  type Column,
  COLUMNS,
  MAGIC,
  type PackedHeader,
  STEPS_PER_DEGREE,
  unzigzag,
} from './packed.ts'
import { readVarints } from './varints.ts'

/** A country, with the label point at which "somewhere in this country" is drawn. Degrees. */
export interface Country {
  code: string
  name: string
  /** All its names, folded. */
  names: readonly string[]
  lat: number
  lon: number
  /** People in its towns, as far as GeoNames states them. */
  people: number
  /** The coordinate that GeoNames and the World Factbook publish for it, for exchange with other programs. */
  published: { lat: number; lon: number }
  /** Nouns and adjectives for its people, as printed. */
  demonyms: readonly string[]
}

/** A province, state or the like. */
export interface Division {
  /** Key of the area on the basemap; null where the basemap draws none. */
  code: string | null
  country: number
  name: string
  /** All its names, folded. */
  names: readonly string[]
  geonames: number | null
  lat: number
  lon: number
  /** 0 where unknown. */
  areaKm2: number
  /** People in its towns, as far as GeoNames states them. */
  people: number
}

/** Populated places, one entry a town in each array. */
export interface Towns {
  count: number
  /** GeoNames ids; 0 where the source gives none. */
  ids: Uint32Array
  /** Thousandths of a degree. */
  lats: Int32Array
  lons: Int32Array
  countries: Uint8Array
  /** Index of the basemap's division around the town, -1 for none. */
  units: Int16Array
  /** Index of GeoNames' division around the town, -1 for none. */
  regions: Int16Array
  /** See `byteToPopulation`. */
  populations: Uint8Array
  /** GeoNames feature code, as an index into `featureCodes`. */
  features: Uint8Array
  featureCodes: readonly string[]
  /** Printed names in UTF-8, newline-joined, and where each starts. */
  printedNames: Uint8Array
  printedStarts: Uint32Array
}

/**
 * Reads a packed file's header, and returns a reader of its columns, which stand in the order of `names`. Throws where
 * the first bytes are not `magic`; `what` the file should be is said then.
 */
export function readPacked<Name extends string, Header extends { sizes: Readonly<Record<Name, number>> }>(
  bytes: Uint8Array,
  { magic, names, what }: { magic: string; names: readonly Name[]; what: string },
): { header: Header; column: (name: Name) => Uint8Array } {
  const found = new TextDecoder().decode(bytes.subarray(0, magic.length))
  if (found !== magic) throw new Error(`not ${what} of this version: it starts with ${JSON.stringify(found)}`)
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true)
  const start = magic.length + 4 + size
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(magic.length + 4, start))) as Header
  const column = (name: Name): Uint8Array => {
    let from = start
    for (const before of names.slice(0, names.indexOf(name))) from += header.sizes[before]
    return bytes.subarray(from, from + header.sizes[name])
  }
  return { header, column }
}

/** The header and the columns of a gazetteer. */
export const readHeader = (bytes: Uint8Array): { header: PackedHeader; column: (name: Column) => Uint8Array } =>
  readPacked(bytes, { magic: MAGIC, names: COLUMNS, what: 'a gazetteer' })

export const readDivisions = (header: PackedHeader): Division[] =>
  header.divisions.map(([code, country, name, geonames, lat, lon, areaKm2, people, names]) => ({
    code,
    country,
    name,
    names,
    geonames,
    lat,
    lon,
    areaKm2,
    people,
  }))

/** Undoes the steps of the packed columns, see `COLUMNS`. */
export function readTowns(header: PackedHeader, column: (name: Column) => Uint8Array): Towns {
  const count = header.townCount
  const towns: Towns = {
    count,
    ids: new Uint32Array(count),
    lats: new Int32Array(count),
    lons: new Int32Array(count),
    countries: new Uint8Array(count),
    units: new Int16Array(count),
    regions: new Int16Array(count),
    populations: column('populations').slice(),
    features: column('features').slice(),
    featureCodes: header.features,
    printedNames: new Uint8Array(),
    printedStarts: new Uint32Array(),
  }
  const isFirst = new Uint8Array(count)
  for (let group = 0, town = 0; group < header.groups.length; group += 3) {
    const [country = 0, unit = -1, size = 0] = header.groups.slice(group, group + 3)
    const label = header.divisions[unit]
    const until = town + size
    isFirst[town] = 1
    towns.countries.fill(country, town, until)
    towns.units.fill(unit, town, until)
    towns.lats.fill(Math.round((label?.[4] ?? 0) * STEPS_PER_DEGREE), town, until)
    towns.lons.fill(Math.round((label?.[5] ?? 0) * STEPS_PER_DEGREE), town, until)
    town = until
  }
  readVarints(column('ids'), (step, i) => {
    towns.ids[i] = isFirst[i] ? step : (towns.ids[i - 1] ?? 0) + step
  })
  readVarints(column('regions'), (step, i) => {
    towns.regions[i] = (towns.regions[i - 1] ?? 0) + unzigzag(step)
  })
  readVarints(column('lats'), (step, i) => {
    towns.lats[i] = (towns.lats[i] ?? 0) + unzigzag(step)
  })
  readVarints(column('lons'), (step, i) => {
    towns.lons[i] = (towns.lons[i] ?? 0) + unzigzag(step)
  })
  return towns
}

/** People of a town, within 3.6 %; 0 where GeoNames states none. */
export const populationOf = (towns: Towns, town: number): number => byteToPopulation(towns.populations[town] ?? 0)
