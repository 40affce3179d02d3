import { angleBetween, greatCircle } from '../lib/greatCircle.ts'

/** Degrees WGS 84. */
export type Position = [lon: number, lat: number]

export type Arc =
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }

/** Degrees of the sphere between two points of an arc: on a map of the world the bend of a chord cannot be seen. */
const STEP = 2

const DEGREES = 180 / Math.PI

/**
 * The great circle from one position to another, as RFC 7946 wants lines: in two parts where it crosses ±180°, which end
 * and begin there. The ends are exactly what was given (of the two longitudes ±180 the one that the line comes from).
 */
export function arcBetween(from: Position, to: Position): Arc {
  const segments = Math.max(1, Math.ceil((angleBetween(from, to) * DEGREES) / STEP))
  const course: Position[] = [from]
  for (const at of greatCircle(from, to, segments).slice(1)) {
    const isEnd = course.length === segments
    const [lon, lat] = isEnd ? to : [rounded(at[0]), rounded(at[1])]
    // Longitudes go on from the point before, so an end may lie a turn beyond the position's own.
    course.push([lon + 360 * Math.round((course.at(-1)![0] - lon) / 360), lat])
  }
  const parts = cutAtDateLine(course)
  // Turned back by 360°, the end may have lost its last digits.
  if (Math.abs(to[0]) !== 180) parts.at(-1)!.splice(-1, 1, to)
  return parts.length === 1
    ? { type: 'LineString', coordinates: parts[0]! }
    : { type: 'MultiLineString', coordinates: parts }
}

/** About a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** A course crosses the line once at most: the shorter way is less than half a turn. */
function cutAtDateLine(course: readonly Position[]): Position[][] {
  const beyond = course.findIndex(([lon]) => Math.abs(lon) > 180)
  if (beyond < 0) return [[...course]]
  const edge = course[beyond]![0] > 0 ? 180 : -180
  const turned = (at: Position): Position => [at[0] - 2 * edge, at[1]]
  const before = course.slice(0, beyond)
  const after = course.slice(beyond).map(turned)
  const [a, b] = [before.at(-1)!, course[beyond]!]
  const lat = rounded(a[1] + ((edge - a[0]) / (b[0] - a[0])) * (b[1] - a[1]))
  // A course that begins on the line itself has no part on this side of it.
  if (before.every(([lon]) => lon === edge)) return [course.map(turned)]
  const start: Position[] = a[0] === edge ? before : [...before, [edge, lat]]
  return [start, [[-edge, a[0] === edge ? a[1] : lat], ...after]]
}
