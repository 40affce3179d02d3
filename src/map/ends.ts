import { doubled, growingFloats, growingInts } from '../lib/growing.ts'
import { toVector } from '../lib/greatCircle.ts'
import type { Hierarchy } from '../time/hierarchy.ts'
import { toLngLat } from './placing.ts'

/**
 * Numbers of a place where a line begins or ends: Mercator unit coordinates x and y, degrees east and north, and its
 * unit vector as of `toVector`. Side by side, since hundreds are looked up in a frame, when nothing of them is in the cache.
 */
export const END_NUMBERS = 7

/** Writes the end at Mercator unit coordinates. */
export function writeEnd(ends: Float64Array, at: number, x: number, y: number): void {
  const lngLat = toLngLat(x, y)
  const vector = toVector(lngLat)
  ends[at] = x
  ends[at + 1] = y
  ends[at + 2] = lngLat[0]
  ends[at + 3] = lngLat[1]
  ends[at + 4] = vector[0]
  ends[at + 5] = vector[1]
  ends[at + 6] = vector[2]
}

/** Ends at points of a hierarchy: the same few hundred are asked for in every frame. */
export class PointEnds {
  /** May be another one after a call of `at`. */
  numbers = new Float64Array(64 * END_NUMBERS)
  private size = 0
  /** One more than the number of the end of each point, 0 for none yet: of a million points few are asked for. */
  private readonly numberOf: Int32Array

  constructor(private readonly points: Hierarchy['points']) {
    this.numberOf = new Int32Array(points.x.length)
  }

  /** Where in `numbers` the end of a point is. */
  at(point: number): number {
    const known = this.numberOf[point]!
    return (known === 0 ? this.add(point) : known - 1) * END_NUMBERS
  }

  private add(point: number): number {
    const number = this.size++
    if (this.size * END_NUMBERS > this.numbers.length) this.numbers = doubled(this.numbers)
    writeEnd(this.numbers, number * END_NUMBERS, this.points.x[point]!, this.points.y[point]!)
    this.numberOf[point] = this.size
    return number
  }
}

const known = new WeakMap<Hierarchy, PointEnds>()

export function endsOf(hierarchy: Hierarchy): PointEnds {
  let ends = known.get(hierarchy)
  if (!ends) known.set(hierarchy, (ends = new PointEnds(hierarchy.points)))
  return ends
}

/** Points at which lines end, each once, however many do: as clear as the clearest of them. */
export class LineEnds {
  private readonly points = growingInts()
  private readonly alphas = growingFloats()
  /** By a hash of the point: one more than its place in `points`, 0 for none. A power of two long. */
  private table = new Int32Array(1024)

  clear(): void {
    this.points.clear()
    this.alphas.clear()
    this.table.fill(0)
  }

  add(point: number, alpha: number): void {
    const slot = this.slotOf(point)
    const known = this.table[slot]!
    if (known === 0) {
      this.table[slot] = this.points.push(point)
      this.alphas.push(alpha)
      if (2 * this.points.size > this.table.length) this.grow()
      return
    }
    const alphas = this.alphas.array()
    if (alpha > alphas[known - 1]!) alphas[known - 1] = alpha
  }

  forEach(draw: (point: number, alpha: number) => void): void {
    const [points, alphas] = [this.points.array(), this.alphas.array()]
    for (let k = 0; k < this.points.size; k++) draw(points[k]!, alphas[k]!)
  }

  private slotOf(point: number): number {
    const { table } = this
    const points = this.points.array()
    const mask = table.length - 1
    const mixed = Math.imul(point, 0x9e37_79b1)
    let slot = (mixed ^ (mixed >>> 15)) & mask
    while (table[slot] !== 0 && points[table[slot]! - 1] !== point) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    this.table = new Int32Array(2 * this.table.length)
    const points = this.points.view()
    for (let k = 0; k < points.length; k++) this.table[this.slotOf(points[k]!)] = k + 1
  }
}
