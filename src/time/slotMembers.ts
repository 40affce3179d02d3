import type { Day } from '../domain/day.ts'
import type { Lists } from '../lib/lists.ts'
import { firstFrom, firstNear } from './firstFrom.ts'
import type { Span } from './span.ts'
import type { Members } from './windowEvents.ts'
import { bytesOf } from './windowEvents.ts'

/** What is behind the sums of a slot, found when it is asked for. */
export interface SlotMembers {
  /** Incidents of a slot that touch a span, ascending. */
  membersOf(slot: number, span: Span): number[]
  /**
   * The distinct points that these are at, of `places`, which are always the same ones; null where they are more than `most`.
   * `changed` is a number that stays as long as the incidents of the slot do, null where that is not known.
   */
  pointsOf(slot: number, span: Span, places: Lists, most: number, changed: number | null): readonly number[] | null
  /** Bytes that it holds. */
  bytes(): number
}

const NEVER = -1
/** No day. */
const UNKNOWN = -0x80000000

/** Looks through members, each time from where it last looked. */
export function slotMembers(members: Members): SlotMembers {
  const { start, incidents, firstDay, lasting, lastingStart, lastingEnd, lastEnd } = members
  const groups = start.length - 1
  // Of each slot where its members were last looked for: the next span is near the last one.
  const near = start.slice()
  const points: (readonly number[] | null)[] = Array.from({ length: groups }, () => null)
  const pointsAt = new Int32Array(groups).fill(NEVER)
  // Of each slot the days of some incidents at more points than were asked for: of those that start last and end first.
  const latestStart = new Int32Array(groups)
  const earliestEnd = new Int32Array(groups).fill(UNKNOWN)
  let provenFor = Infinity

  /** Tells the members of a slot that touch a span, those from `day` on first, until one is enough; and their days. */
  const someMember = (
    slot: number,
    span: Span,
    day: Day,
    isEnough: (incident: number, first: Day, end: Day) => boolean,
  ): boolean => {
    const [from, last] = [start[slot]!, start[slot + 1]!]
    const middle = firstNear(firstDay, day, from, last, near[slot]!)
    near[slot] = middle
    // What begins in the span touches it; it ends a day later at the earliest.
    for (let k = middle; k < last && firstDay[k]! < span.until; k++)
      if (isEnough(incidents[k]!, firstDay[k]!, firstDay[k]! + 1)) return true
    for (let k = middle - 1; k >= from && firstDay[k]! >= span.from; k--)
      if (isEnough(incidents[k]!, firstDay[k]!, firstDay[k]! + 1)) return true
    const [longFrom, longLast] = [lastingStart[slot]!, lastingStart[slot + 1]!]
    for (let k = firstFrom(lastEnd, null, span.from + 1, longFrom, longLast); k < longLast; k++) {
      const at = lasting[k]!
      const first = firstDay[at]!
      if (first >= span.from) break
      const touches = first < span.until && lastingEnd[k]! > span.from
      if (touches && isEnough(incidents[at]!, first, lastingEnd[k]!)) return true
    }
    return false
  }
  const isKnownToBeMore = (slot: number, { from, until }: Span): boolean =>
    earliestEnd[slot] !== UNKNOWN && latestStart[slot]! < until && earliestEnd[slot]! > from
  const findPoints = (slot: number, span: Span, places: Lists, most: number): number[] | null => {
    const found: number[] = []
    let [latest, earliest] = [-0x80000000, 0x7fffffff]
    // From the middle on, so that what shows that they are many touches the spans before and after as well.
    const isTooMany = someMember(slot, span, Math.ceil((span.from + span.until) / 2), (i, first, end) => {
      const before = found.length
      for (let k = places.start[i]!; k < places.start[i + 1]! && found.length <= most; k++)
        if (!found.includes(places.items[k]!)) found.push(places.items[k]!)
      if (found.length > before) {
        latest = Math.max(latest, first)
        earliest = Math.min(earliest, end)
      }
      return found.length > most
    })
    if (!isTooMany) return found
    latestStart[slot] = latest
    earliestEnd[slot] = earliest
    return null
  }
  return {
    membersOf(slot, span) {
      const found: number[] = []
      someMember(slot, span, span.from, (incident) => {
        found.push(incident)
        return false
      })
      // In the order of days, which is that of their numbers in most files.
      return isAscending(found) ? found : found.sort((a, b) => a - b)
    },
    pointsOf(slot, span, places, most, changed) {
      let known = changed !== null && pointsAt[slot] === changed ? points[slot] : null
      if (!known) {
        if (most < Infinity && most !== provenFor) {
          earliestEnd.fill(UNKNOWN)
          provenFor = most
        }
        if (most < Infinity && isKnownToBeMore(slot, span)) return null
        known = findPoints(slot, span, places, most)
        if (!known) return null
        points[slot] = known
        pointsAt[slot] = changed ?? NEVER
      }
      return known.length > most ? null : known
    },
    bytes: () =>
      [near, pointsAt, latestStart, earliestEnd].reduce((sum, { byteLength }) => sum + byteLength, bytesOf(members)),
  }
}

function isAscending(numbers: readonly number[]): boolean {
  for (let k = 1; k < numbers.length; k++) if (numbers[k - 1]! > numbers[k]!) return false
  return true
}
