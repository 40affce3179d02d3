import type { Gazetteer } from './gazetteer.ts'
import { DIRECTIONS, PARTICLES } from './guardWords.ts'
import { isAnyName, type Sense, sensesOf } from './senses.ts'
import type { TextWord } from './textWords.ts'

/** Longest name that is looked for, in words. */
export const MOST_WORDS = 6
/** Abbreviations that keep the dot before a space: "St. Louis". */
const DOTTED = /^(?:St|Ste|Mt|Ft|Pt)$/u

/** What a scan of one text remembers, so that each spelling is looked up once. */
export interface Scan {
  gazetteer: Gazetteer
  text: string
  words: readonly TextWord[]
  folds: string[]
  isName: Map<string, boolean>
  /** Folded words that are a person's name somewhere in the text. */
  people: Set<string>
  /** Folded words that are a place's name beyond doubt somewhere in the text. */
  settled: Set<string>
}

/** Whether words are a name of the gazetteer, of whatever kind. */
export function isNameAt(scan: Scan, from: number, until: number): boolean {
  let key = ''
  // "Cox's Bazar": the ending that stands between two words belongs to the name.
  for (let i = from; i < until; i++)
    key += `${i === from ? '' : isPossessiveGap(scan.words[i]) ? 's ' : ' '}${scan.folds[i] ?? ''}`
  key = key.replace(/^st (?=.)/u, 'saint ')
  const known = scan.isName.get(key)
  if (known !== undefined) return known
  const answer = isAnyName(scan.gazetteer, key)
  scan.isName.set(key, answer)
  return answer
}

const isPossessiveGap = (word: TextWord | undefined): boolean => /^['’]s $/u.test(word?.gap ?? '')

/** What the name that some words make can mean. */
export const sensesAt = (scan: Scan, from: number, until: number): readonly Sense[] =>
  sensesOf(scan.gazetteer, printedAt(scan, from, until))

/** One past the last word of the longest run from `from` that can be a name; across possessives where asked. */
export function runEnd({ words, folds }: Scan, from: number, isAcross = false): number {
  let until = from + 1
  for (let i = from + 1; i < words.length && i < from + MOST_WORDS; i++) {
    const word = words[i]
    if (!word) break
    const isJoined =
      word.gap === ' ' ||
      word.gap === '\u00a0' ||
      word.gap === '-' ||
      (isAcross && word.isCapital && isPossessiveGap(word)) ||
      (word.gap === '. ' && DOTTED.test(words[i - 1]?.text ?? ''))
    if (!isJoined) break
    if (word.isCapital) until = i + 1
    else if (!PARTICLES.has(folds[i] ?? '')) break
  }
  return until
}

/** Words as the text has them. */
export const printedAt = ({ text, words }: Scan, from: number, until: number): string =>
  text.slice(words[from]?.start, words[until - 1]?.end)

/** A given name that is no common word: "North" and "Will" say nothing. */
export const isGivenName = ({ words }: Gazetteer, fold: string): boolean =>
  words.given.has(fold) && !words.common.has(fold) && !DIRECTIONS.has(fold)
