/** Languages of a map in another page, each by its own name. English is what it speaks where none is asked for. */
export const LANGUAGES = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  ja: '日本語',
  ko: '한국어',
  th: 'ไทย',
  vi: 'Tiếng Việt',
  id: 'Bahasa Indonesia',
} as const
export type Language = keyof typeof LANGUAGES

/** The language that a tag asks for: `fr-CA` is French, `zh-TW` traditional Chinese; null for one that is not there. */
export function languageOf(tag: string): Language | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    const name = language === 'zh' ? `zh-${script}` : language
    return Object.hasOwn(LANGUAGES, name) ? (name as Language) : null
  } catch {
    return null
  }
}
