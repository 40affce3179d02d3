import type { Day, Unit } from '../domain/day.ts'
import { sumFromBounds } from '../domain/count.ts'
import type { Sum } from '../domain/count.ts'
import { ARREST, DEPORTATION, UNDATED } from './columns.ts'
import { NONE } from './facts.ts'
import type { Histogram } from './histogram.ts'
import { binEdges } from './histogram.ts'
import type { Selection } from './selection.ts'
import type { Span } from './span.ts'
import type { Tally } from './tally.ts'
import { firstFrom } from './firstFrom.ts'
import type { ColumnIndex } from './timeIndex.ts'
import { wholesOfParts } from './wholesOfParts.ts'

/** What is counted by day. The first five are there twice: of arrests, and after them of deportations. */
const LEAST = 0
const MOST = 1
const RECORDS = 2
const OPEN = 3
const APPROXIMATE = 4
const OF_DEPORTATIONS = 5
const SHOWN = 10
const IMPRECISE = 11
const OUTSIDE = 12
const TOTALS = 13
const ENDLESS = 14
const HIDDEN = 15
const CHANNELS = 16

/** People per day by side: arrests exact, arrests spread, deportations exact, deportations spread. */
const SIDES = 4

/**
 * What a selection adds up to in any window, for what the screen shows: columns only, so that a worker can hand them
 * over. What touches a window is what began before its end, less what ended before its start. The days are those on
 * which something begins or ends, however far they lie apart.
 */
export interface DayTable {
  /** Ascending. */
  days: Int32Array
  /** Sums of what begins before each of the days, `CHANNELS` a day, and of all. */
  begun: Float64Array
  /** Of what ended before each of the days, or as it began. */
  ended: Float64Array
  /** People of `SIDES` up to the beginning of each day, and how many a day from there on. */
  upTo: Float64Array
  perDay: Float64Array
  /** Operations inside others: those that touch a window with one of their wholes are none of their own. */
  parts: Parts
  /** How many pass the filters and have no date, so are in no window. */
  undated: number
}

/** Pairs `start[part] .. start[part + 1]` of a part and a whole that both touch what ends after `latest` and begins before `earliest`. */
interface Parts {
  /** 1 for a deportation. */
  isDeportation: Uint8Array
  start: Int32Array
  /** The later of the two first days, and the earlier of the two ends. */
  latest: Int32Array
  earliest: Int32Array
}

/** The days of incidents and where each begins and ends among them: the same under all filters. */
export interface Days {
  days: Int32Array
  start: Int32Array
  end: Int32Array
}

export function daysOf({ columns }: Pick<ColumnIndex, 'columns'>): Days {
  const { size, start, end } = columns
  let [first, last] = [Infinity, -Infinity]
  for (let i = 0; i < size; i++) {
    if (start[i] === UNDATED) continue
    if (start[i]! < first) first = start[i]!
    if (end[i]! > last) last = end[i]!
  }
  const days = first <= last && last - first < MOST_DAYS ? markedDays(start, end, first, last) : sortedDays(start, end)
  const rank = rankIn(days)
  return { days, start: start.map(rank), end: end.map(rank) }
}

/** More days than these are not marked in a table of all between the first and the last. */
const MOST_DAYS = 4_000_000

function markedDays(start: Int32Array, end: Int32Array, first: Day, last: Day): Int32Array {
  const isMet = new Uint8Array(last - first + 1)
  for (let i = 0; i < start.length; i++) {
    if (start[i] === UNDATED) continue
    isMet[start[i]! - first] = 1
    isMet[end[i]! - first] = 1
  }
  const days = new Int32Array(isMet.reduce((count, met) => count + met, 0))
  let next = 0
  for (let day = 0; day < isMet.length; day++) if (isMet[day]) days[next++] = first + day
  return days
}

function sortedDays(start: Int32Array, end: Int32Array): Int32Array {
  const all = new Int32Array(2 * start.length)
  let count = 0
  for (let i = 0; i < start.length; i++) {
    if (start[i] === UNDATED) continue
    all[count++] = start[i]!
    all[count++] = end[i]!
  }
  const sorted = all.subarray(0, count).sort()
  let distinct = 0
  for (let k = 0; k < count; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) sorted[distinct++] = sorted[k]!
  return sorted.slice(0, distinct)
}

