import { growingInts } from '../lib/growing.ts'
import type { Lists } from '../lib/lists.ts'
import { listAt, toLists } from '../lib/lists.ts'
import { DEPORTATION, OTHER } from './columns.ts'
import { NONE } from './facts.ts'
import type { Grouping } from './groups.ts'
import type { Hierarchy } from './hierarchy.ts'
import type { Selection } from './selection.ts'
import { isSpent } from './selection.ts'
import type { ColumnIndex } from './timeIndex.ts'

/** What is drawn of a large set at a level: rows as they are, ties and pairs after them, and one for what has no arc. */
export interface LevelGroups {
  level: number
  /** Clusters of the level. */
  rows: number
  /** Rows that each tie joins, ascending. */
  ties: Lists
  /** Level whose clusters arcs go between: a coarser one where this one has more pairs than can be read. */
  flowLevel: number
  /** Rows of this level that arcs start and end at. */
  pairs: { origin: Int32Array; destination: Int32Array }
}

/** More arcs than these between the clusters of a level are drawn between larger ones. */
export const MOST_PAIRS = 2_000

/** Where incidents stand at a level, whatever passes the filters and wherever the screen is. */
export interface Standing {
  level: number
  rows: number
  /** Row of each incident, or `rows` and a tie; NONE for what is no mark. */
  mark: Int32Array
  ties: Lists
  /** Incidents with two ends, ascending, and the rows of their ends. */
  flows: Int32Array
  from: Int32Array
  to: Int32Array
}

export function standingAt(index: ColumnIndex, level: number): Standing {
  const { columns, hierarchy, placed, origin, destination } = index
  const { rowOf, rows } = hierarchy.levels[level]!
  const mark = new Int32Array(columns.size).fill(NONE)
  const numbers = new Map<string, number>()
  const ties: number[][] = []
  const [flows, from, to] = [growingInts(), growingInts(), growingInts()]
  for (let i = 0; i < columns.size; i++) {
    if (columns.type[i] === OTHER || columns.aggregate[i]) continue
    if (columns.type[i] === DEPORTATION) {
      if (origin[i] === NONE || destination[i] === NONE) continue
      flows.push(i)
      from.push(rowOf[origin[i]!]!)
      to.push(rowOf[destination[i]!]!)
      continue
    }
    const [first, end] = [placed.start[i]!, placed.start[i + 1]!]
    if (first === end) continue
    const row = rowOf[placed.items[first]!]!
    mark[i] = row
    for (let k = first + 1; k < end; k++) if (rowOf[placed.items[k]!] !== row) mark[i] = NONE
    if (mark[i] !== NONE) continue
    const joined = [...new Set(Array.from(placed.items.subarray(first, end), (point) => rowOf[point]!))]
    joined.sort((a, b) => a - b)
    const key = joined.join()
    let tie = numbers.get(key)
    if (tie === undefined) numbers.set(key, (tie = ties.push(joined) - 1))
    mark[i] = rows + tie
  }
  return { level, rows, mark, ties: toLists(ties), flows: flows.taken(), from: from.taken(), to: to.taken() }
}

/**
 * Groups of what is drawn of a selection near the screen, as `drawnGroups` has them, but arcs may go between clusters of
 * a coarser level. Those are seeds of this level as well, so each end stands on a mark. `seen` has 1 for each row that is
 * near.
 */
