import { digitsOfWhole, sortByDigits, upTo } from '../lib/radix.ts'
import type { Columns } from './columns.ts'
import { UNDATED } from './columns.ts'
import { firstFrom } from './firstFrom.ts'
import type { Span } from './span.ts'

/** Dated incidents, as positions in the index. Those of one day are in the order of the index. */
export interface TimeOrder {
  byStart: Int32Array
  byEnd: Int32Array
}

export function timeOrderOf({ size, start, end }: Columns): TimeOrder {
  let dated = 0
  for (let i = 0; i < size; i++) if (start[i] !== UNDATED) dated++
  const incidents = new Int32Array(dated)
  for (let i = 0, next = 0; i < size; i++) if (start[i] !== UNDATED) incidents[next++] = i
  return { byStart: sortedBy(start, incidents), byEnd: sortedBy(end, incidents) }
}

/** Incidents by days; those of one day keep their order. */
export function sortedBy(days: Int32Array, incidents: Int32Array): Int32Array {
  const keys = new Uint32Array(incidents.length)
  // Days before 1970 are negative: moved so that they compare as whole numbers do.
  let isSorted = true
  for (let k = 0; k < keys.length; k++) {
    keys[k] = days[incidents[k]!]! - UNDATED
    if (k > 0 && keys[k]! < keys[k - 1]!) isSorted = false
  }
  if (isSorted) return incidents
  return sortByDigits(upTo(keys.length), digitsOfWhole(keys)).map((k) => incidents[k]!)
}

/** The dated incidents that touch a span, in the order of their first days. */
export function touchingIn({ byStart }: TimeOrder, { start, end }: Columns, { from, until }: Span): Int32Array {
  const last = firstFrom(start, byStart, until)
  const found = new Int32Array(last)
  let count = 0
  for (let k = 0; k < last; k++) if (end[byStart[k]!]! > from) found[count++] = byStart[k]!
  return found.slice(0, count)
}
