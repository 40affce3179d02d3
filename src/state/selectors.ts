/** What follows from the state, computed once per change of what it follows from. */
import { isFiltering, filterMask } from '../domain/filter.ts'
import type { Unit } from '../domain/day.ts'
import { weighFigures } from '../domain/weigh.ts'
import type { Window } from '../domain/view.ts'
import { memoLast } from '../lib/memo.ts'
import { DEPORTATION, UNDATED } from '../time/columns.ts'
import type { Histogram } from '../time/histogram.ts'
import { histogram } from '../time/histogram.ts'
import type { Picture, Selection } from '../time/picture.ts'
import { pictureAt } from '../time/picture.ts'
import { spanOf, touches } from '../time/span.ts'
import type { LedgerLine, Tally } from '../time/tally.ts'
import { ledger, tally } from '../time/tally.ts'
import type { TimeIndex } from '../time/timeIndex.ts'
import { NONE, levelForZoom } from '../time/timeIndex.ts'
import type { AppState } from './appState.ts'
import { tablesFor } from './tables.ts'

/** The visible part of the time axis. */
export const axisOf = ({ view, dataset }: AppState): Window => view.axis ?? dataset.extent

const MOST_BARS = 240

/** Bar width that the axis suggests: the finest that gives no more bars than can be told apart. */
export function unitForAxis({ from, until }: Window): Unit {
  const days = until - from
  if (days <= MOST_BARS) return 'day'
  if (days / 7 <= 110) return 'week'
  if (days / 30 <= MOST_BARS) return 'month'
  return days / 91 <= MOST_BARS ? 'quarter' : 'year'
}

export const unitOf = (state: AppState): Unit => state.view.unit ?? unitForAxis(axisOf(state))

/** The incidents that the filters let through, and what each weighs. */
export const selectionOf: (state: AppState) => Selection = (() => {
  const compute = memoLast(
    (index: TimeIndex, filters: AppState['view']['filters'], reading: AppState['view']['reading']) => {
      const mask = filterMask(index.incidents, filters)
      return { mask, weights: weighFigures(index.figures, index.contained, mask, reading) }
    },
  )
  return ({ dataset, view }) => compute(dataset.index, view.filters, view.reading)
})()

/** One byte per incident: 1 where one of its points is on the screen, or where it has none or there is no map. */
const visibleIncidents = memoLast(
  ({ columns, placed, origin, destination }: TimeIndex, visible: Uint8Array | null): Uint8Array => {
    const shown = new Uint8Array(columns.size).fill(1)
    if (!visible) return shown
    for (let i = 0; i < columns.size; i++) {
      const [first, end] = [placed.start[i]!, placed.start[i + 1]!]
      if (first === end && origin[i] === NONE && destination[i] === NONE) continue
      let isSeen = visible[origin[i]!] === 1 || visible[destination[i]!] === 1
      for (let k = first; k < end && !isSeen; k++) isSeen = visible[placed.items[k]!] === 1
      shown[i] = isSeen ? 1 : 0
    }
    return shown
  },
)

/** Incidents of the moment, as positions in the index, in order of date. */
export interface Listed {
  /** On the screen and in the window, filters applied; running totals left out. */
  shown: number[]
  /** In the window but outside of what the map shows. */
  outside: number[]
  /** Running totals in the window, filters applied. */
  totals: number[]
  /** Incidents that pass the filters and have no date, so are in no window. */
  undated: number[]
}

export const listedOf: (state: AppState) => Listed = (() => {
  const compute = memoLast(
    (index: TimeIndex, { mask }: Selection, from: number, until: number, visible: Uint8Array): Listed => {
      const listed: Listed = { shown: [], outside: [], totals: [], undated: [] }
      const { columns, incidents } = index
      for (let i = 0; i < columns.size; i++) {
        if (!mask[i]) continue
        if (columns.start[i] === UNDATED) listed.undated.push(i)
        else if (!touches(columns, i, { from, until })) continue
        else if (incidents[i]!.aggregate) listed.totals.push(i)
        else if (visible[i]) listed.shown.push(i)
        else listed.outside.push(i)
      }
      listed.shown.sort((a, b) => columns.start[a]! - columns.start[b]!)
      return listed
    },
  )
  return (state) => {
    const { index } = state.dataset
    const { from, until } = spanOf(state.view.window, state.view.mode)
    return compute(index, selectionOf(state), from, until, visibleIncidents(index, state.visiblePoints))
  }
})()

