import type { Lists } from '../lib/lists.ts'
import { listAt, toLists } from '../lib/lists.ts'
import { DEPORTATION, OTHER } from './columns.ts'
import { NONE } from './facts.ts'
import type { Grouping } from './groups.ts'
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

/** Where the incidents of a selection stand at a level, wherever the screen is. */
export interface Standing {
  level: number
  rows: number
  /** Row of each incident, or `rows` and a tie; NONE for what is no mark. */
  mark: Int32Array
  ties: Lists
  /** Incidents with two ends, ascending. */
  flows: Int32Array
}

export function standingAt(index: ColumnIndex, { mask, weights }: Selection, level: number): Standing {
  const { columns, hierarchy, placed } = index
  const { rowOf, rows } = hierarchy.levels[level]!
  const mark = new Int32Array(columns.size).fill(NONE)
  const numbers = new Map<string, number>()
  const ties: number[][] = []
  const flows = new Int32Array(columns.size)
  let flowCount = 0
  for (let i = 0; i < columns.size; i++) {
    if (columns.type[i] === OTHER || !mask[i] || columns.aggregate[i] || isSpent(index, weights, i)) continue
    if (columns.type[i] === DEPORTATION) {
      if (index.origin[i] !== NONE && index.destination[i] !== NONE) flows[flowCount++] = i
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
  return { level, rows, mark, ties: toLists(ties), flows: flows.slice(0, flowCount) }
}

/**
 * Groups of what is drawn near the screen, as `drawnGroups` has them, but arcs may go between clusters of a coarser
 * level. Those are seeds of this level as well, so each end stands on a mark. `seen` has 1 for each row that is near.
 */
export function levelGroups(
  index: ColumnIndex,
  { level, rows, mark, ties, flows }: Standing,
  seen: Uint8Array | null,
  mostPairs = MOST_PAIRS,
): { groups: LevelGroups; grouping: Grouping } {
  const groupAt = mark.slice()
  const tieCount = ties.start.length - 1
  if (seen) {
    const isTieSeen = Uint8Array.from({ length: tieCount }, (_, tie) =>
      listAt(ties, tie).some((row) => seen[row]) ? 1 : 0,
    )
    for (let i = 0; i < groupAt.length; i++) {
      const group = groupAt[i]!
      if (group !== NONE && !(group < rows ? seen[group] : isTieSeen[group - rows])) groupAt[i] = NONE
    }
  }
  const { flowLevel, pairs } = pairFlows(index, flows, level, seen, mostPairs, rows + tieCount, groupAt)
  const groups: LevelGroups = { level, rows, ties, flowLevel, pairs }
  return { groups, grouping: { count: undrawnOf(groups) + 1, groupOf: (i) => groupAt[i]! } }
}

/** Numbers of the first pair, and of what has no arc. */
export const firstPairOf = ({ rows, ties }: LevelGroups): number => rows + ties.start.length - 1
export const undrawnOf = (groups: LevelGroups): number => firstPairOf(groups) + groups.pairs.origin.length

/** Gives flows their groups, at the finest level that has no more pairs than can be read. */
function pairFlows(
  index: ColumnIndex,
  flows: Int32Array,
  level: number,
  seen: Uint8Array | null,
  mostPairs: number,
  first: number,
  groupAt: Int32Array,
): Pick<LevelGroups, 'flowLevel' | 'pairs'> {
  const { hierarchy, origin, destination } = index
  const { rowOf } = hierarchy.levels[level]!
  for (let flowLevel = level; ; flowLevel--) {
    const coarse = flowLevel === level ? rowOf : hierarchy.levels[flowLevel]!.rowOf
    const { seed } = hierarchy.levels[flowLevel]!
    const numbers = new Map<number, number>()
    const pairs: [number[], number[]] = [[], []]
    let isTooMany = false
    const undrawn: number[] = []
    for (const i of flows) {
      const [from, to] = [coarse[origin[i]!]!, coarse[destination[i]!]!]
      const [start, end] = [rowOf[seed[from]!]!, rowOf[seed[to]!]!]
      if (from === to) {
        if (!seen || seen[start]) undrawn.push(i)
        continue
      }
      if (seen && !seen[start] && !seen[end]) continue
      const key = from * seed.length + to
      let pair = numbers.get(key)
      if (pair === undefined) {
        pair = pairs[0].push(start) - 1
        pairs[1].push(end)
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
    for (const i of undrawn) groupAt[i] = first + pairs[0].length
    return { flowLevel, pairs: { origin: Int32Array.from(pairs[0]), destination: Int32Array.from(pairs[1]) } }
  }
}

/** 1 for each row of a level that stands on a point that is near the screen. */
export function seenRows({ hierarchy }: ColumnIndex, level: number, near: Uint8Array): Uint8Array {
  return Uint8Array.from(hierarchy.levels[level]!.seed, (point) => near[point]!)
}
