import { parseDay } from '../../domain/day.ts'
import type { Mode, Window } from '../../domain/view.ts'
import { memoLast } from '../../lib/memo.ts'
import type { AppState } from '../../state/appState.ts'
import { axisOf } from '../../state/selectors.ts'
import { spanOf } from '../../time/span.ts'
import { dayToX } from './drawHistogram.ts'
import type { Edge, WindowBox } from './drawWindow.ts'

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

/** Which handles a mode has. */
export const handlesOf = (mode: Mode): readonly Edge[] =>
  mode === 'window' ? ['from', 'until'] : mode === 'to-end' ? ['from'] : ['until']

/** An edge that is not on the axis is so far beyond it, with its grip out of sight, CSS pixels. */
const BEYOND = 20

/** Where the window lies on an axis of this size. */
export function windowBox(state: AppState, width: number, height: number): WindowBox {
  const axis = axisOf(state)
  const shown = shownPart(state)
  const at = (day: number): number => Math.max(-BEYOND, Math.min(width + BEYOND, dayToX(day, axis, width)))
  return { left: at(shown.from), right: at(shown.until), height, edges: handlesOf(state.view.mode) }
}
