import type { Incident } from './incident.ts'
import { placesOf } from './incident.ts'
import type { Place } from './place.ts'
import { needsLocating, placeKey } from './place.ts'
import type { Problem } from './problem.ts'

/** The distinct places of the incidents that still have to be geocoded, in the order in which they occur. */
export function placesToLocate(incidents: readonly Incident[]): Place[] {
  const places = new Map<string, Place>()
  for (const incident of incidents)
    for (const place of placesOf(incident))
      if (needsLocating(place) && !places.has(placeKey(place))) places.set(placeKey(place), place)
  return [...places.values()]
}

/** The incidents with their places replaced by located ones where there are; a place fixed by a person stays. */
export function locateIncidents(incidents: readonly Incident[], located: ReadonlyMap<string, Place>): Incident[] {
  const find = (place: Place): Place => {
    const found = needsLocating(place) ? located.get(placeKey(place)) : undefined
    // What the report printed stays as printed.
    return found
      ? {
          ...found,
          ...place,
          lat: found.lat,
          lon: found.lon,
          precision: found.precision,
          country: place.country ?? found.country,
        }
      : place
  }
  return incidents.map((incident) => ({
    ...incident,
    places: incident.places.map(find),
    origin: incident.origin && find(incident.origin),
    destination: incident.destination && find(incident.destination),
  }))
}

/** A place with a position where one was found, and what could not be done. */
export interface Resolved {
  place: Place
  problem: Problem | null
}

/** The incidents with the places that `resolve` finds, and the problems of those that it does not. */
export async function locateBy(
  incidents: Incident[],
  resolve: (places: readonly Place[]) => Promise<readonly Resolved[]>,
): Promise<{ incidents: Incident[]; problems: Problem[] }> {
  const places = placesToLocate(incidents)
  if (places.length === 0) return { incidents, problems: [] }
  const resolved = await resolve(places)
  const located = new Map(places.map((place, i) => [placeKey(place), resolved[i]?.place ?? place]))
  return {
    incidents: locateIncidents(incidents, located),
    problems: resolved.flatMap(({ problem }) => problem ?? []),
  }
}
