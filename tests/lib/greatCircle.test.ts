import { distance, greatCircle as turfGreatCircle, midpoint } from '@turf/turf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LngLat } from '../../src/lib/greatCircle.ts'
import { angleBetween, greatCircle, greatCirclePoint, wrapDegrees } from '../../src/lib/greatCircle.ts'
import { seeded } from '../helpers/arbitraries.ts'

const RADIANS = Math.PI / 180

/** Degrees between two points by the haversine formula: another one than the code under test uses. */
function haversineDegrees([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const h =
    Math.sin(((lat2 - lat1) * RADIANS) / 2) ** 2 +
    Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(((lng2 - lng1) * RADIANS) / 2) ** 2
  return (2 * Math.asin(Math.min(1, Math.sqrt(h)))) / RADIANS
}

/** Start at `from`, fly the initial course for a fraction of the way (Ed Williams, Aviation Formulary: course, radial). */
function byCourse(from: LngLat, to: LngLat, t: number): [lng: number, lat: number] {
  const [lng1, lat1, lng2, lat2] = [from[0] * RADIANS, from[1] * RADIANS, to[0] * RADIANS, to[1] * RADIANS]
  const course = Math.atan2(
    Math.sin(lng2 - lng1) * Math.cos(lat2),
    Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lng2 - lng1),
  )
  const d = haversineDegrees(from, to) * RADIANS * t
  const lat = Math.asin(Math.sin(lat1) * Math.cos(d) + Math.cos(lat1) * Math.sin(d) * Math.cos(course))
  const lng =
    lng1 + Math.atan2(Math.sin(course) * Math.sin(d) * Math.cos(lat1), Math.cos(d) - Math.sin(lat1) * Math.sin(lat))
  return [lng / RADIANS, lat / RADIANS]
}

const lng = fc.double({ min: -180, max: 180, noNaN: true })
const anyLngLat: fc.Arbitrary<LngLat> = fc.tuple(lng, fc.double({ min: -85, max: 85, noNaN: true }))
const nearDateline: fc.Arbitrary<LngLat> = fc.tuple(
  fc.oneof(fc.double({ min: 150, max: 180, noNaN: true }), fc.double({ min: -180, max: -150, noNaN: true })),
  fc.double({ min: -70, max: 70, noNaN: true }),
)
const nearPole: fc.Arbitrary<LngLat> = fc.tuple(
  lng,
  fc.oneof(fc.double({ min: 85, max: 90, noNaN: true }), fc.double({ min: -90, max: -85, noNaN: true })),
)
const anyEnd = fc.oneof({ weight: 3, arbitrary: anyLngLat }, nearDateline, nearPole)
const anyFraction = fc.double({ min: 0, max: 1, noNaN: true })

