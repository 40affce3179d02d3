/** What follows from the state, computed once per change of what it follows from. */
import { isFiltering, filterMask } from '../domain/filter.ts'
import type { Unit } from '../domain/day.ts'
import { weighFigures } from '../domain/weigh.ts'
import type { Window } from '../domain/view.ts'
import { memoLast } from '../lib/memo.ts'
import { DEPORTATION, UNDATED } from '../time/columns.ts'
import type { Histogram } from '../time/histogram.ts'
import { histogram } from '../time/histogram.ts'
import type { LevelPicture } from '../time/levelPicture.ts'
import type { Picture, Selection } from '../time/picture.ts'
import { pictureAt } from '../time/picture.ts'
import type { Span } from '../time/span.ts'
import { spanOf, touches } from '../time/span.ts'
import type { LedgerLine, Tally } from '../time/tally.ts'
import { ledger, tally } from '../time/tally.ts'
import type { TimeIndex } from '../time/timeIndex.ts'
import { NONE, levelForZoom } from '../time/timeIndex.ts'
import { visibleIncidents } from '../time/visible.ts'
import type { Answers } from './answers.ts'
import type { AppState } from './appState.ts'
import type { Collection } from './dataset.ts'
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

/** What is gone over here. Of a large file nothing is: it has answers. */
function gatheredOf({ dataset }: AppState): Collection {
  if (dataset.file) throw new Error('A large file cannot be gone over on the page.')
  return dataset
}

/** The days of the moment. */
const shownSpan = ({ view }: AppState): Span => spanOf(view.window, view.mode)

/** The incidents that the filters let through, and what each weighs. Not for large files. */
export const selectionOf: (state: AppState) => Selection = (() => {
  const compute = memoLast(
    (index: TimeIndex, filters: AppState['view']['filters'], reading: AppState['view']['reading']) => {
      const mask = filterMask(index.incidents, filters)
      return { mask, weights: weighFigures(index.figures, index.contained, mask, reading) }
    },
  )
  return (state) => compute(gatheredOf(state).index, state.view.filters, state.view.reading)
})()

const visibleOf = memoLast(visibleIncidents)

/** Incidents of the moment, as positions in the index, in order of date. Not for large files. */
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
      const { columns } = index
      for (let i = 0; i < columns.size; i++) {
        if (!mask[i]) continue
        if (columns.start[i] === UNDATED) listed.undated.push(i)
        else if (!touches(columns, i, { from, until })) continue
        else if (columns.aggregate[i]) listed.totals.push(i)
        else if (visible[i]) listed.shown.push(i)
        else listed.outside.push(i)
      }
      listed.shown.sort((a, b) => columns.start[a]! - columns.start[b]!)
      return listed
    },
  )
  return (state) => {
    const { index } = gatheredOf(state)
    const { from, until } = spanOf(state.view.window, state.view.mode)
    return compute(index, selectionOf(state), from, until, visibleOf(index, state.visiblePoints))
  }
})()

/** Listed deportations of which an end is not reported or has no position: they have no arc. */
export const endlessOf: (state: AppState) => number = (() => {
  const compute = memoLast(
    ({ columns, origin, destination }: TimeIndex, { shown }: Listed): number =>
      shown.filter((i) => columns.type[i] === DEPORTATION && (origin[i] === NONE || destination[i] === NONE)).length,
  )
  return (state) =>
    state.dataset.file
      ? state.dataset.answers.counts(shownSpan(state)).endless
      : compute(state.dataset.index, listedOf(state))
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
    if (state.dataset.file) return state.dataset.answers.headline(shownSpan(state))
    const { index } = state.dataset
    const selection = selectionOf(state)
    const tables = tablesFor(index)
    if (!tables) return compute(index, selection, listedOf(state))
    const { from, until } = spanOf(state.view.window, state.view.mode)
    return read(table(tables, index, selection, visibleOf(index, state.visiblePoints)), from, until)
  }
})()

/** Not for large files, whose workers are asked. */
export const ledgerOf: (state: AppState) => LedgerLine[] = (() => {
  const compute = memoLast((index: TimeIndex, selection: Selection, listed: Listed) =>
    ledger(index, selection.weights, listed.shown),
  )
  return (state) => compute(gatheredOf(state).index, selectionOf(state), listedOf(state))
})()

