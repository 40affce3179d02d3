import { listAt } from '../lib/lists.ts'
import { ARREST, DEPORTATION } from './columns.ts'
import type { ColumnIndex } from './timeIndex.ts'

/**
 * The listed arrests and deportations that are inside other listed figures, with the positions of those. `among`: wholes
 * are looked for among these incidents only.
 */
export function wholesOfParts(
  { contained, columns, wholes: all }: ColumnIndex,
  isListed: (i: number) => boolean,
  among: Int32Array | null = null,
): ReadonlyMap<number, readonly number[]> {
  const wholes = new Map<number, number[]>()
  for (const whole of among ?? all) {
    if (contained.start[whole] === contained.start[whole + 1] || !isListed(whole)) continue
    for (const part of listAt(contained, whole)) {
      if (!isListed(part) || (columns.type[part] !== ARREST && columns.type[part] !== DEPORTATION)) continue
      const known = wholes.get(part)
      if (known) known.push(whole)
      else wholes.set(part, [whole])
    }
  }
  return wholes
}
