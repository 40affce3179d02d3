/** All that the first view knows of stories: what belongs to reading and writing one is fetched behind this door. */
import { Suspense } from 'react'
import type { Collection } from '../../state/dataset.ts'
import { elsewhere } from '../elsewhere.ts'
import { later } from '../later.tsx'

export { StoryLine } from './StoryLine.tsx'

const StoryReader = later(async () => (await import('./StoryReader.tsx')).StoryReader)
const StoryEditor = later(async () => (await import('./StoryEditor.tsx')).default)

/** What stands beside the map while a story is read or written. */
export const StorySide = ({ isWriting }: { isWriting: boolean }) => (
  <Suspense fallback={<p className="loading">Opening …</p>}>{isWriting ? <StoryEditor /> : <StoryReader />}</Suspense>
)

/** What a page begins with whose address asks for a story. */
export const startWithStory = async (fragment: string, home: Collection) =>
  (await import('../../state/startWithStory.ts')).startWithStory(fragment, home, elsewhere)
