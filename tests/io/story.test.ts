import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STORY_LIMITS } from '../../src/domain/story.ts'
import { finished, isStoryText, readDraft, readStory, writeStory } from '../../src/io/story.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { anyStory } from './stories.ts'

const SOUND = { format: 'dateline-story/1', title: 'T', steps: [{ text: 'Words.', view: 'v=1' }] }
const read = (value: unknown) => readStory(JSON.stringify(value))

describe('a story', () => {
  test('comes back as it was, from a file and from a link', () => {
    fc.assert(
      fc.property(anyStory, fc.constantFrom(0, 2), (story, indent) => {
        expect(readStory(writeStory(story, null, indent))).toEqual({ story, cargo: null, problems: [] })
        const cargo = { data: '1AbC-_', only: indent === 2 }
        expect(readStory(writeStory(story, cargo, indent))).toEqual({ story, cargo, problems: [] })
        expect(isStoryText(writeStory(story, cargo, indent).slice(0, 200))).toBe(true)
      }),
      seeded(300),
    )
  })

  test('is read with little in it', () => {
    expect(read(SOUND).story).toEqual({
      title: 'T',
      byline: '',
      steps: [{ heading: '', text: 'Words.', view: 'v=1', frame: null, sources: [] }],
    })
  })

  test.each([
    ['no JSON', '{"format"', /not JSON: at line 1, column 10/],
    ['nothing', '', /not JSON/],
    ['a list', '[]', /format is missing/],
    [
      'another version',
      JSON.stringify({ ...SOUND, format: 'dateline-story/2' }),
      /format should be "dateline-story\/1"/,
    ],
    ['incidents', '{"format":"dateline/1","incidents":[]}', /format should be/],
    ['no title', JSON.stringify({ ...SOUND, title: '' }), /title should be a title/],
    ['no step', JSON.stringify({ ...SOUND, steps: [] }), /at least one step/],
    ['too many steps', JSON.stringify({ ...SOUND, steps: Array.from({ length: 51 }, () => ({})) }), /at most 50 steps/],
    ['too long a title', JSON.stringify({ ...SOUND, title: 'x'.repeat(201) }), /at most 200 characters/],
    ['too much', `{"a":"${'x'.repeat(400_000)}"}`, /at most 365,536 are read/],
    ['numbers for words', JSON.stringify({ ...SOUND, title: 5 }), /title should be text; found 5/],
    ['brackets', '['.repeat(300_000), /./],
  ])('that is %s is refused with the reason', (_, text, reason) => {
    const { story, problems } = readStory(text)
    expect(story).toBeNull()
    expect(problems[0]!.message).toMatch(reason)
    expect(problems[0]!.advice).not.toBe('')
  })

  test('loses the step that cannot be read, and says which', () => {
    const { story, problems } = read({
      ...SOUND,
      steps: [SOUND.steps[0], { text: 'x'.repeat(5001) }, { text: 7 }, null],
    })
    expect(story!.steps).toHaveLength(1)
    expect(problems.map(({ path }) => path)).toEqual(['steps[1].text', 'steps[2].text', 'steps[3]'])
    expect(read({ ...SOUND, steps: [{ text: 7 }] }).story).toBeNull()
  })

  test('keeps only addresses that a reader may be led to', () => {
    const sources = [
      'https://example.org/a',
      'javascript:alert(1)',
      'http://example.org',
      'data:text/html,x',
      'example.org',
    ]
    const { story, problems } = read({ ...SOUND, steps: [{ text: 'x', sources }] })
    expect(story!.steps[0]!.sources).toEqual(['https://example.org/a', 'http://example.org'])
    expect(problems.map(({ path }) => path)).toEqual([
      'steps[0].sources[1]',
      'steps[0].sources[3]',
      'steps[0].sources[4]',
    ])
  })

  test('has no signs that are not seen, or that turn the text around', () => {
    const { story } = read({ ...SOUND, title: 'a\u202Eb\u0000c', steps: [{ text: 'one\r\n\r\ntwo\u2066\u0007' }] })
    expect(story!.title).toBe('abc')
    expect(story!.steps[0]!.text).toBe('one\n\ntwo')
  })

  test('pollutes no prototype', () => {
    const { story } = readStory(
      '{"format":"dateline-story/1","title":"T","__proto__":{"hacked":1},"steps":[{"text":"x","__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}}}]}',
    )
    expect(story!.steps).toHaveLength(1)
    expect(({} as Record<string, unknown>).hacked).toBeUndefined()
    expect((story as unknown as Record<string, unknown>).hacked).toBeUndefined()
  })

  test('from anywhere is read or refused, within its limits', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((text) => `{"format":"dateline-story/1","title":"T","steps":[${text}]}`),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const { story, problems } = readStory(text)
        if (!story) expect(problems.length).toBeGreaterThan(0)
        expect(story?.steps.length ?? 1).toBeLessThanOrEqual(STORY_LIMITS.steps)
        expect(problems.length).toBeLessThanOrEqual(21)
      }),
      seeded(500),
    )
  })
})

describe('a draft', () => {
  test('comes back as it was, whatever it lacks', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(readDraft(structuredClone(story))).toEqual(story)
      }),
      seeded(100),
    )
    const empty = { title: '', byline: '', steps: [] }
    for (const value of [undefined, null, 5, 'text', [], { steps: 7 }]) expect(readDraft(value)).toEqual(empty)
  })

  test('is handed on without addresses that are not whole', () => {
    const step = { heading: '', text: 'x', view: 'v=1', frame: null }
    const draft = { title: 'T', byline: '', steps: [{ ...step, sources: [' https://a.example/b ', 'no', ''] }] }
    expect(finished(draft).steps[0]!.sources).toEqual(['https://a.example/b'])
    expect(readStory(writeStory(finished(draft))).problems).toEqual([])
  })
})
