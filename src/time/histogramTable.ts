import type { Day, Unit } from '../domain/day.ts'
import { ARREST, DEPORTATION, UNDATED } from './columns.ts'
import { NONE } from './facts.ts'
import type { Histogram } from './histogram.ts'
import { binEdges } from './histogram.ts'
import type { Selection } from './selection.ts'
import type { Span } from './span.ts'
import type { ColumnIndex } from './timeIndex.ts'

/** Longer than this, a number for each day costs more than it spares: some 550 years. */
const MOST_DAYS = 200_000

/** People of each day, by type, exact days apart from those that imprecise dates are spread over. */
interface Daily {
  first: Day
  /** By side: arrests exact, arrests spread, deportations exact, deportations spread. */
  people: Float64Array[]
}

/**
 * The histogram of a selection for any axis and unit, without going over the incidents again; null where the dates
 * span so many days that `histogram` is the better way.
 */
export function histogramTable(
  index: ColumnIndex,
  selection: Selection,
): ((span: Span, unit: Unit) => Histogram) | null {
  const daily = peopleByDay(index, selection)
  if (!daily) return null
  return (span, unit) => {
    const edges = binEdges(span, unit)
    const [a, b, c, d] = daily.people.map((people) => binned(people, daily.first, edges))
    return { unit, edges, arrests: { exact: a!, spread: b! }, deportations: { exact: c!, spread: d! } }
  }
}

function binned(people: Float64Array, first: Day, edges: Int32Array): Float64Array {
  const bins = new Float64Array(edges.length - 1)
  for (let bin = 0; bin < bins.length; bin++) {
    const until = Math.min(people.length, edges[bin + 1]! - first)
    let sum = 0
    for (let day = Math.max(0, edges[bin]! - first); day < until; day++) sum += people[day]!
    bins[bin] = sum
  }
  return bins
}

function peopleByDay({ columns, timeOrder }: ColumnIndex, { mask, weights }: Selection): Daily | null {
  const { size, type, start, end, exactDay } = columns
  const { byStart, byEnd } = timeOrder()
  if (byStart.length === 0) return { first: 0, people: Array.from({ length: 4 }, () => new Float64Array(0)) }
  const first = start[byStart[0]!]!
  const days = end[byEnd.at(-1)!]! - first
  if (days > MOST_DAYS) return null
  const people = Array.from({ length: 4 }, () => new Float64Array(days))
  // Of those that last: what a day begins to have more of, or no longer has, in people and in incidents.
  const change = Array.from({ length: 4 }, () => new Float64Array(days + 1))
  const lasting = Array.from({ length: 4 }, () => new Int32Array(days + 1))
  for (let i = 0; i < size; i++) {
    if (!mask[i] || start[i] === UNDATED || !(weights.least[i]! > 0)) continue
    const side = sideOf(type[i]!, exactDay[i]!)
    if (side === NONE) continue
    const [from, until] = [start[i]! - first, end[i]! - first]
    if (until - from === 1) {
      people[side]![from]! += weights.least[i]!
      continue
    }
    const rate = weights.least[i]! / (until - from)
    change[side]![from]! += rate
    change[side]![until]! -= rate
    lasting[side]![from]!++
    lasting[side]![until]!--
  }
  for (let side = 0; side < 4; side++) addLasting(people[side]!, change[side]!, lasting[side]!)
  return { first, people }
}

const sideOf = (type: number, exactDay: number): number =>
  type === ARREST ? (exactDay ? 0 : 1) : type === DEPORTATION ? (exactDay ? 2 : 3) : NONE

function addLasting(people: Float64Array, change: Float64Array, lasting: Int32Array): void {
  let rate = 0
  let count = 0
  for (let day = 0; day < people.length; day++) {
    count += lasting[day]!
    // Fractions that were added and taken off again need not leave nothing; nobody left does.
    rate = count === 0 ? 0 : rate + change[day]!
    people[day]! += rate
  }
}
