import type { Weights } from '../domain/weigh.ts'
import type { Grouping } from './groups.ts'
import type { ColumnIndex } from './timeIndex.ts'

/**
 * The largest sum of people that any group has in any window of `length` days, at least 1: what a scale follows.
 * Groups with a number below `first`, or of `count` or more, are passed over. One sweep over all: incidents enter in the
 * order of their first days and leave in that of their last ones.
 */
export function largestSum(
  index: ColumnIndex,
  weights: Weights,
  { groupAt, count, first = 0 }: Grouping & { first?: number },
  length: number,
): number {
  const { start, end } = index.columns
  const { byStart, byEnd } = index.timeOrder()
  const { least, most: upper } = weights
  // As `areaFigure` has it, without an object for each.
  const figure = (i: number): number => (least[i]! > 0 ? least[i]! : upper[i] === Infinity ? 0 : Math.max(0, upper[i]!))
  const sums = new Float64Array(count)
  let most = 1
  let gone = 0
  for (let k = 0; k < byStart.length; k++) {
    const i = byStart[k]!
    const group = groupAt[i]!
    if (group < first || group >= count) continue
    const own = figure(i)
    // What adds nothing makes no sum the largest.
    if (own === 0) continue
    // Whatever ended before a window that this one is the last to enter has left.
    const from = start[i]! - length + 1
    for (; gone < byEnd.length && end[byEnd[gone]!]! <= from; gone++) {
      const other = groupAt[byEnd[gone]!]!
      if (other >= first && other < count) sums[other]! -= figure(byEnd[gone]!)
    }
    sums[group]! += own
    if (sums[group]! > most) most = sums[group]!
  }
  return most
}
