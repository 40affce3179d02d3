import { foldName } from './normalise.ts'
import type { Mention } from './mention.ts'

/** How the text puts one mention inside another. */
export type LinkKind = 'comma' | 'in' | 'of'

/** `inner` is said to lie in `outer`, both indices of mentions. Whether it can is for the gazetteer to say. */
export interface Link {
  inner: number
  outer: number
  kind: LinkKind
  /** Whether the two stand in an enumeration, where a comma contains nothing. */
  isEnumerated: boolean
}

/** What the words directly around a mention say it is; a dateline names a town. */
export type Said = 'division' | 'town' | 'dateline' | null

/** "Paris, Texas", "Paris (Texas)", "Kandal province, Cambodia". */
const COMMA = /^(?: \p{Ll}+){0,2}(?:,? \(|, ?)$/u
/** "Mae Sot in Thailand", "a village near Idlib in the north-west of Syria". */
const IN = /^(?:,)?(?: \p{L}+){0,2} in(?: the| \p{Ll}+(?:-\p{Ll}+)?| of){0,4} $/u
/** "Cambodia's Kandal", "Thai border town of Mae Sot", "the Syrian city Aleppo". */
const OF = /^(?:['’]s?)?(?:(?: \p{Ll}+(?:-\p{Ll}+)?){0,4} (?:\p{Ll}+)(?: of| called)?)? $|^['’]s $/u
const LONGEST_LINK = 48
const AND = /^,? (?:and|or|&) (?:in |the )?$/u
const PLAIN_COMMA = /^, ?(?:the )?$/u

const DIVISION_AFTER = /^ (?:province|county|state|prefecture|governorate|oblast|region|district|parish|department)\b/iu
const TOWN_AFTER = /^ (?:city|town|village|municipality)\b/iu
const DIVISION_BEFORE =
  /(?:province|county|state|prefecture|governorate|oblast|region|district|department) of (?:the )?$/iu
const TOWN_BEFORE = /(?:city|town|village|capital|port|suburb|hamlet|community) (?:of )?$/iu

/** "BANGKOK (Reuters)", "SEOUL, South Korea —": what follows the town at the head of a report. */
const DATELINE_AFTER = /^(?:,[^\n]{1,30}?)? ?(?:\(\p{Lu}[^\n)]{1,30}\)|[—–-]{1,2}\s)/u
/** "WASHINGTON The president": in capitals, and the report goes on without them. */
const CAPITALS = /^(?:\p{Lu}{3,}[ .-]?)+$/u
const GOES_ON = /^\s+(?:\p{Lu}\p{Ll}|\p{Lu} )/u

/** Whether a mention opens a report as the town where it was written, which is how newspapers print datelines. */
function isDateline(text: string, { start, end, text: printed }: Mention): boolean {
  const isHead = start === 0 || /\n\s*$/u.test(text.slice(Math.max(0, start - 40), start))
  if (!isHead) return false
  const after = text.slice(end, end + 80)
  return DATELINE_AFTER.test(after) || (start === 0 && CAPITALS.test(printed) && GOES_ON.test(after))
}

/** What the words around a mention say it is. */
export function saidOf(text: string, mention: Mention): Said {
  const { start, end } = mention
  const after = text.slice(end, end + 14)
  const before = text.slice(Math.max(0, start - 24), start)
  if (DIVISION_AFTER.test(after) || DIVISION_BEFORE.test(before)) return 'division'
  if (TOWN_AFTER.test(after) || TOWN_BEFORE.test(before)) return 'town'
  return isDateline(text, mention) ? 'dateline' : null
}

/** The links between neighbouring mentions, which are in text order. */
export function linksOf(text: string, mentions: readonly Mention[]): Link[] {
  const gaps = mentions.map(({ start }, i) => {
    const from = mentions[i - 1]?.end ?? 0
    return i > 0 && start >= from && start - from <= LONGEST_LINK ? text.slice(from, start) : null
  })
  const links: Link[] = []
  for (let i = 1; i < mentions.length; i++) {
    const gap = gaps[i]
    if (gap === null || gap === undefined) continue
    if (COMMA.test(gap)) links.push({ inner: i - 1, outer: i, kind: 'comma', isEnumerated: isEnumerated(gaps, i) })
    else if (IN.test(gap)) links.push({ inner: i - 1, outer: i, kind: 'in', isEnumerated: false })
    else if (OF.test(gap)) links.push({ inner: i, outer: i - 1, kind: 'of', isEnumerated: false })
  }
  // "Banlung, Ratanakiri, Cambodia": what contains the container contains the first as well.
  for (const { inner, outer, kind, isEnumerated } of links.slice())
    if (kind === 'comma' && COMMA.test(gaps[outer + 1] ?? ''))
      links.push({ inner, outer: outer + 1, kind, isEnumerated })
  return links
}

/** "A, B, C and D": the comma before mention `i` is one of several, or an "and" follows. */
function isEnumerated(gaps: ReadonlyArray<string | null>, i: number): boolean {
  if (!PLAIN_COMMA.test(gaps[i] ?? '')) return false
  if (AND.test(gaps[i + 1] ?? '')) return true
  return PLAIN_COMMA.test(gaps[i + 1] ?? '') && (PLAIN_COMMA.test(gaps[i + 2] ?? '') || AND.test(gaps[i + 2] ?? ''))
}

/** Mentions of one spelling have one sense in a text. */
export const formOf = ({ text, kind }: Mention): string => `${kind === 'demonym' ? '=' : ''}${foldName(text)}`
