import { describe, expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { duplicatesOf } from '../../src/extract/duplicates.ts'
import { exactly, makeIncident } from '../helpers/arbitraries.ts'

const incident = (change: Partial<Incident>): Incident =>
  makeIncident({
    id: 'known',
    type: 'arrest',
    count: exactly(225),
    date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
    places: [{ name: 'Phnom Penh', country: 'KH', lat: 11.56, lon: 104.91, precision: 'city' }],
    origin: null,
    destination: null,
    ...change,
  })

const draft = incident({ id: 'draft' })

describe('a draft looks like a known incident', () => {
  test('wholly, where figure, day and place are the same', () => {
    expect(duplicatesOf(draft, [incident({})])).toEqual([
      { id: 'known', score: 1, reasons: ['same figure: 225', 'same date', 'same place'] },
    ])
  })

  test('less, where figures or days differ a little', () => {
    const [near] = duplicatesOf(draft, [
      incident({ count: exactly(223), date: { start: '2017-08-17', end: '2017-08-17', precision: 'day' } }),
    ])
    expect(near?.score).toBeGreaterThan(0.55)
    expect(near?.score).toBeLessThan(1)
    expect(near?.reasons).toContain('figures that differ: 225 and 223')
  })

  test('best first, and the same in every order', () => {
    const list = [incident({ id: 'b', count: exactly(230) }), incident({ id: 'a' })]
    expect(duplicatesOf(draft, list).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(duplicatesOf(draft, list.toReversed())).toEqual(duplicatesOf(draft, list))
  })

  test.each([
    ['another type', { type: 'deportation' }],
    ['another month', { date: { start: '2017-06-16', end: '2017-06-16', precision: 'day' as const } }],
    [
      'another country',
      { places: [{ name: 'Bangkok', country: 'TH', lat: 13.7, lon: 100.5, precision: 'city' as const }] },
    ],
    [
      'a town far off',
      { places: [{ name: 'Siem Reap', country: 'KH', lat: 13.36, lon: 103.86, precision: 'city' as const }] },
    ],
    ['a figure twice as large', { count: exactly(500) }],
  ])('not at all: %s', (_, change) => {
    expect(duplicatesOf(draft, [incident(change)])).toEqual([])
  })
})
