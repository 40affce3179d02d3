import { proxy, transfer } from 'comlink'
import type { Incident, Source } from '../domain/incident.ts'
import type { Resolved } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import type { Extraction, ExtractOptions } from '../extract/extract.ts'
import type { Proposals } from '../io/modelAnswer.ts'
import type { Connection } from './connection.ts'
import { CANCELLED, connect } from './connection.ts'
import type { DataFile, WorkerApi } from './entry.ts'

let remote: Connection<WorkerApi> | null = null

const GAZETTEER = 'geo/gazetteer.bin'

/** Asks the worker, which is started when first needed and again after a failure. */
const call: Connection<WorkerApi>['call'] = (ask) => {
  remote ??= connect<WorkerApi>(
    new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' }),
    'the background worker could not be started',
    () => (remote = null),
  )
  return remote.call(ask)
}

/** Ends everything that is under way: calls reject with this reason. The next call starts a new worker. */
export const cancelWork = (): void => remote?.stop(CANCELLED)

const gazetteerUrl = (): string => new URL(GAZETTEER, document.baseURI).href

/** Resolves places in the worker with the gazetteer, which is fetched at the first call. Rejects with what failed. */
export function resolvePlaces(places: readonly Place[]): Promise<Resolved[]> {
  return call((api) => api.resolve(gazetteerUrl(), places))
}

/** A text in few bytes, for a link; see lib/compress.ts. */
export function compressText(text: string, primer: string): Promise<Uint8Array> {
  return call((api) => api.compress(text, primer))
}

/** Reverses `compressText`; rejects where the bytes are others, or the text would have more than `limit` bytes. */
export function decompressText(bytes: Uint8Array, primer: string, limit: number): Promise<string> {
  return call((api) => api.decompress(bytes, primer, limit))
}

/** Places whose names begin like the query, best first. */
export function searchPlaces(query: string, limit: number): Promise<Place[]> {
  return call((api) => api.search(gazetteerUrl(), query, limit))
}

/** Reads the incidents of a report; tells how much of a long one is read, 0 to 1. Rejects with what failed, or `CANCELLED`. */
export function extractIncidents(
  text: string,
  options: ExtractOptions,
  onProgress: (share: number) => void,
): Promise<Extraction> {
  return call((api) => api.extract(gazetteerUrl(), text, options, proxy(onProgress)))
}

/** Reads a file of incidents. `elsewhere`: incidents that its references may point to. Takes the bytes over. */
export function readData(name: string, bytes: Uint8Array, elsewhere: readonly Incident[]): Promise<DataFile> {
  return call((api) => api.readData(gazetteerUrl(), name, transfer(bytes, [bytes.buffer]), elsewhere))
}

/** Reads a language model's answer about a report: incidents with evidence, and what was refused. */
export function readProposals(answer: string, text: string, source: Source): Promise<Proposals> {
  return call((api) => api.propose(gazetteerUrl(), answer, text, source))
}
