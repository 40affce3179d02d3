/**
 * Incidents as Apache Arrow, in the IPC file format: typed columns that a program reads without parsing text. The same
 * columns as in a table (see `flat.ts`), lists as lists, days as days; what the document says about itself is in the
 * schema's metadata.
 */
import type { DataType, Table } from '@uwdata/flechette'
import {
  Column,
  bool,
  columnFromArray,
  dateDay,
  dictionary,
  float64,
  list,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  utf8,
} from '@uwdata/flechette'
import { formatDay, parseDay } from '../domain/day.ts'
import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import { faultOf } from './arrowSoundness.ts'
import { moreProblem } from './csv.ts'
import type { DocumentHead } from './document.ts'
import type { Holds, Kind, Row, Scalar } from './flat.ts'
import { COLUMNS, MORE, fromRow, toRow } from './flat.ts'
import type { Reading } from './read.ts'
import { readConverted } from './read.ts'
import { FORMAT, LIMITS } from './schema.ts'
import type { Report } from './wording.ts'
import { found, grouped } from './wording.ts'
import { headRecord, recordFrom } from './write.ts'

const LONE_SURROGATE = /\p{Surrogate}/u
/** UTF-8 has no half of a surrogate pair; it is kept as JSON. */
const holds: Holds = (text) => !LONE_SURROGATE.test(text)

/** Key in the schema's metadata. */
const METADATA = 'dateline'
const DAY_MS = 86_400_000

/** Columns with few different texts. */
const REPEATED: ReadonlySet<string> = new Set([
  'type',
  'status',
  'count_qualifier',
  'date_precision',
  'origin_country',
  'origin_precision',
  'destination_country',
  'destination_precision',
])

function typeOf(column: string, kind: Kind): DataType {
  if (REPEATED.has(column)) return dictionary(utf8())
  return kind === 'number' ? float64() : kind === 'boolean' ? bool() : kind === 'day' ? dateDay() : utf8()
}

/** Writes a file that `readArrow` reads back exactly. */
export function writeArrow(incidents: readonly Incident[], head: Partial<DocumentHead> = {}): Uint8Array {
  const columns = columnsOf(incidents, typeOf)
  return writeColumns(
    COLUMNS.map(({ column }, k) => [column, columns[k]!] as const),
    head,
  )
}

/** Columns of incidents, in the order of `COLUMNS`. */
function columnsOf(incidents: readonly Incident[], type: typeof typeOf): Column<unknown>[] {
  const rows = incidents.map((incident) => toRow(structuredClone(recordFrom(incident)), holds))
  return COLUMNS.map(({ column, kind, isList }) => {
    const entry = type(column, kind)
    const cells = rows.map((row) => {
      const cell = row[column] ?? null
      return kind === 'day' && typeof cell === 'string' ? parseDay(cell)! * DAY_MS : cell
    })
    return columnFromArray(cells, isList ? list(entry) : entry)
  })
}

/** A table to which incidents are added some at a time, so that they need not all be there as objects. */
export interface GrowingTable {
  add: (incidents: readonly Incident[]) => void
  rows: () => number
  /** The table as it is read from a file. */
  open: (report: Report) => OpenTable
  /** The bytes of a file. */
  write: (head?: Partial<DocumentHead>) => Uint8Array
}

export function growingTable(): GrowingTable {
  const parts: Column<unknown>[][] = []
  // Each part would have a dictionary of its own.
  const plainType: typeof typeOf = (column, kind) => (REPEATED.has(column) ? utf8() : typeOf(column, kind))
  let rows = 0
  const columns = (): [string, Column<unknown>][] => {
    if (parts.length === 0) parts.push(columnsOf([], plainType))
    return COLUMNS.map(({ column }, k) => [column, new Column(parts.flatMap((part) => part[k]!.data))])
  }
  return {
    add(incidents) {
      if (incidents.length === 0) return
      rows += incidents.length
      parts.push(columnsOf(incidents, plainType))
    },
    rows: () => rows,
    open: (report) => openColumns(new Map(columns()), rows, {}, report),
    write: (head = {}) => writeColumns(columns(), head),
  }
}

function writeColumns(columns: (readonly [string, Column<unknown>])[], head: Partial<DocumentHead>): Uint8Array {
  const table = tableFromColumns(columns as [string, Column<unknown>][])
  table.schema.metadata = new Map([[METADATA, JSON.stringify(headRecord(head))]])
  return tableToIPC(table, { format: 'file' }) ?? new Uint8Array(0)
}

/** Reads a file or a stream of Arrow IPC messages. Other columns than those of the format become fields of the record. */
export function readArrow(bytes: Uint8Array, elsewhere: readonly Incident[] = []): Reading {
  const problems: Problem[] = []
  const opened = openArrow(bytes, (problem) => problems.push(problem))
  if (!opened) return readConverted({ format: FORMAT, incidents: [] }, problems)
  const { head, rows, recordAt } = opened
  const incidents = Array.from({ length: rows }, (_, i) => recordAt(i))
  return readConverted({ format: FORMAT, ...head, incidents }, problems, elsewhere)
}

