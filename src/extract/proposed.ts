import type { Incident } from '../domain/incident.ts'
import { locateIncidents, placesToLocate } from '../domain/locate.ts'
import { placeKey } from '../domain/place.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { freshName } from '../lib/freshName.ts'
import { summaryOf } from '../domain/summary.ts'
import { idOf } from './incidents.ts'

/** Gives incidents that somebody else read from a report what ours have: positions, lasting ids, our own summaries. */
export function finishProposed(incidents: readonly Incident[], gazetteer: Gazetteer): Incident[] {
  const places = placesToLocate(incidents)
  const located = new Map(places.map((place) => [placeKey(place), resolvePlace(gazetteer, place).place]))
  const taken = new Set<string>()
  return locateIncidents(incidents, located).map((incident) => ({
    ...incident,
    id: freshName(idOf(incident), taken),
    summary: summaryOf(incident),
  }))
}
