import { joinWords, sumInWords } from '../domain/describe.ts'
import { placeInWords } from '../domain/describeNames.ts'
import type { Incident } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { placeKey } from '../domain/place.ts'
import type { Mark } from '../time/picture.ts'
import type { TimeIndex } from '../time/timeIndex.ts'

/** More names than these are counted instead. */
const MOST_NAMES = 3

/**
 * The places that a mark's own reports name, those of the most people first: a mark is drawn at one place of its
 * cluster, where nothing may have happened in this window.
 */
function placesInWords(incidents: readonly Incident[], placesOf: (incident: Incident) => readonly Place[]): string {
  const people = new Map<string, { place: Place; people: number }>()
  for (const incident of incidents)
    for (const place of placesOf(incident)) {
      const key = placeKey({ ...place, admin1: null })
      const known = people.get(key) ?? { place, people: 0 }
      known.people += incident.count.min ?? 0
      people.set(key, known)
    }
  const places = [...people.values()].sort((a, b) => b.people - a.people).map(({ place }) => place)
  const country = places[0]?.country
  const isOneCountry = places.every((place) => place.country === country)
  const shown = places.slice(0, places.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
  const left = places.length - shown.length
  const names = shown.map((place, i) => (isOneCountry && i < shown.length - 1 ? place.name : placeInWords(place)))
  return joinWords(left > 0 ? [...names, `${left} other places`] : names)
}

/** A mark in one line: "At least 225 people arrested in Phnom Penh, Cambodia (3 reports)". */
export function markInWords({ incidents }: TimeIndex, mark: Mark): string {
  const members = mark.members.map((i) => incidents[i]!)
  const reports = `${members.length} ${members.length === 1 ? 'report' : 'reports'}`
  // Plans have no figure among the sums.
  const people = mark.plannedOnly ? 'people, number not stated,' : sumInWords(mark.sum)
  const count = people[0]!.toUpperCase() + people.slice(1)
  if (mark.kind === 'flow') {
    const origin = placesInWords(members, (incident) => (incident.origin ? [incident.origin] : []))
    const destination = placesInWords(members, (incident) => (incident.destination ? [incident.destination] : []))
    return `${count} ${mark.plannedOnly ? 'to be deported' : 'deported'} from ${origin} to ${destination} (${reports})`
  }
  const where = placesInWords(members, (incident) => incident.places)
  const joint = mark.kind === 'tie' ? ', one figure for several places' : ''
  return `${count} ${mark.plannedOnly ? 'to be arrested' : 'arrested'} in ${where}${joint} (${reports})`
}
