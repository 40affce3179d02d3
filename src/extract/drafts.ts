import type { Count } from '../domain/count.ts'
import type { Place } from '../domain/place.ts'
import type { Period } from './calendar.ts'
import type { Nation } from './group.ts'

/** How surely a field belongs to its event; a surer one replaces a less sure one, never the other way round. */
const SURENESS = ['none', 'assumed', 'inherited', 'agent', 'loose', 'own'] as const
export type Sureness = (typeof SURENESS)[number]

export const isSurer = (a: Sureness, b: Sureness): boolean => SURENESS.indexOf(a) > SURENESS.indexOf(b)

/** A range of tokens that a field came from; `until` exclusive. */
export interface Trace {
  field: 'type' | 'count' | 'people' | 'date' | 'places' | 'origin' | 'destination' | 'status'
  from: number
  until: number
}

/** A place with the words that named it; `trace` null for "home". */
export interface DraftPlace {
  place: Place
  trace: { from: number; until: number } | null
}

/** An incident in the making. */
export interface Draft {
  type: 'arrest' | 'deportation'
  status: 'done' | 'planned'
  count: Count
  nations: Nation[]
  period: Period | null
  dateSureness: Sureness
  /** A tally over a period rather than one operation. */
  isTally: boolean
  places: DraftPlace[]
  placeSureness: Sureness
  origin: DraftPlace | null
  destination: DraftPlace | null
  /** Sent "home", wherever that is. */
  isHome: boolean
  /** The whole that this is a part of. */
  whole: Draft | null
  /** Figures of the report that add up to this one. */
  parts: Draft[]
  /** Arrests whose people are deported here. */
  arrests: Draft[]
  /** First sentence that tells of it. */
  sentence: number
  traces: Trace[]
}

export const isUncounted = ({ count }: Pick<Draft, 'count'>): boolean => count.min === null && count.max === null

const least = (count: Count): number => count.min ?? 0
const most = (count: Count): number => count.max ?? Infinity

/** Whether two figures can be one and the same: equal, or one of them rounded or open and the other within it. */
export function isSameFigure(a: Count, b: Count): boolean {
  if ((a.min === null && a.max === null) || (b.min === null && b.max === null)) return false
  if (a.qualifier === 'exact' && b.qualifier === 'exact') return a.min === b.min
  if (least(a) > most(b) || least(b) > most(a)) return false
  const [x, y] = [a.min ?? a.max ?? 0, b.min ?? b.max ?? 0]
  return Math.max(x, y) <= 1.35 * Math.max(1, Math.min(x, y))
}

/** A headline rounds: 1,100 for 1,105. */
export function isRounded(a: Count, b: Count): boolean {
  const [x, y] = [a.min ?? a.max ?? 0, b.min ?? b.max ?? 0]
  return x >= 20 && y >= 20 && Math.abs(x - y) <= 0.1 * Math.max(x, y) && (x % 10 === 0 || y % 10 === 0)
}

/** Whether two spans can be one date: unknown is open. */
export function datesMeet(a: Period | null, b: Period | null): boolean {
  return a === null || b === null || (a.start <= b.end && b.start <= a.end)
}

/** Whether `a` holds `b` or is equal to it: "Cebu" lies in "Philippines". */
export function holds(a: Place, b: Place): boolean {
  if (a.country === null || a.country !== b.country) return false
  if (a.precision === 'country') return true
  if (a.admin1Code && a.admin1Code === b.admin1Code && a.precision === 'admin1') return true
  return a.name === b.name || (a.lat === b.lat && a.lon === b.lon && a.lat != null)
}

/** Whether two lists of places can be one: either is unknown, or one of each meet. */
export function placesMeet(a: readonly DraftPlace[], b: readonly DraftPlace[]): boolean {
  if (a.length === 0 || b.length === 0) return true
  return a.some((one) => b.some((other) => holds(one.place, other.place) || holds(other.place, one.place)))
}
