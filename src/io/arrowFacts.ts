import type { Facets } from '../domain/facets.ts'
import type { Facts } from '../domain/facts.ts'
import { NONE } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { locateIncidents } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import { isLocated, placeKey } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { OpenTable } from './arrow.ts'
import { openArrow } from './arrow.ts'
import type { FlatList } from './arrowCells.ts'
import { flatten } from './arrowCells.ts'
import { plainRows } from './arrowRows.ts'
import type { DocumentHead } from './document.ts'
import { FactsBuilder } from './arrowFactsBuilder.ts'
import { IdTable } from './arrowIds.ts'
import { readHead } from './head.ts'
import { collector, readAlone, readConverted } from './read.ts'
import { FORMAT, LIMITS } from './schema.ts'
import type { Report } from './wording.ts'
import { found, grouped } from './wording.ts'

/** A file whose incidents are columns: what the index needs at once, the incidents one by one when they are asked for. */
export interface ColumnarFile {
  document: DocumentHead
  facts: Facts
  facets: Facets
  /** Incident i of the facts, whole; null where it cannot be read after all. */
  incidentAt: (i: number) => Incident | null
  /** Id of incident i of the facts. */
  idAt: (i: number) => string
  /** Where the incident of an id is; undefined where none has it. */
  positionOf: (id: string) => number | undefined
  /** What a search looks through: summary, notes, places and publishers of incident i. */
  textAt: (i: number) => string
  /** Ids of the arrests whose people incident i deported. */
  linksAt: (i: number) => readonly string[]
  /** What was found wrong with the facts. Faults in the rest of a record are left out when it is read. */
  problems: Problem[]
}

/** A file that has been read, of which places that have only a name may still be found. */
export interface UnlocatedFile {
  /** Distinct places that have no position. */
  places: readonly Place[]
  /** Rows that are incidents. */
  size: number
  /** The file with the places as they were found, in the order of `places`; those that stay without a position are left so. */
  located: (found: readonly Place[]) => ColumnarFile
}

type Plain = Record<string, unknown>

/** Reads all columns that the index and the filters need; places without a position stay without one. */
export const readArrowFacts = (bytes: Uint8Array): ColumnarFile => openArrowFacts(bytes).located([])

/**
 * Reads what the time index needs from a file of `writeArrow`, or from any with its columns, without making an object
 * of each row. Rows that are not plainly sound go through the reading of records, one by one, with its repairs and
 * its problems, so that the facts are those of `readArrow`. `onRow` is told now and then how many rows are read.
 */
export function openArrowFacts(
  bytes: Uint8Array,
  onRow: (row: number, of: number) => void = () => undefined,
): UnlocatedFile {
  const { problems, report, finish } = collector()
  const opened = openArrow(bytes, report)
  const document = readHead(opened?.head ?? {}, report)
  return factsOf({ opened, document, problems, report, finish, rowIn: (row) => row }, onRow)
}

/** A table whose head has been read, and what was found wrong with it so far. */
export interface ReadTable extends ReturnType<typeof collector> {
  opened: OpenTable | null
  document: DocumentHead
  /** What a row is told of by: its place in the file that it comes from. */
  rowIn: (row: number) => number
}

/** The facts of a table that lies in memory. */
export function factsOf(
  { opened, document, problems, report, finish, rowIn }: ReadTable,
  onRow: (row: number, of: number) => void = () => undefined,
): UnlocatedFile {
  const rows = opened ? readRows(opened, rowIn, report, onRow) : noRows()
  const includes = resolveIncludes(rows, rowIn, report)
  finish()
  const { builder, ids } = rows
  const places = builder.toLocate()
  return {
    places,
    size: builder.size,
    located(found) {
      const byName = new Map(places.flatMap((place, i) => (isLocated(found[i]) ? [[placeKey(place), found[i]]] : [])))
      const recordAt = (i: number): Plain | null => {
        const row = ids.rowAt(i)
        return opened && row !== undefined ? opened.recordAt(row) : null
      }
      return {
        document,
        ...builder.taken(includes, found),
        problems,
        idAt: (i) => ids.idAt(i),
        positionOf: (id) => ids.positionOf(id),
        textAt: opened ? textReader(opened, ids) : () => '',
        linksAt: opened ? linkReader(opened, ids) : () => [],
        incidentAt(i) {
          const record = recordAt(i)
          if (!record) return null
          // What it refers to is somewhere in the file.
          const holds = [record.links, record.includes, record.itemised].flatMap(textsOf)
          const { incidents } = readConverted({ format: FORMAT, holds, incidents: [record] }, [])
          return locateIncidents(incidents, byName)[0] ?? null
        },
      }
    },
  }
}

