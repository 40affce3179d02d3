/** States of the app for tests, frozen, so that an action that changes its input throws. */
import fc from 'fast-check'
import { formatDay, parseDay } from '../../src/domain/day.ts'
import type { Incident } from '../../src/domain/incident.ts'
import type { Filters, View, Window } from '../../src/domain/view.ts'
import { MODES, NO_FILTERS } from '../../src/domain/view.ts'
import type { DocumentHead } from '../../src/io/document.ts'
import { BLANK_HEAD } from '../../src/io/document.ts'
import type { Action } from '../../src/state/actions.ts'
import type { AppState } from '../../src/state/appState.ts'
import { defaultView, initialState } from '../../src/state/appState.ts'
import type { Collection } from '../../src/state/dataset.ts'
import { makeDataset } from '../../src/state/dataset.ts'
import { SPEEDS } from '../../src/time/playback.ts'
import { PLACES, exactly, makeIncident } from '../helpers/arbitraries.ts'

export const head = (change: Partial<DocumentHead> = {}): DocumentHead => ({ ...BLANK_HEAD, ...change })

/** Freezes everything that can be frozen: not the contents of typed arrays and maps. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
  return value
}

/** A state that shows a collection. */
export type OwnState = AppState & { dataset: Collection }

export function stateOf(
  incidents: readonly Incident[],
  view: Partial<View> = {},
  rest: Partial<AppState> = {},
): OwnState {
  const dataset = makeDataset([{ document: head(), incidents }], [])
  return deepFreeze({ ...initialState(dataset, { ...defaultView(dataset.extent), ...view }, []), ...rest }) as OwnState
}

export const day = (iso: string): number => parseDay(iso)!

/** First and last day, as people write them. */
export const between = (first: string, last: string): Window => ({ from: day(first), until: day(last) + 1 })

export const arrest = (id: string, iso: string, people: number, change: Partial<Incident> = {}): Incident =>
  makeIncident({
    id,
    count: exactly(people),
    date: { start: iso, end: iso, precision: 'day' },
    places: [PLACES[0]!],
    people: [{ nationality: 'CN', min: people, max: people }],
    ...change,
  })

/** A small dataset over a bit more than three years: 2015-01-01 to 2018-03-31, one incident at each end. */
export const FEW: readonly Incident[] = [
  arrest('first', '2015-02-03', 7),
  arrest('middle', '2016-08-16', 225, { places: [PLACES[2]!] }),
  makeIncident({
    id: 'flight',
    type: 'deportation',
    count: exactly(105),
    date: { start: '2017-07-01', end: '2017-07-31', precision: 'month' },
    origin: PLACES[2]!,
    destination: PLACES[8]!,
    people: [{ nationality: 'TW', min: 3, max: 3 }],
  }),
  arrest('last', '2018-03-20', 31, { places: [PLACES[0]!, PLACES[1]!] }),
]

export const EXTENT = between('2015-01-01', '2018-03-31')

export const anyWindowWithin = ({ from, until }: Window): fc.Arbitrary<Window> =>
  fc
    .oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(
          fc.integer({ min: from, max: until - 1 }),
          fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: until - from })),
        ),
      },
      fc.constantFrom<[number, number]>([from, until - from], [from, 1], [until - 1, 1], [from, 59], [until - 31, 31]),
    )
    .map(([start, length]) => ({ from: start, until: Math.min(until, start + length) }))

const anyAxis = fc.option(
  anyWindowWithin(EXTENT).filter(({ from, until }) => until - from >= 28 && until - from < EXTENT.until - EXTENT.from),
)

/** A state that the app can be in, of the dataset `FEW`. */
export const anyState: fc.Arbitrary<AppState> = fc
  .record({
    window: anyWindowWithin(EXTENT),
    mode: fc.constantFrom(...MODES),
    axis: anyAxis,
    unit: fc.constantFrom(null, 'day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
    speed: fc.constantFrom(...SPEEDS),
    loop: fc.boolean(),
    isPlaying: fc.boolean(),
  })
  .map(({ window, mode, axis, unit, speed, loop, isPlaying }) =>
    stateOf(
      FEW,
      { window, mode, axis, unit },
      { speed, loop, playing: isPlaying ? { at: window.until - 0.5 } : null, fanned: 'cluster/3/0' },
    ),
  )

export const after = (state: AppState, ...actions: Action[]): AppState =>
  actions.reduce((now, action) => deepFreeze(action(now)), state)

export const inWords = ({ from, until }: Window): string => `${formatDay(from)}..${formatDay(until - 1)}`

export const filters = (change: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...change })
