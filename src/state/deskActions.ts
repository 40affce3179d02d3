import type { Problem } from '../domain/problem.ts'
import type { Action } from './actions.ts'
import type { AppState } from './appState.ts'
import type { Showing } from './dataset.ts'
import { withOwn } from './dataset.ts'
import type { Desk, DeskStep } from './desk.ts'
import { applyStep, ownIncidents } from './desk.ts'

/** Steps that can be taken back. */
const MOST_STEPS = 200

/** Shows what lies on the desk now. A window over everything stays one over everything. */
function withDesk(state: AppState, desk: Desk, showing: Showing = state.showing): AppState {
  const own = ownIncidents(desk)
  const before = ownIncidents(state.desk)
  const isSame = showing === state.showing && own.length === before.length && own.every((part, i) => part === before[i])
  if (isSame) return { ...state, desk }
  // A large file stays until it is closed; what has changed on the desk is there then.
  if (state.dataset.file) return { ...state, desk, showing: own.length === 0 ? 'all' : showing }
  const shown = own.length === 0 ? 'all' : showing
  const dataset = withOwn(state.collection, own, shown)
  const { extent } = state.dataset
  const { window } = state.view
  const wasEverything = window.from <= extent.from && window.until >= extent.until
  const inside = {
    from: Math.min(Math.max(window.from, dataset.extent.from), dataset.extent.until - 1),
    until: Math.max(Math.min(window.until, dataset.extent.until), dataset.extent.from + 1),
  }
  return {
    ...state,
    desk,
    dataset,
    showing: shown,
    playing: null,
    fanned: null,
    hover: null,
    visiblePoints: null,
    view: {
      ...state.view,
      axis: null,
      window: wasEverything || inside.from >= inside.until ? dataset.extent : inside,
    },
  }
}

/** A step that has been written. `kind` says whether it is new, taken back, or taken again. */
export const stepTaken =
  (step: DeskStep, kind: 'new' | 'undo' | 'redo'): Action =>
  (state) => {
    const next = withDesk(state, applyStep(state.desk, step))
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
