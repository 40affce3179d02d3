import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIKELY, likest } from '../../src/domain/likeness.ts'
import { anyIncidents, seeded } from '../helpers/arbitraries.ts'
import { arrests, onDay, town } from '../map/scenes.ts'

const HERE = town('Here', 104.9, 11.5)

const base = { ...arrests(225, [HERE], { date: onDay('2017-08-16') }), id: 'known' }
const again = { ...base, id: 'draft' }

describe('likeness', () => {
  test('the same event is found, with reasons', () => {
    const found = likest(again, [base])!
    expect(found.known.id).toBe('known')
    expect(found.score).toBe(1)
    expect(found.reasons).toHaveLength(3)
  })

  test.each([
    ['another kind', { ...again, type: 'deportation' }],
    ['a running total', { ...again, aggregate: true }],
    ['a week later', { ...again, date: onDay('2017-08-24') }],
    ['half the people', { ...again, count: { min: 90, max: 90, qualifier: 'exact' as const } }],
    [
      'another country',
      { ...again, places: [{ ...again.places[0]!, name: 'Elsewhere', country: 'KE', lat: 0, lon: 37 }] },
    ],
  ])('%s is another event', (_, incident) => {
    expect(likest(incident, [base])).toBeNull()
  })

  test('a rounded figure a day later is worth a look', () => {
    const found = likest({ ...again, date: onDay('2017-08-17'), count: { min: 203, max: 225, qualifier: 'about' } }, [
      base,
    ])
    expect(found?.score).toBeGreaterThanOrEqual(LIKELY)
    expect(found!.score).toBeLessThan(1)
  })

  test('never finds the incident itself, and scores lie between the threshold and one', () => {
    fc.assert(
      fc.property(anyIncidents(12), (list) => {
        for (const incident of list) {
          const found = likest(incident, list)
          if (!found) continue
          expect(found.known).not.toBe(incident)
          expect(found.known.type).toBe(incident.type)
          expect(found.score).toBeGreaterThanOrEqual(LIKELY)
          expect(found.score).toBeLessThanOrEqual(1)
        }
      }),
      seeded(200),
    )
  })
})
