import type { WeighedSense } from './weighSenses.ts'
import { kmBetween } from './distance.ts'

/** Two readings this close, km, are the same answer. */
const SAME_KM = 50

/** How far the best sense is ahead of the next that lies elsewhere; 12 where there is none. */
export function marginOf(weighed: readonly WeighedSense[]): number {
  const [best, ...others] = weighed
  if (!best) return 0
  const rival = others.find(({ sense }) => kmBetween(sense, best.sense) > SAME_KM)
  return rival ? best.score - rival.score : 12
}

/** Chance that the best sense is right. */
export function confidenceOf(weighed: readonly WeighedSense[]): number {
  const margin = marginOf(weighed)
  return 1 / (1 + Math.exp(-(0.6 + 0.7 * margin)))
}
