import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Unit } from '../../src/domain/day.ts'
import {
  UNITS,
  addUnits,
  ceilDay,
  civilFromDay,
  dayFromCivil,
  daysInMonth,
  floorDay,
  formatDay,
  parseDay,
  roundDay,
} from '../../src/domain/day.ts'
import { seeded } from '../helpers/arbitraries.ts'

const DAY_MS = 86_400_000
const anyUnit = fc.constantFrom(...UNITS)
/** Years 0001 to 9999. */
const anyDay = fc.integer({ min: -719_162, max: 2_932_896 })
const day = (text: string): number => parseDay(text)!

test('every day of 1900 to 2100 is the one that Date.UTC counts', () => {
  const last = Date.UTC(2100, 11, 31) / DAY_MS
  for (let value = Date.UTC(1900, 0, 1) / DAY_MS; value <= last; value++) {
    const date = new Date(value * DAY_MS)
    const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    const read = civilFromDay(value)
    // Plain comparison: 73,000 calls of `expect` would be most of the time of the suite.
    if (
      read.year !== civil.year ||
      read.month !== civil.month ||
      read.day !== civil.day ||
      dayFromCivil(civil) !== value
    )
      expect({ ...read, value: dayFromCivil(civil) }).toEqual({ ...civil, value })
    if (formatDay(value) !== date.toISOString().slice(0, 10) || parseDay(formatDay(value)) !== value)
      expect([formatDay(value), parseDay(formatDay(value))]).toEqual([date.toISOString().slice(0, 10), value])
  }
  expect(formatDay(last)).toBe('2100-12-31')
})

test('days of the whole range survive writing and reading', () => {
  fc.assert(
    fc.property(anyDay, (value) => void expect(parseDay(formatDay(value))).toBe(value)),
    seeded(1000),
  )
  expect(formatDay(-719_162)).toBe('0001-01-01')
  expect(formatDay(2_932_896)).toBe('9999-12-31')
})

test.each([
  '',
  '2017',
  '2017-08',
  '2017-8-18',
  '2017-08-18 ',
  ' 2017-08-18',
  '2017-08-18T00:00',
  '2017-13-01',
  '2017-00-10',
  '2017-01-00',
  '2017-02-29',
  '2017-04-31',
  '2100-02-29',
  '0000-01-01',
  '-2017-01-01',
  '+2017-01-01',
  '２０１７-08-18',
  '2017-08-18\n',
])('%j is not a day', (text) => expect(parseDay(text)).toBeNull())

/** The day that the platform reads; it lets 30 February roll over to 2 March, or refuses. */
function isoDay(text: string): string | null {
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}

test('no text makes a day that is written differently', () => {
  const text = fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  fc.assert(
    fc.property(text, (value) => {
      const read = parseDay(value)
      if (read !== null) expect(formatDay(read)).toBe(value)
      else if (!value.startsWith('0000')) expect(isoDay(value)).not.toBe(value)
    }),
    seeded(1000),
  )
})

test('leap years are the Gregorian ones', () => {
  const february = [1900, 1999, 2000, 2004, 2011, 2016, 2017, 2100, 2400].map((year) => daysInMonth(year, 2))
  expect(february).toEqual([28, 28, 29, 29, 28, 29, 28, 28, 29])
  expect(Array.from({ length: 12 }, (_, i) => daysInMonth(2017, i + 1))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ])
})

describe('units', () => {
  test.each<[Unit, string, string, string]>([
    ['day', '2017-08-18', '2017-08-18', '2017-08-18'],
    // A Friday.
    ['week', '2017-08-18', '2017-08-14', '2017-08-21'],
    ['week', '2017-08-14', '2017-08-14', '2017-08-14'],
    ['week', '2017-01-01', '2016-12-26', '2017-01-02'],
    ['month', '2016-02-29', '2016-02-01', '2016-03-01'],
    ['month', '2017-12-31', '2017-12-01', '2018-01-01'],
    ['quarter', '2017-03-31', '2017-01-01', '2017-04-01'],
    ['quarter', '2017-04-01', '2017-04-01', '2017-04-01'],
    ['quarter', '2017-12-02', '2017-10-01', '2018-01-01'],
    ['year', '2017-01-02', '2017-01-01', '2018-01-01'],
  ])('the %s of %s lies between %s and %s', (unit, value, floor, ceil) => {
    expect(formatDay(floorDay(day(value), unit))).toBe(floor)
    expect(formatDay(ceilDay(day(value), unit))).toBe(ceil)
  })

  test('floor and ceiling are the nearest beginnings of a unit on either side', () => {
    const begins = (value: number, unit: Unit): boolean => {
      const date = new Date(value * DAY_MS)
      const first = date.getUTCDate() === 1
      if (unit === 'week') return date.getUTCDay() === 1
      if (unit === 'month') return first
      if (unit === 'quarter') return first && date.getUTCMonth() % 3 === 0
      return unit === 'day' || (first && date.getUTCMonth() === 0)
    }
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 50_000 }), anyUnit, (value, unit) => {
        let [floor, ceil] = [value, value]
        while (!begins(floor, unit)) floor--
        while (!begins(ceil, unit)) ceil++
        expect([floorDay(value, unit), ceilDay(value, unit)]).toEqual([floor, ceil])
        const nearest = value - floor < ceil - value || floor === ceil ? floor : ceil
        expect(roundDay(value, unit)).toBe(nearest)
      }),
      seeded(500),
    )
  })

  test('beginnings of units stay beginnings, and steps add up and can be undone', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyUnit,
        fc.integer({ min: -600, max: 600 }),
        fc.integer({ min: -600, max: 600 }),
        (value, unit, a, b) => {
          const start = floorDay(value, unit)
          const moved = addUnits(start, unit, a)
          expect(floorDay(moved, unit)).toBe(moved)
          expect(addUnits(moved, unit, -a)).toBe(start)
          expect(addUnits(moved, unit, b)).toBe(addUnits(start, unit, a + b))
          expect(Math.sign(moved - start)).toBe(Math.sign(a))
        },
      ),
      seeded(500),
    )
  })

  test('a step from any day keeps the day of the month, or takes the last one that there is', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(['month', 1] as const, ['quarter', 3] as const, ['year', 12] as const),
        fc.integer({ min: -50, max: 50 }),
        (value, [unit, months], steps) => {
          const [before, after] = [civilFromDay(value), civilFromDay(addUnits(value, unit, steps))]
          expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months * steps)
          expect(after.day).toBe(Math.min(before.day, daysInMonth(after.year, after.month)))
        },
      ),
      seeded(500),
    )
    expect(formatDay(addUnits(day('2016-01-31'), 'month', 1))).toBe('2016-02-29')
    expect(formatDay(addUnits(day('2016-02-29'), 'year', 1))).toBe('2017-02-28')
    expect(formatDay(addUnits(day('2017-01-15'), 'month', -1))).toBe('2016-12-15')
    expect(formatDay(addUnits(day('2017-11-30'), 'quarter', 1))).toBe('2018-02-28')
  })
})

test('no room that reckons with days, or writes them down, asks the clock or knows a time zone', () => {
  const rooms = ['domain', 'time', 'share', 'io', 'lib']
  const asking = rooms.flatMap((room) => {
    const folder = new URL(`../../src/${room}/`, import.meta.url)
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => {
        const code = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
        return /\bnew Date\b|\bDate\.|\bDate\(|DateTimeFormat|performance\.now|toLocale(?:Date|Time)?String/.test(code)
      })
      .map((file) => `${room}/${file}`)
  })
  expect(asking).toEqual([])
})
