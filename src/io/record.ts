import { safeParse, type InferOutput } from 'valibot'
import type { Incident } from '../domain/incident.ts'
import { mendConsistency } from './consistency.ts'
import { incidentSchema } from './schema.ts'
import { found, pathText, type Path, type Report } from './wording.ts'

type Plain = Record<string, unknown>
type Issue = NonNullable<ReturnType<typeof safeParse<typeof incidentSchema>>['issues']>[number]

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
export function readRecord(raw: unknown, path: Path, report: Report): Incident | null {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const result = safeParse(incidentSchema, raw)
    if (result.success) return mendConsistency(incidentFrom(result.output), path, report)
    const issues = firstPerPath(result.issues)
    const isLost = issues.some((issue) => cutFor(pathOf(issue)) === null)
    for (const issue of issues) report(problemFor(issue, path, isLost))
    if (isLost) return null
    cutOut(
      raw as Plain,
      issues.map((issue) => cutFor(pathOf(issue)) ?? []),
      path,
      report,
    )
  }
  report({
    code: 'record.unreadable',
    path: pathText(path),
    message: 'The record has too many faults; it is left out.',
    advice: 'Correct the faults reported above for this record.',
  })
  return null
}

function incidentFrom(parsed: InferOutput<typeof incidentSchema>): Incident {
  const extra = Object.fromEntries(Object.entries(parsed).filter(([key]) => !KNOWN.has(key)))
  const { id, type, status, aggregate, count, people, date, places, origin, destination } = parsed
  const { links, includes, summary, notes, sources, evidence } = parsed
  return {
    id,
    type,
    status,
    aggregate,
    count,
    people,
    date,
    places,
    origin,
    destination,
    links,
    includes,
    summary,
    notes,
    sources,
    evidence,
    extra,
  }
}

const pathOf = (issue: Issue): Path => (issue.path ?? []).map((item) => item.key as string | number)

function firstPerPath(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.toReversed().map((issue) => [pathText(pathOf(issue)), issue])).values()].toReversed()
}

/** The part to leave out for a fault at `path`; null = the whole record. */
function cutFor(path: Path): Path | null {
  const [field, entry] = path
  if (field === undefined) return null
  if (ESSENTIAL.has(field) && !(field === 'includes' && entry !== undefined)) return null
  return path.length > 1 && CORE.has(path.at(-1)) ? path.slice(0, -1) : path
}

/**
 * Removes parts from a record, and closes the gaps in its lists. Evidence names its source by index, so it follows a
 * source that moves up, and goes with a source that goes.
 */
function cutOut(record: Plain, cuts: readonly Path[], path: Path, report: Report): void {
  const gaps = new Map<unknown[], Set<number>>()
  for (const cut of cuts) {
    const holder = cut.slice(0, -1).reduce<unknown>((value, step) => (value as Plain | undefined)?.[step], record)
    const step = cut.at(-1)
    if (Array.isArray(holder) && typeof step === 'number') gaps.set(holder, (gaps.get(holder) ?? new Set()).add(step))
    else if (typeof holder === 'object' && holder !== null && step !== undefined) Reflect.deleteProperty(holder, step)
  }
  for (const [list, gone] of gaps) {
    if (list === record.sources) moveEvidence(record, gone, path, report)
    list.splice(0, list.length, ...list.filter((_, index) => !gone.has(index)))
  }
}

function moveEvidence(record: Plain, goneSources: ReadonlySet<number>, path: Path, report: Report): void {
  if (!Array.isArray(record.evidence)) return
  record.evidence = record.evidence.flatMap((entry: Plain | null, index) => {
    const source = entry?.source
    if (typeof source !== 'number') return [entry]
    if (!goneSources.has(source)) {
      return [{ ...entry, source: source - [...goneSources].filter((gone) => gone < source).length }]
    }
    report({
      code: 'evidence.source',
      path: pathText([...path, 'evidence', index]),
      message: `The evidence belongs to sources[${source}], which could not be read; it is left out.`,
      advice: 'Correct the source.',
    })
    return []
  })
}

function problemFor(issue: Issue, recordPath: Path, isRecordLost: boolean) {
  const path = pathOf(issue)
  const cut = cutFor(path)
  const name = pathText([...recordPath, ...path])
  const isMissing = issue.input === undefined
  // A missing key is reported by the object that should hold it, whose message is about the object.
  const fault = isMissing ? 'is missing' : `should be ${issue.message}; found ${found(issue.input)}`
  const loss = isRecordLost ? 'The record' : typeof cut?.at(-1) === 'number' ? 'The entry' : 'The field'
  return {
    code: isMissing ? 'field.missing' : 'field.value',
    path: name,
    message: `${name} ${fault}. ${loss} is left out.`,
    advice: adviceFor(path, issue.input),
  }
}

const ADVICE: Record<string, string> = {
  id: 'Give the record an id of its own, such as 2017-08-16-phnom-penh-arrest.',
  type: 'Write "arrest" or "deportation".',
  status: 'Write "done" or "planned", or leave the field out for "done".',
  aggregate: 'Write true for a running total, or leave the field out.',
  count: 'Write { "min": 225, "max": 225, "qualifier": "exact" }, with null for a bound that is not known.',
  date: 'Write { "start": "2017-08-16", "end": "2017-08-16", "precision": "day" }, with null for what is not known.',
  includes: 'List ids of records in this document.',
  links: 'List ids of records in this document.',
  people: 'Write { "nationality": "CN", "min": 151, "max": 151 }, with null for a number that is not known.',
  places: 'Write { "name": "Phnom Penh", "country": "KH" }; coordinates may be left out.',
  origin: 'Write { "name": "Phnom Penh", "country": "KH" }, or null.',
  destination: 'Write { "name": "China", "country": "CN" }, or null.',
  sources: 'Write { "publisher", "title", "url", "published" }, with texts in quotes.',
}

function adviceFor(path: Path, input: unknown): string {
  if (typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input)) && path.length > 1) {
    return 'Write numbers without quotes.'
  }
  if (input === null && path.length === 1) return 'Leave the field out where there is nothing to say.'
  return ADVICE[String(path[0])] ?? 'See the table of fields in the description of the format.'
}
