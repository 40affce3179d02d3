import { expose } from 'comlink'
import type { Incident, Source } from '../domain/incident.ts'
import type { Resolved } from '../domain/locate.ts'
import { locateBy } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Extraction, ExtractOptions } from '../extract/extract.ts'
import { extractLong } from '../extract/extractLong.ts'
import { finishProposed } from '../extract/proposed.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { searchPlaces } from '../geocode/search.ts'
import { formatOf } from '../io/formats.ts'
import type { Proposals } from '../io/modelAnswer.ts'
import { openGazetteerFor } from './gazetteerAt.ts'

/** What a file of incidents holds, and what of it could not be read. */
export interface DataFile {
  incidents: Incident[]
  problems: Problem[]
}

/** More drafts than anybody checks, and as many as the page shows without getting slow. */
const MOST_DRAFTS = 1000

/** Compresses apart from the page: it takes a second or two for many incidents. */
const squeezing = () => import('../lib/compress.ts')

/** What the page may ask of the worker. Urls are absolute. */
const api = {
  /** Resolves places in order; each answer has what could not be done. */
  async resolve(url: string, places: readonly Place[]): Promise<Resolved[]> {
    const opened = await openGazetteerFor(url, places.map(({ name }) => name).join('\n'))
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
    return searchPlaces(await openGazetteerFor(url, query), query, { limit })
  },
  /** Reads a file of incidents by the end of its name, and gives their places positions. Takes the bytes over. */
  async readData(url: string, name: string, bytes: Uint8Array, elsewhere: readonly Incident[]): Promise<DataFile> {
    const format = formatOf(name)
    if (!format) throw new Error(`the end of ${name} says no format of incidents`)
    const { incidents, problems } = (await format.open()).read(bytes, elsewhere)
    const located = await locateBy(incidents, (places) => api.resolve(url, places))
    return { incidents: located.incidents, problems: [...problems, ...located.problems] }
  },
  /** What a language model answered, as far as the report bears it out (see io/modelAnswer.ts). */
  async propose(url: string, answer: string, text: string, source: Source): Promise<Proposals> {
    const { readModelAnswer } = await import('../io/modelAnswer.ts')
    const { incidents, refusals } = readModelAnswer(answer, text, source)
    return { incidents: finishProposed(incidents, await openGazetteerFor(url, text)), refusals }
  },
  /** `onProgress` is told how much is read, 0 to 1, of a long text. */
  async extract(
    url: string,
    text: string,
    options: ExtractOptions,
    onProgress: (share: number) => void,
  ): Promise<Extraction> {
    return extractLong(text, await openGazetteerFor(url, text), { ...options, mostIncidents: MOST_DRAFTS, onProgress })
  },
}

export type WorkerApi = typeof api

expose(api)
