/** Degrees. */
export type LngLat = readonly [lng: number, lat: number]

const RADIANS = Math.PI / 180

/** Unit vector of a point on the sphere: x towards 0° E, y towards 90° E, z towards the north pole. */
export function toVector([lng, lat]: LngLat): [number, number, number] {
  const cos = Math.cos(lat * RADIANS)
  return [cos * Math.cos(lng * RADIANS), cos * Math.sin(lng * RADIANS), Math.sin(lat * RADIANS)]
}

/** Angle between two points in radians, exact for tiny and for nearly opposite ones (Vincenty's arctangent form). */
export function angleBetween(from: LngLat, to: LngLat): number {
  const [ax, ay, az] = toVector(from)
  const [bx, by, bz] = toVector(to)
  return angleOf(ax, ay, az, bx, by, bz)
}

/** The same of their unit vectors, a and b. */
export function angleOf(ax: number, ay: number, az: number, bx: number, by: number, bz: number): number {
  const [x, y, z] = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
  return Math.atan2(Math.sqrt(x * x + y * y + z * z), ax * bx + ay * by + az * bz)
}

/**
 * The point at fraction `t` (0-1) of the shorter great circle, by spherical linear interpolation. Longitudes are
 * continuous from the origin's and may leave ±180°, so that a line across the dateline stays one line.
 * Coinciding points return the origin. Exactly opposite points have no shortest way; the one over the north pole
 * is taken.
 */
export function greatCirclePoint(from: LngLat, to: LngLat, t: number): [lng: number, lat: number] {
  const angle = angleBetween(from, to)
  if (angle < 1e-12) return [from[0], from[1]]
  const a = toVector(from)
  const opposite = Math.PI - angle < 1e-9
  const b = toVector(opposite ? [from[0], from[1] + 90] : to)
  const span = opposite ? Math.PI / 2 : angle
  const s = opposite ? 2 * t : t
  const [wa, wb] = [Math.sin((1 - s) * span) / Math.sin(span), Math.sin(s * span) / Math.sin(span)]
  const [x, y, z] = [wa * a[0] + wb * b[0], wa * a[1] + wb * b[1], wa * a[2] + wb * b[2]]
  const lat = Math.atan2(z, Math.hypot(x, y)) / RADIANS
  const lng = Math.atan2(y, x) / RADIANS
  return [from[0] + wrapDegrees(lng - from[0]), lat]
}

/** Brings an angle into -180 (exclusive) to 180 (inclusive). */
export function wrapDegrees(degrees: number): number {
  const wrapped = ((degrees % 360) + 360) % 360
  return wrapped > 180 ? wrapped - 360 : wrapped
}

/** `segments + 1` points of the great circle, ends included, longitudes continuous. */
export const greatCircle = (from: LngLat, to: LngLat, segments: number): [lng: number, lat: number][] =>
  Array.from({ length: segments + 1 }, (_, i) => greatCirclePoint(from, to, i / segments))
