import type { Column } from '@uwdata/flechette'
import { formatDay, parseDay } from '../domain/day.ts'
import type { DatePrecision } from '../domain/incident.ts'
import { DATE_PRECISIONS } from '../domain/incident.ts'
import type { Precision } from '../domain/place.ts'
import { PRECISIONS } from '../domain/place.ts'
import { agrees, qualifierOf } from './consistency.ts'
import type { Position, SoundRow } from './factsBuilder.ts'
import { LIMITS } from './schema.ts'

type Get = (row: number) => unknown

/** A list column laid flat: `at(k)` for `k` from `start[row]` to before `start[row + 1]` are the entries of a row. */
export interface FlatList {
  start: Int32Array
  at: (k: number) => unknown
}

const DAY_MS = 86_400_000

/**
 * Reads the facts of a row; null where it is not plainly sound. Plainly sound is what the reading of records would take
 * as it is, as far as the facts go.
 */
export function rowReader(
  columns: ReadonlyMap<string, Column<unknown>>,
  rows: number,
): (row: number) => SoundRow | null {
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
  const endOf = (place: string): End => ({
    name: get(`${place}_name`),
    lat: get(`${place}_lat`),
    lon: get(`${place}_lon`),
    precision: get(`${place}_precision`),
  })
  const ends = [endOf('origin'), endOf('destination')] as const
  const names = list('place_name')
  const parts = [list('place_lat'), list('place_lon'), list('place_precision')]
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
    if (first === undefined || last === undefined || !isDate(first, last, precision(row))) return null
    const places = placesOf(row, names, parts)
    const [origin, destination] = [endAt(ends[0], row), endAt(ends[1], row)]
    if (!places || origin === false || destination === false) return null
    return {
      id: ownId,
      type: kind,
      first,
      last,
      exactDay: precision(row) === 'day',
      aggregate: isTotal === true,
      planned: state === 'planned',
      min: least,
      max: most,
      about: said === 'about',
      places,
      origin,
      destination,
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

/** Null for a place without a position or for no place; false where it is not plainly sound. */
type Site = Position | null | false

/** Where the fields of a place are, by row. */
interface End {
  name: Get
  lat: Get
  lon: Get
  precision: Get
}

const endAt = ({ name, lat, lon, precision }: End, row: number): Site =>
  siteOf(name(row), lat(row), lon(row), precision(row))

function siteOf(name: unknown, lat: unknown, lon: unknown, precision: unknown): Site {
  const hasPosition = lat !== null || lon !== null
  if (name === null) return hasPosition || precision !== null ? false : null
  if (typeof name !== 'string' || name === '' || name.length > LIMITS.name) return false
  if (precision !== null && !PRECISIONS.includes(precision as Precision)) return false
  if (!hasPosition) return null
  if (precision === null || !isDegrees(lat, 90) || !isDegrees(lon, 180)) return false
  return { lon, lat, isCountry: precision === 'country' }
}

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === 'number' && value >= -most && value <= most

function placesOf(
  row: number,
  names: FlatList | null,
  parts: readonly (FlatList | null)[],
): (Position | null)[] | null {
  const from = names?.start[row] ?? 0
  const size = (names?.start[row + 1] ?? 0) - from
  const sites: (Position | null)[] = []
  if (size > LIMITS.entries) return null
  for (const part of parts) if (part && part.start[row + 1]! - part.start[row]! !== size) return null
  const [lat, lon, precision] = parts
  const cell = (part: FlatList | null | undefined, k: number): unknown => (part ? part.at(part.start[row]! + k) : null)
  for (let k = 0; k < size; k++) {
    const name = cell(names, k)
    const site = siteOf(name, cell(lat, k), cell(lon, k), cell(precision, k))
    // Of a list, every entry has to be a place.
    if (site === false || name === null) return null
    sites.push(site)
  }
  return sites
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