describe('a point of a great circle', () => {
  test('is where the initial course leads after a part of the way', () => {
    fc.assert(
      fc.property(anyEnd, anyEnd, anyFraction, (from, to, t) => {
        // Near the point opposite, the course is decided by the last digits.
        fc.pre(haversineDegrees(from, to) < 179.9)
        expect(haversineDegrees(greatCirclePoint(from, to, t), byCourse(from, to, t))).toBeLessThan(1e-5)
      }),
      seeded(1000),
    )
  })

  test('is at its part of the way, on the way', () => {
    fc.assert(
      fc.property(anyEnd, anyEnd, anyFraction, (from, to, t) => {
        const whole = angleBetween(from, to) / RADIANS
        const point = greatCirclePoint(from, to, t)
        expect(angleBetween(from, point) / RADIANS).toBeCloseTo(whole * t, 6)
        expect(angleBetween(point, to) / RADIANS).toBeCloseTo(whole * (1 - t), 6)
      }),
      seeded(1000),
    )
  })

  test('is the same from the other end', () => {
    fc.assert(
      fc.property(anyEnd, anyEnd, anyFraction, (from, to, t) => {
        fc.pre(haversineDegrees(from, to) < 179.9)
        expect(angleBetween(greatCirclePoint(from, to, t), greatCirclePoint(to, from, 1 - t)) / RADIANS).toBeLessThan(
          1e-7,
        )
      }),
      seeded(500),
    )
  })

  test('near-coincident ends: it stays between them', () => {
    const tiny = fc.double({ min: -1e-6, max: 1e-6, noNaN: true })
    fc.assert(
      fc.property(anyLngLat, tiny, tiny, anyFraction, (from, x, y, t) => {
        const to: LngLat = [from[0] + x, from[1] + y]
        const point = greatCirclePoint(from, to, t)
        expect(point[0]).toBeCloseTo(from[0] + x * t, 8)
        expect(point[1]).toBeCloseTo(from[1] + y * t, 8)
      }),
      seeded(500),
    )
    expect(greatCirclePoint([104.9, 11.5], [104.9, 11.5], 0.3)).toEqual([104.9, 11.5])
    expect(greatCirclePoint([0, 0], [0, 0], 1)).toEqual([0, 0])
  })

  test('exactly opposite ends: it goes over the north pole and arrives', () => {
    fc.assert(
      fc.property(fc.integer({ min: -179, max: 179 }), fc.integer({ min: -89, max: 89 }), (x, lat) => {
        const from: LngLat = [x, lat]
        const to: LngLat = [x > 0 ? x - 180 : x + 180, -lat]
        expect(angleBetween(greatCirclePoint(from, to, 0), from)).toBeLessThan(1e-8)
        expect(angleBetween(greatCirclePoint(from, to, 1), to)).toBeLessThan(1e-8)
        expect(greatCirclePoint(from, to, (90 - lat) / 180)[1]).toBeCloseTo(90, 5)
      }),
      seeded(300),
    )
    expect(greatCirclePoint([10, 90], [10, -90], 0.5)[1]).toBeCloseTo(0, 9)
    expect(greatCirclePoint([10, -90], [10, 90], 0.5)[1]).toBeCloseTo(0, 9)
  })
})

describe('a line', () => {
  test('has evenly spaced points, ends included', () => {
    fc.assert(
      fc.property(anyEnd, anyEnd, fc.integer({ min: 1, max: 64 }), (from, to, segments) => {
        const line = greatCircle(from, to, segments)
        expect(line).toHaveLength(segments + 1)
        expect(angleBetween(line[0]!, from)).toBeLessThan(1e-8)
        expect(angleBetween(line.at(-1)!, to)).toBeLessThan(1e-8)
        const step = angleBetween(from, to) / segments
        for (let i = 0; i < segments; i++) expect(angleBetween(line[i]!, line[i + 1]!)).toBeCloseTo(step, 7)
      }),
      seeded(300),
    )
  })

  test('never jumps across the map, unless it passes over a pole', () => {
    fc.assert(
      fc.property(anyEnd, anyEnd, (from, to) => {
        const line = greatCircle(from, to, 128)
        fc.pre(line.every(([, lat]) => Math.abs(lat) < 88) && haversineDegrees(from, to) < 179)
        expect(line[0]![0]).toBeCloseTo(from[0], 9)
        for (let i = 0; i < 128; i++) expect(Math.abs(line[i + 1]![0] - line[i]![0])).toBeLessThan(60)
        for (const [x, lat] of line) {
          expect(Math.abs(x - from[0])).toBeLessThanOrEqual(180)
          expect(Math.abs(lat)).toBeLessThanOrEqual(90)
        }
      }),
      seeded(500),
    )
  })

  test('from Apia to Suva is one short line across ±180°', () => {
    const line = greatCircle([-171.7667, -13.8333], [178.4419, -18.1416], 16)
    expect(line.at(-1)![0]).toBeCloseTo(178.4419 - 360, 6)
    for (let i = 0; i < 16; i++) expect(line[i + 1]![0]).toBeLessThan(line[i]![0])
  })
})

