import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNITS } from '../../src/domain/day.ts'
import type { Mode } from '../../src/domain/view.ts'
import { MODES, NO_FILTERS } from '../../src/domain/view.ts'
import type { Action } from '../../src/state/actions.ts'
import {
  changeView,
  clearFilters,
  jumpToEnd,
  moveWindow,
  pause,
  play,
  resize,
  rested,
  select,
  setAxis,
  setFilters,
  setMode,
  setUnit,
  setWindow,
  step,
  tick,
  toggleFilter,
  togglePlay,
  zoomAxis,
} from '../../src/state/actions.ts'
import type { AppState } from '../../src/state/appState.ts'
import { SHORTEST_AXIS } from '../../src/state/appState.ts'
import { axisOf } from '../../src/state/selectors.ts'
import { makeStore } from '../../src/state/store.ts'
import { daysPerSecond, lastPlayhead, playhead } from '../../src/time/playback.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { EXTENT, FEW, after, anyState, anyWindowWithin, between, day, filters, inWords, stateOf } from './appStates.ts'

const anyMode = fc.constantFrom(...MODES)
const anyDays = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -3000, max: 3000 }))
const everything = EXTENT
const shown = (state: AppState): string => inWords(state.view.window)

/** Everything that an action can be made of, as a person's hands would make it. */
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc
    .tuple(anyDays, anyDays)
    .map(([a, b]) => setWindow({ from: EXTENT.from + a, until: EXTENT.from + a + Math.abs(b) + 1 })),
  anyDays.map(
    (days): Action =>
      (state) =>
        moveWindow(state.view.window, days)(state),
  ),
  fc.integer({ min: -9, max: 9 }).map(step),
  fc.integer({ min: -9, max: 9 }).map(resize),
  fc.constantFrom('start' as const, 'end' as const).map(jumpToEnd),
  anyMode.map(setMode),
  fc.constantFrom(play, pause, togglePlay, clearFilters, select('last'), select(null), setUnit('day'), setUnit(null)),
  fc.double({ min: 0, max: 2000, noNaN: true }).map(tick),
  fc.tuple(anyDays, anyDays).map(([a, b]) => setAxis({ from: EXTENT.from + a, until: EXTENT.from + a + b })),
  fc
    .tuple(fc.integer({ min: EXTENT.from, max: EXTENT.until }), fc.double({ min: 0.01, max: 40, noNaN: true }))
    .map(([at, by]) => zoomAxis(at, by)),
  fc.constantFrom('KH', 'TH').map((country) => toggleFilter('countries', country)),
  fc.string().map((query) => setFilters({ query })),
  fc.constant(rested({ lng: 100, lat: 10, zoom: 6, bearing: 0, pitch: 0 })),
  fc.constant(changeView({ scale: 'linear' })),
)

describe('every action', () => {
  test('leaves its state as it was, and the window and the axis inside the time axis, in any order', () => {
    fc.assert(
      fc.property(anyState, fc.array(anyAction, { minLength: 1, maxLength: 12 }), (start, actions) => {
        let state = start
        for (const action of actions) {
          // `after` freezes what it hands on: an action that writes into its input throws.
          state = after(state, action)
          const { window, mode, axis } = state.view
          expect(Number.isInteger(window.from) && Number.isInteger(window.until) && window.from < window.until).toBe(
            true,
          )
          // While it plays, an instant may carry a window that begins before the time axis; its one day is inside.
          expect(window.from >= EXTENT.from || mode === 'instant').toBe(true)
          expect(window.until <= EXTENT.until && window.until > EXTENT.from).toBe(true)
          if (axis) {
            expect(axis.from >= EXTENT.from && axis.until <= EXTENT.until).toBe(true)
            expect(axis.until - axis.from).toBeGreaterThanOrEqual(SHORTEST_AXIS)
            expect(axis.until - axis.from).toBeLessThan(EXTENT.until - EXTENT.from)
          }
        }
      }),
      seeded(400),
    )
  })

  test('is applied by the store, which tells its listeners once', () => {
    const store = makeStore(stateOf(FEW))
    const seen: (string | null)[] = []
    store.subscribe((state) => seen.push(state.view.selection))
    store.dispatch(select('last'))
    store.dispatch(pause)
    expect(seen).toEqual(['last'])
    expect('setState' in store).toBe(false)
    expect(store.getInitialState().view.selection).toBe(null)
  })
})

