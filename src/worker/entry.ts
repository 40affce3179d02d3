import { expose } from 'comlink'
import type { Incident } from '../domain/incident.ts'
import { locateIncidents, placesToLocate } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import { placeKey } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { openGazetteer } from '../geocode/gazetteer.ts'
import type { Extraction, ExtractOptions } from '../extract/extract.ts'
import { extractIncidents } from '../extract/extract.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { searchPlaces } from '../geocode/search.ts'
import { formatOf } from '../io/formats.ts'

/** What a file of incidents holds, and what of it could not be read. */
export interface DataFile {
  incidents: Incident[]
  problems: Problem[]
}

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

/** Compresses apart from the page: it takes a second or two for many incidents. */
const squeezing = () => import('../lib/compress.ts')

/** What the page may ask of the worker. Urls are absolute. */
const api = {
  /** Resolves places in order; each answer has what could not be done. */
  async resolve(url: string, places: readonly Place[]): Promise<{ place: Place; problem: Problem | null }[]> {
    const opened = await gazetteer(url)
    return places.map((place) => resolvePlace(opened, place))
  },
  async compress(text: string, primer: string): Promise<Uint8Array> {
    const { compress } = await squeezing()
    const encoder = new TextEncoder()
    return compress(encoder.encode(text), encoder.encode(primer))
  },
  /** Rejects where the bytes are not what `compress` gave, or stand for more than `limit` bytes of text. */
  async decompress(bytes: Uint8Array, primer: string, limit: number): Promise<string> {
    const { decompress } = await squeezing()
    const text = decompress(bytes, new TextEncoder().encode(primer), limit)
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  },
  async search(url: string, query: string, limit: number): Promise<Place[]> {
    return searchPlaces(await gazetteer(url), query, { limit })
  },
  /** Reads a file of incidents by the end of its name, and gives their places positions. Takes the bytes over. */
  async readData(url: string, name: string, bytes: Uint8Array, elsewhere: readonly Incident[]): Promise<DataFile> {
    const format = formatOf(name)
    if (!format) throw new Error(`the end of ${name} says no format of incidents`)
    const { incidents, problems } = (await format.open()).read(bytes, elsewhere)
    const places = placesToLocate(incidents)
    if (places.length === 0) return { incidents, problems }
    const opened = await gazetteer(url)
    const resolved = places.map((place) => resolvePlace(opened, place))
    const located = new Map(places.map((place, i) => [placeKey(place), resolved[i]?.place ?? place]))
    return {
      incidents: locateIncidents(incidents, located),
      problems: [...problems, ...resolved.flatMap(({ problem }) => problem ?? [])],
    }
  },
  async extract(url: string, text: string, options: ExtractOptions): Promise<Extraction> {
    return extractIncidents(text, await gazetteer(url), options)
  },
}

export type WorkerApi = typeof api

expose(api)
