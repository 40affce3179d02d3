/**
 * Which of Natural Earth's features are drawn at which zoom, as layers of vector tiles.
 * Reads what sources.ts read. Writes nothing. Costs: 30 s, most of it the net of first-level divisions.
 */
import type { Feature, Point, Position } from 'geojson'
import { areaKm2, labelPoint } from './areas.ts'
import { countryLabel, LABEL_POINTS, placeName, unitName } from './names.ts'
import type { Area, Attributes, Line, Sources, Spot } from './sources.ts'
import type { LayerAtZoom } from './tiles.ts'
import type { ClassedLine, Unit, ZoomedNet } from './topology.ts'
import { linesAtZoom, netAtZoom, weighLines, weighUnits } from './topology.ts'
import { TOWNS } from './towns.ts'
import { WATERS } from './waters.ts'

export const MAX_ZOOM = 6

/** First-level divisions are looked up by code from this zoom on. */
export const ADMIN1_ZOOM = 3

export const LAYER_NAMES = [
  'country',
  'admin1',
  'lake',
  'river',
  'admin1_line',
  'boundary',
  'water_label',
  'admin1_label',
  'place',
  'country_label',
] as const
export type LayerName = (typeof LAYER_NAMES)[number]

const text = (value: Attributes[string] | undefined): string =>
  value === null || value === undefined ? '' : String(value)

const point = ([lng = 0, lat = 0]: Position, properties: Record<string, string | number>): Feature<Point> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lng, lat] },
})

/** The first zoom whose threshold the value exceeds; `otherwise` if none. */
const zoomFor = (
  value: number,
  steps: ReadonlyArray<readonly [over: number, zoom: number]>,
  otherwise: number,
): number => steps.find(([over]) => value > over)?.[1] ?? otherwise

interface MeasuredUnit extends Unit {
  shape: Area
  km2: number
}

/** The Spratly Islands are claimed by six; the source files them under one of them. */
const heldBy = ({ adm0_a3, iso_a2 }: Attributes): string => (adm0_a3 === 'PGA' ? '' : text(iso_a2))

function measureUnits(shapes: readonly Area[]): MeasuredUnit[] {
  const measured = shapes.map((shape) => ({ shape, country: heldBy(shape.properties), km2: areaKm2(shape.geometry) }))
  const ofCountry = new Map<string, { km2: number; units: number }>()
  for (const { country, km2 } of measured) {
    const sum = ofCountry.get(country) ?? { km2: 0, units: 0 }
    ofCountry.set(country, { km2: sum.km2 + km2, units: sum.units + 1 })
  }
  return measured.map(({ shape, country, km2 }) => {
    const code = text(shape.properties.adm1_code)
    const all = ofCountry.get(country) ?? { km2, units: 1 }
    return {
      shape,
      km2,
      country,
      code,
      name: unitName(code, text(shape.properties.name_en) || text(shape.properties.name)),
      lineZoom: zoomFor(
        all.km2 / all.units,
        [
          [200_000, 3],
          [30_000, 4],
          [5_000, 5],
        ],
        6,
      ),
    }
  })
}

/** Rank 1 is printed first and largest. */
const countryRank = (km2: number): number =>
  zoomFor(
    km2,
    [
      [2_500_000, 1],
      [400_000, 2],
      [60_000, 3],
      [5_000, 4],
    ],
    5,
  )

const countryLabels = (countries: ZoomedNet['countries']): Feature[] =>
  countries.map(({ properties: { id }, geometry }) => {
    const [lng = 0, lat = 0] = LABEL_POINTS[id] ?? labelPoint(geometry)
    return point([lng, lat], { id, name: countryLabel(id), rank: countryRank(areaKm2(geometry)) })
  })

const toUnitFeature = ({ shape, code, name, country, lineZoom }: MeasuredUnit) => ({
  type: 'Feature' as const,
  properties: { code, name, country, lineZoom },
  geometry: shape.geometry,
})

function admin1Labels(units: readonly MeasuredUnit[]): Feature[] {
  return units
    .filter(({ name, country }) => name && country)
    .map(({ shape, code, name, country, km2 }) => {
      const { longitude, latitude } = shape.properties
      const min = zoomFor(
        km2,
        [
          [150_000, 4],
          [80_000, 5],
          [4_000, 6],
          [800, 7],
        ],
        8,
      )
      return point([Number(longitude), Number(latitude)], { code, name, iso: country, min })
    })
}

/** How a line of the source is drawn; lines that bound a lease or an overlay are no boundaries of countries. */
function boundaryClass(featureClass: string): string | null {
  if (featureClass === 'ForgetMagics' || /^(Lease|Overlay)/.test(featureClass)) return null
  if (featureClass.startsWith('Disputed')) return 'disputed'
  if (featureClass.startsWith('Line of control')) return 'line_of_control'
  return /^Inde(finite|terminant)/.test(featureClass) ? 'indefinite' : 'international'
}

