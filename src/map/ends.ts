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

export function endAt(x: number, y: number): End {
  const [lng, lat] = toLngLat(x, y)
  return { x, y, lng, lat, vector: toVector([lng, lat]) }
}

const known = new WeakMap<Hierarchy, Map<number, End>>()

/** The end at a point of the hierarchy: the same few hundred are asked for in every frame. */
export function endAtPoint(hierarchy: Hierarchy, point: number): End {
  let ends = known.get(hierarchy)
  if (!ends) known.set(hierarchy, (ends = new Map()))
  let end = ends.get(point)
  if (!end) ends.set(point, (end = endAt(hierarchy.points.x[point]!, hierarchy.points.y[point]!)))
  return end
}
