import type { Mapping, Role } from './mapping.ts'
import { ROLES } from './mapping.ts'
import { otherRoleOf } from './otherHeadings.ts'
import type { Preset } from './presets.ts'
import { columnNamed, presetOf } from './presets.ts'
import { readCount } from './readCount.ts'
import { readCountry, readNationality } from './readCountry.ts'
import type { OrderFound } from './readDate.ts'
import { orderOf, readDate } from './readDate.ts'
import { LAT, LON } from './readGeoJsonTable.ts'
import type { Table } from './table.ts'
import { typeOf } from './typeOf.ts'

/** What a table's columns are taken for, before anybody has looked. */
export interface Guess {
  mapping: Mapping
  preset: Preset | null
  /** What the dates say about the order of day and month. */
  order: OrderFound
}

/** Names that columns of a role have: whole names first, then words that are part of one. */
const NAMES: Readonly<Record<Role, readonly [whole: RegExp, part: RegExp | null]>> = {
  id: [/^(id|uid|key|event id|incident id|case id|case no|case number|ref|reference)$/, null],
  type: [/^(type|event type|kind|action|category|event|incident type)$/, /\b(type|category|action)\b/],
  count: [
    /^(count|n|no|number|people|persons|total|arrested|arrests|detained|held|deported|deportees|suspects|number of people|people arrested|people deported|number arrested|num arrested|headcount|how many)$/,
    /\b(arrest\w*|detain\w*|deport\w*|suspects|people|persons|number|count|total)\b/,
  ],
  count_min: [
    /^(count min|min|minimum|least|low|at least|lower bound|min people|people min|number min)$/,
    /\b(min|minimum|lower|least)\b/,
  ],
  count_max: [
    /^(count max|max|maximum|most|high|at most|upper bound|max people|people max|number max)$/,
    /\b(max|maximum|upper|most)\b/,
  ],
  date: [
    /^(date|day|when|event date|incident date|date of (event|incident|arrest|raid|operation)|date start|start date|start|from)$/,
    /\b(date|day|when)\b/,
  ],
  date_end: [/^(date end|end date|end|until|to date|last day)$/, /\b(end|until)\b/],
  place: [
    /^(place|location|city|town|where|site|place name|location name|municipality|place of arrest|city or town|venue)$/,
    /\b(place|location|city|town|where|village)\b/,
  ],
  admin1: [/^(admin ?1|adm ?1|province|state|region|division|county|governorate)$/, /\b(province|state|region)\b/],
  country: [/^(country|nation|country name|country code|iso2|iso|location country)$/, /\bcountry\b/],
  lat: [/^(lat|latitude|y|y coord|lat dd|ycoord)$/, /\blat(itude)?\b/],
  lon: [/^(lon|lng|long|longitude|x|x coord|lon dd|xcoord)$/, /\b(lon|lng|longitude)\b/],
  origin: [/^(origin|from country|deported from|sent from|departure|from place)$/, /\b(origin|from)\b/],
  destination: [/^(destination|to country|deported to|sent to|arrival|to place|to)$/, /\b(destination|to)\b/],
  nationality: [/^(nationality|nationalities|citizenship|nationals|citizens of)$/, /\b(nationalit\w+|citizen\w*)\b/],
  summary: [
    /^(summary|description|what happened|headline|event description|details|text)$/,
    /\b(summary|description)\b/,
  ],
  notes: [/^(notes?|remarks?|comments?)$/, /\b(notes?|remarks?|comments?)\b/],
  publisher: [
    /^(publisher|source|sources|outlet|newspaper|media|source name|publication)$/,
    /\b(publisher|source|outlet)\b/,
  ],
  title: [/^(title|source title|article|article title)$/, /\b(title|headline)\b/],
  url: [/^(url|link|links|source url|source link|website|web address|href)$/, /\b(url|link)\b/],
  published: [/^(published|publication date|date published|source date|reported on)$/, /\b(published|publication)\b/],
}

/** Whether enough of a column's cells are what a role needs; null asks nothing of them. */
const CONTENT: Readonly<Partial<Record<Role, (cell: string) => boolean>>> = {
  count: (cell) => readCount(cell) !== null,
  count_min: (cell) => readCount(cell) !== null,
  count_max: (cell) => readCount(cell) !== null,
  date: (cell) => isDate(cell),
  date_end: (cell) => isDate(cell),
  published: (cell) => isDate(cell),
  lat: (cell) => cell.split(';').every((part) => Math.abs(Number(part.replace(',', '.'))) <= 90),
  lon: (cell) => cell.split(';').every((part) => Math.abs(Number(part.replace(',', '.'))) <= 180),
  url: (cell) => /^https?:\/\//i.test(cell),
  country: (cell) => readCountry(cell) !== null,
  nationality: (cell) => /\p{L}/u.test(cell),
  place: (cell) => /\p{L}/u.test(cell),
  origin: (cell) => /\p{L}/u.test(cell),
  destination: (cell) => /\p{L}/u.test(cell),
  publisher: (cell) => /\p{L}/u.test(cell) && !/^https?:\/\//i.test(cell),
}

