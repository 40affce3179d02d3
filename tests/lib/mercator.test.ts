import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latToMercatorY, lngToMercatorX, mercatorXToLng, mercatorYToLat } from '../../src/lib/mercator.ts'
import { seeded } from '../helpers/arbitraries.ts'

test('degrees survive the way there and back', () => {
  const lng = fc.double({ min: -540, max: 540, noNaN: true })
  const lat = fc.double({ min: -89, max: 89, noNaN: true })
  fc.assert(
    fc.property(lng, lat, (x, y) => {
      expect(mercatorXToLng(lngToMercatorX(x))).toBeCloseTo(x, 9)
      expect(mercatorYToLat(latToMercatorY(y))).toBeCloseTo(y, 9)
    }),
    seeded(500),
  )
})

test('the square is the world between ±85.0511°, north up', () => {
  expect([-180, 0, 180].map(lngToMercatorX)).toEqual([0, 0.5, 1])
  const edge = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI
  expect(edge).toBeCloseTo(85.0511, 4)
  expect(latToMercatorY(edge)).toBeCloseTo(0, 12)
  expect(latToMercatorY(0)).toBe(0.5)
  expect(latToMercatorY(-edge)).toBeCloseTo(1, 12)
})

test('y is the tangent form of the projection, and falls all the way north', () => {
  fc.assert(
    fc.property(fc.double({ min: -85, max: 85, noNaN: true }), (lat) => {
      const radians = (lat * Math.PI) / 180
      const tangent = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2
      expect(latToMercatorY(lat)).toBeCloseTo(tangent, 9)
      expect(latToMercatorY(lat + 0.001)).toBeLessThan(latToMercatorY(lat))
    }),
    seeded(500),
  )
})

test('the poles are finite', () => {
  expect(Number.isFinite(latToMercatorY(90))).toBe(true)
  expect(latToMercatorY(90)).toBe(latToMercatorY(89.9))
  expect(latToMercatorY(-90)).toBe(latToMercatorY(-89.9))
})
