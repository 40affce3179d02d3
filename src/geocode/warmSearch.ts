import type { Gazetteer } from './gazetteer.ts'
import { lettersOfNames } from './letterSets.ts'
import { eachNearly } from './nearly.ts'

/** Often enough for an engine to compile the scan. */
const ROUNDS = 3
const TYPED = new TextEncoder().encode('pnhom penhh')

/**
 * What the first search would have to do before it can answer, in short steps to be run while nothing else is asked: the
 * letters of all names, and a few scans of the short list of countries and divisions, after which the engine has compiled
 * what a mistyped name needs.
 */
export const warmSearch = ({ names, listed }: Gazetteer): ReadonlyArray<() => void> => [
  () => lettersOfNames(names),
  ...Array.from({ length: ROUNDS }, () => () => eachNearly(listed, TYPED, () => undefined)),
]
