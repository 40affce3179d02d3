import type { Story } from '../domain/story.ts'
import { STORY_LIMITS } from '../domain/story.ts'
import { writeStory } from '../io/story.ts'
import { storyText } from '../share/storyFields.ts'
import { STORY_PRIMER } from '../share/storyPrimer1.ts'
import { compressText } from '../worker/client.ts'

/**
 * Packs a story for the field `story` of a link, in the worker. Rejects with a `RangeError` where it is more than a link
 * may hold.
 */
export async function packStory(story: Story): Promise<string> {
  const text = writeStory(story)
  if (new TextEncoder().encode(text).length > STORY_LIMITS.bytes)
    throw new RangeError(`it has more than ${STORY_LIMITS.bytes.toLocaleString('en')} bytes`)
  return storyText(await compressText(text, STORY_PRIMER))
}
