import type { Lists } from '../lib/lists.ts'
import type { Weights } from '../domain/weigh.ts'
import type { Grouping } from './groups.ts'
import { drawnGroups } from './groups.ts'
import { firstFrom } from './firstFrom.ts'
import type { Selection } from './selection.ts'
import type { Span } from './span.ts'
import type { SlotMembers } from './slotMembers.ts'
import { slotMembers } from './slotMembers.ts'
import type { ColumnIndex } from './timeIndex.ts'
import type { Kept, Members, WindowEvents } from './windowEvents.ts'
import { CHANNELS, RECORDS, addEvent, bytesOf, collectEvents, keepSums, sortBySlot, spacingOf } from './windowEvents.ts'

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
  /** Slots with records in that span, in no order; until the table is moved. */
  active(): Int32Array
  /** Incidents of a slot that touch a span, ascending. */
  membersOf(slot: number, span: Span): number[]
  /**
   * The distinct points that these are at, of `places`, which are always the same ones; null where they are more than `most`.
   * What was found is kept: asked again after a small step, it is mostly one look.
   */
  pointsOf(slot: number, span: Span, places: Lists, most: number): readonly number[] | null
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
export const sumTable = (index: ColumnIndex, weights: Weights, grouping: Grouping): WindowTable =>
  openTable(collectEvents(index, weights, grouping))

/** The table of events. What is not given is made when it is first needed. */
export function openTable(events: WindowEvents, made: { kept?: Kept; members?: Members } = {}): WindowTable {
  const { groups, byEnd, lasting, slots, start, end } = events
  const stride = groups.length * CHANNELS
  const sums = new Float64Array(stride)
  const size = slots.length
  let started = 0
  let ended = 0
  // Slots that may have records: all that have some, and some that had.
  const touched = new Int32Array(groups.length)
  const isTouched = new Uint8Array(groups.length)
  let touchedCount = 0
  // How often the table had been moved when a slot last got or lost an incident. Of one that has none left nobody asks.
  let moves = 0
  const changed = new Int32Array(groups.length)
  let current: Span | null = null

  const touch = (slot: number): void => {
    changed[slot] = moves
    if (isTouched[slot]) return
    isTouched[slot] = 1
    touched[touchedCount++] = slot
  }
  /** Moves the sums from one prefix of an order to another. */
  const shift = (order: Int32Array | null, from: number, until: number, sign: 1 | -1): void => {
    const actual = from < until ? sign : sign === 1 ? -1 : 1
    const last = Math.max(from, until)
    for (let k = Math.min(from, until); k < last; k++) {
      const event = order === null ? k : order[k]!
      addEvent(events, sums, event, actual)
      touch(slots[event]!)
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
  const touchesSpan = (event: number, span: Span): boolean => start[event]! < span.until && end[event]! > span.from
  /** Anew, with events that touch the span: from the one that starts first in it, and the lasting ones before. */
  const addTouching = (span: Span, first: number, until: number, firstLasting: number): void => {
    forget()
    shift(null, first, until, 1)
    for (let k = firstLasting; k < lasting.events.length && lasting.events[k]! < first; k++) {
      const event = lasting.events[k]!
      if (!touchesSpan(event, span)) continue
      addEvent(events, sums, event, 1)
      touch(slots[event]!)
    }
  }

  let kept: Kept | null = made.kept ?? null
  const spacing = kept?.spacing ?? spacingOf(events)
  const copyNearest = (toStarted: number, toEnded: number): void => {
    const { starts, ends } = (kept ??= keepSums(events))
    started = nearest(toStarted, spacing, size)
    ended = nearest(toEnded, spacing, size)
    const [a, b] = [(started / spacing) * stride, (ended / spacing) * stride]
    for (let k = 0; k < stride; k++) sums[k] = starts[a + k]! - ends[b + k]!
    for (let slot = 0; slot < groups.length; slot++) if (sums[slot * CHANNELS + RECORDS] !== 0) touch(slot)
  }

  const isCurrent = ({ from, until }: Span): boolean => current?.from === from && current.until === until
  let found: SlotMembers | null = null
  const behind = (): SlotMembers => (found ??= slotMembers(made.members ?? sortBySlot(events)))
  return {
    groups,
    sums,
    moveTo(span) {
      moves++
      current = { ...span }
      const toStarted = firstFrom(start, null, span.until)
      const toEnded = firstFrom(end, byEnd, span.from + 1)
      const first = Math.min(toStarted, firstFrom(start, null, span.from))
      const firstLasting = firstFrom(lasting.lastEnd, null, span.from + 1)
      const steps = Math.abs(toStarted - started) + Math.abs(toEnded - ended)
      const anew = toStarted - first + firstFrom(lasting.events, null, first) - firstLasting + touchedCount
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
      return touched.subarray(0, count)
    },
    membersOf: (slot, span) => behind().membersOf(slot, span),
    pointsOf: (slot, asked, places, most) =>
      behind().pointsOf(slot, asked, places, most, isCurrent(asked) ? changed[slot]! : null),
    bytes: () =>
      [events.incidents, slots, start, end, events.least, events.most, events.flags, byEnd, groups, sums, touched]
        .concat([isTouched, changed, lasting.events, lasting.lastEnd], kept ? [kept.starts, kept.ends] : [])
        .reduce(
          (bytes, array) => bytes + array.byteLength,
          found?.bytes() ?? (made.members ? bytesOf(made.members) : 0),
        ),
  }
}

/** The kept prefix nearest to a number of incidents. */
const nearest = (count: number, spacing: number, size: number): number =>
  Math.min(Math.round(count / spacing), Math.floor(size / spacing)) * spacing
