/** Web Mercator on a unit square: x 0 at -180°, 1 at 180°; y 0 at the north edge (85.0511°), growing southwards. */
export const lngToMercatorX = (lng: number): number => lng / 360 + 0.5

/** Unbounded beyond ±85.0511°; infinite at the poles themselves, so latitudes are held to ±89.9°. */
export function latToMercatorY(lat: number): number {
  const sin = Math.sin((Math.max(-89.9, Math.min(89.9, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
}

export const mercatorXToLng = (x: number): number => (x - 0.5) * 360

export const mercatorYToLat = (y: number): number => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI
