import type { Column } from '@uwdata/flechette'
import { Type } from '@uwdata/flechette'

/** Types whose layout is checked here, and which the format has a use for; others are not read. */
const READ: ReadonlySet<number> = new Set([
  Type.Dictionary,
  Type.Null,
  Type.Int,
  Type.Float,
  Type.Bool,
  Type.Date,
  Type.Timestamp,
  Type.Utf8,
  Type.LargeUtf8,
  Type.List,
  Type.LargeList,
])

/** What is checked of a column's data, with the names that the library gives them. */
interface Buffers {
  type: { typeId: number }
  length: number
  values?: ArrayLike<unknown> | null
  offsets?: ArrayLike<number | bigint> | null
  children?: Buffers[] | null
}

/**
 * What makes a column unsafe to read, in words; null where nothing does. The library believes lengths and offsets: a
 * damaged one would make it read a list of two thousand million entries.
 */
export function faultOf(column: Column<unknown>): string | null {
  for (const batch of column.data) {
    const fault = faultIn(batch as unknown as Buffers, column.length)
    if (fault !== null) return fault
  }
  return null
}

function faultIn({ type, length, values, offsets, children }: Buffers, most: number): string | null {
  if (!READ.has(type.typeId)) return 'its type is not one that incidents are written in'
  if (!Number.isSafeInteger(length) || length < 0 || length > most) return `it says that it has ${length} entries`
  if (!offsets) return null
  const child = children?.[0]
  const size = child ? child.length : (values?.length ?? 0)
  if (length > 0 && offsets.length < length + 1) return 'it has fewer offsets than entries'
  for (let i = 0; i < length; i++)
    if (!(Number(offsets[i]) >= 0 && Number(offsets[i]) <= Number(offsets[i + 1]) && Number(offsets[i + 1]) <= size))
      return `entry ${i} is said to lie outside of the data`
  return child ? faultIn(child, Number.MAX_SAFE_INTEGER) : null
}
