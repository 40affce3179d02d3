import { foldName } from './normalise.ts'

/** A part of the world larger than a country. */
export interface WorldRegion {
  names: readonly string[]
  lat: number
  lon: number
}

/**
 * Continents at the points that GeoNames publishes for them (https://www.geonames.org, features 6255146 to 6255151), and
 * the parts that newspapers name, at the middle of the countries that the United Nations' geoscheme (M49) puts into
 * them, to the degree.
 */
export const WORLD_REGIONS: readonly WorldRegion[] = [
  { names: ['Africa'], lat: 7.188, lon: 21.094 },
  { names: ['Asia'], lat: 29.841, lon: 89.297 },
  { names: ['Europe'], lat: 48.691, lon: 9.141 },
  { names: ['North America'], lat: 46.073, lon: -100.547 },
  { names: ['South America'], lat: -14.605, lon: -57.656 },
  { names: ['Oceania'], lat: -18.313, lon: 138.516 },
  { names: ['Antarctica'], lat: -80, lon: 0 },
  { names: ['Americas', 'the Americas'], lat: 13, lon: -80 },
  { names: ['Central America'], lat: 14, lon: -87 },
  { names: ['Latin America'], lat: -10, lon: -65 },
  { names: ['Caribbean'], lat: 18, lon: -72 },
  { names: ['Western Europe', 'West Europe'], lat: 48, lon: 6 },
  { names: ['Eastern Europe', 'East Europe'], lat: 54, lon: 34 },
  { names: ['Northern Europe', 'North Europe'], lat: 61, lon: 15 },
  { names: ['Southern Europe', 'South Europe'], lat: 41, lon: 14 },
  { names: ['Central Europe'], lat: 49, lon: 15 },
  { names: ['Scandinavia'], lat: 63, lon: 15 },
  { names: ['Middle East', 'Mideast'], lat: 30, lon: 42 },
  { names: ['North Africa', 'Northern Africa'], lat: 27, lon: 13 },
  { names: ['West Africa', 'Western Africa'], lat: 13, lon: -2 },
  { names: ['East Africa', 'Eastern Africa'], lat: -2, lon: 36 },
  { names: ['Central Africa', 'Middle Africa'], lat: 2, lon: 19 },
  { names: ['Southern Africa'], lat: -24, lon: 24 },
  { names: ['Sub-Saharan Africa'], lat: 2, lon: 20 },
  { names: ['Horn of Africa'], lat: 8, lon: 45 },
  { names: ['East Asia', 'Eastern Asia'], lat: 36, lon: 110 },
  { names: ['South Asia', 'Southern Asia'], lat: 24, lon: 78 },
  { names: ['Southeast Asia', 'South East Asia', 'South-East Asia', 'South-Eastern Asia'], lat: 8, lon: 108 },
  { names: ['Central Asia'], lat: 44, lon: 67 },
  { names: ['Western Asia', 'West Asia'], lat: 32, lon: 45 },
  { names: ['Southeastern Europe', 'Balkans'], lat: 43, lon: 21 },
]

const regionOfName = new Map(
  WORLD_REGIONS.flatMap((region, index) => region.names.map((name) => [foldName(name), index] as const)),
)

/** Index of the region with this folded name. */
export const regionNamed = (folded: string): number | undefined => regionOfName.get(folded)
