import type { Day } from '../domain/day.ts'
import { addUnits, ceilDay, floorDay } from '../domain/day.ts'
import type { Unit } from '../domain/day.ts'
import type { Mode, Window } from '../domain/view.ts'

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const
export type Speed = (typeof SPEEDS)[number]

/** At speed 1 the visible axis passes in this many seconds, and a day never takes longer than half a second. */
const SECONDS_PER_AXIS = 75

/** Days of the lengths that people use, the longest of each: all months count as one length, so discs keep their scale. */
const LENGTHS = [1, 7, 14, 31, 62, 92, 184, 366, 731, 1461, 2922, 5844]

export const usualLength = (days: number): number => LENGTHS.find((length) => length >= days) ?? days

/** Days of the windows that a scale is for: all that there are where an edge is open. */
export const scaledLength = (days: number, mode: Mode): number =>
  mode === 'window' ? days : mode === 'instant' ? 1 : Infinity

/** Days of playback per second. */
export const daysPerSecond = (axis: Window, speed: Speed): number =>
  Math.max(2, (axis.until - axis.from) / SECONDS_PER_AXIS) * speed

/** The edge that playback moves: the window's end, or its start where everything up to the end of time is shown. */
export const playhead = (window: Window, mode: Mode): Day => (mode === 'to-end' ? window.from : window.until)

/**
 * The window with its playhead on `day`. In the modes with a moving window both edges move, so its length stays;
 * a cumulative window keeps its other edge. The window stays inside the extent where it fits (an instant only with the
 * one day that it shows) and is never shorter than a day.
 */
export function windowAt(window: Window, mode: Mode, day: Day, extent: Window): Window {
  if (mode === 'from-start') {
    const until = Math.max(extent.from + 1, Math.min(day, extent.until))
    return { from: Math.min(window.from, until - 1), until }
  }
  if (mode === 'to-end') {
    const from = Math.max(extent.from, Math.min(day, extent.until - 1))
    return { from, until: Math.max(window.until, from + 1) }
  }
  const length = window.until - window.from
  const shortest = mode === 'instant' ? 1 : Math.min(length, extent.until - extent.from)
  const until = Math.max(extent.from + shortest, Math.min(day, extent.until))
  return { from: until - length, until }
}

/** Where playback ends: the last position that the playhead can take. */
export const lastPlayhead = (mode: Mode, extent: Window): Day => (mode === 'to-end' ? extent.until - 1 : extent.until)

/**
 * Moves a fractional playhead on by elapsed time. Whole days are reached one after the other: the days passed by
 * successive calls follow one another without a gap or an overlap, whatever the frame rate, and end at `last`.
 */
export function advance(at: number, elapsedMs: number, perSecond: number, last: Day): { at: number; done: boolean } {
  const next = at + (Math.max(0, elapsedMs) / 1000) * perSecond
  return next >= last ? { at: last, done: true } : { at: next, done: false }
}

/**
 * One step of the window by units of the calendar, forwards or backwards. A window whose edges both begin a unit stays
 * in whole units (January becomes February, 31 days become 28); any other keeps its length in days.
 */
export function stepWindow(window: Window, unit: Unit, steps: number, extent: Window): Window {
  const aligned = floorDay(window.from, unit) === window.from && floorDay(window.until, unit) === window.until
  const from = addUnits(window.from, unit, steps)
  const until = aligned ? addUnits(window.until, unit, steps) : from + (window.until - window.from)
  if (until - 1 < extent.from || from >= extent.until) return window
  return { from, until }
}

/** Lengthens (or shortens, with negative steps) the window at its end, by whole units, to no less than a day. */
export function resizeWindow(window: Window, unit: Unit, steps: number, extent: Window): Window {
  const anchor = steps < 0 ? ceilDay(window.until, unit) : floorDay(window.until, unit)
  const until = Math.min(addUnits(anchor, unit, steps), ceilDay(extent.until, unit))
  return { from: window.from, until: Math.max(window.from + 1, until) }
}
