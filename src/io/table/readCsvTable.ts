import { encodingOf } from '../../lib/encoding.ts'
import { freshName } from '../../lib/freshName.ts'
import { parseCsv } from '../csv.ts'
import type { TableReading } from './table.ts'
import { TABLE_LIMITS } from './table.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const

/**
 * A table with separators of any kind (the one that gives the first rows the most cells alike), with names in its first
 * row. Rows without any text are left out; cells that are missing are empty.
 */
export function readCsvTable(bytes: Uint8Array): TableReading {
  const text = decoded(bytes)
  if (text.trim() === '') return { failure: 'The file is empty.' }
  if (/^\s*<(!doctype|html)/i.test(text))
    return { failure: 'This is a web page and not a table. Download the table itself, as CSV.' }
  const separator = separatorOf(text)
  const { rows, isCut } = parseCsv(text, separator)
  const [names = [], ...lines] = rows
  const columns = names.slice(0, TABLE_LIMITS.columns).map((name, i) => name.trim() || `column ${i + 1}`)
  if (columns.length < 2)
    return {
      failure: 'The first row has only one cell: this is no table with commas, semicolons or tabs between cells.',
    }
  const notes: string[] = []
  if (isCut) notes.push('The table ends inside a quoted cell; its last row may be wrong.')
  if (names.length > columns.length)
    notes.push(`Only the first ${TABLE_LIMITS.columns} of ${names.length} columns are offered.`)
  const numbered = lines
    .map((cells, i) => ({ cells, number: i + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (numbered.length === 0) return { failure: 'The table has names of columns, but no rows.' }
  if (numbered.length > TABLE_LIMITS.rows)
    return {
      failure: `The table has ${numbered.length} rows; at most ${TABLE_LIMITS.rows} are brought in. Split it, for instance by year.`,
    }
  return {
    table: {
      columns: distinct(columns),
      rows: numbered.map(({ cells }) => columns.map((_, i) => (cells[i] ?? '').slice(0, TABLE_LIMITS.cell).trim())),
      rowName: (index) => `row ${numbered[index]?.number ?? index + 2}`,
    },
    notes,
  }
}

/** UTF-8, UTF-16 with its mark, else Windows-1252, which Excel writes. */
function decoded(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Rows that are looked at to find the separator. */
const SAMPLE = 20_000

function separatorOf(text: string): string {
  let best: { separator: string; score: number } = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const { rows } = parseCsv(text.slice(0, SAMPLE), separator)
    const wide = rows[0]?.length ?? 0
    const alike = rows.slice(0, 30).filter((row) => row.length === wide).length / Math.min(30, rows.length)
    const score = (wide - 1) * alike
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/** Two columns of one name are told apart by a number. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => freshName(name, taken, (base, number) => `${base} (${number})`))
}
