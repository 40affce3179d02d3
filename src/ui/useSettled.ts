import { useEffect, useState } from 'react'
import type { AppState } from '../state/appState.ts'
import { useAppStore } from './store.ts'

/** A pause that is long enough to be read in, and too short to be noticed. */
const PAUSE_MS = 120

/**
 * Follows a part of the state when it has rested for `quietMs`, and while it does not rest once per `mostMs`: for what
 * is read, not watched. The selector must be a constant of its module.
 */
export function useSettled<T>(
  selector: (state: AppState) => T,
  { quietMs = PAUSE_MS, mostMs = Infinity }: { quietMs?: number; mostMs?: number },
): T {
  const store = useAppStore()
  const [value, setValue] = useState(() => selector(store.getState()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let sinceMs: number | null = null
    const take = (): void => {
      sinceMs = null
      setValue(() => selector(store.getState()))
    }
    const wait = (): void => {
      const nowMs = performance.now()
      sinceMs ??= nowMs
      clearTimeout(timer)
      timer = setTimeout(take, Math.max(0, Math.min(quietMs, sinceMs + mostMs - nowMs)))
    }
    wait()
    const unsubscribe = store.subscribe(wait)
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [store, selector, quietMs, mostMs])
  return value
}
