import type { Problem } from '../domain/problem.ts'
import { STORY_LIMITS } from '../domain/story.ts'
import { readStory } from '../io/story.ts'
import type { Carried } from '../share/carried.ts'
import { carriedIn } from '../share/carried.ts'
import { LIMITS } from '../share/fields.ts'
import { isStoryName, storyBytes, storyIn } from '../share/storyFields.ts'
import { STORY_PRIMER } from '../share/storyPrimer1.ts'
import { decompressText } from '../worker/client.ts'
import type { OpenStory } from './appState.ts'

/** A story that was opened, what travels with it, and what of it could not be read. */
export interface OpenedStory {
  /** Null where there is none that can be read. */
  story: OpenStory | null
  carried: Carried | null
  problems: Problem[]
}

/** Where the stories are that come with the app: each is a file `NAME.json` there. */
const FOLDER = 'data/stories/'

/**
 * The story that a fragment asks for with `story=…&step=…`: packed in the link itself, or one of those that come with the
 * app. Never rejects: why there is none is in `problems`. The step is one that the story has.
 */
export async function openStory(fragment: string): Promise<OpenedStory> {
  const asked = storyIn(fragment)
  if (!asked) return refused('is missing')
  if (fragment.length > LIMITS.link)
    return refused(
      `has ${fragment.length.toLocaleString('en')} characters with its link; at most ${LIMITS.link.toLocaleString('en')} are read`,
    )
  const text = isStoryName(asked.address) ? await fetchStory(asked.address) : await unpackStory(asked.address)
  if ('fault' in text) return refused(text.fault)
  const { story, problems } = readStory(text.text)
  const found = problems.map((problem) => ({ ...problem, path: `link: ${problem.path}` }))
  if (!story) return { story: null, carried: null, problems: found }
  const step = Math.min(asked.step, story.steps.length - 1)
  return { story: { ...asked, story, step, isAside: false }, carried: carriedIn(fragment), problems: found }
}

/** The story of a file. It has no address; whoever has the file can open it. */
export function openStoryFile(text: string): OpenedStory {
  const { story, cargo, problems } = readStory(text)
  return { story: story && { address: null, story, step: 0, isAside: false }, carried: cargo, problems }
}

type Text = { text: string } | { fault: string }

async function fetchStory(name: string): Promise<Text> {
  try {
    const response = await fetch(new URL(`${FOLDER}${name}.json`, document.baseURI))
    const text = response.ok ? await response.text() : ''
    // Some servers answer with a page where there is no file.
    if (text.trimStart().startsWith('{')) return { text }
    return { fault: `“${name}” is not among those that come with this copy of the program` }
  } catch {
    return { fault: `“${name}” could not be loaded` }
  }
}

async function unpackStory(address: string): Promise<Text> {
  const bytes = storyBytes(address)
  if (typeof bytes === 'string') return { fault: bytes }
  try {
    return { text: await decompressText(bytes, STORY_PRIMER, STORY_LIMITS.bytes) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error('unknown reason')
    if (name === 'RangeError')
      return { fault: `is more than a link may hold (${STORY_LIMITS.bytes.toLocaleString('en')} bytes)` }
    if (name === 'DamagedError' || name === 'TypeError')
      return { fault: 'is damaged: the link has been cut or changed' }
    return { fault: `could not be read: ${message}` }
  }
}

const refused = (fault: string): OpenedStory => ({
  story: null,
  carried: null,
  problems: [
    {
      code: 'link.story',
      path: 'link: story',
      message: `The story in the link ${fault}. The map is shown without it.`,
      advice: 'Copy the link again, whole; some programs cut long links. Or ask its sender for the file.',
    },
  ],
})
