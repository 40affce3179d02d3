import { PRECISIONS } from '../domain/place.ts'
import type { Weights } from '../domain/weigh.ts'
import type { Columns } from './columns.ts'
import { UNDATED } from './columns.ts'
import { NONE } from './facts.ts'
import type { Grouping } from './groups.ts'
import { sortedBy } from './timeOrder.ts'
import type { ColumnIndex } from './timeIndex.ts'

/** What is summed per group: `sums[slot * CHANNELS + LEAST]` and so on. */
export const CHANNELS = 8
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
/** Records that name the province, not the town. */
export const PROVINCE = 7

/** Marks of an incident in `flags`; none of them: a plain one, whose most is its least. */
const IS_IMPRECISE = 1
const IS_OPEN = 2
const IS_APPROXIMATE = 4
const IS_PLANNED = 8
const IS_RANGE = 16
const IS_PROVINCE = 32

const PROVINCE_RANK = PRECISIONS.indexOf('admin1')

/** The incidents that are summed, in the order of their first days. Columns only, so that a worker can hand them over. */
export interface WindowEvents {
  /** Groups that have members at all, ascending; a slot is a position in this list. */
  groups: Int32Array
  /** Positions in the index; none where `Members` go beside, which have them as well. */
  incidents: Int32Array
  slots: Int32Array
  /** First day, and the day after the last one. */
  start: Int32Array
  end: Int32Array
  least: Float64Array
  /** Only of figures that have two bounds: the most of event i is `most[i]`; empty where there are none. */
  most: Float64Array
  flags: Uint8Array
  /** Events by last days. */
  byEnd: Int32Array
  lasting: Lasting
}

/** Events of more than a day, in the order of their first days. */
export interface Lasting {
  events: Int32Array
  /** The latest end of an event up to and with each one. */
  lastEnd: Int32Array
}

/** Sums of prefixes at every `spacing` events, in the order of first and of last days. */
export interface Kept {
  spacing: number
  starts: Float64Array
  ends: Float64Array
}

/**
 * What is behind each slot, in the order of first days: from `start[slot]` to before `start[slot + 1]`. What is looked
 * through lies side by side, since of many slots a little is looked at in every frame.
 */
export interface Members {
  start: Int32Array
  /** Positions in the index. */
  incidents: Int32Array
  firstDay: Int32Array
  /**
   * Those of more than a day, as positions in `incidents`: from `lastingStart[slot]` to before `lastingStart[slot + 1]`,
   * with the day after the last one of each and the latest of these so far.
   */
  lastingStart: Int32Array
  lasting: Int32Array
  lastingEnd: Int32Array
  lastEnd: Int32Array
}

/** Adds an event to sums, or takes it off them. */
export function addEvent(
  { slots, least, most, flags }: WindowEvents,
  sums: Float64Array,
  event: number,
  sign: 1 | -1,
): void {
  const at = slots[event]! * CHANNELS
  const people = least[event]!
  const marks = flags[event]!
  sums[at]! += sign * people
  sums[at + RECORDS]! += sign
  if (marks === 0) {
    sums[at + MOST]! += sign * people
    return
  }
  if (marks & IS_OPEN) sums[at + OPEN]! += sign
  else sums[at + MOST]! += sign * (marks & IS_RANGE ? most[event]! : people)
  if (marks & IS_IMPRECISE) sums[at + IMPRECISE]! += sign * Math.max(0, people)
  if (marks & IS_APPROXIMATE) sums[at + APPROXIMATE]! += sign
  if (marks & IS_PLANNED) sums[at + PLANNED]! += sign
  if (marks & IS_PROVINCE) sums[at + PROVINCE]! += sign
}

/**
 * The dated incidents that are in a group: all of them, or `among` these, in the order of their first days. Sums of what
 * touches a span are those of all, for any window within it.
 */
export function collectEvents(
  index: ColumnIndex,
  weights: Weights,
  { groupAt, count: groupCount }: Grouping,
  among: Int32Array | null = null,
): WindowEvents {
  const order = index.timeOrder()
  const byStart = among ?? order.byStart
  const { size: all, ...columns } = index.columns
  let size = 0
  // Columns are gone through in their own order first: in that of time every look at one may be a miss of the cache.
  const eventOf = new Int32Array(all).fill(NONE)
  const flagsAt = new Uint8Array(all)
  const slotOf = new Int32Array(groupCount)
  let hasRanges = false
  const looks = among?.length ?? all
  for (let k = 0; k < looks; k++) {
    const i = among ? among[k]! : k
    const group = groupAt[i]!
    if (group === NONE || columns.start[i] === UNDATED) continue
    slotOf[group] = 1
    flagsAt[i] = flagsOf(columns, weights, i)
    if (flagsAt[i]! & IS_RANGE) hasRanges = true
    size++
  }
  let groups = 0
  for (let group = 0; group < groupCount; group++) groups += slotOf[group]!
  const events = {
    groups: new Int32Array(groups),
    incidents: new Int32Array(size),
    slots: new Int32Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    least: new Float64Array(size),
    most: new Float64Array(hasRanges ? size : 0),
    flags: new Uint8Array(size),
    byEnd: new Int32Array(size),
  }
  for (let group = 0, slot = 0; group < groupCount; group++) {
    if (!slotOf[group]) continue
    events.groups[slot] = group
    slotOf[group] = slot++
  }
  let event = 0
  for (let k = 0; k < byStart.length; k++) {
    const i = byStart[k]!
    const group = groupAt[i]!
    if (group === NONE) continue
    events.incidents[event] = i
    events.slots[event] = slotOf[group]!
    events.start[event] = columns.start[i]!
    events.end[event] = columns.end[i]!
    events.least[event] = weights.least[i]!
    events.flags[event] = flagsAt[i]!
    if (flagsAt[i]! & IS_RANGE) events.most[event] = weights.most[i]!
    eventOf[i] = event++
  }
  const byEnd = among ? sortedBy(columns.end, events.incidents) : order.byEnd
  let next = 0
  for (let k = 0; k < byEnd.length; k++) {
    const event = eventOf[byEnd[k]!]!
    if (event !== NONE) events.byEnd[next++] = event
  }
  return { ...events, lasting: lastingEvents(events) }
}

