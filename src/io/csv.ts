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
import type { Splitter } from './pieces.ts'
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
  // Without incidents the first row has nothing but what the document says about itself.
  if (incidents.length === 0) return csvHeader() + csvHead(head)
  return csvHeader() + rowsOf(incidents, quoted(JSON.stringify(headRecord(head))))
}

/** The row of names, with a byte order mark before it. */
export const csvHeader = (): string => `\uFEFF${HEADER.join(',')}\r\n`

/** Rows of incidents. */
export const csvRows = (incidents: readonly Incident[]): string => rowsOf(incidents, '')

/** A row of what the document says about itself, without an incident. */
export const csvHead = (head: Partial<DocumentHead>): string =>
  `${','.repeat(COLUMNS.length)}${quoted(JSON.stringify(headRecord(head)))}\r\n`

function rowsOf(incidents: readonly Incident[], document: string): string {
  const lines = incidents.map((incident, i) => {
    const row = toRow(structuredClone(recordFrom(incident)), holds)
    const cells = COLUMNS.map(({ column }) => quoted(cellText(row[column])))
    return [...cells, i === 0 ? document : ''].join(',')
  })
  return lines.map((line) => `${line}\r\n`).join('')
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
  if (source.length > LIMITS.document)
    return readConverted({ format: FORMAT, incidents: [] }, [
      {
        code: 'csv.size',
        path: '',
        message: `The table has ${grouped(source.length)} characters; at most ${grouped(LIMITS.document)} are read.`,
        advice: 'Split it into several files.',
      },
    ])
  const splitter = splitCsv()
  const incidents = [...splitter.take(source), ...splitter.end()]
  return readConverted({ ...splitter.head(), incidents }, splitter.problems(), elsewhere)
}

const twinColumn = (name: string, last: number): Problem => ({
  code: 'csv.header',
  path: 'row 1',
  message: `Several columns are called “${name}”. Only the last of them is read, column ${last}.`,
  advice: 'Give each column a name of its own.',
})

/** Takes a table apart that comes in pieces. */
export function splitCsv(): Splitter {
  let problems: Problem[] = []
  let head: Record<string, unknown> = {}
  let names: string[] | null = null
  let rowCount = 0
  let isOver = false
  const whole = wholeRows()
  const recordOf = (cells: string[], columns: readonly string[]): unknown[] => {
    const at = `row ${rowCount}`
    if (cells.length !== columns.length && !(cells.length === 1 && cells[0] === ''))
      problems.push({
        code: 'csv.cells',
        path: at,
        message: `Row ${rowCount} has ${cells.length} cells, but there are ${columns.length} columns. ${cells.length > columns.length ? 'The surplus is left out.' : 'Those missing are taken as empty.'}`,
        advice: 'Put cells that contain a comma into quotes.',
      })
    const row: Row = Object.fromEntries(columns.map((name, k) => [name, readCell(name, cells[k] ?? '')]))
    const document = row[DOCUMENT]
    if (typeof document === 'string' && document !== '') head = readHeadCell(document, at, problems)
    if (cells.every((cell, k) => cell === '' || columns[k] === DOCUMENT)) return []
    const { record, isMoreRead } = fromRow(row)
    if (!isMoreRead) problems.push(moreProblem(`${at}, ${MORE}`, row[MORE]))
    return [record]
  }
  const read = (text: string, isEnd: boolean): unknown[] => {
    if (isOver) return []
    const { rows, isCut } = parseCsv(text)
    if (isCut)
      problems.push({
        code: 'csv.cut',
        path: `row ${rowCount + rows.length}`,
        message: `The table ends inside a quoted cell, in row ${rowCount + rows.length}. That row is left out.`,
        advice: 'If the file was cut off, get it again; otherwise close the quote.',
      })
    const records: unknown[] = []
    for (const cells of isCut ? rows.slice(0, -1) : rows) {
      rowCount++
      if (names) for (const record of recordOf(cells, names)) records.push(record)
      else {
        names = cells.map((name) => name.trim())
        const first = new Map<string, number>()
        const twins = new Map<string, number>()
        names.forEach((name, k) => {
          if (name === '') return
          if (first.has(name)) twins.set(name, k)
          else first.set(name, k)
        })
        for (const [name, last] of twins) problems.push(twinColumn(name, last + 1))
        if (!names.includes('id')) break
      }
    }
    if (names ? !names.includes('id') : isEnd) {
      isOver = true
      problems.push({
        code: 'csv.header',
        path: 'row 1',
        message: `The first row should name the columns, “id” among them; found ${found(whole.beginning())}.`,
        advice: 'Check that this is a table of incidents with a row of names. Separators are commas.',
      })
    }
    return records
  }
  return {
    take: (text) => read(whole.take(text), false),
    end: () => read(whole.rest(), true),
    head: () => ({ format: FORMAT, ...head }),
    problems() {
      const found = problems
      problems = []
      return found
    },
    isOver: () => isOver,
    isSound: () => !isOver,
  }
}

/** Cuts a text that comes in pieces after rows that have ended. */
function wholeRows() {
  let kept = ''
  let beginning = ''
  let isFirst = true
  /** How far `kept` has been gone through, and what stands there. */
  let at = 0
  let state: 'start' | 'bare' | 'quoted' | 'quote' = 'start'
  return {
    beginning: () => beginning,
    take(text: string): string {
      kept += isFirst ? text.replace(/^\uFEFF/, '') : text
      if (isFirst) beginning = text.slice(0, 40)
      isFirst = false
      let ended = 0
      // What a carriage return ends may go on with a line feed in the next piece.
      for (; at < kept.length - 1; at++) {
        const code = kept.charCodeAt(at)
        if (state === 'quoted') {
          if (code === QUOTE) state = 'quote'
          else {
            // What is in quotes is passed over at once.
            const quote = kept.indexOf('"', at)
            at = (quote === -1 ? kept.length - 1 : quote) - 1
          }
          continue
        }
        if (code === QUOTE && state === 'start') state = 'quoted'
        else if (code === QUOTE && state === 'quote') state = 'quoted'
        else if (code === COMMA) state = 'start'
        else if (code === FEED || (code === RETURN && kept.charCodeAt(at + 1) !== FEED)) {
          state = 'start'
          ended = at + 1
        } else if (code !== RETURN) state = 'bare'
      }
      const rows = kept.slice(0, ended)
      kept = kept.slice(ended)
      at -= ended
      return rows
    },
    rest(): string {
      const rows = kept
      kept = ''
      return rows
    },
  }
}

const QUOTE = 34
const COMMA = 44
const FEED = 10
const RETURN = 13

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
