import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Unit } from '../../src/domain/day.ts'
import { UNITS, addUnits, ceilDay, floorDay, formatDay, parseDay } from '../../src/domain/day.ts'
import type { Window } from '../../src/domain/view.ts'
import { MODES } from '../../src/domain/view.ts'
import {
  SPEEDS,
  advance,
  daysPerSecond,
  lastPlayhead,
  playhead,
  resizeWindow,
  stepWindow,
  windowAt,
} from '../../src/time/playback.ts'
import { seeded } from '../helpers/arbitraries.ts'

const EXTENT: Window = { from: parseDay('2011-01-01')!, until: parseDay('2026-06-01')! }
const anyUnit = fc.constantFrom(...UNITS)
const anyMode = fc.constantFrom(...MODES)
const anyWindow: fc.Arbitrary<Window> = fc
  .tuple(
    fc.integer({ min: EXTENT.from, max: EXTENT.until - 1 }),
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 })),
  )
  .map(([from, length]) => ({ from, until: Math.min(from + length, EXTENT.until) }))
const inWords = ({ from, until }: Window): string => `${formatDay(from)}/${formatDay(until)}`
const window = (from: string, until: string): Window => ({ from: parseDay(from)!, until: parseDay(until)! })

describe('playback', () => {
  test('passes every day once, at any frame rate, and stops on the last one', () => {
    const frames = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 4, max: 900, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    })
    const anyStart = fc.integer({ min: parseDay('2015-12-01')!, max: parseDay('2016-03-02')! })
    fc.assert(
      fc.property(frames, anyStart, fc.constantFrom(...SPEEDS), (cycle, start, speed) => {
        fc.pre(cycle.some((ms) => ms > 0) && cycle.length * 4 <= cycle.reduce((sum, ms) => sum + ms, 0))
        const last = start + 120
        const perSecond = daysPerSecond({ from: start, until: last }, speed)
        const passed: number[] = []
        let [at, elapsed] = [start, 0]
        let [isMonotonic, isOnTime] = [true, true]
        for (let frame = 0; ; frame++) {
          const ms = cycle[frame % cycle.length]!
          const next = advance(at, ms, perSecond, last)
          elapsed += ms
          isMonotonic &&= next.at >= at
          for (let day = Math.floor(at); day < Math.floor(next.at); day++) passed.push(day)
          at = next.at
          // The clock's time is the time that has passed, however it was cut into frames.
          const expected = Math.min(last, start + (elapsed / 1000) * perSecond)
          isOnTime &&= Math.abs(at - expected) < 1e-6
          if (next.done) break
        }
        expect({ isMonotonic, isOnTime, at }).toEqual({ isMonotonic: true, isOnTime: true, at: last })
        expect(passed).toEqual(Array.from({ length: 120 }, (_, i) => start + i))
      }),
      seeded(150),
    )
  })

  test('does not run backwards, nor past its end', () => {
    expect(advance(10, -500, 4, 20)).toEqual({ at: 10, done: false })
    expect(advance(10, 0, 4, 20)).toEqual({ at: 10, done: false })
    expect(advance(19, 250, 4, 20)).toEqual({ at: 20, done: true })
    expect(advance(25, 16, 4, 20)).toEqual({ at: 20, done: true })
    expect(advance(10, 86_400_000, 4, 20)).toEqual({ at: 20, done: true })
  })

  test('takes as long for any axis, but never dwells on a day', () => {
    expect((EXTENT.until - EXTENT.from) / daysPerSecond(EXTENT, 1)).toBeCloseTo(75, 9)
    expect(daysPerSecond({ from: 0, until: 7 }, 1)).toBe(2)
    expect(daysPerSecond(EXTENT, 16)).toBeCloseTo(64 * daysPerSecond(EXTENT, 0.25), 9)
  })
})

describe('a window whose playhead is moved', () => {
  test('keeps its length where both edges move, else its other edge, and stays inside', () => {
    fc.assert(
      fc.property(
        anyWindow,
        anyMode,
        fc.integer({ min: EXTENT.from - 400, max: EXTENT.until + 400 }),
        (before, mode, day) => {
          const after = windowAt(before, mode, day, EXTENT)
          expect(after.until).toBeGreaterThan(after.from)
          expect(after.until).toBeLessThanOrEqual(EXTENT.until)
          if (mode !== 'instant') expect(after.from).toBeGreaterThanOrEqual(EXTENT.from)
          else expect(after.until - 1).toBeGreaterThanOrEqual(EXTENT.from)
          if (mode === 'window' || mode === 'instant') expect(after.until - after.from).toBe(before.until - before.from)
          if (mode === 'from-start' && day > before.from) expect(after.from).toBe(before.from)
          if (mode === 'to-end' && day < before.until) expect(after.until).toBe(before.until)
        },
      ),
      seeded(400),
    )
  })

  test('has it on that day wherever the axis and its length allow it', () => {
    fc.assert(
      fc.property(
        anyWindow,
        anyMode,
        fc.integer({ min: EXTENT.from + 1, max: EXTENT.until - 1 }),
        (before, mode, day) => {
          const fits = mode !== 'window' || day - (before.until - before.from) >= EXTENT.from
          if (fits) expect(playhead(windowAt(before, mode, day, EXTENT), mode)).toBe(day)
          const last = lastPlayhead(mode, EXTENT)
          expect(playhead(windowAt(before, mode, last, EXTENT), mode)).toBe(last)
          expect(playhead(windowAt(before, mode, last + 1, EXTENT), mode)).toBe(last)
        },
      ),
      seeded(400),
    )
  })

  test('longer than the axis ends with it', () => {
    const long = { from: EXTENT.from - 900, until: EXTENT.until + 900 }
    expect(windowAt(long, 'window', EXTENT.from, EXTENT)).toEqual({
      from: EXTENT.until - (long.until - long.from),
      until: EXTENT.until,
    })
  })
})