function flagsOf(
  { exactDay, planned, precision }: Pick<Columns, 'exactDay' | 'planned' | 'precision'>,
  { least, most, approximate }: Weights,
  i: number,
): number {
  return (
    (exactDay[i] ? 0 : IS_IMPRECISE) |
    (most[i] === Infinity ? IS_OPEN : most[i] === least[i] ? 0 : IS_RANGE) |
    (approximate[i] ? IS_APPROXIMATE : 0) |
    (planned[i] ? IS_PLANNED : 0) |
    (precision[i] === PROVINCE_RANK ? IS_PROVINCE : 0)
  )
}

function lastingEvents({ start, end }: Pick<WindowEvents, 'start' | 'end'>): Lasting {
  let count = 0
  for (let event = 0; event < start.length; event++) if (end[event]! - start[event]! > 1) count++
  const lasting = { events: new Int32Array(count), lastEnd: new Int32Array(count) }
  let latest = -0x80000000
  for (let event = 0, k = 0; event < start.length; event++) {
    if (end[event]! - start[event]! <= 1) continue
    latest = Math.max(latest, end[event]!)
    lasting.events[k] = event
    lasting.lastEnd[k++] = latest
  }
  return lasting
}

/** Bytes of kept sums for each incident. */
const KEPT_BYTES = 20

/** Events between two kept sums: closer together where there are few groups, never so close that a copy costs more. */
export function spacingOf({ slots, groups }: WindowEvents): number {
  const size = slots.length
  const bytes = 2 * groups.length * CHANNELS * Float64Array.BYTES_PER_ELEMENT
  const most = Math.floor((KEPT_BYTES * size) / Math.max(1, bytes))
  return Math.max(512, Math.ceil(size / Math.max(1, most)))
}

/** Goes over all events once, so that a jump to any window starts near. */
export function keepSums(events: WindowEvents): Kept {
  const spacing = spacingOf(events)
  const size = events.slots.length
  const stride = events.groups.length * CHANNELS
  const prefixes = (order: Int32Array | null): Float64Array => {
    const all = new Float64Array((Math.floor(size / spacing) + 1) * stride)
    const running = new Float64Array(stride)
    for (let k = 0, at = 0; k + spacing <= size;) {
      for (const until = k + spacing; k < until; k++) addEvent(events, running, order === null ? k : order[k]!, 1)
      all.set(running, (at += stride))
    }
    return all
  }
  return { spacing, starts: prefixes(null), ends: prefixes(events.byEnd) }
}

export const bytesOf = (members: Members): number =>
  Object.values(members).reduce((sum: number, { byteLength }: Int32Array) => sum + byteLength, 0)

/** Incidents by slot, those of one slot in the order of the events. */
export function sortBySlot({
  slots,
  groups,
  incidents,
  start,
  end,
}: Pick<WindowEvents, 'slots' | 'groups' | 'incidents' | 'start' | 'end'>): Members {
  const size = slots.length
  if (incidents.length !== size) throw new Error('events without incidents need the members that go with them')
  const members = {
    start: new Int32Array(groups.length + 1),
    incidents: new Int32Array(size),
    firstDay: new Int32Array(size),
    lastingStart: new Int32Array(groups.length + 1),
  }
  const isLasting = (event: number): boolean => end[event]! - start[event]! > 1
  for (let event = 0; event < size; event++) {
    members.start[slots[event]! + 1]!++
    if (isLasting(event)) members.lastingStart[slots[event]! + 1]!++
  }
  for (let slot = 0; slot < groups.length; slot++) {
    members.start[slot + 1]! += members.start[slot]!
    members.lastingStart[slot + 1]! += members.lastingStart[slot]!
  }
  const count = members.lastingStart[groups.length]!
  const [lasting, lastingEnd, lastEnd] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  const [cursor, longCursor] = [members.start.slice(), members.lastingStart.slice()]
  for (let event = 0; event < size; event++) {
    const slot = slots[event]!
    const at = cursor[slot]!++
    members.incidents[at] = incidents[event]!
    members.firstDay[at] = start[event]!
    if (!isLasting(event)) continue
    const k = longCursor[slot]!++
    lasting[k] = at
    lastingEnd[k] = end[event]!
    lastEnd[k] = k === members.lastingStart[slot] ? end[event]! : Math.max(end[event]!, lastEnd[k - 1]!)
  }
  return { ...members, lasting, lastingEnd, lastEnd }
}
