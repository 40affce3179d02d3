import type { Incident } from '../domain/incident.ts'
import type { Coverage, Report } from './schema.ts'

export type { Coverage, Report } from './schema.ts'

/** What a document says about itself: everything but its incidents. Absent texts are empty. */
export interface DocumentHead {
  title: string
  description: string
  license: string
  /** What was looked through, and where it is thin; null where the document does not say. Days inclusive. */
  coverage: Coverage | null
  /** The report that the document retells; null for a collection. */
  report: Report | null
  /** Ids of incidents in another document that belong to this one too. */
  holds: string[]
  /** Fields that the format does not know, kept so that they can be written again. */
  extra: Record<string, unknown>
}

/** A head that says nothing. */
export const BLANK_HEAD: DocumentHead = Object.freeze({
  title: '',
  description: '',
  license: '',
  coverage: null,
  report: null,
  holds: [],
  extra: {},
})

/** Ids of the incidents that are known to be part of a running total; empty where the record names none. */
export function itemisedOf(incident: Incident): string[] {
  const value = incident.extra.itemised
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}
