import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STORY_LIMITS } from '../../src/domain/story.ts'
import type { Story } from '../../src/domain/story.ts'
import { readStory, writeStory } from '../../src/io/story.ts'
import { compress, decompress } from '../../src/lib/compress.ts'
import { carriedIn } from '../../src/share/carried.ts'
import { isStoryName, storyBytes, storyIn, storyText, writeStoryLink } from '../../src/share/storyFields.ts'
import { STORY_PRIMER } from '../../src/share/storyPrimer1.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { anyStory } from '../io/stories.ts'

/**
 * Lines of a link, a tab and the story that it opens, as JSON. Lines are added and never changed: each is a link that
 * somebody may have kept. `GOLDEN=add npx vitest run tests/share/story.test.ts` adds those that are not there yet.
 */
const GOLDEN = new URL('../golden/stories.txt', import.meta.url)

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const pack = (story: Story): string => storyText(compress(bytes(writeStory(story)), bytes(STORY_PRIMER)))
const unpack = (address: string) =>
  readStory(
    new TextDecoder('utf-8', { fatal: true }).decode(
      decompress(storyBytes(address) as Uint8Array, bytes(STORY_PRIMER), STORY_LIMITS.bytes),
    ),
  )

const shipped = readStory(readFileSync(new URL('../../seeds/stories/august-2017.json', import.meta.url), 'utf8')).story!
const short: Story = {
  title: 'Two views',
  byline: '',
  steps: [
    {
      heading: '',
      text: 'One.',
      view: 'v=1&map=3.4/14/108&window=2017-08-16..2017-08-16&mode=instant',
      frame: null,
      sources: [],
    },
    {
      heading: 'តេស្ត 測試 🗺',
      text: 'Two.\n\nhttps://example.org/x',
      view: 'v=1&map=2.4/14/98&proj=globe&window=2011-01-01..2026-05-31&mode=window&theme=dark',
      frame: [1080, 772],
      sources: ['https://example.org/a?b=c#d'],
    },
  ],
}

if (process.env.GOLDEN === 'add') {
  const kept = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : ''
  for (const story of [short, shipped]) {
    const link = writeStoryLink({ address: pack(story), step: 0 }, null)
    if (!kept.includes(`${link}\t`)) appendFileSync(GOLDEN, `${link}\t${JSON.stringify(story)}\n`)
  }
}

describe('a link to a story', () => {
  test('says the story, what travels with it, and the step', () => {
    for (const carried of [null, { data: '1AbC-_', only: false }, { data: '1A', only: true }]) {
      const link = writeStoryLink({ address: 'august-2017', step: 4 }, carried)
      expect(storyIn(link)).toEqual({ address: 'august-2017', step: 4 })
      expect(storyIn(`#${link.replaceAll('&', '&amp;')}`)).toEqual({ address: 'august-2017', step: 4 })
      expect(carriedIn(link)).toEqual(carried)
    }
    expect(storyIn('#story=a')).toEqual({ address: 'a', step: 0 })
    expect(storyIn('#story=a&story=b&step=9&step=1')).toEqual({ address: 'a', step: 8 })
    for (const step of ['0', '-1', 'x', '1e9', '9999', '']) expect(storyIn(`#story=a&step=${step}`)!.step).toBe(0)
    for (const none of ['', '#', '#v=1&q=story', '#v=1&xstory=a']) expect(storyIn(none)).toBeNull()
  })

  test('names only files beside the app', () => {
    for (const name of ['august-2017', 'a', 'a1']) expect(isStoryName(name)).toBe(true)
    for (const other of ['', '1a', '-a', 'a-', '../seeds', 'a/b', 'a.json', 'https:', 'A', 'a%2Fb', 'a'.repeat(70)])
      expect(isStoryName(other)).toBe(false)
  })

  test('packs and unpacks any story', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const address = pack(story)
        expect(address).toMatch(/^1[\w-]+$/)
        expect(unpack(address)).toEqual({ story, cargo: null, problems: [] })
      }),
      seeded(12),
    )
  }, 60_000)

  test('that was cut or changed is told from a whole one', () => {
    const address = pack(short)
    for (const broken of [address.slice(0, -5), address.slice(0, 20), `${address.slice(0, 60)}A${address.slice(61)}`]) {
      let fault = ''
      try {
        const packed = storyBytes(broken)
        fault = typeof packed === 'string' ? packed : unpack(broken).story ? '' : 'refused'
      } catch (error) {
        fault = (error as Error).name
      }
      expect([
        'DamagedError',
        'TypeError',
        'RangeError',
        'refused',
        'is damaged: the link has been cut or changed',
      ]).toContain(fault)
    }
    expect(storyBytes('2AAAA')).toMatch('this version does not know')
    expect(storyBytes('../../etc')).toMatch('neither packed')
  })

  test('that stands for too much is refused before it is unpacked', () => {
    const bomb = storyText(compress(bytes('a'.repeat(STORY_LIMITS.bytes + 1)), bytes(STORY_PRIMER)))
    expect(bomb.length).toBeLessThan(3_000)
    expect(() => unpack(bomb)).toThrow(RangeError)
    // The length that it claims is enough: nothing of what follows is there to be unpacked.
    expect(() => unpack(bomb.slice(0, 8))).toThrow(RangeError)
  }, 60_000)

  test('the shipped story takes less than 2,000 characters', () => {
    expect(pack(shipped).length).toBeLessThan(1_950)
  })

  test('the primer is the one of all links before', () => {
    expect(createHash('sha256').update(STORY_PRIMER).digest('hex')).toMatchInlineSnapshot(
      `"8e0d74f3360648c0b2a7a7b09ae0b89321a7e9087de247c8a4b4f2c8370d80ed"`,
    )
  })
})

describe('every link to a story that was ever written opens', () => {
  const lines = readFileSync(GOLDEN, 'utf8').trimEnd().split('\n')

  test('there are some', () => expect(lines.length).toBeGreaterThanOrEqual(2))

  test.each(lines.map((line) => line.split('\t') as [string, string]))('%s', (link, json) => {
    const { address, step } = storyIn(link)!
    expect(step).toBe(0)
    expect(unpack(address)).toEqual({ story: JSON.parse(json) as unknown, cargo: null, problems: [] })
    // And is written again as it was.
    expect(pack(JSON.parse(json) as Story)).toBe(address)
  })
})
