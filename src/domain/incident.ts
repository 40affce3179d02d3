import type { Count } from './count.ts'
import type { Place } from './place.ts'

export const DATE_PRECISIONS = ['day', 'month', 'year', 'range', 'unknown'] as const
export type DatePrecision = (typeof DATE_PRECISIONS)[number]

/** ISO days, both inclusive, as people write them. */
export interface When {
  start: string | null
  end: string | null
  precision: DatePrecision
}

/** People of one nationality inside a count; both null: present, number not stated. */
export interface People {
  /** ISO 3166-1 alpha-2, as reported. */
  nationality: string
  min: number | null
  max: number | null
}

export interface Source {
  publisher: string
  title: string
  url: string
  published: string | null
}

/** The words of a report that a field came from; offsets in UTF-16 code units, end exclusive. */
export interface Evidence {
  field: string
  quote: string
  start: number
  end: number
  source: number
}

/**
 * What a report says happened. `type` is open: `arrest` and `deportation` are drawn, others are kept and listed.
 * Several `places` are one joint figure over all of them. The format is described in docs/incident-format.md.
 */
export interface Incident {
  id: string
  type: string
  status: 'done' | 'planned'
  /** A running total over many operations: shown beside the sums, never added to one. */
  aggregate: boolean
  count: Count
  people: People[]
  date: When
  places: Place[]
  origin: Place | null
  destination: Place | null
  /** Ids of the arrests whose people were deported here. */
  links: string[]
  /** Ids of incidents of the same type already counted inside this one. */
  includes: string[]
  summary: string
  notes: string
  sources: Source[]
  evidence: Evidence[]
  /** Fields that the format does not know, kept so that they can be written again. */
  extra: Record<string, unknown>
}

/** Incidents by position. Those of a large file are read when they are asked for: until then there is nothing at theirs. */
export interface Incidents {
  readonly length: number
  at: (position: number) => Incident | undefined
}

/** Every place that an incident names, in the order: places, origin, destination. */
export function placesOf(incident: Incident): Place[] {
  return [
    ...incident.places,
    ...(incident.origin ? [incident.origin] : []),
    ...(incident.destination ? [incident.destination] : []),
  ]
}
