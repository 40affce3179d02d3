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

/** Where incidents stand, level by level; what is the same at all levels is found out once. */
export function standings(index: ColumnIndex): (level: number) => Standing {
  const { columns, hierarchy, placed, origin, destination } = index
  /** The point of each incident that has one; NONE for flows, for what stands at several, and for what is no mark. */
  const point = new Int32Array(columns.size).fill(NONE)
  const [several, flows] = [growingInts(), growingInts()]
  for (let i = 0; i < columns.size; i++) {
    if (columns.type[i] === OTHER || columns.aggregate[i]) continue
    if (columns.type[i] === DEPORTATION) {
      if (origin[i] !== NONE && destination[i] !== NONE) flows.push(i)
      continue
    }
    const first = placed.start[i]!
    const count = placed.start[i + 1]! - first
    if (count === 1) point[i] = placed.items[first]!
    else if (count > 1) several.push(i)
  }
  return (level) => {
    const { rowOf, rows } = hierarchy.levels[level]!
    const mark = new Int32Array(columns.size)
    for (let i = 0; i < mark.length; i++) mark[i] = point[i] === NONE ? NONE : rowOf[point[i]!]!
    const sequenceOf = numberSequences(rows)
    /** Tie of each sequence of rows. */
    const tieOf: number[] = []
    const ties: number[][] = []
    const joined: number[] = []
    for (const i of several.view()) {
      rowsAt(placed, i, rowOf, joined)
      if (joined.length === 1) {
        mark[i] = joined[0]!
        continue
      }
      const sequence = sequenceOf(joined)
      mark[i] = rows + (tieOf[sequence] ??= ties.push(joined.slice()) - 1)
    }
    const ends = flows.view()
    const [from, to] = [new Int32Array(ends.length), new Int32Array(ends.length)]
    for (let k = 0; k < ends.length; k++) {
      from[k] = rowOf[origin[ends[k]!]!]!
      to[k] = rowOf[destination[ends[k]!]!]!
    }
    return { level, rows, mark, ties: toLists(ties), flows: ends, from, to }
  }
}

/** The rows of a level that an incident stands at, ascending, each once, put into `found`. */
function rowsAt({ start, items }: Lists, incident: number, rowOf: Int32Array, found: number[]): void {
  found.length = 0
  for (let k = start[incident]!; k < start[incident + 1]!; k++) {
    const row = rowOf[items[k]!]!
    let at = found.length
    while (at > 0 && found[at - 1]! > row) at--
    if (at > 0 && found[at - 1] === row) continue
    found.push(row)
    for (let j = found.length - 1; j > at; j--) found[j] = found[j - 1]!
    found[at] = row
  }
}

/** Gives equal sequences of numbers below `most` the same number: each is the one before its last entry, and that. */
function numberSequences(most: number): (entries: readonly number[]) => number {
  const longer = new Map<number, number>()
  return (entries) => {
    let sequence = 0
    for (let k = 0; k < entries.length; k++) {
      const key = sequence * most + entries[k]!
      let next = longer.get(key)
      if (next === undefined) longer.set(key, (next = longer.size + 1))
      sequence = next
    }
    return sequence
  }
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
  /** 1 for what is near, the first entry being for NONE. */
  const isSeen = new Uint8Array(1 + rows + tieCount).fill(1, 1)
  if (seen) {
    isSeen.set(seen, 1)
    for (let tie = 0; tie < tieCount; tie++) isSeen[1 + rows + tie] = listAt(ties, tie).some((row) => seen[row]) ? 1 : 0
  }
  const passing = mask.slice()
  for (const whole of index.wholes) if (isSpent(index, weights, whole)) passing[whole] = 0
  const groupAt = new Int32Array(mark.length)
  // Without a choice that a processor would have to guess, a million times.
  for (let i = 0; i < mark.length; i++) {
    const entry = mark[i]! - NONE
    groupAt[i] = entry * (passing[i]! & isSeen[entry]!) + NONE
  }
  const { flowLevel, pairs } = pairFlows(index, standing, passing, seen, mostPairs, rows + tieCount, groupAt)
  const groups: LevelGroups = { level, rows, ties, flowLevel, pairs }
  return { groups, grouping: { count: undrawnOf(groups) + 1, groupAt } }
}

/** Numbers of the first pair, and of what has no arc. */
export const firstPairOf = ({ rows, ties }: LevelGroups): number => rows + ties.start.length - 1
export const undrawnOf = (groups: LevelGroups): number => firstPairOf(groups) + groups.pairs.origin.length

/** Of so many clusters every pair has a place in one array, which is quicker than a map. */
const MOST_DENSE = 1_000

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
  for (let flowLevel = level; ; flowLevel--) {
    const { coarse, ends } = coarserRows(hierarchy, level, flowLevel)
    const coarser = hierarchy.levels[flowLevel]!.rows
    const pairAt = coarser <= MOST_DENSE ? new Int32Array(coarser * coarser).fill(NONE) : null
    const numbers = new Map<number, number>()
    const pairs = { origin: growingInts(), destination: growingInts() }
    const undrawn = growingInts()
    let isTooMany = false
    let k = 0
    for (; k < flows.length; k++) {
      const i = flows[k]!
      if (!passing[i]) continue
      const [origin, destination] = [coarse[from[k]!]!, coarse[to[k]!]!]
      const [start, end] = [ends[origin]!, ends[destination]!]
      if (origin === destination) {
        if (!seen || seen[start]) undrawn.push(i)
        continue
      }
      if (seen && !seen[start] && !seen[end]) continue
      const key = origin * coarser + destination
      let pair = pairAt ? pairAt[key]! : (numbers.get(key) ?? NONE)
      if (pair === NONE) {
        pair = pairs.origin.push(start) - 1
        pairs.destination.push(end)
        if (pairAt) pairAt[key] = pair
        else numbers.set(key, pair)
        if (pair >= mostPairs && flowLevel > 0) {
          isTooMany = true
          break
        }
      }
      groupAt[i] = first + pair
    }
    if (isTooMany) {
      while (k-- > 0) groupAt[flows[k]!] = NONE
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
