import type { Incident } from '../domain/incident.ts'
import { locateBy } from '../domain/locate.ts'
import type { Problem } from '../domain/problem.ts'
import { readDocument } from '../io/read.ts'
import type { Carried } from '../share/carried.ts'
import { dataBytes, dataText } from '../share/packing.ts'
import { PRIMER } from '../share/primer1.ts'
import { lean, readRows, writeRows } from '../share/rows.ts'
import { compressText, decompressText, resolvePlaces } from '../worker/client.ts'

/** Bytes of rows that a link may stand for: some 800 incidents, and a few seconds of work at most. */
const MOST_BYTES = 500_000

/**
 * Packs incidents for the field `data` of a link, in the worker. `withEvidence`: with the quotes behind the fields.
 * Rejects with a `RangeError` where they are more than a link may hold.
 */
export async function packIncidents(incidents: readonly Incident[], withEvidence: boolean): Promise<string> {
  const rows = writeRows(incidents.map((incident) => lean(incident, withEvidence)))
  if (new TextEncoder().encode(rows).length > MOST_BYTES) throw new RangeError('they are too many for a link')
  return dataText(await compressText(rows, PRIMER))
}

/**
 * The incidents that a link carries, checked as those of a file are, with positions for their places. Never rejects:
 * what cannot be read is in `problems`. References may point to incidents of the collection, `known`.
 */
export async function unpackIncidents(
  { data }: Carried,
  known: readonly Incident[],
): Promise<{ incidents: Incident[]; problems: Problem[] }> {
  const bytes = dataBytes(data)
  if (typeof bytes === 'string') return unreadable(bytes)
  let text: string
  try {
    text = await decompressText(bytes, PRIMER, MOST_BYTES)
  } catch (error) {
    return unreadable(
      !(error instanceof Error)
        ? 'could not be read'
        : error.name === 'RangeError'
          ? `are more than a link may hold (${MOST_BYTES.toLocaleString('en')} bytes)`
          : error.name === 'DamagedError'
            ? 'are damaged: the link has been cut or changed'
            : `could not be read: ${error.message}`,
    )
  }
  const { incidents, problems } = readDocument(readRows(text), known)
  const found = problems.map((problem) => ({ ...problem, path: `link: ${problem.path}` }))
  if (incidents.length === 0 && problems.length > 0) return unreadable('are damaged: the link has been cut or changed')
  return { incidents: await locate(incidents, found), problems: found }
}

/** Resolves places that came without a position; tells of those that stay without. */
async function locate(incidents: Incident[], problems: Problem[]): Promise<Incident[]> {
  try {
    const located = await locateBy(incidents, resolvePlaces)
    problems.push(...located.problems)
    return located.incidents
  } catch {
    // Places without a position are told of when they are indexed.
    return incidents
  }
}

const unreadable = (words: string): { incidents: Incident[]; problems: Problem[] } => ({
  incidents: [],
  problems: [
    {
      code: 'link.data',
      path: 'link: data',
      message: `The incidents in the link ${words}. The collection is shown without them.`,
      advice: 'Copy the link again, whole; some programs cut long links. Or ask its sender for the file.',
    },
  ],
})
