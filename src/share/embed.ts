import type { Problem } from '../domain/problem.ts'
import { pairsOf } from '../lib/fragment.ts'
import { decode, encode } from './fields.ts'
import type { Language } from './languages.ts'
import { LANGUAGES, languageOf } from './languages.ts'

/** What of the page stands around an embedded map; the headline, the credits and the way to the full view always do. */
export const EMBED_PARTS = ['timeline', 'legend', 'controls'] as const
export type EmbedPart = (typeof EMBED_PARTS)[number]

export interface EmbedOptions {
  parts: readonly EmbedPart[]
  /** Only to be looked at: nothing answers to a hand, and the timeline is left out of the order of the keyboard. */
  still: boolean
  /** Origin of the page that may drive the map and is told of its state; null where nobody may. */
  host: string | null
  /** What everything but the reports' own words is written in. */
  lang: Language
}

export const EMBED_DEFAULTS: EmbedOptions = { parts: EMBED_PARTS, still: false, host: null, lang: 'en' }

const FIELDS: ReadonlySet<string> = new Set(['parts', 'still', 'host', 'lang'])

/** The fields behind those of the view: `&parts=timeline&still=1&lang=fr&host=…`, each only where it is not the default. */
export function writeEmbed({ parts, still, host, lang }: EmbedOptions): string {
  const kept = EMBED_PARTS.filter((part) => parts.includes(part))
  const listed = kept.length === EMBED_PARTS.length ? '' : `&parts=${kept.join(',') || 'none'}`
  return `${listed}${still ? '&still=1' : ''}${lang === 'en' ? '' : `&lang=${lang}`}${host === null ? '' : `&host=${encode(host)}`}`
}

/**
 * Reads the options of an embedded map from its fragment. Never throws: what cannot be read is told of and stays as the
 * default has it. `link` is the fragment without these fields.
 */
export function readEmbed(fragment: string): { options: EmbedOptions; link: string; problems: Problem[] } {
  const pairs = pairsOf(fragment)
  const nameOf = (pair: string): string => pair.split('=', 1)[0]!
  const problems: Problem[] = []
  const options: EmbedOptions = { ...EMBED_DEFAULTS }
  const seen = new Set<string>()
  for (const pair of pairs) {
    const name = nameOf(pair)
    if (!FIELDS.has(name) || seen.has(name)) continue
    seen.add(name)
    const text = decode(pair.slice(name.length + 1)) ?? ''
    const read = READERS[name as keyof EmbedOptions](text)
    if (read) Object.assign(options, read)
    else problems.push(unread(name, text))
  }
  return { options, link: pairs.filter((pair) => !FIELDS.has(nameOf(pair))).join('&'), problems }
}

const READERS: Readonly<Record<keyof EmbedOptions, (text: string) => Partial<EmbedOptions> | null>> = {
  parts: (text) => {
    const names = text === 'none' ? [] : text.split(',')
    const parts = EMBED_PARTS.filter((part) => names.includes(part))
    return names.every((name) => (EMBED_PARTS as readonly string[]).includes(name)) ? { parts } : null
  },
  still: (text) => (text === '1' || text === '0' ? { still: text === '1' } : null),
  host: (text) => (isOrigin(text) ? { host: text } : null),
  lang: (text) => {
    const lang = languageOf(text)
    return lang && { lang }
  },
}

/** Whether a text is an origin of the web as a browser writes it: scheme, host and port, nothing behind. */
export function isOrigin(text: string): boolean {
  try {
    const { origin, protocol } = new URL(text)
    return origin === text && (protocol === 'https:' || protocol === 'http:')
  } catch {
    return false
  }
}

const WANTED: Readonly<Record<string, string>> = {
  parts: `some of ${EMBED_PARTS.join(', ')}, or none`,
  still: '1 or 0',
  host: 'an origin such as https://example.org',
  lang: `one of ${Object.keys(LANGUAGES).join(', ')}`,
}

const unread = (name: string, text: string): Problem => ({
  code: 'embed.field',
  path: `link: ${name}`,
  message: `${name} ${JSON.stringify(text.slice(0, 60))} is not ${WANTED[name]}. The default is used instead.`,
  advice: 'Copy the snippet again.',
})
