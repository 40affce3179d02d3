import type { Incident } from '../domain/incident.ts'
import { BLANK_HEAD, type DocumentHead } from './document.ts'
import { FORMAT } from './schema.ts'

/**
 * Writes a document that `readDocument` reads back exactly: indented by one space, fields in the order of the format's
 * table, unknown fields last, fields that say nothing (an empty list, `"aggregate": false`) left out.
 * Ends with a line break.
 */
export function writeDocument(incidents: readonly Incident[], head: Partial<DocumentHead> = {}): string {
  const document = { ...headRecord(head), incidents: incidents.map(recordFrom) }
  return `${JSON.stringify(document, null, 1)}\n`
}

/** Everything of a document but its incidents, as it is written. */
export function headRecord(head: Partial<DocumentHead> = {}): Record<string, unknown> {
  const { title, description, license, coverage, report, holds, extra } = { ...BLANK_HEAD, ...head }
  return {
    format: FORMAT,
    title,
    description,
    license,
    ...(coverage && { coverage }),
    ...(report && { report }),
    ...(holds.length > 0 && { holds }),
    ...extra,
  }
}

/** An incident as it is written. */
export function recordFrom(incident: Incident): Record<string, unknown> {
  const { id, type, status, aggregate, count, people, date, places, origin, destination } = incident
  const { links, includes, summary, notes, sources, evidence, extra } = incident
  return {
    id,
    type,
    ...(status !== 'done' && { status }),
    ...(aggregate && { aggregate }),
    count,
    people,
    date,
    ...(places.length > 0 && { places }),
    ...(origin && { origin }),
    ...(destination && { destination }),
    ...(links.length > 0 && { links }),
    ...(includes.length > 0 && { includes }),
    summary,
    ...(notes !== '' && { notes }),
    sources,
    ...(evidence.length > 0 && { evidence }),
    ...extra,
  }
}
