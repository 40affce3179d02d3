import type { Count } from '../domain/count.ts'
import { datesMeet, type Draft, holds, isUncounted } from './drafts.ts'
import { rangePeriod } from './calendar.ts'
import { linkSums } from './sums.ts'

/** How the figures that a report itemises compare with the total that it states. */
export type Verdict = 'agrees' | 'less' | 'more'

/** A stated total with the figures of the same report that lie inside it. */
export interface Total {
  whole: Draft
  parts: Draft[]
  /** The parts added up. */
  least: number
  most: number
  verdict: Verdict
}

/** Finds the wholes and their parts, and marks as tallies the wholes whose parts the report tells apart. */
export function findTotals(drafts: readonly Draft[]): Total[] {
  linkSums(drafts)
  const totals: Total[] = []
  const smallestFirst = drafts.toSorted((a, b) => (a.count.min ?? a.count.max ?? 0) - (b.count.min ?? b.count.max ?? 0))
  for (const whole of smallestFirst) {
    // A part may have parts of its own.
    if (isUncounted(whole) || (whole.whole && !drafts.some((part) => part.whole === whole))) continue
    const inside = drafts.filter((part) => part !== whole && isInside(part, whole, drafts))
    const stated = inside.filter((part) => part.whole === whole)
    const complete = stated.length > 0 ? null : (completeParts(whole, inside) ?? vagueParts(whole, inside, drafts))
    const joint = complete ? null : jointParts(whole, inside)
    const found = whole.isTally || stated.length > 0 || isLong(whole) ? inside : (complete ?? joint ?? [])
    // What is part of a part is not counted once more.
    const parts = found.filter((part) => !found.some((other) => other.parts.includes(part)))
    if (parts.length === 0 || sumOf(parts).min > (whole.count.max ?? Infinity)) continue
    whole.parts = parts
    if (complete) shareNation(whole, parts)
    const isDated =
      isLong(whole) && parts.filter(({ period, dateSureness }) => period && dateSureness === 'own').length > 1
    if (stated.length > 0 || complete || joint || isDated) {
      // The parts of one operation took place on its day.
      for (const part of parts)
        if (!whole.isTally && part.dateSureness === 'none' && whole.period) part.period = whole.period
      // The rows of a table are as much of the tally as their sum.
      if (whole.isTally || isLong(whole))
        for (const part of stated)
          part.isTally ||=
            part.period === whole.period && part.dateSureness === 'inherited' && whole.dateSureness === 'own'
      whole.isTally = true
    }
    totals.push(totalOf(whole, parts))
  }
  for (const total of totals) spanParts(total)
  return totals
}

const LONG = 28

/** A figure of a whole month or more is a tally as soon as the report tells one of its operations apart. */
const isLong = ({ period }: Draft): boolean => period !== null && period.end - period.start + 1 >= LONG

/** Where all of a whole are of one nationality, so are its parts. */
function shareNation({ nations, count }: Draft, parts: readonly Draft[]): void {
  const [only, ...others] = nations
  if (!only || others.length > 0 || only.count.min !== count.min || only.count.max !== count.max) return
  for (const part of parts) if (part.nations.length === 0) part.nations = [{ code: only.code, count: part.count }]
}

const sumOf = (parts: readonly Draft[]): { min: number; max: number } => ({
  min: parts.reduce((sum, { count }) => sum + (count.min ?? 0), 0),
  max: parts.reduce((sum, { count }) => sum + (count.max ?? Infinity), 0),
})

function totalOf(whole: Draft, parts: Draft[]): Total {
  const { min, max } = sumOf(parts)
  const { count } = whole
  const verdict: Verdict = max < (count.min ?? 0) ? 'less' : min > (count.max ?? Infinity) ? 'more' : 'agrees'
  return { whole, parts, least: min, most: max, verdict }
}