/** Listed deportations of which an end is not reported or has no position: they have no arc. */
export const endlessOf: (state: AppState) => number = (() => {
  const compute = memoLast(
    ({ columns, origin, destination }: TimeIndex, { shown }: Listed): number =>
      shown.filter((i) => columns.type[i] === DEPORTATION && (origin[i] === NONE || destination[i] === NONE)).length,
  )
  return (state) => compute(state.dataset.index, listedOf(state))
})()

export const headlineOf: (state: AppState) => Tally = (() => {
  const compute = memoLast((index: TimeIndex, selection: Selection, listed: Listed) =>
    tally(index, selection.weights, listed.shown),
  )
  type Tables = NonNullable<ReturnType<typeof tablesFor>>
  const table = memoLast(
    (tables: Tables, ...given: Parameters<Tables['tallyTable']>): ReturnType<Tables['tallyTable']> =>
      tables.tallyTable(...given),
  )
  const read = memoLast((say: ReturnType<Tables['tallyTable']>, from: number, until: number) => say({ from, until }))
  return (state) => {
    const { index } = state.dataset
    const selection = selectionOf(state)
    const tables = tablesFor(index)
    if (!tables) return compute(index, selection, listedOf(state))
    const { from, until } = spanOf(state.view.window, state.view.mode)
    return read(table(tables, index, selection, visibleIncidents(index, state.visiblePoints)), from, until)
  }
})()

export const ledgerOf: (state: AppState) => LedgerLine[] = (() => {
  const compute = memoLast((index: TimeIndex, selection: Selection, listed: Listed) =>
    ledger(index, selection.weights, listed.shown),
  )
  return (state) => compute(state.dataset.index, selectionOf(state), listedOf(state))
})()

export const levelOf = (state: AppState): number => levelForZoom(state.dataset.index.hierarchy, state.zoom)

export const pictureOf: (state: AppState) => Picture = (() => {
  type Tables = NonNullable<ReturnType<typeof tablesFor>>
  const table = memoLast((tables: Tables, ...given: Parameters<Tables['windowTable']>) => tables.windowTable(...given))
  const compute = memoLast(
    (index: TimeIndex, selection: Selection, from: number, until: number, level: number, split: boolean) => {
      const tables = tablesFor(index)
      if (!tables) return pictureAt(index, selection, { from, until }, level, { split })
      const rows = table(tables, index, selection, level)
      return tables.pictureFromTable(index, selection, rows, { from, until }, level, { split })
    },
  )
  return (state) => {
    const { from, until } = spanOf(state.view.window, state.view.mode)
    return compute(state.dataset.index, selectionOf(state), from, until, levelOf(state), state.view.split)
  }
})()

/** People per bin of the visible axis, for what is on the screen under the filters. */
export const histogramOf: (state: AppState) => Histogram = (() => {
  const shown = memoLast(({ mask, weights }: Selection, visible: Uint8Array): Selection => ({
    mask: mask.map((passes, i) => (passes && visible[i] ? 1 : 0)),
    weights,
  }))
  type Tables = NonNullable<ReturnType<typeof tablesFor>>
  const table = memoLast((tables: Tables, ...given: Parameters<Tables['histogramTable']>) =>
    tables.histogramTable(...given),
  )
  const compute = memoLast(
    (index: TimeIndex, selection: Selection, from: number, until: number, unit: Unit): Histogram => {
      const tables = tablesFor(index)
      const bars = tables && table(tables, index, selection)
      return bars ? bars({ from, until }, unit) : histogram(index, selection, { from, until }, unit)
    },
  )
  return (state) => {
    const { from, until } = axisOf(state)
    const { index } = state.dataset
    const selection = shown(selectionOf(state), visibleIncidents(index, state.visiblePoints))
    return compute(index, selection, from, until, unitOf(state))
  }
})()

/** Position of the selected incident; null where none is selected or the link's incident is not here. */
export const selectedOf = ({ dataset, view }: AppState): number | null =>
  view.selection === null ? null : (dataset.position.get(view.selection) ?? null)

/** How many dated incidents of the window the filters leave out, running totals apart. */
export const hiddenByFilters: (state: AppState) => number = (() => {
  const compute = memoLast((index: TimeIndex, selection: Selection, from: number, until: number) => {
    let hidden = 0
    for (let i = 0; i < index.columns.size; i++)
      if (!selection.mask[i] && !index.incidents[i]!.aggregate && touches(index.columns, i, { from, until })) hidden++
    return hidden
  })
  return (state) => {
    if (!isFiltering(state.view.filters)) return 0
    const { from, until } = spanOf(state.view.window, state.view.mode)
    return compute(state.dataset.index, selectionOf(state), from, until)
  }
})()
