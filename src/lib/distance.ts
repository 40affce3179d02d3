/** A point in degrees WGS 84. */
interface Point {
  lat: number
  lon: number
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in km on a sphere of 6371 km (haversine). */
export function kmBetween(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon)
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(chord)))
}
