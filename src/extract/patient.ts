import type { Group } from './group.ts'
import { isAuthority } from './nouns.ts'
import type { Predicate } from './predicates.ts'

/** Whom a predicate is about: a group of this sentence, people spoken of before (`anaphor`), or nobody known. */
export interface Patient {
  group: Group | null
  /** "they", "all of them", "who": the count is that of people spoken of before. */
  isAnaphor: boolean
  /** Tokens of the patient, for what stands on which side; null for none. */
  side: 'before' | 'after' | 'around' | null
  /** "he", "him": one person spoken of before. */
  isSingular?: boolean
}

/** "its financier, a citizen of Montenegro": one person, and none of those who act. */
export const isPerson = ({ isOne, kind, count, head }: Group): boolean =>
  isOne &&
  kind === 'people' &&
  count !== null &&
  !isAuthority(head) &&
  !/^(?:spokesman|spokeswoman|spokesperson|chief|minister|president|judge|magistrate|lawyer|prosecutor|governor|mayor|commander|head|director|general|neighbour|neighbor|witness|victim|person|individual)$/u.test(
    head,
  )

export const NOBODY: Patient = Object.freeze({ group: null, isAnaphor: false, side: null })

const RECEIVED = /^(?:deportees?|returnees?|expellees?|evicted|deported)$/u

/** Things are nobody's arrest; a noun that no list knows is people only where the verb takes nothing else. */
export function usable(group: Group, predicate: Pick<Predicate, 'isLoose' | 'isReception' | 'lemma'>): boolean {
  if (group.kind === 'things' || group.kind === 'victims') return false
  // Guests are received too; "took back" says by itself that they were sent.
  if (predicate.isReception && predicate.lemma !== 'take') return group.count !== null && RECEIVED.test(group.head)
  return group.kind === 'people' || !predicate.isLoose || group.kind === 'bare'
}

/** "the men", "those people": spoken of before. */
export const isAnaphoric = (group: Group): boolean => group.count === null && group.isDefinite && !group.isSome
