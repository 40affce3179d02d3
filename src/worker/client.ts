import type { Remote } from 'comlink'
import { proxy, transfer, wrap } from 'comlink'
import type { Incident, Source } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { Extraction, ExtractOptions } from '../extract/extract.ts'
import type { Proposals } from '../io/modelAnswer.ts'
import type { DataFile, WorkerApi } from './entry.ts'

interface Connection {
  api: Remote<WorkerApi>
  failed: Promise<never>
  stop: (reason: string) => void
}

let remote: Connection | null = null

const GAZETTEER = 'geo/gazetteer.bin'

/** The worker, started when first needed and again after a failure. */
function connect(): Connection {
  if (!remote) {
    const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' })
    let reject: (reason: Error) => void = () => undefined
    const failed = new Promise<never>((_, rejects) => (reject = rejects))
    const stop = (reason: string): void => {
      remote = null
      worker.terminate()
      reject(new Error(reason))
    }
    worker.addEventListener('error', () => stop('the background worker could not be started'))
    // Only calls under way are told of a failure; without one it is nobody's.
    failed.catch(() => undefined)
    remote = { api: wrap<WorkerApi>(worker), failed, stop }
  }
  return remote
}

/** Ends everything that is under way: calls reject with this reason. The next call starts a new worker. */
export const cancelWork = (): void => remote?.stop(CANCELLED)

/** What a call says that was ended by `cancelWork`. */
export const CANCELLED = 'cancelled'

const gazetteerUrl = (): string => new URL(GAZETTEER, document.baseURI).href

/** Resolves places in the worker with the gazetteer, which is fetched at the first call. Rejects with what failed. */
export function resolvePlaces(places: readonly Place[]): Promise<{ place: Place; problem: Problem | null }[]> {
  const { api, failed } = connect()
  return Promise.race([api.resolve(gazetteerUrl(), places), failed])
}

/** A text in few bytes, for a link; see lib/compress.ts. */
export function compressText(text: string, primer: string): Promise<Uint8Array> {
  const { api, failed } = connect()
  return Promise.race([api.compress(text, primer), failed])
}

/** Reverses `compressText`; rejects where the bytes are others, or the text would have more than `limit` bytes. */
export function decompressText(bytes: Uint8Array, primer: string, limit: number): Promise<string> {
  const { api, failed } = connect()
  return Promise.race([api.decompress(bytes, primer, limit), failed])
}

/** Places whose names begin like the query, best first. */
export function searchPlaces(query: string, limit: number): Promise<Place[]> {
  const { api, failed } = connect()
  return Promise.race([api.search(gazetteerUrl(), query, limit), failed])
}

/** Reads the incidents of a report; tells how much of a long one is read, 0 to 1. Rejects with what failed, or `CANCELLED`. */
export function extractIncidents(
  text: string,
  options: ExtractOptions,
  onProgress: (share: number) => void,
): Promise<Extraction> {
  const { api, failed } = connect()
  return Promise.race([api.extract(gazetteerUrl(), text, options, proxy(onProgress)), failed])
}

/** Reads a file of incidents. `elsewhere`: incidents that its references may point to. Takes the bytes over. */
export function readData(name: string, bytes: Uint8Array, elsewhere: readonly Incident[]): Promise<DataFile> {
  const { api, failed } = connect()
  return Promise.race([api.readData(gazetteerUrl(), name, transfer(bytes, [bytes.buffer]), elsewhere), failed])
}

/** Reads a language model's answer about a report: incidents with evidence, and what was refused. */
export function readProposals(answer: string, text: string, source: Source): Promise<Proposals> {
  const { api, failed } = connect()
  return Promise.race([api.propose(gazetteerUrl(), answer, text, source), failed])
}
