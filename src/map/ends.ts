import { toVector } from '../lib/greatCircle.ts'
import type { Hierarchy } from '../time/hierarchy.ts'
import { toLngLat } from './placing.ts'

/** A place where a line begins or ends: Mercator unit coordinates, degrees, and its unit vector as of `toVector`. */
export interface End {
  x: number
  y: number
  lng: number
  lat: number
  vector: readonly [number, number, number]
}

/** The end at Mercator unit coordinates. */
export function endAt(x: number, y: number): End {
  const [lng, lat] = toLngLat(x, y)
  return { x, y, lng, lat, vector: toVector([lng, lat]) }
}

/** Points at which lines end, each once, however many do: as clear as the clearest of them. */
export class LineEnds {
  private readonly alphas = new Map<number, number>()

  add(point: number, alpha: number): void {
    if (alpha > (this.alphas.get(point) ?? -1)) this.alphas.set(point, alpha)
  }

  forEach(draw: (point: number, alpha: number) => void): void {
    for (const [point, alpha] of this.alphas) draw(point, alpha)
  }
}

type Ends = (point: number) => End

const known = new WeakMap<Hierarchy, Ends>()

/** The ends at the points of a hierarchy: the same few hundred are asked for in every frame. */
export function endsOf(hierarchy: Hierarchy): Ends {
  let endOf = known.get(hierarchy)
  if (!endOf) {
    const { x, y } = hierarchy.points
    const ends: End[] = []
    // One more than where the end of each point is, 0 for none yet: of a million points few are asked for.
    const placeOf = new Int32Array(x.length)
    endOf = (point) => ends[(placeOf[point] ||= ends.push(endAt(x[point]!, y[point]!))) - 1]!
    known.set(hierarchy, endOf)
  }
  return endOf
}
