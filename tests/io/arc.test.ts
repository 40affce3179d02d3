import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Position } from '../../src/io/arc.ts'
import { arcBetween } from '../../src/io/arc.ts'
import { angleBetween } from '../../src/lib/greatCircle.ts'
import { seeded } from '../helpers/arbitraries.ts'

const anyPosition: fc.Arbitrary<Position> = fc.tuple(
  fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.9, -179.9, 0)),
  fc.double({ min: -85, max: 85, noNaN: true }),
)

const partsOf = (from: Position, to: Position): Position[][] => {
  const arc = arcBetween(from, to)
  return arc.type === 'LineString' ? [arc.coordinates] : arc.coordinates
}

const isSamePlace = (a: Position, b: Position): boolean =>
  a[1] === b[1] && (a[0] === b[0] || (Math.abs(a[0]) === 180 && a[0] === -b[0]))

test('an arc begins and ends where it should, stays on the globe, and has no step around it', () => {
  fc.assert(
    fc.property(anyPosition, anyPosition, (from, to) => {
      const parts = partsOf(from, to)
      expect(parts.length).toBeLessThanOrEqual(2)
      expect(isSamePlace(parts[0]![0]!, from)).toBe(true)
      expect(isSamePlace(parts.at(-1)!.at(-1)!, to)).toBe(true)
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(1)
        for (const [lon, lat] of part) {
          expect(Math.abs(lon)).toBeLessThanOrEqual(180)
          expect(Math.abs(lat)).toBeLessThanOrEqual(90)
        }
        for (let i = 1; i < part.length; i++) expect(Math.abs(part[i]![0] - part[i - 1]![0])).toBeLessThanOrEqual(180)
      }
      if (parts.length === 2) {
        const [end, start] = [parts[0]!.at(-1)!, parts[1]![0]!]
        expect([Math.abs(end[0]), start[0], start[1]]).toEqual([180, -end[0], end[1]])
      }
    }),
    seeded(300),
  )
})

test('the points of an arc lie on the great circle', () => {
  fc.assert(
    fc.property(anyPosition, anyPosition, (from, to) => {
      const whole = angleBetween(from, to)
      // Between points that are all but opposite there are many ways.
      fc.pre(whole < 3.1)
      for (const part of partsOf(from, to))
        for (const at of part) expect(angleBetween(from, at) + angleBetween(at, to) - whole).toBeLessThan(2e-3)
    }),
    seeded(300),
  )
})

test('Suva to Apia crosses the line; Phnom Penh to Taipei does not', () => {
  expect(arcBetween([178.4419, -18.1416], [-171.7667, -13.8333]).type).toBe('MultiLineString')
  expect(arcBetween([104.916, 11.5625], [121.5319, 25.0478])).toMatchObject({
    type: 'LineString',
    coordinates: expect.objectContaining({ length: 12 }) as unknown,
  })
})
