import type { Count, Qualifier } from '../domain/count.ts'
import { QUALIFIERS } from '../domain/count.ts'
import type { Incident, People, Source, When } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { PRECISIONS } from '../domain/place.ts'
import { FIELD_END, ROW_END } from '../lib/contextMixer.ts'

const FIELD = String.fromCharCode(FIELD_END)
const ROW = String.fromCharCode(ROW_END)
/** Begins a row that is the record as JSON. */
const WHOLE = '\u0003'

type Plain = Record<string, unknown>

/**
 * What a link carries of incidents: everything but how a place was found (its alternatives and reasons, which the
 * reader's own gazetteer has), with positions to 5 decimals, a metre. `withEvidence`: the quotes behind the fields too.
 */
export function lean(incident: Incident, withEvidence: boolean): Incident {
  return {
    ...incident,
    places: incident.places.map(leanPlace),
    origin: incident.origin && leanPlace(incident.origin),
    destination: incident.destination && leanPlace(incident.destination),
    evidence: withEvidence ? incident.evidence : [],
  }
}

function leanPlace({ candidates: _candidates, why: _why, ...place }: Place): Place {
  const { lat, lon } = place
  // Null, false and absent mean the same of all but the country.
  const said = Object.entries(place).filter(([key, value]) => key === 'country' || (value ?? false) !== false)
  const lean = Object.fromEntries(said) as unknown as Place
  return typeof lat === 'number' && typeof lon === 'number' ? { ...lean, lat: round(lat), lon: round(lon) } : lean
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/**
 * Incidents as a table of text: a row each, its fields in a fixed order, the sources last. A record that the table
 * cannot hold exactly is written as JSON in its row.
 */
export function writeRows(incidents: readonly Incident[]): string {
  return incidents
    .map((incident) => {
      const { extra, ...known } = incident
      const record = { ...extra, ...known }
      const row = rowOf(incident)
      return !row.includes(ROW) && isAlike(readRow(row), record) ? row : WHOLE + JSON.stringify(record)
    })
    .join(ROW)
}

/** Reads what `writeRows` wrote as records of the incident format, unchecked: it may come from anywhere. */
export function readRows(text: string): unknown[] {
  if (text === '') return []
  return text.split(ROW).map((row) => (row.startsWith(WHOLE) ? wholeOf(row.slice(1)) : readRow(row)))
}

function wholeOf(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return null
  }
}

/** Fields before the first source, and of each source. */
const HEAD = 16
const OF_SOURCE = 4

function rowOf(incident: Incident): string {
  const { date, evidence, extra } = incident
  const rest = { ...extra, ...(evidence.length > 0 && { evidence }) }
  return [
    incident.type,
    date.start ?? '',
    date.end === date.start ? '' : (date.end ?? '?'),
    date.precision,
    placeText(incident.origin),
    placeText(incident.destination),
    incident.places.map(placeText).join(';'),
    incident.id === usualId(incident) ? '' : incident.id,
    countText(incident.count),
    incident.people.map(peopleText).join(' '),
    incident.status === 'done' ? '' : incident.status,
    incident.aggregate ? '1' : '',
    incident.links.join(' '),
    incident.includes.join(' '),
    incident.summary,
    incident.notes + (Object.keys(rest).length > 0 ? WHOLE + JSON.stringify(rest) : ''),
    ...incident.sources.flatMap(({ publisher, published, title, url }) => [publisher, published ?? '', title, url]),
  ].join(FIELD)
}

function readRow(row: string): Plain {
  const fields = row.split(FIELD)
  const at = (i: number): string => fields[i] ?? ''
  const [notes = '', rest] = at(15).split(WHOLE)
  const more = rest === undefined ? null : wholeOf(rest)
  const sources: Source[] = []
  for (let i = HEAD; i < fields.length; i += OF_SOURCE)
    sources.push({ publisher: at(i), published: at(i + 1) || null, title: at(i + 2), url: at(i + 3) })
  const record = {
    evidence: [],
    ...(typeof more === 'object' && more),
    type: at(0),
    date: whenOf(at(1), at(2), at(3)),
    origin: placeOf(at(4)),
    destination: placeOf(at(5)),
    places: listOf(at(6), ';').map(placeOf),
    id: at(7),
    count: countOf(at(8)),
    people: listOf(at(9), ' ').map(peopleOf),
    status: at(10) || 'done',
    aggregate: at(11) === '1',
    links: listOf(at(12), ' '),
    includes: listOf(at(13), ' '),
    summary: at(14),
    notes,
    sources,
  }
  return record.id === '' ? { ...record, id: usualId(record) } : record
}

