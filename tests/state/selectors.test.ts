import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFiltering } from '../../src/domain/filter.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { isLocated } from '../../src/domain/place.ts'
import type { Filters, View } from '../../src/domain/view.ts'
import { MODES } from '../../src/domain/view.ts'
import type { OwnState } from './appStates.ts'
import { makeDataset } from '../../src/state/dataset.ts'
import {
  headlineOf,
  hiddenByFilters,
  histogramOf,
  ledgerOf,
  levelOf,
  listedOf,
  pictureOf,
  selectedOf,
  selectionOf,
  unitForAxis,
  unitOf,
} from '../../src/state/selectors.ts'
import { tally } from '../../src/time/tally.ts'
import { anyDay, anyIncidents, makeIncident, seeded } from '../helpers/arbitraries.ts'
import { FEW, arrest, between, day, filters, head, stateOf } from './appStates.ts'

const withView = (state: OwnState, view: Partial<View>): OwnState => ({ ...state, view: { ...state.view, ...view } })

describe('selectors', () => {
  const base = stateOf(FEW, { window: between('2016-01-01', '2017-12-31') })
  const points = base.dataset.index.places.length
  const changes: Readonly<Record<string, OwnState>> = {
    dataset: { ...base, dataset: makeDataset([{ document: head(), incidents: FEW }], []) },
    filters: withView(base, { filters: filters({ countries: ['KH'] }) }),
    reading: withView(base, { reading: 'highest' }),
    window: withView(base, { window: between('2016-01-01', '2017-11-30') }),
    mode: withView(base, { mode: 'from-start' }),
    axis: withView(base, { axis: between('2016-01-01', '2016-12-31') }),
    unit: withView(base, { unit: 'year' }),
    split: withView(base, { split: true }),
    zoom: { ...base, zoom: 9 },
    visiblePoints: { ...base, visiblePoints: new Uint8Array(points).fill(1) },
    playing: { ...base, playing: { at: 17_000.25 } },
    hover: { ...base, hover: { kind: 'incident', position: 1 } },
    fanned: { ...base, fanned: 'cluster/3/0' },
    speed: { ...base, speed: 4 },
    mapStatus: { ...base, mapStatus: 'ready' },
    camera: withView(base, { camera: { ...base.view.camera, lng: 3 } }),
    selection: withView(base, { selection: 'last' }),
    scale: withView(base, { scale: 'linear' }),
    sort: withView(base, { sort: 'people' }),
    theme: withView(base, { theme: 'dark' }),
    panel: withView(base, { panel: 'ledger' }),
    projection: withView(base, { projection: 'globe' }),
  }
  const selectors: Readonly<Record<string, { of: (state: OwnState) => unknown; follows: string[] }>> = {
    selectionOf: { of: selectionOf, follows: ['dataset', 'filters', 'reading'] },
    listedOf: { of: listedOf, follows: ['dataset', 'filters', 'reading', 'window', 'mode', 'visiblePoints'] },
    headlineOf: { of: headlineOf, follows: ['dataset', 'filters', 'reading', 'window', 'mode', 'visiblePoints'] },
    ledgerOf: { of: ledgerOf, follows: ['dataset', 'filters', 'reading', 'window', 'mode', 'visiblePoints'] },
    pictureOf: { of: pictureOf, follows: ['dataset', 'filters', 'reading', 'window', 'mode', 'zoom', 'split'] },
    histogramOf: { of: histogramOf, follows: ['dataset', 'filters', 'reading', 'axis', 'unit', 'visiblePoints'] },
  }
  const cases = Object.entries(selectors).flatMap(([name, { of, follows }]) =>
    Object.keys(changes).map((field) => ({ name, of, field, isFollowed: follows.includes(field) })),
  )

  test.each(cases)('$name after a change of $field: new = $isFollowed', ({ of, field, isFollowed }) => {
    const before = of(base)
    expect(of({ ...base, view: { ...base.view } })).toBe(before)
    const next = of(changes[field]!)
    expect(next !== before).toBe(isFollowed)
    expect(of(changes[field]!)).toBe(next)
  })

  test('a window that is set again to the same days is no change', () => {
    const listed = listedOf(base)
    expect(listedOf(withView(base, { window: { ...base.view.window } }))).toBe(listed)
  })

  test('level, unit and selection', () => {
    expect([0, 3.4, 3.6, 40].map((zoom) => levelOf({ ...base, zoom }))).toEqual([0, 3, 4, 11])
    expect(unitOf(base)).toBe('month')
    expect(unitOf(withView(base, { unit: 'day' }))).toBe('day')
    expect(unitOf(withView(base, { axis: between('2016-01-01', '2016-03-31') }))).toBe('day')
    expect(selectedOf(base)).toBe(null)
    expect(selectedOf(withView(base, { selection: 'flight' }))).toBe(2)
    // A link to an incident of another dataset selects nothing.
    expect(selectedOf(withView(base, { selection: 'elsewhere' }))).toBe(null)
  })

  test('the unit of an axis: as fine as can be told apart, coarser as the axis grows, never more than 240 bars', () => {
    const order = ['day', 'week', 'month', 'quarter', 'year']
    const longest = { day: 1, week: 7, month: 28, quarter: 90, year: 365 } as const
    let before = 0
    for (let length = 1; length < 60_000; length += length < 3000 ? 1 : 37) {
      const unit = unitForAxis({ from: 14_975, until: 14_975 + length })
      const rank = order.indexOf(unit)
      expect(rank).toBeGreaterThanOrEqual(before)
      expect(length / longest[unit]).toBeLessThanOrEqual(260)
      before = rank
    }
    const unitOfDays = (days: number): string => unitForAxis({ from: 0, until: days })
    expect([28, 240, 241, 770, 771, 7200, 7201, 21_840, 21_841].map(unitOfDays)).toEqual([
      'day',
      'day',
      'week',
      'week',
      'month',
      'month',
      'quarter',
      'quarter',
      'year',
    ])
  })
})

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  types: fc.constantFrom([], [], ['arrest'], ['deportation', 'rescue']),
  countries: fc.constantFrom([], [], ['KH'], ['TH', 'VN']),
  nationalities: fc.constantFrom([], [], ['CN']),
  destinations: fc.constantFrom([], [], [], ['CN']),
  precisions: fc.constantFrom<Filters['precisions'][]>([], [], ['city'], ['admin1', 'country']),
  sources: fc.constantFrom(0, 0, 1, 2),
  exactDays: fc.constantFrom(false, false, true),
  query: fc.constantFrom('', '', ' ', 'siem'),
})

