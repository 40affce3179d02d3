/** Values that come from a worker when they are asked for. */
export interface Fetched<T> {
  /** The value of a key; undefined until it has come, of which `arrived` is told. */
  at: (key: number) => T | undefined
}

/** Most values that are kept; more than a screen can ask for at once. */
const MOST_KEPT = 4_000

/** Asks for all that was wanted since the last time at once; forgets what came longest ago. */
export function fetched<T>(
  fetch: (keys: readonly number[]) => Promise<readonly (T | null)[]>,
  arrived: () => void,
): Fetched<T> {
  // Null: there is no such value, and it is not asked for again.
  const kept = new Map<number, T | null>()
  const wanted = new Set<number>()
  const pending = new Set<number>()
  const flush = (): void => {
    const keys = [...wanted]
    wanted.clear()
    for (const key of keys) pending.add(key)
    fetch(keys)
      .then((values) => {
        keys.forEach((key, i) => kept.set(key, values[i] ?? null))
        for (const key of kept.keys()) {
          if (kept.size <= MOST_KEPT) break
          kept.delete(key)
        }
        arrived()
      })
      // Whoever watches over the worker tells of its end; what is still wanted is asked for again.
      .catch(() => undefined)
      .finally(() => keys.forEach((key) => pending.delete(key)))
  }
  return {
    at(key) {
      if (kept.has(key) || pending.has(key) || wanted.has(key)) return kept.get(key) ?? undefined
      if (wanted.size === 0) setTimeout(flush)
      wanted.add(key)
      return undefined
    },
  }
}
