import { NONE } from './facts.ts'
import type { Selection } from './selection.ts'
import { isSpent } from './selection.ts'
import type { ColumnIndex } from './timeIndex.ts'

/** Which incidents are summed together. */
export interface Grouping {
  /** Groups are numbered from 0 to one less than this. */
  count: number
  /** The group of each incident; NONE where it is in no sum. */
  groupAt: Int32Array
}

/** First numbers of a level's groups: rows as they are, ties and pairs after them, and one for what has no arc. */
export interface Groups {
  ties: number
  pairs: number
  undrawn: number
}

export function groupsOf(index: ColumnIndex, level: number): Groups {
  const { rows } = index.hierarchy.levels[level]!
  const homes = index.homesAt(level)
  const ties = rows
  const pairs = ties + homes.ties.length
  return { ties, pairs, undrawn: pairs + homes.pairs.length }
}

/** What is drawn of a selection at a level. Its filters, the view or its own nature leave an incident out. */
export function drawnGroups(
  index: ColumnIndex,
  { mask, weights }: Selection,
  level: number,
  inView: Uint8Array | null,
): Grouping {
  const homes = index.homesAt(level)
  const { columns, origin, destination } = index
  const { ties, pairs, undrawn } = groupsOf(index, level)
  const isSeen = seenRows(index, level, inView)
  const isTieSeen = homes.ties.map(({ rows }) => !isSeen || rows.some((row) => isSeen[row]))
  const isPairSeen = homes.pairs.map((pair) => !isSeen || !!isSeen[pair.origin] || !!isSeen[pair.destination])
  const groupAt = new Int32Array(columns.size)
  const groupOf = (i: number): number => {
    if (!mask[i] || columns.aggregate[i] || isSpent(index, weights, i)) return NONE
    const row = homes.row[i]!
    if (row !== NONE) return !isSeen || isSeen[row] ? row : NONE
    const tie = homes.tie[i]!
    if (tie !== NONE) return isTieSeen[tie] ? ties + tie : NONE
    const pair = homes.pair[i]!
    if (pair !== NONE) return isPairSeen[pair] ? pairs + pair : NONE
    if (origin[i] === NONE || destination[i] === NONE) return NONE
    return !inView || inView[origin[i]!] ? undrawn : NONE
  }
  for (let i = 0; i < groupAt.length; i++) groupAt[i] = groupOf(i)
  return { count: undrawn + 1, groupAt }
}

/** 1 for each row of a level that stands on a point of the view; null where all do. */
function seenRows({ hierarchy }: ColumnIndex, level: number, inView: Uint8Array | null): Uint8Array | null {
  if (!inView) return null
  const { seed } = hierarchy.levels[level]!
  const seen = new Uint8Array(seed.length)
  for (let row = 0; row < seen.length; row++) seen[row] = inView[seed[row]!]!
  return seen
}
