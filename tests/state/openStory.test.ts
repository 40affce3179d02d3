import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { compress, decompress } from '../../src/lib/compress.ts'
import { writeStory } from '../../src/io/story.ts'
import { writeStoryLink } from '../../src/share/storyFields.ts'
import { openStory, openStoryFile } from '../../src/state/openStory.ts'
import { packStory } from '../../src/state/packStory.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { anyStory } from '../io/stories.ts'

// What the worker does, here.
vi.mock('../../src/worker/client.ts', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  return {
    compressText: (text: string, primer: string) => Promise.resolve(compress(bytes(text), bytes(primer))),
    decompressText: async (packed: Uint8Array, primer: string, limit: number) =>
      new TextDecoder('utf-8', { fatal: true }).decode(decompress(packed, bytes(primer), limit)),
  }
})

const story = {
  title: 'T',
  byline: '',
  steps: [0, 1].map((i) => ({ heading: '', text: `${i}`, view: 'v=1', frame: null, sources: [] })),
}
let answer: () => Response
const asked: string[] = []

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('document', { baseURI: 'https://here.example/app/' })
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.href)
    return Promise.resolve(answer())
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('a story is opened', () => {
  test('from a link that holds it, at one of its steps, with what it carries', async () => {
    const address = await packStory(story)
    const carried = { data: '1AbC', only: true }
    const opened = await openStory(`#${writeStoryLink({ address, step: 1 }, carried)}`)
    expect(opened).toEqual({ story: { address, story, step: 1, isAside: false }, carried, problems: [] })
    expect((await openStory(`#story=${address}&step=9`)).story!.step).toBe(1)
    expect(asked).toEqual([])
  })

  test('by its name, from beside the app and nowhere else', async () => {
    answer = () => new Response(writeStory(story))
    expect((await openStory('#story=august-2017&step=2')).story).toMatchObject({ address: 'august-2017', step: 1 })
    expect(asked).toEqual(['https://here.example/app/data/stories/august-2017.json'])
    for (const name of ['../seeds', '//evil.example/x', 'https:%2F%2Fevil.example', 'a/b', 'A', ''])
      expect((await openStory(`#story=${name}`)).story).toBeNull()
    expect(asked).toHaveLength(1)
  })

  test('or told of, where there is none', async () => {
    for (const missing of [
      () => new Response('', { status: 404 }),
      () => new Response('<!doctype html>'),
      () => new Response('{"format":"dateline/1"}'),
    ]) {
      answer = missing
      const { story: none, problems } = await openStory('#story=x')
      expect(none).toBeNull()
      expect(problems[0]!.message).toMatch(/not among those|format should be/)
    }
  })

  test('packing too much is refused', async () => {
    const steps = Array.from({ length: 50 }, () => ({ ...story.steps[0]!, text: '測'.repeat(5_000) }))
    await expect(packStory({ ...story, steps })).rejects.toThrow(RangeError)
  })

  test('from a file, with what it carries', () => {
    const cargo = { data: '1AbC', only: false }
    expect(openStoryFile(writeStory(story, cargo, 2))).toEqual({
      story: { address: null, story, step: 0, isAside: false },
      carried: cargo,
      problems: [],
    })
    expect(openStoryFile('no').story).toBeNull()
  })

  test('whatever a link holds, without a throw', async () => {
    const address = await packStory(story)
    const damaged = fc
      .tuple(fc.nat(address.length - 1), fc.string({ maxLength: 6 }))
      .map(([at, text]) => address.slice(0, at) + text + address.slice(at + text.length))
    const any = fc.oneof(
      damaged,
      fc.base64String({ maxLength: 60 }).map((text) => `1${text}`),
      fc.string(),
    )
    answer = () => new Response('', { status: 404 })
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        const opened = await openStory(`#story=${text}`)
        if (!opened.story) expect(opened.problems.length).toBeGreaterThan(0)
      }),
      seeded(40),
    )
  }, 60_000)

  test('any story that can be written', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (any) => {
        expect((await openStory(`#story=${await packStory(any)}`)).story!.story).toEqual(any)
      }),
      seeded(6),
    )
  }, 60_000)
})
