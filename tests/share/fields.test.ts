import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  camera,
  choice,
  codes,
  days,
  decode,
  encode,
  flag,
  maybe,
  types,
  whole,
  words,
  type Field,
} from '../../src/share/fields.ts'
import { daysFrom } from './views.ts'

/** Any text, of any script, and of the characters that fields are made of. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'0123456789-./,%A') }),
  fc.constantFrom('1', '0', '3/4/5', '2017-08-01..2017-08-31', 'KH,ID', 'week', '999999'),
)

function isTotal<T>(name: string, field: Field<T>): void {
  test(`${name} parses any text without throwing, to a value that is written and read again as the same`, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = field.parse(text)
        if (!parsed.ok) {
          expect(parsed.fault).toMatch(/^(is|ends|holds) /)
          return
        }
        const again = field.parse(field.serialize(parsed.value))
        expect(again).toMatchObject({ ok: true, doubt: '' })
        expect(again.ok && field.eq(again.value, parsed.value)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
}

isTotal('camera', camera)
isTotal('days', days)
isTotal('flag', flag)
isTotal('codes', codes)
isTotal('types', types)
isTotal('words', words())
isTotal('whole', whole(1000))
isTotal('choice', choice(['day', 'week']))
isTotal('maybe', maybe(days))

describe('text', () => {
  test('any text that is whole comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(encode(text))).toBe(text)
        expect(encode(text)).toMatch(/^[\w~.%+-]*$/)
      }),
    )
  })

  test.each([
    ['Phnom Penh', 'Phnom+Penh'],
    ['1 + 1', '1+%2B+1'],
    ["(it's) *!", '%28it%27s%29+%2A%21'],
    ['a.b.', 'a.b%2E'],
    ['ក', '%E1%9E%80'],
    ['\uDC00', '%EF%BF%BD'],
  ])('%j is written %j', (text, written) => {
    expect(encode(text)).toBe(written)
  })

  test.each(['%', '%4', '%GG', '%C3', '%ff', 'a%80'])('%j is not text', (garbled) => {
    expect(decode(garbled)).toBeNull()
    expect(words().parse(garbled).ok).toBe(false)
  })

  test('is never cut through a character', () => {
    const parsed = words(3).parse(encode('ab📞'))
    expect(parsed).toEqual({ ok: true, value: 'ab', doubt: 'is longer than 3 characters' })
  })
})

describe('days', () => {
  test.each([
    ['2017-08-01..2017-08-31', '2017-08-01', '2017-08-31'],
    ['2017-08-16', '2017-08-16', '2017-08-16'],
    ['2016-02-29..2016-02-29', '2016-02-29', '2016-02-29'],
    ['1900-01-01..2100-12-31', '1900-01-01', '2100-12-31'],
  ])('%s is half-open in memory', (text, first, last) => {
    expect(days.parse(text)).toEqual({ ok: true, value: daysFrom(first, last), doubt: '' })
  })

  test.each(['', '..', '2017-02-29', '2017-8-1', '2017-08-01..', '2017-08-02..2017-08-01', '1899-12-31', '2101-01-01'])(
    '%j is refused',
    (text) => {
      expect(days.parse(text).ok).toBe(false)
    },
  )
})

describe('camera', () => {
  test.each([
    [{ zoom: 3.71234, lat: 17.23456, lng: 112.43219, bearing: 0, pitch: 0 }, '3.712/17.23/112.43'],
    [{ zoom: 0, lat: 17.23456, lng: 112.43219, bearing: 0, pitch: 0 }, '0/17.2/112.4'],
    [{ zoom: 12, lat: 17.23456789, lng: 112.43219876, bearing: 0, pitch: 0 }, '12/17.23457/112.4322'],
    [{ zoom: 3.7, lat: 64.12345, lng: -21.87654, bearing: 0, pitch: 0 }, '3.7/64.123/-21.88'],
    [{ zoom: 1, lat: -0.00001, lng: -0, bearing: -0.001, pitch: 0 }, '1/0/0'],
    [{ zoom: 1, lat: 0, lng: 0, bearing: 0, pitch: 45.678 }, '1/0/0/0/45.68'],
    [{ zoom: 1, lat: 0, lng: 541, bearing: -190, pitch: 0 }, '1/0/-179/170'],
  ])('%j is written %s', (value, text) => {
    expect(camera.serialize(value)).toBe(text)
  })

  test.each([
    '',
    '3',
    '3/4',
    '3/4/5/6/7/8',
    '3/4/x',
    '3//5',
    '1e3/4/5',
    'NaN/4/5',
    'Infinity/4/5',
    '0x3/4/5',
    ' 3/4/5',
  ])('%j is refused', (text) => {
    expect(camera.parse(text).ok).toBe(false)
  })

  test('longitude and bearing are turns, and wrap without a doubt', () => {
    expect(camera.parse('3/4/190/350')).toEqual({
      ok: true,
      value: { zoom: 3, lat: 4, lng: -170, bearing: -10, pitch: 0 },
      doubt: '',
    })
  })
})

describe('lists', () => {
  test('a comma inside an entry is not one between entries', () => {
    expect(types.serialize(['a,b', 'c'])).toBe('a%2Cb,c')
    expect(types.parse('a%2Cb,c')).toEqual({ ok: true, value: ['a,b', 'c'], doubt: '' })
  })

  test('a hundred entries are kept of more', () => {
    const parsed = codes.parse(Array(101).fill('KH').join(','))
    expect(parsed).toEqual({ ok: true, value: Array(100).fill('KH'), doubt: 'has more than 100 entries' })
  })
})
