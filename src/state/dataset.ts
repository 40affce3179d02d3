import { extentOf } from '../domain/extent.ts'
import type { Incident } from '../domain/incident.ts'
import { placesOf } from '../domain/incident.ts'
import { isLocated } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Window } from '../domain/view.ts'
import type { Coverage, DocumentHead, Report } from '../io/document.ts'
import type { TimeIndex } from '../time/timeIndex.ts'
import { buildTimeIndex } from '../time/timeIndex.ts'

/** Everything that was loaded, indexed. Never changed, only replaced. */
export interface Dataset {
  title: string
  description: string
  license: string
  coverage: Coverage | null
  /** Reports retold beside the collection, with the incidents that they hold. */
  reports: { report: Report; holds: string[] }[]
  incidents: readonly Incident[]
  problems: readonly Problem[]
  index: TimeIndex
  /** Position of an incident by id. */
  position: ReadonlyMap<string, number>
  extent: Window
}

/** One dataset of several documents; the first one names it. */
export function makeDataset(
  documents: readonly { document: DocumentHead; incidents: readonly Incident[] }[],
  problems: readonly Problem[],
): Dataset {
  const incidents = documents.flatMap((part) => part.incidents)
  const head = documents[0]?.document
  return {
    title: head?.title ?? '',
    description: head?.description ?? '',
    license: head?.license ?? '',
    coverage: head?.coverage ?? null,
    reports: documents.flatMap(({ document, incidents: own }) =>
      document.report
        ? [{ report: document.report, holds: [...document.holds, ...own.map((incident) => incident.id)] }]
        : [],
    ),
    incidents,
    problems: [...problems, ...incidents.flatMap(unplaced)],
    index: buildTimeIndex(incidents),
    position: new Map(incidents.map((incident, i) => [incident.id, i])),
    extent: extentOf(incidents),
  }
}

/** Which incidents the map, the list and all sums take: all, or one's own alone. */
export type Showing = 'all' | 'own'

/**
 * The collection's incidents with one's own. One that has the id of an incident of the collection stands in its place:
 * it was merged with it, or corrects it.
 */
export function joined(collection: Dataset, own: readonly Incident[]): readonly Incident[] {
  if (own.length === 0) return collection.incidents
  const replaced = new Map(own.map((incident) => [incident.id, incident]))
  return [
    ...collection.incidents.map((incident) => replaced.get(incident.id) ?? incident),
    ...own.filter(({ id }) => !collection.position.has(id)),
  ]
}

/** The collection with one's own incidents, or those alone, indexed. */
export function withOwn(collection: Dataset, own: readonly Incident[], showing: Showing): Dataset {
  if (own.length === 0) return collection
  const incidents = showing === 'own' ? own : joined(collection, own)
  return {
    ...collection,
    incidents,
    problems: [...collection.problems, ...own.flatMap(unplaced)],
    index: buildTimeIndex(incidents),
    position: new Map(incidents.map((incident, i) => [incident.id, i])),
    extent: extentOf(incidents),
  }
}

/** The collection with what a link carries, or that alone, indexed. */
export function withShared(collection: Dataset, shared: readonly Incident[], only: boolean): Dataset {
  if (shared.length === 0) return collection
  const dataset = withOwn(collection, shared, only ? 'own' : 'all')
  return only ? { ...dataset, reports: [], coverage: null } : dataset
}

function unplaced(incident: Incident): Problem[] {
  return placesOf(incident)
    .filter((place) => !isLocated(place))
    .map((place) => ({
      code: 'place.missing',
      path: incident.id,
      message: `“${place.name}” has no position, so it is not on the map. The incident is in the list and in all sums.`,
      advice: 'Give the place a country or coordinates in the data.',
    }))
}
