/**
 * People and places as a newspaper would print them. Apart from describe.ts, since these need the names of all countries
 * and peoples, which the first view comes without.
 */
import { formatNumber, joinWords } from './describe.ts'
import type { Incident, People } from './incident.ts'
import { countryName, nationalityName } from './names.ts'
import type { Place } from './place.ts'

/** "151 Chinese, 3 Taiwanese"; "Vietnamese (number not stated)" where only the presence is reported. */
export const peopleInWords = (list: readonly People[]): string =>
  list
    .map(
      (part) =>
        `${boundsInWords(part)}${nationalityName(part.nationality)}${isUncounted(part) ? ' (number not stated)' : ''}`,
    )
    .join(', ')

const isUncounted = ({ min, max }: People): boolean => min === null && max === null

function boundsInWords({ min, max }: People): string {
  if (min === null) return max === null ? '' : `at most ${formatNumber(max)} `
  if (max === null) return `at least ${formatNumber(min)} `
  return min === max ? `${formatNumber(min)} ` : `${formatNumber(min)}–${formatNumber(max)} `
}

/** "Siem Reap, Cambodia". */
export function placeInWords(place: Place): string {
  const country = place.country ? countryName(place.country) : ''
  return country && country !== place.name ? `${place.name}, ${country}` : place.name
}

/** "Siem Reap and Banteay Meanchey, Cambodia"; "Phnom Penh → China". */
export function whereInWords(incident: Incident): string {
  if (incident.origin || incident.destination)
    return `${incident.origin?.name ?? 'place not reported'} → ${incident.destination?.name ?? 'destination not reported'}`
  const countries = [...new Set(incident.places.map((place) => place.country))]
  const names = incident.places.map((place) => place.name)
  const country = countries.length === 1 && countries[0] ? countryName(countries[0]) : ''
  if (names.length === 0) return 'place not reported'
  return joinWords(names) + (country && !names.includes(country) ? `, ${country}` : '')
}
