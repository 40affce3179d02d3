/**
 * The first-level divisions of the world as one net of shared lines, so that a simplified country, its provinces and
 * the lines between them stay edge to edge at every zoom.
 * Reads: units as GeoJSON. Writes nothing. Costs: 20 s and 1.5 GB of memory for 1.3 million points.
 */
import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import * as client from 'topojson-client'
import * as server from 'topojson-server'
import * as simplifier from 'topojson-simplify'
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon as NetMultiPolygon,
  Polygon as NetPolygon,
  Topology,
} from 'topojson-specification'
import { pruned } from './areas.ts'

/** A first-level division of Natural Earth. */
export interface Unit {
  /** Natural Earth's `adm1_code`. */
  code: string
  name: string
  /** Alpha-2 of the country that holds it; '' where none is said to. */
  country: string
  /** Zoom from which the lines between this country's units are drawn. */
  lineZoom: number
}

type Net = Topology<{ units: GeometryCollection<Unit> }>
type NetUnit = (NetPolygon<Unit> | NetMultiPolygon<Unit>) & { properties: Unit }
type UnitFeature = Feature<Polygon | MultiPolygon, Unit>

/** Steps across 360 degrees: 40 m, a quarter of the finest tile's grid. */
const QUANTIZATION = 1e6

/** Widest latitude of the Mercator square, radians. */
const MERCATOR_EDGE = (85.0511 * Math.PI) / 180

/** Mercator ordinate, world = 1. */
function mercatorY(lat: number): number {
  const phi = Math.max(-MERCATOR_EDGE, Math.min(MERCATOR_EDGE, (lat * Math.PI) / 180))
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)
}

/** Area of the triangle in Mercator, world = 1: how much is lost on the map when its middle point goes. */
function triangleArea([a, b, c]: simplifier.Triangle): number {
  const [ay, by, cy] = [mercatorY(a[1]), mercatorY(b[1]), mercatorY(c[1])]
  return Math.abs((a[0] - c[0]) * (by - ay) - (a[0] - b[0]) * (cy - ay)) / 720
}

/** Every point with its weight, ready to be simplified to any (Visvalingam and Whyatt 1993). */
function weigh<T extends Topology>(name: string, features: Feature[]): T {
  const collection: FeatureCollection = { type: 'FeatureCollection', features }
  const net = server.topology({ [name]: collection }, QUANTIZATION) as unknown as Topology<{
    [name: string]: GeometryCollection
  }>
  return simplifier.presimplify(net, triangleArea) as unknown as T
}

export function weighUnits(units: UnitFeature[]): Net {
  const net = weigh<Net>('units', units)
  for (const arc of net.arcs) keepTriangle(arc)
  return net
}

/** Lines that are each of a class. */
export type ClassedLine = Feature<LineString | MultiLineString, { class: string }>

type NetLine = GeometryObject & { properties: ClassedLine['properties'] }
type Lines = Topology<{ lines: GeometryCollection<{ class: string }> }>

export const weighLines = (lines: ClassedLine[]): Lines => weigh<Lines>('lines', lines)

/** Weight below which a point goes: the square of the tolerance in CSS pixels, world = 1. */
const leastWeight = (zoom: number, tolerancePx: number): number => (tolerancePx / (512 * 2 ** zoom)) ** 2

/**
 * All lines of a class as one feature. The source cuts its lines into short pieces, which are joined here: cut, they
 * would be dropped one by one as too short.
 */
export function linesAtZoom(weighed: Lines, zoom: number, tolerancePx: number): ClassedLine[] {
  const net = simplifier.simplify(weighed, leastWeight(zoom, tolerancePx))
  const lines = net.objects.lines.geometries as NetLine[]
  return [...new Set(lines.map(({ properties }) => properties.class))].map((kind) => {
    const geometries = lines.filter(({ properties }) => properties.class === kind)
    return {
      type: 'Feature',
      properties: { class: kind },
      geometry: client.mesh(net, { type: 'GeometryCollection', geometries }),
    }
  })
}

/** A ring that is one arc would collapse into a point: its two weightiest points stay, whatever the zoom. */
function keepTriangle(arc: number[][]): void {
  const [first, last] = [arc[0], arc.at(-1)]
  if (arc.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return
  const inner = arc.slice(1, -1).sort((a, b) => (b[2] ?? 0) - (a[2] ?? 0))
  for (const point of inner.slice(0, 2)) point[2] = Infinity
}

/** The net at one zoom. */
export interface ZoomedNet {
  countries: Feature<MultiPolygon, { id: string }>[]
  units: UnitFeature[]
  /** Lines between the units of one country, by the zoom from which they are drawn. */
  lines: Feature<MultiLineString, { min: number }>[]
}

/** Simplifies to `tolerancePx` CSS pixels at the zoom: corners and islands smaller than its square go. */
export function netAtZoom(weighed: Net, zoom: number, tolerancePx: number): ZoomedNet {
  const least = leastWeight(zoom, tolerancePx)
  const net = simplifier.simplify(weighed, least)
  const leastDegrees = least * 360 ** 2
  const shapes = net.objects.units.geometries as NetUnit[]
  const byCountry = groupByCountry(shapes)
  byCountry.delete('')
  return {
    countries: [...byCountry].map(([id, parts]) => ({
      type: 'Feature',
      properties: { id },
      geometry: pruned(client.merge(net, parts), leastDegrees),
    })),
    units: (client.feature(net, net.objects.units).features as UnitFeature[]).map((unit) => ({
      ...unit,
      geometry: pruned(unit.geometry, leastDegrees),
    })),
    lines: [...new Set(shapes.map(({ properties }) => properties.lineZoom))].map((min) => ({
      type: 'Feature',
      properties: { min },
      geometry: client.mesh(net, net.objects.units, (a, b) => isLineFrom(min, a as NetUnit, b as NetUnit)),
    })),
  }
}

const isLineFrom = (min: number, a: NetUnit, b: NetUnit): boolean =>
  a !== b && a.properties.country === b.properties.country && a.properties.lineZoom === min

function groupByCountry(shapes: NetUnit[]): Map<string, NetUnit[]> {
  const groups = new Map<string, NetUnit[]>()
  for (const shape of shapes) {
    const group = groups.get(shape.properties.country)
    if (group) group.push(shape)
    else groups.set(shape.properties.country, [shape])
  }
  return groups
}
