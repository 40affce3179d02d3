import type { Facts } from '../domain/facts.ts'
import { NONE } from '../domain/facts.ts'
import { toFigures } from '../domain/figures.ts'
import type { Incident } from '../domain/incident.ts'
import type { LocatedPlace, Place } from '../domain/place.ts'
import { isLocated } from '../domain/place.ts'
import { includesOf } from '../domain/weigh.ts'
import { toLists } from '../lib/lists.ts'
import { toColumns } from './columns.ts'

export { NONE } from '../domain/facts.ts'
export type { Facts, Sites } from '../domain/facts.ts'

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
