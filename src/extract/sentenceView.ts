import { isLocated, type Place } from '../domain/place.ts'
import { kmBetween } from '../lib/distance.ts'
import { type PlaceRole, roleOf } from './placeRoles.ts'
import type { DateMention } from './dates.ts'
import type { Group } from './group.ts'
import { joinGroups } from './joints.ts'
import type { Name } from './names.ts'
import type { Predicate } from './predicates.ts'
import { type Reading, within } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'

/** A sentence with what was recognised in it, as the steps below need it. */
export interface SentenceView {
  index: number
  sentence: Sentence
  groups: Group[]
  predicates: Predicate[]
  names: Name[]
  roles: Map<Name, PlaceRole>
  dates: DateMention[]
  words: string
}

/** A sentence of a text with what was recognised in it; null behind the last one. */
export function viewOf(reading: Reading, index: number): SentenceView | null {
  const sentence = reading.sentences[index]
  if (!sentence) return null
  const { tokens } = reading
  const groups = joinGroups(tokens, within(reading.groups, sentence))
  const names = within(reading.names, sentence)
  const roles = new Map<Name, PlaceRole>()
  let last: Name | null = null
  for (const name of names) {
    if (name.kind !== 'place') continue
    // "Europe-wide raids", "Africa": nowhere in particular.
    if (name.place && !name.place.country) {
      roles.set(name, 'none')
      continue
    }
    // "Myanmar's Shan State": the first name only says where the second one is.
    if (
      last &&
      name.from === last.until + 1 &&
      tokenAt(tokens, last.until).lower === "'s" &&
      last.place?.country === name.place?.country
    )
      roles.set(last, 'none')
    const listed = last && name.from - last.until <= 3 ? (roles.get(last) ?? null) : null
    roles.set(
      name,
      last && (contains(tokens, last, name) || isQuarterOf(tokens, last, name) || isWithin(tokens, last, name))
        ? 'none'
        : roleOf(tokens, sentence, groups, name, listed),
    )
    last = name
  }
  const words = reading.text
    .slice(tokenAt(tokens, sentence.from).start, tokenAt(tokens, sentence.until - 1).end)
    .toLowerCase()
  return {
    index,
    sentence,
    groups,
    predicates: within(reading.predicates, sentence),
    names,
    roles,
    dates: within(reading.dates, sentence),
    words,
  }
}

/** "Bamban, Tarlac", "Omaha, Nebraska": the second name only says where the first one is. */
function contains(tokens: readonly Token[], inner: Name, outer: Name): boolean {
  if (outer.from !== inner.until + 1 || tokenAt(tokens, inner.until).text !== ',' || !inner.place || !outer.place)
    return false
  if (inner.place.country !== outer.place.country || tokenAt(tokens, outer.until).lower === 'and') return false
  if (isTownOf(tokens, inner, outer)) return true
  return (
    outer.place.precision === 'country' ||
    (outer.place.precision === 'admin1' && liesIn(inner.place, outer.place)) ||
    outer.place.name === inner.place.admin1
  )
}

/** "the Saburtalo district of the capital": the town only says where the quarter is. */
const isQuarterOf = (tokens: readonly Token[], inner: Name, outer: Name): boolean =>
  outer.from - inner.until <= 3 &&
  /^(?:district|suburb|area|neighbou?rhood|quarter|ward|borough|township|estate|section|arrondissement) (?:of|in) ?(?:the)?$/u.test(
    Array.from({ length: outer.from - inner.until }, (_, k) => tokenAt(tokens, inner.until + k).lower).join(' '),
  )

const WITHIN_KM = 200

/** "close to Skukuza, in the Kruger park", "at Rayachoti in Annamayya district": the second only says where the first is. */
const isWithin = (tokens: readonly Token[], inner: Name, outer: Name): boolean =>
  /^,? ?in(?: the)?$/u.test(
    Array.from({ length: outer.from - inner.until }, (_, k) => tokenAt(tokens, inner.until + k).lower).join(' '),
  ) &&
  /^(?:in|at|near|to|outside|off|on)$/u.test(tokenAt(tokens, inner.from - 1).lower) &&
  inner.place?.country === outer.place?.country &&
  inner.place?.precision !== 'country' &&
  inner.place != null &&
  outer.place != null &&
  isLocated(inner.place) &&
  isLocated(outer.place) &&
  kmBetween(inner.place, outer.place) < WITHIN_KM

/** "in Madrid, Barcelona, Alicante": towns of other provinces stand in a list. */
const liesIn = (inner: Place, outer: Place): boolean =>
  !inner.admin1Code ||
  !outer.admin1Code ||
  inner.admin1Code === outer.admin1Code ||
  (isLocated(inner) && isLocated(outer) && kmBetween(inner, outer) < NEAR_KM)

const NEAR_KM = 45

/** "in Soweto, Johannesburg, on Monday": a place beside the town that it belongs to, and no list goes on. */
function isTownOf(tokens: readonly Token[], inner: Name, outer: Name): boolean {
  const [a, b] = [inner.place, outer.place]
  if (!a || !b || !isLocated(a) || !isLocated(b) || b.precision !== 'city') return false
  if (!/^(?:in|at|near|outside)$/u.test(tokenAt(tokens, inner.from - 1).lower)) return false
  const next = tokenAt(tokens, outer.until)
  const isListed = next.text === ',' && /^\p{Lu}|^(?:and|as)$/u.test(tokenAt(tokens, outer.until + 1).text)
  return !isListed && kmBetween(a, b) <= NEAR_KM
}
