import type { Problem } from '../domain/problem.ts'
import type { View } from '../domain/view.ts'
import type { OpenStory, Shared } from './appState.ts'
import { defaultView } from './appState.ts'
import type { Collection } from './dataset.ts'
import { openShared } from './openShared.ts'
import { openStory } from './openStory.ts'
import type { FetchElsewhere } from './sharedFile.ts'
import { viewOfStep } from './storyActions.ts'

/** What a page begins with whose address asks for a story; the first view where there is none that can be read. */
export async function startWithStory(
  fragment: string,
  home: Collection,
  elsewhere: FetchElsewhere,
): Promise<{
  dataset: Collection
  view: View
  notices: Problem[]
  shared: Shared | null
  story: OpenStory | null
}> {
  const { story, carried, problems } = await openStory(fragment)
  const opened = carried && (await openShared(carried, home, elsewhere))
  const dataset = opened?.dataset ?? home
  const notices = [...problems, ...(opened?.problems ?? [])]
  const first = defaultView(dataset.extent)
  const view = story ? viewOfStep(story, dataset, first).view : first
  return { dataset, view, notices, shared: opened?.shared ?? null, story }
}
