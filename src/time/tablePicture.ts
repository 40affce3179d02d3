import { sumFromBounds } from '../domain/count.ts'
import { groupsOf } from './groups.ts'
import type { ClusterMark, FlowMark, Picture, TieMark } from './picture.ts'
import { splitOf } from './picture.ts'
import type { Selection } from './selection.ts'
import type { Span } from './span.ts'
import type { Pair, TimeIndex } from './timeIndex.ts'
import type { WindowTable } from './windowTable.ts'
import { APPROXIMATE, CHANNELS, IMPRECISE, LEAST, MOST, OPEN, PLANNED, PROVINCE, RECORDS } from './windowEvents.ts'

/**
 * The picture of `pictureAt`, from a `windowTable` of the same selection and level: without going over the incidents. Members
 * and splits are found when they are asked for. Marks are in the order of their numbers. The table is moved.
 */
export function pictureFromTable(
  index: TimeIndex,
  selection: Selection,
  table: WindowTable,
  span: Span,
  level: number,
  { split = false } = {},
): Picture {
  table.moveTo(span)
  const { groups, sums } = table
  const first = groupsOf(index, level)
  const homes = index.homesAt(level)
  const clusters: ClusterMark[] = []
  const ties: TieMark[] = []
  const flows: FlowMark[] = []
  let undrawn = (): number[] => []
  for (const slot of table.active()) {
    const group = groups[slot]!
    const total = totalAt(sums, slot)
    const members = once(() => table.membersOf(slot, span))
    if (group === first.undrawn) undrawn = members
    else if (group >= first.pairs)
      flows.push(flowMark(group - first.pairs, homes.pairs[group - first.pairs]!, total, members))
    else {
      const parts = once(() => (split ? splitOf(index, selection.weights, members(), total.sum.least) : []))
      if (group >= first.ties)
        ties.push(tieMark(group - first.ties, homes.ties[group - first.ties]!.rows, total, members, parts))
      else clusters.push(clusterMark(group, total, members, parts))
    }
  }
  return {
    level,
    clusters,
    ties,
    flows,
    get undrawn() {
      return undrawn()
    },
  }
}

type Total = Pick<ClusterMark, 'sum' | 'records' | 'imprecise' | 'plannedOnly' | 'provinceOnly'>
type Split = ClusterMark['split']

/** What a slot's sums say of a mark. */
export function totalAt(sums: Float64Array, slot: number): Total {
  const at = slot * CHANNELS
  const least = sums[at + LEAST]!
  const most = sums[at + OPEN]! > 0 ? Infinity : sums[at + MOST]!
  return {
    sum: sumFromBounds(least, most, sums[at + APPROXIMATE]! > 0),
    records: sums[at + RECORDS]!,
    imprecise: least > 0 ? sums[at + IMPRECISE]! / least : 0,
    plannedOnly: sums[at + PLANNED] === sums[at + RECORDS],
    provinceOnly: sums[at + PROVINCE] === sums[at + RECORDS],
  }
}

/** Runs once, when it is first called. */
export function once<T>(find: () => T): () => T {
  let found: { value: T } | null = null
  return () => (found ??= { value: find() }).value
}

export const clusterMark = (row: number, total: Total, members: () => number[], parts: () => Split): ClusterMark => ({
  kind: 'cluster',
  row,
  ...total,
  get members() {
    return members()
  },
  get split() {
    return parts()
  },
})

export const tieMark = (
  tie: number,
  rows: number[],
  total: Total,
  members: () => number[],
  parts: () => Split,
): TieMark => ({
  kind: 'tie',
  tie,
  rows,
  ...total,
  get members() {
    return members()
  },
  get split() {
    return parts()
  },
})

export const flowMark = (pair: number, ends: Pair, total: Total, members: () => number[]): FlowMark => ({
  kind: 'flow',
  pair,
  origin: ends.origin,
  destination: ends.destination,
  ...total,
  get members() {
    return members()
  },
})
