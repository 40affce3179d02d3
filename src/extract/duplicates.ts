import { parseDay } from '../domain/day.ts'
import { formatNumber } from '../domain/describe.ts'
import { type Incident, placesOf } from '../domain/incident.ts'
import { isLocated, type Place } from '../domain/place.ts'
import { kmBetween } from '../geocode/distance.ts'

/** A known incident that a draft may be about, with how like it is. */
export interface Likeness {
  id: string
  /** 0 to 1; 1 where figure, days and place are the same. */
  score: number
  /** For a person: "same figure: 225", "days overlap". */
  reasons: string[]
}

const LEAST_SCORE = 0.55
/** What each field counts for. A figure says most: reports of one raid agree on it more often than on the town. */
const WEIGHTS = { count: 0.4, date: 0.3, place: 0.3 } as const
/** Reports of one event differ by the day on which it is said to have happened. */
const DAYS_APART = 2
const NEAR_KM = 50

/** Known incidents that a draft looks like, best first: same type, days that meet, and a place or figure that agrees. */
export function duplicatesOf(draft: Incident, known: readonly Incident[]): Likeness[] {
  return known
    .filter(({ id, type }) => type === draft.type && id !== draft.id)
    .flatMap((other): Likeness[] => {
      const [date, place, count] = [likeDate(draft, other), likePlace(draft, other), likeCount(draft, other)]
      if (date === null || place === null || count === null) return []
      const score = WEIGHTS.date * date.score + WEIGHTS.place * place.score + WEIGHTS.count * count.score
      const reasons = [count, date, place].flatMap(({ reason }) => (reason === '' ? [] : [reason]))
      return score >= LEAST_SCORE ? [{ id: other.id, score: Math.round(score * 100) / 100, reasons }] : []
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

interface Part {
  score: number
  reason: string
}

const UNKNOWN: Part = { score: 0.4, reason: '' }

/** Null where the figures exclude each other: one is more than half as large again. */
function likeCount({ count: a }: Incident, { count: b }: Incident): Part | null {
  if ((a.min === null && a.max === null) || (b.min === null && b.max === null)) return UNKNOWN
  if (a.min === b.min && a.max === b.max)
    return { score: 1, reason: `same figure: ${formatNumber(a.min ?? a.max ?? 0)}` }
  const overlap = (a.min ?? 0) <= (b.max ?? Infinity) && (b.min ?? 0) <= (a.max ?? Infinity)
  const [x, y] = [a.min ?? a.max ?? 0, b.min ?? b.max ?? 0]
  const ratio = Math.min(x, y) / Math.max(x, y, 1)
  if (overlap && ratio > 0.5) return { score: 0.8, reason: 'figures that agree' }
  return ratio > 2 / 3
    ? { score: 0.8 * ratio, reason: `figures that differ: ${formatNumber(x)} and ${formatNumber(y)}` }
    : null
}

function likeDate({ date: a }: Incident, { date: b }: Incident): Part | null {
  const [from, until] = [parseDay(a.start ?? ''), parseDay(a.end ?? a.start ?? '')]
  const [start, end] = [parseDay(b.start ?? ''), parseDay(b.end ?? b.start ?? '')]
  if (from === null || until === null || start === null || end === null) return UNKNOWN
  if (from === start && until === end) return { score: 1, reason: 'same date' }
  const apart = Math.max(start - until, from - end)
  if (apart <= 0) return { score: 0.8, reason: 'days that overlap' }
  return apart <= DAYS_APART ? { score: 0.5, reason: `${apart} day${apart === 1 ? '' : 's'} apart` } : null
}

function likePlace(draft: Incident, other: Incident): Part | null {
  const [a, b] = [placesOf(draft), placesOf(other)]
  if (
    draft.destination?.country &&
    other.destination?.country &&
    draft.destination.country !== other.destination.country
  )
    return null
  if (a.length === 0 || b.length === 0) return UNKNOWN
  const best = Math.max(...a.flatMap((one) => b.map((two) => likeness(one, two))))
  if (best === 0) return null
  return { score: best, reason: best === 1 ? 'same place' : best >= 0.7 ? 'places near each other' : 'same country' }
}

function likeness(a: Place, b: Place): number {
  if (a.country && b.country && a.country !== b.country) return 0
  if (a.name === b.name && a.country === b.country) return 1
  if (isLocated(a) && isLocated(b)) {
    const isWide = a.precision === 'country' || b.precision === 'country'
    if (!isWide) return kmBetween(a, b) <= NEAR_KM ? 0.8 : 0
    return 0.5
  }
  return a.country === b.country ? 0.4 : 0
}
