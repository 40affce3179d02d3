import type { Lists } from '../lib/lists.ts'
import type { Columns } from './columns.ts'
import { DEPORTATION, OTHER } from './columns.ts'
import { NONE } from './facts.ts'
import type { Hierarchy } from './hierarchy.ts'

/** Several clusters that one or more joint operations tie together at a level: one figure over all of them. */
export interface Tie {
  /** Rows of the level, ascending; two or more. */
  rows: number[]
}

/** An origin and a destination cluster of a level, in that direction. */
export interface Pair {
  origin: number
  destination: number
}

/** Where every incident is drawn at one level. */
export interface Homes {
  /** Arrests: the cluster that holds all of its places; NONE for others and for joint operations across clusters. */
  row: Int32Array
  /** Arrests over several clusters: position in `ties`, else NONE. */
  tie: Int32Array
  ties: Tie[]
  /** Deportations between two clusters: position in `pairs`; NONE where an end is missing or both are one cluster. */
  pair: Int32Array
  pairs: Pair[]
}

export interface Placed {
  columns: Columns
  hierarchy: Hierarchy
  /** Points where each incident happened (arrests and other types). */
  placed: Lists
  /** Points; NONE where there is none. */
  origin: Int32Array
  destination: Int32Array
}

export function findHomes({ columns, hierarchy, placed, origin, destination }: Placed, level: number): Homes {
  const { rowOf, rows: count } = hierarchy.levels[level]!
  const homes: Homes = {
    row: new Int32Array(columns.size).fill(NONE),
    tie: new Int32Array(columns.size).fill(NONE),
    ties: [],
    pair: new Int32Array(columns.size).fill(NONE),
    pairs: [],
  }
  const ties = new Map<string, number>()
  const pairs = new Map<number, number>()
  for (let i = 0; i < columns.size; i++) {
    if (columns.type[i] === OTHER) continue
    if (columns.type[i] === DEPORTATION) {
      const [from, to] = [origin[i]!, destination[i]!]
      if (from === NONE || to === NONE || rowOf[from] === rowOf[to]) continue
      const pair = { origin: rowOf[from]!, destination: rowOf[to]! }
      homes.pair[i] = intern(pairs, pair.origin * count + pair.destination, homes.pairs, () => pair)
      continue
    }
    const [first, end] = [placed.start[i]!, placed.start[i + 1]!]
    if (first === end) continue
    const row = rowOf[placed.items[first]!]!
    let isOne = true
    for (let k = first + 1; k < end; k++) if (rowOf[placed.items[k]!] !== row) isOne = false
    if (isOne) {
      homes.row[i] = row
      continue
    }
    const rows = [...new Set(Array.from(placed.items.subarray(first, end), (point) => rowOf[point]!))]
    rows.sort((a, b) => a - b)
    homes.tie[i] = intern(ties, rows.join(), homes.ties, () => ({ rows }))
  }
  return homes
}

function intern<K, T>(ids: Map<K, number>, key: K, list: T[], make: () => T): number {
  let id = ids.get(key)
  if (id === undefined) ids.set(key, (id = list.push(make()) - 1))
  return id
}
