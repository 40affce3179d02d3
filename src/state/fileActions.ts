import { windowAfter } from '../domain/extent.ts'
import type { Camera } from '../domain/view.ts'
import { NO_FILTERS } from '../domain/view.ts'
import type { Action } from './actions.ts'
import { NEW_DATASET, defaultView } from './appState.ts'
import type { Answers } from './answers.ts'
import type { FileDataset } from './dataset.ts'
import { withOwn } from './dataset.ts'
import { ownIncidents } from './desk.ts'

/** Shows a large file in place of everything else, all of it and over all years. `camera`: where the map was before it. */
export const showFile =
  (dataset: FileDataset, camera: Camera): Action =>
  (state) => ({
    ...state,
    dataset,
    opening: null,
    before: state.before ?? { view: { ...state.view, camera }, extent: state.dataset.extent },
    isDeskOpen: false,
    ...NEW_DATASET,
    view: {
      ...defaultView(dataset.extent, state.view.camera),
      theme: state.view.theme,
      projection: state.view.projection,
      panel: state.view.panel,
      filters: NO_FILTERS,
    },
  })

/** Goes back to what was shown before a large file. */
export const closeFile: Action = (state) => {
  if (!state.dataset.file) return state
  // What a link has brought is shown without anything of one's own.
  const dataset = state.shared ? state.collection : withOwn(state.collection, ownIncidents(state.desk), state.showing)
  const { view, extent } = state.before ?? { view: defaultView(dataset.extent), extent: dataset.extent }
  // What is one's own may be another since.
  const window = windowAfter(view.window, extent, dataset.extent)
  const isSame = extent.from === dataset.extent.from && extent.until === dataset.extent.until
  const axis = isSame ? view.axis : null
  return {
    ...state,
    dataset,
    view: { ...view, window, axis, theme: state.view.theme },
    zoom: view.camera.zoom,
    before: null,
    ...NEW_DATASET,
  }
}

/** What the file's worker has answered, or that something has come that was asked for. */
export const answered =
  (of: FileDataset['file'], answers: Answers | null): Action =>
  (state) =>
    state.dataset.file === of
      ? { ...state, dataset: { ...state.dataset, answers: answers ?? state.dataset.answers } }
      : state
