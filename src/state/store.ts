import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Action } from './actions.ts'
import type { AppState } from './appState.ts'

export interface Store extends Omit<StoreApi<AppState>, 'setState'> {
  /** Applies an action. */
  dispatch: (action: Action) => void
}

/** The one place where state is kept. */
export function makeStore(initial: AppState): Store {
  const { getState, getInitialState, setState, subscribe } = createStore<AppState>(() => initial)
  return { getState, getInitialState, subscribe, dispatch: (action) => setState(action(getState()), true) }
}
