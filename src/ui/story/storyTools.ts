import { withStep } from '../../state/storyDraft.ts'
import { write } from '../../state/storyActions.ts'
import type { Store } from '../../state/store.ts'
import { draftKeeper, presentView } from './draft.ts'
import { openFile } from './openStories.ts'

/** Lets the reader choose the file of a story, and opens it. */
export function chooseStory(store: Store): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) void openFile(store, file)
  })
  input.click()
}

/** Puts the view of the moment behind the last step of the draft, and opens the page for writing. */
export async function addThisView(store: Store): Promise<void> {
  const step = { heading: '', text: '', sources: [], ...presentView(store.getState()) }
  const keeper = await draftKeeper()
  keeper.change((story) => withStep(story, story.steps.length - 1, step))
  store.dispatch(write('page'))
}
