/** Pure steps from one state to the next; the store applies them, and nothing else changes the state. */
import type { Unit } from '../domain/day.ts'
import { NO_FILTERS } from '../domain/view.ts'
import type { Camera, Filters, Mode, View, Window } from '../domain/view.ts'
import { advance, daysPerSecond, lastPlayhead, playhead, resizeWindow, stepWindow, windowAt } from '../time/playback.ts'
import type { AppState } from './appState.ts'
import { SHORTEST_AXIS } from './appState.ts'
import { axisOf, unitOf } from './selectors.ts'

export type Action = (state: AppState) => AppState

/** Changes the view; playback goes on. */
export const changeView =
  (change: Partial<View>): Action =>
  (state) => ({ ...state, view: { ...state.view, ...change } })

/** Sets the time window; a hand on the window stops playback. */
export const setWindow =
  (window: Window): Action =>
  (state) => ({ ...state, playing: null, view: { ...state.view, window: withinExtent(window, state) } })

/** Keeps a window at least a day long and its edges inside the whole time axis, where it fits. */
function withinExtent({ from, until }: Window, { dataset: { extent } }: AppState): Window {
  const start = Math.max(extent.from, Math.min(from, extent.until - 1))
  return { from: start, until: Math.max(start + 1, Math.min(until, extent.until)) }
}

/**
 * Moves the playhead by days: a moving window keeps its length and stops at the ends of the time axis, an instant reaches
 * every day, a cumulative window keeps its other edge.
 */
export const moveWindow =
  (window: Window, days: number): Action =>
  (state) => {
    const { mode } = state.view
    return setWindow(windowAt(window, mode, playhead(window, mode) + days, state.dataset.extent))(state)
  }

export const setMode =
  (mode: Mode): Action =>
  (state) => ({
    ...state,
    playing: null,
    view: { ...state.view, mode, window: withinExtent(state.view.window, state) },
  })

/** Moves the playhead by units of the calendar; at the ends of the time axis it stops rather than shrink the window. */
export const step =
  (steps: number): Action =>
  (state) => {
    const { extent } = state.dataset
    const { window, mode } = state.view
    const next = stepWindow(window, unitOf(state), steps, extent)
    const fits = next.from >= extent.from && next.until <= extent.until
    return setWindow(windowAt(mode === 'window' && fits ? next : window, mode, playhead(next, mode), extent))(state)
  }

export const resize =
  (steps: number): Action =>
  (state) =>
    setWindow(resizeWindow(state.view.window, unitOf(state), steps, state.dataset.extent))(state)

/** Moves the playhead to the first or last position that it can take: a moving window then begins or ends with the time axis. */
export const jumpToEnd =
  (end: 'start' | 'end'): Action =>
  (state) => {
    const { extent } = state.dataset
    const { window, mode } = state.view
    return setWindow(windowAt(window, mode, end === 'start' ? extent.from : extent.until, extent))(state)
  }

/**
 * Starts playback where the playhead stands, from the beginning where it stands at the end. A window over everything
 * has nothing to move through: it plays as a growing one.
 */
export const play: Action = (state) => {
  const { extent } = state.dataset
  const { window } = state.view
  const isEverything = window.from <= extent.from && window.until >= extent.until
  const mode = isEverything && state.view.mode === 'window' ? 'from-start' : state.view.mode
  const atEnd = playhead(window, mode) >= lastPlayhead(mode, extent)
  const at = atEnd ? playhead(windowAt(window, mode, extent.from, extent), mode) : playhead(window, mode)
  return {
    ...state,
    playing: { at },
    fanned: null,
    view: { ...state.view, mode, window: windowAt(window, mode, Math.floor(at), extent) },
  }
}

/** Back to the map alone: nothing is open beside or above it. */
export const closeAll: Action = (state) => ({
  ...state,
  dialog: null,
  isDeskOpen: false,
  writing: null,
  story: state.story && { ...state.story, isAside: true },
  view: { ...state.view, selection: null },
})

export const pause: Action = (state) => (state.playing ? { ...state, playing: null } : state)

export const togglePlay: Action = (state) => (state.playing ? pause(state) : play(state))

/** One frame of playback. At the end it stops, or begins again where looping is on. */
export const tick =
  (elapsedMs: number): Action =>
  (state) => {
    if (!state.playing) return state
    const { extent } = state.dataset
    const { mode, window } = state.view
    const perSecond = daysPerSecond(axisOf(state), state.speed)
    const { at, done } = advance(state.playing.at, elapsedMs, perSecond, lastPlayhead(mode, extent))
    const moved: AppState = {
      ...state,
      playing: done ? null : { at },
      view: { ...state.view, window: windowAt(window, mode, Math.floor(at), extent) },
    }
    return followPlayhead(done && state.loop ? play(moved) : moved)
  }

/** Turns a zoomed axis over like a page when the playhead leaves it. */
function followPlayhead(state: AppState): AppState {
  const { view } = state
  if (!view.axis) return state
  const day = playhead(view.window, view.mode)
  if (day >= view.axis.from && day <= view.axis.until) return state
  const length = view.axis.until - view.axis.from
  return setAxis({ from: day - Math.round(length / 8), until: day - Math.round(length / 8) + length })(state)
}

export const setFilters =
  (change: Partial<Filters>): Action =>
  (state) => ({ ...state, fanned: null, view: { ...state.view, filters: { ...state.view.filters, ...change } } })

export const clearFilters: Action = (state) => setFilters(NO_FILTERS)(state)

/** Adds a value to one of the list filters, or takes it out. */
export const toggleFilter =
  <K extends 'types' | 'countries' | 'nationalities' | 'destinations' | 'precisions'>(
    field: K,
    value: Filters[K][number],
  ): Action =>
  (state) => {
    const list: readonly string[] = state.view.filters[field]
    const next = list.includes(value) ? list.filter((other) => other !== value) : [...list, value]
    return setFilters({ [field]: next })(state)
  }

export const select =
  (id: string | null): Action =>
  (state) => ({ ...state, view: { ...state.view, selection: id } })

export const setUnit = (unit: Unit | null): Action => changeView({ unit })

/** Shows a part of the time axis, at least four weeks and at most all of it. */
export const setAxis =
  ({ from, until }: Window): Action =>
  (state) => {
    const { extent } = state.dataset
    const whole = extent.until - extent.from
    const length = Math.max(Math.min(SHORTEST_AXIS, whole), Math.min(Math.round(until - from), whole))
    const start = Math.max(extent.from, Math.min(Math.round(from), extent.until - length))
    return changeView({ axis: length === whole ? null : { from: start, until: start + length } })(state)
  }

/** Stretches or shrinks the visible axis around a day; `factor` below 1 zooms in. */
export const zoomAxis =
  (around: number, factor: number): Action =>
  (state) => {
    const { from, until } = axisOf(state)
    return setAxis({ from: around - (around - from) * factor, until: around + (until - around) * factor })(state)
  }

export const rested =
  (camera: Camera): Action =>
  (state) => ({ ...state, zoom: camera.zoom, view: { ...state.view, camera } })

/** Opens the page for one's own reports, or goes back to the map. */
export const openDesk =
  (isDeskOpen: boolean): Action =>
  (state) => ({ ...state, isDeskOpen, playing: null })
