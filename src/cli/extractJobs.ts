import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './extractReport.ts'

/** What a job is asked, and what it answers. */
export interface JobRequest {
  index: number
  file: string
  published: string | null
}

export interface JobAnswer extends Outcome {
  index: number
}

/** How far a job may be ahead of the report that is to be written next, so that memory does not grow with their number. */
const MOST_AHEAD = 64

/**
 * Shares files among processes of their own and hands the outcomes over in the order of the files. A job that dies
 * fails the report that it was reading, and the others go on.
 */
export async function extractInJobs(
  files: readonly string[],
  published: string | null,
  jobs: number,
  finish: (file: string, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const outcomes = new Map<number, Outcome>()
  let [next, written] = [0, 0]
  let wake: () => void = () => undefined
  const give = (child: ChildProcess): JobRequest | null => {
    const index = next
    const file = files[index]
    if (file === undefined || index - written > MOST_AHEAD) return null
    next++
    const request = { index, file, published }
    child.send(request)
    return request
  }
  const running = new Map<ChildProcess, JobRequest | null>()
  const settle = (index: number, outcome: Outcome): void => {
    outcomes.set(index, outcome)
    wake()
  }
  const start = (): void => {
    const child = fork(fileURLToPath(new URL('extractJob.ts', import.meta.url)))
    running.set(child, null)
    child.on('message', (answer: JobAnswer) => {
      running.set(child, null)
      settle(answer.index, answer)
    })
    child.on('exit', () => {
      const request = running.get(child)
      running.delete(child)
      if (!request) return
      settle(request.index, { document: '', failure: 'the job that read it ended', incidents: 0 })
      if (next < files.length) start()
    })
  }
  for (let job = 0; job < jobs; job++) start()
  while (written < files.length) {
    for (const [child, request] of running) if (request === null && child.connected) running.set(child, give(child))
    const outcome = outcomes.get(written)
    if (outcome) {
      outcomes.delete(written)
      await finish(files[written] ?? '', outcome)
      written++
    } else await new Promise<void>((resolve) => (wake = resolve))
  }
  const children = [...running.keys()]
  await Promise.all(
    children.map(async (child) => {
      child.disconnect()
      if (child.exitCode === null) await once(child, 'exit')
    }),
  )
}
