import type { FilmPlan } from './filmPlan.ts'
import type { Frames } from './frames.ts'

/** Takes frames one after the other, and makes a file of them. */
export interface FilmWriter {
  /** Resolves when the next frame can be drawn. */
  add: (canvas: HTMLCanvasElement, frame: number) => Promise<void>
  /** The file, where it is in memory. */
  end: () => Promise<Blob | null>
  abort: () => Promise<void>
}

export interface FilmProgress {
  /** Frames that are done. */
  done: number
  of: number
  /** Of what is left, as far as can be told; null at the beginning. */
  secondsLeft: number | null
}

/** Until so many milliseconds have passed nobody can say how long it will take. */
const GUESS_AFTER_MS = 1_500

/**
 * Draws every frame of a film and hands it on, as fast as the writer takes them. Rejects with an `AbortError` when
 * `signal` says so, and with what failed otherwise; nothing is left behind then.
 */
export async function makeFilm(
  frames: Frames,
  writer: FilmWriter,
  { plan, signal, onProgress }: { plan: FilmPlan; signal: AbortSignal; onProgress: (progress: FilmProgress) => void },
): Promise<Blob | null> {
  const started = performance.now()
  try {
    for (let frame = 0; frame < plan.frames; frame++) {
      signal.throwIfAborted()
      frames.draw(frame)
      await writer.add(frames.canvas, frame)
      const done = frame + 1
      const spent = performance.now() - started
      const secondsLeft = spent < GUESS_AFTER_MS ? null : ((spent / done) * (plan.frames - done)) / 1000
      onProgress({ done, of: plan.frames, secondsLeft })
      await breath()
    }
    signal.throwIfAborted()
    return await writer.end()
  } catch (error) {
    await writer.abort().catch(() => undefined)
    throw error
  }
}

/** Lets the page answer its reader. Not by a timer, which a page in the background gets once a second. */
function breath(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    const answer = (): void => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', answer, { once: true })
    port1.start()
    port2.postMessage(null)
  })
}