/** Roles that cells alone give away, whatever the column is called. */
const TELLING: readonly (readonly [Role, (cell: string) => boolean])[] = [
  ['url', (cell) => /^https?:\/\//i.test(cell)],
  ['date', (cell) => isDate(cell) && /\D/.test(cell)],
  ['nationality', (cell) => readCountry(cell) === null && readNationality(cell) !== null],
  ['country', (cell) => readCountry(cell) !== null],
  ['type', (cell) => typeOf(cell) !== null],
  ['count', (cell) => isFigure(cell)],
]

/** A number of people that is no year, and no part of a position. */
function isFigure(cell: string): boolean {
  const figure = readCount(cell)?.min ?? null
  return (
    figure !== null && !/^\d+[.,]\d*[1-9]/.test(cell) && !(/^\d{4}$/.test(cell) && figure >= 1900 && figure <= 2100)
  )
}

const isDate = (cell: string): boolean => readDate(cell, 'day-first') !== null || readDate(cell, 'month-first') !== null

/** Rows that are looked at. */
const SAMPLE = 200

/** Guesses a mapping by the names of the columns, and by what stands in them. */
export function guessMapping(table: Table): Guess {
  const preset = presetOf(table.columns)
  const columns = preset ? presetColumns(table, preset) : guessColumns(table)
  const order = orderIn(table, columns)
  return {
    mapping: {
      columns,
      type: preset?.type ?? (columns.destination !== undefined ? 'deportation' : 'arrest'),
      dateOrder: decided(order),
      precision: 'city',
      preset: preset?.name ?? null,
    },
    preset,
    order,
  }
}

/** What the dates of a table say about the order of day and month, in all columns that are taken for dates. */
export const orderIn = (table: Table, columns: Mapping['columns']): OrderFound =>
  orderOf(
    (['date', 'date_end', 'published'] as const).flatMap((role) =>
      columns[role] === undefined ? [] : cellsOf(table, columns[role], Infinity),
    ),
  )

/** The order to read dates in; null where somebody has to be asked. */
export const decided = (order: OrderFound): Mapping['dateOrder'] =>
  order === 'open' || order === 'both' ? null : order === 'none' ? 'day-first' : order

function presetColumns({ columns }: Table, preset: Preset): Mapping['columns'] {
  const found: Partial<Record<Role, number>> = {}
  for (const role of ROLES) {
    const at = columnNamed(columns, preset.columns[role])
    if (at !== undefined) found[role] = at
  }
  return found
}

function guessColumns(table: Table): Mapping['columns'] {
  const found: Partial<Record<Role, number>> = {}
  const free = new Set(table.columns.keys())
  const take = (role: Role, at: number): void => {
    found[role] = at
    free.delete(at)
  }
  const samples = table.columns.map((_, i) => cellsOf(table, i, SAMPLE))
  const names = table.columns.map(plainName)
  const suits = (role: Role, i: number): boolean => shareOf(samples[i]!, CONTENT[role] ?? (() => true)) >= 0.6
  for (const [name, role] of [
    [LAT, 'lat'],
    [LON, 'lon'],
  ] as const) {
    const at = table.columns.indexOf(name)
    if (at >= 0 && samples[at]!.length > 0) take(role, at)
  }
  for (const pass of [0, 1] as const)
    for (const role of ROLES) {
      const pattern = NAMES[role][pass]
      if (found[role] !== undefined || !pattern) continue
      const at = [...free].find((i) => pattern.test(names[i]!) && suits(role, i))
      if (at !== undefined) take(role, at)
    }
  for (const i of free) {
    const role = otherRoleOf(names[i]!)
    if (role !== undefined && found[role] === undefined && suits(role, i)) take(role, i)
  }
  for (const [role, tells] of TELLING) {
    if (found[role] !== undefined) continue
    const at = [...free].find((i) => samples[i]!.length > 0 && shareOf(samples[i]!, tells) >= 0.8)
    if (at !== undefined) take(role, at)
  }
  // A single figure beside its bounds would be the same people again: the bounds say more.
  if (found.count_min !== undefined && found.count_max !== undefined) delete found.count
  return found
}

/** Lower case, words apart: `eventDate` and `Event_Date` are `event date`. */
const plainName = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .replaceAll(/([a-z])(\d)/g, '$1 $2')
    .trim()

function cellsOf({ rows }: Table, column: number, most: number): string[] {
  const cells: string[] = []
  for (const row of rows) {
    if (cells.length >= most) break
    const cell = row[column]
    if (cell) cells.push(cell)
  }
  return cells
}

const shareOf = (cells: readonly string[], suits: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(suits).length / cells.length
