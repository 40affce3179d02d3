import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Place } from '../../src/domain/place.ts'
import { bareName, foldName } from '../../src/geocode/normalise.ts'
import { resolvePlace } from '../../src/geocode/resolve.ts'
import { searchPlaces } from '../../src/geocode/search.ts'
import { openedGazetteer } from './openedGazetteer.ts'

const gazetteer = await openedGazetteer()
const codes = gazetteer.countries.map(({ code }) => code)
const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '(((',
  '[a-z]+$',
  '\\',
  '.*',
  '\u0000\u0001\n\r\u2028',
  '\ud800',
  '٣',
  ', , ,',
  'and',
  ' and and ',
  ';',
  'province',
  'city of',
  '💥',
  'é'.repeat(300),
  'a'.repeat(5_000_000),
  'a, '.repeat(1_000_000),
  'a and '.repeat(500_000),
]
const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(
    'San José',
    'Paris',
    'Kandal',
    'China',
    'Córdoba',
    'Victoria',
    'Santiago',
    'Phnom Penh',
    'Springfield',
  ),
)
const place = fc.record({
  name: word,
  country: fc.option(fc.constantFrom(...codes, 'ZZ', '__proto__')),
  admin1: fc.option(word),
})

test('any place resolves without an exception, the same each time, and its country is never left', () => {
  fc.assert(
    fc.property(place, (asked: Place) => {
      const first = resolvePlace(gazetteer, asked)
      expect(resolvePlace(gazetteer, { ...asked })).toEqual(first)
      if (asked.country !== null) expect(first.place.country).toBe(asked.country)
      expect(first.place).toMatchObject({ name: asked.name, admin1: asked.admin1 })
      if (typeof first.place.lat !== 'number') expect(first.problem?.code).toBe('place.unknown')
      expect(first.problem?.message.length ?? 0).toBeLessThan(400)
    }),
    { numRuns: 300 },
  )
})

test('adding the country of an answer keeps the answer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: gazetteer.countries.length - 1 }), (index) => {
      const { name, code } = gazetteer.countries[index] ?? { name: '', code: '' }
      const free = resolvePlace(gazetteer, { name, country: null }).place
      const bound = resolvePlace(gazetteer, { name, country: free.country }).place
      expect(free.country).toBe(code)
      expect({ lat: bound.lat, lon: bound.lon }).toEqual({ lat: free.lat, lon: free.lon })
    }),
  )
})

test('searching for anything throws nothing and keeps to the limit', () => {
  for (const query of HOSTILE) expect(searchPlaces(gazetteer, query, { limit: 3 }).length).toBeLessThanOrEqual(3)
  fc.assert(
    fc.property(word, fc.integer({ min: -5, max: 5 }), (query, limit) => {
      expect(searchPlaces(gazetteer, query, { limit }).length).toBeLessThanOrEqual(Math.max(0, limit))
    }),
    { numRuns: 40 },
  )
})

test('folding is idempotent, and taking a kind word off never leaves nothing', () => {
  fc.assert(
    fc.property(word, (name) => {
      const folded = foldName(name)
      expect(foldName(folded)).toBe(folded)
      if (folded) expect(bareName(folded).bare).not.toBe('')
    }),
  )
})
