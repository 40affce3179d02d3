import { describe, expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { readDocument } from '../../src/io/read.ts'
import { record } from './incidents.ts'

/** One record with changes, as it was read, and the codes and paths of what was reported. */
function readOne(changes: object): { incident: Incident | undefined; codes: string[]; paths: string[] } {
  const { incidents, problems } = readDocument([record('a', changes)])
  return {
    incident: incidents[0],
    codes: problems.map((problem) => problem.code),
    paths: problems.map((problem) => problem.path),
  }
}

describe('a record is left out rather than guessed at', () => {
  test.each<[string, object]>([
    ['no id', { id: undefined }],
    ['an id with a space', { id: 'a b' }],
    ['an id of 201 characters', { id: 'a'.repeat(201) }],
    ['no type', { type: undefined }],
    ['a status that is not known', { status: 'rumoured' }],
    ['a total that is neither true nor false', { aggregate: 1 }],
    ['a count in words', { count: 'nearly 400' }],
    ['a count without a qualifier', { count: { min: 3, max: 3 } }],
    ['half a person', { count: { min: 2.5, max: 3, qualifier: 'about' } }],
    ['fewer than none', { count: { min: -1, max: 3, qualifier: 'about' } }],
    ['more than there are', { count: { min: 1e12, max: null, qualifier: 'at_least' } }],
    ['a min above the max', { count: { min: 4, max: 3, qualifier: 'about' } }],
    ['a date in words', { date: '16 August 2017' }],
    ['30 February', { date: { start: '2017-02-30', end: '2017-02-30', precision: 'day' } }],
    ['29 February of a common year', { date: { start: '2017-02-29', end: '2017-03-01', precision: 'range' } }],
    ['an end before the start', { date: { start: '2017-08-16', end: '2017-08-15', precision: 'range' } }],
    ['a clock time', { date: { start: '2017-08-16T00:00:00Z', end: '2017-08-16', precision: 'day' } }],
    ['includes that are no list', { includes: 'b' }],
  ])('%s', (_, changes) => {
    const { incident, codes } = readOne(changes)
    expect(incident).toBeUndefined()
    expect(codes.length).toBeGreaterThan(0)
  })
})

describe('contradictions leave the weaker claim', () => {
  test.each([
    [3, 5, 'exact', 'about'],
    [3, null, 'exact', 'at_least'],
    [3, null, 'about', 'at_least'],
    [null, 5, 'exact', 'at_most'],
    [null, null, 'at_least', 'unknown'],
    [3, 5, 'at_least', 'about'],
    [3, 3, 'unknown', 'exact'],
  ])('a count of %s to %s is not %s but %s', (min, max, qualifier, weaker) => {
    const { incident, codes } = readOne({ count: { min, max, qualifier } })
    expect(incident?.count).toEqual({ min, max, qualifier: weaker })
    expect(codes).toEqual(['count.qualifier'])
  })

  test.each([
    ['2017-08-01', '2017-08-31', 'day', 'range'],
    ['2017-08-01', '2017-08-30', 'month', 'range'],
    ['2016-02-01', '2016-02-28', 'month', 'range'],
    ['2017-01-01', '2018-12-31', 'year', 'range'],
    ['2017-08-01', null, 'range', 'unknown'],
    [null, null, 'day', 'unknown'],
  ])('%s to %s is not a %s but %s', (start, end, precision, weaker) => {
    const { incident, codes } = readOne({ date: { start, end, precision } })
    expect(incident?.date).toEqual({ start, end, precision: weaker })
    expect(codes).toEqual(['date.precision'])
  })

  test.each([
    ['2016-02-01', '2016-02-29', 'month'],
    ['2017-01-01', '2017-12-31', 'year'],
    ['2017-08-16', '2017-08-16', 'range'],
    [null, '2017-08-17', 'unknown'],
    ['2017-08-01', '2017-08-17', 'unknown'],
  ])('%s to %s is a %s', (start, end, precision) => {
    const { incident, codes } = readOne({ date: { start, end, precision } })
    expect(incident?.date).toEqual({ start, end, precision })
    expect(codes).toEqual([])
  })
})

describe('only the broken part is left out, and named by where it stood', () => {
  test('entries after one that is gone keep their path', () => {
    const places = [7, { name: 'Poipet', lat: 91 }, 'Bavet', { name: 'Pailin', lon: 'east' }, { name: 'Kampot' }]
    const { incident, paths } = readOne({ places })
    expect(incident?.places.map((place) => place.name)).toEqual(['Poipet', 'Pailin', 'Kampot'])
    expect(paths).toEqual(['[0].places[0]', '[0].places[1].lat', '[0].places[2]', '[0].places[3].lon'])
  })

  test('faults under faults', () => {
    const place = { name: 'Poipet', candidates: [{ lat: 1 }, { name: 'Paoy Paet', lat: 13.6 }] }
    const { incident, paths } = readOne({ places: [null, place] })
    expect(incident?.places).toEqual([
      { name: 'Poipet', country: null, candidates: [{ name: 'Paoy Paet', country: null, lat: null, lon: null }] },
    ])
    expect(paths).toEqual(['[0].places[0]', '[0].places[1].candidates[0].name', '[0].places[1].candidates[1]'])
  })

  test('references of a record keep their path too', () => {
    const { incident, paths } = readOne({ links: [1, 'nowhere'], includes: [2, 'a'] })
    expect([incident?.links, incident?.includes]).toEqual([[], []])
    expect(paths).toEqual(['[0].links[0]', '[0].includes[0]', '[0].links[1]', '[0].includes[1]'])
  })

  test('lists where objects are expected, and the other way round', () => {
    const { incident, paths } = readOne({ people: {}, places: [[]], origin: [], sources: [[]], evidence: 1 })
    expect(incident).toMatchObject({ people: [], places: [], origin: null, sources: [], evidence: [] })
    expect(paths).toEqual(['[0].people', '[0].places[0]', '[0].origin', '[0].sources[0]', '[0].evidence'])
  })

  test('null is nothing to say', () => {
    const { incident, codes } = readOne({ summary: null, notes: null, sources: [{ url: null, title: null }] })
    expect(incident).toMatchObject({ summary: '', notes: '', sources: [{ url: '', title: '' }] })
    expect(codes).toEqual([])
  })

  test('the equator and the meridian of Greenwich are places', () => {
    const { incident, codes } = readOne({ places: [{ name: 'Null Island', lat: 0, lon: 0, precision: 'site' }] })
    expect(incident?.places[0]).toMatchObject({ lat: 0, lon: 0 })
    expect(codes).toEqual([])
  })
})
