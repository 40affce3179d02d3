import { findOtherNames } from './findOtherNames.ts'
import { findToponyms } from './findToponyms.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Mention, Span } from './mention.ts'
import { resolveTogether } from './resolveTogether.ts'
import { isDemonym } from './senses.ts'
import { wordsOf } from './textWords.ts'
import type { Toponym } from './toponym.ts'
import type { Parts } from './weighSenses.ts'

export type { Span, Toponym }

export interface ReadOptions {
  /** Mentions to resolve instead of finding them; each gets an answer, in the order given. */
  given?: readonly Span[]
  /** Whether demonyms are part of the result; they are always part of the context. */
  demonyms?: boolean
  /** Told the share of the work that is done, 0 to 1: nothing for a short text, many times for one of megabytes. */
  onProgress?: (share: number) => void
  /** Parts of the weighing to leave out, to measure what each is worth. */
  parts?: Parts
}

/**
 * Finds the toponyms of a text (or takes the given ones) and resolves each with the whole text as context. Pure and
 * total: any string gives a result, in text order where they are found. A name that is not known falls back to the
 * place named beside it, and its `why` says so.
 */
export function readToponyms(
  gazetteer: Gazetteer,
  text: string,
  { given, demonyms = false, onProgress = () => undefined, parts }: ReadOptions = {},
): Toponym[] {
  const found = findAll(gazetteer, text, (share) => onProgress(share * FINDING_SHARE))
  if (!given) {
    const isAsked = ({ kind }: Mention): boolean => demonyms || kind === 'place'
    return resolveTogether(gazetteer, text, found, { parts, isAsked }).filter((toponym) => toponym !== null)
  }
  const { mentions, asked, wanted } = contextOf(gazetteer, text, given, found)
  const isAsked = (mention: Mention): boolean => asked.has(mention)
  const resolved = new Map(
    resolveTogether(gazetteer, text, mentions, { parts, isAsked }).map((toponym, i) => [mentions[i], toponym]),
  )
  return wanted.flatMap((mention) => resolved.get(mention) ?? [])
}

/** The given mentions of a text, in their order, and all its mentions in text order: those found beside them as well. */
export function contextOf(
  gazetteer: Gazetteer,
  text: string,
  given: readonly Span[],
  found: readonly Mention[] = findAll(gazetteer, text),
): { wanted: Mention[]; asked: ReadonlySet<Mention>; mentions: Mention[] } {
  const wanted = given.map(({ start, end }): Mention => {
    const name = text.slice(start, end)
    return { start, end, text: name, kind: isDemonym(gazetteer, name) ? 'demonym' : 'place' }
  })
  const context = found.filter(
    (mention) => !wanted.some(({ start, end }) => start < mention.end && mention.start < end),
  )
  const mentions = [...wanted, ...context].toSorted((a, b) => a.start - b.start || a.end - b.end)
  return { wanted, asked: new Set(wanted), mentions }
}

/** What finding takes of the work; the rest is resolving. */
const FINDING_SHARE = 0.7

const findAll = (gazetteer: Gazetteer, text: string, onProgress?: (share: number) => void): Mention[] =>
  apart([...findToponyms(gazetteer, text, wordsOf(text), onProgress), ...findOtherNames(gazetteer, text)])

/** Mentions in text order; of two that overlap the one that starts first, else the longer. */
function apart(mentions: Mention[]): Mention[] {
  let last = 0
  return mentions
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < last) return false
      last = end
      return true
    })
}