describe('the window', () => {
  test('set by hand is kept whole where it fits, cut at the edges, and stops playback', () => {
    fc.assert(
      fc.property(anyState, anyWindowWithin(EXTENT), (state, window) => {
        const next = after(state, setWindow(window))
        expect(next.view.window).toEqual(window)
        expect(next.playing).toBe(null)
      }),
      seeded(),
    )
    const state = stateOf(FEW)
    expect(shown(after(state, setWindow(between('2001-01-01', '2016-12-31'))))).toBe('2015-01-01..2016-12-31')
    expect(shown(after(state, setWindow(between('2017-05-01', '2030-12-31'))))).toBe('2017-05-01..2018-03-31')
    expect(shown(after(state, setWindow(between('2001-01-01', '2001-12-31'))))).toBe('2015-01-01..2015-01-01')
    expect(shown(after(state, setWindow(between('2031-01-01', '2031-12-31'))))).toBe('2018-03-31..2018-03-31')
    expect(shown(after(state, setWindow({ from: day('2016-05-05'), until: day('2016-05-01') })))).toBe(
      '2016-05-05..2016-05-05',
    )
  })

  test('moved keeps its length and goes exactly as far as there is room', () => {
    fc.assert(
      fc.property(anyWindowWithin(EXTENT), anyDays, (window, days) => {
        const next = after(stateOf(FEW, { window }), moveWindow(window, days)).view.window
        expect(next.until - next.from).toBe(window.until - window.from)
        const room = days < 0 ? window.from - EXTENT.from : EXTENT.until - window.until
        expect(next.from - window.from).toBe(Math.sign(days) * Math.min(room, Math.abs(days)) || 0)
      }),
      seeded(),
    )
  })

  test('a cumulative one keeps its other edge', () => {
    const window = between('2015-01-01', '2016-12-31')
    expect(shown(after(stateOf(FEW, { window, mode: 'from-start' }), moveWindow(window, -31)))).toBe(
      '2015-01-01..2016-11-30',
    )
    expect(shown(after(stateOf(FEW, { window, mode: 'from-start' }), moveWindow(window, 9999)))).toBe(
      '2015-01-01..2018-03-31',
    )
    expect(shown(after(stateOf(FEW, { window, mode: 'to-end' }), moveWindow(window, 31)))).toBe(
      '2015-02-01..2016-12-31',
    )
  })

  test('an instant can be moved to every day, however long the window that it came from', () => {
    fc.assert(
      fc.property(
        anyWindowWithin(EXTENT),
        fc.integer({ min: EXTENT.from, max: EXTENT.until - 1 }),
        (window, target) => {
          const next = after(stateOf(FEW, { window, mode: 'instant' }), moveWindow(window, target + 1 - window.until))
          expect(next.view.window.until - 1).toBe(target)
        },
      ),
      seeded(),
    )
  })

  test('steps by the unit and back again', () => {
    const state = stateOf(FEW, { window: between('2016-01-01', '2016-01-31'), unit: 'month' })
    expect(shown(after(state, step(1)))).toBe('2016-02-01..2016-02-29')
    expect(shown(after(state, step(-1)))).toBe('2015-12-01..2015-12-31')
    expect(shown(after(state, step(3), step(-3)))).toBe(shown(state))
    expect(shown(after({ ...state, view: { ...state.view, unit: 'day' } }, step(5)))).toBe('2016-01-06..2016-02-05')
  })

  test('stops at the ends of the time axis without becoming shorter', () => {
    const late = stateOf(FEW, { window: between('2018-01-01', '2018-03-31'), unit: 'month' })
    expect(shown(after(late, step(1), step(1), step(1)))).toBe(shown(late))
    const early = stateOf(FEW, { window: between('2015-02-01', '2015-04-30'), unit: 'month' })
    expect(shown(after(early, step(-1), step(-1), step(-1)))).toBe('2015-01-01..2015-03-31')
    const whole = stateOf(FEW, { window: everything, unit: 'month' })
    expect(shown(after(whole, step(1)))).toBe(shown(whole))
    expect(shown(after(whole, step(-1)))).toBe(shown(whole))
  })

  test('a step of a cumulative window moves only its playhead', () => {
    const start = stateOf(FEW, { window: between('2015-01-01', '2016-12-31'), unit: 'month', mode: 'from-start' })
    expect(shown(after(start, step(1)))).toBe('2015-01-01..2017-01-31')
    expect(shown(after(start, step(-1)))).toBe('2015-01-01..2016-11-30')
    const end = stateOf(FEW, { window: between('2016-01-01', '2018-03-31'), unit: 'month', mode: 'to-end' })
    expect(shown(after(end, step(1)))).toBe('2016-02-01..2018-03-31')
    expect(shown(after(end, step(-1)))).toBe('2015-12-01..2018-03-31')
  })

  test('is lengthened and shortened at its end', () => {
    const state = stateOf(FEW, { window: between('2016-01-01', '2016-01-31'), unit: 'month' })
    expect(shown(after(state, resize(1)))).toBe('2016-01-01..2016-02-29')
    expect(shown(after(state, resize(1), resize(-1)))).toBe(shown(state))
    expect(shown(after(state, resize(-1)))).toBe('2016-01-01..2016-01-01')
    expect(shown(after(state, resize(900)))).toBe('2016-01-01..2018-03-31')
  })

  test('jumps to the ends: a moving window whole, a cumulative one with its playhead', () => {
    const jump = (mode: Mode, end: 'start' | 'end', window = between('2016-01-01', '2016-01-31')): string =>
      shown(after(stateOf(FEW, { window, mode }), jumpToEnd(end)))
    expect(jump('window', 'start')).toBe('2015-01-01..2015-01-31')
    expect(jump('window', 'end')).toBe('2018-03-01..2018-03-31')
    expect(jump('from-start', 'start', everything)).toBe('2015-01-01..2015-01-01')
    expect(jump('from-start', 'end')).toBe('2016-01-01..2018-03-31')
    expect(jump('to-end', 'start')).toBe('2015-01-01..2016-01-31')
    expect(jump('to-end', 'end', everything)).toBe('2018-03-31..2018-03-31')
    for (const window of [everything, between('2016-01-01', '2016-01-31')]) {
      expect(jump('instant', 'start', window).slice(-10)).toBe('2015-01-01')
      expect(jump('instant', 'end', window).slice(-10)).toBe('2018-03-31')
    }
  })
})

