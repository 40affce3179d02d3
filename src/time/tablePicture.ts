import { groupsOf } from './groups.ts'
import type { ClusterMark, FlowMark, Picture, TieMark } from './picture.ts'
import { splitOf } from './picture.ts'
import type { Selection } from './selection.ts'
import type { Span } from './span.ts'
import { TableCluster, TableFlow, TableTie } from './tableMarks.ts'
import type { MarkSource } from './tableMarks.ts'
import type { TimeIndex } from './timeIndex.ts'
import type { WindowTable } from './windowTable.ts'

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
  const first = groupsOf(index, level)
  const homes = index.homesAt(level)
  const source: MarkSource = {
    table,
    span,
    splitOf: split ? (members, least) => splitOf(index, selection.weights, members, least) : null,
  }
  const clusters: ClusterMark[] = []
  const ties: TieMark[] = []
  const flows: FlowMark[] = []
  let undrawn: number | null = null
  let found: readonly number[] | null = null
  for (const slot of table.active().sort()) {
    const group = table.groups[slot]!
    if (group === first.undrawn) undrawn = slot
    else if (group >= first.pairs) {
      const pair = group - first.pairs
      const { origin, destination } = homes.pairs[pair]!
      flows.push(new TableFlow(source, slot, pair, origin, destination))
    } else if (group >= first.ties) {
      const tie = group - first.ties
      ties.push(new TableTie(source, slot, tie, homes.ties[tie]!.rows))
    } else clusters.push(new TableCluster(source, slot, group))
  }
  return {
    level,
    clusters,
    ties,
    flows,
    get undrawn() {
      return (found ??= undrawn === null ? [] : table.membersOf(undrawn, span))
    },
  }
}
