import { foldName } from './normalise.ts'

/** A part of the world larger than a country. */
export interface WorldRegion {
  names: readonly string[]
  lat: number
  lon: number
  /** Nouns and adjectives for its people, as printed. */
  demonyms?: readonly string[]
}

/**
 * Continents at the points that GeoNames publishes for them (https://www.geonames.org, features 6255146 to 6255151), and
 * the parts that newspapers name, at the middle of the countries that the United Nations' geoscheme (M49) puts into
 * them, to the degree; oceans and seas at the middle of their limits (International Hydrographic Organization, S-23).
 */
export const WORLD_REGIONS: readonly WorldRegion[] = [
  { names: ['Africa'], lat: 7.188, lon: 21.094, demonyms: ['African', 'Africans'] },
  { names: ['Asia'], lat: 29.841, lon: 89.297, demonyms: ['Asian', 'Asians'] },
  {
    names: ['Europe', 'European Union', 'EU'],
    lat: 48.691,
    lon: 9.141,
    demonyms: ['European', 'Europeans'],
  },
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
  { names: ['Atlantic', 'Atlantic Ocean'], lat: 0, lon: -25 },
  { names: ['Pacific', 'Pacific Ocean'], lat: 0, lon: -160 },
  { names: ['South Pacific'], lat: -20, lon: -150 },
  { names: ['Asia-Pacific', 'Asia Pacific'], lat: 15, lon: 120 },
  { names: ['Indian Ocean'], lat: -20, lon: 80 },
  { names: ['Arctic', 'Arctic Ocean'], lat: 90, lon: 0 },
  { names: ['Mediterranean', 'Mediterranean Sea'], lat: 35, lon: 18 },
  { names: ['Baltic Sea'], lat: 58, lon: 20 },
  { names: ['Black Sea'], lat: 43, lon: 35 },
  { names: ['Caspian Sea'], lat: 42, lon: 51 },
  { names: ['Red Sea'], lat: 22, lon: 38 },
  { names: ['North Sea'], lat: 56, lon: 3 },
  { names: ['Arabian Sea'], lat: 14, lon: 65 },
  { names: ['Persian Gulf', 'Gulf'], lat: 27, lon: 51 },
  { names: ['Gulf of Mexico'], lat: 25, lon: -90 },
  { names: ['Gulf of Thailand'], lat: 9.5, lon: 102 },
  { names: ['Bay of Bengal'], lat: 15, lon: 88 },
  { names: ['Andaman Sea'], lat: 10, lon: 96 },
  { names: ['South China Sea'], lat: 12, lon: 113 },
  { names: ['East China Sea'], lat: 29, lon: 125 },
  { names: ['Sea of Japan'], lat: 40, lon: 135 },
]

const regionOfName = new Map(
  WORLD_REGIONS.flatMap((region, index) => region.names.map((name) => [foldName(name), index] as const)),
)

/** Index of the region with this folded name. */
export const regionNamed = (folded: string): number | undefined => regionOfName.get(folded)

const regionOfWord = new Map(
  WORLD_REGIONS.flatMap(({ demonyms = [] }, index) => demonyms.map((word) => [word, index] as const)),
)

/** Index of the region of this demonym as printed. */
export const regionOfDemonym = (word: string): number | undefined => regionOfWord.get(word)
