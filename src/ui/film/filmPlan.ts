import type { Day } from '../../domain/day.ts'
import type { Mode, Window } from '../../domain/view.ts'
import type { AppState } from '../../state/appState.ts'
import { play } from '../../state/actions.ts'
import { lastPlayhead, playhead, windowAt } from '../../time/playback.ts'
import type { Shape } from '../image/plan.ts'

export const FRAME_RATES = [10, 25, 30, 60] as const
export type FrameRate = (typeof FRAME_RATES)[number]

/** Pixels of the smaller side. */
export const FILM_SIDES = [720, 1080] as const
export type FilmSide = (typeof FILM_SIDES)[number]

/** CSS pixels of a film's picture: fewer than those of a still, so that letters are large enough to be read in passing. */
const FILM_FRAMES: Readonly<Record<Shape, { width: number; height: number }>> = {
  wide: { width: 1440, height: 810 },
  square: { width: 900, height: 900 },
  tall: { width: 810, height: 1440 },
}

/** A film's picture: CSS pixels, and device pixels for each. Width and height in device pixels are even. */
export function filmFrame(shape: Shape, side: FilmSide): { width: number; height: number; ratio: number } {
  const { width, height } = FILM_FRAMES[shape]
  return { width, height, ratio: side / Math.min(width, height) }
}

/** How a film passes through time. */
export interface FilmPlan {
  mode: Mode
  /** The window whose playhead moves. */
  window: Window
  /** The part of the time axis that is shown; null = all of it. */
  axis: Window | null
  /** Playhead of the first and of the last frame. */
  first: Day
  last: Day
  fps: FrameRate
  /** At least two: the first day and the last. */
  frames: number
}

/** An hour at 30 frames a second, and no player or table has trouble with it. */
export const MOST_FRAMES = 108_000

/** A zip of the plain kind holds no more files. */
export const MOST_FILES = 65_535

export const SHORTEST_SECONDS = 1

/** What is played, and on which part of the time axis. */
export type FilmSpan = Pick<FilmPlan, 'mode' | 'window' | 'axis' | 'first' | 'last'>

/**
 * From the first to the last position that the playhead takes on the visible axis, or on all of it. As in playback, a
 * window over everything grows from the start; a shorter one begins where the axis does.
 */
export function filmSpan(state: AppState, part: 'axis' | 'all'): FilmSpan {
  const { extent } = state.dataset
  const { mode } = play(state).view
  const axis = part === 'all' ? null : state.view.axis
  const shown = axis ?? extent
  const { from, until } = state.view.window
  const at = (day: Day): Day => playhead(windowAt(state.view.window, mode, day, extent), mode)
  const before = mode === 'to-end' ? 0 : mode === 'window' ? until - from : 1
  const last = at(Math.min(shown.until, lastPlayhead(mode, extent)))
  const first = Math.min(last, at(shown.from + before))
  return { mode, axis, window: windowAt(state.view.window, mode, first, extent), first, last }
}

/** How many frames a film of so many seconds has. */
export const framesOf = (seconds: number, fps: FrameRate): number =>
  Math.max(2, Math.min(MOST_FRAMES, Math.round(seconds * fps)))

/**
 * The playhead of a frame in fractional days: the first frame stands on the first day, the last one on the last, and all
 * steps between are of one length. So with at least one frame a day no day is skipped, and all have the same number of
 * frames, give or take one; with fewer, all steps skip the same number of days, give or take one.
 */
export const playheadAt = (
  { first, last, frames }: Pick<FilmPlan, 'first' | 'last' | 'frames'>,
  frame: number,
): number => first + (frame * (last - first)) / (frames - 1)

/** Days of playback per second of film. */
export const filmSpeed = ({ first, last, frames, fps }: FilmPlan): number => ((last - first) * fps) / (frames - 1)

const DAYS_PER_YEAR = 365.2425

/** Seconds of film for a year of reports, and back: the same number told in two ways. */
export const secondsPerYear = (seconds: number, { first, last }: Pick<FilmPlan, 'first' | 'last'>): number =>
  (seconds * DAYS_PER_YEAR) / Math.max(1, last - first)

export const secondsAt = (perYear: number, { first, last }: Pick<FilmPlan, 'first' | 'last'>): number =>
  (perYear * Math.max(1, last - first)) / DAYS_PER_YEAR

/** The state that a frame shows. */
export function stateAt(state: AppState, plan: FilmPlan, frame: number): AppState {
  const at = playheadAt(plan, frame)
  const window = windowAt(plan.window, plan.mode, Math.floor(at), state.dataset.extent)
  return { ...state, playing: { at }, view: { ...state.view, mode: plan.mode, axis: plan.axis, window } }
}
