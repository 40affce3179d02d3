/** Steps that open, turn and leave a story. */
import type { Problem } from '../domain/problem.ts'
import type { Story } from '../domain/story.ts'
import type { Camera, View } from '../domain/view.ts'
import type { Action } from './actions.ts'
import type { AppState, OpenStory } from './appState.ts'
import type { Dataset } from './dataset.ts'
import { openView } from './openView.ts'

/**
 * The view of a step in this data. What belongs to the reader and not to the story stays as it is: theme, panel and
 * order of the list. `camera` stands in where the step has none.
 */
export function viewOfStep(
  { story, step }: Pick<OpenStory, 'story' | 'step'>,
  dataset: Dataset,
  before: View,
  camera: Camera = before.camera,
): { view: View; problems: Problem[] } {
  const { view, problems } = openView(story.steps[step]?.view ?? '', dataset, camera)
  const { theme, panel, sort } = before
  return {
    view: { ...view, theme, panel, sort },
    problems: problems.map((problem) => ({ ...problem, path: `step ${step + 1}: ${problem.path}` })),
  }
}

/** Shows a story in place of the panel and the timeline; the map goes to its step by itself. */
export const readStoryNow =
  (story: OpenStory): Action =>
  (state) => ({
    ...state,
    story,
    writing: state.writing && 'aside',
    playing: null,
    fanned: null,
    hover: null,
    dialog: null,
    isDeskOpen: false,
  })

/** Turns to a step; one that the story does not have is brought to its first or last. */
export const turnTo =
  (step: number): Action =>
  (state) => {
    if (!state.story) return state
    const next = Math.max(0, Math.min(step, state.story.story.steps.length - 1))
    return next === state.story.step ? state : { ...state, story: { ...state.story, step: next } }
  }

/** Goes from the story into its map, or back to the story. The days that were on their way to the step's are there. */
export const setStoryAside =
  (isAside: boolean): Action =>
  (state) => {
    const { story, dataset, view } = state
    if (!story) return state
    const { window } = isAside ? viewOfStep(story, dataset, view).view : view
    return { ...state, playing: null, fanned: null, view: { ...view, window }, story: { ...story, isAside } }
  }

/** Leaves the story; a draft that was only previewed is gone on with. */
export const closeStory: Action = (state) => ({
  ...state,
  story: null,
  writing: state.writing && state.story?.address === null ? 'page' : state.writing,
})

/** Opens the page for writing a story, puts it beside the map, or closes it. The draft stays in any case. */
export const write =
  (writing: AppState['writing']): Action =>
  (state) => ({ ...state, writing, dialog: null, isDeskOpen: false, story: writing === 'page' ? null : state.story })

/** A draft as it would be read. */
export const preview = (story: Story, step: number): OpenStory => ({ address: null, story, step, isAside: false })
