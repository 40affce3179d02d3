import type { Incident } from '../domain/incident.ts'
import { locateIncidents } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import { placeKey } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { DocumentHead } from '../io/document.ts'
import type { Collection, OfferedStory } from './dataset.ts'
import { makeDataset } from './dataset.ts'

/** `data/seeds.json`: what the build made of the folder `seeds/`. Read and checked there, with the app's own code. */
export interface Seeds {
  /** The collection first, then the reports retold beside it. */
  parts: { document: DocumentHead; incidents: Incident[] }[]
  /** Every distinct place of the incidents, resolved. */
  places: Place[]
  problems: Problem[]
  /** Stories that come with the collection. */
  stories: OfferedStory[]
}

/** The seeds with their places on the map, indexed. */
export function datasetOfSeeds({ parts, places, problems, stories }: Seeds): Collection {
  const located = new Map(places.map((place) => [placeKey(place), place]))
  const documents = parts.map(({ document, incidents }) => ({
    document,
    incidents: locateIncidents(incidents, located),
  }))
  return { ...makeDataset(documents, problems), stories }
}
