/** Milliseconds since some moment; handed in, since nothing in this room knows a clock. */
type Clock = () => number

/** Something that is touched again and again, and followed less often. */
export interface Rest {
  touch: () => void
  /** Forgets the touches that were not followed yet. */
  stop: () => void
}

/**
 * Calls `settle` when `touch` has not been called for `quietMs`, and while it goes on being called once per `mostMs`.
 * `inFrames`: what is touched in every frame of a drag has not rested, on a machine that takes longer for a frame than the
 * pause is, before a frame has passed without a touch. A touch sets no timer while one is set: there are many in every frame.
 */
export function atRest(
  settle: () => void,
  { quietMs, mostMs = Infinity, inFrames = false }: { quietMs: number; mostMs?: number; inFrames?: boolean },
  nowMs: Clock,
): Rest {
  let stopWaiting: (() => void) | null = null
  let firstMs = 0
  let lastMs = 0
  const wait = (delayMs: number): void => {
    const timer = setTimeout(look, Math.max(0, delayMs))
    stopWaiting = () => clearTimeout(timer)
  }
  const follow = (): void => {
    stopWaiting = null
    settle()
  }
  const look = (): void => {
    const now = nowMs()
    if (now - firstMs >= mostMs) return follow()
    const dueMs = Math.min(lastMs + quietMs, firstMs + mostMs)
    if (now < dueMs) return wait(dueMs - now)
    // A page that nobody sees has no frames.
    if (!inFrames || document.hidden) return follow()
    const restedMs = lastMs
    // A frame that was asked for now may be the one of the last touch.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => (lastMs === restedMs ? follow() : look()))
    })
    stopWaiting = () => cancelAnimationFrame(frame)
  }
  return {
    touch() {
      lastMs = nowMs()
      if (stopWaiting) return
      firstMs = lastMs
      wait(Math.min(quietMs, mostMs))
    },
    stop() {
      stopWaiting?.()
      stopWaiting = null
    },
  }
}

/**
 * Runs when touched, but once in `everyMs` at most while that goes on: after a pause two may follow each other at once. A
 * touch that is too soon is followed when its time comes. A run that did nothing, which it returns, does not count.
 * The virtual scheduling of the generic cell rate algorithm (ITU-T I.371), with a tolerance of `everyMs`.
 */
export function atMostEvery(run: () => boolean, everyMs: number, nowMs: Clock): Rest {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueMs = -Infinity
  const follow = (): void => {
    timer = undefined
    const startedMs = nowMs()
    if (run()) dueMs = Math.max(startedMs, dueMs) + everyMs
  }
  return {
    touch() {
      if (timer !== undefined) return
      const waitMs = dueMs - everyMs - nowMs()
      if (waitMs <= 0) follow()
      else timer = setTimeout(follow, waitMs)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
