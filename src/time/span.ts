import type { Day } from '../domain/day.ts'
import type { Mode, Window } from '../domain/view.ts'
import type { Columns } from './columns.ts'
import { UNDATED } from './columns.ts'

/** The days that a mode shows, half-open; ±Infinity where it is open. */
export interface Span {
  from: Day
  until: Day
}

export function spanOf(window: Window, mode: Mode): Span {
  switch (mode) {
    case 'instant':
      return { from: window.until - 1, until: window.until }
    case 'window':
      return { from: window.from, until: window.until }
    case 'from-start':
      return { from: -Infinity, until: window.until }
    case 'to-end':
      return { from: window.from, until: Infinity }
  }
}

/**
 * Whether an incident touches the span: it started before the span's end and did not end before its start.
 * An imprecise date touches every window that overlaps it; an undated incident touches none.
 */
export const touches = ({ start, end }: Columns, i: number, span: Span): boolean =>
  start[i]! !== UNDATED && start[i]! < span.until && end[i]! > span.from
