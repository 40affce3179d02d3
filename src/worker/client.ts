import type { Remote } from 'comlink'
import { wrap } from 'comlink'
import type { Place } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { WorkerApi } from './entry.ts'

let remote: { api: Remote<WorkerApi>; failed: Promise<never> } | null = null

const GAZETTEER = 'geo/gazetteer.bin'

/** The worker, started when first needed and again after a failure. */
function connect(): { api: Remote<WorkerApi>; failed: Promise<never> } {
  if (!remote) {
    const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' })
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => {
        remote = null
        worker.terminate()
        reject(new Error('the background worker could not be started'))
      })
    })
    // Only calls under way are told of a failure; without one it is nobody's.
    failed.catch(() => undefined)
    remote = { api: wrap<WorkerApi>(worker), failed }
  }
  return remote
}

const gazetteerUrl = (): string => new URL(GAZETTEER, document.baseURI).href

/** Resolves places in the worker with the gazetteer, which is fetched at the first call. Rejects with what failed. */
export function resolvePlaces(places: readonly Place[]): Promise<{ place: Place; problem: Problem | null }[]> {
  const { api, failed } = connect()
  return Promise.race([api.resolve(gazetteerUrl(), places), failed])
}

/** Places whose names begin like the query, best first. */
export function searchPlaces(query: string, limit: number): Promise<Place[]> {
  const { api, failed } = connect()
  return Promise.race([api.search(gazetteerUrl(), query, limit), failed])
}
