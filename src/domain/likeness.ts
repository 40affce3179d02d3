import { countInWords, dateInWords } from './describe.ts'
import { placeInWords } from './describeNames.ts'
import { parseDay } from './day.ts'
import { kmBetween } from '../lib/distance.ts'
import type { Incident, When } from './incident.ts'
import { placesOf } from './incident.ts'
import type { Place } from './place.ts'
import { isLocated } from './place.ts'

/** A known incident that another one may report again. */
export interface Likeness {
  known: Incident
  /** 0-1; from `LIKELY` on it is worth a look. */
  score: number
  /** What agrees and what does not, for a person. */
  reasons: string[]
}

/** From here on two incidents look like one. */
export const LIKELY = 0.6

/** Days between a report's day of arrest and another's that are still one event, told loosely. */
const LOOSE_DAYS = 3
const SAME_TOWN_KM = 30
const SAME_AREA_KM = 150

interface Agreement {
  score: number
  reason: string
}

/**
 * The known incident that an incident looks most like; null where none is likely. Kind and running total must be the
 * same. Day, place and count agree by degrees, and their product is the score: one that surely differs settles it.
 */
export function likest(incident: Incident, known: readonly Incident[]): Likeness | null {
  let best: Likeness | null = null
  for (const other of known) {
    if (other === incident || other.type !== incident.type || other.aggregate !== incident.aggregate) continue
    const when = days(incident.date, other.date)
    if (when.score === 0) continue
    const where = places(incident, other)
    if (where.score === 0) continue
    const many = people(incident, other)
    const score = when.score * where.score * many.score
    if (score >= LIKELY && score > (best?.score ?? 0))
      best = { known: other, score, reasons: [when.reason, where.reason, many.reason] }
  }
  return best
}

function days(a: When, b: When): Agreement {
  const [aFrom, aTo] = [parseDay(a.start ?? ''), parseDay(a.end ?? a.start ?? '')]
  const [bFrom, bTo] = [parseDay(b.start ?? ''), parseDay(b.end ?? b.start ?? '')]
  if (aFrom === null || aTo === null || bFrom === null || bTo === null)
    return { score: 0.75, reason: 'one of them gives no date' }
  const apart = Math.max(0, bFrom - aTo, aFrom - bTo)
  if (apart > LOOSE_DAYS) return { score: 0, reason: '' }
  if (apart > 0) return { score: 0.9 - apart * 0.05, reason: `${apart} ${apart === 1 ? 'day' : 'days'} apart` }
  const [length, otherLength] = [aTo - aFrom, bTo - bFrom]
  const isSame = aFrom === bFrom && aTo === bTo
  // A day inside a month agrees with it, and says less than the same day.
  const score = isSame ? 1 : Math.abs(length - otherLength) > 20 ? 0.8 : 0.95
  return { score, reason: isSame ? `same date, ${dateInWords(b)}` : `dates overlap: ${dateInWords(b)}` }
}

function places(a: Incident, b: Incident): Agreement {
  const [here, there] = [placesOf(a), placesOf(b)]
  if (here.length === 0 || there.length === 0) return { score: 0.7, reason: 'one of them names no place' }
  let best: Agreement = { score: 0, reason: '' }
  for (const place of here)
    for (const other of there) {
      const agreement = onePlace(place, other)
      if (agreement.score > best.score) best = agreement
    }
  return best
}

function onePlace(a: Place, b: Place): Agreement {
  if (a.country !== null && b.country !== null && a.country !== b.country) return { score: 0, reason: '' }
  const words = placeInWords(b)
  if (a.name.toLowerCase() === b.name.toLowerCase()) return { score: 1, reason: `same place, ${words}` }
  if (!isLocated(a) || !isLocated(b)) return { score: 0.7, reason: `perhaps the same place, ${words}` }
  const km = kmBetween(a, b)
  if (km <= SAME_TOWN_KM) return { score: 1, reason: `same place, ${words}` }
  // A country or province holds its towns.
  const isCoarse = [a.precision, b.precision].some((precision) => precision === 'country' || precision === 'admin1')
  if (isCoarse && (a.precision === 'country' || b.precision === 'country'))
    return { score: 0.85, reason: `in ${words}` }
  if (km <= SAME_AREA_KM) return { score: isCoarse ? 0.9 : 0.8, reason: `${Math.round(km)} km from ${words}` }
  return { score: 0, reason: '' }
}

function people(a: Incident, b: Incident): Agreement {
  const words = countInWords(b.count)
  const least = (count: Incident['count']): number | null => count.min ?? count.max
  const [x, y] = [least(a.count), least(b.count)]
  if (x === null || y === null) return { score: 0.8, reason: 'one of them gives no number' }
  const overlap = (a.count.max ?? Infinity) >= (b.count.min ?? 0) && (b.count.max ?? Infinity) >= (a.count.min ?? 0)
  const ratio = Math.min(x, y) / Math.max(x, y, 1)
  if (x === y) return { score: 1, reason: `same number, ${words}` }
  if (overlap && ratio > 0.7) return { score: 0.95, reason: `numbers agree: ${words}` }
  if (ratio >= 0.8) return { score: 0.85, reason: `nearly the same number: ${words}` }
  return { score: ratio < 0.5 ? 0.3 : 0.6, reason: `other number: ${words}` }
}
