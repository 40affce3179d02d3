import type { Language } from '../../share/languages.ts'
import { english } from './english.ts'
import { englishDetails } from './englishDetails.ts'
import type { Catalogue } from './words.ts'

const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  fr: async () => (await import('./french.ts')).french,
  es: async () => (await import('./spanish.ts')).spanish,
  'zh-Hans': async () => (await import('./chineseSimplified.ts')).chineseSimplified,
  'zh-Hant': async () => (await import('./chineseTraditional.ts')).chineseTraditional,
  ja: async () => (await import('./japanese.ts')).japanese,
  ko: async () => (await import('./korean.ts')).korean,
  th: async () => (await import('./thai.ts')).thai,
  vi: async () => (await import('./vietnamese.ts')).vietnamese,
  id: async () => (await import('./indonesian.ts')).indonesian,
}

/** Fetches the words of a language. */
export const loadCatalogue = async (language: Language): Promise<Catalogue> =>
  language === 'en' ? { ...english, details: englishDetails } : CATALOGUES[language]()
