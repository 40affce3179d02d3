import type { Mode, Window } from '../domain/view.ts'
import { largestSum } from '../time/largestSum.ts'
import { scaledLength } from '../time/playback.ts'
import type { Selection } from '../time/picture.ts'
import type { TimeIndex } from '../time/timeIndex.ts'
import { NONE } from '../time/timeIndex.ts'

/** How people become pixels: `radius = discs · √people`, `width = arcs · √people`. */
export interface MarkScale {
  discs: number
  arcs: number
}

/** Never larger than this, so that a handful of people stays a handful. */
const MOST_PER_ROOT = 2.6

const WIDEST_ARC = 9

/**
 * One scale for all of time: the largest sum that any window of this length can hold at this level fills
 * `largestRadius` pixels. So discs can be compared while the window moves, and only another window length, another
 * filter or another zoom level changes what an area stands for; the legend follows. Steps of a fourth root of two keep
 * it from creeping while a window is resized.
 */
export function markScale(
  index: TimeIndex,
  { mask, weights }: Selection,
  { window, mode, level, largestRadius }: { window: Window; mode: Mode; level: number; largestRadius: number },
): MarkScale {
  const homes = index.homesAt(level)
  const length = scaledLength(window.until - window.from, mode)
  const ties = homes.ties.length
  const markOf = (i: number): number => (homes.row[i] === NONE ? homes.tie[i]! : ties + homes.row[i]!)
  const largest = (count: number, groupOf: (i: number) => number): number => {
    const groupAt = new Int32Array(mask.length)
    for (let i = 0; i < mask.length; i++) groupAt[i] = mask[i] ? groupOf(i) : NONE
    return largestSum(index, weights, { count, groupAt }, length)
  }
  return scaleFor(
    {
      marks: largest(ties + index.hierarchy.levels[level]!.rows, markOf),
      flows: largest(homes.pairs.length, (i) => homes.pair[i]!),
    },
    largestRadius,
  )
}

/** The scale that gives the largest sums of a disc and of an arc their room. */
export const scaleFor = (largest: { marks: number; flows: number }, largestRadius: number): MarkScale => ({
  discs: Math.min(MOST_PER_ROOT, quantise(largestRadius / Math.sqrt(largest.marks))),
  arcs: Math.min(MOST_PER_ROOT / 2, quantise(WIDEST_ARC / Math.sqrt(largest.flows))),
})

const quantise = (value: number): number => 2 ** (Math.floor(Math.log2(value) * 4) / 4)
