import type { Weights } from '../domain/weigh.ts'
import type { Columns } from './columns.ts'
import { NONE } from './facts.ts'
import type { Grouping } from './groups.ts'
import { drawnGroups } from './groups.ts'
import type { Selection } from './selection.ts'
import type { Span } from './span.ts'
import { touches } from './span.ts'
import { countBefore } from './timeOrder.ts'
import type { ColumnIndex } from './timeIndex.ts'

/** What is summed per group: `sums[slot * CHANNELS + LEAST]` and so on. */
export const CHANNELS = 7
export const LEAST = 0
/** The most people, those with an open maximum left out; see OPEN. */
export const MOST = 1
export const RECORDS = 2
/** People (least) whose dates are imprecise. */
export const IMPRECISE = 3
/** Records without a maximum. */
export const OPEN = 4
/** Records whose figure is approximate. */
export const APPROXIMATE = 5
/** Records that have not happened yet. */
export const PLANNED = 6

/** Marks of an incident in `flags`; none of them: a plain one, whose most is its least. */
const IS_IMPRECISE = 1
const IS_OPEN = 2
const IS_APPROXIMATE = 4
const IS_PLANNED = 8
const IS_RANGE = 16

/**
 * Sums over groups of incidents for a selection, for any window.
 *
 * What touches a window is what started before its end, less what ended before its start. The incidents lie in the
 * order of their first days, with a second order by their last days; the sums of the moment are those of a prefix of
 * the one less a prefix of the other. A step of playback adds and takes off what came and went. A jump either starts
 * from the nearest of the sums that are kept at every few thousand incidents, or anew with what touches the window,
 * whichever is less work. Nothing is rounded: people are whole numbers.
 */
export interface WindowTable {
  /** Groups that have members at all, ascending; a slot is a position in this list. */
  groups: Int32Array
  /** Sums of the span that `moveTo` was last called with. */
  sums: Float64Array
  moveTo(span: Span): void
  /** Slots with records in that span, ascending. */
  active(): Int32Array
  /** Incidents of a slot that touch a span, ascending. */
  membersOf(slot: number, span: Span): number[]
  /** Bytes that the table holds. */
  bytes(): number
}

/**
 * The table of a level's clusters, ties and pairs. `inView` has 1 for each point that is on the screen: only clusters
 * that stand there are summed, and the ties and pairs that reach one of them; null for all.
 */
export const windowTable = (
  index: ColumnIndex,
  selection: Selection,
  level: number,
  inView: Uint8Array | null = null,
): WindowTable => sumTable(index, selection.weights, drawnGroups(index, selection, level, inView))

