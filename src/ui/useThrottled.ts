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

/**
 * Follows a part of the state at most once per interval, and always to its last value: for lists and tables, which
 * nobody reads while they run. The selector must be a constant of its module.
 */
export function useThrottled<T>(selector: (state: AppState) => T, intervalMs: number): T {
  const store = useAppStore()
  const [value, setValue] = useState(() => selector(store.getState()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastMs = -Infinity
    const take = (): void => {
      timer = undefined
      lastMs = performance.now()
      setValue(() => selector(store.getState()))
    }
    const follow = (): void => {
      if (timer !== undefined) return
      const waitMs = lastMs + intervalMs - performance.now()
      timer = setTimeout(take, Math.max(0, waitMs))
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
