import type { Sum } from '../domain/count.ts'
import { sumFromBounds } from '../domain/count.ts'
import { UNSTATED, splitByNationality } from '../domain/split.ts'
import { isCountable } from '../domain/weigh.ts'
import { ARREST, DEPORTATION } from './columns.ts'
import type { Selection } from './picture.ts'
import type { TimeIndex } from './timeIndex.ts'

/** What the headline says of a set of incidents. */
export interface Tally {
  /** Arrest operations; one that is counted inside another of the set is not counted again. */
  operations: number
  arrested: Sum
  /** Deportations, counted likewise. */
  transfers: number
  deported: Sum
}

/** Adds up the listed incidents (positions in the index). */
export function tally(index: TimeIndex, weights: Selection['weights'], listed: readonly number[]): Tally {
  // A plan or a running total holds nobody: what it includes still counts as an operation.
  const contained = new Set(listed.filter((i) => isCountable(index.incidents[i]!)).flatMap((i) => index.inside[i]!))
  const add = (type: number): { records: number; sum: Sum } => {
    let [records, least, most] = [0, 0, 0]
    let approximate = false
    for (const i of listed) {
      const incident = index.incidents[i]!
      if (index.columns.type[i] !== type || !isCountable(incident)) continue
      if (!contained.has(i)) records++
      least += weights.least[i]!
      most += weights.most[i]!
      if (weights.approximate[i]) approximate = true
    }
    return { records, sum: sumFromBounds(least, most, approximate) }
  }
  const arrests = add(ARREST)
  const deportations = add(DEPORTATION)
  return {
    operations: arrests.records,
    arrested: arrests.sum,
    transfers: deportations.records,
    deported: deportations.sum,
  }
}

/** One line of the ledger. People of this nationality, `UNSTATED` for people whose nationality is not reported. */
export interface LedgerLine {
  nationality: string
  arrested: number
  deported: number
  /**
   * Arrested minus deported, never below zero: reported as held here, and no deportation of theirs is in the set.
   * It says nothing of what became of them.
   */
  notAccountedFor: number
}

/** Least numbers of people by nationality, most people first, those without a stated nationality last. */
export function ledger(index: TimeIndex, weights: Selection['weights'], listed: readonly number[]): LedgerLine[] {
  const lines = new Map<string, { arrested: number; deported: number }>()
  for (const i of listed) {
    const type = index.columns.type[i]
    if (type !== ARREST && type !== DEPORTATION) continue
    for (const [nationality, people] of splitByNationality(index.incidents[i]!, Math.max(0, weights.least[i]!))) {
      const line = lines.get(nationality) ?? { arrested: 0, deported: 0 }
      if (type === ARREST) line.arrested += people
      else line.deported += people
      lines.set(nationality, line)
    }
  }
  return ledgerLines(Array.from(lines, ([nationality, { arrested, deported }]) => [nationality, arrested, deported]))
}

/** The lines of sums, in their order. */
export function ledgerLines(sums: readonly (readonly [string, arrested: number, deported: number])[]): LedgerLine[] {
  const lines = sums.map(([nationality, arrested, deported]) => ({
    nationality,
    arrested,
    deported,
    notAccountedFor: Math.max(0, arrested - deported),
  }))
  return lines.sort(
    (a, b) =>
      Number(a.nationality === UNSTATED) - Number(b.nationality === UNSTATED) ||
      b.arrested + b.deported - a.arrested - a.deported,
  )
}