/** The table of any groups. */
export function sumTable(index: ColumnIndex, weights: Weights, grouping: Grouping): WindowTable {
  const { groups, ...events } = collectEvents(index, weights, grouping)
  const { columns } = index
  const stride = groups.length * CHANNELS
  const sums = new Float64Array(stride)
  const size = events.incidents.length
  const byEnd = events.byEnd
  const lasting = lastingEvents(events, columns)
  let started = 0
  let ended = 0
  // Slots that may have records: all that have some, and some that had.
  const touched = new Int32Array(groups.length)
  const isTouched = new Uint8Array(groups.length)
  let touchedCount = 0

  const touch = (slot: number): void => {
    if (isTouched[slot]) return
    isTouched[slot] = 1
    touched[touchedCount++] = slot
  }
  const addOne = (to: Float64Array, event: number, sign: 1 | -1): void => {
    const at = events.slots[event]! * CHANNELS
    const least = events.least[event]!
    const flags = events.flags[event]!
    to[at]! += sign * least
    to[at + RECORDS]! += sign
    if (flags === 0) {
      to[at + MOST]! += sign * least
      return
    }
    if (flags & IS_OPEN) to[at + OPEN]! += sign
    else to[at + MOST]! += sign * (flags & IS_RANGE ? weights.most[events.incidents[event]!]! : least)
    if (flags & IS_IMPRECISE) to[at + IMPRECISE]! += sign * Math.max(0, least)
    if (flags & IS_APPROXIMATE) to[at + APPROXIMATE]! += sign
    if (flags & IS_PLANNED) to[at + PLANNED]! += sign
  }
  /** Moves the sums from one prefix of an order to another. */
  const shift = (order: Int32Array | null, from: number, until: number, sign: 1 | -1): void => {
    const actual = from < until ? sign : sign === 1 ? -1 : 1
    const last = Math.max(from, until)
    for (let k = Math.min(from, until); k < last; k++) {
      const event = order === null ? k : order[k]!
      addOne(sums, event, actual)
      touch(events.slots[event]!)
    }
  }
  const forget = (): void => {
    for (let k = 0; k < touchedCount; k++) {
      const slot = touched[k]!
      isTouched[slot] = 0
      sums.fill(0, slot * CHANNELS, (slot + 1) * CHANNELS)
    }
    touchedCount = 0
  }
  /** Anew, with events that touch the span: from the one that starts first in it, and the lasting ones before. */
  const addTouching = (span: Span, first: number, until: number, firstLasting: number): void => {
    forget()
    shift(null, first, until, 1)
    for (let k = firstLasting; k < lasting.events.length && lasting.events[k]! < first; k++) {
      const event = lasting.events[k]!
      if (!touches(columns, events.incidents[event]!, span)) continue
      addOne(sums, event, 1)
      touch(events.slots[event]!)
    }
  }

  let kept: Kept | null = null
  const spacing = spacingOf(size, groups.length)
  const keep = (): Kept => {
    if (kept) return kept
    const prefixes = (order: Int32Array | null): Float64Array => {
      const all = new Float64Array((Math.floor(size / spacing) + 1) * stride)
      const running = new Float64Array(stride)
      for (let k = 0, at = 0; k + spacing <= size;) {
        for (const until = k + spacing; k < until; k++) addOne(running, order === null ? k : order[k]!, 1)
        all.set(running, (at += stride))
      }
      return all
    }
    return (kept = { starts: prefixes(null), ends: prefixes(byEnd) })
  }
  const copyNearest = (toStarted: number, toEnded: number): void => {
    const { starts, ends } = keep()
    started = nearest(toStarted, spacing, size)
    ended = nearest(toEnded, spacing, size)
    const [a, b] = [(started / spacing) * stride, (ended / spacing) * stride]
    for (let k = 0; k < stride; k++) sums[k] = starts[a + k]! - ends[b + k]!
    for (let slot = 0; slot < groups.length; slot++) if (sums[slot * CHANNELS + RECORDS] !== 0) touch(slot)
  }

  let members: Members | null = null
  return {
    groups,
    sums,
    moveTo(span) {
      const toStarted = countBefore(events.incidents, columns.start, span.until)
      const toEnded = endedBefore(events, columns, span.from)
      const first = Math.min(toStarted, countBefore(events.incidents, columns.start, span.from))
      const firstLasting = firstAfter(lasting.lastEnd, span.from)
      const steps = Math.abs(toStarted - started) + Math.abs(toEnded - ended)
      const anew = toStarted - first + lasting.before(first) - firstLasting + touchedCount
      // A copy of all sums, and half the way between two kept ones at most, twice.
      const copied = stride / 2 + spacing / 2
      // What ended before the start of a span that is turned around need not have started before its end.
      if (span.until < span.from || (anew < steps && anew < copied)) addTouching(span, first, toStarted, firstLasting)
      else {
        if (copied < steps) copyNearest(toStarted, toEnded)
        shift(null, started, toStarted, 1)
        shift(byEnd, ended, toEnded, -1)
      }
      started = span.until < span.from ? Infinity : toStarted
      ended = toEnded
    },
    active() {
      let count = 0
      for (let k = 0; k < touchedCount; k++) {
        const slot = touched[k]!
        if (sums[slot * CHANNELS + RECORDS] === 0) isTouched[slot] = 0
        else touched[count++] = slot
      }
      touchedCount = count
      return touched.subarray(0, count).sort()
    },
    membersOf(slot, span) {
      members ??= sortBySlot(events.slots, groups.length)
      const found: number[] = []
      for (let k = members.start[slot]!; k < members.start[slot + 1]!; k++) {
        const incident = events.incidents[members.events[k]!]!
        if (touches(columns, incident, span)) found.push(incident)
      }
      return found.sort((a, b) => a - b)
    },
    bytes: () =>
      [events.incidents, events.slots, events.least, events.flags, byEnd, groups, sums, touched, isTouched]
        .concat([lasting.events, lasting.lastEnd], kept ? [kept.starts, kept.ends] : [])
        .concat(members ? [members.start, members.events] : [])
        .reduce((bytes, array) => bytes + (array?.byteLength ?? 0), 0),
  }
}

/** Sums of prefixes at every `spacing` incidents. */
interface Kept {
  starts: Float64Array
  ends: Float64Array
}

interface Members {
  /** `events[start[slot] .. start[slot + 1])` are the events of a slot. */
  start: Int32Array
  events: Int32Array
}

/** Bytes of kept sums for each incident. */
const KEPT_BYTES = 20

/** Incidents between two kept sums: closer together where there are few groups, never so close that a copy costs more. */
function spacingOf(size: number, groups: number): number {
  const bytes = 2 * groups * CHANNELS * Float64Array.BYTES_PER_ELEMENT
  const most = Math.floor((KEPT_BYTES * size) / Math.max(1, bytes))
  return Math.max(512, Math.ceil(size / Math.max(1, most)))
}

