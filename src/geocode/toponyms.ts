import type { Gazetteer } from './gazetteer.ts'
import { findToponyms } from './findToponyms.ts'
import type { Span } from './mention.ts'
import type { Toponym } from './toponym.ts'
import { resolveTogether } from './resolveTogether.ts'

export type { Span, Toponym }

export interface ReadOptions {
  /** Mentions to resolve instead of finding them; each gets an answer, in the order given. */
  given?: readonly Span[]
  /** Whether demonyms are part of the result; they are always part of the context. */
  demonyms?: boolean
}

/**
 * Finds the toponyms of a text (or takes the given ones) and resolves each with the whole text as context. Pure and
 * total: any string gives a result, in text order where they are found. A name that is not known falls back to the
 * division or country named beside it, and its `why` says so.
 */
export function readToponyms(
  gazetteer: Gazetteer,
  text: string,
  { given, demonyms = false }: ReadOptions = {},
): Toponym[] {
  const mentions = findToponyms(gazetteer, text, given)
  return resolveTogether(gazetteer, mentions).filter(({ kind }) => given || demonyms || kind === 'place')
}