const boundaryLines = (lines: readonly Line[]): ClassedLine[] =>
  lines.flatMap((line) => {
    const kind = boundaryClass(text(line.properties.featurecla))
    return kind ? [{ ...line, properties: { class: kind } }] : []
  })

/** By Natural Earth's scale rank. */
const RIVER_ZOOMS = [0, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]

const rivers = (lines: readonly Line[]): Feature[] =>
  lines
    .filter(({ properties }) => properties.featurecla === 'River')
    .map((line) => {
      const rank = Number(line.properties.scalerank)
      const name = text(line.properties.name)
      return { ...line, properties: { ...(name && { name }), rank, min: RIVER_ZOOMS[rank] ?? MAX_ZOOM } }
    })

const lakes = (areas: readonly Area[]): Feature[] =>
  areas.map((area) => ({
    ...area,
    properties: {
      min: zoomFor(
        areaKm2(area.geometry),
        [
          [20_000, 0],
          [2_000, 3],
          [400, 5],
        ],
        6,
      ),
    },
  }))

const PLACE_ZOOMS = [2, 2, 3, 3, 4, 4, 5, 5, 6]

/** Capitals of countries are there earlier than other towns of their rank. */
const CAPITAL_ZOOMS = [2, 2, 3, 3, 3, 3, 4, 4]

/** 2: capital of a country, 1: of a first-level division, 0: neither. */
const capitalLevel = ({ adm0cap, featurecla }: Attributes): number =>
  Number(adm0cap) === 1 ? 2 : text(featurecla).startsWith('Admin-1') ? 1 : 0

function place([lng = 0, lat = 0]: Position, name: string, rank: number, capital: number): Feature<Point> {
  const zooms = capital === 2 ? CAPITAL_ZOOMS : PLACE_ZOOMS
  return point([lng, lat], { name, rank, capital, min: zooms[rank] ?? MAX_ZOOM })
}

const places = (spots: readonly Spot[]): Feature[] => [
  ...spots
    .filter(({ properties }) => /capital|Populated/.test(text(properties.featurecla)))
    .map(({ properties, geometry }) =>
      place(
        geometry.coordinates,
        placeName(text(properties.name)),
        Number(properties.scalerank),
        capitalLevel(properties),
      ),
    ),
  ...TOWNS.map(({ name, lng, lat, rank }) => place([lng, lat], name, rank, 0)),
]

const waterLabels = (): Feature[] => WATERS.map(({ name, lng, lat, min }) => point([lng, lat], { name, min }))

/** Drawn at this zoom; the last zoom has everything, since deeper zooms are drawn from it. */
const shownAt = (zoom: number, features: readonly Feature[]): Feature[] =>
  features.filter(({ properties }) => zoom === MAX_ZOOM || Number(properties?.min ?? 0) <= zoom)

/** How coarse shapes may be, in CSS pixels; the last zoom is magnified up to eight times. */
const shapeTolerancePx = (zoom: number): number => (zoom === MAX_ZOOM ? 0.45 : 1)

const lineTolerance = (zoom: number): number => (zoom === MAX_ZOOM ? 2 : 5)

/** Prepares the sources once, then gives the layers of any zoom from 0 to `MAX_ZOOM`. */
export function prepareLayers(sources: Sources): (zoom: number) => Record<LayerName, LayerAtZoom> {
  const units = measureUnits(sources.admin1)
  const net = weighUnits(units.map(toUnitFeature))
  const riverLines = rivers(sources.rivers)
  const boundaries = weighLines(boundaryLines(sources.boundaries))
  const labels = {
    water_label: waterLabels(),
    admin1_label: admin1Labels(units),
    place: places(sources.places),
    country_label: countryLabels(netAtZoom(net, MAX_ZOOM, 1).countries),
  }
  const lakeAreas = lakes(sources.lakes)
  return (zoom) => {
    const zoomed = netAtZoom(net, zoom, shapeTolerancePx(zoom))
    const simplified = (features: Feature[]): LayerAtZoom => ({ features, tolerance: lineTolerance(zoom) })
    const exact = (features: Feature[]): LayerAtZoom => ({ features, tolerance: 0 })
    const admin1 = zoomed.units.map(({ properties: { code, name, country }, geometry }) => ({
      type: 'Feature' as const,
      properties: { code, name, iso: country },
      geometry,
    }))
    return {
      country: exact(zoomed.countries),
      admin1: exact(zoom < ADMIN1_ZOOM ? [] : admin1),
      lake: simplified(shownAt(zoom, lakeAreas)),
      river: simplified(shownAt(zoom, riverLines)),
      admin1_line: exact(shownAt(zoom, zoomed.lines)),
      boundary: exact(linesAtZoom(boundaries, zoom, shapeTolerancePx(zoom))),
      water_label: exact(shownAt(zoom, labels.water_label)),
      admin1_label: exact(shownAt(zoom, labels.admin1_label)),
      place: exact(shownAt(zoom, labels.place)),
      country_label: exact(labels.country_label),
    }
  }
}
