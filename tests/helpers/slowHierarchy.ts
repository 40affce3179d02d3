/**
 * The same hierarchy by Maps and lists of objects: too slow for large data, and short enough to be seen to be right. What
 * `src/time/hierarchy.ts` is held against where all pairs would take too long.
 */
import type { Points } from '../../src/time/hierarchy.ts'

export interface SlowHierarchy {
  /** Seed of every point, per level. */
  seeds: Int32Array[]
  leaves: Int32Array
}

/** Pixels of the 512 px world tile. */
const TILE = 512

export function slowHierarchy(points: Points, { radius = 44, maxZoom = 11 } = {}): SlowHierarchy {
  const n = points.x.length
  // Ties in weight are broken by position, so that the hierarchy does not depend on the order of the input.
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => points.weight[b]! - points.weight[a]! || points.x[a]! - points.x[b]! || points.y[a]! - points.y[b]!,
  )
  const seeds: Int32Array[] = Array.from({ length: maxZoom + 1 })
  seeds[maxZoom] = Int32Array.from({ length: n }, (_, i) => i)
  let rows = order
  for (let zoom = maxZoom - 1; zoom >= 0; zoom--) {
    const seedOf = mergeRows(points, rows, radius / (TILE * 2 ** zoom))
    const finer = seeds[zoom + 1]!
    seeds[zoom] = finer.map((seed) => seedOf.get(seed)!)
    rows = rows.filter((row) => seedOf.get(row) === row)
  }
  return { seeds, leaves: depthFirst(seeds, order) }
}

/** Joins rows (heaviest first) to seeds within `reach`, over a hash grid with cells of `reach`. Row -> its seed. */
function mergeRows({ x, y, kind }: Points, rows: readonly number[], reach: number): Map<number, number> {
  // One number per cell, and no two cells alike: at level 10 there are 12,000 in a row.
  const cell = (px: number, py: number): number => px * 0x100000 + py
  const cellX = (i: number): number => Math.floor(x[i]! / reach)
  const cellY = (i: number): number => Math.floor(y[i]! / reach)
  const grid = new Map<number, number[]>()
  for (const row of rows) {
    const key = cell(cellX(row), cellY(row))
    const list = grid.get(key)
    if (list) list.push(row)
    else grid.set(key, [row])
  }
  const seedOf = new Map<number, number>()
  for (const seed of rows) {
    if (seedOf.has(seed)) continue
    seedOf.set(seed, seed)
    for (let cx = cellX(seed) - 1; cx <= cellX(seed) + 1; cx++)
      for (let cy = cellY(seed) - 1; cy <= cellY(seed) + 1; cy++)
        for (const row of grid.get(cell(cx, cy)) ?? []) {
          if (seedOf.has(row) || kind[row] !== kind[seed]) continue
          if ((x[row]! - x[seed]!) ** 2 + (y[row]! - y[seed]!) ** 2 <= reach * reach) seedOf.set(row, seed)
        }
  }
  return seedOf
}

/** Points ordered so that the members of a cluster follow one another at every level, heaviest clusters first. */
function depthFirst(seeds: readonly Int32Array[], order: readonly number[]): Int32Array {
  const rank = new Int32Array(order.length)
  order.forEach((point, i) => (rank[point] = i))
  return Int32Array.from(order).sort((a, b) => {
    for (const seedOf of seeds) {
      const difference = rank[seedOf[a]!]! - rank[seedOf[b]!]!
      if (difference !== 0) return difference
    }
    return 0
  })
}