/** A table that is safe to read. */
export interface OpenTable {
  head: Record<string, unknown>
  /** Rows that are read; one more than the most that are allowed, so that a surplus is told of. */
  rows: number
  /** Columns that can be read, by name. */
  columns: ReadonlyMap<string, Column<unknown>>
  /** The record of a row, as it would stand in a document. */
  recordAt: (row: number) => Record<string, unknown>
}

/**
 * Opens a file or a stream of Arrow IPC messages, and looks whether its lengths and offsets can be believed. Null where
 * it cannot be read at all.
 */
export function openArrow(bytes: Uint8Array, report: Report): OpenTable | null {
  const fail = (code: string, message: string, advice: string): null => {
    report({ code, path: '', message, advice })
    return null
  }
  const again = 'If the file was cut off, get it again; otherwise check that it is what its name says.'
  let table: Table
  try {
    table = tableFromIPC(bytes, { useDate: false, useBigInt: false })
  } catch (error) {
    return fail('arrow.syntax', `This is not a complete Arrow file: ${reasonOf(error)}.`, again)
  }
  const names = table.names.map(String)
  const rows = table.numRows
  if (!names.includes('id'))
    return fail(
      'arrow.columns',
      `The file has no column “id”; found ${found(names.join(', '))}.`,
      'Check that this is a file of incidents. docs/scaling.md lists the columns.',
    )
  // An id takes more than a byte, so a file cannot have more rows than bytes: one that says so is damaged.
  if (!Number.isSafeInteger(rows) || rows < 0 || rows > bytes.length)
    return fail('arrow.rows', `The file says that it has ${rows} rows, in ${grouped(bytes.length)} bytes.`, again)
  const columns = new Map<string, Column<unknown>>()
  for (const name of names) {
    const column: Column<unknown> = table.getChild(name)
    const fault =
      column.length === rows ? faultOf(column) : `it has ${grouped(column.length)} entries for ${grouped(rows)} rows`
    if (fault === null) columns.set(name, column)
    else
      report({
        code: 'arrow.column',
        path: name,
        message: `The column “${name}” cannot be read: ${fault}. It is left out.`,
        advice: again,
      })
  }
  return openColumns(columns, rows, headOf(table, report), report)
}

function openColumns(
  columns: ReadonlyMap<string, Column<unknown>>,
  rows: number,
  head: Record<string, unknown>,
  report: Report,
): OpenTable {
  const recordAt = (i: number): Record<string, unknown> => {
    const row: Row = Object.fromEntries(Array.from(columns, ([name, of]) => [name, cellOf(of.at(i), KINDS.get(name))]))
    const { record, isMoreRead } = fromRow(row)
    if (!isMoreRead) report(moreProblem(`incidents[${i}].${MORE}`, row[MORE]))
    return record
  }
  return { head, rows: Math.min(rows, LIMITS.incidents + 1), columns, recordAt }
}

const reasonOf = (error: unknown): string => {
  // Stumbling over what is not there, the library says what of its own was missing.
  if (error instanceof TypeError || error instanceof RangeError)
    return 'the part at its end, which says where everything is, is missing or damaged'
  const text = error instanceof Error ? error.message : String(error)
  return text.replace(/\.$/, '') || 'it could not be parsed'
}

const KINDS: ReadonlyMap<string, Kind> = new Map(COLUMNS.map(({ column, kind }) => [column, kind]))

/** A value as the format has it. What it has no place for stays what it is, so that it is reported with its value. */
function cellOf(value: unknown, kind: Kind | undefined): Row[string] {
  if (value === null || value === undefined) return null
  if (kind === 'day' && typeof value === 'number') return dayOf(value)
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as unknown as ArrayLike<unknown>, (entry) => cellOf(entry, kind) as Scalar)
  return value as Scalar
}

/** The day of a moment in milliseconds; the number itself where no day of the format is meant. */
function dayOf(ms: number): Scalar {
  const day = Math.floor(ms / DAY_MS)
  const text = Number.isFinite(day) && Math.abs(day) < 4_000_000 ? formatDay(day) : ''
  return parseDay(text) === null ? ms : text
}

function headOf(table: Table, report: Report): Record<string, unknown> {
  const text = table.schema.metadata?.get(METADATA)
  if (text === undefined) return {}
  try {
    const head: unknown = JSON.parse(text)
    if (typeof head === 'object' && head !== null && !Array.isArray(head)) return head as Record<string, unknown>
  } catch {
    // Reported below, as any other text that is not an object.
  }
  report({
    code: 'arrow.metadata',
    path: METADATA,
    message: `The metadata “${METADATA}” should be an object in JSON; found ${found(text)}. It is left out.`,
    advice: 'Write the file again.',
  })
  return {}
}
