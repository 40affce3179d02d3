import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extentOf } from '../../src/domain/extent.ts'
import { placesOf } from '../../src/domain/incident.ts'
import { isLocated } from '../../src/domain/place.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { defaultView, initialState } from '../../src/state/appState.ts'
import { makeDataset } from '../../src/state/dataset.ts'
import { PLACES, anyIncidents, makeIncident, seeded } from '../helpers/arbitraries.ts'
import { FEW, between, head, inWords } from './appStates.ts'

const report = {
  publisher: 'Xinhua',
  title: 'Cambodia arrests 225',
  dateline: 'PHNOM PENH, Aug 18',
  url: 'https://example.org/1',
  published: '2017-08-18',
  retold: '',
}
const reading: Problem = { code: 'count.bounds', path: 'incidents[3].count', message: 'min is above max', advice: '' }

describe('a dataset', () => {
  test('of several documents: the first one names it, reports hold what they name and their own', () => {
    const coverage = { from: '2011-01-01', until: '2026-05-28', note: 'thin before 2015', thin: [] }
    const dataset = makeDataset(
      [
        {
          document: head({ title: 'Collection', license: 'CC BY', description: 'all', coverage }),
          incidents: FEW.slice(0, 2),
        },
        { document: head({ title: 'Dispatch', report, holds: ['first'] }), incidents: FEW.slice(2) },
      ],
      [reading],
    )
    expect([dataset.title, dataset.license, dataset.description]).toEqual(['Collection', 'CC BY', 'all'])
    expect(dataset.coverage).toBe(coverage)
    expect(dataset.incidents.map(({ id }) => id)).toEqual(['first', 'middle', 'flight', 'last'])
    expect(dataset.reports).toEqual([{ report, holds: ['first', 'flight', 'last'] }])
    expect([...dataset.position]).toEqual([
      ['first', 0],
      ['middle', 1],
      ['flight', 2],
      ['last', 3],
    ])
    expect(inWords(dataset.extent)).toBe('2015-01-01..2018-03-31')
    expect(dataset.problems).toEqual([reading])
  })

  test('of nothing is empty and has a time axis', () => {
    const dataset = makeDataset([], [])
    expect([dataset.title, dataset.coverage, dataset.incidents, dataset.problems, dataset.reports]).toEqual([
      '',
      null,
      [],
      [],
      [],
    ])
    expect(inWords(dataset.extent)).toBe('2000-01-01..2000-12-31')
    const state = initialState(dataset, defaultView(dataset.extent), [])
    expect(state.view.window).toEqual(dataset.extent)
    expect([state.playing, state.zoom, state.mapStatus]).toEqual([null, state.view.camera.zoom, 'loading'])
  })

  test('names every place without a position, once per mention, after the problems of reading', () => {
    fc.assert(
      fc.property(anyIncidents(20), (incidents) => {
        const { problems, index, position, extent } = makeDataset([{ document: head(), incidents }], [reading])
        expect(problems[0]).toBe(reading)
        const missing = incidents.flatMap((incident) =>
          placesOf(incident)
            .filter((place) => !isLocated(place))
            .map((place) => ({ incident, place })),
        )
        expect(problems.slice(1).map(({ path, code }) => `${code} ${path}`)).toEqual(
          missing.map(({ incident }) => `place.missing ${incident.id}`),
        )
        problems.slice(1).forEach(({ message, advice }, i) => {
          expect(message).toContain(`“${missing[i]!.place.name}”`)
          expect(advice).not.toBe('')
        })
        expect(index.incidents).toEqual(incidents)
        expect(incidents.every((incident, i) => position.get(incident.id) === i)).toBe(true)
        expect(extent).toEqual(extentOf(incidents))
      }),
      seeded(100),
    )
  })

  test('keeps the latitude 0 and the longitude 0', () => {
    const ship = PLACES.find((place) => place.lat === 0)!
    expect(makeDataset([{ document: head(), incidents: [makeIncident({ places: [ship] })] }], []).problems).toEqual([])
  })

  test('shows everything of it first', () => {
    const dataset = makeDataset([{ document: head(), incidents: FEW }], [])
    const view = defaultView(dataset.extent)
    expect([view.window, view.mode, view.axis, view.selection, view.scale]).toEqual([
      between('2015-01-01', '2018-03-31'),
      'window',
      null,
      null,
      'sqrt',
    ])
  })
})
