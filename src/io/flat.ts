/**
 * A record as one row of scalars and of short lists of scalars, for formats that are tables; `more` has, as JSON, what no
 * column holds: fields that the format does not know, evidence, and texts that a table cannot say exactly. Taken
 * together they are the record again, field by field.
 */

export type Scalar = string | number | boolean | null
export type Row = Record<string, Scalar | readonly Scalar[]>
type Plain = Record<string, unknown>

export type Kind = 'text' | 'number' | 'boolean' | 'day'

/** A field of a record, or of an object in it, that has a column of its own. */
export interface Field {
  column: string
  path: readonly string[]
  kind: Kind
  /** What an empty cell stands for; undefined where it stands for no field at all. */
  empty?: null | ''
  /** The field has to be there: an empty cell is written out as null. */
  isRequired?: boolean
}

const text = (column: string, path: string, empty?: null | ''): Field => ({
  column,
  path: path.split('.'),
  kind: 'text',
  empty,
})
const number = (column: string, path: string, empty?: null): Field => ({ ...text(column, path, empty), kind: 'number' })
const required = (column: string, path: string, kind: Kind): Field => ({
  ...text(column, path, null),
  kind,
  isRequired: true,
})

const placeFields = (prefix: string, holder = ''): Field[] => [
  text(`${prefix}_name`, `${holder}name`),
  text(`${prefix}_country`, `${holder}country`, null),
  text(`${prefix}_admin1`, `${holder}admin1`),
  number(`${prefix}_lat`, `${holder}lat`),
  number(`${prefix}_lon`, `${holder}lon`),
  text(`${prefix}_precision`, `${holder}precision`),
]

export const FIELDS: readonly Field[] = [
  text('id', 'id'),
  text('type', 'type'),
  text('status', 'status'),
  { ...text('aggregate', 'aggregate'), kind: 'boolean' },
  required('count_min', 'count.min', 'number'),
  required('count_max', 'count.max', 'number'),
  text('count_qualifier', 'count.qualifier'),
  required('date_start', 'date.start', 'day'),
  required('date_end', 'date.end', 'day'),
  text('date_precision', 'date.precision'),
  ...placeFields('origin', 'origin.'),
  ...placeFields('destination', 'destination.'),
  text('summary', 'summary', ''),
  text('notes', 'notes', ''),
]

/** The lists of a record: a column for each field of their entries, with a cell for each entry. */
export const LISTS: readonly { name: string; fields: readonly Field[] }[] = [
  { name: 'places', fields: placeFields('place') },
  {
    name: 'people',
    fields: [
      text('nationality', 'nationality'),
      number('nationality_min', 'min', null),
      number('nationality_max', 'max', null),
    ],
  },
  {
    name: 'sources',
    fields: [
      text('source_publisher', 'publisher'),
      text('source_title', 'title'),
      text('source_url', 'url'),
      text('source_published', 'published', null),
    ],
  },
]

/** Lists of texts, a column each. */
export const TEXT_LISTS: readonly string[] = ['links', 'includes']

export const MORE = 'more'
/** What the document says about itself, in the first row. */
export const DOCUMENT = 'document'

/** The columns that a table has, each with whether its cells hold lists. */
export const COLUMNS: readonly { column: string; kind: Kind; isList: boolean }[] = [
  ...FIELDS.map(({ column, kind }) => ({ column, kind, isList: false })),
  ...LISTS.flatMap(({ fields }) => fields.map(({ column, kind }) => ({ column, kind, isList: true }))),
  ...TEXT_LISTS.map((column) => ({ column, kind: 'text' as const, isList: true })),
  { column: MORE, kind: 'text', isList: false },
]

const KNOWN: ReadonlySet<string> = new Set([...COLUMNS.map(({ column }) => column), DOCUMENT])

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a table can say a text exactly: as a cell of its own, or as one of the entries in a cell. */
export type Holds = (text: string, isEntry: boolean) => boolean

