import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Action } from '../state/actions.ts'
import type { AppState } from '../state/appState.ts'
import type { Store } from '../state/store.ts'

export const StoreContext = createContext<Store | null>(null)

export function useAppStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('StoreContext is missing above this component.')
  return store
}

/** Follows a part of the state; the selector's result must be the same object while nothing changed. */
export const useSelect = <T>(selector: (state: AppState) => T): T => useStore(useAppStore(), selector)

export function useDispatch(): (action: Action) => void {
  return useAppStore().dispatch
}
