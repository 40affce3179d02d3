import type { Remote } from 'comlink'
import { proxy, wrap } from 'comlink'
import type { FileWorkerApi, Opened, Progress } from './fileEntry.ts'

/** A worker of its own for one large file, so that it can be stopped without stopping anything else. */
export interface FileWorker {
  /** Reads a file; of up to `most` incidents it gives them and keeps nothing. */
  open: (file: File, most: number, onProgress: (progress: Progress) => void) => Promise<Opened>
  /** Asks the worker; rejects when it stops. */
  call: <T>(ask: (api: Remote<FileWorkerApi>) => Promise<T>) => Promise<T>
  /** Ends the worker and all calls under way, which reject with this reason. */
  stop: (reason: string) => void
}

/** What calls reject with when the worker has ended by itself. */
export const DIED = 'the background worker stopped'

export function startFileWorker(): FileWorker {
  const worker = new Worker(new URL('./fileEntry.ts', import.meta.url), { type: 'module' })
  const api = wrap<FileWorkerApi>(worker)
  let reject: (reason: Error) => void = () => undefined
  const failed = new Promise<never>((_, rejects) => (reject = rejects))
  // Only calls under way are told of a failure; without one it is nobody's.
  failed.catch(() => undefined)
  const stop = (reason: string): void => {
    worker.terminate()
    reject(new Error(reason))
  }
  worker.addEventListener('error', () => stop(DIED))
  worker.addEventListener('messageerror', () => stop(DIED))
  const call: FileWorker['call'] = (ask) => Promise.race([ask(api), failed])
  return {
    call,
    stop,
    open: (file, most, onProgress) =>
      call<Opened>(
        (remote) =>
          remote.open(
            new URL('geo/gazetteer.bin', document.baseURI).href,
            file,
            most,
            proxy(onProgress),
          ) as Promise<Opened>,
      ),
  }
}
