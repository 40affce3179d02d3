/** Plane geometry of rings in degrees: sizes, what is too small to draw, and where a label is least wrong. */
import type { MultiPolygon, Polygon, Position } from 'geojson'

/** Signed area in the units of the coordinates; counter-clockwise is positive. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j]![0]! * ring[i]![1]! - ring[i]![0]! * ring[j]![1]!
  }
  return sum / 2
}

const areaOf = (ring: readonly Position[]): number => Math.abs(signedArea(ring))

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Without islands and holes below `least` square degrees; the largest polygon always stays. */
export function pruned(geometry: Polygon | MultiPolygon, least: number): MultiPolygon {
  const largest = largestPolygon(geometry)
  const kept = polygonsOf(geometry).filter((polygon) => polygon === largest || areaOf(polygon[0] ?? []) >= least)
  return {
    type: 'MultiPolygon',
    coordinates: kept.map(([outer = [], ...holes]) => [outer, ...holes.filter((hole) => areaOf(hole) >= least)]),
  }
}

/** The polygon with the largest outer ring. */
export function largestPolygon(geometry: Polygon | MultiPolygon): Position[][] {
  const [first = [], ...rest] = polygonsOf(geometry)
  return rest.reduce((best, next) => (areaOf(next[0] ?? []) > areaOf(best[0] ?? []) ? next : best), first)
}

const EARTH_RADIUS_KM = 6371

/** Square kilometres, good to a per cent for units that do not reach a pole: degrees shrunk by the middle latitude. */
export function areaKm2(geometry: Polygon | MultiPolygon): number {
  const kmPerDegree = (EARTH_RADIUS_KM * Math.PI) / 180
  return polygonsOf(geometry).reduce((sum, [outer = []]) => {
    const middle = outer.reduce((total, [, lat = 0]) => total + lat, 0) / Math.max(1, outer.length)
    return sum + areaOf(outer) * kmPerDegree ** 2 * Math.cos((middle * Math.PI) / 180)
  }, 0)
}

function isInside([outer = [], ...holes]: Position[][], x: number, y: number): boolean {
  return crosses(outer, x, y) && !holes.some((hole) => crosses(hole, x, y))
}

function crosses(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[j]!
    const [bx = 0, by = 0] = ring[i]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/**
 * Where a label of a country is put: of 48 rows across its largest polygon, the middle of the widest stretch of land,
 * wide stretches near the middle of the polygon preferred. A label is wide and low, so the widest row beats the centre
 * of the largest inscribed circle; the point is always inside.
 */
export function labelPoint(geometry: Polygon | MultiPolygon): Position {
  const polygon = largestPolygon(geometry)
  const lats = (polygon[0] ?? []).map(([, lat = 0]) => lat)
  const south = lats.reduce((a, b) => Math.min(a, b), 90)
  const north = lats.reduce((a, b) => Math.max(a, b), -90)
  let best = { point: polygon[0]?.[0] ?? [0, 0], score: -1 }
  for (let row = 0.5; row < 48; row++) {
    const lat = south + ((north - south) * row) / 48
    const offMiddle = Math.abs(row / 24 - 1)
    const crossings = polygon.flatMap((ring) => crossingsAt(ring, lat)).sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [west = 0, east = 0] = [crossings[i], crossings[i + 1]]
      const score = (east - west) * (1 - 0.6 * offMiddle)
      const point = [(west + east) / 2, lat]
      if (score > best.score && isInside(polygon, point[0]!, lat)) best = { point, score }
    }
  }
  return best.point
}

function crossingsAt(ring: readonly Position[], lat: number): number[] {
  const found: number[] = []
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[j]!
    const [bx = 0, by = 0] = ring[i]!
    if (ay > lat !== by > lat) found.push(((bx - ax) * (lat - ay)) / (by - ay) + ax)
  }
  return found
}
