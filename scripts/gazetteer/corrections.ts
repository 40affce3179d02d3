/** The English name of a unit, where Natural Earth's is not the usual one; its other names are kept. */
export const RENAMED_UNITS: Readonly<Record<string, string>> = {
  'KHM-1800': 'Preah Sihanouk', // reads "Sihanoukville", its seat
  'LAO-3284': 'Vientiane Province', // a prefecture and a province share the name
}

/** Units that Natural Earth calls by the name of something else: all its names are dropped for these. */
export const REPLACED_UNITS: Readonly<Record<string, readonly string[]>> = {
  'KHM-1787': ['Kampong Speu', 'Kompong Speu', 'Kampong Spueu', 'Kompong Spueu'], // reads "Kam"
  'PHL-5543': ['Manila', 'City of Manila'], // reads "Metro Manila", seventeen cities of which this is one
  'VNM-497': ['Dong Nai'], // reads "Đông Nam Bộ", a region of several provinces, as the two below
  'VNM-451': ['Bac Kan'],
  'VNM-461': ['Hung Yen'],
  'USA-3556': ['District of Columbia', 'Washington, D.C.', 'DC'], // reads "Washington", which is a state
}

/** Population of a town where GeoNames states another: by GeoNames id. */
export const TOWN_POPULATIONS: Readonly<Record<number, number>> = {
  1667905: 450_000, // Taoyuan: the source has none
  1821940: 39_000, // Takeo: the source has the province's 843,931
}

/**
 * Spellings of a town that GeoNames lacks, by its id: how newspapers part the name, and the titles of articles in the
 * Vietnamese Wikipedia.
 */
export const TOWN_VARIANTS: Readonly<Record<number, readonly string[]>> = {
  1609350: ['Băng Cốc'],
  1830194: ['Poi Pet'],
}

/** What newspapers call a first-level division beside the names in the sources, by Natural Earth or GeoNames code. */
export const DIVISION_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'KHM-1800': ['Preah Sihanoukville', 'Kampong Som', 'Kompong Som'],
  'KHM-1777': ['Banteay Mean Chey'],
  'KHM-1791': ['Preah Vihear'],
  'KH.31': ['Tboung Khmum', 'Tbong Khmum', 'Thbong Khmum'],
  'PH.NCR': ['Metro Manila', 'Metropolitan Manila', 'NCR'],
  'IDN-1227': ['DKI Jakarta'],
  'LAO-3283': ['Vientiane Capital', 'Vientiane Municipality'],
}

/** The name that the app prints for a country, where the sources' first English name is formal or one-sided. */
export const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  TW: 'Taiwan',
  MO: 'Macau',
  LA: 'Laos',
  CZ: 'Czechia',
  RU: 'Russia',
  GB: 'United Kingdom',
  US: 'United States',
  TR: 'Turkey',
  PS: 'Palestine',
  MK: 'North Macedonia',
  CD: 'DR Congo',
  CG: 'Republic of the Congo',
  CI: 'Ivory Coast',
  IR: 'Iran',
  SY: 'Syria',
  BO: 'Bolivia',
  VE: 'Venezuela',
  TZ: 'Tanzania',
  MD: 'Moldova',
  BN: 'Brunei',
  CV: 'Cape Verde',
  VA: 'Vatican City',
  FM: 'Micronesia',
  SZ: 'Eswatini',
  GM: 'Gambia',
  CN: 'China',
  XK: 'Kosovo',
  KR: 'South Korea',
  KP: 'North Korea',
  VN: 'Vietnam',
}

/**
 * The point that GeoNames publishes where the World Factbook's is more than 161 km away: from
 * https://www.geonames.org/6251999 (Canada), 6252001 (United States), 2635167 (United Kingdom).
 */
export const PUBLISHED_POINTS: Readonly<Record<string, { lat: number; lon: number }>> = {
  CA: { lat: 60.109, lon: -113.643 },
  US: { lat: 39.76, lon: -98.5 },
  GB: { lat: 54.758, lon: -2.695 },
}

/** Demonyms that the World Factbook lacks and newspapers use; and those of peoples that have no state of their own. */
export const DEMONYM_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  AR: ['Argentinian', 'Argentinians'],
  GB: ['Brits'],
  HK: ['Hongkonger', 'Hongkongers', 'Hong Konger', 'Hong Kongers'],
  KH: ['Khmer'],
  KP: ['North Korean', 'North Koreans'],
  KR: ['South Korean', 'South Koreans'],
  MM: ['Myanmarese'],
  PH: ['Filipina', 'Filipinas', 'Philippine'],
  PS: ['Palestinian', 'Palestinians'],
  SA: ['Saudis'],
  TW: ['Taiwanese'],
}

/** Common variants that the sources lack. */
export const COUNTRY_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  MM: ['Burma', 'Birmanie', 'Birmania', 'Birma', 'Miến Điện'], // CLDR: French, Italian, German, Vietnamese
  US: ['America', 'United States of America', 'U.S.A.'],
  LA: ['Lao PDR', 'Lao'],
  VN: ['Viet Nam'],
  KR: ['Korea', 'Republic of Korea', 'S. Korea'],
  KP: ['DPRK', "Democratic People's Republic of Korea", 'N. Korea'],
  MO: ['Macao'],
  HK: ['Hong Kong SAR', 'Hongkong'],
  CN: ["People's Republic of China", 'PRC', 'Mainland China', 'Chinese mainland'],
  TW: ['Republic of China', 'Chinese Taipei', 'R.O.C.'],
  GB: ['Britain', 'U.K.'],
  AE: ['U.A.E.', 'Emirates'],
  NL: ['Holland', 'the Netherlands'],
  PH: ['the Philippines'],
  TL: ['East Timor'],
  SZ: ['Swaziland'],
  MK: ['Macedonia'],
  CZ: ['Czech Republic'],
  TR: ['Türkiye'],
  CD: ['Democratic Republic of Congo', 'DRC', 'Congo-Kinshasa', 'Zaire'],
  CG: ['Congo-Brazzaville', 'Republic of Congo'],
  IR: ['Islamic Republic of Iran'],
  BA: ['Bosnia'],
  VA: ['Holy See', 'Vatican'],
  CV: ['Cabo Verde'],
  FJ: ['Fiji Islands'],
  PS: ['Palestinian Territories'],
}
