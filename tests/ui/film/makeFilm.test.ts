import { describe, expect, test } from 'vitest'
import type { FilmPlan } from '../../../src/ui/film/filmPlan.ts'
import type { Frames } from '../../../src/ui/film/frames.ts'
import type { FilmProgress, FilmWriter } from '../../../src/ui/film/makeFilm.ts'
import { makeFilm } from '../../../src/ui/film/makeFilm.ts'
import { fileSink, memorySink } from '../../../src/ui/film/sink.ts'
import { EXTENT } from '../../state/appStates.ts'

const plan: FilmPlan = { mode: 'instant', window: EXTENT, axis: null, first: 0, last: 9, fps: 10, frames: 10 }

/** Notes what is asked for, in order. */
function noted(fail: (frame: number) => void = () => undefined) {
  const log: string[] = []
  const frames: Frames = {
    canvas: {} as HTMLCanvasElement,
    draw: (frame) => log.push(`draw ${frame}`),
    end: () => undefined,
  }
  const writer: FilmWriter = {
    async add(_, frame) {
      fail(frame)
      log.push(`add ${frame}`)
    },
    async end() {
      log.push('end')
      return new Blob(['film'])
    },
    async abort() {
      log.push('abort')
    },
  }
  return { log, frames, writer }
}

describe('a film', () => {
  test('has every frame, each drawn just before it is handed on, with its progress', async () => {
    const { log, frames, writer } = noted()
    const said: FilmProgress[] = []
    const film = await makeFilm(frames, writer, {
      plan,
      signal: new AbortController().signal,
      onProgress: (progress) => said.push(progress),
    })
    expect(await film!.text()).toBe('film')
    expect(log).toEqual([...Array.from({ length: 10 }, (_, i) => [`draw ${i}`, `add ${i}`]).flat(), 'end'])
    expect(said.map(({ done, of }) => `${done}/${of}`)).toEqual(Array.from({ length: 10 }, (_, i) => `${i + 1}/10`))
  })

  test('that is cancelled ends at the next frame, and leaves nothing', async () => {
    const { log, frames, writer } = noted()
    const job = new AbortController()
    const film = makeFilm(frames, writer, {
      plan,
      signal: job.signal,
      onProgress: ({ done }) => {
        if (done === 3) job.abort()
      },
    })
    await expect(film).rejects.toMatchObject({ name: 'AbortError' })
    expect(log).toEqual(['draw 0', 'add 0', 'draw 1', 'add 1', 'draw 2', 'add 2', 'abort'])
  })

  test('that cannot go on says why, and leaves nothing', async () => {
    const { log, frames, writer } = noted((frame) => {
      if (frame === 1) throw new Error('the disk is full')
    })
    const signal = new AbortController().signal
    await expect(makeFilm(frames, writer, { plan, signal, onProgress: () => undefined })).rejects.toThrow(
      'the disk is full',
    )
    expect(log).toEqual(['draw 0', 'add 0', 'draw 1', 'abort'])
  })
})

describe('what a film is written to', () => {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

  test('in memory keeps the order, takes corrections, and says where its limit is', async () => {
    const sink = memorySink('text/plain', 1_000_000)
    for (const part of ['one ', 'two ', 'three']) await sink.write(bytes(part))
    await sink.patch(4, bytes('TWO'))
    expect(await (await sink.close())!.text()).toBe('one TWO three')
    await expect(sink.write(new Uint8Array(1_000_000))).rejects.toThrow('more than 1 MB')
  })

  test.each([
    [0, true],
    [7, false],
  ])('as a file of %i bytes is taken away where it was new, and stays where it was there', async (size, isRemoved) => {
    const done: string[] = []
    const stream = { write: async () => void done.push('write'), abort: async () => void done.push('abort') }
    const handle = {
      getFile: async () => ({ size }),
      createWritable: async () => stream,
      remove: async () => void done.push('remove'),
    } as unknown as FileSystemFileHandle
    const sink = await fileSink(handle)
    await sink.write(bytes('half a film'))
    await sink.abort()
    expect(done).toEqual(['write', 'abort', ...(isRemoved ? ['remove'] : [])])
  })
})
