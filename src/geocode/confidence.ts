import { kmBetween } from '../lib/distance.ts'
import type { WeighedSense } from './weighSenses.ts'

/** Two readings this close, km, are the same answer. */
const SAME_KM = 50
/** A greater lead than this says no more. */
const MOST_MARGIN = 8

/**
 * Logistic regression of "right" on what is known of an answer, fitted to the gold mentions of two corpora together;
 * fitted to either alone it holds on the other (docs/geocoding.md has the table).
 */
const MODEL = {
  constant: -0.31,
  margin: 0.27,
  onlySense: -1.12,
  contained: 0.53,
  country: 0.58,
  countryShare: 0.88,
  nearness: 0.86,
  logPeople: 0.32,
  alternate: -0.36,
} as const

/** How far the best sense is ahead of the next that lies elsewhere. */
export function marginOf(weighed: readonly WeighedSense[]): number {
  const [best, ...others] = weighed
  if (!best) return 0
  const rival = others.find(({ sense }) => kmBetween(sense, best.sense) > SAME_KM)
  return rival ? Math.min(MOST_MARGIN, best.score - rival.score) : MOST_MARGIN
}

/** Chance that the best sense is right, 0 to 1; 0 without one. */
export function confidenceOf(weighed: readonly WeighedSense[]): number {
  const best = weighed[0]
  if (!best) return 0
  const { sense, containment, countryShare, nearness } = best
  const sum =
    MODEL.constant +
    MODEL.margin * marginOf(weighed) +
    (weighed.length === 1 ? MODEL.onlySense : 0) +
    (containment.holds ? MODEL.contained : 0) +
    (sense.kind === 'country' ? MODEL.country : 0) +
    MODEL.countryShare * Math.sqrt(countryShare) +
    MODEL.nearness * nearness +
    MODEL.logPeople * Math.min(7, sense.logPeople) +
    (sense.isPrintedName ? 0 : MODEL.alternate)
  return 1 / (1 + Math.exp(-sum))
}
