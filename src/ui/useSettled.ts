import { useEffect, useState } from 'react'
import { atRest } from '../lib/rest.ts'
import type { AppState } from '../state/appState.ts'
import { useAppStore, useSelect } from './store.ts'

/** A pause that is long enough to be read in, and too short to be noticed. */
const PAUSE_MS = 120

/**
 * Follows a part of the state when it has rested for `quietMs`, and while it does not rest once per `mostMs`: for what
 * is read, not watched. Another dataset is followed at once, since positions in it mean other incidents. The selector
 * must be a constant of its module.
 */
export function useSettled<T>(
  selector: (state: AppState) => T,
  { quietMs = PAUSE_MS, mostMs = Infinity }: { quietMs?: number; mostMs?: number },
): T {
  const store = useAppStore()
  const index = useSelect((state) => state.dataset.index)
  const [taken, setTaken] = useState(() => take(store.getState(), selector))
  useEffect(() => {
    const rest = atRest(
      () => setTaken(take(store.getState(), selector)),
      { quietMs, mostMs, inFrames: true },
      () => performance.now(),
    )
    rest.touch()
    const unsubscribe = store.subscribe(rest.touch)
    return () => {
      rest.stop()
      unsubscribe()
    }
  }, [store, selector, quietMs, mostMs])
  return taken.index === index ? taken.value : selector(store.getState())
}

/** A part of the state, and the index of the dataset that it is of: a file's answers do not change it. */
const take = <T>(
  state: AppState,
  selector: (state: AppState) => T,
): { index: AppState['dataset']['index']; value: T } => ({
  index: state.dataset.index,
  value: selector(state),
})
