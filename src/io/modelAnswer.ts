import { UNKNOWN_COUNT } from '../domain/count.ts'
import type { Evidence, Incident, Source } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { readDocument } from './read.ts'
import { FORMAT } from './schema.ts'
import { found } from './wording.ts'

/** What a language model proposed for a report, as far as the report bears it out. */
export interface Proposals {
  /** Without coordinates and summaries; every filled field has evidence that is really in the report. */
  incidents: Incident[]
  /** What was refused and why, for a person. */
  refusals: string[]
}

type Plain = Record<string, unknown>

const MOST_INCIDENTS = 100
const MOST_QUOTES = 40
const LONGEST_QUOTE = 1_000
const MOST_REFUSALS = 50

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads the answer of an OpenAI-compatible server to `modelRequest`. The answer is as untrusted as any file: only the
 * fields of the incident format are looked at, the one schema checks them, and a field whose quote does not stand in
 * the report is refused. Never throws.
 */
export function readModelAnswer(answer: string, text: string, source: Source): Proposals {
  const refusals: string[] = []
  const refuse = (words: string): void => {
    if (refusals.length < MOST_REFUSALS) refusals.push(words)
    else if (refusals.length === MOST_REFUSALS) refusals.push('More was refused than is listed here.')
  }
  const content = contentOf(answer)
  const root = content === null ? undefined : parsed(unfenced(content))
  const list = isPlain(root) ? root.incidents : root
  if (!Array.isArray(list)) {
    refuse(
      content === null
        ? 'The server did not answer in the form of chat completions (choices, message, content).'
        : 'The model did not answer with a JSON object of incidents.',
    )
    return { incidents: [], refusals }
  }
  if (list.length > MOST_INCIDENTS)
    refuse(`The model proposed ${list.length} incidents; only the first ${MOST_INCIDENTS} are looked at.`)
  const incidents = list.slice(0, MOST_INCIDENTS).flatMap((raw: unknown, i): Incident[] => {
    const name = `Proposal ${i + 1}`
    if (!isPlain(raw)) {
      refuse(`${name} is ${found(raw)} instead of an incident.`)
      return []
    }
    const { incidents: read, problems } = readDocument({ format: FORMAT, incidents: [chosen(raw, i, source)] })
    for (const { path, message } of problems)
      refuse(`${name}: ${path.replace(/^incidents\[0\]\.?/u, '')} ${message}`.trim())
    const [incident] = read
    if (!incident) return []
    if (incident.type !== 'arrest' && incident.type !== 'deportation') {
      refuse(`${name} is of the type ${found(incident.type)}; only arrests and deportations are taken.`)
      return []
    }
    const evidence = evidenceOf(raw.evidence, text, (words) => refuse(`${name}: ${words}`))
    const borne = withinEvidence({ ...incident, evidence }, (words) => refuse(`${name}: ${words}`))
    return borne ? [borne] : []
  })
  return { incidents, refusals }
}

