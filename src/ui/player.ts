import { prefersReducedMotion } from './motion.ts'
import { tick } from '../state/actions.ts'
import type { Store } from '../state/store.ts'

/** A frame that took longer was a sleeping tab, not time that a reader saw pass. */
const LONGEST_FRAME_MS = 1000

/** Between two steps where the reader wants no motion. */
const STEP_MS = 800

/**
 * Moves playback on with the screen's frames while it runs; in steps where the reader has asked for less motion.
 * Returns how to stop.
 */
export function runPlayer(store: Store): () => void {
  let frame = 0
  let before = 0
  const run = (now: number): void => {
    frame = 0
    const elapsed = before ? Math.min(LONGEST_FRAME_MS, now - before) : 0
    if (elapsed === 0 || !prefersReducedMotion() || elapsed >= STEP_MS) {
      before = now
      store.dispatch(tick(elapsed))
    }
    schedule()
  }
  const schedule = (): void => {
    if (store.getState().playing) frame ||= requestAnimationFrame(run)
    else before = 0
  }
  const unsubscribe = store.subscribe(schedule)
  return () => {
    unsubscribe()
    cancelAnimationFrame(frame)
  }
}