describe('playback', () => {
  const anyFrames = fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 1000, noNaN: true })), { minLength: 1, maxLength: 20 })
    .filter((frames) => frames.some((ms) => ms > 10))

  test('starts from every window and mode at a playhead that has somewhere to go', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { window, mode } = state.view
        const next = after(state, play)
        const isWhole = window.from <= EXTENT.from && window.until >= EXTENT.until
        expect(next.view.mode).toBe(isWhole && mode === 'window' ? 'from-start' : mode)
        expect(next.fanned).toBe(null)
        expect(next.playing!.at).toBeLessThan(lastPlayhead(next.view.mode, EXTENT))
        expect(playhead(next.view.window, next.view.mode)).toBe(next.playing!.at)
        const wasAtEnd = playhead(window, next.view.mode) >= lastPlayhead(mode, EXTENT)
        if (!wasAtEnd) expect(next.view.window).toEqual(window)
      }),
      seeded(500),
    )
  })

  test('from the end it begins again: the whole as a growing window, others at their first position', () => {
    const played = (window: AppState['view']['window'], mode: Mode): string => {
      const { view } = after(stateOf(FEW, { window, mode }), play)
      return `${view.mode} ${inWords(view.window)}`
    }
    const last = between('2018-03-01', '2018-03-31')
    expect(played(everything, 'window')).toBe('from-start 2015-01-01..2015-01-01')
    expect(played(last, 'window')).toBe('window 2015-01-01..2015-01-31')
    expect(played(last, 'from-start')).toBe('from-start 2015-01-01..2015-01-01')
    expect(played(between('2018-03-31', '2018-03-31'), 'to-end')).toBe('to-end 2015-01-01..2018-03-31')
    expect(played(between('2018-03-31', '2018-03-31'), 'instant')).toBe('instant 2015-01-01..2015-01-01')
    // Only the last day of an instant's window is shown, so playing begins on the first day of all.
    expect(played(everything, 'instant').slice(-10)).toBe('2015-01-01')
  })

  test('runs to exactly the last playhead at any frame times, passes no day backwards, and stops', () => {
    fc.assert(
      fc.property(anyState, anyFrames, (start, frames) => {
        let state = after({ ...start, loop: false, speed: 16 }, play)
        const { mode } = state.view
        const last = lastPlayhead(mode, EXTENT)
        const perSecond = daysPerSecond(axisOf(state), state.speed)
        const from = state.playing!.at
        let elapsed = 0
        for (let frame = 0; state.playing; frame++) {
          const before = playhead(state.view.window, mode)
          const ms = frames[frame % frames.length]!
          state = tick(ms)(state)
          elapsed += ms
          const now = playhead(state.view.window, mode)
          if (now < before || now > last) expect.fail(`from ${before} to ${now}`)
          const isDone = elapsed * perSecond >= (last - from) * 1000 - 1e-3
          if (!state.playing && !isDone) expect.fail(`stopped after ${elapsed} ms`)
        }
        expect(playhead(state.view.window, mode)).toBe(last)
        expect(state.playing).toBe(null)
        // A frame that comes late changes nothing more.
        expect(tick(500)(state)).toBe(state)
      }),
      seeded(60),
    )
  })

  test('loops where that is on: from the end it goes on at the beginning', () => {
    for (const mode of MODES) {
      const start = stateOf(FEW, { mode, window: between('2018-03-01', '2018-03-30') }, { loop: true })
      const next = after(start, play, tick(1e9))
      expect(next.playing).not.toBe(null)
      const [first, last] = shown(next).split('..')
      expect(mode === 'to-end' ? first : last).toBe(mode === 'window' ? '2015-01-30' : '2015-01-01')
    }
  })

  test('on the way goes as fast with a loop as without', () => {
    const start = after(stateOf(FEW, { window: between('2016-01-01', '2016-01-31') }), play)
    const run = (loop: boolean) => after({ ...start, loop }, tick(7), tick(7), tick(16)).playing
    expect(run(true)).toEqual(run(false))
    expect(run(true)!.at).toBeCloseTo(start.playing!.at + 0.03 * daysPerSecond(EXTENT, 1), 9)
  })

  test('pause and play toggle, and what is shown stays', () => {
    const playing = after(stateOf(FEW, { window: between('2016-01-01', '2016-01-31') }), togglePlay, tick(100))
    expect(playing.playing!.at).toBeCloseTo(day('2016-02-01') + 0.1 * daysPerSecond(EXTENT, 1), 9)
    const paused = after(playing, togglePlay)
    expect(paused.playing).toBe(null)
    expect(paused.view).toBe(playing.view)
    expect(pause(paused)).toBe(paused)
  })

  test('is stopped by a hand on the window or the mode, and by nothing else', () => {
    const playing = after(stateOf(FEW, { window: between('2016-01-01', '2016-01-31') }), play)
    const stopping: Action[] = [
      setMode('window'),
      setMode('to-end'),
      step(1),
      resize(1),
      jumpToEnd('start'),
      moveWindow(playing.view.window, 3),
      setWindow(EXTENT),
    ]
    for (const action of stopping) expect(after(playing, action).playing).toBe(null)
    const others: Action[] = [
      setFilters({ query: 'x' }),
      clearFilters,
      toggleFilter('types', 'arrest'),
      select('last'),
      setUnit('day'),
      setAxis(between('2016-01-01', '2016-12-31')),
      zoomAxis(day('2016-01-01'), 0.5),
      rested(playing.view.camera),
      changeView({ split: true }),
      play,
    ]
    for (const action of others) expect(after(playing, action).playing).not.toBe(null)
    for (const mode of MODES) expect(after(playing, setMode(mode)).view.mode).toBe(mode)
  })
})