export function levelGroups(
  index: ColumnIndex,
  { mask, weights }: Selection,
  standing: Standing,
  seen: Uint8Array | null,
  mostPairs = MOST_PAIRS,
): { groups: LevelGroups; grouping: Grouping } {
  const { level, rows, mark, ties } = standing
  const tieCount = ties.start.length - 1
  const isSeen = new Uint8Array(rows + tieCount).fill(1)
  if (seen) {
    isSeen.set(seen)
    for (let tie = 0; tie < tieCount; tie++) isSeen[rows + tie] = listAt(ties, tie).some((row) => seen[row]) ? 1 : 0
  }
  const passing = mask.slice()
  for (const whole of index.wholes) if (isSpent(index, weights, whole)) passing[whole] = 0
  const groupAt = new Int32Array(mark.length)
  for (let i = 0; i < mark.length; i++) {
    const group = mark[i]!
    groupAt[i] = group !== NONE && passing[i] && isSeen[group] ? group : NONE
  }
  const { flowLevel, pairs } = pairFlows(index, standing, passing, seen, mostPairs, rows + tieCount, groupAt)
  const groups: LevelGroups = { level, rows, ties, flowLevel, pairs }
  return { groups, grouping: { count: undrawnOf(groups) + 1, groupOf: (i) => groupAt[i]! } }
}

/** Numbers of the first pair, and of what has no arc. */
export const firstPairOf = ({ rows, ties }: LevelGroups): number => rows + ties.start.length - 1
export const undrawnOf = (groups: LevelGroups): number => firstPairOf(groups) + groups.pairs.origin.length

/** Gives flows their groups, at the finest level that has no more pairs than can be read. */
function pairFlows(
  { hierarchy }: ColumnIndex,
  { flows, from, to, level }: Standing,
  passing: Uint8Array,
  seen: Uint8Array | null,
  mostPairs: number,
  first: number,
  groupAt: Int32Array,
): Pick<LevelGroups, 'flowLevel' | 'pairs'> {
  const { seed } = hierarchy.levels[level]!
  for (let flowLevel = level; ; flowLevel--) {
    const { coarse, ends } = coarserRows(hierarchy, level, flowLevel)
    const numbers = new Map<number, number>()
    const pairs = { origin: growingInts(), destination: growingInts() }
    const undrawn = growingInts()
    let isTooMany = false
    for (let k = 0; k < flows.length; k++) {
      const i = flows[k]!
      if (!passing[i]) continue
      const [origin, destination] = [coarse[from[k]!]!, coarse[to[k]!]!]
      const [start, end] = [ends[origin]!, ends[destination]!]
      if (origin === destination) {
        if (!seen || seen[start]) undrawn.push(i)
        continue
      }
      if (seen && !seen[start] && !seen[end]) continue
      const key = origin * seed.length + destination
      let pair = numbers.get(key)
      if (pair === undefined) {
        pair = pairs.origin.push(start) - 1
        pairs.destination.push(end)
        numbers.set(key, pair)
        if (pair >= mostPairs && flowLevel > 0) {
          isTooMany = true
          break
        }
      }
      groupAt[i] = first + pair
    }
    if (isTooMany) {
      for (const i of flows) groupAt[i] = NONE
      continue
    }
    for (const i of undrawn.view()) groupAt[i] = first + pairs.origin.size
    return { flowLevel, pairs: { origin: pairs.origin.taken(), destination: pairs.destination.taken() } }
  }
}

/** The row of a coarser level that each row is in, and the row of its seed at the finer one. */
function coarserRows(
  { levels }: Hierarchy,
  level: number,
  coarserLevel: number,
): { coarse: Int32Array; ends: Int32Array } {
  const [fine, coarser] = [levels[level]!, levels[coarserLevel]!]
  const coarse = new Int32Array(fine.rows)
  const ends = new Int32Array(coarser.rows)
  let row = 0
  for (let finer = 0; finer < fine.rows; finer++) {
    while (fine.start[finer]! >= coarser.start[row + 1]!) row++
    coarse[finer] = row
    if (fine.seed[finer] === coarser.seed[row]) ends[row] = finer
  }
  return { coarse, ends }
}

/** 1 for each row of a level that stands on a point that is near the screen. */
export function seenRows({ hierarchy }: ColumnIndex, level: number, near: Uint8Array): Uint8Array {
  return Uint8Array.from(hierarchy.levels[level]!.seed, (point) => near[point]!)
}