test('angles are those of the haversine formula, and hold for 7 cm as for half the world', () => {
  fc.assert(
    fc.property(anyEnd, anyEnd, (from, to) => {
      expect(angleBetween(from, to) / RADIANS).toBeCloseTo(haversineDegrees(from, to), 5)
      expect(angleBetween(from, to)).toBe(angleBetween(to, from))
    }),
    seeded(500),
  )
  const sevenCentimetres = 6.3e-7
  expect(angleBetween([104.9, 11.5], [104.9, 11.5 + sevenCentimetres]) / RADIANS).toBeCloseTo(sevenCentimetres, 12)
  expect(angleBetween([0, 0], [180, 0])).toBeCloseTo(Math.PI, 14)
})

test('wrapping keeps the direction and lands in -180 (exclusive) to 180', () => {
  expect([-180, 180, 540, -540, 190, -190, 0, 360, 359.5].map(wrapDegrees)).toEqual([
    180, 180, 180, 180, -170, 170, 0, 0, -0.5,
  ])
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (degrees) => {
      const wrapped = wrapDegrees(degrees)
      expect(wrapped).toBeGreaterThan(-180)
      expect(wrapped).toBeLessThanOrEqual(180)
      expect(Math.cos((wrapped - degrees) * RADIANS)).toBeCloseTo(1, 9)
    }),
    seeded(500),
  )
})

describe('turf', () => {
  test('agrees away from ±180°', () => {
    const inside: fc.Arbitrary<LngLat> = fc.tuple(
      fc.double({ min: -80, max: 80, noNaN: true }),
      fc.double({ min: -75, max: 75, noNaN: true }),
    )
    fc.assert(
      fc.property(inside, inside, (from, to) => {
        const apart = haversineDegrees(from, to)
        fc.pre(apart > 0.01 && apart < 170)
        expect(distance([...from], [...to], { units: 'radians' })).toBeCloseTo(angleBetween(from, to), 9)
        const middle = midpoint([...from], [...to]).geometry.coordinates as [number, number]
        expect(angleBetween(greatCirclePoint(from, to, 0.5), middle)).toBeLessThan(1e-8)
        const { geometry } = turfGreatCircle([...from], [...to], { npoints: 17 })
        expect(geometry.type).toBe('LineString')
        // Turf rounds to six decimals.
        greatCircle(from, to, 16).forEach((point, i) => {
          expect(angleBetween(point, geometry.coordinates[i] as [number, number]) / RADIANS).toBeLessThan(2e-6)
        })
      }),
      seeded(200),
    )
  })

  /**
   * What @turf/turf 7.4 does at ±180°, and why arcs are not drawn with it: it cuts the line in two where two points
   * lie on either side, without a point on the dateline itself, so that the arc has a gap as wide as a segment;
   * and where the points next to the dateline are far enough from it, it does not cut at all, and the line runs once
   * around the world.
   */
  test('leaves a gap at ±180°, or runs around the world', () => {
    const cut = turfGreatCircle([170, 10], [-170, 20], { npoints: 8 }).geometry
    expect(cut.type).toBe('MultiLineString')
    const [west, east] = cut.coordinates as [number, number][][]
    expect([west!.at(-1), east![0]]).toEqual([
      [178.342835, 14.497795],
      [-178.80678, 15.934458],
    ])

    const uncut = turfGreatCircle([140, -10], [-130, 30], { npoints: 8 }).geometry
    expect(uncut.type).toBe('LineString')
    const jumps = (uncut.coordinates as [number, number][]).map(([x], i, all) => Math.abs(x - (all[i - 1]?.[0] ?? x)))
    expect(Math.max(...jumps)).toBeGreaterThan(340)
  })

  test('refuses points opposite each other', () => {
    expect(() => turfGreatCircle([0, 0], [180, 0], { npoints: 5 })).toThrow(/antipodal/)
  })
})