describe('the visible axis', () => {
  test('is at least four weeks, inside the time axis, null when it is all of it', () => {
    fc.assert(
      fc.property(
        anyState,
        fc.double({ min: -5000, max: 9000, noNaN: true }),
        fc.double({ min: -100, max: 9000, noNaN: true }),
        (state, from, length) => {
          const asked = { from: EXTENT.from + from, until: EXTENT.from + from + length }
          const next = after(state, setAxis(asked))
          const { axis } = next.view
          const wholeLength = EXTENT.until - EXTENT.from
          const expected = Math.max(SHORTEST_AXIS, Math.min(Math.round(asked.until - asked.from), wholeLength))
          const shownAxis = axisOf(next)
          expect(axis === null).toBe(expected === wholeLength)
          expect(shownAxis.until - shownAxis.from).toBe(expected)
          expect(shownAxis.from >= EXTENT.from && shownAxis.until <= EXTENT.until).toBe(true)
          // Where it fits, it begins where it was asked to.
          if (asked.from >= EXTENT.from && asked.from + expected <= EXTENT.until)
            expect(shownAxis.from).toBe(Math.round(asked.from))
          expect(next.view.window).toBe(state.view.window)
        },
      ),
      seeded(400),
    )
  })

  test('zooms around a day, which stays where it is, and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 0.95, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (factor, share) => {
          const start = after(stateOf(FEW), setAxis(between('2015-06-01', '2017-06-30')))
          const { from, until } = axisOf(start)
          const around = from + (until - from) * share
          const near = axisOf(after(start, zoomAxis(around, factor)))
          expect(near.until - near.from).toBe(Math.round((until - from) * factor))
          // Rounded to whole days at both edges.
          expect(Math.abs(around - near.from - (around - from) * factor)).toBeLessThanOrEqual(1)
          const back = axisOf(after(start, zoomAxis(around, factor), zoomAxis(around, 1 / factor)))
          expect(Math.abs(back.from - from)).toBeLessThanOrEqual(1 + 1 / factor)
        },
      ),
      seeded(),
    )
    expect(after(stateOf(FEW), zoomAxis(day('2016-01-01'), 1000)).view.axis).toBe(null)
    expect(axisOf(after(stateOf(FEW), zoomAxis(day('2016-01-01'), 1e-9))).until).toBe(
      axisOf(after(stateOf(FEW), zoomAxis(day('2016-01-01'), 1e-9))).from + 28,
    )
  })

  test('of a dataset shorter than four weeks is all of it', () => {
    const short = stateOf([])
    const shortExtent = { from: short.dataset.extent.from, until: short.dataset.extent.from + 10 }
    const state = { ...short, dataset: { ...short.dataset, extent: shortExtent } }
    expect(after(state, setAxis({ from: shortExtent.from, until: shortExtent.from + 2 })).view.axis).toBe(null)
    expect(after(state, zoomAxis(shortExtent.from, 0.1)).view.axis).toBe(null)
  })
})

