import type { Figures } from '../domain/figures.ts'
import { toFigures } from '../domain/figures.ts'
import type { Incident } from '../domain/incident.ts'
import type { LocatedPlace, Place } from '../domain/place.ts'
import { isLocated } from '../domain/place.ts'
import { includesOf } from '../domain/weigh.ts'
import type { Lists } from '../lib/lists.ts'
import { toLists } from '../lib/lists.ts'
import type { Columns } from './columns.ts'
import { toColumns } from './columns.ts'

/** No site, no point, no row. */
export const NONE = -1

/** Positions that incidents name; the same one may be there more than once. Degrees WGS 84. */
export interface Sites {
  lon: Float64Array
  lat: Float64Array
  /** 1 where only the country is known, and the position stands for it. */
  country: Uint8Array
}

/** What the time index needs to know of incidents: columns that can be read from a file without an object a row. */
export interface Facts {
  columns: Columns
  figures: Figures
  /** Positions of the incidents that each one says it includes. */
  includes: Lists
  sites: Sites
  /** Sites where each incident happened, in the order of the report; NONE for a place without a position. */
  places: Lists
  /** Sites; NONE where there is none. */
  origin: Int32Array
  destination: Int32Array
}

/** The facts of incidents, and the place that stands for each site. */
export function toFacts(incidents: readonly Incident[]): { facts: Facts; named: LocatedPlace[] } {
  const named: LocatedPlace[] = []
  const add = (place: Place | null): number =>
    isLocated(place) && Number.isFinite(place.lat) && Number.isFinite(place.lon) ? named.push(place) - 1 : NONE
  const origin = new Int32Array(incidents.length)
  const destination = new Int32Array(incidents.length)
  const places = incidents.map((incident, i) => {
    const sites = incident.places.map(add)
    origin[i] = add(incident.origin)
    destination[i] = add(incident.destination)
    return sites
  })
  const facts: Facts = {
    columns: toColumns(incidents),
    figures: toFigures(incidents),
    includes: includesOf(incidents),
    sites: {
      lon: Float64Array.from(named, (place) => place.lon),
      lat: Float64Array.from(named, (place) => place.lat),
      country: Uint8Array.from(named, (place) => (place.precision === 'country' ? 1 : 0)),
    },
    places: toLists(places),
    origin,
    destination,
  }
  return { facts, named }
}
