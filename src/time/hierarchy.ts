/**
 * A cluster hierarchy that is built once and never depends on time: filtering by a time window changes what a cluster
 * sums to, not where it is. Greedy merging from the finest level upwards, as in supercluster, with three differences:
 * the heaviest point seeds first and the cluster stays at its seed (so a mark sits on a real place and has its name),
 * points of different kinds never merge, and leaves are laid out depth-first, so that every cluster at every level
 * is one contiguous range of leaves.
 */
import { digitsOf, digitsOfWhole, sortByDigits, upTo } from '../lib/radix.ts'

/** Distinct positions in Web Mercator unit coordinates; `weight` decides who seeds, `kind` who may merge. */
export interface Points {
  x: Float64Array
  y: Float64Array
  weight: Float64Array
  kind: Uint8Array
}

/** The clusters of one zoom level, in leaf order. */
export interface Level {
  /** Number of clusters. */
  rows: number
  /** Row of each point. Worked out anew each time it is asked for: keep it while it is needed. */
  readonly rowOf: Int32Array
  /** Point at whose position the cluster is drawn. */
  seed: Int32Array
  /** `leaves[start[row] .. start[row + 1])` are the points of a row. */
  start: Int32Array
}

export interface Hierarchy {
  points: Points
  maxZoom: number
  /** Levels 0 to `maxZoom`; the last one has one row per point. */
  levels: Level[]
  /** Points in depth-first order. */
  leaves: Int32Array
}

/** Below this, comparing is quicker than counting digits, and everything lies close in memory anyway. */
const FEW = 4096

/** Pixels of the 512 px world tile. */
const TILE = 512

/** Builds levels `0..maxZoom`. At level z, points closer than `radius` pixels to a seed join it. */
export function buildHierarchy(points: Points, { radius = 44, maxZoom = 11 } = {}): Hierarchy {
  const grounds: Ground[] = Array.from({ length: maxZoom + 1 })
  const parents: Int32Array[] = Array.from({ length: maxZoom })
  let ground = finestGround(points)
  grounds[maxZoom] = ground
  for (let zoom = maxZoom - 1; zoom >= 0; zoom--) {
    const { coarser, parent } = mergeRows(ground, radius / (TILE * 2 ** zoom))
    grounds[zoom] = ground = coarser
    parents[zoom] = parent
  }
  return layOut(points, grounds, parents)
}

/** The rows of a level before it is laid out. Neighbours lie close in memory, whatever they weigh. */
interface Ground {
  /** Point that seeds each row. */
  seeds: Int32Array
  /** Rows from the heaviest on. */
  order: Int32Array
  /** Position of each seed, x and y in turn, and its kind. */
  xy: Float64Array
  kind: Uint8Array
}

/** Every point a row of its own. */
function finestGround(points: Points): Ground {
  const seeds = nearTogether(points)
  const n = seeds.length
  const rowOf = new Int32Array(n)
  const ground = { seeds, order: heaviestFirst(points), xy: new Float64Array(2 * n), kind: new Uint8Array(n) }
  for (let row = 0; row < n; row++) {
    const point = seeds[row]!
    rowOf[point] = row
    ground.xy[2 * row] = points.x[point]!
    ground.xy[2 * row + 1] = points.y[point]!
    ground.kind[row] = points.kind[point]!
  }
  for (let i = 0; i < n; i++) ground.order[i] = rowOf[ground.order[i]!]!
  return ground
}

/** Points along a Z-order curve of 65,536 cells a side; outside of the square as if at its edge. */
function nearTogether({ x, y }: Points): Int32Array {
  if (x.length < FEW) return upTo(x.length)
  const cell = (coordinate: number): number => Math.max(0, Math.min(0xffff, Math.floor(coordinate * 0x1_0000)))
  const codes = new Uint32Array(x.length)
  for (let i = 0; i < codes.length; i++) codes[i] = interleave(cell(x[i]!)) | (interleave(cell(y[i]!)) << 1)
  return sortByDigits(upTo(codes.length), digitsOfWhole(codes))
}

/** The 16 bits of a number, a zero after each. */
function interleave(value: number): number {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff_00ff
  bits = (bits | (bits << 4)) & 0x0f0f_0f0f
  bits = (bits | (bits << 2)) & 0x3333_3333
  return (bits | (bits << 1)) & 0x5555_5555
}