/** Level that the zoom of the map asks for. */
export const levelAsked = ({ dataset, zoom }: AppState): number => levelForZoom(dataset.index.hierarchy, zoom)

/** Level that is drawn: of a large file the one that its answers are of. */
export const levelOf = (state: AppState): number =>
  state.dataset.file ? state.dataset.answers.picture(shownSpan(state)).level : levelAsked(state)

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
    const { from, until } = shownSpan(state)
    if (state.dataset.file) return state.dataset.answers.picture({ from, until })
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
    if (state.dataset.file) return state.dataset.answers.histogram({ from, until }, unitOf(state))
    const { index } = state.dataset
    const selection = shown(selectionOf(state), visibleOf(index, state.visiblePoints))
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
      if (!selection.mask[i] && !index.columns.aggregate[i] && touches(index.columns, i, { from, until })) hidden++
    return hidden
  })
  return (state) => {
    if (!isFiltering(state.view.filters)) return 0
    const { from, until } = shownSpan(state)
    if (state.dataset.file) return state.dataset.answers.counts({ from, until }).hidden
    return compute(state.dataset.index, selectionOf(state), from, until)
  }
})()

/** Dated incidents of the window that pass the filters and lie outside of what the map shows. */
export const outsideOf = (state: AppState): number =>
  state.dataset.file ? state.dataset.answers.counts(shownSpan(state)).outside : listedOf(state).outside.length

/** Deportations whose two ends are one mark. */
export const undrawnOf = (state: AppState): number =>
  state.dataset.file ? state.dataset.answers.picture(shownSpan(state)).undrawnRecords : pictureOf(state).undrawn.length

/** What is too much to be drawn of a large file; null where everything is. */
export const leftOf = ({ dataset, view }: AppState): LevelPicture['left'] | null => {
  if (!dataset.file) return null
  const { left } = dataset.answers.picture(spanOf(view.window, view.mode))
  return left.arcs > 0 || left.ties > 0 ? left : null
}

/** Running totals of a large file that are listed at once. */
const MOST_TOTALS = 20

/** What the list shows. */
export interface Readable {
  /** Positions, by first day. */
  rows: ArrayLike<number>
  /** Of those, without an exact day. */
  imprecise: number
  outside: number
  undated: number
  /** Running totals: how many, and those that are listed. */
  totals: { count: number; positions: readonly number[] }
}

export const readableOf: (state: AppState) => Readable = (() => {
  const gathered = memoLast((listed: Listed, { exactDay }: TimeIndex['columns']): Readable => ({
    rows: listed.shown,
    imprecise: listed.shown.reduce((count, i) => count + (exactDay[i] ? 0 : 1), 0),
    outside: listed.outside.length,
    undated: listed.undated.length,
    totals: { count: listed.totals.length, positions: listed.totals },
  }))
  const answered = memoLast((answers: Answers, from: number, until: number): Readable => {
    const span = { from, until }
    const { imprecise, outside, totals } = answers.counts(span)
    return {
      rows: answers.rows(span),
      imprecise,
      outside,
      undated: answers.undated,
      totals: { count: totals, positions: answers.totals(span, MOST_TOTALS) },
    }
  })
  return (state) => {
    const { from, until } = shownSpan(state)
    return state.dataset.file
      ? answered(state.dataset.answers, from, until)
      : gathered(listedOf(state), state.dataset.index.columns)
  }
})()

/** Why an incident is not on the screen; null where it is, or is a running total. */
export function absenceOf(state: AppState, position: number): 'filtered' | 'outside' | 'elsewhen' | null {
  const { columns } = state.dataset.index
  if (columns.aggregate[position]) return null
  const { answers } = state.dataset.file ? state.dataset : { answers: null }
  const passes = answers ? answers.passes(position) : selectionOf(state).mask[position] === 1
  if (!passes) return 'filtered'
  if (!touches(columns, position, shownSpan(state))) return 'elsewhen'
  const isShown = answers
    ? answers.shows(position)
    : visibleOf(gatheredOf(state).index, state.visiblePoints)[position] === 1
  return isShown ? null : 'outside'
}
