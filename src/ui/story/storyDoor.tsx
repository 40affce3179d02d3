/** All that the first view knows of stories: what belongs to reading and writing one is fetched behind this door. */
import { Suspense, lazy } from 'react'
import type { Collection } from '../../state/dataset.ts'

export { StoryLine } from './StoryLine.tsx'

const StoryReader = lazy(() => import('./StoryReader.tsx').then((module) => ({ default: module.StoryReader })))
const StoryEditor = lazy(() => import('./StoryEditor.tsx'))

/** What stands beside the map while a story is read or written. */
export const StorySide = ({ isWriting }: { isWriting: boolean }) => (
  <Suspense fallback={<p className="loading">Opening …</p>}>{isWriting ? <StoryEditor /> : <StoryReader />}</Suspense>
)

/** What a page begins with whose address asks for a story. */
export const startWithStory = async (fragment: string, home: Collection) =>
  (await import('../../state/startWithStory.ts')).startWithStory(fragment, home)
