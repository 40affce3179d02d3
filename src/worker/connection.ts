import type { Remote } from 'comlink'
import { wrap } from 'comlink'

/** What calls reject with when somebody has changed their mind. */
export const CANCELLED = 'cancelled'

/** A worker that answers calls until it stops, by itself or because somebody stops it. */
export interface Connection<Api> {
  /** Asks the worker; rejects when it stops. */
  call: <T>(ask: (api: Remote<Api>) => Promise<T>) => Promise<T>
  /** Ends the worker and all calls under way, which reject with this reason. */
  stop: (reason: string) => void
}

/**
 * `dead` is the reason that calls reject with when the worker cannot be started, fails, or cannot be understood;
 * `ended` is told when it stops, whatever the reason.
 */
export function connect<Api>(worker: Worker, dead: string, ended: () => void = () => undefined): Connection<Api> {
  const api = wrap<Api>(worker)
  let reject: (reason: Error) => void = () => undefined
  const failed = new Promise<never>((_, rejects) => (reject = rejects))
  // Only calls under way are told of a failure; without one it is nobody's.
  failed.catch(() => undefined)
  const stop = (reason: string): void => {
    ended()
    worker.terminate()
    reject(new Error(reason))
  }
  worker.addEventListener('error', () => stop(dead))
  worker.addEventListener('messageerror', () => stop(dead))
  return { call: (ask) => Promise.race([ask(api), failed]), stop }
}
