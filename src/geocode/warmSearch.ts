import type { Gazetteer } from './gazetteer.ts'
import { lettersOfNames } from './letterSets.ts'
import { eachNearly } from './nearly.ts'
import { searchPlaces } from './search.ts'

/** Often enough for an engine to compile the scan. */
const ROUNDS = 3
const MISTYPED = 'pnhom penhh'
const TYPED = new TextEncoder().encode(MISTYPED)

/**
 * What the first search would have to do before it can answer, in short steps to be run while nothing else is asked: the
 * letters of all names, a few scans of the short list of countries and divisions, after which the engine has compiled what a
 * mistyped name needs, and then one search to its end.
 */
export const warmSearch = (gazetteer: Gazetteer): ReadonlyArray<() => void> => [
  () => lettersOfNames(gazetteer.names),
  ...Array.from({ length: ROUNDS }, () => () => eachNearly(gazetteer.listed, TYPED, () => undefined)),
  () => searchPlaces(gazetteer, MISTYPED),
]
