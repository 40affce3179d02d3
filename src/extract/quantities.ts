import type { Count, Qualifier } from '../domain/count.ts'
import { about, atLeast, atMost, boundsBefore } from './bounds.ts'
import { type Figure, figureAt, wordValue } from './figures.ts'
import { isPeopleNoun, isPluralPeople } from './nouns.ts'
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
    (/^\p{Lu}/u.test(tokenAt(tokens, from - 2).text) ||
      (isPeopleNoun(tokenAt(tokens, from - 2).lower) && !isPluralPeople(tokenAt(tokens, from - 2).lower)))
  )
    return true
  if (UNIT_WORDS.has(next.lower)) return true
  // "ten more days".
  if (
    /^(?:more|further|additional|other|extra)$/u.test(next.lower) &&
    UNIT_WORDS.has(tokenAt(tokens, figure.until + 1).lower)
  )
    return true
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
    const start = boundsBefore(tokens, i)
    if (!isOther(tokens, i, figure)) {
      const quantity = quantityOf(tokens, figure, start)
      const second = rangeEnd(tokens, figure, start.from)
      found.push(second ?? quantity)
      i = (second ?? quantity).until - 1
    } else i = figure.until - 1
  }
  return found
}

function quantityOf(tokens: readonly Token[], figure: Figure, start: ReturnType<typeof boundsBefore>): Quantity {
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