describe('filters', () => {
  test('toggled twice are as before', () => {
    const fields = ['types', 'countries', 'nationalities', 'destinations'] as const
    const anyList: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom('KH', 'TH', 'CN', 'arrest'), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.constantFrom(...fields), anyList, fc.constantFrom('KH', 'arrest', 'XX'), (field, list, value) => {
        const start = stateOf(FEW, { filters: filters({ [field]: list, query: 'visa' }) })
        const once = after(start, toggleFilter(field, value))
        expect(once.view.filters[field].includes(value)).toBe(!list.includes(value))
        expect([...after(once, toggleFilter(field, value)).view.filters[field]].sort()).toEqual([...list].sort())
        // Nothing else moves, and a value that was not there leaves the order alone.
        expect({ ...once.view.filters, [field]: list }).toEqual(start.view.filters)
        if (!list.includes(value))
          expect(after(once, toggleFilter(field, value)).view.filters).toEqual(start.view.filters)
      }),
      seeded(),
    )
    expect(
      after(stateOf(FEW), toggleFilter('precisions', 'admin1'), toggleFilter('precisions', 'site')).view.filters
        .precisions,
    ).toEqual(['admin1', 'site'])
  })

  test('change one thing, close the fan, and are cleared together', () => {
    const start = stateOf(FEW, {}, { fanned: 'cluster/3/0' })
    const narrowed = after(start, setFilters({ sources: 2 }), setFilters({ exactDays: true }))
    expect(narrowed.view.filters).toEqual(filters({ sources: 2, exactDays: true }))
    expect(narrowed.fanned).toBe(null)
    expect(after(narrowed, clearFilters).view.filters).toEqual(NO_FILTERS)
  })
})

test('a rested camera becomes part of the view, and the zoom of the marks', () => {
  const camera = { lng: 104.9, lat: 11.6, zoom: 7.25, bearing: 12, pitch: 30 }
  const next = after(stateOf(FEW), rested(camera))
  expect([next.view.camera, next.zoom]).toEqual([camera, 7.25])
})

test('units are set and given back to the axis', () => {
  for (const unit of UNITS) expect(after(stateOf(FEW), setUnit(unit)).view.unit).toBe(unit)
  expect(after(stateOf(FEW), setUnit('day'), setUnit(null)).view.unit).toBe(null)
})
