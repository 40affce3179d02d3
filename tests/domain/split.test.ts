import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNSTATED, splitByNationality } from '../../src/domain/split.ts'
import { anyIncident, makeIncident, seeded } from '../helpers/arbitraries.ts'

const people = (
  nationality: string,
  min: number | null,
  max = min,
): { nationality: string; min: number | null; max: number | null } => ({
  nationality,
  min,
  max,
})

const split = (total: number, ...list: ReturnType<typeof people>[]): [string, number][] => [
  ...splitByNationality(makeIncident({ people: list }), total),
]

test('the parts add up to the total, whole and positive, and none is above what is reported of it', () => {
  fc.assert(
    fc.property(anyIncident, fc.nat({ max: 600 }), (incident, total) => {
      const parts = splitByNationality(incident, total)
      expect([...parts.values()].reduce((sum, part) => sum + part, 0)).toBe(total)
      for (const [nationality, part] of parts) {
        expect(part).toBeGreaterThan(0)
        expect(Number.isInteger(part)).toBe(true)
        if (nationality !== UNSTATED)
          expect(part).toBeLessThanOrEqual(incident.people.find((one) => one.nationality === nationality)!.min!)
      }
    }),
    seeded(500),
  )
})

test('the incident itself is left as it was', () => {
  const incident = makeIncident({ people: [people('TW', 3), people('CN', 151)] })
  splitByNationality(incident, 154)
  expect(incident.people.map((part) => part.nationality)).toEqual(['TW', 'CN'])
})

test('what the report leaves open is unstated', () => {
  expect(split(154, people('TW', 3), people('CN', 151))).toEqual([
    ['CN', 151],
    ['TW', 3],
  ])
  expect(split(160, people('TW', 3), people('CN', 151))).toEqual([
    ['CN', 151],
    ['TW', 3],
    [UNSTATED, 6],
  ])
  expect(split(10, people('VN', null), people('ID', null, 5))).toEqual([[UNSTATED, 10]])
  expect(split(0, people('CN', 20))).toEqual([])
})

test('a breakdown above the total gives way from its smallest end', () => {
  expect(split(25, people('TW', 10), people('CN', 20))).toEqual([
    ['CN', 20],
    ['TW', 5],
  ])
  expect(split(15, people('TW', 10), people('CN', 20))).toEqual([['CN', 15]])
})

test('a nationality that is named twice is one part', () => {
  expect(split(30, people('CN', 10), people('CN', 20))).toEqual([['CN', 30]])
})
