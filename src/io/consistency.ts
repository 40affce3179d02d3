import type { Count, Qualifier } from '../domain/count.ts'
import { daysInMonth } from '../domain/day.ts'
import type { DatePrecision, Incident, When } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { mendAddress } from './address.ts'
import type { Positions } from './positions.ts'
import { pathText, type Path, type Report } from './wording.ts'

/**
 * Checks what a schema cannot: whether the fields of one record agree with each other. Where two contradict each
 * other the weaker claim is kept (a day that spans a month becomes a range) and the choice is reported.
 * Null where no reading is left: a minimum above the maximum, an end before the start.
 */
export function mendConsistency(incident: Incident, positions: Positions, report: Report): Incident | null {
  const tell: Tell = (code, at, message, advice) => {
    const path = pathText(positions.original(at))
    report({ code, path, message: `${path} ${message}`, advice })
  }
  const count = mendCount(incident.count, tell)
  const date = mendDate(incident.date, tell)
  if (!count || !date) return null
  const mended = { ...incident, count, date }
  mended.people = mendPeople(mended, tell)
  mended.places = incident.places.map((place, index) => mendPlace(place, ['places', index], tell))
  mended.origin = incident.origin && mendPlace(incident.origin, ['origin'], tell)
  mended.destination = incident.destination && mendPlace(incident.destination, ['destination'], tell)
  mended.sources = incident.sources.map((source, index) =>
    mendAddress(source, pathText(positions.original(['sources', index])), report),
  )
  mended.evidence = mendEvidence(mended, positions.left('sources'), tell)
  return mended
}

type Tell = (code: string, at: Path, message: string, advice: string) => void

function mendCount(count: Count, tell: Tell): Count | null {
  const { min, max, qualifier } = count
  if (min !== null && max !== null && min > max) {
    tell(
      'count.bounds',
      ['count'],
      `has a min of ${min} above its max of ${max}. The record is left out.`,
      'Swap the two, or correct them.',
    )
    return null
  }
  const weakest = qualifierOf(min, max)
  const isSound = qualifier === weakest || (qualifier === 'about' && min !== null && max !== null)
  if (isSound) return count
  tell(
    'count.qualifier',
    ['count', 'qualifier'],
    `is "${qualifier}", but the bounds are ${boundsText(min, max)}. It is read as "${weakest}".`,
    'exact: min = max; about: both bounds; at_least: min only; at_most: max only; unknown: neither.',
  )
  return { ...count, qualifier: weakest }
}

/** The least that bounds say by themselves. */
export function qualifierOf(min: number | null, max: number | null): Qualifier {
  if (min === null) return max === null ? 'unknown' : 'at_most'
  if (max === null) return 'at_least'
  return min === max ? 'exact' : 'about'
}

const boundsText = (min: number | null, max: number | null): string => `${min ?? 'null'} and ${max ?? 'null'}`

function mendDate(date: When, tell: Tell): When | null {
  const { start, end, precision } = date
  if (start !== null && end !== null && start > end) {
    tell(
      'date.order',
      ['date'],
      `ends on ${end}, before it starts on ${start}. The record is left out.`,
      'Swap the two, or correct them.',
    )
    return null
  }
  if (agrees(date)) return date
  const weaker: DatePrecision = start !== null && end !== null ? 'range' : 'unknown'
  tell(
    'date.precision',
    ['date', 'precision'],
    `is "${precision}", but the days are ${start ?? 'null'} and ${end ?? 'null'}. It is read as "${weaker}".`,
    'day: start = end; month and year: first to last day of it; range: both days; unknown: what is known, or null.',
  )
  return { ...date, precision: weaker }
}

/** Whether the days are what the precision promises. Days are valid ISO texts, so they compare as texts. */
export function agrees({ start, end, precision }: When): boolean {
  if (precision === 'unknown') return true
  if (start === null || end === null) return false
  const [year, month] = start.split('-')
  switch (precision) {
    case 'day':
      return start === end
    case 'month':
      return start.endsWith('-01') && end === `${year}-${month}-${daysInMonth(Number(year), Number(month))}`
    case 'year':
      return start === `${year}-01-01` && end === `${year}-12-31`
    case 'range':
      return true
  }
}

function mendPeople({ people, count }: Incident, tell: Tell): Incident['people'] {
  const seen = new Set<string>()
  const mended = people.map((part, index) => {
    const at = ['people', index]
    if (seen.has(part.nationality)) {
      tell('people.twice', at, `names ${part.nationality} a second time. Both are kept.`, 'Make one entry of the two.')
    }
    seen.add(part.nationality)
    if (part.min === null || part.max === null || part.min <= part.max) return part
    tell(
      'people.bounds',
      at,
      `has a min of ${part.min} above its max of ${part.max}. The number is left out.`,
      'Swap the two, or correct them.',
    )
    return { ...part, min: null, max: null }
  })
  const least = mended.reduce((sum, part) => sum + (part.min ?? 0), 0)
  if (count.max !== null && least > count.max) {
    tell(
      'people.sum',
      ['people'],
      `adds up to at least ${least}, but the count is at most ${count.max}. Both are kept.`,
      'Correct the count or the nationalities.',
    )
  }
  return mended
}

function mendPlace(place: Place, at: Path, tell: Tell): Place {
  const { lat = null, lon = null, candidates } = place
  let mended = place
  if ((lat === null) !== (lon === null)) {
    tell(
      'place.coordinates',
      at,
      'has only one of lat and lon. The coordinates are left out.',
      'Give both, or neither.',
    )
    mended = { ...place, lat: null, lon: null }
  } else if (lat !== null && !place.precision) {
    tell(
      'place.precision',
      at,
      'has coordinates but no precision, and is not drawn.',
      'Add "precision": "site", "city", "admin1" or "country".',
    )
  }
  if (!candidates) return mended
  return { ...mended, candidates: candidates.map((one, index) => mendPlace(one, [...at, 'candidates', index], tell)) }
}

/** Evidence names its source by index: it follows one that moved up because `left` are all that is left of them. */
function mendEvidence(
  { evidence, sources }: Incident,
  left: readonly number[] | null,
  tell: Tell,
): Incident['evidence'] {
  return evidence.flatMap((piece, index) => {
    const source = left ? left.indexOf(piece.source) : piece.source
    const at = ['evidence', index]
    if (source < 0 || source >= sources.length) {
      tell(
        'evidence.source',
        at,
        `names sources[${piece.source}], which is not there or could not be read. The entry is left out.`,
        'Correct the index; the first source is 0.',
      )
    } else if (piece.start > piece.end) {
      tell(
        'evidence.span',
        at,
        `ends at ${piece.end}, before it starts at ${piece.start}. The entry is left out.`,
        'Correct the offsets; they count from 0, and the end is exclusive.',
      )
    } else return [{ ...piece, source }]
    return []
  })
}
