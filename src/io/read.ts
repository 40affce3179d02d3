import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import { clean } from './clean.ts'
import { BLANK_HEAD, type DocumentHead } from './document.ts'
import { readHead } from './head.ts'
import { readRecord } from './record.ts'
import { mendReferences } from './references.ts'
import { FORMAT, LIMITS } from './schema.ts'
import { findFault } from './syntax.ts'
import { found, grouped, type Report } from './wording.ts'

export interface Reading {
  document: DocumentHead
  incidents: Incident[]
  problems: Problem[]
}

type Plain = Record<string, unknown>

const MOST_PROBLEMS = 1_000

/**
 * Reads a document of the incident format, given as text or as the value that JSON.parse made of it; a bare list of
 * incidents is read too. Never throws: whatever cannot be read is in `problems` (at most 1,000 and a last one that
 * counts the rest): first those of single records, then those between them. The rest still loads.
 *
 * A record whose id, type, status, aggregate, count or date cannot be read is left out. Elsewhere only the broken part
 * is left out. Fields that the format does not know stay: of a record in `extra`, deeper ones where they are.
 * `elsewhere` are incidents already loaded, which links and includes may point to.
 */
export function readDocument(input: unknown, elsewhere: readonly Incident[] = []): Reading {
  const { problems, report, finish } = collector()
  const root = parse(input, report)
  const read = root === undefined ? NOTHING : readParsed(root, elsewhere, report)
  finish()
  return { ...read, problems }
}

const NOTHING = { document: BLANK_HEAD, incidents: [] }

/**
 * Reads a document that another format's file has been turned into, and takes it over: it is changed in places.
 * `before` are problems that were found on the way.
 */
export function readConverted(root: Plain, before: readonly Problem[], elsewhere: readonly Incident[] = []): Reading {
  const { problems, report, finish } = collector()
  before.forEach(report)
  const read = readParsed(root, elsewhere, report)
  finish()
  return { ...read, problems }
}

function readParsed(root: unknown, elsewhere: readonly Incident[], report: Report): Omit<Reading, 'problems'> {
  const isList = Array.isArray(root)
  const body = isList ? { format: FORMAT, incidents: root } : root
  if (!isPlain(body)) {
    report({
      code: 'document.shape',
      path: '',
      message: `A document is an object with incidents, or a list of incidents; found ${found(root)}.`,
      advice: `Begin the file with { "format": "${FORMAT}", "incidents": [ … ] }.`,
    })
    return NOTHING
  }
  clean(isList ? root : body, report)
  const raw = rawIncidents(body, report)
  if (!raw) return NOTHING
  const document = readHead(body, report)
  const at = isList ? [] : ['incidents']
  const records = raw.flatMap((record, index) => readRecord(record, [...at, index], report) ?? [])
  return { document, incidents: mendReferences(records, document, elsewhere, report) }
}

/** Reads what a document says about itself; null where nothing of it may be read. */
export function readBody(body: Plain, report: Report): DocumentHead | null {
  clean(body, report)
  return rawIncidents(body, report) && readHead(body, report)
}

/** Reads one record of a document; what it refers to is left as it is. `row` is its place among the incidents. */
export function readAlone(record: unknown, row: number, report: Report): Incident | null {
  const holder = { incidents: [record] }
  clean(holder, (problem) => report({ ...problem, path: problem.path.replace(/^incidents\[0\]/, `incidents[${row}]`) }))
  return readRecord(holder.incidents[0], ['incidents', row], report)?.incident ?? null
}

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Collects problems: the first thousand, and how many there are more, which `finish` adds. */
export function collector(): { problems: Problem[]; report: Report; finish: () => void } {
  const problems: Problem[] = []
  let left = 0
  const report: Report = (problem) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem)
    else left++
  }
  const finish = () => {
    if (left === 0) return
    problems.push({
      code: 'problems.more',
      path: '',
      message: `${grouped(left)} more ${left === 1 ? 'problem is' : 'problems are'} not listed.`,
      advice: 'Correct those listed and read the file again.',
    })
  }
  return { problems, report, finish }
}

/** The value of the text, a copy that is ours to change; undefined where there is none, which has been reported. */
function parse(input: unknown, report: Report): unknown {
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : textOf(input)
  const fail = (code: string, message: string, advice: string) => report({ code, path: '', message, advice })
  if (text === undefined) {
    fail('document.shape', 'This is not a value that JSON can hold.', 'Give the text of the file.')
  } else if (text.length > LIMITS.document) {
    fail(
      'json.size',
      `The document has ${grouped(text.length)} characters; at most ${grouped(LIMITS.document)} are read.`,
      'Split it into several files.',
    )
  } else if (text.trim() === '') {
    fail('json.empty', 'The file is empty.', 'Choose another file.')
  } else {
    try {
      return JSON.parse(text) as unknown
    } catch {
      const { line, column, reason } = findFault(text) ?? { line: 1, column: 1, reason: 'it could not be parsed' }
      fail(
        'json.syntax',
        `This is not JSON: at line ${line}, column ${column}, ${reason}.`,
        text.trimStart().startsWith('<')
          ? 'This looks like a web page. Download the file itself.'
          : 'If the file was cut off, get it again; otherwise correct it at that position.',
      )
    }
  }
  return undefined
}

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value) as string | undefined
  } catch {
    // Circular values, big integers and what throws when it is read.
    return undefined
  }
}

function rawIncidents(body: Plain, report: Report): unknown[] | null {
  const { format, incidents } = body
  const fail = (code: string, path: string, message: string, advice: string) => report({ code, path, message, advice })
  if (format !== FORMAT && typeof format === 'string' && /^dateline\/\d+$/.test(format)) {
    fail(
      'document.version',
      'format',
      `format is ${found(format)}, which this program cannot read: it knows "${FORMAT}". Nothing is loaded.`,
      'Use a newer version of the program, or ask for the file in the older format.',
    )
    return null
  }
  if (!Array.isArray(incidents)) {
    const fault = incidents === undefined ? 'is missing' : `should be a list of incidents; found ${found(incidents)}`
    fail(
      'document.incidents',
      'incidents',
      `incidents ${fault}. Nothing is loaded.`,
      'Check that this is a file of incidents.',
    )
    return null
  }
  if (format !== FORMAT) {
    const fault = format === undefined ? 'is missing' : `should be "${FORMAT}"; found ${found(format)}`
    fail(
      'document.format',
      'format',
      `format ${fault}. The document is read as "${FORMAT}".`,
      `Write "format": "${FORMAT}".`,
    )
  }
  if (incidents.length > LIMITS.incidents) {
    const [all, most] = [grouped(incidents.length), grouped(LIMITS.incidents)]
    fail(
      'document.incidents',
      'incidents',
      `incidents has ${all} entries; the first ${most} are read.`,
      'Split the document into several files.',
    )
  }
  return incidents.slice(0, LIMITS.incidents)
}