/** The row of a record, which is taken apart. */
export function toRow(record: Plain, holds: Holds): Row {
  const row: Row = {}
  for (const field of FIELDS) row[field.column] = take(record, field, (value) => holds(value, false))
  for (const { name, fields } of LISTS) {
    const list = record[name]
    if (!Array.isArray(list) || !list.every(isPlain)) continue
    for (const field of fields)
      row[field.column] = list.map((entry) => take(entry, field, (value) => holds(value, true)))
    if (list.every((entry) => Object.keys(entry).length === 0)) Reflect.deleteProperty(record, name)
  }
  for (const name of TEXT_LISTS) {
    const list = record[name]
    if (!Array.isArray(list) || !list.every((entry) => typeof entry === 'string' && holds(entry, true))) continue
    row[name] = list
    Reflect.deleteProperty(record, name)
  }
  for (const name of ['count', 'date', 'origin', 'destination'])
    if (isPlain(record[name]) && Object.keys(record[name]).length === 0) Reflect.deleteProperty(record, name)
  row[MORE] = Object.keys(record).length > 0 ? JSON.stringify(record) : null
  return row
}

/** Takes a field out of its holder where a cell can hold it, and gives what the cell holds. */
function take(record: Plain, { path, kind, empty }: Field, holds: (text: string) => boolean): Scalar {
  const name = path.at(-1)!
  const holder = path.length === 1 ? record : record[path[0]!]
  if (!isPlain(holder) || !(name in holder)) return null
  const value = holder[name]
  const isHeld =
    kind === 'number'
      ? typeof value === 'number' && Number.isFinite(value)
      : kind === 'boolean'
        ? typeof value === 'boolean'
        : typeof value === 'string' && value !== '' && holds(value)
  if (!isHeld && !(empty !== undefined && value === empty)) return null
  Reflect.deleteProperty(holder, name)
  return isHeld ? (value as Scalar) : null
}

/**
 * The record of a row. Cells that no column of the format holds become fields of the record, so that nothing is lost.
 * What `more` says stands over the columns; null where it is not an object in JSON, which is for the caller to report.
 */
export function fromRow(row: Row): { record: Plain; isMoreRead: boolean } {
  const record: [string, unknown][] = Object.entries(row).filter(([name, cell]) => !KNOWN.has(name) && !isBlank(cell))
  const built: Plain = Object.fromEntries(record)
  for (const field of FIELDS) put(built, field, row[field.column] as Scalar | undefined)
  for (const { name, fields } of LISTS) {
    const cells = fields.map((field) => listOf(row[field.column]))
    const size = Math.max(...cells.map((cell) => cell.length))
    if (size === 0) continue
    built[name] = Array.from({ length: size }, (_, i) => {
      const entry: Plain = {}
      fields.forEach((field, k) => put(entry, field, cells[k]![i]))
      return entry
    })
  }
  for (const name of TEXT_LISTS) if (listOf(row[name]).length) built[name] = listOf(row[name])
  const more = row[MORE]
  if (isBlank(more)) return { record: built, isMoreRead: true }
  const rest = parsed(more)
  return isPlain(rest)
    ? { record: merged(built, rest) as Plain, isMoreRead: true }
    : { record: built, isMoreRead: false }
}

const isBlank = (cell: Row[string] | undefined): boolean =>
  cell === null || cell === undefined || cell === '' || (Array.isArray(cell) && cell.length === 0)

const listOf = (cell: Row[string] | undefined): readonly Scalar[] =>
  Array.isArray(cell) ? cell : isBlank(cell) ? [] : [cell as Scalar]

function put(record: Plain, { path, isRequired }: Field, cell: Scalar | undefined): void {
  const isEmpty = cell === null || cell === undefined || cell === ''
  if (isEmpty && !isRequired) return
  const name = path.at(-1)!
  if (path.length === 1) record[name] = isEmpty ? null : cell
  else record[path[0]!] = { ...(record[path[0]!] as Plain | undefined), [name]: isEmpty ? null : cell }
}

function parsed(cell: unknown): unknown {
  try {
    return typeof cell === 'string' ? (JSON.parse(cell) as unknown) : undefined
  } catch {
    return undefined
  }
}

/** What `over` says, where it says anything, and `under` elsewhere. Own fields only, whatever they are called. */
function merged(under: unknown, over: unknown): unknown {
  if (Array.isArray(under) && Array.isArray(over))
    return Array.from({ length: Math.max(under.length, over.length) }, (_, i) =>
      i < over.length ? merged(under[i], over[i]) : (under[i] as unknown),
    )
  if (!isPlain(under) || !isPlain(over)) return over === undefined ? under : over
  return Object.fromEntries([
    ...Object.entries(under),
    ...Object.entries(over).map(([name, value]) => [
      name,
      Object.hasOwn(under, name) ? merged(under[name], value) : value,
    ]),
  ])
}
