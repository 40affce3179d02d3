import { proxy } from 'comlink'
import type { Incident } from '../domain/incident.ts'
import type { Connection } from './connection.ts'
import { connect } from './connection.ts'
import type { FileWorkerApi, Opened, Progress } from './fileEntry.ts'

/** A worker of its own for one large file, so that it can be stopped without stopping anything else. */
export interface FileWorker extends Connection<FileWorkerApi> {
  /**
   * Reads a file; of up to `most` incidents it gives them and keeps nothing. `elsewhere`: incidents that references of so
   * few may point to.
   */
  open: (
    file: File,
    most: number,
    elsewhere: readonly Incident[],
    onProgress: (progress: Progress) => void,
  ) => Promise<Opened>
}

/** What calls reject with when the worker has ended by itself. */
export const DIED = 'the background worker stopped'

export function startFileWorker(): FileWorker {
  const worker = new Worker(new URL('./fileEntry.ts', import.meta.url), { type: 'module' })
  const connection = connect<FileWorkerApi>(worker, DIED)
  const gazetteer = new URL('geo/gazetteer.bin', document.baseURI).href
  return {
    ...connection,
    open: (file, most, elsewhere, onProgress) =>
      connection.call<Opened>(
        (api) => api.open(gazetteer, file, most, elsewhere, proxy(onProgress)) as Promise<Opened>,
      ),
  }
}
