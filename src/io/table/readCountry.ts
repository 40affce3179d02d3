import { codeOfNationality } from '../../domain/nationalities.ts'
import { countryName } from '../../domain/names.ts'

/** Names that tables use beside the English short names, folded. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  burma: 'MM',
  'myanmar (burma)': 'MM',
  'viet nam': 'VN',
  'lao pdr': 'LA',
  "lao people's democratic republic": 'LA',
  'brunei darussalam': 'BN',
  'republic of korea': 'KR',
  'korea, south': 'KR',
  'korea, north': 'KP',
  "democratic people's republic of korea": 'KP',
  'russian federation': 'RU',
  'syrian arab republic': 'SY',
  'iran, islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  usa: 'US',
  'united states of america': 'US',
  america: 'US',
  uk: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  uae: 'AE',
  'czech republic': 'CZ',
  turkey: 'TR',
  turkiye: 'TR',
  'ivory coast': 'CI',
  "cote d'ivoire": 'CI',
  'east timor': 'TL',
  swaziland: 'SZ',
  macedonia: 'MK',
  'cape verde': 'CV',
  'democratic republic of congo': 'CD',
  'dr congo': 'CD',
  'dr congo (zaire)': 'CD',
  drc: 'CD',
  'republic of the congo': 'CG',
  congo: 'CG',
  'cambodia (kampuchea)': 'KH',
  'russia (soviet union)': 'RU',
  'yemen (north yemen)': 'YE',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  prc: 'CN',
  "people's republic of china": 'CN',
  'republic of china': 'TW',
  'taiwan, province of china': 'TW',
  palestine: 'PS',
  kosovo: 'XK',
}

const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase().trim().replace(/^the /, '')

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

let names: ReadonlyMap<string, string> | null = null

/** Of headings in other languages; where two of them say the same, the first. */
const LANGUAGES = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'id', 'vi', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'th']

/** A word of two or three Latin letters means too much else. */
const isTelling = (name: string): boolean => name.length > 3 || /[^a-z ]/.test(name)

function countryNames(): ReadonlyMap<string, string> {
  if (names) return names
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => countryName(code) !== code)
  const others = LANGUAGES.flatMap((language): [string, string][] => {
    const list = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    return codes.map((code): [string, string] => [fold(list.of(code) ?? ''), code]).filter(([name]) => isTelling(name))
  })
  // Of equal names the last one counts.
  names = new Map([
    ...others.reverse(),
    ...codes.map((code): [string, string] => [fold(countryName(code)), code]),
    ...Object.entries(OTHER_NAMES),
  ])
  return names
}

/** Alpha-2 code of a country by its name in English or another language of tables, or by that code; null for anything else. */
export function readCountry(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && code !== 'UK' && countryName(code) !== code) return code
  return countryNames().get(fold(text)) ?? null
}

/** Alpha-2 code of a people by its name ("Chinese", "Taiwanese nationals"), by its country, or by that code. */
export function readNationality(text: string): string | null {
  const words = text.trim().replace(/\s+(?:nationals?|citizens?|people|men|women)$/i, '')
  return codeOfNationality(words) ?? readCountry(words)
}
