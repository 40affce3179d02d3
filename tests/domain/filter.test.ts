import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countriesOf, filterMask, fold, isFiltering, precisionOf } from '../../src/domain/filter.ts'
import type { Incident } from '../../src/domain/incident.ts'
import type { Filters } from '../../src/domain/view.ts'
import { NO_FILTERS } from '../../src/domain/view.ts'
import { PLACES, anyIncident, makeIncident, seeded } from '../helpers/arbitraries.ts'

const source = (publisher: string): Incident['sources'][number] => ({ publisher, title: '', url: '', published: null })
const [SIEM_REAP, BANTEAY, , VILLA, CAMBODIA] = PLACES as [Incident['places'][number], ...Incident['places']]
const CHINA = PLACES[8]!

const INCIDENTS = {
  joint: makeIncident({
    places: [SIEM_REAP, BANTEAY!],
    people: [
      { nationality: 'CN', min: 151, max: 151 },
      { nationality: 'TW', min: 3, max: 3 },
    ],
    date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
    summary: 'Police raided villas',
    sources: [source('Taipei Times'), source('Xinhua'), source('Xinhua')],
  }),
  villa: makeIncident({
    places: [VILLA!],
    notes: 'Trafficking victims were released',
    sources: [source('Khmer Times')],
  }),
  flight: makeIncident({
    type: 'deportation',
    origin: CAMBODIA!,
    destination: CHINA,
    date: { start: '2017-07-01', end: '2017-07-31', precision: 'month' },
    people: [{ nationality: 'CN', min: null, max: null }],
  }),
  nowhere: makeIncident({ type: 'rescue', summary: 'Đà Nẵng police; São Tomé' }),
}

const passing = (change: Partial<Filters>): string[] => {
  const mask = filterMask(Object.values(INCIDENTS), { ...NO_FILTERS, ...change })
  return Object.keys(INCIDENTS).filter((_, i) => mask[i])
}

describe('each filter', () => {
  test.each<[Partial<Filters>, string[]]>([
    [{}, ['joint', 'villa', 'flight', 'nowhere']],
    [{ types: ['arrest'] }, ['joint', 'villa']],
    [{ types: ['arrest', 'rescue'] }, ['joint', 'villa', 'nowhere']],
    [{ types: ['unheard of'] }, []],
    [{ countries: ['KH'] }, ['joint', 'villa', 'flight']],
    // The country of destination is not where it happened.
    [{ countries: ['CN'] }, []],
    [{ destinations: ['CN'] }, ['flight']],
    [{ nationalities: ['TW'] }, ['joint']],
    [{ nationalities: ['TW', 'CN'] }, ['joint', 'flight']],
    [{ precisions: ['site'] }, ['villa']],
    // A joint figure is as exact as its least exact place.
    [{ precisions: ['city'] }, []],
    [{ precisions: ['admin1'] }, ['joint']],
    [{ precisions: ['country'] }, ['flight', 'nowhere']],
    [{ sources: 1 }, ['joint', 'villa', 'flight', 'nowhere']],
    [{ sources: 2 }, ['joint']],
    // Two articles of one publisher are one source.
    [{ sources: 3 }, []],
    [{ exactDays: true }, ['joint']],
    [{ query: 'RAIDED  villas' }, ['joint']],
    [{ query: 'villas raided nothing' }, []],
    [{ query: 'victims' }, ['villa']],
    [{ query: 'banteay taipei' }, ['joint']],
    [{ query: 'sao tome' }, ['nowhere']],
    [{ query: 'DA nang' }, ['nowhere']],
    [{ query: '   ' }, ['joint', 'villa', 'flight', 'nowhere']],
    [{ types: ['arrest'], nationalities: ['CN'], exactDays: true }, ['joint']],
  ])('%j leaves %j', (change, names) => expect(passing(change)).toEqual(names))
})

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  types: fc.subarray(['arrest', 'deportation', 'rescue']),
  countries: fc.subarray(['KH', 'CN', 'TW', 'VN']),
  nationalities: fc.subarray(['CN', 'TW', 'VN']),
  destinations: fc.subarray(['CN', 'TW', '']),
  precisions: fc.subarray(['site' as const, 'city' as const, 'admin1' as const, 'country' as const]),
  sources: fc.nat({ max: 3 }),
  exactDays: fc.boolean(),
  query: fc.constantFrom('', ' ', 'some', 'phnom', 'x y'),
})

test('every filter only takes away, and together they leave what each of them leaves', () => {
  fc.assert(
    fc.property(fc.array(anyIncident), anyFilters, (incidents, filters) => {
      const mask = filterMask(incidents, filters)
      const alone = (Object.keys(filters) as (keyof Filters)[]).map((field) =>
        filterMask(incidents, { ...NO_FILTERS, [field]: filters[field] }),
      )
      expect([...mask]).toEqual(incidents.map((_, i) => (alone.every((one) => one[i]) ? 1 : 0)))
    }),
    seeded(),
  )
})

test('filters that claim to leave nothing out do so', () => {
  fc.assert(
    fc.property(fc.array(anyIncident), anyFilters, (incidents, filters) => {
      if (!isFiltering(filters)) expect([...filterMask(incidents, filters)]).toEqual(incidents.map(() => 1))
    }),
    seeded(),
  )
  expect(isFiltering(NO_FILTERS)).toBe(false)
  const filtering: Partial<Filters>[] = [
    { types: ['arrest'] },
    { countries: ['KH'] },
    { nationalities: ['CN'] },
    { destinations: ['CN'] },
    { precisions: ['site'] },
    { sources: 2 },
    { exactDays: true },
    { query: 'a' },
  ]
  for (const change of filtering) expect(isFiltering({ ...NO_FILTERS, ...change })).toBe(true)
})

test('a query is text, not a pattern', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      (text, query) => {
        const [found] = filterMask([makeIncident({ summary: text })], { ...NO_FILTERS, query })
        const words = fold(query).split(/\s+/).filter(Boolean)
        expect(found).toBe(words.every((word) => fold(text).includes(word)) ? 1 : 0)
        const [itself] = filterMask([makeIncident({ summary: text })], { ...NO_FILTERS, query: text })
        expect(itself).toBe(1)
      },
    ),
    seeded(),
  )
})

test('case and accents make no difference', () => {
  const alike = [
    ['Phnom Penh', 'PHNOM PENH'],
    ['Île-de-France', 'ile-de-france'],
    ['Đắk Lắk', 'dak lak'],
    ['Łódź', 'lodz'],
    ['Ørsted', 'orsted'],
    ['İzmir', 'izmir'],
    ['e\u0301', 'É'],
  ]
  for (const [a, b] of alike) expect(fold(a!)).toBe(fold(b!))
})

test('where an incident happened, and how exactly', () => {
  expect(countriesOf(INCIDENTS.joint)).toEqual(['KH'])
  expect(countriesOf(INCIDENTS.flight)).toEqual(['KH'])
  expect(countriesOf(INCIDENTS.nowhere)).toEqual([])
  expect(precisionOf(INCIDENTS.villa)).toBe('site')
  expect(precisionOf(makeIncident({ places: [VILLA!, PLACES[14]!] }))).toBe('country')
})
