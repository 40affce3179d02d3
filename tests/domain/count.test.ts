import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Count, Sum } from '../../src/domain/count.ts'
import { NOBODY, READINGS, addSums, areaFigure, sumFromBounds, sumOf } from '../../src/domain/count.ts'
import { anyCount, seeded } from '../helpers/arbitraries.ts'

const anySum: fc.Arbitrary<Sum> = anyCount.map((count) => sumOf(count))
const sumAll = (counts: readonly Count[]): Sum => counts.reduce<Sum>((sum, count) => addSums(sum, sumOf(count)), NOBODY)

describe('a sum', () => {
  test('does not depend on order or grouping, and nobody adds nothing', () => {
    fc.assert(
      fc.property(anySum, anySum, anySum, (a, b, c) => {
        expect(addSums(addSums(a, b), c)).toEqual(addSums(a, addSums(b, c)))
        expect(addSums(a, b)).toEqual(addSums(b, a))
        expect(addSums(a, NOBODY)).toEqual(a)
      }),
      seeded(),
    )
  })

  test('never shrinks by adding, stays in order, stays open and stays approximate', () => {
    fc.assert(
      fc.property(anySum, anySum, (a, b) => {
        const both = addSums(a, b)
        expect(both.least).toBeGreaterThanOrEqual(Math.max(a.least, b.least))
        expect(both.most).toBeGreaterThanOrEqual(Math.max(a.most, b.most))
        expect(both.least).toBeLessThanOrEqual(both.most)
        expect(both.most === Infinity).toBe(a.most === Infinity || b.most === Infinity)
        expect(both.approximate).toBe(a.approximate || b.approximate)
      }),
      seeded(),
    )
  })

  test('holds the true total, whichever true numbers lie within the bounds of its parts', () => {
    const withTruth = fc.tuple(anyCount, fc.double({ min: 0, max: 1, noNaN: true })).map(([count, where]) => {
      const low = count.min ?? 0
      return { count, truth: Math.round(low + where * ((count.max ?? low + 1000) - low)) }
    })
    fc.assert(
      fc.property(fc.array(withTruth), (parts) => {
        const { least, most } = sumAll(parts.map((part) => part.count))
        const total = parts.reduce((sum, part) => sum + part.truth, 0)
        expect(least).toBeLessThanOrEqual(total)
        expect(most).toBeGreaterThanOrEqual(total)
      }),
      seeded(400),
    )
  })
})

describe('a reading', () => {
  test('chooses an end of what is reported: lowest below range below highest', () => {
    fc.assert(
      fc.property(anyCount, (count) => {
        const [range, lowest, highest] = READINGS.map((reading) => sumOf(count, reading)) as [Sum, Sum, Sum]
        expect(lowest.least).toBe(range.least)
        expect(lowest.most).toBeLessThanOrEqual(range.most)
        expect(highest.least).toBeGreaterThanOrEqual(range.least)
        expect(highest.most).toBe(range.most)
        if (count.min !== null && count.max !== null) {
          expect([lowest.least, lowest.most]).toEqual([count.min, count.min])
          expect([highest.least, highest.most]).toEqual([count.max, count.max])
        }
      }),
      seeded(),
    )
  })

  test('never closes what the report leaves open', () => {
    for (const reading of READINGS) {
      expect(sumOf({ min: 30, max: null }, reading)).toEqual({ least: 30, most: Infinity, approximate: false })
      expect(sumOf({ min: null, max: null }, reading)).toEqual({ least: 0, most: Infinity, approximate: false })
    }
    expect(sumOf({ min: null, max: 30 }, 'lowest')).toEqual({ least: 0, most: 30, approximate: false })
  })
})

test('only one figure that the report calls approximate is "about"; differing figures are a range', () => {
  expect(sumOf({ min: 400, max: 400, qualifier: 'about' }).approximate).toBe(true)
  expect(sumOf({ min: 380, max: 400, qualifier: 'about' }).approximate).toBe(false)
  expect(sumOf({ min: 400, max: 400, qualifier: 'exact' }).approximate).toBe(false)
})

test('bounds out of order are put in order, and below zero is nobody', () => {
  expect(sumFromBounds(80, 60, false)).toEqual({ least: 60, most: 80, approximate: false })
  expect(sumFromBounds(5, -3, true)).toEqual({ least: 0, most: 5, approximate: true })
  expect(sumFromBounds(-5, -3, false)).toEqual(NOBODY)
  expect(sumFromBounds(7, Infinity, false)).toEqual({ least: 7, most: Infinity, approximate: false })
})

test('the area stands for the least, else for the most that is known', () => {
  const figures = [
    [30, 50],
    [0, 50],
    [0, Infinity],
    [30, Infinity],
    [0, 0],
  ] as const
  expect(figures.map(([least, most]) => areaFigure({ least, most, approximate: false }))).toEqual([30, 50, 0, 30, 0])
})
