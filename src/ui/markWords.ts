import { formatNumber, joinWords, sumInWords } from '../domain/describe.ts'
import { placeInWords } from '../domain/describeNames.ts'
import type { Incident } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { placeKey } from '../domain/place.ts'
import type { Mark } from '../time/picture.ts'
import type { Dataset, FileDataset } from '../state/dataset.ts'

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

/** Places of a large file's mark: of the clusters that it stands for, by the name of where each is drawn. */
function areasInWords({ file, index }: FileDataset, level: number, rows: readonly number[]): string {
  const { seed } = index.hierarchy.levels[level]!
  const names = rows.map((row) => file.nameOf(seed[row]!) || 'an unnamed place')
  const shown = names.slice(0, names.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
  const left = names.length - shown.length
  return `around ${joinWords(left > 0 ? [...shown, `${left} other places`] : shown)}`
}

/** A mark in one line: "At least 225 people arrested in Phnom Penh, Cambodia (3 reports)". */
export function markInWords(dataset: Dataset, mark: Mark, level: number): string {
  const reports = `${formatNumber(mark.records)} ${mark.records === 1 ? 'report' : 'reports'}`
  // Plans have no figure among the sums.
  const people = mark.plannedOnly ? 'people, number not stated,' : sumInWords(mark.sum)
  const count = people[0]!.toUpperCase() + people.slice(1)
  const members = dataset.file ? [] : mark.members.map((i) => dataset.incidents[i]!)
  const where = (rows: readonly number[], placesOf: (incident: Incident) => readonly Place[]): string =>
    dataset.file ? areasInWords(dataset, level, rows) : placesInWords(members, placesOf)
  if (mark.kind === 'flow') {
    const origin = where([mark.origin], (incident) => (incident.origin ? [incident.origin] : []))
    const destination = where([mark.destination], (incident) => (incident.destination ? [incident.destination] : []))
    return `${count} ${mark.plannedOnly ? 'to be deported' : 'deported'} from ${origin} to ${destination} (${reports})`
  }
  const places = where(mark.kind === 'tie' ? mark.rows : [mark.row], (incident) => incident.places)
  const joint = mark.kind === 'tie' ? ', one figure for several places' : ''
  const preposition = dataset.file ? '' : 'in '
  return `${count} ${mark.plannedOnly ? 'to be arrested' : 'arrested'} ${preposition}${places}${joint} (${reports})`
}
