import type { Count } from '../domain/count.ts'
import { countInWords } from '../domain/describe.ts'
import type { Incident, People, Source } from '../domain/incident.ts'

/** A count that holds both figures. Two equal ones stay as they are. */
export function widest(a: Count, b: Count): Count {
  if (a.min === b.min && a.max === b.max) return a
  if (a.min === null && a.max === null) return b
  if (b.min === null && b.max === null) return a
  const min = a.min === null || b.min === null ? null : Math.min(a.min, b.min)
  const max = a.max === null || b.max === null ? null : Math.max(a.max, b.max)
  const qualifier =
    min !== null && min === max ? 'exact' : max === null ? 'at_least' : min === null ? 'at_most' : 'about'
  return { min, max, qualifier }
}

function joinPeople(a: readonly People[], b: readonly People[]): People[] {
  const known = new Map(a.map((part) => [part.nationality, part]))
  for (const part of b) {
    const before = known.get(part.nationality)
    const joined = before
      ? widest({ ...before, qualifier: 'exact' }, { ...part, qualifier: 'exact' })
      : { min: part.min, max: part.max }
    known.set(part.nationality, { nationality: part.nationality, min: joined.min, max: joined.max })
  }
  return [...known.values()]
}

const isSameSource = (a: Source, b: Source): boolean =>
  a.url === b.url && a.title === b.title && a.publisher === b.publisher

const publishers = (incident: Incident): string =>
  [...new Set(incident.sources.map(({ publisher }) => publisher).filter(Boolean))].join(', ') || 'an unnamed source'

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]

/** Who said what, where the figures differ; empty where they do not. */
function whoSaidWhat(known: Incident, draft: Incident): string {
  const isSame = known.count.min === draft.count.min && known.count.max === draft.count.max
  return isSame
    ? ''
    : `${publishers(known)}: ${countInWords(known.count)}; ${publishers(draft)}: ${countInWords(draft.count)}.`
}

/**
 * Adds what a draft reports to a known incident: its sources and evidence, a range where the figures differ, and a note
 * of who said what. The known incident keeps its id and place. What one report announces and the other reports as done
 * is done, on the day of that report.
 */
export function mergeInto(known: Incident, draft: Incident): Incident {
  const fresh = draft.sources.filter((source) => !known.sources.some((other) => isSameSource(source, other)))
  const sources = [...known.sources, ...fresh]
  const isDoneNow = known.status === 'planned' && draft.status === 'done'
  return {
    ...known,
    status: isDoneNow ? 'done' : known.status,
    date: isDoneNow && draft.date.start !== null ? draft.date : known.date,
    count: widest(known.count, draft.count),
    people: joinPeople(known.people, draft.people),
    links: union(known.links, draft.links),
    includes: union(known.includes, draft.includes),
    notes: joinNotes(known, whoSaidWhat(known, draft), draft),
    sources,
    evidence: [
      ...known.evidence,
      ...draft.evidence.map((part) => ({ ...part, source: indexOf(sources, draft.sources[part.source]) })),
    ],
  }
}

const joinNotes = (known: Incident, note: string, draft: Incident): string =>
  [known.notes, note, known.notes.includes(draft.notes) ? '' : draft.notes].filter(Boolean).join(' ')

const indexOf = (sources: readonly Source[], wanted: Source | undefined): number =>
  Math.max(
    0,
    sources.findIndex((source) => wanted !== undefined && isSameSource(source, wanted)),
  )

/** The same operation at a further place: the draft's places and sources join, and the figure stays one. */
export function addPlaces(known: Incident, draft: Incident): Incident {
  const has = new Set(known.places.map(({ name, country }) => `${name}|${country}`))
  const merged = mergeInto(known, { ...draft, count: known.count, people: [] })
  return {
    ...merged,
    notes: joinNotes(known, whoSaidWhat(known, draft), draft),
    places: [...known.places, ...draft.places.filter(({ name, country }) => !has.has(`${name}|${country}`))],
  }
}
