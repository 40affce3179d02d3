import type { Count } from '../domain/count.ts'
import { exactCount } from '../domain/count.ts'
import { type Token, tokenAt } from './tokens.ts'

/** What a wording makes of a number. */
export type Bounds = (value: number) => Count

export const atLeast: Bounds = (value) => ({ min: value, max: null, qualifier: 'at_least' })
const moreThan: Bounds = (value) => ({ min: value + 1, max: null, qualifier: 'at_least' })
export const atMost: Bounds = (value) => ({ min: null, max: value, qualifier: 'at_most' })
const lessThan: Bounds = (value) => ({ min: null, max: value - 1, qualifier: 'at_most' })
const nearly: Bounds = (value) => ({ min: Math.floor((value * 9) / 10), max: value - 1, qualifier: 'about' })
export const about: Bounds = (value) => ({
  min: Math.floor((value * 9) / 10),
  max: Math.ceil((value * 11) / 10),
  qualifier: 'about',
})
/** "Some" before a figure that is not round is an article. */
const some: Bounds = (value) => (value % 10 === 0 || value === 12 ? about(value) : exactCount(value))

/** Words before a number; the longest one that fits counts. From the usage notes of Merriam-Webster and Collins. */
const BEFORE: ReadonlyArray<readonly [string, Bounds, isWhole?: boolean]> = [
  ['nearly', nearly],
  ['almost', nearly],
  ['close to', nearly],
  ['just under', nearly],
  ['just short of', nearly],
  ['just shy of', nearly],
  ['nearly all of the', nearly],
  ['well-nigh', nearly],
  ['practically', nearly],
  ['about', about],
  ['around', about],
  ['some', some],
  ['roughly', about],
  ['approximately', about],
  ['circa', about],
  ['an estimated', about],
  ['estimated', about],
  ['in the region of', about],
  ['more or less', about],
  ['somewhere around', about],
  ['more than', moreThan],
  ['over', moreThan],
  ['upwards of', moreThan],
  ['upward of', moreThan],
  ['in excess of', moreThan],
  ['well over', moreThan],
  ['well above', moreThan],
  ['just over', moreThan],
  ['above', moreThan],
  ['exceeding', moreThan],
  ['greater than', moreThan],
  ['at least', atLeast],
  ['no fewer than', atLeast],
  ['not fewer than', atLeast],
  ['no less than', atLeast],
  ['not less than', atLeast],
  ['a minimum of', atLeast],
  ['minimum of', atLeast],
  ['a further', exactCount],
  ['another', exactCount],
  ['an additional', exactCount],
  ['up to', atMost],
  ['as many as', atMost],
  ['at most', atMost],
  ['no more than', atMost],
  ['not more than', atMost],
  ['a maximum of', atMost],
  ['fewer than', lessThan],
  ['less than', lessThan],
  ['under', lessThan],
  ['a total of', exactCount, true],
  ['total of', exactCount, true],
  ['altogether', exactCount, true],
  ['all', exactCount, true],
  ['in total', exactCount, true],
  ['a combined', exactCount, true],
].map(([words, bounds, isWhole]) => [words as string, bounds as Bounds, (isWhole ?? false) as boolean])

const LONGEST_BEFORE = 4

/** The words before a number that qualify it: where they begin, and the bounds that they give. */
export function boundsBefore(tokens: readonly Token[], i: number): { from: number; bounds: Bounds; isWhole: boolean } {
  for (let length = LONGEST_BEFORE; length > 0; length--) {
    const words = Array.from({ length }, (_, k) => tokenAt(tokens, i - length + k).lower).join(' ')
    const found = BEFORE.find(([phrase]) => phrase === words)
    // "has gone up to 46" is a rise.
    if (
      words === 'up to' &&
      /^(?:gone|went|go|goes|rose|risen|rises|climbed|shot|jumped|risen)$/u.test(tokenAt(tokens, i - 3).lower)
    )
      continue
    // "handed over 98" is the verb's particle.
    if (words === 'over' && /^(?:hand|turn)(?:s|ed|ing)?$/u.test(tokenAt(tokens, i - 2).lower)) continue
    if (found) return { from: i - length, bounds: found[1], isWhole: found[2] ?? false }
  }
  return { from: i, bounds: exactCount, isWhole: false }
}