/** Where days are among others: by a table of all days between where that is small, else by halving. */
function rankIn(days: Int32Array): (day: Day) => number {
  const first = days[0] ?? 0
  const span = (days.at(-1) ?? 0) - first + 1
  if (span > MOST_DAYS) return (day) => (day === UNDATED ? NONE : firstFrom(days, null, day))
  const ranks = new Int32Array(span)
  for (let k = 0; k < days.length; k++) ranks[days[k]! - first] = k
  return (day) => (day === UNDATED ? NONE : ranks[day - first]!)
}

/**
 * The table of a selection and of what is on the screen, one byte an incident. `among`: of these dated incidents only; of
 * those that touch a span is enough for the windows within it.
 */
export function buildDayTable(
  index: ColumnIndex,
  { days, start, end }: Days,
  { mask, weights }: Selection,
  visible: Uint8Array,
  among: Int32Array | null = null,
): DayTable {
  const { columns, figures, origin, destination } = index
  const rows = days.length + 1
  const table: DayTable = {
    days,
    begun: new Float64Array(rows * CHANNELS),
    ended: new Float64Array(rows * CHANNELS),
    upTo: new Float64Array(rows * SIDES),
    perDay: new Float64Array(rows * SIDES),
    parts: partsOf(
      index,
      (i) => !!mask[i] && !!visible[i] && !!figures.countable[i] && columns.start[i] !== UNDATED,
      among,
    ),
    undated: undatedOf(columns, mask),
  }
  const { begun, ended, perDay } = table
  const { type, aggregate, exactDay } = columns
  const looks = among?.length ?? columns.size
  for (let k = 0; k < looks; k++) {
    const i = among ? among[k]! : k
    if (start[i] === NONE) continue
    const passes = mask[i]!
    // What begins or ends on day k counts from the row after it on. Written out: a call for each sum takes longer.
    const from = (start[i]! + 1) * CHANNELS
    const until = (end[i]! + 1) * CHANNELS
    const place = !passes ? HIDDEN : aggregate[i] ? TOTALS : visible[i] ? SHOWN : OUTSIDE
    if (place !== HIDDEN || !aggregate[i]) {
      begun[from + place]!++
      ended[until + place]!++
    }
    if (place === SHOWN && !exactDay[i]) {
      begun[from + IMPRECISE]!++
      ended[until + IMPRECISE]!++
    }
    const isDeportation = type[i] === DEPORTATION
    if (place === SHOWN && isDeportation && (origin[i] === NONE || destination[i] === NONE)) {
      begun[from + ENDLESS]!++
      ended[until + ENDLESS]!++
    }
    if (!passes || !visible[i] || (type[i] !== ARREST && !isDeportation)) continue
    const least = weights.least[i]!
    if (figures.countable[i]) {
      const first = isDeportation ? OF_DEPORTATIONS : 0
      const most = weights.most[i]!
      const bound = most === Infinity ? OPEN : MOST
      const amount = most === Infinity ? 1 : most
      begun[from + first + LEAST]! += least
      ended[until + first + LEAST]! += least
      begun[from + first + bound]! += amount
      ended[until + first + bound]! += amount
      begun[from + first + RECORDS]!++
      ended[until + first + RECORDS]!++
      if (weights.approximate[i]) {
        begun[from + first + APPROXIMATE]!++
        ended[until + first + APPROXIMATE]!++
      }
    }
    if (least <= 0) continue
    const side = (isDeportation ? 2 : 0) + (exactDay[i] ? 0 : 1)
    const each = least / (columns.end[i]! - columns.start[i]!)
    perDay[start[i]! * SIDES + side]! += each
    perDay[end[i]! * SIDES + side]! -= each
  }
  accumulate(table)
  return table
}

function undatedOf({ size, start }: ColumnIndex['columns'], mask: Uint8Array): number {
  let count = 0
  for (let i = 0; i < size; i++) if (start[i] === UNDATED) count += mask[i]!
  return count
}

function accumulate({ days, begun, ended, upTo, perDay }: DayTable): void {
  for (let at = CHANNELS; at < begun.length; at++) {
    begun[at]! += begun[at - CHANNELS]!
    ended[at]! += ended[at - CHANNELS]!
  }
  for (let k = 1; k < days.length; k++)
    for (let side = 0; side < SIDES; side++) {
      const at = k * SIDES + side
      upTo[at] = upTo[at - SIDES]! + perDay[at - SIDES]! * (days[k]! - days[k - 1]!)
      perDay[at]! += perDay[at - SIDES]!
    }
}