/** The id that most incidents have, so that it need not be written: `2017-08-02-siem-reap-banteay-meanchey-arrest`. */
function usualId({ type, date, places, origin, destination, aggregate, status }: Named): string {
  const start = date.start ?? 'undated'
  const when = date.precision === 'year' ? start.slice(0, 4) : date.precision === 'month' ? start.slice(0, 7) : start
  const names = places.slice(0, 3).map((place) => String(place?.name))
  const isTransfer = type === 'deportation' && (origin ?? destination) !== null
  const ways = [origin ? String(origin.name) : '', destination ? `to ${String(destination.name)}` : '']
  const words = isTransfer ? [when, ...ways, destination ? '' : type] : [when, ...names, type]
  return [...words, aggregate ? 'total' : '', status === 'planned' ? status : '']
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100)
}

/** What an id is made of, checked or not. */
interface Named {
  type: string
  date: { start: string | null; precision: unknown }
  places: readonly ({ name?: unknown } | null)[]
  origin: { name?: unknown } | null
  destination: { name?: unknown } | null
  aggregate: boolean
  status: string
}

const listOf = (text: string, mark: string): string[] => (text === '' ? [] : text.split(mark))

const whenOf = (start: string, end: string, precision: string): Record<keyof When, string | null> => ({
  start: start || null,
  end: (end === '' ? start : end === '?' ? '' : end) || null,
  precision,
})

/** `Phnom Penh|KH||1|11.55|104.92|1821306|KHM-1781|1`, without what is empty at the end. */
function placeText(place: Place | null): string {
  if (!place) return ''
  const { name, country, admin1, precision, lat, lon, geonames, admin1Code, fixed } = place
  return [
    name,
    country ?? '',
    admin1 ?? '',
    precision ? PRECISIONS.indexOf(precision) : '',
    lat ?? '',
    lon ?? '',
    geonames ?? '',
    admin1Code ?? '',
    fixed ? 1 : '',
  ]
    .join('|')
    .replace(/\|+$/, '')
}

function placeOf(text: string): Plain | null {
  if (text === '') return null
  const [name, country, admin1, precision, lat, lon, geonames, admin1Code, fixed] = text.split('|')
  return {
    name,
    country: country || null,
    ...(admin1 && { admin1 }),
    ...(precision && { precision: PRECISIONS[Number(precision)] ?? precision }),
    ...(lat && { lat: Number(lat) }),
    ...(lon && { lon: Number(lon) }),
    ...(geonames && { geonames: Number(geonames) }),
    ...(admin1Code && { admin1Code }),
    ...(fixed && { fixed: true }),
  }
}

const EXACT: Qualifier = 'exact'

const bounds = (min: number | null, max: number | null): string =>
  min === max ? `${min ?? ''}` : `${min ?? ''}-${max ?? ''}`

function boundsOf(text: string): { min: number | null; max: number | null } {
  const [min = '', max = min] = text.split('-')
  return { min: min === '' ? null : Number(min), max: max === '' ? null : Number(max) }
}

/** `225`, `150- 2` with the qualifier's place in the list where it is not exact. */
const countText = ({ min, max, qualifier }: Count): string =>
  bounds(min, max) + (qualifier === EXACT ? '' : ` ${QUALIFIERS.indexOf(qualifier)}`)

function countOf(text: string): Plain {
  const [figures = '', qualifier] = text.split(' ')
  return { ...boundsOf(figures), qualifier: qualifier === undefined ? EXACT : QUALIFIERS[Number(qualifier)] }
}

const peopleText = ({ nationality, min, max }: People): string => nationality + bounds(min, max)
const peopleOf = (text: string): Plain => ({ nationality: text.slice(0, 2), ...boundsOf(text.slice(2)) })

/** Whether two values say the same; what is absent says the same as null and as an empty list. */
function isAlike(a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => isAlike((a as Plain)[key], (b as Plain)[key]))
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
