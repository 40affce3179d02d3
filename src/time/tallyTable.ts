import { sumFromBounds } from '../domain/count.ts'
import type { Sum } from '../domain/count.ts'
import { ARREST, DEPORTATION, UNDATED } from './columns.ts'
import { NONE } from './facts.ts'
import type { Selection } from './selection.ts'
import type { Span } from './span.ts'
import { touches } from './span.ts'
import type { Tally } from './tally.ts'
import type { ColumnIndex } from './timeIndex.ts'
import { APPROXIMATE, CHANNELS, LEAST, MOST, OPEN, RECORDS } from './windowEvents.ts'
import { wholesOfParts } from './wholesOfParts.ts'
import { sumTable } from './windowTable.ts'

/**
 * What `tally` says of the listed incidents of any span, without going over them: for the incidents that the selection
 * lets through and `visible` has 1 for.
 */
export function tallyTable(
  index: ColumnIndex,
  { mask, weights }: Selection,
  visible: Uint8Array,
): (span: Span) => Tally {
  const { columns, figures } = index
  const isListed = (i: number): boolean =>
    !!mask[i] && !!visible[i] && !!figures.countable[i] && columns.start[i] !== UNDATED
  const groupAt = new Int32Array(columns.size).fill(NONE)
  for (let i = 0; i < groupAt.length; i++) {
    const type = columns.type[i]!
    if ((type === ARREST || type === DEPORTATION) && isListed(i)) groupAt[i] = type
  }
  const table = sumTable(index, weights, { count: 2, groupAt })
  const parts = wholesOfParts(index, isListed)
  return (span) => {
    table.moveTo(span)
    const [arrests, deportations] = [ARREST, DEPORTATION].map((type) => totalOf(table.groups.indexOf(type), table.sums))
    // Counted inside another one that is listed too: not an operation of its own.
    for (const [part, wholes] of parts) {
      const total = columns.type[part] === ARREST ? arrests! : deportations!
      if (touches(columns, part, span) && wholes.some((whole) => touches(columns, whole, span))) total.records--
    }
    return {
      operations: arrests!.records,
      arrested: arrests!.sum,
      transfers: deportations!.records,
      deported: deportations!.sum,
    }
  }
}

function totalOf(slot: number, sums: Float64Array): { records: number; sum: Sum } {
  if (slot === -1) return { records: 0, sum: sumFromBounds(0, 0, false) }
  const at = slot * CHANNELS
  const most = sums[at + OPEN]! > 0 ? Infinity : sums[at + MOST]!
  return { records: sums[at + RECORDS]!, sum: sumFromBounds(sums[at + LEAST]!, most, sums[at + APPROXIMATE]! > 0) }
}
