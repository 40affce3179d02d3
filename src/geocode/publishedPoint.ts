import type { Place } from '../domain/place.ts'
import type { Gazetteer } from './gazetteer.ts'

/**
 * Where a place is for other programs, in degrees: a country is at the point that gazetteers publish for it, not at the
 * label point at which the map draws it.
 */
export function publishedPoint(gazetteer: Gazetteer, place: Place | null): { lat: number | null; lon: number | null } {
  const { lat = null, lon = null } = place ?? {}
  if (place?.precision !== 'country') return { lat, lon }
  const country = gazetteer.countries[gazetteer.countryOfCode.get(place.country ?? '') ?? -1]
  const isLabelPoint = country?.lat === lat && country.lon === lon
  return country && isLabelPoint ? country.published : { lat, lon }
}
