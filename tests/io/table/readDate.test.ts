import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilFromDay, formatDay } from '../../../src/domain/day.ts'
import { orderOf, readDate } from '../../../src/io/table/readDate.ts'
import { anyDay, seeded } from '../../helpers/arbitraries.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

describe('dates of a table', () => {
  test('are read in every usual style', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: ofMonth } = civilFromDay(day)
        const [iso, name] = [formatDay(day), MONTHS[month - 1]!]
        const exactly = { start: iso, end: iso, precision: 'day' }
        for (const text of [
          iso,
          `${iso}T10:20:30Z`,
          `${iso} 00:00:00`,
          `${year}/${month}/${ofMonth}`,
          `${ofMonth} ${name} ${year}`,
          `${ofMonth}-${name.slice(0, 3)}-${String(year).slice(2)}`,
          `${ofMonth}th ${name.slice(0, 3)}. ${year}`,
          `${name} ${ofMonth}, ${year}`,
          `Wednesday, ${ofMonth} ${name} ${year}`,
          String(day + 25_569),
        ])
          expect(readDate(text, null), text).toEqual(exactly)
        expect(readDate(`${ofMonth}/${month}/${year}`, 'day-first')).toEqual(exactly)
        expect(readDate(`${month}/${ofMonth}/${year}`, 'month-first')).toEqual(exactly)
        expect(readDate(`${ofMonth}.${month}.${String(year).slice(2)}`, 'day-first')).toEqual(exactly)
      }),
      seeded(),
    )
  })

  test('with three numbers are read without an order only where one of them decides', () => {
    expect(readDate('16/8/2017', null)?.start).toBe('2017-08-16')
    expect(readDate('8/16/2017', null)?.start).toBe('2017-08-16')
    expect(readDate('3/8/2017', null)).toBeNull()
    expect(readDate('8/8/2017', null)?.start).toBe('2017-08-08')
    expect(readDate('3/8/2017', 'day-first')?.start).toBe('2017-08-03')
    expect(readDate('3/8/2017', 'month-first')?.start).toBe('2017-03-08')
  })

  test('are no more exact than they are written, and may span days', () => {
    expect(readDate('August 2017', null)).toEqual({ start: '2017-08-01', end: '2017-08-31', precision: 'month' })
    expect(readDate('2016-02', null)).toEqual({ start: '2016-02-01', end: '2016-02-29', precision: 'month' })
    expect(readDate('2017', null)).toEqual({ start: '2017-01-01', end: '2017-12-31', precision: 'year' })
    for (const text of ['2017-08-01 to 2017-08-03', '1 August 2017 – 3 August 2017', '2017-08-01..2017-08-03'])
      expect(readDate(text, null)).toEqual({ start: '2017-08-01', end: '2017-08-03', precision: 'range' })
  })

  test('that are none are null, and nothing throws', () => {
    for (const text of [
      '',
      'soon',
      '2017-02-30',
      '31/4/2017',
      '0/0/2017',
      '99999',
      '12',
      '1/2',
      'May',
      '2017-08-03 to 2017-08-01',
    ])
      expect(readDate(text, 'day-first'), text).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const when = readDate(text, 'day-first')
        if (when) expect(when.start! <= when.end!).toBe(true)
      }),
      seeded(1000),
    )
  })

  test('of a column say their order, or that somebody has to', () => {
    expect(orderOf(['3/8/2017', '16/8/2017'])).toBe('day-first')
    expect(orderOf(['3/8/2017', '8/16/2017'])).toBe('month-first')
    expect(orderOf(['3/8/2017', '4/8/2017'])).toBe('open')
    expect(orderOf(['3/8/2017 to 5/8/2017'])).toBe('open')
    expect(orderOf(['Wed, 3/8/2017', '3/8/2017 to 25/8/2017'])).toBe('day-first')
    expect(orderOf(['2017-08-03', '10.8.3.4'])).toBe('none')
    expect(orderOf(['13/8/2017', '8/13/2017'])).toBe('both')
    expect(orderOf(['2017-08-16', ''])).toBe('none')
  })
})
