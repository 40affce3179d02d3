import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pause, play } from '../../src/state/actions.ts'
import type { Store } from '../../src/state/store.ts'
import { makeStore } from '../../src/state/store.ts'
import { daysPerSecond } from '../../src/time/playback.ts'
import { runPlayer } from '../../src/ui/player.ts'
import { EXTENT, FEW, between, stateOf } from '../state/appStates.ts'

/** The screen: frames that have been asked for, at times that the test decides. */
let asked: ((now: number) => void)[]
let isReduced: boolean
let store: Store
let stop: () => void

const frame = (now: number): void => {
  const [run, ...rest] = asked.splice(0)
  expect(rest).toEqual([])
  run?.(now)
}
const playheadAt = (): number => store.getState().playing?.at ?? Number.NaN

beforeEach(() => {
  asked = []
  isReduced = false
  vi.stubGlobal('requestAnimationFrame', (run: (now: number) => void) => asked.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => asked.splice(0))
  vi.stubGlobal('matchMedia', () => ({ matches: isReduced }))
  store = makeStore(stateOf(FEW, { window: between('2016-01-01', '2016-01-31') }))
  stop = runPlayer(store)
})

afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

describe('the player', () => {
  const perMs = daysPerSecond(EXTENT, 1) / 1000
  const start = between('2016-01-01', '2016-01-31').until

  test('asks for frames only while it plays, one at a time', () => {
    expect(asked).toHaveLength(0)
    store.dispatch(play)
    expect(asked).toHaveLength(1)
    store.dispatch((state) => ({ ...state, speed: 1 }))
    expect(asked).toHaveLength(1)
    frame(5000)
    frame(5016)
    expect(asked).toHaveLength(1)
    store.dispatch(pause)
    frame(5032)
    expect(asked).toHaveLength(0)
  })

  test('moves by the time that passed between frames; the first one only starts the clock', () => {
    store.dispatch(play)
    frame(5000)
    expect(playheadAt()).toBe(start)
    frame(5016)
    expect(playheadAt()).toBeCloseTo(start + 16 * perMs, 9)
    frame(5216)
    expect(playheadAt()).toBeCloseTo(start + 216 * perMs, 9)
  })

  test('does not make up for a tab that slept, nor for a pause', () => {
    store.dispatch(play)
    frame(5000)
    frame(3_605_000)
    expect(playheadAt()).toBeCloseTo(start + 1000 * perMs, 9)
    store.dispatch(pause)
    frame(3_605_016)
    store.dispatch(play)
    const again = playheadAt()
    frame(9_000_000)
    expect(playheadAt()).toBe(again)
  })

  test('moves in steps where less motion is asked for, as far in the same time', () => {
    isReduced = true
    store.dispatch(play)
    const seen = new Set<number>()
    for (let now = 5000; now <= 9000; now += 16) {
      frame(now)
      seen.add(playheadAt())
    }
    // Where it began, and five steps of 800 ms.
    expect(seen.size).toBe(6)
    expect(Math.max(...seen)).toBeGreaterThan(start + 3200 * perMs - 1e-9)
    expect(Math.max(...seen)).toBeLessThanOrEqual(start + 4000 * perMs + 1e-9)
  })

  test('stops by itself at the end', () => {
    store.dispatch(play)
    for (let now = 5000; asked.length && now < 500_000; now += 900) frame(now)
    expect(asked).toEqual([])
    expect(store.getState().playing).toBe(null)
    expect(store.getState().view.window.until).toBe(EXTENT.until)
  })
})
