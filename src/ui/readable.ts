import { atMostEvery } from '../lib/rest.ts'
import type { Store } from '../state/store.ts'

/** Milliseconds. Nobody reads faster, and every word that changes makes the browser lay out the page. */
const EVERY_MS = 100

/** Returns whether other words stand there now. */
type Write = () => boolean

const writers = new WeakMap<Store, Set<Write>>()

/**
 * Calls `write` when the state has changed, at a pace that can be read; all who follow in the same moment, so that what
 * they write together is of one state. Returns how to stop.
 */
export function followReadably(store: Store, write: Write): () => void {
  const known = writers.get(store)
  if (known) known.add(write)
  else {
    const all = new Set([write])
    writers.set(store, all)
    store.subscribe(
      atMostEvery(
        () => {
          let isOther = false
          for (const one of all) isOther = one() || isOther
          return isOther
        },
        EVERY_MS,
        () => performance.now(),
      ).touch,
    )
  }
  return () => writers.get(store)?.delete(write)
}
