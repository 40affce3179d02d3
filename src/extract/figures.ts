import { type Token, tokenAt } from './tokens.ts'

const UNITS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  lakh: 1e5,
  lakhs: 1e5,
  crore: 1e7,
  dozen: 12,
  score: 20,
}

/** Plurals that are figures of their own: the least that the plural can mean. */
const PLURALS: Readonly<Record<string, number>> = {
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2000,
  millions: 2e6,
}

const own = (table: Readonly<Record<string, number>>, word: string): number | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined

/** Letters written on to digits that still leave a plain number: "5k". Anything else is a unit, an age, a name. */
const SUFFIXES: Readonly<Record<string, number>> = { k: 1000, m: 1e6, bn: 1e9 }

/** A number of the text, without what stands before it. */
export interface Figure {
  value: number
  until: number
  /** "dozens": only the least is known. */
  isOpen: boolean
}

function digits(token: Token): number | null {
  const match = /^(\d{1,3}(?:,\d{2,3})+|\d+)(\.\d+)?(k|m|bn)?$/u.exec(token.lower)
  if (!match) return null
  const value = Number(`${(match[1] ?? '').replaceAll(',', '')}${match[2] ?? ''}`)
  return value * (match[3] === undefined ? 1 : (SUFFIXES[match[3]] ?? 1))
}

/** "forty-five", "one": the value of one written word; null for others. */
export function wordValue(lower: string): number | null {
  const plain = own(UNITS, lower)
  if (plain !== undefined) return plain
  const parts = lower.split('-')
  if (parts.length > 4) return null
  if (parts.length === 2) {
    const [tens, ones] = [own(UNITS, parts[0] ?? ''), own(UNITS, parts[1] ?? '')]
    if (tens !== undefined && tens >= 20 && ones !== undefined && ones < 10) return tens + ones
  }
  return null
}

/** The longest number that begins at token `i`: "2,500", "two thousand five hundred", "1.2 million", "dozens". */
export function figureAt(tokens: readonly Token[], i: number): Figure | null {
  const first = tokenAt(tokens, i)
  const open = own(PLURALS, first.lower)
  if (open !== undefined) return { value: open, until: i + 1, isOpen: true }
  const odd = /^(.{2,12})-odd$/u.exec(first.lower)?.[1]
  const oddValue = odd === undefined ? null : (wordValue(odd) ?? (/^\d+$/u.test(odd) ? Number(odd) : null))
  if (oddValue !== null) return { value: oddValue, until: i + 1, isOpen: true }
  const scale = own(SCALES, tokenAt(tokens, i + 1).lower)
  if (/^(?:several|few)$/u.test(first.lower) && scale !== undefined)
    return { value: 2 * scale, until: i + 2, isOpen: true }
  const tensOf = /^(?:tens|hundreds)$/u.test(first.lower) && tokenAt(tokens, i + 1).lower === 'of'
  if (tensOf && tokenAt(tokens, i + 2).lower === 'thousands')
    return { value: first.lower === 'tens' ? 20_000 : 200_000, until: i + 3, isOpen: true }
  const half =
    first.lower === 'half' && /^an?$/u.test(tokenAt(tokens, i + 1).lower) && tokenAt(tokens, i + 2).lower === 'dozen'
  if (half || (first.lower === 'half-dozen' && i >= 0)) return { value: 6, until: half ? i + 3 : i + 1, isOpen: false }
  return numberWords(tokens, i)
}

function numberWords(tokens: readonly Token[], i: number): Figure | null {
  let total = 0
  let current: number | null = null
  let at = i
  const article = /^an?$/u.test(tokenAt(tokens, i).lower) && own(SCALES, tokenAt(tokens, i + 1).lower) !== undefined
  if (article) {
    current = 1
    at++
  }
  for (; at < i + 12; at++) {
    const token = tokenAt(tokens, at)
    const value = token.kind === 'number' ? digits(token) : wordValue(token.lower)
    const scale = own(SCALES, token.lower)
    if (value !== null && (current === null || (token.kind === 'word' && isRoomFor(current, value)))) {
      if (token.kind === 'number' && current !== null) break
      current = (current ?? 0) + value
    } else if (scale !== undefined && current !== null) {
      if (scale >= 1000) {
        total += current * scale
        current = 0
      } else current *= scale
    } else if (token.lower === 'and' && (current ?? 0) + total >= 100 && isInnerAnd(tokens, at, i)) continue
    else break
  }
  if (current === null) return null
  while (tokenAt(tokens, at - 1).lower === 'and') at--
  const value = Math.round(total + current)
  return { value, until: at, isOpen: false }
}

/** "twenty" + "five", "hundred" + "four": what a smaller number word can be added to. */
const isRoomFor = (current: number, value: number): boolean =>
  (current % 100 === 0 && value < 100) || (current % 10 === 0 && current % 100 >= 20 && value < 10)

/** "one hundred and four", but not "one hundred men and four women" nor "100 and four". */
function isInnerAnd(tokens: readonly Token[], at: number, from: number): boolean {
  const next = tokenAt(tokens, at + 1)
  const before = tokenAt(tokens, at - 1)
  return (
    next.kind === 'word' &&
    wordValue(next.lower) !== null &&
    own(SCALES, before.lower) !== undefined &&
    tokenAt(tokens, from).kind === 'word'
  )
}
