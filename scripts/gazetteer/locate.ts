import { boundsOf, degreesToEdge, isInsidePolygon, type Polygon } from './geometry.ts'
import type { City, Unit } from './sources.ts'

/** Coasts are generalised: a harbour may lie this far outside its unit's polygon, in degrees (about 22 km). */
const COAST_DEGREES = 0.2

interface Shape {
  unit: number
  country: string
  polygon: Polygon
  box: [number, number, number, number]
}

/**
 * Index of the unit that contains a city: of its own country, else the nearest of its own country within 0.2 degrees
 * (a riverside border town may fall just outside), else of another country (where the sources assign land
 * differently), else -1. Looked up by whole-degree cells.
 */
export function locateIn(units: Unit[]): (city: City) => number {
  const cells = new Map<number, Shape[]>()
  const cellOf = (lon: number, lat: number): number => Math.floor(lat) * 1000 + Math.floor(lon)
  units.forEach(({ polygons, country }, unit) => {
    for (const polygon of polygons) {
      const box = boundsOf(polygon)
      for (let lon = Math.floor(box[0] - COAST_DEGREES); lon <= box[2] + COAST_DEGREES; lon++)
        for (let lat = Math.floor(box[1] - COAST_DEGREES); lat <= box[3] + COAST_DEGREES; lat++) {
          const cell = cellOf(lon, lat)
          cells.set(cell, [...(cells.get(cell) ?? []), { unit, country, polygon, box }])
        }
    }
  })
  const isNear = ({ box }: Shape, lon: number, lat: number, margin: number): boolean =>
    lon >= box[0] - margin && lon <= box[2] + margin && lat >= box[1] - margin && lat <= box[3] + margin
  return ({ lon, lat, country }) => {
    const shapes = cells.get(cellOf(lon, lat)) ?? []
    const around = shapes.filter((shape) => isNear(shape, lon, lat, 0) && isInsidePolygon(shape.polygon, lon, lat))
    const inside = around.find((shape) => shape.country === country)
    if (inside) return inside.unit
    let best = { unit: around[0]?.unit ?? -1, distance: COAST_DEGREES }
    for (const shape of shapes) {
      if (shape.country !== country || !isNear(shape, lon, lat, COAST_DEGREES)) continue
      const distance = degreesToEdge(shape.polygon, lon, lat)
      if (distance < best.distance) best = { unit: shape.unit, distance }
    }
    return best.unit
  }
}
