/** Where a film or a zip is written to, piece by piece. */
export interface Sink {
  /** Resolves when more can be taken. Pieces follow one another. Rejects where there is no more room. */
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Writes over what was written before, from a byte on. To be called when nothing else is being written. */
  patch: (at: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Ends the file; gives what was written, where it is in memory. */
  close: () => Promise<Blob | null>
  /** Leaves nothing behind. */
  abort: () => Promise<void>
}

/** What is kept in memory at most; more than that has to go to a file at once. */
export const MOST_IN_MEMORY = 1_000_000_000

/** Pieces are put together at this size: the browser may keep a large one on the disk. */
const CHUNK_BYTES = 8_000_000

/** Keeps everything in memory, up to a limit. */
export function memorySink(type: string, most = MOST_IN_MEMORY): Sink {
  let parts: Blob[] = []
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let open = 0
  let size = 0
  const gather = (): void => {
    parts.push(new Blob(pieces))
    pieces = []
    open = 0
  }
  return {
    async write(bytes) {
      size += bytes.length
      if (size > most)
        throw new Error(
          `it has more than ${Math.round(most / 1e6)} MB, which is what this browser can be asked to keep in memory`,
        )
      pieces.push(bytes)
      open += bytes.length
      if (open >= CHUNK_BYTES) gather()
    },
    async patch(at, bytes) {
      gather()
      const whole = new Blob(parts)
      parts = [whole.slice(0, at), new Blob([bytes]), whole.slice(at + bytes.length)]
    },
    async close() {
      gather()
      return new Blob(parts, { type })
    },
    async abort() {
      parts = []
      pieces = []
    },
  }
}

/** Writes to a file that somebody has chosen. Aborted, a file that was there before is as it was, a new one is gone. */
export async function fileSink(handle: FileSystemFileHandle): Promise<Sink> {
  const isNew = (await handle.getFile()).size === 0
  const stream = await handle.createWritable()
  return {
    write: (bytes) => stream.write(bytes),
    patch: async (position, data) => {
      await stream.write({ type: 'write', position, data })
    },
    async close() {
      await stream.close()
      return null
    },
    async abort() {
      await stream.abort()
      if (isNew && 'remove' in handle && typeof handle.remove === 'function') await handle.remove()
    },
  }
}

type Picker = (options: {
  suggestedName: string
  types: { description: string; accept: Record<string, string[]> }[]
}) => Promise<FileSystemFileHandle>

/** Whether the browser can write to a file of one's choice while the film is being made. */
export const canPickFile = (): boolean => 'showSaveFilePicker' in globalThis

/** Asks for a file to write to. Null where nobody chose one. Needs a press of a button just before. */
export async function pickFile(name: string, type: string, ending: string): Promise<FileSystemFileHandle | null> {
  const { showSaveFilePicker } = globalThis as unknown as { showSaveFilePicker: Picker }
  try {
    return await showSaveFilePicker({
      suggestedName: name,
      types: [{ description: ending.slice(1).toUpperCase(), accept: { [type]: [ending] } }],
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}