/** The filters in the words of the interface, one incident at a time. */
function passes(incident: Incident, wanted: Filters): boolean {
  const where = incident.places.length > 0 ? incident.places : incident.origin ? [incident.origin] : []
  const ranks = ['site', 'city', 'admin1', 'country'] as const
  const precision =
    where.length === 0
      ? 'country'
      : ranks[Math.max(...where.map((place) => ranks.indexOf(place.precision ?? 'country')))]!
  const isAmong = (list: readonly string[], values: readonly (string | null | undefined)[]): boolean =>
    list.length === 0 || values.some((value) => typeof value === 'string' && list.includes(value))
  const names = [...incident.places, incident.origin, incident.destination].map(
    (place) => place?.name.toLowerCase() ?? '',
  )
  return (
    isAmong(wanted.types, [incident.type]) &&
    isAmong(
      wanted.countries,
      where.map((place) => place.country),
    ) &&
    isAmong(
      wanted.nationalities,
      incident.people.map((part) => part.nationality),
    ) &&
    isAmong(wanted.destinations, [incident.destination?.country]) &&
    isAmong(wanted.precisions, [precision]) &&
    (wanted.sources < 2 || incident.sources.length >= wanted.sources) &&
    (!wanted.exactDays || incident.date.precision === 'day') &&
    (wanted.query.trim() === '' || names.some((name) => name.includes(wanted.query)))
  )
}

function daysOf({ date }: Incident): { first: number; last: number } | null {
  const [first, last] = [date.start ?? date.end, date.end ?? date.start]
  return first === null || last === null ? null : { first: day(first), last: day(last) }
}

/** Whether the mode shows one of the incident's days. */
function isInTime(incident: Incident, { window: { from, until }, mode }: View): boolean {
  const days = daysOf(incident)
  if (!days) return false
  const first = mode === 'instant' ? until - 1 : mode === 'from-start' ? -Infinity : from
  const last = mode === 'to-end' ? Infinity : until - 1
  return days.first <= last && days.last >= first
}

const anyMoment = fc.record({
  incidents: anyIncidents(25),
  wanted: anyFilters,
  mode: fc.constantFrom(...MODES),
  from: anyDay,
  length: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 5000 })),
  visible: fc.option(fc.array(fc.boolean(), { minLength: 120, maxLength: 120 })),
})

const momentState = ({
  incidents,
  wanted,
  mode,
  from,
  length,
  visible,
}: typeof anyMoment extends fc.Arbitrary<infer T> ? T : never): OwnState => {
  const state = stateOf(incidents, { filters: wanted, mode, window: { from, until: from + length } })
  const points = state.dataset.index.places.length
  return { ...state, visiblePoints: visible && Uint8Array.from({ length: points }, (_, i) => (visible[i] ? 1 : 0)) }
}

/** Whether the screen shows a place of the incident, or there is none to show. */
function isOnScreen({ dataset: { index, incidents }, visiblePoints }: OwnState, i: number): boolean {
  if (!visiblePoints) return true
  const { places, origin, destination } = incidents[i]!
  const located = [...places, origin, destination].filter(isLocated)
  return (
    located.length === 0 ||
    located.some((place) =>
      index.places.some(
        (point, at) =>
          visiblePoints[at] === 1 &&
          Math.abs(point.lon - place.lon) + Math.abs(point.lat - place.lat) < 1e-4 &&
          (point.precision === 'country') === (place.precision === 'country'),
      ),
    )
  )
}

