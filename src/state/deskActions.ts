import type { Incident } from '../domain/incident.ts'
import { windowAfter } from '../domain/extent.ts'
import type { Problem } from '../domain/problem.ts'
import type { Action } from './actions.ts'
import type { AppState, Shared } from './appState.ts'
import { NEW_DATASET } from './appState.ts'
import type { Collection, Showing } from './dataset.ts'
import { withOwn } from './dataset.ts'
import type { Desk, DeskStep } from './desk.ts'
import { applyStep, ownIncidents } from './desk.ts'

/** Steps that can be taken back. */
const MOST_STEPS = 200

/** Shows what lies on the desk now. A window over everything stays one over everything. */
function withDesk(state: AppState, desk: Desk, showing: Showing = state.showing): AppState {
  // What a link has brought is shown as its sender saw it, without anything of one's own.
  if (state.shared) return { ...state, desk }
  const own = ownIncidents(desk)
  const before = ownIncidents(state.desk)
  const isSame = showing === state.showing && own.length === before.length && own.every((part, i) => part === before[i])
  if (isSame) return { ...state, desk }
  // A large file stays until it is closed; what has changed on the desk is there then.
  if (state.dataset.file) return { ...state, desk, showing: own.length === 0 ? 'all' : showing }
  return withOthers(state, desk, own, showing)
}

function withOthers(state: AppState, desk: Desk, own: readonly Incident[], showing: Showing): AppState {
  const shown = own.length === 0 ? 'all' : showing
  const dataset = withOwn(state.collection, own, shown)
  const window = windowAfter(state.view.window, state.dataset.extent, dataset.extent)
  return {
    ...state,
    desk,
    dataset,
    showing: shown,
    ...NEW_DATASET,
    view: { ...state.view, axis: null, window },
  }
}

/** The step that takes over what a link has brought. */
export const KEEP_SHARED = 'Keep what the link brought'

/** Whoever adds an incident of one's own wants to see it, so what a link has brought makes room. */
const leavingFor =
  ({ words, changes }: DeskStep): Action =>
  (state) => {
    if (!state.shared || !changes.some(({ key }) => key.startsWith('incident/'))) return state
    if (words === KEEP_SHARED) return leaveShared(state)
    return withNotice(leaveShared(state), {
      code: 'link.left',
      path: 'link: data',
      message: 'What the link brought is not shown any more; your own incidents are.',
      advice: 'Open the link again to see it as it was sent.',
    })
  }

const withNotice = (state: AppState, notice: Problem): AppState => ({ ...state, notices: [...state.notices, notice] })

/** A step that has been written. `kind` says whether it is new, taken back, or taken again. */
export const stepTaken =
  (step: DeskStep, kind: 'new' | 'undo' | 'redo'): Action =>
  (state) => {
    const next = withDesk(leavingFor(step)(state), applyStep(state.desk, step))
    if (kind === 'new') return { ...next, past: [...state.past, step].slice(-MOST_STEPS), future: [] }
    if (kind === 'undo') return { ...next, past: state.past.slice(0, -1), future: [...state.future, step] }
    return { ...next, past: [...state.past, step], future: state.future.slice(0, -1) }
  }

/** What the browser kept, or another tab has written. */
export const deskRead =
  (desk: Desk, problems: readonly Problem[]): Action =>
  (state) => ({
    ...withDesk(state, desk),
    notices: [
      ...state.notices,
      ...problems.filter(({ message }) => !state.notices.some((known) => known.message === message)),
    ],
  })

export const show =
  (showing: Showing): Action =>
  (state) =>
    withDesk(state, state.desk, showing)

/** Shows the collection without what the link has brought, and one's own again. */
export const leaveShared: Action = (state) => {
  if (!state.shared) return state
  const { home } = state.shared
  const next = { ...state, collection: home, shared: null }
  // A large file stays until it is closed.
  if (state.dataset.file) return next
  return withOthers(next, state.desk, ownIncidents(state.desk), state.showing)
}

/** Shows what a link has brought, in a dataset made of it. */
export const showShared =
  (shared: Shared, dataset: Collection): Action =>
  (state) => ({ ...state, ...NEW_DATASET, shared, collection: dataset, dataset })
