import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { type Extraction, type ExtractOptions, extractIncidents } from './extract.ts'
import { freshName } from '../lib/freshName.ts'
import { LONGEST_TEXT } from './legible.ts'

/** Most characters that are read of any text. About twenty seconds' work. */
export const MOST_READ = 5_000_000
/** A piece of a long text: half a second's work, after which the reader hears how far it is. */
const PIECE = 100_000

export interface LongOptions extends ExtractOptions {
  /** Stops after so many incidents; what is left is said. */
  mostIncidents?: number
  /** How much is read, 0 to 1, after each piece of a long text. */
  onProgress?: (share: number) => void
}

/**
 * Reads a text of any length: a report as a whole, a longer text (a collection, a book) in pieces that end at paragraphs.
 * Totals are held against what the same piece itemises. Total and deterministic, like `extractIncidents`.
 */
export function extractLong(text: string, gazetteer: Gazetteer, options: LongOptions): Extraction {
  const { mostIncidents = Infinity, onProgress, ...rest } = options
  if (text.length <= LONGEST_TEXT) return extractIncidents(text, gazetteer, rest)
  const pieces = piecesOf(text.slice(0, MOST_READ))
  const whole: Extraction = { incidents: [], problems: [], published: null, reconciliations: [] }
  const taken = new Set<string>()
  let passedOver = 0
  let read = 0
  for (const [i, { start, end }] of pieces.entries()) {
    // What was read as the day of the first piece holds for all.
    const published = rest.published ?? whole.published
    const found = extractIncidents(text.slice(start, end), gazetteer, { ...rest, published })
    if (i === 0) {
      whole.problems.push(...found.problems)
      whole.published = found.published
      // Not English, or no text at all: the rest will not be better.
      if (found.problems.some(({ code }) => /^report\.(?:empty|binary|language)$/u.test(code))) return whole
    } else if (found.problems.some(({ code }) => /^report\.(?:binary|language)$/u.test(code))) passedOver++
    const shifted = shift(found, start, taken)
    whole.incidents.push(...shifted.incidents)
    whole.reconciliations.push(...shifted.reconciliations)
    read = end
    onProgress?.(end / text.length)
    if (whole.incidents.length >= mostIncidents) break
  }
  whole.problems.push(...problemsOf(text.length, read, whole.incidents.length, passedOver))
  return whole
}

function problemsOf(length: number, read: number, incidents: number, passedOver: number): Problem[] {
  const problems: Problem[] = []
  if (read < length)
    problems.push({
      code: 'report.long',
      path: 'report',
      message: `The text has ${length} characters; the first ${read} were read, which gave ${incidents} incidents.`,
      advice: 'Give the rest as a text of its own.',
    })
  if (passedOver > 0)
    problems.push({
      code: 'report.language',
      path: 'report',
      message: `${passedOver} ${passedOver === 1 ? 'part' : 'parts'} of the text did not seem to be in English and ${passedOver === 1 ? 'was' : 'were'} passed over.`,
      advice: 'Translate them first, or enter what they report by hand.',
    })
  return problems
}

/** Cuts at the last blank line, else line end, else space of each piece. */
function piecesOf(text: string): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  for (let start = 0; start < text.length;) {
    const limit = start + PIECE
    const cut = (mark: string): number => text.lastIndexOf(mark, limit - mark.length)
    const least = start + PIECE / 2
    const at =
      limit >= text.length ? text.length : (['\n\n', '\n', ' '].map(cut).find((found) => found > least) ?? limit)
    pieces.push({ start, end: at })
    start = at
  }
  return pieces
}

/** The incidents of a piece with offsets in the whole text, under ids that no earlier piece has. */
function shift(
  { incidents, reconciliations }: Extraction,
  by: number,
  taken: Set<string>,
): Pick<Extraction, 'incidents' | 'reconciliations'> {
  const names = new Map(incidents.map(({ id }) => [id, freshName(id, taken)]))
  const named = (id: string): string => names.get(id) ?? id
  return {
    incidents: incidents.map((incident) => {
      const parts = itemisedIn(incident)
      return {
        ...incident,
        id: named(incident.id),
        links: incident.links.map(named),
        includes: incident.includes.map(named),
        extra: parts ? { ...incident.extra, itemised: parts.map(named) } : incident.extra,
        evidence: incident.evidence.map((one) => ({ ...one, start: one.start + by, end: one.end + by })),
      }
    }),
    reconciliations: reconciliations.map((one) => ({
      ...one,
      total: named(one.total),
      itemised: one.itemised.map(named),
    })),
  }
}

const itemisedIn = ({ extra }: Incident): string[] | null =>
  Array.isArray(extra.itemised) ? extra.itemised.filter((id) => typeof id === 'string') : null
