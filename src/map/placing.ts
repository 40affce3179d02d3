import type { LngLat } from '../lib/greatCircle.ts'
import { toVector } from '../lib/greatCircle.ts'
import { latToMercatorY, lngToMercatorX, mercatorXToLng, mercatorYToLat } from '../lib/mercator.ts'
import type { Mark } from '../time/picture.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'

/** Where a cluster is drawn: at its seed, whatever the time window holds. */
export function clusterLngLat({ hierarchy }: DrawnIndex, level: number, row: number): LngLat {
  const seed = hierarchy.levels[level]!.seed[row]!
  return toLngLat(hierarchy.points.x[seed]!, hierarchy.points.y[seed]!)
}

/** Where the number of a joint operation is drawn: the middle of its places on the sphere. */
export function tieLngLat(index: DrawnIndex, level: number, rows: readonly number[]): LngLat {
  const ends = rows.map((row) => clusterLngLat(index, level, row))
  const sum = [0, 0, 0]
  for (const end of ends) toVector(end).forEach((value, axis) => (sum[axis]! += value))
  const length = Math.hypot(sum[0]!, sum[1]!, sum[2]!)
  // Places that balance each other around the globe have no middle.
  if (length < 1e-6) return ends[0]!
  return [(Math.atan2(sum[1]!, sum[0]!) * 180) / Math.PI, (Math.asin(sum[2]! / length) * 180) / Math.PI]
}

/** Anchor of a mark: a cluster's seed, a tie's middle, a flow's destination. */
export function anchorOf(index: DrawnIndex, level: number, mark: Mark): LngLat {
  if (mark.kind === 'cluster') return clusterLngLat(index, level, mark.row)
  return mark.kind === 'tie' ? tieLngLat(index, level, mark.rows) : clusterLngLat(index, level, mark.destination)
}

export const toLngLat = (x: number, y: number): LngLat => [mercatorXToLng(x), mercatorYToLat(y)]

export const toMercator = ([lng, lat]: LngLat): { x: number; y: number } => ({
  x: lngToMercatorX(lng),
  y: latToMercatorY(lat),
})
