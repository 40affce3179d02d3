import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumOf } from '../../src/domain/count.ts'
import { parseDay } from '../../src/domain/day.ts'
import {
  countInWords,
  dateInWords,
  dayInWords,
  dayShort,
  formatNumber,
  formatSum,
  joinWords,
  smallNumber,
  spanInWords,
  sumInWords,
  tickLabel,
  typeName,
  windowInWords,
} from '../../src/domain/describe.ts'
import { peopleInWords, placeInWords, whereInWords } from '../../src/domain/describeNames.ts'
import type { When } from '../../src/domain/incident.ts'
import { countryName, nationalityName } from '../../src/domain/names.ts'
import { PLACES, anyCount, anyDate, anyIncident, makeIncident, seeded } from '../helpers/arbitraries.ts'

const THIN = '\u2009'
const day = (text: string): number => parseDay(text)!
const [SIEM_REAP, BANTEAY] = PLACES
const CAMBODIA = PLACES[4]!
const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '<b>x</b>',
  '\u0000',
  '\u202e',
  '🇰🇭',
  'kh',
  'KHM',
  'ZZ',
  '\ud800',
]

describe('a sum', () => {
  test.each<[number, number, boolean, string, string]>([
    [225, 225, false, '225', '225 people'],
    [1, 1, false, '1', '1 person'],
    [0, 0, false, '0', '0 people'],
    [1204, Infinity, false, `≥${THIN}1,204`, 'at least 1,204 people'],
    [1204, Infinity, true, `≥${THIN}1,204`, 'at least 1,204 people'],
    [1, Infinity, false, `≥${THIN}1`, 'at least 1 person'],
    [1180, 1240, false, '1,180–1,240', 'between 1,180 and 1,240 people'],
    [1180, 1240, true, '1,180–1,240', 'between 1,180 and 1,240 people'],
    [400, 400, true, `≈${THIN}400`, 'about 400 people'],
    [0, 30, false, `≤${THIN}30`, 'at most 30 people'],
    [0, 1, false, `≤${THIN}1`, 'at most 1 person'],
    [0, Infinity, false, '?', 'number not stated'],
  ])('of %s to %s (approximate: %s) is %s', (least, most, approximate, figure, words) => {
    expect(formatSum({ least, most, approximate })).toBe(figure)
    expect(sumInWords({ least, most, approximate })).toBe(words)
  })

  test('has its thousands apart, as the browser would', () => {
    const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
    fc.assert(
      fc.property(fc.oneof(fc.nat(2000), fc.nat(2e6), fc.nat(1e12)), (value) => {
        expect(formatNumber(value)).toBe(plain.format(value))
      }),
      seeded(),
    )
    expect([999, 1000, 1001, 999_999, 1e6].map(formatNumber)).toEqual(['999', '1,000', '1,001', '999,999', '1,000,000'])
  })

  test('figures and words say the same bounds, for a count and for its sum', () => {
    fc.assert(
      fc.property(anyCount, (count) => {
        const figures = (text: string): string[] => text.match(/\d+/g) ?? []
        expect(countInWords(count)).toBe(sumInWords(sumOf(count)))
        expect(figures(formatSum(sumOf(count)))).toEqual(figures(countInWords(count)))
        // An open figure never looks like a closed one.
        if (count.max === null) expect(formatSum(sumOf(count))).toMatch(/^(≥|\?$)/)
      }),
      seeded(),
    )
  })
})

test('nationalities with what is known of their numbers', () => {
  const list = [
    { nationality: 'CN', min: 151, max: 151 },
    { nationality: 'TW', min: 1200, max: null },
    { nationality: 'VN', min: null, max: 5 },
    { nationality: 'ID', min: 2, max: 4 },
    { nationality: 'KH', min: null, max: null },
    { nationality: '', min: 0, max: 0 },
  ]
  expect(peopleInWords(list)).toBe(
    '151 Chinese, at least 1,200 Taiwanese, at most 5 Vietnamese, 2–4 Indonesian, Cambodian (number not stated), 0 nationality not stated',
  )
  expect(peopleInWords([])).toBe('')
})

describe('a date', () => {
  test.each<[When, string]>([
    [{ start: '2017-08-16', end: '2017-08-16', precision: 'day' }, '16 August 2017'],
    [{ start: '2017-07-01', end: '2017-07-31', precision: 'month' }, 'July 2017, day not reported'],
    [{ start: '2016-02-01', end: '2016-02-29', precision: 'month' }, 'February 2016, day not reported'],
    [{ start: '2017-01-01', end: '2017-12-31', precision: 'year' }, '2017, month not reported'],
    [{ start: '2019-05-03', end: '2019-05-09', precision: 'range' }, '3–9 May 2019'],
    [{ start: null, end: null, precision: 'unknown' }, 'date not reported'],
    [{ start: '2019-05-03', end: null, precision: 'unknown' }, '3 May 2019'],
    [{ start: '2019-02-30', end: null, precision: 'unknown' }, 'date not reported'],
  ])('%j', (date, words) => expect(dateInWords(date)).toBe(words))

  test('never more exact than the report', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const words = dateInWords(date)
        if (date.precision === 'month') expect(words).toMatch(/^[A-Z][a-z]+ \d{4}, day not reported$/)
        if (date.precision === 'year') expect(words).toMatch(/^\d{4}, month not reported$/)
        expect(words).not.toMatch(/undefined|NaN|null/)
      }),
      seeded(),
    )
  })
})

