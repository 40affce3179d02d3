import type { Place } from '../domain/place.ts'
import type { Gazetteer } from './gazetteer.ts'
import { placeOfReading } from './placeOfReading.ts'
import { type Reading, readingOf } from './reading.ts'
import { WORLD_REGIONS } from './regions.ts'
import type { Sense } from './senses.ts'

/** A sense as a reading, with its strings; null for a part of the world. */
export function readingOfSense(
  gazetteer: Gazetteer,
  { kind, index, isPrintedName }: Pick<Sense, 'kind' | 'index' | 'isPrintedName'>,
): Reading | null {
  if (kind === 'region') return null
  return readingOf(gazetteer, { kind: kind === 'district' ? 'town' : kind, index }, isPrintedName)
}

/**
 * A sense as a place, named as the gazetteer prints it. A part of the world is in no country and has no precision: it is
 * no place to put a report.
 */
export function placeOfSense(gazetteer: Gazetteer, sense: Sense): Place {
  const reading = readingOfSense(gazetteer, sense)
  if (reading) return placeOfReading(gazetteer, reading)
  const { lat, lon } = sense
  return {
    name: WORLD_REGIONS[sense.index]?.names[0] ?? '',
    country: null,
    lat,
    lon,
    precision: null,
    why: ['a part of the world'],
  }
}
