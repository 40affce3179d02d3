import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilFromDay } from '../../../src/domain/day.ts'
import { MODES } from '../../../src/domain/view.ts'
import { lastPlayhead, playhead } from '../../../src/time/playback.ts'
import type { FrameRate } from '../../../src/ui/film/filmPlan.ts'
import {
  FILM_SIDES,
  FRAME_RATES,
  filmFrame,
  filmSpan,
  filmSpeed,
  framesOf,
  playheadAt,
  secondsAt,
  secondsPerYear,
  stateAt,
} from '../../../src/ui/film/filmPlan.ts'
import { SHAPES } from '../../../src/ui/image/plan.ts'
import type { Shape } from '../../../src/ui/image/plan.ts'
import { EXTENT, FEW, between, stateOf } from '../../state/appStates.ts'

const spans = fc
  .record({
    first: fc.integer({ min: -40_000, max: 60_000 }),
    days: fc.integer({ min: 0, max: 9_000 }),
    frames: fc.integer({ min: 2, max: 3_000 }),
  })
  .map(({ first, days, frames }) => ({ first, last: first + days, frames }))

const daysOf = (plan: { first: number; last: number; frames: number }): number[] =>
  Array.from({ length: plan.frames }, (_, frame) => Math.floor(playheadAt(plan, frame)))

describe('the days of the frames', () => {
  test('begin with the first day, end with the last, and never go back', () => {
    fc.assert(
      fc.property(spans, (plan) => {
        const days = daysOf(plan)
        expect([days[0], days.at(-1)]).toEqual([plan.first, plan.last])
        expect(playheadAt(plan, plan.frames - 1)).toBe(plan.last)
        expect(days.every((day, i) => i === 0 || day >= days[i - 1]!)).toBe(true)
      }),
    )
  })

  test('are all of the same length, at the ends of months and years too', () => {
    fc.assert(
      fc.property(spans, (plan) => {
        const days = daysOf(plan)
        const step = (plan.last - plan.first) / (plan.frames - 1)
        const passed = new Set(days.slice(1).map((day, i) => day - days[i]!))
        for (const length of passed) expect([Math.floor(step), Math.ceil(step)]).toContain(length)
        if (step === 0 || step > 1) return
        // At least one frame a day: none is skipped, and each but the last has as many frames, give or take one.
        const counts = new Map<number, number>()
        for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1)
        expect(counts.size).toBe(plan.last - plan.first + 1)
        const whole = [...counts].filter(([day]) => day !== plan.last).map(([, count]) => count)
        expect(Math.max(...whole) - Math.min(...whole)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('pass the 29th of February and the turn of the year like any other day', () => {
    const { from: first, until: last } = between('2015-12-20', '2016-03-10')
    const seen = daysOf({ first, last, frames: last - first + 1 }).map((day) => {
      const { month, day: ofMonth } = civilFromDay(day)
      return `${month}/${ofMonth}`
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.join(' ')).toContain('12/31 1/1')
    expect(seen.join(' ')).toContain('2/28 2/29 3/1')
  })

  test('go on at the speed that is said', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...FRAME_RATES), ({ first, last, frames }, fps) => {
        const plan = { first, last, frames, fps, mode: 'instant', axis: null, window: EXTENT } as const
        const second = playheadAt(plan, Math.min(fps, frames - 1)) - first
        expect(second).toBeCloseTo(filmSpeed(plan) * Math.min(1, (frames - 1) / fps), 6)
      }),
    )
  })
})

describe('what is played', () => {
  test.each(MODES)('in the mode %s begins and ends where the playhead can be', (mode) => {
    const state = stateOf(FEW, { window: between('2016-01-01', '2016-01-31'), mode })
    const span = filmSpan(state, 'all')
    expect(span.mode).toBe(mode)
    expect(span.last).toBe(lastPlayhead(mode, EXTENT))
    expect(span.axis).toBeNull()
    const plan = { ...span, fps: 25 as FrameRate, frames: 50 }
    const windows = [0, 1, 25, 49].map((frame) => stateAt(state, plan, frame).view.window)
    for (const window of windows) {
      // An instant is the last day of its window, which may begin before everything.
      if (mode !== 'instant') expect(window.from).toBeGreaterThanOrEqual(EXTENT.from)
      expect(window.until).toBeLessThanOrEqual(EXTENT.until)
      if (mode === 'window') expect(window.until - window.from).toBe(31)
    }
    expect(playhead(windows[0]!, mode)).toBe(span.first)
    expect(playhead(windows[3]!, mode)).toBe(span.last)
  })

  test('grows from the start where the window is over everything, as in playback', () => {
    const state = stateOf(FEW, { window: EXTENT, mode: 'window' })
    const span = filmSpan(state, 'all')
    expect(span).toMatchObject({ mode: 'from-start', first: EXTENT.from + 1, last: EXTENT.until })
    expect(stateAt(state, { ...span, fps: 25, frames: 2 }, 0).view.window).toEqual({
      from: EXTENT.from,
      until: EXTENT.from + 1,
    })
  })

  test('is the visible axis where that is asked for, from its first whole window to its end', () => {
    const axis = between('2016-01-01', '2016-12-31')
    const state = stateOf(FEW, { window: between('2016-01-01', '2016-01-31'), mode: 'window', axis })
    const span = filmSpan(state, 'axis')
    expect(span).toMatchObject({ axis, window: between('2016-01-01', '2016-01-31'), last: axis.until })
    expect(filmSpan(state, 'all')).toMatchObject({ axis: null, last: EXTENT.until })
  })

  test('shows the same state for the same frame, whatever was shown before', () => {
    const state = stateOf(FEW, { window: between('2016-01-01', '2016-01-31'), mode: 'window' })
    const plan = { ...filmSpan(state, 'all'), fps: 25 as FrameRate, frames: 100 }
    const before = stateAt(state, plan, 40)
    stateAt(before, plan, 90)
    expect(stateAt(state, plan, 40)).toEqual(before)
    expect(stateAt(stateAt(state, plan, 90), plan, 40)).toEqual(before)
  })
})

describe('lengths and sizes', () => {
  test('a length is told in seconds or in seconds a year', () => {
    const span = { first: 0, last: 3652 }
    expect(secondsPerYear(30, span)).toBeCloseTo(3, 2)
    fc.assert(
      fc.property(fc.double({ min: 1, max: 3_600, noNaN: true }), spans, (seconds, plan) => {
        expect(secondsAt(secondsPerYear(seconds, plan), plan)).toBeCloseTo(seconds, 6)
      }),
    )
    expect(framesOf(2, 10)).toBe(20)
    expect(framesOf(0, 60)).toBe(2)
  })

  test('widths and heights are even, as codecs want them', () => {
    for (const shape of Object.keys(SHAPES) as Shape[])
      for (const side of FILM_SIDES) {
        const { width, height, ratio } = filmFrame(shape, side)
        const pixels = [width * ratio, height * ratio].map((value) => Math.round(value))
        expect(pixels.every((value) => value % 2 === 0)).toBe(true)
        expect(Math.min(...pixels)).toBe(side)
        expect(pixels[0]! / pixels[1]!).toBeCloseTo(SHAPES[shape].width / SHAPES[shape].height, 6)
      }
  })
})