/** Points from the heaviest on. Ties are broken by position, so that the order of the input does not matter. */
function heaviestFirst({ x, y, weight }: Points): Int32Array {
  const order = upTo(x.length)
  const compare = (a: number, b: number): number => weight[b]! - weight[a]! || x[a]! - x[b]! || y[a]! - y[b]!
  if (order.length < FEW) return order.sort(compare)
  // Stable, so the key that decides last is sorted by first. Positions to a centimetre of the world take half the digits.
  const sorted = sortByDigits(
    sortByDigits(sortByDigits(order, digitsOfWhole(fine(y))), digitsOfWhole(fine(x))),
    digitsOf(weight, { descending: true }),
  )
  // Those that lie closer than that, or outside of the world, are not in order yet.
  for (let k = 1; k < sorted.length; k++) {
    const one = sorted[k]!
    let to = k
    for (; to > 0 && compare(sorted[to - 1]!, one) > 0; to--) if (k - to > MOST_MOVED) return sorted.sort(compare)
    if (to < k) {
      sorted.copyWithin(to + 1, to, k)
      sorted[to] = one
    }
  }
  return sorted
}

/** Steps that a point may be out of its place before all are sorted anew. */
const MOST_MOVED = 1000

/** Coordinates as whole numbers that compare as they do, where they differ enough; outside of the world as at its edge. */
function fine(coordinates: Float64Array): Uint32Array {
  const whole = new Uint32Array(coordinates.length)
  for (let i = 0; i < whole.length; i++)
    whole[i] = Math.max(0, Math.min(0xffff_ffff, Math.floor(coordinates[i]! * 0x1_0000_0000)))
  return whole
}

/** Joins rows, the heaviest first, to those within `reach`. `parent` is the coarser row of each. */
function mergeRows({ seeds, order, xy, kind }: Ground, reach: number): { coarser: Ground; parent: Int32Array } {
  const n = seeds.length
  const { head, next, cellOf, bucketOf } = hashedGrid(xy, 2 * reach)
  /** Row that each row joins, itself where it seeds. */
  const joined = new Int32Array(n).fill(-1)
  const seedOrder = new Int32Array(n)
  // A hair more than the reach, so that rounding cannot put a point on the edge into a cell that is not visited.
  const margin = reach * (1 + 1e-9)
  let rows = 0
  for (let k = 0; k < n; k++) {
    const i = order[k]!
    if (joined[i] !== -1) continue
    joined[i] = i
    seedOrder[rows++] = i
    const [x, y, own] = [xy[2 * i]!, xy[2 * i + 1]!, kind[i]!]
    const [lastX, lastY] = [cellOf(x + margin), cellOf(y + margin)]
    for (let cellX = cellOf(x - margin); cellX <= lastX; cellX++)
      for (let cellY = cellOf(y - margin); cellY <= lastY; cellY++) {
        const bucket = bucketOf(cellX, cellY)
        let previous = -1
        for (let j = head[bucket]!; j !== -1;) {
          const following = next[j]!
          let isTaken = joined[j] !== -1
          if (!isTaken && kind[j] === own) {
            const [dx, dy] = [xy[2 * j]! - x, xy[2 * j + 1]! - y]
            isTaken = dx * dx + dy * dy <= reach * reach
            if (isTaken) joined[j] = i
          }
          // What belongs to a row already is taken off the list, so that nobody meets it again.
          if (!isTaken) previous = j
          else if (previous === -1) head[bucket] = following
          else next[previous] = following
          j = following
        }
      }
  }
  return coarsen({ seeds, order: seedOrder.subarray(0, rows), xy, kind }, joined)
}

/** The rows that seed, in the order of memory of those that they come from. */
function coarsen({ seeds, order, xy, kind }: Ground, joined: Int32Array): { coarser: Ground; parent: Int32Array } {
  const rows = order.length
  const numberOf = new Int32Array(joined.length)
  const coarser: Ground = {
    seeds: new Int32Array(rows),
    order: new Int32Array(rows),
    xy: new Float64Array(2 * rows),
    kind: new Uint8Array(rows),
  }
  let next = 0
  for (let i = 0; i < joined.length; i++) {
    if (joined[i] !== i) continue
    numberOf[i] = next
    coarser.seeds[next] = seeds[i]!
    coarser.xy[2 * next] = xy[2 * i]!
    coarser.xy[2 * next + 1] = xy[2 * i + 1]!
    coarser.kind[next++] = kind[i]!
  }
  for (let k = 0; k < rows; k++) coarser.order[k] = numberOf[order[k]!]!
  for (let i = 0; i < joined.length; i++) joined[i] = numberOf[joined[i]!]!
  return { coarser, parent: joined }
}

interface Grid {
  /** First row of each bucket, and the next one after each row; -1 where there is none. */
  head: Int32Array
  next: Int32Array
  cellOf: (coordinate: number) => number
  bucketOf: (cellX: number, cellY: number) => number
}

