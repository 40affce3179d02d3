/** Ways into a story: by its name, from a link, from a file. What is wrong is told, and then nothing else changes. */
import type { Problem } from '../../domain/problem.ts'
import type { AppState } from '../../state/appState.ts'
import { homeOf } from '../../state/appState.ts'
import type { Action } from '../../state/actions.ts'
import { leaveShared, showShared } from '../../state/deskActions.ts'
import { openShared } from '../../state/openShared.ts'
import type { OpenedStory } from '../../state/openStory.ts'
import { openStory, openStoryFile } from '../../state/openStory.ts'
import { readStoryNow } from '../../state/storyActions.ts'
import type { Store } from '../../state/store.ts'
import { prepareFor } from '../../state/tables.ts'
import { elsewhere } from '../elsewhere.ts'

/** Files that may hold a story are no larger, bytes. */
export const MOST_BYTES = 2_000_000

/** Opens a story that comes with the app. */
export const openByName = async (store: Store, name: string): Promise<void> =>
  open(store, await openStory(`#story=${name}`))

/** The story that a fragment asks for, as a change of the state. */
export async function openFragment(fragment: string, state: AppState): Promise<Action> {
  return changeFor(await openStory(fragment), state)
}

/** Opens the story of a file. */
export async function openFile(store: Store, file: File): Promise<void> {
  if (file.size > MOST_BYTES) return open(store, tooLarge(file))
  const text = await textOf(file)
  if (text === null) return open(store, { ...NOTHING, problems: [unreadable(file)] })
  const opened = openStoryFile(text)
  const problems = opened.problems.map((problem) => ({ ...problem, path: `${file.name}: ${problem.path}` }))
  return open(store, { ...opened, problems })
}

async function open(store: Store, opened: OpenedStory): Promise<void> {
  store.dispatch(await changeFor(opened, store.getState()))
}

/** What a story that was opened makes of the state: its incidents come, and those of another link go. */
async function changeFor({ story, carried, problems }: OpenedStory, before: AppState): Promise<Action> {
  const found = story && carried ? await openShared(carried, homeOf(before), elsewhere) : null
  if (found) await prepareFor(found.dataset.incidents)
  const told = [...problems, ...(found?.problems ?? [])]
  return (state) => {
    const known: AppState = { ...state, notices: [...state.notices, ...told] }
    if (!story) return known
    if (state.dataset.file) return { ...known, notices: [...known.notices, FILE_OPEN] }
    return readStoryNow(story)(found?.shared ? showShared(found.shared, found.dataset)(known) : leaveShared(known))
  }
}

const FILE_OPEN: Problem = {
  code: 'story.file',
  path: 'story',
  message: 'A story is told with the collection, and a large file is shown now.',
  advice: 'Close the file, and open the story again.',
}

const NOTHING = { story: null, carried: null }

/** A file may have gone, or have been changed, since it was chosen. */
export const textOf = (file: File): Promise<string | null> => file.text().catch(() => null)

export const unreadable = ({ name }: File): Problem => ({
  code: 'story.unread',
  path: name,
  message: `${name} cannot be read: it has gone, or was changed since it was chosen.`,
  advice: 'Choose it again.',
})

const tooLarge = ({ name, size }: File): OpenedStory => ({
  ...NOTHING,
  problems: [
    {
      code: 'story.size',
      path: name,
      message: `${name} has ${Math.round(size / 1e6)} MB; a story has at most ${MOST_BYTES / 1e6} MB.`,
      advice: 'Choose another file.',
    },
  ],
})
