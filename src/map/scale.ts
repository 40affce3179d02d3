import { areaFigure } from '../domain/count.ts'
import type { Mode, Window } from '../domain/view.ts'
import { UNDATED } from '../time/columns.ts'
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
  const length = mode === 'window' ? window.until - window.from : mode === 'instant' ? 1 : Infinity
  const marks = new Map<number, number[]>()
  const flows = new Map<number, number[]>()
  const ties = homes.ties.length
  for (let i = 0; i < index.columns.size; i++) {
    if (!mask[i] || index.columns.start[i] === UNDATED) continue
    if (homes.row[i] !== NONE) group(marks, ties + homes.row[i]!, i)
    else if (homes.tie[i] !== NONE) group(marks, homes.tie[i]!, i)
    else if (homes.pair[i] !== NONE) group(flows, homes.pair[i]!, i)
  }
  const largest = (groups: Map<number, number[]>): number => {
    let most = 1
    for (const members of groups.values()) most = Math.max(most, largestSum(index, weights, members, length))
    return most
  }
  return {
    discs: Math.min(MOST_PER_ROOT, quantise(largestRadius / Math.sqrt(largest(marks)))),
    arcs: Math.min(MOST_PER_ROOT / 2, quantise(WIDEST_ARC / Math.sqrt(largest(flows)))),
  }
}

function group(groups: Map<number, number[]>, key: number, value: number): void {
  const list = groups.get(key)
  if (list) list.push(value)
  else groups.set(key, [value])
}

const quantise = (value: number): number => 2 ** (Math.floor(Math.log2(value) * 4) / 4)

/** The largest sum over all positions of a window of `length` days: a sweep over where each member enters and leaves. */
function largestSum(
  { columns }: TimeIndex,
  weights: Selection['weights'],
  members: readonly number[],
  length: number,
): number {
  const figure = (i: number): number =>
    areaFigure({ least: Math.max(0, weights.least[i]!), most: Math.max(0, weights.most[i]!), approximate: false })
  if (length === Infinity) return members.reduce((sum, i) => sum + figure(i), 0)
  const events = members.flatMap((i) => [
    [columns.start[i]! - length + 1, figure(i)] as const,
    [columns.end[i]!, -figure(i)] as const,
  ])
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let [sum, most] = [0, 0]
  for (const [, change] of events) {
    sum += change
    most = Math.max(most, sum)
  }
  return most
}
