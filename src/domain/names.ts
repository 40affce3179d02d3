import demonyms from 'i18n-nationality/langs/en.json' with { type: 'json' }
import { UNSTATED } from './split.ts'

const regions = new Intl.DisplayNames(['en'], { type: 'region', style: 'short', fallback: 'none' })

/** English short name of a country by alpha-2; the code itself where there is none. */
export function countryName(code: string): string {
  // `of` throws on text that is not shaped like a code, and such text can come from a file.
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code
}

const adjectives: Readonly<Record<string, string>> = demonyms.nationalities

/** English adjective for people of a country ("Taiwanese"); "nationality not stated" for people without one. */
export function nationalityName(code: string): string {
  if (code === UNSTATED) return 'nationality not stated'
  return Object.hasOwn(adjectives, code) ? adjectives[code]! : `from ${countryName(code)}`
}

/** Alpha-2 codes of all nationalities that have a name, in the order of their names. */
export const nationalityCodes = (): string[] =>
  Object.keys(adjectives).sort((a, b) => nationalityName(a).localeCompare(nationalityName(b), 'en'))
