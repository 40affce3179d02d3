import type { InferOutput } from 'valibot'
import type { Incident } from '../domain/incident.ts'
import { mendConsistency } from './consistency.ts'
import { check, type Fault } from './issues.ts'
import { positionsFrom, type Positions } from './positions.ts'
import { incidentSchema } from './schema.ts'
import { pathText, type Path, type Report } from './wording.ts'

/** An incident, and where its parts stand in the document. */
export interface Placed {
  incident: Incident
  positions: Positions
}

/**
 * Fields that a record cannot honestly be shown without: a guess would move it, date it, size it or count it twice.
 * A fault in one of them leaves the whole record out; a fault anywhere else leaves only that part out.
 */
const ESSENTIAL: ReadonlySet<unknown> = new Set(['id', 'type', 'status', 'aggregate', 'count', 'date', 'includes'])

/** Inside an entry of a list, or a place: without these the entry says nothing and is left out as a whole. */
const CORE: ReadonlySet<unknown> = new Set(['name', 'nationality', 'field', 'quote', 'start', 'end', 'source'])

const KNOWN: ReadonlySet<string> = new Set(Object.keys(incidentSchema.entries).filter((key) => key !== 'itemised'))

/** Enough for a fault under a fault under a fault; each pass leaves something out, so none is repeated. */
const MOST_PASSES = 4

/**
 * Reads one record; null where it has to be left out. Every part that is left out is reported, with its path.
 * Takes `raw` over: faulty parts are removed from it.
 */
export function readRecord(raw: unknown, path: Path, report: Report): Placed | null {
  const positions = positionsFrom(path)
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const result = check(incidentSchema, raw)
    if ('value' in result) {
      const incident = mendConsistency(incidentFrom(result.value), positions, report)
      return incident && { incident, positions }
    }
    const isLost = result.faults.some((fault) => partOf(fault.path) === null)
    for (const fault of result.faults) report(problemFor(fault, positions, isLost))
    if (isLost) return null
    positions.cut(
      raw as object,
      result.faults.map((fault) => partOf(fault.path) ?? []),
    )
  }
  report({
    code: 'record.unreadable',
    path: pathText(path),
    message: `${pathText(path)} has too many faults. The record is left out.`,
    advice: 'Correct the faults reported above for this record.',
  })
  return null
}

function incidentFrom(parsed: InferOutput<typeof incidentSchema>): Incident {
  const entries = Object.entries(parsed)
  return {
    id: parsed.id,
    type: parsed.type,
    status: parsed.status,
    aggregate: parsed.aggregate,
    count: parsed.count,
    people: parsed.people,
    date: parsed.date,
    places: parsed.places,
    origin: parsed.origin,
    destination: parsed.destination,
    links: parsed.links,
    includes: parsed.includes,
    summary: parsed.summary,
    notes: parsed.notes,
    sources: parsed.sources,
    evidence: parsed.evidence,
    extra: Object.fromEntries(entries.filter(([key]) => !KNOWN.has(key))),
  }
}

/** The part to leave out for a fault at `path`; null = the whole record. */
function partOf(path: Path): Path | null {
  const [field, entry] = path
  if (field === undefined) return null
  if (ESSENTIAL.has(field) && !(field === 'includes' && entry !== undefined)) return null
  return path.length > 1 && CORE.has(path.at(-1)) ? path.slice(0, -1) : path
}

function problemFor(fault: Fault, positions: Positions, isRecordLost: boolean) {
  const name = pathText(positions.original(fault.path))
  const part = typeof partOf(fault.path)?.at(-1) === 'number' ? 'entry' : 'field'
  return {
    code: fault.input === undefined ? 'field.missing' : 'field.value',
    path: name,
    message: `${name} ${fault.words}. The ${isRecordLost ? 'record' : part} is left out.`,
    advice: adviceFor(fault),
  }
}

const ADVICE: Record<string, string> = {
  id: 'Give the record an id of its own, such as 2017-08-16-phnom-penh-arrest.',
  type: 'Write "arrest" or "deportation".',
  status: 'Write "done" or "planned", or leave the field out for "done".',
  aggregate: 'Write true for a running total, or leave the field out.',
  count: 'Write { "min": 225, "max": 225, "qualifier": "exact" }, with null for a bound that is not known.',
  date: 'Write { "start": "2017-08-16", "end": "2017-08-16", "precision": "day" }, with null for what is not known.',
  includes: 'Write a list of ids of records in this document.',
  links: 'Write a list of ids of records in this document.',
  people: 'Write { "nationality": "CN", "min": 151, "max": 151 }, with null for a number that is not known.',
  places: 'Write { "name": "Phnom Penh", "country": "KH" }; coordinates may be left out.',
  origin: 'Write { "name": "Phnom Penh", "country": "KH" }, or null.',
  destination: 'Write { "name": "China", "country": "CN" }, or null.',
  sources: 'Write { "publisher", "title", "url", "published" }, with texts in quotes.',
}

function adviceFor({ path, input }: Fault): string {
  const isQuotedNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input))
  if (isQuotedNumber && path.length > 1) return 'Write numbers without quotes.'
  return ADVICE[String(path[0])] ?? 'See the table of fields in the description of the format.'
}