/** The arrests and deportations of a set that are inside other figures of it. */
function partsOf(index: ColumnIndex, isListed: (i: number) => boolean, among: Int32Array | null): Parts {
  const { columns } = index
  const wholes = wholesOfParts(index, isListed, among)
  const pairs = [...wholes.values()].reduce((count, list) => count + list.length, 0)
  const parts: Parts = {
    isDeportation: new Uint8Array(wholes.size),
    start: new Int32Array(wholes.size + 1),
    latest: new Int32Array(pairs),
    earliest: new Int32Array(pairs),
  }
  let [next, pair] = [0, 0]
  for (const [part, list] of wholes) {
    for (const whole of list) {
      parts.latest[pair] = Math.max(columns.start[part]!, columns.start[whole]!)
      parts.earliest[pair++] = Math.min(columns.end[part]!, columns.end[whole]!)
    }
    parts.isDeportation[next] = columns.type[part] === DEPORTATION ? 1 : 0
    parts.start[++next] = pair
  }
  return parts
}

/** What the headline says of a span that does not end before it begins. */
export function tallyOfDays(table: DayTable, span: Span): Tally {
  const at = touching(table, span)
  const { isDeportation, start, latest, earliest } = table.parts
  const inner = [0, 0]
  for (let part = 0; part < isDeportation.length; part++)
    for (let pair = start[part]!; pair < start[part + 1]!; pair++)
      if (latest[pair]! < span.until && earliest[pair]! > span.from) {
        inner[isDeportation[part]!]!++
        break
      }
  const sum = (first: number): Sum =>
    sumFromBounds(at(first + LEAST), at(first + OPEN) > 0 ? Infinity : at(first + MOST), at(first + APPROXIMATE) > 0)
  return {
    operations: at(RECORDS) - inner[0]!,
    arrested: sum(0),
    transfers: at(OF_DEPORTATIONS + RECORDS) - inner[1]!,
    deported: sum(OF_DEPORTATIONS),
  }
}

/** How many reports of a span are where. */
export interface DayCounts {
  /** On the screen, filters applied; running totals left out. */
  shown: number
  /** Of those, without an exact day. */
  imprecise: number
  /** Outside of what the map shows. */
  outside: number
  /** Running totals. */
  totals: number
  /** Deportations on the screen of which an end is not known. */
  endless: number
  /** Left out by the filters, running totals apart. */
  hidden: number
}

export function countsOfDays(table: DayTable, span: Span): DayCounts {
  const at = touching(table, span)
  return {
    shown: at(SHOWN),
    imprecise: at(IMPRECISE),
    outside: at(OUTSIDE),
    totals: at(TOTALS),
    endless: at(ENDLESS),
    hidden: at(HIDDEN),
  }
}

function touching({ days, begun, ended }: DayTable, span: Span): (channel: number) => number {
  const from = firstFrom(days, null, span.until) * CHANNELS
  const until = firstFrom(days, null, span.from + 1) * CHANNELS
  return (channel) => begun[from + channel]! - ended[until + channel]!
}

/** The bars of an axis, as `histogram` has them. */
export function histogramOfDays(table: DayTable, span: Span, unit: Unit): Histogram {
  const edges = binEdges(span, unit)
  const [a, b, c, d] = Array.from({ length: SIDES }, (_, side) => binned(table, side, edges))
  return { unit, edges, arrests: { exact: a!, spread: b! }, deportations: { exact: c!, spread: d! } }
}

/** Less than so many people in a bin are what is left over of fractions. */
const DUST = 1e-6

function binned({ days, upTo, perDay }: DayTable, side: number, edges: Int32Array): Float64Array {
  const bins = new Float64Array(edges.length - 1)
  const before = (day: Day): number => {
    const k = firstFrom(days, null, day + 1) - 1
    if (k < 0) return 0
    const at = k * SIDES + side
    return k === days.length - 1 ? upTo[at]! : upTo[at]! + perDay[at]! * (day - days[k]!)
  }
  let last = edges.length > 1 ? before(edges[0]!) : 0
  for (let bin = 0; bin < bins.length; bin++) {
    const next = before(edges[bin + 1]!)
    bins[bin] = next - last > DUST ? next - last : 0
    last = next
  }
  return bins
}
