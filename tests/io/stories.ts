import fc from 'fast-check'
import type { Story, StoryStep } from '../../src/domain/story.ts'
import { writeLink } from '../../src/share/link.ts'
import { anyView } from '../share/views.ts'

/** Text as a person may write it, in any script, without what is taken out when it is read. */
const words = (most: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme', maxLength: Math.min(most, 60) })
    .map((text) => text.replace(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').slice(0, most))

const anyStep: fc.Arbitrary<StoryStep> = fc.record({
  heading: words(200),
  text: fc.array(words(400), { maxLength: 4 }).map((paragraphs) => paragraphs.join('\n\n')),
  view: anyView.map(writeLink),
  frame: fc.option(fc.tuple(fc.integer({ min: 50, max: 10_000 }), fc.integer({ min: 50, max: 10_000 }))),
  sources: fc.array(
    fc.webUrl({ validSchemes: ['http', 'https'] }).filter((url) => url.length < 1000),
    { maxLength: 5 },
  ),
})

/** A story that the app can write. */
export const anyStory: fc.Arbitrary<Story> = fc.record({
  title: words(200).map((title) => title || 'T'),
  byline: words(200),
  steps: fc.array(anyStep, { minLength: 1, maxLength: 6 }),
})