describe('a step', () => {
  const aligned = fc
    .tuple(fc.integer({ min: EXTENT.from, max: EXTENT.until - 1 }), anyUnit, fc.integer({ min: 1, max: 5 }))
    .map(([day, unit, length]): { window: Window; unit: Unit } => {
      const from = floorDay(day, unit)
      return { unit, window: { from, until: addUnits(from, unit, length) } }
    })

  test('forwards and backwards leads back, for windows of whole units', () => {
    fc.assert(
      fc.property(aligned, fc.integer({ min: -8, max: 8 }), ({ window: start, unit }, steps) => {
        const moved = stepWindow(start, unit, steps, EXTENT)
        if (moved === start) return
        expect(stepWindow(moved, unit, -steps, EXTENT)).toEqual(start)
        expect([moved.from, moved.until]).toEqual([floorDay(moved.from, unit), floorDay(moved.until, unit)])
        expect(moved.from).toBe(addUnits(start.from, unit, steps))
      }),
      seeded(400),
    )
  })

  test('keeps the length in days of any other window', () => {
    fc.assert(
      fc.property(anyWindow, anyUnit, fc.integer({ min: -8, max: 8 }), (start, unit, steps) => {
        const isAligned = ceilDay(start.from, unit) === start.from && ceilDay(start.until, unit) === start.until
        fc.pre(!isAligned)
        const moved = stepWindow(start, unit, steps, EXTENT)
        expect(moved.until - moved.from).toBe(start.until - start.from)
      }),
      seeded(300),
    )
  })

  test('never leaves the time axis: where it would, the window stays', () => {
    fc.assert(
      fc.property(anyWindow, anyUnit, fc.integer({ min: -200, max: 200 }), (start, unit, steps) => {
        const moved = stepWindow(start, unit, steps, EXTENT)
        expect(moved.from).toBeLessThan(EXTENT.until)
        expect(moved.until).toBeGreaterThan(EXTENT.from)
      }),
      seeded(400),
    )
    const last = window('2026-05-01', '2026-06-01')
    expect(stepWindow(last, 'month', 1, EXTENT)).toBe(last)
    const first = window('2011-01-01', '2011-02-01')
    expect(stepWindow(first, 'month', -1, EXTENT)).toBe(first)
  })

  test('of months and weeks', () => {
    expect(inWords(stepWindow(window('2016-01-01', '2016-02-01'), 'month', 1, EXTENT))).toBe('2016-02-01/2016-03-01')
    expect(inWords(stepWindow(window('2016-01-01', '2016-02-01'), 'month', -1, EXTENT))).toBe('2015-12-01/2016-01-01')
    expect(inWords(stepWindow(window('2017-08-14', '2017-08-21'), 'week', 1, EXTENT))).toBe('2017-08-21/2017-08-28')
    expect(inWords(stepWindow(window('2017-01-31', '2017-02-03'), 'month', 1, EXTENT))).toBe('2017-02-28/2017-03-03')
  })
})

describe('resizing', () => {
  test('moves the end only, to a whole unit, by at least a day left and no further than the axis', () => {
    fc.assert(
      fc.property(anyWindow, anyUnit, fc.integer({ min: -30, max: 30 }), (start, unit, steps) => {
        const resized = resizeWindow(start, unit, steps, EXTENT)
        expect(resized.from).toBe(start.from)
        expect(resized.until).toBeGreaterThan(start.from)
        expect(resized.until).toBeLessThanOrEqual(ceilDay(EXTENT.until, unit))
        if (resized.until > start.from + 1) expect(floorDay(resized.until, unit)).toBe(resized.until)
        if (steps > 0) expect(resized.until).toBeGreaterThanOrEqual(start.until)
        if (steps < 0 && start.until > start.from + 1) expect(resized.until).toBeLessThan(start.until)
      }),
      seeded(400),
    )
  })

  test('of months', () => {
    const middle = window('2017-08-01', '2017-08-16')
    expect(inWords(resizeWindow(middle, 'month', 1, EXTENT))).toBe('2017-08-01/2017-09-01')
    expect(inWords(resizeWindow(window('2017-07-01', '2017-08-16'), 'month', -1, EXTENT))).toBe('2017-07-01/2017-08-01')
    expect(inWords(resizeWindow(middle, 'month', -1, EXTENT))).toBe('2017-08-01/2017-08-02')
  })
})
