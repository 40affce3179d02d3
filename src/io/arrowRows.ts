import type { Column } from '@uwdata/flechette'
import { QUALIFIERS } from '../domain/count.ts'
import type { Qualifier } from '../domain/count.ts'
import { formatDay, parseDay } from '../domain/day.ts'
import { NONE, UNDATED } from '../domain/facts.ts'
import type { DatePrecision } from '../domain/incident.ts'
import { DATE_PRECISIONS } from '../domain/incident.ts'
import type { Cells, FlatList, Numbers, Texts } from './arrowCells.ts'
import { ABSENT, NO_TEXT, ODD, cellsOf, flagsOf, flatten, numbersOf, presenceOf, textsOf } from './arrowCells.ts'
import type { PlainPlaces } from './arrowPlaces.ts'
import { isCode, plainPlaces } from './arrowPlaces.ts'
import { agrees, qualifierOf } from './consistency.ts'
import { IdTable } from './arrowIds.ts'
import { LIMITS } from './schema.ts'

const DAY_MS = 86_400_000

/** The rows of a file as far as facts and filters need them, in columns. They hold of rows that are plainly sound. */
export interface PlainRows {
  /**
   * 1 for each row that is plainly sound: what the reading of records would take as it is, as far as the facts go, the
   * columns of places apart (see `PlainPlaces`).
   */
  isPlain: Uint8Array
  ids: IdTable
  type: Texts
  /** First and last day, both inclusive; UNDATED where there is none. */
  first: Int32Array
  last: Int32Array
  exactDay: Uint8Array
  aggregate: Uint8Array
  planned: Uint8Array
  /** Bounds; NaN where there is none. */
  min: Float64Array
  max: Float64Array
  about: Uint8Array
  /** Places of row i: from `placeStart[i]` on to `placeStart[i + 1]`. */
  placeStart: Int32Array
  places: PlainPlaces
  origin: PlainPlaces
  destination: PlainPlaces
  /** Entries of `people` of row i, those without a nationality left out. */
  people: { start: Int32Array; nationality: Int32Array; names: readonly string[]; least: Float64Array }
  /** Different publishers, 255 standing for more. */
  publishers: Uint8Array
}

/** Reads all columns, a column at a time. */
export function plainRows(columns: ReadonlyMap<string, Column<unknown>>, rows: number): PlainRows {
  const cells = (name: string): Cells | null => {
    const column = columns.get(name)
    return column ? cellsOf(column) : null
  }
  const texts = (name: string): Texts => {
    const own = cells(name)
    return own ? textsOf(own) : { texts: [], codes: new Int32Array(rows).fill(NONE) }
  }
  const list = (name: string): FlatList | null => flatten(columns.get(name), rows)
  const endOf = (name: string): PlainPlaces => plainPlaces(rows, (part) => cells(`${name}_${part}`))
  const more = cells('more')
  const isOdd = more ? presenceOf(more).slice(0, rows) : new Uint8Array(rows)
  const own = cells('id')
  const ids = new IdTable(own, rows)
  for (let row = 0; row < rows; row++) if (!isOdd[row] && !ids.isSound(row)) isOdd[row] = 1
  const type = texts('type')
  const isType = type.texts.map((text) => text !== '' && text.length <= LIMITS.type)
  const status = texts('status')
  const isPlanned = status.texts.map((text) => (text === 'planned' ? 1 : text === 'done' ? 0 : ODD))
  const totals = cells('aggregate')
  const aggregate = totals ? flagsOf(totals) : new Uint8Array(rows)
  const planned = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const [kind, state] = [type.codes[row]!, status.codes[row]!]
    if (state >= 0) planned[row] = isPlanned[state]!
    if (kind < 0 || !isType[kind] || state === NO_TEXT || planned[row] === ODD || aggregate[row] === ODD) isOdd[row] = 1
  }
  const numbers = (name: string): Numbers => numbersOrNone(cells(name), rows)
  const [min, max] = [numbers('count_min'), numbers('count_max')]
  const about = readCounts(min, max, texts('count_qualifier'), isOdd)
  const dates = readDates(numbers('date_start'), numbers('date_end'), texts('date_precision'), isOdd)
  const { placeStart, places } = readPlaces(list, rows, isOdd)
  const [origin, destination] = [endOf('origin'), endOf('destination')]
  for (let row = 0; row < rows; row++) if (origin.kind[row] === ODD || destination.kind[row] === ODD) isOdd[row] = 1
  return {
    isPlain: isOdd.map((odd) => 1 - odd),
    ids,
    type,
    ...dates,
    aggregate,
    planned,
    min: min.values,
    max: max.values,
    about,
    placeStart,
    places,
    origin,
    destination,
    people: readPeople(list, rows),
    publishers: countPublishers(list, rows),
  }
}

