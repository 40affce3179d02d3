import type { Incident } from './incident.ts'
import { placesOf } from './incident.ts'
import type { Place } from './place.ts'
import { needsLocating, placeKey } from './place.ts'

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