test.each([
  ['2017-01-01', '2018-01-01', '2017'],
  ['2015-01-01', '2018-01-01', '2015–2017'],
  ['2017-08-01', '2017-09-01', 'August 2017'],
  ['2017-07-01', '2017-09-01', 'July – August 2017'],
  ['2016-12-01', '2017-03-01', 'December 2016 – February 2017'],
  ['2016-02-01', '2016-03-01', 'February 2016'],
  ['2016-02-01', '2016-02-29', '1–28 February 2016'],
  ['2017-08-16', '2017-08-17', '16 August 2017'],
  ['2019-05-03', '2019-05-10', '3–9 May 2019'],
  ['2017-07-28', '2017-08-04', '28 July – 3 August 2017'],
  ['2016-12-31', '2017-01-02', '31 December 2016 – 1 January 2017'],
])('from %s until %s is %s', (from, until, words) => {
  expect(spanInWords({ from: day(from), until: day(until) })).toBe(words)
})

test('what each mode shows', () => {
  const window = { from: day('2017-08-01'), until: day('2017-09-01') }
  expect(windowInWords(window, 'window')).toBe('August 2017')
  expect(windowInWords(window, 'instant')).toBe('31 August 2017')
  expect(windowInWords(window, 'from-start')).toBe('until 31 August 2017')
  expect(windowInWords(window, 'to-end')).toBe('since 1 August 2017')
})

test('labels of days and bins', () => {
  const value = day('2017-08-01')
  expect(dayInWords(value)).toBe('1 August 2017')
  expect(dayShort(value)).toBe('1 Aug 2017')
  const units = ['day', 'week', 'month', 'quarter', 'year'] as const
  expect(units.map((unit) => tickLabel(value, unit))).toEqual(['1 Aug', '1 Aug', 'Aug 2017', 'Q3 2017', '2017'])
  const quarters = ['01', '03', '04', '06', '07', '09', '10', '12'].map((month) =>
    tickLabel(day(`2017-${month}-01`), 'quarter'),
  )
  expect(quarters.map((label) => label.slice(0, 2))).toEqual(['Q1', 'Q1', 'Q2', 'Q2', 'Q3', 'Q3', 'Q4', 'Q4'])
})

describe('places', () => {
  test('with their country, once', () => {
    expect(placeInWords(SIEM_REAP!)).toBe('Siem Reap, Cambodia')
    expect(placeInWords(CAMBODIA)).toBe('Cambodia')
    expect(placeInWords({ name: 'at sea', country: null })).toBe('at sea')
  })

  test('of an incident', () => {
    const where = (change: Parameters<typeof makeIncident>[0]): string => whereInWords(makeIncident(change))
    expect(where({ places: [SIEM_REAP!, BANTEAY!] })).toBe('Siem Reap and Banteay Meanchey, Cambodia')
    expect(where({ places: [CAMBODIA] })).toBe('Cambodia')
    expect(where({ places: [SIEM_REAP!, PLACES[6]!, PLACES[7]!] })).toBe('Siem Reap, Ho Chi Minh City and Jakarta')
    expect(where({ origin: PLACES[2]!, destination: PLACES[8]! })).toBe('Phnom Penh → China')
    expect(where({ origin: PLACES[2]! })).toBe('Phnom Penh → destination not reported')
    expect(where({ destination: PLACES[8]! })).toBe('place not reported → China')
    expect(where({})).toBe('place not reported')
  })
})

test('lists and small numbers as printed', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  expect([0, 1, 9, 10, 1204, -1].map(smallNumber)).toEqual(['no', 'one', 'nine', '10', '1,204', '-1'])
  expect(['arrest', 'deportation', 'scam_raid', ''].map(typeName)).toEqual([
    'Arrest',
    'Deportation',
    'Scam raid',
    'Other',
  ])
})

describe('names', () => {
  test('of countries and nationalities, as the source says', () => {
    expect(['TW', 'HK', 'KH', 'US'].map(countryName)).toEqual(['Taiwan', 'Hong Kong', 'Cambodia', 'US'])
    expect(['TW', 'CN', 'KH', ''].map(nationalityName)).toEqual([
      'Taiwanese',
      'Chinese',
      'Cambodian',
      'nationality not stated',
    ])
  })

  test.each(HOSTILE)('%j from a file is words, not a crash', (text) => {
    expect(typeof countryName(text)).toBe('string')
    expect(typeof nationalityName(text)).toBe('string')
    expect(typeof typeName(text)).toBe('string')
    expect(nationalityName(text)).not.toMatch(/function|\[object/)
  })
})

test('no incident is worded with holes in it', () => {
  const hostile = fc.constantFrom(...HOSTILE)
  fc.assert(
    fc.property(anyIncident, hostile, hostile, (incident, type, code) => {
      const people = incident.people.map((part) => ({ ...part, nationality: code }))
      const places = incident.places.map((place) => ({ ...place, country: code }))
      const changed = { ...incident, type, people, places }
      const words = [
        whereInWords(changed),
        peopleInWords(people),
        countInWords(incident.count),
        dateInWords(incident.date),
        typeName(type),
      ]
      for (const text of words) expect(text).not.toMatch(/undefined|NaN|null|function|\[object/)
      expect(words[0]).not.toBe('')
    }),
    seeded(),
  )
})
