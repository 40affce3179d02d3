import type { Incident } from './incident.ts'
import { placesOf } from './incident.ts'
import type { Precision } from './place.ts'
import { PRECISIONS } from './place.ts'
import type { Filters } from './view.ts'

/** Letters with a stroke, which Unicode does not take for a letter and a mark: "Đà Nẵng" is found by "da nang". */
const STROKED: Readonly<Record<string, string>> = { đ: 'd', ħ: 'h', ı: 'i', ł: 'l', ø: 'o' }

/** Lower case, diacritics removed: how texts are compared in a search. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đħıłø]/g, (letter) => STROKED[letter]!)

/** The countries where an incident happened: those of its places, or of its origin. */
export function countriesOf(incident: Incident): string[] {
  const places = incident.places.length ? incident.places : incident.origin ? [incident.origin] : []
  return [...new Set(places.map((place) => place.country).filter((country): country is string => !!country))]
}

/** The least exact precision among the places where an incident happened; country where none is known. */
export function precisionOf(incident: Incident): Precision {
  const places = incident.places.length ? incident.places : incident.origin ? [incident.origin] : []
  const ranks = places.map((place) => PRECISIONS.indexOf(place.precision ?? 'country'))
  return PRECISIONS[ranks.length ? Math.max(...ranks) : PRECISIONS.length - 1]!
}

function searchText(incident: Incident): string {
  const places = placesOf(incident).flatMap((place) => [place.name, place.admin1 ?? ''])
  return fold(
    [incident.summary, incident.notes, ...places, ...incident.sources.map((source) => source.publisher)].join('\n'),
  )
}

/**
 * One byte per incident: 1 where it passes. Every word of the query must occur; an empty list leaves nothing out.
 * Time is not a filter here: the window belongs to the time index.
 */
export function filterMask(incidents: readonly Incident[], filters: Filters): Uint8Array {
  const words = fold(filters.query).split(/\s+/).filter(Boolean)
  const tests: ((incident: Incident) => boolean)[] = []
  const { types, countries, nationalities, destinations, precisions } = filters
  if (types.length) tests.push((incident) => types.includes(incident.type))
  if (countries.length) tests.push((incident) => countriesOf(incident).some((country) => countries.includes(country)))
  if (nationalities.length)
    tests.push((incident) => incident.people.some((people) => nationalities.includes(people.nationality)))
  if (destinations.length) tests.push((incident) => destinations.includes(incident.destination?.country ?? ''))
  if (precisions.length) tests.push((incident) => precisions.includes(precisionOf(incident)))
  if (filters.sources > 1)
    tests.push((incident) => new Set(incident.sources.map((s) => s.publisher)).size >= filters.sources)
  if (filters.exactDays) tests.push((incident) => incident.date.precision === 'day')
  if (words.length)
    tests.push((incident) => {
      const text = searchText(incident)
      return words.every((word) => text.includes(word))
    })
  return Uint8Array.from(incidents, (incident) => (tests.every((test) => test(incident)) ? 1 : 0))
}

/** Whether the filters leave anything out at all. */
export const isFiltering = (filters: Filters): boolean =>
  !!(
    filters.types.length ||
    filters.countries.length ||
    filters.nationalities.length ||
    filters.destinations.length ||
    filters.precisions.length ||
    filters.sources > 1 ||
    filters.exactDays ||
    filters.query.trim()
  )
