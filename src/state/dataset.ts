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
