import type { Column } from '@uwdata/flechette'
import { formatDay, parseDay } from '../domain/day.ts'
import type { DatePrecision } from '../domain/incident.ts'
import { DATE_PRECISIONS } from '../domain/incident.ts'
import type { Place, Precision } from '../domain/place.ts'
import { PRECISIONS } from '../domain/place.ts'
import { agrees, qualifierOf } from './consistency.ts'
import type { FacetRow } from './facetsBuilder.ts'
import type { Site, SoundRow } from './factsBuilder.ts'
import { LIMITS } from './schema.ts'

type Get = (row: number) => unknown

/** A list column laid flat: `at(k)` for `k` from `start[row]` to before `start[row + 1]` are the entries of a row. */
export interface FlatList {
  start: Int32Array
  at: (k: number) => unknown
}

const DAY_MS = 86_400_000

/** What is read of a plainly sound row: its facts, and what filters ask of it. */
export interface PlainRow {
  facts: SoundRow
  facets: FacetRow
}

/**
 * Reads a row; null where it is not plainly sound. Plainly sound is what the reading of records would take as it is, as
 * far as the facts go.
 */
export function rowReader(
  columns: ReadonlyMap<string, Column<unknown>>,
  rows: number,
): (row: number) => PlainRow | null {
  const get = (name: string): Get => {
    const column = columns.get(name)
    return column ? (row) => column.at(row) : () => null
  }
  const list = (name: string): FlatList | null => flatten(columns.get(name), rows)
  const [id, type, status, aggregate, more] = ['id', 'type', 'status', 'aggregate', 'more'].map(get) as [
    Get,
    Get,
    Get,
    Get,
    Get,
  ]
  const [min, max, qualifier] = ['count_min', 'count_max', 'count_qualifier'].map(get) as [Get, Get, Get]
  const [start, end, precision] = ['date_start', 'date_end', 'date_precision'].map(get) as [Get, Get, Get]
  const endOf = (place: string): PlaceCells => ({
    name: get(`${place}_name`),
    country: get(`${place}_country`),
    admin1: get(`${place}_admin1`),
    lat: get(`${place}_lat`),
    lon: get(`${place}_lon`),
    precision: get(`${place}_precision`),
  })
  const ends = [endOf('origin'), endOf('destination')] as const
  const readPlaces = placeReader(list)
  const people = peopleReader(list)
  const publishers = publisherCounter(list)
  return (row) => {
    const ownId = id(row)
    if (more(row) !== null || !isId(ownId)) return null
    const [kind, state, isTotal] = [type(row), status(row), aggregate(row)]
    if (typeof kind !== 'string' || kind === '' || kind.length > LIMITS.type) return null
    if (state !== null && state !== 'done' && state !== 'planned') return null
    if (isTotal !== null && typeof isTotal !== 'boolean') return null
    const [least, most] = [min(row), max(row)]
    if (!isBound(least) || !isBound(most) || (least !== null && most !== null && least > most)) return null
    const said = qualifier(row)
    const isAbout = said === 'about' && least !== null && most !== null
    if (!isAbout && said !== qualifierOf(least, most)) return null
    const [first, last] = [dayOf(start(row)), dayOf(end(row))]
    const when = precision(row)
    if (first === undefined || last === undefined || !isDate(first, last, when)) return null
    const places = readPlaces(row)
    const [origin, destination] = [endAt(ends[0], row), endAt(ends[1], row)]
    if (!places || origin === false || destination === false) return null
    return {
      facts: {
        id: ownId,
        type: kind,
        first,
        last,
        exactDay: when === 'day',
        aggregate: isTotal === true,
        planned: state === 'planned',
        min: least,
        max: most,
        about: said === 'about',
        places: places.sites,
        origin,
        destination,
      },
      facets: {
        type: kind,
        countries: places.sites.length ? places.countries : origin ? listOf(codeOf(ends[0].country(row))) : NOTHING,
        people: people(row),
        destination: destination && codeOf(ends[1].country(row)),
        publishers: publishers(row),
      },
    }
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^\S{1,200}$/.test(value)

const isBound = (value: unknown): value is number | null =>
  value === null || (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LIMITS.people)

const FIRST_DAY = parseDay('0001-01-01')!
const LAST_DAY = parseDay('9999-12-31')!

/** The day of a cell in milliseconds; undefined where it is not one. */
function dayOf(value: unknown): number | null | undefined {
  if (value === null) return null
  if (typeof value !== 'number' || value % DAY_MS !== 0) return undefined
  const day = value / DAY_MS
  return day >= FIRST_DAY && day <= LAST_DAY ? day : undefined
}

function isDate(first: number | null, last: number | null, precision: unknown): boolean {
  if (!DATE_PRECISIONS.includes(precision as DatePrecision) || (first !== null && last !== null && first > last))
    return false
  if (precision === 'day') return first !== null && first === last
  if (precision === 'range') return first !== null && last !== null
  const text = (day: number | null): string | null => (day === null ? null : formatDay(day))
  return agrees({ start: text(first), end: text(last), precision: precision as DatePrecision })
}

/** Null for no place; false where it is not plainly sound. */
type MaybeSite = Site | null | false

/** Where the fields of a place are, by row. */
interface PlaceCells {
  name: Get
  country: Get
  admin1: Get
  lat: Get
  lon: Get
  precision: Get
}

/** Two capital letters; null for anything else, which a record leaves out. */
const codeOf = (value: unknown): string | null =>
  typeof value === 'string' && value.length === 2 && /^[A-Z]{2}$/.test(value) ? value : null

const NOTHING: readonly never[] = []
const listOf = (country: string | null): readonly string[] => (country === null ? NOTHING : [country])

function endAt(cells: PlaceCells, row: number): MaybeSite {
  const site = positionOf(cells.name(row), cells.lat(row), cells.lon(row), cells.precision(row))
  if (site && !site.at) site.unplaced = placeToFind(cells.name(row), cells.country(row), cells.admin1(row))
  return site && !site.at && !site.unplaced ? false : site
}

/** A place that is looked for as it is printed; null where the record's reading has to say what of it is sound. */
function placeToFind(name: unknown, country: unknown, admin1: unknown): Place | null {
  if (country !== null && codeOf(country) === null) return null
  if (admin1 !== null && (typeof admin1 !== 'string' || admin1.length > LIMITS.name)) return null
  return { name: name as string, country: codeOf(country), ...(admin1 !== null && { admin1 }) }
}

function positionOf(name: unknown, lat: unknown, lon: unknown, precision: unknown): MaybeSite {
  const hasPosition = lat !== null || lon !== null
  if (name === null) return hasPosition || precision !== null ? false : null
  if (typeof name !== 'string' || name === '' || name.length > LIMITS.name) return false
  const rank = precision === null ? null : PRECISIONS.indexOf(precision as Precision)
  if (rank === -1) return false
  if (!hasPosition) return { at: null, precision: rank, unplaced: null }
  if (rank === null || !isDegrees(lat, 90) || !isDegrees(lon, 180)) return false
  return { at: { lon, lat }, precision: rank, unplaced: null }
}

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === 'number' && value >= -most && value <= most

/** The places of a row, with their countries, each once; null where they are not plainly sound. */
function placeReader(
  list: (name: string) => FlatList | null,
): (row: number) => { sites: Site[]; countries: readonly string[] } | null {
  const names = list('place_name')
  const parts = ['lat', 'lon', 'precision', 'country', 'admin1'].map((part) => list(`place_${part}`))
  const [lat, lon, precision, country, admin1] = parts
  const cell = (part: FlatList | null | undefined, row: number, k: number): unknown =>
    part ? part.at(part.start[row]! + k) : null
  return (row) => {
    const size = sizeAt(names, row)
    if (size > LIMITS.entries) return null
    for (const part of parts) if (part && sizeAt(part, row) !== size) return null
    const sites: Site[] = []
    const countries: string[] = []
    for (let k = 0; k < size; k++) {
      const name = cell(names, row, k)
      const site = positionOf(name, cell(lat, row, k), cell(lon, row, k), cell(precision, row, k))
      // Of a list, every entry has to be a place.
      if (!site) return null
      const code = cell(country, row, k)
      if (!site.at) {
        site.unplaced = placeToFind(name, code, cell(admin1, row, k))
        if (!site.unplaced) return null
      }
      sites.push(site)
      const where = codeOf(code)
      if (where !== null && !countries.includes(where)) countries.push(where)
    }
    return { sites, countries }
  }
}

const sizeAt = (list: FlatList | null, row: number): number => (list ? list.start[row + 1]! - list.start[row]! : 0)

/** Entries of `people` as a record has them: without those whose nationality is none, bounds that cross left out. */
function peopleReader(list: (name: string) => FlatList | null): (row: number) => FacetRow['people'] {
  const names = list('nationality')
  const [mins, maxs] = [list('nationality_min'), list('nationality_max')]
  if (!names) return () => NOTHING
  const bound = (part: FlatList | null, row: number, k: number): number | null => {
    const value = part && k < sizeAt(part, row) ? part.at(part.start[row]! + k) : null
    return isBound(value) ? value : null
  }
  return (row) => {
    const size = Math.min(LIMITS.entries + 1, sizeAt(names, row))
    if (size === 0 || size > LIMITS.entries) return NOTHING
    return Array.from({ length: size }, (_, k) => {
      const nationality = codeOf(names.at(names.start[row]! + k))
      const [min, max] = [bound(mins, row, k), bound(maxs, row, k)]
      return nationality === null ? [] : [{ nationality, min: min !== null && max !== null && min > max ? null : min }]
    }).flat()
  }
}

/** How many different publishers the sources of a row have. */
function publisherCounter(list: (name: string) => FlatList | null): (row: number) => number {
  const lists = ['publisher', 'title', 'url', 'published'].map((part) => list(`source_${part}`))
  const publishers = lists[0] ?? null
  return (row) => {
    let size = 0
    for (const one of lists) size = Math.max(size, sizeAt(one, row))
    if (size < 2 || size > LIMITS.entries) return size === 1 ? 1 : 0
    const names = new Set<string>()
    for (let k = 0; k < size; k++) {
      const name = publishers && k < sizeAt(publishers, row) ? publishers.at(publishers.start[row]! + k) : ''
      names.add(typeof name === 'string' && name.length <= LIMITS.line ? name : '')
    }
    return names.size
  }
}

/** What a list column's data has, with the names that the library gives it. */
interface ListBatch {
  length: number
  offsets: ArrayLike<number | bigint>
  children: { at: (index: number) => unknown }[]
}

/** A column of lists laid flat; null where there is none, or where it is not of lists. */
export function flatten(column: Column<unknown> | undefined, rows: number): FlatList | null {
  const batches = (column?.data ?? []) as unknown as Partial<ListBatch>[]
  if (!column || !batches.every((batch) => batch.offsets && batch.children?.[0])) return null
  const start = new Int32Array(Math.max(rows, column.length) + 1)
  const pieces: { first: number; shift: number; at: (index: number) => unknown }[] = []
  let row = 0
  for (const { length, offsets, children } of batches as ListBatch[]) {
    const [first, shift] = [start[row]!, Number(offsets[0] ?? 0)]
    const child = children[0]!
    pieces.push({ first, shift, at: (index) => child.at(index) })
    for (let i = 0; i < length; i++) start[++row] = first + Number(offsets[i + 1]) - shift
  }
  const only = pieces.length === 1 ? pieces[0] : null
  if (only) return { start, at: (k) => only.at(k + only.shift) }
  return {
    start,
    at: (k) => {
      const piece = pieces.findLast(({ first }) => first <= k)
      return piece?.at(k - piece.first + piece.shift)
    },
  }
}