/** Looks through the columns of texts, and through records where a text may be in `more`. */
function textReader({ columns, rows, recordAt }: OpenTable, ids: IdTable): (i: number) => string {
  const texts = ['summary', 'notes', 'origin_name', 'origin_admin1', 'destination_name', 'destination_admin1'].flatMap(
    (name) => columns.get(name) ?? [],
  )
  const lists = ['place_name', 'place_admin1', 'source_publisher'].flatMap(
    (name) => flatten(columns.get(name), Math.min(rows, LIMITS.incidents)) ?? [],
  )
  const more = columns.get('more')
  return (i) => {
    const row = ids.rowAt(i)
    if (row === undefined) return ''
    // What no column holds lies in JSON; a word of it that is no text of the record is found as well.
    const parts: unknown[] = [more?.at(row) ? JSON.stringify(recordAt(row)) : '']
    for (const text of texts) parts.push(text.at(row))
    for (const list of lists) for (let k = list.start[row]!; k < list.start[row + 1]!; k++) parts.push(list.at(k))
    return parts.filter((part) => typeof part === 'string' && part !== '').join('\n')
  }
}

function linkReader({ columns, rows, recordAt }: OpenTable, ids: IdTable): (i: number) => readonly string[] {
  const links = flatten(columns.get('links'), Math.min(rows, LIMITS.incidents))
  const more = columns.get('more')
  return (i) => {
    const row = ids.rowAt(i)
    if (row === undefined) return []
    if (more?.at(row)) return textsOf(recordAt(row).links)
    return links ? entriesOf(links, row) : []
  }
}

interface Rows {
  builder: FactsBuilder
  ids: IdTable
  /** Ids that an incident includes. */
  included: ReadonlyMap<number, readonly string[]>
}

const noRows = (): Rows => ({ builder: new FactsBuilder(0), ids: new IdTable(null, 0), included: new Map() })

/** Rows between two words of progress. */
const ROWS_A_WORD = 20_000

function readRows(
  { columns, recordAt, rows }: OpenTable,
  rowIn: (row: number) => number,
  report: Report,
  onRow: (row: number, of: number) => void,
): Rows {
  const most = Math.min(rows, LIMITS.incidents)
  if (rows > most)
    report({
      code: 'document.incidents',
      path: 'incidents',
      message: `The file has more than ${grouped(most)} rows; those are read.`,
      advice: 'Split the file into several.',
    })
  const builder = new FactsBuilder(most)
  const plain = plainRows(columns, most)
  const { ids, isPlain } = plain
  const includes = flatten(columns.get('includes'), most)
  const included = new Map<number, readonly string[]>()
  for (let row = 0; row < most; row++) {
    if (row % ROWS_A_WORD === 0) onRow(row, most)
    const record = isPlain[row] ? null : recordAt(row)
    const incident = record && readRow(record, rowIn(row), report)
    if (record && !incident) continue
    const earlier = ids.add(row, incident?.id ?? null)
    if (earlier !== NONE) {
      report(twin(ids.idAt(earlier), rowIn(row), rowIn(ids.rowAt(earlier)!)))
      continue
    }
    const parts = record ? textsOf(record.includes) : includes ? entriesOf(includes, row) : NOTHING
    if (parts.length) included.set(builder.size, parts)
    if (incident) builder.addIncident(incident)
    else builder.addPlain(plain, row)
  }
  return { builder, ids, included }
}

const NOTHING: readonly string[] = []

/** Reads a record as a document's are read; what it refers to is seen to when all are there. */
function readRow(record: Plain, row: number, report: Report): Incident | null {
  const { links: _links, includes: _includes, itemised: _itemised, ...rest } = record
  return readAlone(rest, row, report)
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []

const entriesOf = ({ start, at }: FlatList, row: number): readonly string[] =>
  start[row] === start[row + 1]
    ? NOTHING
    : textsOf(Array.from({ length: start[row + 1]! - start[row]! }, (_, k) => at(start[row]! + k)))

const twin = (id: string, row: number, first: number): Problem => ({
  code: 'id.duplicate',
  path: `incidents[${row}].id`,
  message: `${found(id)} is already the id of incidents[${first}]. The record is left out.`,
  advice: 'Give each record an id of its own, or remove the repetition.',
})

/** Positions of what each incident includes. Circles are left to `containment`, which cuts them. */
function resolveIncludes(
  { included, ids, builder }: Rows,
  rowIn: (row: number) => number,
  report: Report,
): Map<number, number[]> {
  const resolved = new Map<number, number[]>()
  for (const [whole, parts] of included)
    resolved.set(
      whole,
      parts.flatMap((id, k) => {
        const part = ids.positionOf(id)
        const type = builder.typeAt(whole)
        if (part !== undefined && builder.typeAt(part) === type) return [part]
        const path = `incidents[${rowIn(ids.rowAt(whole)!)}].includes[${k}]`
        const reason =
          part === undefined
            ? 'which no record here has'
            : `which is of type ${found(builder.typeAt(part))}, not ${found(type)}`
        report({
          code: part === undefined ? 'includes.missing' : 'includes.type',
          path,
          message: `${path} names ${found(id)}, ${reason}. The reference is left out.`,
          advice: 'Correct the id, or add the record.',
        })
        return []
      }),
    )
  return resolved
}
