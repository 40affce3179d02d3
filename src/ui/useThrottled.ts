import { useEffect, useState } from 'react'
import type { AppState } from '../state/appState.ts'
import { useAppStore } from './store.ts'

/**
 * Follows a part of the state only when it has rested for a while: for what is read, not watched. The selector must be
 * a constant of its module.
 */
export function useSettled<T>(selector: (state: AppState) => T, quietMs: number): T {
  const store = useAppStore()
  const [value, setValue] = useState(() => selector(store.getState()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setValue(() => selector(store.getState())), quietMs)
    }
    wait()
    const unsubscribe = store.subscribe(wait)
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [store, selector, quietMs])
  return value
}

/** A pause that is long enough to be read in, and too short to be noticed. */
const QUIET_MS = 120

/**
 * Follows a part of the state as soon as it rests for a moment, and while it does not at least once per interval: for
 * lists and tables, which nobody reads while they run. The selector must be a constant of its module.
 */
export function useThrottled<T>(selector: (state: AppState) => T, intervalMs: number): T {
  const store = useAppStore()
  const [value, setValue] = useState(() => selector(store.getState()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let sinceMs: number | null = null
    const take = (): void => {
      sinceMs = null
      setValue(() => selector(store.getState()))
    }
    const follow = (): void => {
      const nowMs = performance.now()
      sinceMs ??= nowMs
      clearTimeout(timer)
      timer = setTimeout(take, Math.max(0, Math.min(QUIET_MS, sinceMs + intervalMs - nowMs)))
    }
    follow()
    const unsubscribe = store.subscribe(follow)
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [store, selector, intervalMs])
  return value
}
