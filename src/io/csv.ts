/**
 * Incidents as a table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, a row an incident. Lists are joined
 * with semicolons, those of one kind in parallel columns. What a spreadsheet would take for a formula has an apostrophe
 * before it (formula.ts), which is taken off again when the table is read.
 */
import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import type { DocumentHead } from './document.ts'
import type { Holds, Kind, Row, Scalar } from './flat.ts'
import { COLUMNS, DOCUMENT, MORE, fromRow, toRow } from './flat.ts'
import { defuse, restore } from './formula.ts'
import type { Reading } from './read.ts'
import { readConverted } from './read.ts'
import { FORMAT, LIMITS } from './schema.ts'
import { found, grouped } from './wording.ts'
import { headRecord, recordFrom } from './write.ts'

const SEPARATOR = '; '
const HEADER = [...COLUMNS.map(({ column }) => column), DOCUMENT]
const KINDS: ReadonlyMap<string, { kind: Kind; isList: boolean }> = new Map(
  COLUMNS.map(({ column, kind, isList }) => [column, { kind, isList }]),
)

const LONE_SURROGATE = /\p{Surrogate}/u

const holds: Holds = (text, isEntry) =>
  !LONE_SURROGATE.test(text) && !(isEntry && (text.includes(';') || text.trim() !== text))

/** Writes a table that `readCsv` reads back exactly. */
export function writeCsv(incidents: readonly Incident[], head: Partial<DocumentHead> = {}): string {
  const lines = [HEADER.join(',')]
  const document = JSON.stringify(headRecord(head))
  const rows = incidents.map((incident) => toRow(structuredClone(recordFrom(incident)), holds))
  // Without incidents the first row has nothing but what the document says about itself.
  ;(rows.length ? rows : [{}]).forEach((row: Row, i) => {
    const cells = COLUMNS.map(({ column }) => quoted(cellText(row[column])))
    lines.push([...cells, i === 0 ? quoted(document) : ''].join(','))
  })
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cellText(cell: Row[string] | undefined): string {
  if (cell === null || cell === undefined) return ''
  const entries: readonly Scalar[] = Array.isArray(cell) ? cell : [cell as Scalar]
  // One number alone stays a number for the spreadsheet, below zero too.
  if (entries.length === 1 && typeof entries[0] === 'number') return String(entries[0])
  return defuse(entries.map((entry) => entry ?? '').join(SEPARATOR))
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Reads a table of incidents. Columns may be in any order and left out; others are kept as fields of the record. */
export function readCsv(source: string, elsewhere: readonly Incident[] = []): Reading {
  const problems: Problem[] = []
  if (source.length > LIMITS.document)
    return readConverted({ format: FORMAT, incidents: [] }, [
      {
        code: 'csv.size',
        path: '',
        message: `The table has ${grouped(source.length)} characters; at most ${grouped(LIMITS.document)} are read.`,
        advice: 'Split it into several files.',
      },
    ])
  const { rows, isCut } = parseCsv(source.replace(/^\uFEFF/, ''))
  if (isCut)
    problems.push({
      code: 'csv.cut',
      path: `row ${rows.length}`,
      message: `The table ends inside a quoted cell, in row ${rows.length}. That row is left out.`,
      advice: 'If the file was cut off, get it again; otherwise close the quote.',
    })
  const [header, ...lines] = isCut ? rows.slice(0, -1) : rows
  const names = header?.map((name) => name.trim()) ?? []
  if (!names.includes('id'))
    return readConverted({ format: FORMAT, incidents: [] }, [
      ...problems,
      {
        code: 'csv.header',
        path: 'row 1',
        message: `The first row should name the columns, “id” among them; found ${found(source.slice(0, 40))}.`,
        advice: 'Check that this is a table of incidents with a row of names. Separators are commas.',
      },
    ])
  let head: Record<string, unknown> = {}
  const incidents: unknown[] = []
  lines.forEach((cells, i) => {
    const at = `row ${i + 2}`
    if (cells.length !== names.length && !(cells.length === 1 && cells[0] === ''))
      problems.push({
        code: 'csv.cells',
        path: at,
        message: `Row ${i + 2} has ${cells.length} cells, but there are ${names.length} columns. ${cells.length > names.length ? 'The surplus is left out.' : 'Those missing are taken as empty.'}`,
        advice: 'Put cells that contain a comma into quotes.',
      })
    const row: Row = Object.fromEntries(names.map((name, k) => [name, readCell(name, cells[k] ?? '')]))
    const document = row[DOCUMENT]
    if (typeof document === 'string' && document !== '') head = readHeadCell(document, at, problems)
    if (cells.every((cell, k) => cell === '' || names[k] === DOCUMENT)) return
    const { record, isMoreRead } = fromRow(row)
    if (!isMoreRead) problems.push(moreProblem(`${at}, ${MORE}`, row[MORE]))
    incidents.push(record)
  })
  return readConverted({ format: FORMAT, ...head, incidents }, problems, elsewhere)
}

export const moreProblem = (path: string, cell: unknown): Problem => ({
  code: 'row.more',
  path,
  message: `${path} should be an object in JSON; found ${found(cell)}. It is left out.`,
  advice: 'Leave the cell empty, or write what no other column holds as JSON.',
})

function readHeadCell(text: string, path: string, problems: Problem[]): Record<string, unknown> {
  try {
    const head: unknown = JSON.parse(text)
    if (typeof head === 'object' && head !== null && !Array.isArray(head)) return head as Record<string, unknown>
  } catch {
    // Reported below, as any other text that is not an object.
  }
  problems.push({
    code: 'row.document',
    path: `${path}, ${DOCUMENT}`,
    message: `${path}, ${DOCUMENT} should be an object in JSON; found ${found(text)}. It is left out.`,
    advice: 'Leave the cell empty.',
  })
  return {}
}

function readCell(name: string, text: string): Row[string] {
  const { kind = 'text', isList = false } = KINDS.get(name) ?? {}
  if (text === '') return null
  const plain = restore(text)
  const read = (entry: string): Scalar => {
    if (entry === '') return null
    if (kind === 'number' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(entry)) return Number(entry)
    if (kind === 'boolean' && /^(true|false)$/i.test(entry)) return entry.toLowerCase() === 'true'
    return entry
  }
  return isList ? plain.split(';').map((entry) => read(entry.trim())) : read(plain)
}

/** Rows of cells. `isCut` where the text ends inside a quoted cell. A line break at the end begins no row. */
export function parseCsv(text: string, separator = ','): { rows: string[][]; isCut: boolean } {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const { cell, end, isCut } = text[at] === '"' ? quotedCell(text, at, separator) : bareCell(text, at, separator)
    row.push(cell)
    at = end
    if (isCut) return { rows: [...rows, row], isCut }
    if (text[at] === separator) {
      at++
      if (at < text.length) continue
      row.push('')
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    rows.push(row)
    row = []
  }
  return { rows, isCut: false }
}

interface Cell {
  cell: string
  end: number
  isCut: boolean
}

function bareCell(text: string, start: number, separator: string): Cell {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return { cell: text.slice(start, end), end, isCut: false }
}

/** A quoted cell; what follows the closing quote up to the separator belongs to it, as spreadsheets have it. */
function quotedCell(text: string, start: number, separator: string): Cell {
  let cell = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return { cell: cell + text.slice(from), end: text.length, isCut: true }
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      const rest = bareCell(text, quote + 1, separator)
      return { ...rest, cell: cell + rest.cell }
    }
    cell += '"'
    from = quote + 2
  }
}