describe('what is listed', () => {
  test('every incident that passes the filters is in one list at most, and in the right one', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const state = momentState(moment)
        const { incidents } = state.dataset
        const expected = {
          shown: [] as number[],
          outside: [] as number[],
          totals: [] as number[],
          undated: [] as number[],
        }
        incidents.forEach((incident, i) => {
          if (!passes(incident, moment.wanted)) return
          if (!daysOf(incident)) expected.undated.push(i)
          else if (!isInTime(incident, state.view)) return
          else if (incident.aggregate) expected.totals.push(i)
          else if (isOnScreen(state, i)) expected.shown.push(i)
          else expected.outside.push(i)
        })
        const listed = listedOf(state)
        expect({ ...listed, shown: [...listed.shown].sort((a, b) => a - b) }).toEqual(expected)
        const starts = listed.shown.map((i) => daysOf(incidents[i]!)!.first)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
      }),
      seeded(300),
    )
  })

  test('the headline is the tally of what is shown, and the ledger holds the same people', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const state = momentState(moment)
        const { index } = state.dataset
        const { weights } = selectionOf(state)
        const { shown } = listedOf(state)
        const headline = headlineOf(state)
        expect(headline).toEqual(tally(index, weights, shown))
        const leastOf = (type: string): number =>
          shown
            .filter((i) => index.incidents[i]!.type === type)
            .reduce((sum, i) => sum + Math.max(0, weights.least[i]!), 0)
        const lines = ledgerOf(state)
        expect(lines.reduce((sum, line) => sum + line.arrested, 0)).toBe(leastOf('arrest'))
        expect(lines.reduce((sum, line) => sum + line.deported, 0)).toBe(leastOf('deportation'))
        // Bounds of uncertain wholes can cross; the headline puts them in order.
        expect(headline.arrested.least).toBeLessThanOrEqual(leastOf('arrest'))
      }),
      seeded(150),
    )
  })

  test('a running total and a plan are in no sum', () => {
    const total = arrest('total', '2016-08-17', 400, { aggregate: true })
    const plan = makeIncident({ ...FEW[2]!, id: 'plan', status: 'planned' })
    const of = (incidents: readonly Incident[]): ReturnType<typeof headlineOf> => headlineOf(stateOf(incidents))
    expect(of([...FEW, total, plan])).toEqual(of(FEW))
    expect(of(FEW)).toEqual({
      operations: 3,
      arrested: { least: 263, most: 263, approximate: false },
      transfers: 1,
      deported: { least: 105, most: 105, approximate: false },
    })
    expect(listedOf(stateOf([...FEW, total, plan])).totals).toEqual([4])
  })

  test('how many the filters hide: those in the window that do not pass, running totals apart', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const state = momentState(moment)
        const hidden = state.dataset.incidents.filter(
          (incident) => !passes(incident, moment.wanted) && !incident.aggregate && isInTime(incident, state.view),
        )
        expect(hiddenByFilters(state)).toBe(hidden.length)
        if (!isFiltering(moment.wanted)) expect(hidden).toEqual([])
      }),
      seeded(200),
    )
  })
})

describe('the histogram', () => {
  const sum = (bars: Float64Array): number => bars.reduce((a, b) => a + b, 0)

  test('counts what is on the screen under the filters, over the visible axis', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const state = momentState(moment)
        const {
          dataset: { incidents, extent },
        } = state
        const { arrests, deportations, edges } = histogramOf(state)
        const { weights } = selectionOf(state)
        const people = (type: string): number =>
          incidents.reduce(
            (total, incident, i) =>
              incident.type === type && daysOf(incident) && passes(incident, moment.wanted) && isOnScreen(state, i)
                ? total + Math.max(0, weights.least[i]!)
                : total,
            0,
          )
        expect(edges[0]).toBeLessThanOrEqual(extent.from)
        expect(edges.at(-1)).toBeGreaterThanOrEqual(extent.until)
        expect(sum(arrests.exact) + sum(arrests.spread)).toBeCloseTo(people('arrest'), 6)
        expect(sum(deportations.exact) + sum(deportations.spread)).toBeCloseTo(people('deportation'), 6)
      }),
      seeded(150),
    )
  })

  test('does not move with the window, and shows only the axis that is visible', () => {
    const state = stateOf(FEW, { axis: between('2016-08-01', '2016-08-31') })
    const { arrests, deportations, edges, unit } = histogramOf(state)
    expect([unit, edges.length]).toEqual(['day', 32])
    expect([sum(arrests.exact), sum(deportations.spread)]).toEqual([225, 0])
    expect(arrests.exact[15]).toBe(225)
    const hidden = { ...state, visiblePoints: new Uint8Array(state.dataset.index.places.length) }
    expect(sum(histogramOf(hidden).arrests.exact)).toBe(0)
  })
})
