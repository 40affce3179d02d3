import { NONE } from './facts.ts'
import type { Placed } from './homes.ts'

/**
 * One byte per incident: 1 where one of its points is on the screen, or where it has none. `points` has one byte a
 * point; null where there is no map, and all are on it.
 */
export function visibleIncidents(
  { columns, placed, origin, destination }: Pick<Placed, 'columns' | 'placed' | 'origin' | 'destination'>,
  points: Uint8Array | null,
): Uint8Array {
  const shown = new Uint8Array(columns.size).fill(1)
  if (!points) return shown
  for (let i = 0; i < columns.size; i++) {
    const [first, end] = [placed.start[i]!, placed.start[i + 1]!]
    if (first === end && origin[i] === NONE && destination[i] === NONE) continue
    let isSeen = points[origin[i]!] === 1 || points[destination[i]!] === 1
    for (let k = first; k < end && !isSeen; k++) isSeen = points[placed.items[k]!] === 1
    shown[i] = isSeen ? 1 : 0
  }
  return shown
}
