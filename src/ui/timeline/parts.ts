import { parseDay } from '../../domain/day.ts'
import type { Window } from '../../domain/view.ts'
import { memoLast } from '../../lib/memo.ts'
import type { AppState } from '../../state/appState.ts'
import { spanOf } from '../../time/span.ts'

/** Parts of time where the dataset says that little was collected anywhere, and where it has looked at nothing. */
export const thinParts = memoLast((coverage: AppState['dataset']['coverage'], extent: Window): Window[] => {
  if (!coverage) return []
  const parts = (coverage.thin ?? [])
    .filter((part) => !part.countries?.length)
    .map((part) => ({ from: parseDay(part.from) ?? extent.from, until: (parseDay(part.until) ?? extent.from - 1) + 1 }))
  const from = parseDay(coverage.from ?? '')
  const until = parseDay(coverage.until ?? '')
  if (from !== null && from > extent.from) parts.push({ from: extent.from, until: from })
  if (until !== null && until + 1 < extent.until) parts.push({ from: until + 1, until: extent.until })
  return parts
})

/** The days that are shown in full, inside of all that there are. */
export const shownPart = (state: AppState): Window => {
  const { from, until } = spanOf(state.view.window, state.view.mode)
  const { extent } = state.dataset
  return { from: Math.max(from, extent.from), until: Math.min(until, extent.until) }
}
