import type { Mode } from '../../domain/view.ts'
import type { AppState } from '../../state/appState.ts'
import { axisOf } from '../../state/selectors.ts'
import { AXIS_HEIGHT, dayToX } from './drawHistogram.ts'
import { shownPart } from './parts.ts'

export type Edge = 'from' | 'until'
export type Part = Edge | 'inside' | 'outside'

/** Where the window lies on the axis, CSS pixels from its beginning; an edge that is not on it is a little beyond. */
export interface WindowBox {
  left: number
  right: number
  /** Height of the axis with its labels. */
  height: number
  /** Which of the edges can be taken. */
  edges: readonly Edge[]
}

/** A grip is 12 px to see, and 44 px to touch: 28 outside of the edge and 16 inside. */
const REACH = { outside: 28, inside: 16 }

export const edgeAt = (box: WindowBox, edge: Edge): number => (edge === 'from' ? box.left : box.right)

/** What a pointer takes hold of at a position on the axis: of two handles that overlap the one on its side. */
export function partAt(x: number, y: number, box: WindowBox): Part {
  if (y > box.height - AXIS_HEIGHT) return 'outside'
  const isOn = (edge: Edge): boolean => {
    const beyond = edge === 'from' ? box.left - x : x - box.right
    return beyond <= REACH.outside && beyond >= -REACH.inside
  }
  const on = box.edges.filter(isOn)
  if (on.length > 0) return on.length === 2 && x < (box.left + box.right) / 2 ? 'from' : on.at(-1)!
  return x >= box.left && x <= box.right ? 'inside' : 'outside'
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
