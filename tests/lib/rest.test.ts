import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { atMostEvery, atRest } from '../../src/lib/rest.ts'
import { seeded } from '../helpers/arbitraries.ts'

const now = (): number => performance.now()

/** Milliseconds between two touches. */
const anyTouches = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 })

/** Touches after each of these pauses, waits for the end, and tells when it was followed, and when it was touched. */
function followed(
  start: (settle: () => void) => { touch: () => void },
  pauses: readonly number[],
): { at: number[]; touches: number[] } {
  vi.useFakeTimers()
  const [at, touches]: [number[], number[]] = [[], []]
  const { touch } = start(() => at.push(performance.now()))
  for (const pause of pauses) {
    vi.advanceTimersByTime(pause)
    touches.push(performance.now())
    touch()
  }
  vi.advanceTimersByTime(10_000)
  return { at, touches }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what is followed at rest', () => {
  test('is followed once after each pause that is long enough, and by no more than a timer late', () => {
    fc.assert(
      fc.property(anyTouches, (pauses) => {
        const { at, touches } = followed((settle) => atRest(settle, { quietMs: 100 }, now), pauses)
        const rests = touches.filter((ms, i) => (touches[i + 1] ?? Infinity) - ms >= 100)
        expect(at.length).toBe(rests.length)
        at.forEach((ms, i) => {
          expect(ms - rests[i]!).toBeGreaterThanOrEqual(100)
          expect(ms - rests[i]!).toBeLessThanOrEqual(101)
        })
      }),
      seeded(),
    )
  })

  test('is followed now and then where it does not rest', () => {
    const touches = Array.from({ length: 100 }, () => 20)
    const { at } = followed((settle) => atRest(settle, { quietMs: 100, mostMs: 500 }, now), touches)
    expect(at.length).toBeGreaterThanOrEqual(4)
    for (const [i, ms] of at.entries()) if (i > 0) expect(ms - at[i - 1]!).toBeLessThanOrEqual(540)
  })

  test('waits for a frame without a touch where that is asked for', () => {
    const frames: (() => void)[] = []
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
    vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
    vi.stubGlobal('document', { hidden: false })
    const settle = vi.fn<() => void>()
    const { touch, stop } = atRest(settle, { quietMs: 100, inFrames: true }, now)
    const frame = (): void => frames.splice(0).forEach((run) => run())
    // A drag on a machine that takes half a second for a frame.
    for (let k = 0; k < 6; k++) {
      touch()
      vi.advanceTimersByTime(500)
      frame()
    }
    expect(settle).not.toHaveBeenCalled()
    for (let k = 0; k < 3; k++) {
      vi.advanceTimersByTime(500)
      frame()
    }
    expect(settle).toHaveBeenCalledTimes(1)
    touch()
    vi.advanceTimersByTime(500)
    stop()
    frame()
    frame()
    expect(settle).toHaveBeenCalledTimes(1)
    vi.unstubAllGlobals()
  })

  test('is forgotten when it is stopped', () => {
    const settle = vi.fn<() => void>()
    const { touch, stop } = atRest(settle, { quietMs: 100 }, now)
    touch()
    stop()
    vi.advanceTimersByTime(1000)
    expect(settle).not.toHaveBeenCalled()
    touch()
    vi.advanceTimersByTime(101)
    expect(settle).toHaveBeenCalledTimes(1)
  })
})

test('what runs at most so often runs at once, twice after a pause, and at the end', () => {
  fc.assert(
    fc.property(anyTouches, (pauses) => {
      const { at, touches } = followed(
        (run) =>
          atMostEvery(
            () => {
              run()
              return true
            },
            150,
            now,
          ),
        pauses,
      )
      expect(at[0]).toBe(touches[0])
      // Timers count whole milliseconds.
      for (let i = 0; i < at.length; i++)
        for (let k = i + 2; k < at.length; k++) expect(at[k]! - at[i]!).toBeGreaterThanOrEqual((k - i - 1) * 150 - 1)
      const last = touches.at(-1)!
      expect(at.at(-1)).toBeGreaterThanOrEqual(last)
      expect(at.at(-1)! - last).toBeLessThanOrEqual(151)
    }),
    seeded(),
  )
})

test('what did nothing when it ran may run again at once', () => {
  const did: boolean[] = []
  let has = false
  const { touch } = atMostEvery(
    () => {
      did.push(has)
      return has
    },
    150,
    now,
  )
  touch()
  vi.advanceTimersByTime(1)
  has = true
  touch()
  expect(did).toEqual([false, true])
  for (let k = 0; k < 2; k++) {
    vi.advanceTimersByTime(1)
    touch()
    expect(did).toHaveLength(3)
  }
  vi.advanceTimersByTime(150)
  expect(did).toHaveLength(4)
})
