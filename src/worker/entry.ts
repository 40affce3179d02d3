import { expose } from 'comlink'
import type { Incident } from '../domain/incident.ts'
import { locateIncidents, placesToLocate } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import { placeKey } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { openGazetteer } from '../geocode/gazetteer.ts'
import { openOtherNames } from '../geocode/openOtherNames.ts'
import { hasOtherLetters } from '../geocode/otherScripts.ts'
import type { Extraction, ExtractOptions } from '../extract/extract.ts'
import { extractIncidents } from '../extract/extract.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { searchPlaces } from '../geocode/search.ts'
import { readToponyms, type Toponym } from '../geocode/toponyms.ts'
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

const load = async (url: string): Promise<Gazetteer> => openGazetteer(await bytesAt(url))

async function bytesAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

let naming: Promise<Gazetteer> | null = null

/**
 * The gazetteer for some names: the file of names in other scripts, which lies beside it, is fetched when first a name
 * has letters of one.
 */
async function gazetteerFor(url: string, names: string): Promise<Gazetteer> {
  const opened = await gazetteer(url)
  if (!naming && !hasOtherLetters(names)) return opened
  naming ??= bytesAt(new URL('names.bin', url).href)
    .then((bytes) => openOtherNames(opened, bytes))
    .catch((error: unknown) => {
      naming = null
      throw error
    })
  return naming
}

const namesOf = (places: readonly Place[]): string => places.map(({ name }) => name).join('\n')

/** What the page may ask of the worker. Urls are absolute. */
const api = {
  /** Resolves places in order; each answer has what could not be done. */
  async resolve(url: string, places: readonly Place[]): Promise<{ place: Place; problem: Problem | null }[]> {
    const opened = await gazetteerFor(url, namesOf(places))
    return places.map((place) => resolvePlace(opened, place))
  },
  async search(url: string, query: string, limit: number): Promise<Place[]> {
    return searchPlaces(await gazetteerFor(url, query), query, { limit })
  },
  /** Finds and resolves the place names of a text, demonyms included; tells the share that is done of a long one. */
  async toponyms(url: string, text: string, onProgress: (share: number) => void): Promise<Toponym[]> {
    return readToponyms(await gazetteerFor(url, text), text, { demonyms: true, onProgress })
  },
  /** Reads a file of incidents by the end of its name, and gives their places positions. Takes the bytes over. */
  async readData(url: string, name: string, bytes: Uint8Array, elsewhere: readonly Incident[]): Promise<DataFile> {
    const format = formatOf(name)
    if (!format) throw new Error(`the end of ${name} says no format of incidents`)
    const { incidents, problems } = (await format.open()).read(bytes, elsewhere)
    const places = placesToLocate(incidents)
    if (places.length === 0) return { incidents, problems }
    const opened = await gazetteerFor(url, namesOf(places))
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