function contentOf(answer: string): string | null {
  const root = parsed(answer)
  const choices = isPlain(root) ? root.choices : null
  const first: unknown = Array.isArray(choices) ? choices[0] : null
  const message = isPlain(first) ? first.message : null
  return isPlain(message) && typeof message.content === 'string' ? message.content : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Many models put a fence of back quotes around their JSON. */
const unfenced = (content: string): string => /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/u.exec(content)?.[1] ?? content

/** Only the fields that a proposal may fill, in a new object: no position, no note, no words of the model's own. */
const chosen = (raw: Plain, i: number, source: Source): Plain => ({
  id: `model-${i + 1}`,
  type: raw.type,
  ...(raw.status == null ? {} : { status: raw.status }),
  ...(raw.aggregate == null ? {} : { aggregate: raw.aggregate }),
  count: bounds(raw.count) ?? { ...UNKNOWN_COUNT },
  people: Array.isArray(raw.people)
    ? raw.people.map((one: unknown) =>
        isPlain(one) ? { nationality: one.nationality, min: one.min ?? null, max: one.max ?? null } : one,
      )
    : [],
  date: isPlain(raw.date)
    ? { start: raw.date.start ?? null, end: raw.date.end ?? raw.date.start ?? null, precision: raw.date.precision }
    : { start: null, end: null, precision: 'unknown' },
  places: Array.isArray(raw.places) ? raw.places.map(placeOf) : [],
  origin: placeOf(raw.origin),
  destination: placeOf(raw.destination),
  sources: [source],
})

const bounds = (count: unknown): Plain | null =>
  isPlain(count) ? { min: count.min ?? null, max: count.max ?? null, qualifier: count.qualifier } : null

const placeOf = (place: unknown): unknown =>
  isPlain(place) ? { name: place.name, country: place.country ?? null, admin1: place.admin1 ?? null } : (place ?? null)

/** The quotes that stand in the report, with where. */
function evidenceOf(raw: unknown, text: string, refuse: (words: string) => void): Evidence[] {
  if (!Array.isArray(raw)) return []
  return raw.slice(0, MOST_QUOTES).flatMap((one: unknown): Evidence[] => {
    if (!isPlain(one) || typeof one.field !== 'string' || typeof one.quote !== 'string') return []
    const field = one.field.slice(0, 40)
    const quote = one.quote.trim()
    if (quote === '' || quote.length > LONGEST_QUOTE) return []
    const at = locate(text, quote)
    if (!at) {
      refuse(`the quote ${found(quote)} for ${found(field)} does not stand in the report.`)
      return []
    }
    return [{ field, quote: text.slice(at.start, at.end), ...at, source: 0 }]
  })
}

/** Where a quote stands; line breaks and runs of spaces count as one space. */
function locate(text: string, quote: string): { start: number; end: number } | null {
  const exact = text.indexOf(quote)
  if (exact >= 0) return { start: exact, end: exact + quote.length }
  const pattern = quote
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('\\s+')
  const match = new RegExp(pattern, 'u').exec(text)
  return match && { start: match.index, end: match.index + match[0].length }
}

/** The incident with the fields that its quotes bear out; null where no type, or neither figure nor day, is left. */
function withinEvidence(incident: Incident, refuse: (words: string) => void): Incident | null {
  const { evidence } = incident
  const quotes = (field: string): string[] =>
    evidence.filter((one) => one.field === field || one.field.startsWith(`${field}[`)).map(({ quote }) => quote)
  const has = (field: string, isFilled: boolean): boolean => {
    if (!isFilled) return false
    if (quotes(field).length > 0) return true
    refuse(`${field} has no quote from the report and is left out.`)
    return false
  }
  const names =
    (field: string) =>
    (place: Place): boolean => {
      if (quotes(field).some((quote) => quote.toLowerCase().includes(place.name.toLowerCase()))) return true
      refuse(`the place ${found(place.name)} does not stand in a quote for ${field} and is left out.`)
      return false
    }
  if (quotes('type').length === 0) {
    refuse('no words of the report say that it happened; it is refused.')
    return null
  }
  const isPlanned = has('status', incident.status === 'planned')
  const isCounted = has('count', incident.count.min !== null || incident.count.max !== null)
  const isDated = has('date', incident.date.start !== null || incident.date.end !== null)
  if (!isCounted && !isDated) {
    refuse('neither a number nor a day is left; it is refused.')
    return null
  }
  const { origin, destination } = incident
  return {
    ...incident,
    status: isPlanned ? 'planned' : 'done',
    aggregate: has('aggregate', incident.aggregate),
    count: isCounted ? incident.count : UNKNOWN_COUNT,
    people: has('people', incident.people.length > 0) ? incident.people : [],
    date: isDated ? incident.date : { start: null, end: null, precision: 'unknown' },
    places: has('places', incident.places.length > 0) ? incident.places.filter(names('places')) : [],
    origin: origin && has('origin', true) && names('origin')(origin) ? origin : null,
    destination: destination && has('destination', true) && names('destination')(destination) ? destination : null,
    links: [],
    includes: [],
    summary: '',
    notes: '',
  }
}
