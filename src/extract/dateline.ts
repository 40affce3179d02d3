import type { Day } from '../domain/day.ts'
import { DATE_FORMS } from './dateForms.ts'
import { type Token, tokenIndexAt } from './tokens.ts'

/** What a report says of itself above or at the head of its text. */
export interface Dateline {
  /** Tokens that are no part of the story, `until` exclusive. */
  from: number
  until: number
  /** The place it was written at, as offsets in the text; null where it names none. */
  place: { start: number; end: number } | null
}

const FARTHEST = 1500
const AGENCY = '(?:\\([^()\\n]{1,40}\\)\\s*)?'
const DASH = '\\.?(?:-{1,3}|–|—|―|:)'
const NAME = "\\p{Lu}[\\p{Lu}\\p{M}.'’ -]{2,40}"
const MIXED = "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: \\p{Lu}[\\p{L}\\p{M}.'’-]*){0,3}"
const MONTH_DAY = '(?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}(?:,? \\d{4})?|\\d{1,2} \\p{Lu}\\p{L}{2,8}\\.?(?: \\d{4})?)'

/** "PHNOM PENH, Aug 17 (Agency) -", "LAGOS, Nigeria (AP) —", "NAIROBI:", "Muscat: …", "BANGKOK, Jan 22 (Staff) -". */
const INLINE = [
  new RegExp(
    `^[\\s"“]*(?<place>${NAME}(?:, ${MIXED})?)(?:[/,] ?${MIXED})?,?\\s*(?:${MONTH_DAY},?\\s*)?${AGENCY}${DASH}\\s`,
    'u',
  ),
  new RegExp(`^[\\s"“]*(?<place>${MIXED}(?:, ${MIXED})?),\\s*${MONTH_DAY},?\\s*${AGENCY}${DASH}\\s`, 'u'),
  new RegExp(`^[\\s"“]*(?<place>${MIXED}(?:, ${MIXED})?)\\s*\\([A-Z][^()\\n]{1,30}\\)\\s*${DASH}\\s`, 'u'),
  // "MADRID (May 16, 2024) Twelve members", "ALGIERS, 19 February 2025. As part of": no dash at all.
  new RegExp(`^[\\s"“]*(?<place>${NAME}(?:, ${MIXED})?)\\s*\\(${MONTH_DAY}\\)\\s(?=\\p{Lu})`, 'u'),
  new RegExp(`^[\\s"“]*(?<place>${NAME}), ${MONTH_DAY}\\.\\s(?=\\p{Lu})`, 'u'),
  new RegExp(`^[\\s"“]*(?<place>${MIXED}):\\s(?=\\p{Lu})`, 'u'),
  new RegExp(`^\\s*\\([^()\\n]{2,40}\\)\\s*${DASH}\\s`, 'u'),
]

const DAY_NAME = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s|’s)?$/iu

/** A line about the report: a date and perhaps an agency and a place, no sentence. */
const LONGEST_LINE = 120
const TAIL_PLACE = /(?:^|[,|–—-]\s*)(?<place>\p{Lu}[\p{Lu}\p{M}.'’ -]{2,40})\s*$/u

/** Finds the dateline in the first lines. */
export function findDateline(text: string, tokens: readonly Token[]): Dateline | null {
  let start = 0
  let headline: Dateline | null = null
  for (let line = 0; line < 12 && start < Math.min(text.length, FARTHEST); line++) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const words = text.slice(start, end)
    const dateline = inlineDateline(words, start, tokens) ?? lineDateline(words, start, tokens)
    // "Tunis: hundreds caught at sea" is a headline where a dateline proper follows.
    const isHeadline =
      dateline !== null &&
      dateline.place !== null &&
      /^[^,()–—-]{2,40}:/u.test(words.trim()) &&
      !/[.!?]["”’)]*\s*$/u.test(words)
    if (dateline && !isHeadline) return dateline
    headline ??= dateline
    start = end + 1
  }
  return headline
}

function inlineDateline(words: string, start: number, tokens: readonly Token[]): Dateline | null {
  for (const pattern of INLINE) {
    const match = pattern.exec(words.slice(0, 160))
    if (!match || words.length <= match[0].length + 20) continue
    const place = match.groups?.place
    // "Monday: Two women were arrested": a diary's day.
    if (place !== undefined && DAY_NAME.test(place)) continue
    const at = place === undefined ? -1 : words.indexOf(place)
    return {
      from: tokenIndexAt(tokens, start),
      until: tokenIndexAt(tokens, start + match[0].trimEnd().length - 1) + 1,
      place: place === undefined ? null : { start: start + at, end: start + at + place.length },
    }
  }
  return null
}

function lineDateline(words: string, start: number, tokens: readonly Token[]): Dateline | null {
  const trimmed = words.trimEnd()
  if (
    trimmed.trim() === '' ||
    trimmed.length > LONGEST_LINE ||
    /[.!?]["”]?$/u.test(trimmed) ||
    fullDate(trimmed) === null
  )
    return null
  if (
    !/^\s*(?:by|date|published|updated|posted|on|from)\b|^\s*\p{L}{0,9},? ?(?:\d|\p{Lu}\p{L}{2,8}\.? \d)/iu.test(
      trimmed,
    )
  )
    return null
  const match = TAIL_PLACE.exec(trimmed)
  const place = match?.groups?.place
  const at = place === undefined ? -1 : trimmed.lastIndexOf(place)
  return {
    from: tokenIndexAt(tokens, start),
    until: tokenIndexAt(tokens, start + trimmed.length - 1) + 1,
    place: place === undefined ? null : { start: start + at, end: start + at + place.length },
  }
}

/** Forms that name a day with its year, and so need no other date to be understood. */
const FULL = new Set(['iso day', 'numeric day', 'day, month first', 'day, day first'])

function fullDate(words: string): Day | null {
  for (const form of DATE_FORMS) {
    if (!FULL.has(form.name)) continue
    for (const match of words.matchAll(form.pattern)) {
      const period =
        match.groups?.y === undefined
          ? null
          : form.read({ ...match.groups }, { published: null, direction: 'past', previous: null })
      if (period) return period.start
    }
  }
  return null
}

/**
 * The report's own date: in its dateline, else in a line of its own among the first ones or the last. Null where
 * it gives none with a year.
 */
export function publishedIn(text: string, tokens: readonly Token[], dateline: Dateline | null): Day | null {
  if (dateline) {
    const first = tokens[dateline.from]
    const last = tokens[dateline.until - 1]
    const day = first && last ? fullDate(text.slice(first.start, last.end)) : null
    if (day !== null) return day
  }
  const lines = text.slice(0, FARTHEST).split('\n').slice(0, 8)
  for (const line of lines) {
    if (
      line.length > LONGEST_LINE ||
      /[.!?]["”]?\s*$/u.test(line) ||
      !/\b(?:published|updated|posted|date|by|on)\b|^\W*\d|^\W*\p{Lu}\p{L}+ \d/iu.test(line)
    )
      continue
    const day = fullDate(line)
    if (day !== null) return day
  }
  return null
}

/** Day and month that a dateline gives without a year, as words; null for none. */
export function datelineWords(text: string, tokens: readonly Token[], dateline: Dateline | null): string | null {
  if (!dateline) return null
  const first = tokens[dateline.from]
  const last = tokens[dateline.until - 1]
  return first && last ? (new RegExp(MONTH_DAY, 'u').exec(text.slice(first.start, last.end))?.[0] ?? null) : null
}