const numbersOrNone = (cells: Cells | null, size: number): Numbers =>
  cells ? numbersOf(cells) : { values: new Float64Array(size).fill(NaN), kind: new Uint8Array(size) }

const isBound = (value: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= LIMITS.people

/** 1 where a figure is approximate. */
function readCounts(min: Numbers, max: Numbers, said: Texts, isOdd: Uint8Array): Uint8Array {
  const about = new Uint8Array(isOdd.length)
  const ABOUT = QUALIFIERS.indexOf('about')
  const rankOf = said.texts.map((text) => QUALIFIERS.indexOf(text as Qualifier))
  const least = [null, 0].map((low) => [null, 0, 1].map((high) => QUALIFIERS.indexOf(qualifierOf(low, high))))
  for (let row = 0; row < isOdd.length; row++) {
    const [low, high, code] = [min.values[row]!, max.values[row]!, said.codes[row]!]
    const [hasLow, hasHigh] = [min.kind[row] !== ABSENT, max.kind[row] !== ABSENT]
    const rank = code < 0 ? NONE : rankOf[code]!
    const weakest = least[hasLow ? 1 : 0]![hasHigh ? (low === high || !hasLow ? 1 : 2) : 0]!
    about[row] = rank === ABOUT ? 1 : 0
    if (
      (hasLow && !isBound(low)) ||
      (hasHigh && !isBound(high)) ||
      low > high ||
      rank === NONE ||
      !(rank === weakest || (rank === ABOUT && hasLow && hasHigh))
    )
      isOdd[row] = 1
  }
  return about
}

const FIRST_DAY = parseDay('0001-01-01')!
const LAST_DAY = parseDay('9999-12-31')!

function readDates(
  start: Numbers,
  end: Numbers,
  said: Texts,
  isOdd: Uint8Array,
): Pick<PlainRows, 'first' | 'last' | 'exactDay'> {
  const size = isOdd.length
  const dates = { first: new Int32Array(size), last: new Int32Array(size), exactDay: new Uint8Array(size) }
  const { first, last, exactDay } = dates
  const rankOf = said.texts.map((text) => DATE_PRECISIONS.indexOf(text as DatePrecision))
  const DAY = DATE_PRECISIONS.indexOf('day')
  const isDate = dateRule()
  const dayOf = ({ values, kind }: Numbers, row: number): number | null => {
    if (kind[row] === ABSENT) return UNDATED
    const day = values[row]! / DAY_MS
    return Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY ? day : null
  }
  for (let row = 0; row < size; row++) {
    const [from, until] = [dayOf(start, row), dayOf(end, row)]
    const code = said.codes[row]!
    const rank = code < 0 ? NONE : rankOf[code]!
    exactDay[row] = rank === DAY ? 1 : 0
    if (from === null || until === null || rank === NONE || !isDate(from, until, rank)) isOdd[row] = 1
    first[row] = from ?? UNDATED
    last[row] = until ?? UNDATED
  }
  return dates
}

/** Whether days are what a precision promises. What was found of months and years is kept. */
function dateRule(): (first: number, last: number, rank: number) => boolean {
  const known = DATE_PRECISIONS.map(() => new Map<number, boolean>())
  const text = (day: number): string | null => (day === UNDATED ? null : formatDay(day))
  return (first, last, rank) => {
    const isWhole = first !== UNDATED && last !== UNDATED
    if (isWhole && first > last) return false
    const precision = DATE_PRECISIONS[rank]!
    if (precision === 'unknown') return true
    if (!isWhole) return false
    if (precision === 'day') return first === last
    if (precision === 'range') return true
    const key = (first - FIRST_DAY) * 2 ** 22 + (last - FIRST_DAY)
    let agreed = known[rank]!.get(key)
    if (agreed === undefined)
      known[rank]!.set(key, (agreed = agrees({ start: text(first), end: text(last), precision })))
    return agreed
  }
}

/** Places of all rows; a row whose columns do not have as many of everything is odd. */
function readPlaces(
  list: (name: string) => FlatList | null,
  rows: number,
  isOdd: Uint8Array,
): Pick<PlainRows, 'placeStart' | 'places'> {
  const names = list('place_name')
  const placeStart = names?.start ?? new Int32Array(rows + 1)
  const parts = new Map<string, FlatList | null>([['name', names]])
  for (const part of ['lat', 'lon', 'precision', 'country', 'admin1']) parts.set(part, list(`place_${part}`))
  const isAligned = new Map<string, boolean>()
  for (const [name, part] of parts) {
    if (!part) continue
    let isSame = true
    for (let row = 0; row < rows; row++) {
      if (sizeAt(part, row) !== placeStart[row + 1]! - placeStart[row]!) isOdd[row] = 1
      if (part.start[row] !== placeStart[row]) isSame = false
    }
    isAligned.set(name, isSame && part.cells.size === placeStart[placeStart.length - 1])
  }
  const size = names?.cells.size ?? 0
  const places = plainPlaces(size, (part) => {
    const own = parts.get(part)
    if (!own || size === 0) return null
    return isAligned.get(part) ? own.cells : alignedCells(own, placeStart, size)
  })
  for (let row = 0; row < rows; row++) {
    const [from, until] = [placeStart[row]!, placeStart[row + 1]!]
    if (until - from > LIMITS.entries) isOdd[row] = 1
    // Of a list, every entry has to be a place.
    for (let k = from; k < until; k++) if (places.kind[k] === ABSENT || places.kind[k] === ODD) isOdd[row] = 1
  }
  return { placeStart, places }
}

/** The entries of a list at the positions of another, whose rows may have more or fewer. */
function alignedCells(list: FlatList, start: Int32Array, size: number): Cells {
  const values: unknown[] = Array.from({ length: size }, () => null)
  for (let row = 0; row + 1 < start.length; row++)
    for (let k = start[row]!; k < start[row + 1]! && k - start[row]! < sizeAt(list, row); k++)
      values[k] = list.at(list.start[row]! + k - start[row]!)
  const at = (k: number): unknown => values[k]
  return {
    size,
    runs: [{ batch: { length: size, nullCount: 0, type: { typeId: NONE }, at }, first: 0, count: size }],
    at,
  }
}

const sizeAt = (list: FlatList | null, row: number): number => (list ? list.start[row + 1]! - list.start[row]! : 0)

/** Entries of `people` as a record has them: without those whose nationality is none, bounds that cross left out. */
function readPeople(list: (name: string) => FlatList | null, rows: number): PlainRows['people'] {
  const start = new Int32Array(rows + 1)
  const names = list('nationality')
  if (!names) return { start, nationality: new Int32Array(0), names: [], least: new Float64Array(0) }
  const [mins, maxs] = [list('nationality_min'), list('nationality_max')]
  const said = textsOf(names.cells)
  const isNationality = said.texts.map(isCode)
  const nationality = new Int32Array(names.cells.size)
  const least = new Float64Array(names.cells.size)
  const [low, high] = [mins && numbersOf(mins.cells), maxs && numbersOf(maxs.cells)]
  const bound = (list: FlatList | null, numbers: Numbers | null, row: number, k: number): number => {
    const value = list && numbers && k < sizeAt(list, row) ? numbers.values[list.start[row]! + k]! : NaN
    return isBound(value) ? value : NaN
  }
  let next = 0
  for (let row = 0; row < rows; row++) {
    const size = sizeAt(names, row)
    if (size > 0 && size <= LIMITS.entries)
      for (let k = 0; k < size; k++) {
        const code = said.codes[names.start[row]! + k]!
        if (code < 0 || !isNationality[code]) continue
        const [min, max] = [bound(mins, low, row, k), bound(maxs, high, row, k)]
        nationality[next] = code
        least[next++] = Number.isNaN(min) || min > max ? 0 : min
      }
    start[row + 1] = next
  }
  return { start, nationality, names: said.texts, least }
}

/** How many different publishers the sources of each row have. */
function countPublishers(list: (name: string) => FlatList | null, rows: number): Uint8Array {
  const counts = new Uint8Array(rows)
  const lists = ['publisher', 'title', 'url', 'published'].map((part) => list(`source_${part}`))
  const publishers = lists[0] ?? null
  const said = publishers && textsOf(publishers.cells)
  // What is no name, or too long for one, stands for none; so does a name of no letters.
  const NOBODY = 0
  const numbers = new Map([['', NOBODY]])
  const numberOf = (said?.texts ?? []).map((text) => {
    const name = text.length <= LIMITS.line ? text : ''
    if (!numbers.has(name)) numbers.set(name, numbers.size)
    return numbers.get(name)!
  })
  const metIn = new Int32Array(numbers.size).fill(NONE)
  for (let row = 0; row < rows; row++) {
    let size = 0
    for (const one of lists) size = Math.max(size, sizeAt(one, row))
    if (size < 2 || size > LIMITS.entries) {
      counts[row] = size === 1 ? 1 : 0
      continue
    }
    let different = 0
    for (let k = 0; k < size; k++) {
      const code = said && k < sizeAt(publishers, row) ? said.codes[publishers!.start[row]! + k]! : NONE
      const number = code < 0 ? NOBODY : numberOf[code]!
      if (metIn[number] === row) continue
      metIn[number] = row
      different++
    }
    counts[row] = Math.min(255, different)
  }
  return counts
}
