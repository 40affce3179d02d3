/** One polygon: rings of [lon, lat] in degrees, the first the outer one. */
export type Polygon = ReadonlyArray<ReadonlyArray<readonly number[]>>

const RADIUS_KM = 6371.0088
const radians = (degrees: number): number => (degrees * Math.PI) / 180

function isInsideRing(ring: ReadonlyArray<readonly number[]>, lon: number, lat: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? []
    const [xj = 0, yj = 0] = ring[j] ?? []
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/**
 * Whether the point is in the polygon and in none of its holes. Planar in degrees: fine for units far from the
 * poles.
 */
export function isInsidePolygon(polygon: Polygon, lon: number, lat: number): boolean {
  const [outer, ...holes] = polygon
  return !!outer && isInsideRing(outer, lon, lat) && !holes.some((hole) => isInsideRing(hole, lon, lat))
}

/** Area of a polygon's outer ring on the sphere, km². Chamberlain and Duquette (2007), equation 2. */
export function areaKm2(polygon: Polygon): number {
  const ring = polygon[0] ?? []
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? []
    const [xj = 0, yj = 0] = ring[j] ?? []
    sum += radians(xi - xj) * (2 + Math.sin(radians(yi)) + Math.sin(radians(yj)))
  }
  return Math.abs((sum * RADIUS_KM * RADIUS_KM) / 2)
}

/** [west, south, east, north] of the outer ring, degrees. */
export function boundsOf(polygon: Polygon): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [lon = 0, lat = 0] of polygon[0] ?? []) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

/**
 * Distance from a point to the nearest edge of the polygon, in degrees of latitude (longitudes scaled by the
 * cosine).
 */
export function degreesToEdge(polygon: Polygon, lon: number, lat: number): number {
  const scale = Math.cos(radians(lat))
  let best = Infinity
  for (const ring of polygon)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const ax = ((ring[j]?.[0] ?? 0) - lon) * scale
      const ay = (ring[j]?.[1] ?? 0) - lat
      const dx = ((ring[i]?.[0] ?? 0) - lon) * scale - ax
      const dy = (ring[i]?.[1] ?? 0) - lat - ay
      const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
      best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy))
    }
  return best
}

/** The grid point (24 x 24, then refined once) farthest from the polygon's edges: where a label is least wrong. */
export function interiorPoint(polygon: Polygon): { lon: number; lat: number } {
  let [west, south, east, north] = boundsOf(polygon)
  let best = { lon: (west + east) / 2, lat: (south + north) / 2, clearance: -1 }
  for (let pass = 0; pass < 2; pass++) {
    const stepX = (east - west) / 24
    const stepY = (north - south) / 24
    for (let lon = west + stepX / 2; lon < east; lon += stepX)
      for (let lat = south + stepY / 2; lat < north; lat += stepY) {
        if (!isInsidePolygon(polygon, lon, lat)) continue
        const clearance = degreesToEdge(polygon, lon, lat)
        if (clearance > best.clearance) best = { lon, lat, clearance }
      }
    west = best.lon - stepX
    east = best.lon + stepX
    south = best.lat - stepY
    north = best.lat + stepY
  }
  return { lon: best.lon, lat: best.lat }
}

/** The mean of points, degrees. Not for points on both sides of 180 degrees. */
export function meanPoint(points: ReadonlyArray<{ lat: number; lon: number }>): { lat: number; lon: number } {
  const sum = points.reduce((total, { lat, lon }) => ({ lat: total.lat + lat, lon: total.lon + lon }), {
    lat: 0,
    lon: 0,
  })
  return { lat: sum.lat / points.length, lon: sum.lon / points.length }
}

/** To thousandths, about 100 m. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * 1000) / 1000
