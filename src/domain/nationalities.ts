import demonyms from 'i18n-nationality/langs/en.json' with { type: 'json' }

/**
 * What the library does not have: nouns that differ from the adjective (Briton, Turk, Spaniard), forms that English
 * papers use beside it (Laotian, Lao; Salvadorean; Emirati; Burmese, Myanmar), people of places with a code of their
 * own. From the country list of the AP Stylebook's and the Guardian's style guides, and the CIA World Factbook's field
 * "Nationality", read country by country against the library's list.
 */
const MORE: Readonly<Record<string, string>> = {
  AD: 'andorran',
  AE: 'emirati',
  AG: 'antiguan barbudan',
  AR: 'argentine argentinian argentinean',
  AZ: 'azeri',
  BA: 'bosnian',
  BB: 'bajan',
  BD: 'bangladeshi',
  BH: 'bahraini',
  BM: 'bermudian',
  BW: 'botswanan motswana',
  BF: 'burkinabè burkinan',
  BY: 'belarusian belarussian',
  CD: 'congolese',
  CI: 'ivorian ivoirian',
  CU: 'cuban',
  CV: 'cabo-verdean',
  CZ: 'czech',
  DK: 'dane danish',
  DM: '',
  DO: 'dominican',
  EC: 'ecuadorian ecuadorean ecuadoran',
  EG: 'egyptian',
  EH: 'sahrawi',
  ES: 'spaniard spanish',
  FI: 'finn finnish',
  FO: 'faroese',
  FR: 'french frenchman frenchmen frenchwoman frenchwomen',
  GB: 'british briton brit englishman englishmen scot scottish welsh english scotsman',
  GD: 'grenadian',
  GL: 'greenlander',
  GI: 'gibraltarian',
  GW: 'bissau-guinean',
  HK: 'hongkonger',
  IE: 'irish irishman irishmen irishwoman',
  IL: 'israeli',
  IS: 'icelander icelandic',
  KG: 'kyrgyzstani',
  KM: 'comorian',
  KN: 'kittitian nevisian',
  KP: '',
  KR: 'korean',
  KY: 'caymanian',
  KZ: 'kazakh kazakhstani',
  LA: 'laotian lao',
  LI: 'liechtensteiner',
  LK: 'lankan',
  LS: 'basotho mosotho',
  LU: 'luxembourgish',
  MK: 'macedonian',
  MM: 'burmese',
  MO: 'macanese',
  MV: 'maldivian',
  MX: 'mexican',
  MC: 'monegasque',
  ME: 'montenegrin',
  NI: 'nicaraguan',
  NP: 'nepali',
  NL: 'dutch dutchman dutchmen dutchwoman',
  NZ: 'kiwi',
  PH: 'filipino filipina philippine pinoy',
  PL: 'pole polish',
  PS: 'palestinian',
  PT: 'portuguese',
  RS: 'serb serbian',
  HR: 'croat croatian',
  SA: 'saudi',
  SC: 'seychellois',
  SD: 'sudanese',
  SE: 'swede swedish',
  SI: 'slovene slovenian',
  SK: 'slovak',
  SM: 'sammarinese',
  SR: 'surinamese',
  SS: '',
  SV: 'salvadoran salvadorean salvadorian',
  SZ: 'swazi',
  CH: 'swiss',
  TH: 'thai',
  TJ: 'tajik tajikistani',
  TL: 'timorese',
  TM: 'turkmen',
  TR: 'turk turkish',
  TT: 'trinidadian tobagonian',
  UZ: 'uzbek uzbekistani',
  VU: 'ni-vanuatu vanuatuan',
  VC: 'vincentian',
  WS: 'samoan',
  XK: 'kosovar kosovan',
  YE: 'yemeni',
  ZW: 'zimbabwean',
}

/** Two words that are one people, by their folded form; the second word alone can be another people, or none. */
const DOUBLE: Readonly<Record<string, string>> = {
  'south korean': 'KR',
  'north korean': 'KP',
  'south african': 'ZA',
  'south sudanese': 'SS',
  'sri lankan': 'LK',
  'hong konger': 'HK',
  'saudi arabian': 'SA',
  'new zealander': 'NZ',
  'papua new guinean': 'PG',
  'sierra leonean': 'SL',
  'costa rican': 'CR',
  'puerto rican': 'PR',
  'cape verdean': 'CV',
  'burkina faso': 'BF',
  'east timorese': 'TL',
  'solomon islander': 'SB',
  'equatorial guinean': 'GQ',
  'central african': 'CF',
  'timor leste': 'TL',
  'san marinese': 'SM',
  'sao tomean': 'ST',
  'saint lucian': 'LC',
  'french guianese': 'GF',
}

/** Words that the library lists and that are more often something else. */
const AMBIGUOUS = new Set(['american indian', 'polish', 'welsh'])

function buildIndex(): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  const add = (word: string, code: string): void => {
    const name = word.toLowerCase()
    if (!/^[\p{L}-]{3,}$/u.test(name) || index.has(name)) return
    index.set(name, code)
    if (!/(?:ese|ish|ch|ss|men|man)$/u.test(name)) index.set(`${name}s`, code)
  }
  for (const [code, words] of Object.entries(MORE)) for (const word of words.split(' ')) if (word) add(word, code)
  for (const [code, word] of Object.entries(demonyms.nationalities)) if (!AMBIGUOUS.has(word)) add(word, code)
  index.set('filipinas', 'PH')
  index.set('swiss', 'CH')
  index.set('poles', 'PL')
  index.set('basotho', 'LS')
  for (const [words, code] of Object.entries(DOUBLE)) {
    index.set(words, code)
    index.set(`${words}s`, code)
  }
  return index
}

/** Names that are read as a place, never as its people: "Hong Kong" and "Jersey" are in the library's list. */
const PLACES = new Set([
  'laos',
  'philippines',
  'jersey',
  'guernsey',
  'gibraltar',
  'guadeloupe',
  'martinique',
  'kosovo',
  'guam',
  'bermuda',
  'djibouti',
  'lesotho',
  'macao',
])

const index = buildIndex()

/**
 * Country (alpha-2) whose people one word ("Chinese", "Nigerians") or two ("South Koreans") name, whatever the case;
 * null for no people. Words are looked up whole, so a hostile string costs nothing.
 */
export function codeOfNationality(words: string): string | null {
  const key = words.toLowerCase()
  return PLACES.has(key) ? null : (index.get(key) ?? null)
}
