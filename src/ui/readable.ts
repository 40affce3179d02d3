import { atMostEvery } from '../lib/rest.ts'
import type { Store } from '../state/store.ts'

/** Milliseconds. Nobody reads faster, and every word that changes makes the browser lay out the page. */
const EVERY_MS = 50

const writers = new WeakMap<Store, Set<() => void>>()

/**
 * Calls `write` when the state has changed, at a pace that can be read; all who follow in the same moment, so that what
 * they write together is of one state. Returns how to stop.
 */
export function followReadably(store: Store, write: () => void): () => void {
  const known = writers.get(store)
  if (known) known.add(write)
  else {
    const all = new Set([write])
    writers.set(store, all)
    store.subscribe(
      atMostEvery(
        () => {
          for (const one of all) one()
        },
        EVERY_MS,
        () => performance.now(),
      ).touch,
    )
  }
  return () => writers.get(store)?.delete(write)
}
