import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUnits, formatDay, parseDay } from '../../src/domain/day.ts'
import { extentOf } from '../../src/domain/extent.ts'
import type { When } from '../../src/domain/incident.ts'
import { anyDate, makeIncident, seeded } from '../helpers/arbitraries.ts'

const extent = (...dates: [start: string | null, end: string | null][]): string[] => {
  const { from, until } = extentOf(
    dates.map(([start, end]) => makeIncident({ date: { start, end, precision: 'range' } })),
  )
  return [formatDay(from), formatDay(until)]
}

test('goes from the first year to the end of the last month', () => {
  expect(extent(['2011-02-02', '2011-02-02'], ['2026-05-31', '2026-05-31'])).toEqual(['2011-01-01', '2026-06-01'])
  expect(extent(['2017-12-31', '2017-12-31'])).toEqual(['2017-01-01', '2018-01-01'])
  expect(extent(['2017-07-15', '2017-08-01'])).toEqual(['2017-01-01', '2017-09-01'])
  expect(extent(['2017-08-16', null])).toEqual(['2017-01-01', '2017-09-01'])
  expect(extent([null, '2017-08-16'])).toEqual(['2017-01-01', '2017-09-01'])
})

test('is the year 2000 where nothing is dated', () => {
  expect(extent()).toEqual(['2000-01-01', '2001-01-01'])
  expect(extent([null, null], ['soon', null])).toEqual(['2000-01-01', '2001-01-01'])
})

test('holds an incident that ends before it starts', () => {
  expect(extent(['2017-05-10', '2015-01-01'])).toEqual(['2015-01-01', '2017-06-01'])
})

test('holds every dated incident and no month too many', () => {
  fc.assert(
    fc.property(fc.array(anyDate, { minLength: 1 }), (dates) => {
      const { from, until } = extentOf(dates.map((date) => makeIncident({ date })))
      const days = dates
        .flatMap(({ start, end }: When) => [start, end])
        .filter((text) => text !== null)
        .map((text) => parseDay(text)!)
      if (days.length === 0) return
      expect(from).toBeLessThanOrEqual(Math.min(...days))
      expect(until).toBeGreaterThan(Math.max(...days))
      expect(addUnits(from, 'year', 1)).toBeGreaterThan(Math.min(...days))
      expect(addUnits(until, 'month', -1)).toBeLessThanOrEqual(Math.max(...days))
    }),
    seeded(),
  )
})
