import type { Incident } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { placeKey } from '../domain/place.ts'
import type { Mark } from '../time/picture.ts'
import type { Dataset, FileDataset } from '../state/dataset.ts'
import { details } from './words/details.ts'

/** More names than these are counted instead. */
const MOST_NAMES = 3

/**
 * The places that a mark's own reports name, those of the most people first: a mark is drawn at one place of its
 * cluster, where nothing may have happened in this window.
 */
function placesInWords(incidents: readonly Incident[], placesOf: (incident: Incident) => readonly Place[]): string {
  const { list, marks, place: nameOf } = details()
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
  const names = shown.map((place, i) => (isOneCountry && i < shown.length - 1 ? place.name : nameOf(place)))
  return list(left > 0 ? [...names, marks.otherPlaces(left)] : names)
}

/** Places of a large file's mark: of the clusters that it stands for, by the name of where each is drawn. */
function areasInWords({ file, index }: FileDataset, level: number, rows: readonly number[]): string {
  const { list, marks } = details()
  const { seed } = index.hierarchy.levels[level]!
  const names = rows.map((row) => file.nameOf(seed[row]!) || 'an unnamed place')
  const shown = names.slice(0, names.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
  const left = names.length - shown.length
  return `around ${list(left > 0 ? [...shown, marks.otherPlaces(left)] : shown)}`
}

/** A mark in one line: "At least 225 people arrested in Phnom Penh, Cambodia (3 reports)". */
export function markInWords(dataset: Dataset, mark: Mark, level: number): string {
  const { marks } = details()
  // Plans have no figure among the sums.
  const sum = mark.plannedOnly ? null : mark.sum
  const members = dataset.file ? [] : mark.members.map((i) => dataset.incidents[i]!)
  const where = (rows: readonly number[], placesOf: (incident: Incident) => readonly Place[]): string =>
    dataset.file ? areasInWords(dataset, level, rows) : placesInWords(members, placesOf)
  if (mark.kind === 'flow') {
    const origin = where([mark.origin], (incident) => (incident.origin ? [incident.origin] : []))
    const destination = where([mark.destination], (incident) => (incident.destination ? [incident.destination] : []))
    return marks.deported(sum, origin, destination, mark.records)
  }
  const places = where(mark.kind === 'tie' ? mark.rows : [mark.row], (incident) => incident.places)
  const at = dataset.file ? places : marks.at(places)
  return marks.arrested(sum, at, mark.kind === 'tie', mark.records)
}
