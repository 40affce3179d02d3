import type { Keeper } from '../../state/keeper.ts'
import type { Store } from '../../state/store.ts'

/** Takes a step on the desk, made from the desk as it is then. */
export type Commit = Keeper['commit']

let starting: Promise<Keeper> | null = null

/** The keeper of this page, started once: what the browser has kept is read then. */
export function keeperOf(store: Store): Promise<Keeper> {
  starting ??= Promise.all([import('../../state/keeper.ts'), import('../../state/deskStore.ts')]).then(
    ([{ startKeeper }, { openDeskStore }]) => startKeeper(store, openDeskStore),
  )
  // A part of the page that could not be fetched is asked for again the next time.
  starting.catch(() => (starting = null))
  return starting
}

/** Where what was brought in is now; completes "Two incidents are accepted …". */
export const keptWords = (keeper: Keeper): string =>
  keeper.isKept() ? ' and kept in this browser' : ' until this tab is closed: this browser keeps nothing'
