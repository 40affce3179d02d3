import { expose } from 'comlink'
import type { Place } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { openGazetteer } from '../geocode/gazetteer.ts'
import type { Extraction, ExtractOptions } from '../extract/extract.ts'
import { extractIncidents } from '../extract/extract.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { searchPlaces } from '../geocode/search.ts'

let opening: Promise<Gazetteer> | null = null

/** The gazetteer, fetched and opened when first asked for; a failed load is tried again at the next call. */
function gazetteer(url: string): Promise<Gazetteer> {
  opening ??= load(url).catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

async function load(url: string): Promise<Gazetteer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`)
  return openGazetteer(new Uint8Array(await response.arrayBuffer()))
}

/** What the page may ask of the worker. Urls are absolute. */
const api = {
  /** Resolves places in order; each answer has what could not be done. */
  async resolve(url: string, places: readonly Place[]): Promise<{ place: Place; problem: Problem | null }[]> {
    const opened = await gazetteer(url)
    return places.map((place) => resolvePlace(opened, place))
  },
  async search(url: string, query: string, limit: number): Promise<Place[]> {
    return searchPlaces(await gazetteer(url), query, { limit })
  },
  async extract(url: string, text: string, options: ExtractOptions): Promise<Extraction> {
    return extractIncidents(text, await gazetteer(url), options)
  },
}

export type WorkerApi = typeof api

expose(api)