/** The kept prefix nearest to a number of incidents. */
const nearest = (count: number, spacing: number, size: number): number =>
  Math.min(Math.round(count / spacing), Math.floor(size / spacing)) * spacing

/** Events of more than a day, in the order of their first days. */
interface Lasting {
  events: Int32Array
  /** The latest end of an event up to and with each one. */
  lastEnd: Int32Array
  /** How many of them come before an event. */
  before: (event: number) => number
}

function lastingEvents({ incidents }: Events, { start, end }: Columns): Lasting {
  const all: number[] = []
  for (let event = 0; event < incidents.length; event++)
    if (end[incidents[event]!]! - start[incidents[event]!]! > 1) all.push(event)
  const events = Int32Array.from(all)
  const lastEnd = events.map((event) => end[incidents[event]!]!)
  for (let k = 1; k < lastEnd.length; k++) lastEnd[k] = Math.max(lastEnd[k]!, lastEnd[k - 1]!)
  return { events, lastEnd, before: (event) => firstAfter(events, event - 1) }
}

/** The first position of an ascending list that holds more than a number; its length where none does. */
function firstAfter(ascending: Int32Array, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The incidents of a selection that are drawn at a level, in the order of their first days. */
interface Events {
  incidents: Int32Array
  slots: Int32Array
  least: Float64Array
  flags: Uint8Array
  /** Positions in the other columns, by last days. */
  byEnd: Int32Array
}

/** How many of the events ended before a day: their `end` is the day after their last. */
function endedBefore({ incidents, byEnd }: Events, { end }: Columns, day: number): number {
  let [low, high] = [0, byEnd.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (end[incidents[byEnd[middle]!]!]! <= day) low = middle + 1
    else high = middle
  }
  return low
}

function collectEvents(
  index: ColumnIndex,
  weights: Weights,
  { groupOf, count: groupCount }: Grouping,
): Events & { groups: Int32Array } {
  const order = index.timeOrder()
  const { size: all, ...columns } = index.columns
  // Columns are gone through in their own order first: in that of time every look at one is a miss of the cache.
  const groupAt = new Int32Array(all)
  const flagsAt = new Uint8Array(all)
  for (let i = 0; i < all; i++) {
    groupAt[i] = groupOf(i)
    if (groupAt[i] !== NONE) flagsAt[i] = flagsOf(columns, weights, i)
  }
  const incidents = new Int32Array(order.byStart.length)
  const slots = new Int32Array(order.byStart.length)
  const slotOf = new Int32Array(groupCount)
  let size = 0
  for (let k = 0; k < order.byStart.length; k++) {
    const i = order.byStart[k]!
    const group = groupAt[i]!
    if (group === NONE) continue
    slotOf[group] = 1
    slots[size] = group
    incidents[size++] = i
  }
  const groups = slotOf.reduce((count, isMet) => count + isMet, 0)
  const events: Events & { groups: Int32Array } = {
    groups: new Int32Array(groups),
    incidents: incidents.slice(0, size),
    slots: slots.slice(0, size),
    least: new Float64Array(size),
    flags: new Uint8Array(size),
    byEnd: new Int32Array(size),
  }
  for (let group = 0, slot = 0; group < groupCount; group++) {
    if (!slotOf[group]) continue
    events.groups[slot] = group
    slotOf[group] = slot++
  }
  const eventOf = new Int32Array(all).fill(NONE)
  for (let event = 0; event < size; event++) {
    const i = events.incidents[event]!
    events.slots[event] = slotOf[events.slots[event]!]!
    events.least[event] = weights.least[i]!
    events.flags[event] = flagsAt[i]!
    eventOf[i] = event
  }
  let next = 0
  for (let k = 0; k < order.byEnd.length; k++) {
    const event = eventOf[order.byEnd[k]!]!
    if (event !== NONE) events.byEnd[next++] = event
  }
  return events
}

function flagsOf(
  { exactDay, planned }: Pick<Columns, 'exactDay' | 'planned'>,
  { least, most, approximate }: Weights,
  i: number,
): number {
  return (
    (exactDay[i] ? 0 : IS_IMPRECISE) |
    (most[i] === Infinity ? IS_OPEN : most[i] === least[i] ? 0 : IS_RANGE) |
    (approximate[i] ? IS_APPROXIMATE : 0) |
    (planned[i] ? IS_PLANNED : 0)
  )
}

/** Events by slot, those of one slot in their order. */
function sortBySlot(slots: Int32Array, count: number): Members {
  const start = new Int32Array(count + 1)
  for (const slot of slots) start[slot + 1]!++
  for (let slot = 0; slot < count; slot++) start[slot + 1]! += start[slot]!
  const cursor = start.slice()
  const events = new Int32Array(slots.length)
  for (let event = 0; event < slots.length; event++) events[cursor[slots[event]!]!++] = event
  return { start, events }
}
