import { freshName } from '../lib/freshName.ts'
import { formatNumber, joinWords } from '../domain/describe.ts'
import type { Evidence, Incident, People, Source } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { summaryOf } from '../domain/summary.ts'
import { whenOf } from './calendar.ts'
import type { Draft, DraftPlace } from './drafts.ts'
import type { Reading } from './reading.ts'
import { tokenAt } from './tokens.ts'
import type { Total } from './totals.ts'

/** A stated total held against the incidents that the report itemises. */
export interface Reconciliation {
  /** Id of the total. */
  total: string
  /** Ids of its parts. */
  itemised: string[]
  /** The parts added up; `most` null where one of them is open. */
  least: number
  most: number | null
  verdict: Total['verdict']
}

/** Incidents in the order of the text, with lasting ids, our own words and the report's words as evidence. */
export function incidentsOf(
  reading: Reading,
  drafts: readonly Draft[],
  totals: readonly Total[],
  source: Source,
): { incidents: Incident[]; reconciliations: Reconciliation[] } {
  const ids = new Map<Draft, string>()
  const taken = new Set<string>()
  const bodies = drafts.map((draft) => ({ draft, body: bodyOf(reading, draft, source) }))
  for (const { draft, body } of bodies) ids.set(draft, freshName(idOf(body), taken))
  const idsOf = (list: readonly Draft[]): string[] => list.flatMap((draft) => ids.get(draft) ?? [])
  const reconciliations = totals.map(({ whole, parts, least, most, verdict }): Reconciliation => {
    return {
      total: ids.get(whole) ?? '',
      itemised: idsOf(parts),
      least,
      most: most === Infinity ? null : most,
      verdict,
    }
  })
  const incidents = bodies.map(({ draft, body }): Incident => {
    const reconciliation = reconciliations.find(({ total }) => total === ids.get(draft))
    return {
      id: ids.get(draft) ?? '',
      ...body,
      links: draft.type === 'deportation' ? idsOf(draft.arrests) : [],
      summary: summaryOf(body),
      notes: reconciliation
        ? noteOf(
            reconciliation,
            drafts.filter((part) => draft.parts.includes(part)),
          )
        : '',
      extra: reconciliation ? { itemised: reconciliation.itemised } : {},
    }
  })
  return { incidents, reconciliations }
}

type Body = Omit<Incident, 'id' | 'links' | 'summary' | 'notes' | 'extra'>

function bodyOf(reading: Reading, draft: Draft, source: Source): Body {
  const places = draft.places.map(({ place }) => placeOf(place))
  return {
    type: draft.type,
    status: draft.status,
    aggregate: draft.isTally,
    count: draft.count,
    people: draft.nations.map(({ code, count }): People => ({ nationality: code, min: count.min, max: count.max })),
    date: whenOf(draft.period),
    places,
    origin: draft.origin ? placeOf(draft.origin.place) : null,
    destination: draft.destination ? placeOf(draft.destination.place) : null,
    includes: [],
    sources: [source],
    evidence: evidenceOf(reading, draft),
  }
}

const placeOf = (place: Place): Place => ({ ...place })

const FIELDS = ['type', 'count', 'people', 'date', 'places', 'origin', 'destination', 'status']

function evidenceOf(reading: Reading, draft: Draft): Evidence[] {
  const placeTraces = (
    field: string,
    places: readonly (DraftPlace | null)[],
  ): Array<{ field: string; from: number; until: number }> =>
    places.flatMap((place) => (place?.trace ? [{ field, ...place.trace }] : []))
  const traces = [
    ...draft.traces,
    ...placeTraces('places', draft.places),
    ...placeTraces('origin', [draft.origin]),
    ...placeTraces('destination', [draft.destination]),
  ]
  const seen = new Set<string>()
  return traces
    .map(({ field, from, until }): Evidence => {
      const start = tokenAt(reading.tokens, from).start
      const end = tokenAt(reading.tokens, until - 1).end
      return { field, quote: reading.text.slice(start, end), start, end, source: 0 }
    })
    .filter(({ field, start, end }) => end > start && !seen.has(`${field} ${start}`) && seen.add(`${field} ${start}`))
    .sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.start - b.start)
}

/** `2017-08-02-siem-reap-banteay-meanchey-arrest`, `2017-07-cambodia-to-china`. */
export function idOf(body: Body): string {
  const { start, precision } = body.date
  const when =
    start === null
      ? 'undated'
      : precision === 'year'
        ? start.slice(0, 4)
        : precision === 'month'
          ? start.slice(0, 7)
          : start
  const where =
    body.type === 'arrest'
      ? body.places.slice(0, 3).map(({ name }) => name)
      : [body.origin?.name ?? '', body.destination ? `to ${body.destination.name}` : '']
  const what = body.type === 'arrest' ? 'arrest' : body.destination ? '' : 'deportation'
  return slug(
    [when, ...where, what, body.aggregate ? 'total' : '', body.status === 'planned' ? 'planned' : ''].join(' '),
  )
}

const slug = (words: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 100)

function noteOf({ least, most, verdict }: Reconciliation, parts: readonly Draft[]): string {
  const figures = joinWords(parts.map(({ count }) => formatNumber(count.min ?? count.max ?? 0)))
  const sum = most === null || most !== least ? `at least ${formatNumber(least)}` : formatNumber(least)
  const words =
    verdict === 'agrees'
      ? 'which agrees with the total'
      : verdict === 'less'
        ? 'which leaves the rest of the total open'
        : 'which is more than the total'
  return `The report itemises ${figures}: ${sum} in all, ${words}.`
}