/** Rows by the cell that holds them. Blocks of 2 by 2 cells are hashed and lie together; cells may share a bucket. */
function hashedGrid(xy: Float64Array, cell: number): Grid {
  const n = xy.length / 2
  const bits = Math.max(1, Math.ceil(Math.log2(n + 1)) - 1)
  const cellOf = (coordinate: number): number => Math.floor(coordinate / cell)
  const bucketOf = (cellX: number, cellY: number): number => {
    const mixed = Math.imul(cellX >> 1, 0x9e37_79b1) ^ Math.imul(cellY >> 1, 0x85eb_ca6b)
    const block = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d) >>> (32 - bits)
    return (block << 2) | ((cellY & 1) << 1) | (cellX & 1)
  }
  const head = new Int32Array(2 ** (bits + 2)).fill(-1)
  const next = new Int32Array(n)
  for (let i = n - 1; i >= 0; i--) {
    const bucket = bucketOf(cellOf(xy[2 * i]!), cellOf(xy[2 * i + 1]!))
    next[i] = head[bucket]!
    head[bucket] = i
  }
  return { head, next, cellOf, bucketOf }
}

/** Numbers the rows of all levels depth-first, from the coarsest down, the heaviest of a cluster's children first. */
function layOut(points: Points, grounds: readonly Ground[], parents: readonly Int32Array[]): Hierarchy {
  const maxZoom = grounds.length - 1
  const seed: Int32Array[] = []
  const firstChild: Int32Array[] = []
  let numberOf: Int32Array = new Int32Array(0)
  for (let zoom = 0; zoom <= maxZoom; zoom++) {
    const { seeds, order } = grounds[zoom]!
    const numbers = new Int32Array(seeds.length)
    if (zoom === 0) for (let number = 0; number < order.length; number++) numbers[order[number]!] = number
    else {
      const parent = parents[zoom - 1]!
      const first = new Int32Array(numberOf.length + 1)
      for (let row = 0; row < parent.length; row++) first[numberOf[parent[row]!]! + 1]!++
      for (let number = 1; number < first.length; number++) first[number]! += first[number - 1]!
      const cursor = first.slice()
      for (let k = 0; k < order.length; k++) {
        const row = order[k]!
        numbers[row] = cursor[numberOf[parent[row]!]!]!++
      }
      firstChild[zoom - 1] = first
    }
    const own = new Int32Array(seeds.length)
    for (let row = 0; row < own.length; row++) own[numbers[row]!] = seeds[row]!
    seed[zoom] = own
    numberOf = numbers
  }
  const leaves = seed[maxZoom]!
  const levels: Level[] = Array.from({ length: maxZoom + 1 })
  let start = upTo(leaves.length + 1)
  for (let zoom = maxZoom; zoom >= 0; zoom--) {
    const finer = start
    if (zoom < maxZoom) start = firstChild[zoom]!.map((child) => finer[child]!)
    levels[zoom] = levelOf(seed[zoom]!, start, leaves)
  }
  return { points, maxZoom, leaves, levels }
}

/** What of a level cannot be worked out: what a worker hands over. */
export type LevelColumns = Pick<Level, 'seed' | 'start'>

/** The hierarchy of columns that were handed over. */
export const openHierarchy = (points: Points, leaves: Int32Array, levels: readonly LevelColumns[]): Hierarchy => ({
  points,
  leaves,
  maxZoom: levels.length - 1,
  levels: levels.map(({ seed, start }) => levelOf(seed, start, leaves)),
})

const leafNumbers = new WeakMap<Hierarchy, Int32Array>()

/** Row of one point at a level, without working out those of all. */
export function rowAt(hierarchy: Hierarchy, level: number, point: number): number {
  let leafOf = leafNumbers.get(hierarchy)
  if (!leafOf) {
    leafOf = new Int32Array(hierarchy.leaves.length)
    for (let leaf = 0; leaf < leafOf.length; leaf++) leafOf[hierarchy.leaves[leaf]!] = leaf
    leafNumbers.set(hierarchy, leafOf)
  }
  const leaf = leafOf[point]!
  const { start, rows } = hierarchy.levels[level]!
  let [low, high] = [0, rows - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (start[middle]! <= leaf) low = middle
    else high = middle - 1
  }
  return low
}

const levelOf = (seed: Int32Array, start: Int32Array, leaves: Int32Array): Level => ({
  rows: seed.length,
  seed,
  start,
  get rowOf() {
    const rowOf = new Int32Array(leaves.length)
    for (let row = 0; row < seed.length; row++)
      for (let leaf = start[row]!; leaf < start[row + 1]!; leaf++) rowOf[leaves[leaf]!] = row
    return rowOf
  },
})
