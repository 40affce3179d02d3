import type { Store } from '../../state/store.ts'
import { fileName } from '../saveFile.ts'
import { SHAPES } from '../image/plan.ts'
import type { Codec } from './codec.ts'
import type { FilmPlan } from './filmPlan.ts'
import { filmFrame } from './filmPlan.ts'
import type { FilmLook, Frames } from './frames.ts'
import { openFrames } from './frames.ts'
import type { FilmProgress } from './makeFilm.ts'
import { makeFilm } from './makeFilm.ts'
import type { Sink } from './sink.ts'
import { canPickFile, fileSink, memorySink, pickFile } from './sink.ts'

export interface FilmOrder {
  plan: FilmPlan
  look: FilmLook
  /** What the video is written with; null makes a zip of the frames. */
  codec: Codec | null
}

export interface FilmRun {
  signal: AbortSignal
  onProgress: (progress: FilmProgress, canvas: HTMLCanvasElement) => void
}

export interface FilmMade {
  name: string
  /** Null where it is in the file that was chosen. */
  blob: Blob | null
}

/**
 * Makes a video, or a zip of its frames. Where the browser can, it asks for a file first and writes to it all the time;
 * elsewhere it keeps the film in memory. Null where nobody chose a file. Rejects as `makeFilm` does.
 */
export async function runFilm(store: Store, order: FilmOrder, run: FilmRun): Promise<FilmMade | null> {
  const { look, plan, codec } = order
  const [type, ending] = codec ? ['video/mp4', '.mp4'] : ['application/zip', '.zip']
  const suggested = filmName(order, ending)
  const handle = canPickFile() ? await pickFile(suggested, type, ending) : null
  if (canPickFile() && !handle) return null
  const sink = handle ? await fileSink(handle) : memorySink(type)
  try {
    const frames = await unlessStopped(openFrames(store, plan, look), run.signal)
    try {
      const writer = await writerFor(sink, order)
      const blob = await makeFilm(frames, writer, {
        plan,
        signal: run.signal,
        onProgress: (progress) => run.onProgress(progress, frames.canvas),
      })
      return { name: handle?.name ?? suggested, blob }
    } finally {
      frames.end()
    }
  } catch (error) {
    await sink.abort().catch(() => undefined)
    throw error
  }
}

/** The frames, unless somebody stops waiting for them: then they are put away when they come. */
async function unlessStopped(opening: Promise<Frames>, signal: AbortSignal): Promise<Frames> {
  const stopped = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  )
  try {
    return await Promise.race([opening, stopped])
  } catch (error) {
    opening.then(
      (frames) => frames.end(),
      () => undefined,
    )
    throw error
  }
}

async function writerFor(sink: Sink, { plan, look, codec }: FilmOrder) {
  if (!codec) return (await import('./writeZip.ts')).writeZip(sink)
  const { width, height, ratio } = filmFrame(look.shape, look.side)
  const track = { width: Math.round(width * ratio), height: Math.round(height * ratio), fps: plan.fps }
  return (await import('./writeVideo.ts')).writeVideo(sink, track, codec)
}

/** `dateline-video-16x9-light-720_2011-01-01_2026-05-31_saved-….mp4`: of the days that are played. */
function filmName({ plan, look, codec }: FilmOrder, ending: string): string {
  const what = `${codec ? 'video' : 'frames'}-${SHAPES[look.shape].file}-${look.theme}-${look.side}`
  const { mode, first, window } = plan
  const from = mode === 'to-end' ? first : mode === 'instant' ? first - 1 : window.from
  return fileName(what, { from, until: Math.max(plan.last, from + 1) }, ending.slice(1))
}