/** Of one type, smaller, within the whole's days and places, and no part of another. */
function isInside(part: Draft, whole: Draft, drafts: readonly Draft[], isVague = false): boolean {
  if (part.type !== whole.type || part.status !== 'done' || whole.status !== 'done' || isUncounted(part)) return false
  if (part.whole) return part.whole === whole
  if (part.isTally && !whole.isTally) return false
  if ((part.count.min ?? 0) >= (whole.count.max ?? Infinity) || (part.count.min ?? 0) >= (whole.count.min ?? 0))
    return false
  if (!datesMeet(part.period, whole.period)) return false
  if (whole.period && part.period && (part.period.start < whole.period.start || part.period.end > whole.period.end))
    return false
  if (part.period === null && whole.isTally && whole.period !== null && part.sentence < whole.sentence) return false
  const arePlacesInside =
    part.places.length > 0 && part.places.every(({ place }) => whole.places.some((outer) => holds(outer.place, place)))
  if (!arePlacesInside && whole.places.length > 0 && !(isVague && isVaguelyInside(part, whole))) return false
  if (
    whole.type === 'deportation' &&
    whole.destination &&
    part.destination &&
    whole.destination.place.country !== part.destination.place.country
  )
    return false
  return drafts.includes(part)
}

/** Of a part nothing is said but the country, which is that of the whole. */
const isVaguelyInside = (part: Draft, whole: Draft): boolean =>
  part.type === 'arrest' &&
  !/^(?:own|loose)$/u.test(part.placeSureness) &&
  part.places.every(({ place }) => whole.places.every((outer) => holds(place, outer.place)))

/** "77 in Runda. … Thirty-seven were picked up on the spot, the remaining 40 on Monday": they add up, and were there too. */
function vagueParts(whole: Draft, inside: readonly Draft[], drafts: readonly Draft[]): Draft[] | null {
  if (whole.count.qualifier !== 'exact' || whole.places.length === 0) return null
  const parts = drafts.filter(
    (part) => part !== whole && (inside.includes(part) || isInside(part, whole, drafts, true)) && !part.isTally,
  )
  if (parts.length < 2 || sumOf(parts).min !== whole.count.min || sumOf(parts).max !== whole.count.max) return null
  for (const part of parts)
    if (!inside.includes(part)) Object.assign(part, { places: whole.places, placeSureness: 'inherited' })
  return parts
}

/** Parts that follow a total, differ from each other by day or place, and add up to it. */
function completeParts(whole: Draft, inside: readonly Draft[]): Draft[] | null {
  const parts = inside.filter(({ isTally }) => !isTally || whole.isTally)
  if (parts.length < 2) return null
  const { min, max } = sumOf(parts)
  const { count } = whole
  return min <= (count.max ?? Infinity) && max >= (count.min ?? 0) && isClose(min, count) ? parts : null
}

/** "24 in three states. Thirteen were seized in Tula, four in Puebla": parts of a joint figure, even if not all are told. */
function jointParts(whole: Draft, inside: readonly Draft[]): Draft[] | null {
  if (whole.type !== 'arrest' || whole.places.length < 2 || whole.count.qualifier !== 'exact') return null
  const parts = inside.filter(
    ({ isTally, sentence, placeSureness }) => !isTally && sentence >= whole.sentence && placeSureness === 'own',
  )
  const towns = new Set(parts.flatMap(({ places }) => places.map(({ place }) => place.name)))
  return parts.length >= 2 && towns.size >= 2 && sumOf(parts).max <= (whole.count.max ?? 0) ? parts : null
}

const isClose = (sum: number, count: Count): boolean => Math.abs(sum - (count.min ?? count.max ?? 0)) <= 0.15 * sum

/** A tally without a date runs from its first part to its last, where the report lists them all. */
function spanParts({ whole, parts, verdict }: Total): void {
  if (whole.period || verdict !== 'agrees' || whole.count.qualifier !== 'exact') return
  const periods = parts.flatMap(({ period }) => period ?? [])
  if (periods.length < parts.length || whole.isTally === false) return
  const { min } = sumOf(parts)
  if (min !== whole.count.min) return
  const start = Math.min(...periods.map((period) => period.start))
  const end = Math.max(...periods.map((period) => period.end))
  whole.period = start === end ? rangePeriod(start, end) : { start, end, precision: 'range' }
  whole.dateSureness = 'inherited'
}
