import type { Count, Qualifier } from '../domain/count.ts'
import { type Token, tokenAt } from './tokens.ts'

/** A number in the text with what qualifies it, as the bounds that the incident format gives to its wording. */
export interface Quantity {
  /** Tokens, qualifying words included, `until` exclusive. */
  from: number
  until: number
  count: Count
  /** Whether the words say that it is a whole: "all 88", "a total of 164". */
  isWhole: boolean
}

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

interface Figure {
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
function wordValue(lower: string): number | null {
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
function figureAt(tokens: readonly Token[], i: number): Figure | null {
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

type Bounds = (value: number) => Count

const exact: Bounds = (value) => ({ min: value, max: value, qualifier: 'exact' })
const atLeast: Bounds = (value) => ({ min: value, max: null, qualifier: 'at_least' })
const moreThan: Bounds = (value) => ({ min: value + 1, max: null, qualifier: 'at_least' })
const atMost: Bounds = (value) => ({ min: null, max: value, qualifier: 'at_most' })
const lessThan: Bounds = (value) => ({ min: null, max: value - 1, qualifier: 'at_most' })
const nearly: Bounds = (value) => ({ min: Math.floor((value * 9) / 10), max: value - 1, qualifier: 'about' })
const about: Bounds = (value) => ({
  min: Math.floor((value * 9) / 10),
  max: Math.ceil((value * 11) / 10),
  qualifier: 'about',
})
/** "Some" before a figure that is not round is an article. */
const some: Bounds = (value) => (value % 10 === 0 || value === 12 ? about(value) : exact(value))

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
  ['a further', exact],
  ['another', exact],
  ['an additional', exact],
  ['up to', atMost],
  ['as many as', atMost],
  ['at most', atMost],
  ['no more than', atMost],
  ['not more than', atMost],
  ['a maximum of', atMost],
  ['fewer than', lessThan],
  ['less than', lessThan],
  ['under', lessThan],
  ['a total of', exact, true],
  ['total of', exact, true],
  ['altogether', exact, true],
  ['all', exact, true],
  ['in total', exact, true],
  ['a combined', exact, true],
].map(([words, bounds, isWhole]) => [words as string, bounds as Bounds, (isWhole ?? false) as boolean])

const LONGEST_BEFORE = 4

function before(tokens: readonly Token[], i: number): { from: number; bounds: Bounds; isWhole: boolean } {
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
  return { from: i, bounds: exact, isWhole: false }
}

/** What a figure counts when it is no people: a currency or unit after it, a sign before it. */
const UNIT_WORDS = new Set(
  (
    'percent % per percentage pc pct points point degrees kg kilo kilos kilogram kilograms kilogramme kilogrammes g gram grams tonnes tonne tons ton lb lbs pounds ounces ' +
    'km kilometers kilometres metres meters metre miles mile feet foot ft inches acres hectares litres liters knots mph ' +
    "hours hour minutes minute seconds days day weeks week months month years year decades nights am pm a.m. p.m. a.m p.m gmt local yr yrs o'clock " +
    'dollars dollar cents euro euros pound sterling yuan rmb renminbi yen won baht rupees rupee rupiah ringgit riel kip dong pesos peso ' +
    'naira shillings cedi cedis rand dirhams dirham riyals riyal dinars dinar lira liras rubles roubles ruble francs crowns kronor kroner krona reais real hryvnia taka zloty usd eur gbp'
  ).split(' '),
)

const SIGNS = new Set([
  '$',
  '€',
  '£',
  '¥',
  '₹',
  '₱',
  '฿',
  '₦',
  '₩',
  '₫',
  '#',
  '§',
  'rs',
  'sr',
  'rm',
  'us$',
  's$',
  'hk$',
  'nt$',
  'usd',
  'php',
  'thb',
  'eur',
  'idr',
  'ksh',
  'sh',
  'r$',
  'dh',
  'aed',
  'tk',
  'no',
  'nr',
])

/** "Article 20", "Unit 731", "Boeing 737", "Route 4", "aged 34": a number that names or dates something. */
const NAMED = new Set(
  'article section chapter rule act unit battalion brigade block room route highway road street gate terminal boeing airbus flight version page number line level phase day area zone ward precinct group aged age mi resolution no. channel division regiment covid'.split(
    ' ',
  ),
)

const isName = (token: Token): boolean => NAMED.has(token.lower) || SIGNS.has(token.lower)

/** "aged between 28 and 45", "ages 24, 31 and 40": figures in a row behind "aged". */
function isAge(tokens: readonly Token[], from: number): boolean {
  for (let i = from - 1; i >= from - 8; i--) {
    const { lower, kind } = tokenAt(tokens, i)
    if (/^(?:aged?|ages)$/u.test(lower)) return true
    if (
      kind !== 'number' &&
      wordValue(lower) === null &&
      !/^(?:between|from|and|to|or|,|-|–|about|around|of|is|was|are|were|ranged|ranging)$/u.test(lower)
    )
      return false
  }
  return false
}

function isOther(tokens: readonly Token[], from: number, figure: Figure): boolean {
  const previous = tokenAt(tokens, from - 1)
  const next = tokenAt(tokens, figure.until)
  if (isAge(tokens, from)) return true
  if (isName(previous) && !(previous.lower === 'day' && previous.kind === 'word')) return true
  if (previous.lower === '.' && SIGNS.has(tokenAt(tokens, from - 2).lower)) return true
  if (previous.text === '(' && next.text === ')') return false
  if (
    previous.text === ',' &&
    next.text === ',' &&
    figure.value < 120 &&
    /^\p{Lu}/u.test(tokenAt(tokens, from - 2).text)
  )
    return true
  if (UNIT_WORDS.has(next.lower)) return true
  if (next.text === '%' || next.text === '-' || next.text === '°')
    return next.text !== '-' || tokenAt(tokens, figure.until + 1).kind !== 'number'
  return next.text === '/' || previous.text === '/'
}

/** Numbers that are dates have been read by then: `isTaken` says which tokens they hold. */
export function quantitiesIn(
  tokens: readonly Token[],
  from: number,
  until: number,
  isTaken: (token: number) => boolean,
): Quantity[] {
  const found: Quantity[] = []
  for (let i = from; i < until; i++) {
    if (isTaken(i)) continue
    const figure = figureAt(tokens, i)
    if (!figure || figure.until > until) continue
    const start = before(tokens, i)
    if (!isOther(tokens, i, figure)) {
      const quantity = quantityOf(tokens, figure, start)
      const second = rangeEnd(tokens, figure, start.from)
      found.push(second ?? quantity)
      i = (second ?? quantity).until - 1
    } else i = figure.until - 1
  }
  return found
}

function quantityOf(tokens: readonly Token[], figure: Figure, start: ReturnType<typeof before>): Quantity {
  const { value, until, isOpen } = figure
  const after = (words: string): boolean =>
    words === Array.from({ length: words.split(' ').length }, (_, k) => tokenAt(tokens, until + k).lower).join(' ')
  if (isOpen) return { from: start.from, until, count: atLeast(value), isWhole: false }
  if (after('or so')) return { from: start.from, until: until + 2, count: about(value), isWhole: false }
  if (after('or more') || after('and more') || tokenAt(tokens, until).text === '+')
    return {
      from: start.from,
      until: until + (after('or more') || after('and more') ? 2 : 1),
      count: atLeast(value),
      isWhole: false,
    }
  if (after('or fewer') || after('or less'))
    return { from: start.from, until: until + 2, count: atMost(value), isWhole: false }
  return { from: start.from, until, count: start.bounds(value), isWhole: start.isWhole }
}

/** "50 to 60", "between 50 and 60", "50-60". */
function rangeEnd(tokens: readonly Token[], first: Figure, from: number): Quantity | null {
  const joint = tokenAt(tokens, first.until)
  const isBetween = tokenAt(tokens, from - 1).lower === 'between'
  const isRange = /^(?:to|-|–|—)$/u.test(joint.lower) || (isBetween && joint.lower === 'and')
  const last = isRange ? figureAt(tokens, first.until + 1) : null
  if (!last || last.value <= first.value || UNIT_WORDS.has(tokenAt(tokens, last.until).lower)) return null
  const count: Count = { min: first.value, max: last.value, qualifier: 'about' satisfies Qualifier }
  return { from: isBetween ? from - 1 : from, until: last.until, count, isWhole: false }
}

/** Two figures for groups that are counted together. */
export function addCounts(a: Count, b: Count): Count {
  const min = a.min === null && b.min === null ? null : (a.min ?? 0) + (b.min ?? 0)
  const max = a.max === null || b.max === null ? null : a.max + b.max
  const has = (qualifier: Qualifier): boolean => a.qualifier === qualifier || b.qualifier === qualifier
  const qualifier = max === null ? 'at_least' : has('about') || has('at_most') ? 'about' : 'exact'
  return min === null && max === null ? UNKNOWN_COUNT : { min, max, qualifier }
}

export const UNKNOWN_COUNT: Count = Object.freeze({ min: null, max: null, qualifier: 'unknown' })

export const exactCount = (value: number): Count => exact(value)
