import type { Place } from '../domain/place.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Reading } from './reading.ts'
import { reasonsFor } from './reasons.ts'

/** Where a reading is, as the fields of a place. */
export function positionOf({ divisions }: Gazetteer, { lat, lon, precision, geonames, unit }: Reading): Partial<Place> {
  return { lat, lon, precision, geonames, admin1Code: divisions[unit]?.code ?? null }
}

/** A reading as a place of its own, named as the gazetteer prints it. */
export function placeOfReading(gazetteer: Gazetteer, reading: Reading): Place {
  const { countries, divisions } = gazetteer
  const admin1 = reading.kind === 'country' ? null : (divisions[reading.unit] ?? divisions[reading.region])?.name
  return {
    name: reading.name,
    country: countries[reading.country]?.code ?? null,
    admin1: admin1 ?? null,
    ...positionOf(gazetteer, reading),
    why: reasonsFor(gazetteer, reading, [], null),
  }
}
