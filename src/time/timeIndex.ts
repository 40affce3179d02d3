import type { Incident } from '../domain/incident.ts'
import type { LocatedPlace, Place } from '../domain/place.ts'
import { isLocated } from '../domain/place.ts'
import { containment } from '../domain/weigh.ts'
import { latToMercatorY, lngToMercatorX } from '../lib/mercator.ts'
import type { Columns } from './columns.ts'
import { DEPORTATION, OTHER, toColumns } from './columns.ts'
import type { Hierarchy } from './hierarchy.ts'
import { buildHierarchy } from './hierarchy.ts'

/** Kinds of points; kinds never merge, so that a mark is either placed in a town or province, or only in a country. */
export const LOCATED = 0
export const COUNTRY_ONLY = 1

/** No point, no row. */
export const NONE = -1

/** Several clusters that one or more joint operations tie together at a level: one figure over all of them. */
export interface Tie {
  /** Rows of the level, ascending; two or more. */
  rows: number[]
}

/** An origin and a destination cluster of a level, in that direction. */
export interface Pair {
  origin: number
  destination: number
}

/** Where every incident is drawn at one level. */
export interface Homes {
  /** Arrests: the cluster that holds all of its places; NONE for others and for joint operations across clusters. */
  row: Int32Array
  /** Arrests over several clusters: position in `ties`, else NONE. */
  tie: Int32Array
  ties: Tie[]
  /** Deportations between two clusters: position in `pairs`; NONE where an end is missing or both are one cluster. */
  pair: Int32Array
  pairs: Pair[]
}

/**
 * Everything about a set of incidents that does not depend on the time window, the filters or the view:
 * built once, then asked (see `pictureAt`, `histogram`, `tally`).
 */
export interface TimeIndex {
  incidents: readonly Incident[]
  columns: Columns
  /** Incidents counted inside each incident (see `containment`). */
  inside: readonly number[][]
  hierarchy: Hierarchy
  /** A place that stands for each point. */
  places: LocatedPlace[]
  /** Points of the places where each incident happened (arrests and other types). */
  points: readonly number[][]
  origin: Int32Array
  destination: Int32Array
  /** Cached per level. */
  homesAt(level: number): Homes
}

export function buildTimeIndex(incidents: readonly Incident[]): TimeIndex {
  const columns = toColumns(incidents)
  const { places, pointOf, weight } = collectPoints(incidents)
  const points = incidents.map((incident) => [
    ...new Set(incident.places.map(pointOf).filter((point) => point !== NONE)),
  ])
  const origin = Int32Array.from(incidents, (incident) => pointOf(incident.origin))
  const destination = Int32Array.from(incidents, (incident) => pointOf(incident.destination))
  const hierarchy = buildHierarchy({
    x: Float64Array.from(places, (place) => lngToMercatorX(place.lon)),
    y: Float64Array.from(places, (place) => latToMercatorY(place.lat)),
    weight: Float64Array.from(weight),
    kind: Uint8Array.from(places, (place) => (place.precision === 'country' ? COUNTRY_ONLY : LOCATED)),
  })
  const index = { incidents, columns, inside: containment(incidents), hierarchy, places, points, origin, destination }
  const cache = new Map<number, Homes>()
  return {
    ...index,
    homesAt(level) {
      let homes = cache.get(level)
      if (!homes) cache.set(level, (homes = findHomes(index, level)))
      return homes
    },
  }
}

/** Level of the hierarchy for a map zoom: the nearest whole one. */
export const levelForZoom = (hierarchy: Hierarchy, zoom: number): number =>
  Math.max(0, Math.min(hierarchy.maxZoom, Math.round(zoom)))

/** One point per distinct position and kind, weighing the people that its incidents report. */
function collectPoints(incidents: readonly Incident[]): {
  places: LocatedPlace[]
  weight: number[]
  pointOf: (place: Place | null) => number
} {
  const places: LocatedPlace[] = []
  const weight: number[] = []
  const ids = new Map<string, number>()
  // In ten-thousandths of a degree, about 10 m; as integers, so that -0.00001 and 0 are one place.
  const key = ({ lon, lat, precision }: LocatedPlace): string =>
    `${Math.round(lon * 1e4)},${Math.round(lat * 1e4)},${precision === 'country'}`
  const pointOf = (place: Place | null): number => (isLocated(place) ? (ids.get(key(place)) ?? NONE) : NONE)
  const add = (place: Place | null, people: number): void => {
    if (!isLocated(place)) return
    let point = ids.get(key(place))
    if (point === undefined) {
      ids.set(key(place), (point = places.length))
      places.push(place)
      weight.push(0)
    }
    weight[point]! += people
  }
  for (const incident of incidents) {
    const people = incident.count.min ?? 1
    for (const place of incident.places) add(place, people / incident.places.length)
    // Ends of arcs carry less than places of arrests, so that the marks stay where the arrests were.
    add(incident.origin, people / 8)
    add(incident.destination, people / 8)
  }
  return { places, weight, pointOf }
}

function findHomes(
  { columns, hierarchy, points, origin, destination }: Omit<TimeIndex, 'homesAt'>,
  level: number,
): Homes {
  const { rowOf } = hierarchy.levels[level]!
  const homes: Homes = {
    row: new Int32Array(columns.size).fill(NONE),
    tie: new Int32Array(columns.size).fill(NONE),
    ties: [],
    pair: new Int32Array(columns.size).fill(NONE),
    pairs: [],
  }
  const ties = new Map<string, number>()
  const pairs = new Map<string, number>()
  for (let i = 0; i < columns.size; i++) {
    if (columns.type[i] === OTHER) continue
    if (columns.type[i] === DEPORTATION) {
      const [from, to] = [origin[i]!, destination[i]!]
      if (from === NONE || to === NONE || rowOf[from] === rowOf[to]) continue
      const pair = { origin: rowOf[from]!, destination: rowOf[to]! }
      homes.pair[i] = intern(pairs, `${pair.origin}>${pair.destination}`, homes.pairs, pair)
      continue
    }
    const rows = [...new Set(points[i]!.map((point) => rowOf[point]!))].sort((a, b) => a - b)
    if (rows.length === 1) homes.row[i] = rows[0]!
    else if (rows.length > 1) homes.tie[i] = intern(ties, rows.join(), homes.ties, { rows })
  }
  return homes
}

function intern<T>(ids: Map<string, number>, key: string, list: T[], value: T): number {
  let id = ids.get(key)
  if (id === undefined) ids.set(key, (id = list.push(value) - 1))
  return id
}
