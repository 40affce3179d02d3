import { foldName } from '../../src/geocode/normalise.ts'
import { isInsidePolygon, type Polygon } from '../gazetteer/geometry.ts'
import { fetchPackages, readUnits } from '../gazetteer/sources.ts'

/** What an answer says of the area it names. */
export interface Area {
  country: string | null
  admin1: string | null
  precision: string | null
}

/** Whether a country or first-level division that was answered contains a point. */
export type Contains = (area: Area, lat: number, lon: number) => boolean

/** Containment by Natural Earth's divisions, fetched as the gazetteer's sources are. */
export function buildContains(): Contains {
  fetchPackages()
  const units = readUnits().map(({ country, names, polygons }) => ({
    country,
    names: new Set(names.map(foldName)),
    polygons: polygons as Polygon[],
  }))
  return ({ country, admin1, precision }, lat, lon) =>
    units.some(
      (unit) =>
        unit.country === country &&
        (precision === 'country' || (precision === 'admin1' && unit.names.has(foldName(admin1 ?? '')))) &&
        unit.polygons.some((polygon) => isInsidePolygon(polygon, lon, lat)),
    )
}
