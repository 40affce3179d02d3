import type { CDPSession } from '@playwright/test'

/** Frames that are measured as one; the median of the chunks leaves out what others did on the machine meanwhile. */
export const CHUNK = 20

/** Milliseconds of the processor on the page's main thread for each frame, the medians of the chunks. */
export interface FrameCost {
  /** All tasks. */
  task: number
  /** Of these, script. */
  script: number
}

/**
 * What the frames of `run` cost the main thread: time of the processor, not of the clock, so that waiting for what stands
 * in for a graphics card is none. `run` goes from one frame on to another one.
 */
export async function costOfFrames(
  session: CDPSession,
  frames: number,
  run: (from: number, until: number) => Promise<unknown>,
): Promise<FrameCost> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<FrameCost> => {
    const { metrics } = await session.send('Performance.getMetrics')
    const at = (name: string): number => (metrics.find((entry) => entry.name === name)?.value ?? 0) * 1000
    return { task: at('TaskDuration'), script: at('ScriptDuration') }
  }
  const chunks: FrameCost[] = []
  for (let done = 0; done < frames; done += CHUNK) {
    const before = await read()
    await run(done, done + CHUNK)
    const after = await read()
    chunks.push({ task: (after.task - before.task) / CHUNK, script: (after.script - before.script) / CHUNK })
  }
  return { task: median(chunks.map(({ task }) => task)), script: median(chunks.map(({ script }) => script)) }
}

/** Of an even number of values the lower of the two in the middle. */
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
