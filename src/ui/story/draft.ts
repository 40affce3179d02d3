import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Story, StoryStep } from '../../domain/story.ts'
import { writeLink } from '../../share/link.ts'
import type { AppState } from '../../state/appState.ts'
import type { DraftState, StoryKeeper } from '../../state/storyKeeper.ts'
import { startStoryKeeper } from '../../state/storyKeeper.ts'
import { mapCommands } from '../commands.ts'

let starting: Promise<StoryKeeper> | null = null

/** The draft of this page, read once. */
export const draftKeeper = (): Promise<StoryKeeper> => (starting ??= startStoryKeeper())

/** The keeper of the draft; null until the browser has read it. */
export function useDraftKeeper(): StoryKeeper | null {
  const [keeper, setKeeper] = useState<StoryKeeper | null>(null)
  useEffect(() => void draftKeeper().then((read) => setKeeper(() => read)), [])
  return keeper
}

/** Follows the draft. */
export const useDraft = (keeper: StoryKeeper): DraftState => useSyncExternalStore(keeper.subscribe, keeper.get)

/**
 * The view of the moment as a step has it, with the size of the map that shows it. What belongs to a reader and not to a
 * story is left out: theme, panel, order of the list.
 */
export const presentView = ({ view }: AppState): Pick<StoryStep, 'view' | 'frame'> => ({
  view: writeLink({ ...view, theme: 'system', panel: 'list', sort: 'date' }),
  frame: mapCommands()?.frameSize() ?? null,
})

/** What a draft still lacks before it can be handed on, in words; null where nothing. */
export function lackOf({ title, steps }: Story): string | null {
  if (steps.length === 0)
    return 'It has no step yet: show what you want to tell of on the map, and press “Add this view”.'
  return title.trim() === '' ? 'It has no title yet.' : null
}
