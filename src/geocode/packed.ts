/** First bytes of an unpacked gazetteer; the digit is the version of the layout. */
export const MAGIC = 'DATELINE-GAZETTEER-2\n'

/** Coordinates are kept as whole thousandths of a degree: within 80 m, finer than a town. */
export const STEPS_PER_DEGREE = 1000

/** Population is kept as one byte, round(10 log2(people + 1)): within 3.6 %; 0 where GeoNames states none. */
export const populationToByte = (people: number): number => Math.round(10 * Math.log2(people + 1))
export const byteToPopulation = (byte: number): number => Math.round(2 ** (byte / 10) - 1)

/**
 * Columns of the file, in order, one entry a town. Towns are ordered by group (country, unit), then by GeoNames id.
 * `ids`: varint, step from the town before in the group. `regions`: zigzag varint, step of the division index.
 * `lats`, `lons`: zigzag varint, step from the unit's label point. `names`: printed names, one a line.
 * `alternates`: folded names (see normalise), `alternateCounts` lines a town.
 */
export const COLUMNS = [
  'ids',
  'regions',
  'lats',
  'lons',
  'populations',
  'features',
  'alternateCounts',
  'names',
  'alternates',
] as const
export type Column = (typeof COLUMNS)[number]

/**
 * A country of the header: code, printed name, label point in degrees, all folded names, the point that gazetteers
 * publish for it, its demonyms as printed.
 */
export type PackedCountry = [
  code: string,
  name: string,
  lat: number,
  lon: number,
  names: string[],
  publishedLat: number,
  publishedLon: number,
  demonyms: string[],
]

/** A first-level division of the header; `code` is the basemap's key, null where the basemap draws no such area. */
export type PackedDivision = [
  code: string | null,
  country: number,
  name: string,
  geonames: number | null,
  lat: number,
  lon: number,
  areaKm2: number,
  people: number,
  names: string[],
]

/** Words that running text is held against, folded. */
export interface PackedWords {
  /** Common words of English that are no names: "reading", "mobile", "police". */
  common: string[]
  given: string[]
}

/** What precedes the columns, as JSON. `groups` is flat: country index, division index or -1, number of towns. */
export interface PackedHeader {
  sizes: Record<Column, number>
  features: string[]
  countries: PackedCountry[]
  divisions: PackedDivision[]
  groups: number[]
  words: PackedWords
  townCount: number
  alternateCount: number
}

export const zigzag = (value: number): number => (value << 1) ^ (value >> 31)
export const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1)
