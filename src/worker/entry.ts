import { expose } from 'comlink'
import type { Incident } from '../domain/incident.ts'
import { locateIncidents, placesToLocate } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import { placeKey } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Extraction, ExtractOptions } from '../extract/extract.ts'
import { extractIncidents } from '../extract/extract.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { searchPlaces } from '../geocode/search.ts'
import { formatOf } from '../io/formats.ts'
import { openGazetteerAt } from './gazetteerAt.ts'

/** What a file of incidents holds, and what of it could not be read. */
export interface DataFile {
  incidents: Incident[]
  problems: Problem[]
}

/** What the page may ask of the worker. Urls are absolute. */
const api = {
  /** Resolves places in order; each answer has what could not be done. */
  async resolve(url: string, places: readonly Place[]): Promise<{ place: Place; problem: Problem | null }[]> {
    const opened = await openGazetteerAt(url)
    return places.map((place) => resolvePlace(opened, place))
  },
  async search(url: string, query: string, limit: number): Promise<Place[]> {
    return searchPlaces(await openGazetteerAt(url), query, { limit })
  },
  /** Reads a file of incidents by the end of its name, and gives their places positions. Takes the bytes over. */
  async readData(url: string, name: string, bytes: Uint8Array, elsewhere: readonly Incident[]): Promise<DataFile> {
    const format = formatOf(name)
    if (!format) throw new Error(`the end of ${name} says no format of incidents`)
    const { incidents, problems } = (await format.open()).read(bytes, elsewhere)
    const places = placesToLocate(incidents)
    if (places.length === 0) return { incidents, problems }
    const opened = await openGazetteerAt(url)
    const resolved = places.map((place) => resolvePlace(opened, place))
    const located = new Map(places.map((place, i) => [placeKey(place), resolved[i]?.place ?? place]))
    return {
      incidents: locateIncidents(incidents, located),
      problems: [...problems, ...resolved.flatMap(({ problem }) => problem ?? [])],
    }
  },
  async extract(url: string, text: string, options: ExtractOptions): Promise<Extraction> {
    return extractIncidents(text, await openGazetteerAt(url), options)
  },
}

export type WorkerApi = typeof api

expose(api)
