import { extentOf } from '../domain/extent.ts'
import type { Choices } from '../domain/facets.ts'
import type { Incident, Incidents } from '../domain/incident.ts'
import { placesOf } from '../domain/incident.ts'
import { isLocated } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Window } from '../domain/view.ts'
import type { Coverage, DocumentHead, Report } from '../io/document.ts'
import type { Span } from '../time/span.ts'
import type { LedgerLine } from '../time/tally.ts'
import type { DrawnIndex, TimeIndex } from '../time/timeIndex.ts'
import { buildTimeIndex } from '../time/timeIndex.ts'
import type { Related } from '../worker/fileQuestions.ts'
import type { Answers } from './answers.ts'

/** Where the incident of an id is. */
export interface Positions {
  get: (id: string) => number | undefined
  has: (id: string) => boolean
}

interface About {
  title: string
  description: string
  license: string
  coverage: Coverage | null
  /** Reports retold beside the collection, with the incidents that they hold. */
  reports: { report: Report; holds: string[] }[]
  problems: readonly Problem[]
  extent: Window
}

/** A story that comes with the collection. */
export interface OfferedStory {
  /** What stands for it in a link. */
  name: string
  title: string
  steps: number
}

/** Everything that was loaded, indexed. Never changed, only replaced. */
export interface Collection extends About {
  file: null
  stories: readonly OfferedStory[]
  incidents: readonly Incident[]
  index: TimeIndex
  /** Position of an incident by id. */
  position: ReadonlyMap<string, number>
}

/** A file with more incidents than are kept one by one: its worker answers for them. */
export interface FileDataset extends About {
  file: OpenFile
  /** Those that have been asked for. */
  incidents: Incidents
  index: DrawnIndex
  /** By `idAt`. */
  position: Positions
  answers: Answers
}

export type Dataset = Collection | FileDataset

export interface OpenFile {
  name: string
  choices: Choices
  /** Name of the place that a point stands for; undefined until it has come. */
  nameOf: (point: number) => string | undefined
  /** What belongs to an incident; undefined until it has come. */
  related: (position: number) => Related | undefined
  ledger: (span: Span) => Promise<LedgerLine[]>
  /** Where each incident is in the order of people, fewest first. */
  byPeople: () => Promise<Int32Array>
}

/** What stands for an incident in a view: its id, or its place in a file, where ids are too many to be kept. */
export const idAt = (dataset: Dataset, position: number): string =>
  dataset.file ? `${ROW}${position}` : dataset.incidents[position]!.id

const ROW = 'row:'

/** Positions in a file by what `idAt` says. */
export function rowPositions(size: number): Positions {
  const get = (id: string): number | undefined => {
    const position = id.startsWith(ROW) ? Number(id.slice(ROW.length)) : NaN
    return Number.isInteger(position) && position >= 0 && position < size ? position : undefined
  }
  return { get, has: (id) => get(id) !== undefined }
}

/** One dataset of several documents; the first one names it. */
export function makeDataset(
  documents: readonly { document: DocumentHead; incidents: readonly Incident[] }[],
  problems: readonly Problem[],
): Collection {
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
    file: null,
    stories: [],
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
export function joined(collection: Collection, own: readonly Incident[]): readonly Incident[] {
  if (own.length === 0) return collection.incidents
  const replaced = new Map(own.map((incident) => [incident.id, incident]))
  return [
    ...collection.incidents.map((incident) => replaced.get(incident.id) ?? incident),
    ...own.filter(({ id }) => !collection.position.has(id)),
  ]
}

/** The collection with one's own incidents, or those alone, indexed. */
export function withOwn(collection: Collection, own: readonly Incident[], showing: Showing): Collection {
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
export function withShared(collection: Collection, shared: readonly Incident[], only: boolean): Collection {
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
