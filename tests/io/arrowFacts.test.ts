import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import type { DataType } from '@uwdata/flechette'
import {
  bool,
  columnFromArray,
  dictionary,
  float64,
  int32,
  int64,
  largeUtf8,
  list,
  tableFromColumns,
  tableToIPC,
  utf8,
} from '@uwdata/flechette'
import { expect, test } from 'vitest'
import { maskOf } from '../../src/domain/facets.ts'
import { filterMask } from '../../src/domain/filter.ts'
import type { Incident } from '../../src/domain/incident.ts'
import type { Filters } from '../../src/domain/view.ts'
import { NO_FILTERS } from '../../src/domain/view.ts'
import { listAt } from '../../src/lib/lists.ts'
import { readArrow, writeArrow } from '../../src/io/arrow.ts'
import { readArrowFacts } from '../../src/io/arrowFacts.ts'
import { readDocument } from '../../src/io/read.ts'
import { toFacts } from '../../src/time/facts.ts'
import { SHAPES, generate, incidentsOf } from '../helpers/generate.ts'
import { anyHead, anyIncidents } from './incidents.ts'

const seeds = readFileSync(new URL('../../seeds/incidents.json', import.meta.url), 'utf8')

/** The facts of a file are those of its incidents, and each incident can be had whole. */
function expectSame(bytes: Uint8Array): void {
  const whole = readArrow(bytes)
  const columnar = readArrowFacts(bytes)
  expect(columnar.facts).toEqual(toFacts(whole.incidents).facts)
  expect(columnar.document).toEqual(whole.document)
  expect(whole.incidents.map((_, i) => columnar.idAt(i))).toEqual(whole.incidents.map(({ id }) => id))
  whole.incidents.forEach((incident, i) => {
    // A reference to what is not there is left out of the whole document only.
    const { links: _links, includes: _includes, ...own } = columnar.incidentAt(i)!
    const { links: _otherLinks, includes: _otherIncludes, ...other } = incident
    expect(own).toEqual(other)
  })
  expect(columnar.incidentAt(whole.incidents.length)).toBeNull()
}

test('the facts of any file are those of its incidents', () => {
  fc.assert(
    fc.property(anyIncidents, anyHead, (incidents, head) => expectSame(writeArrow(incidents, head))),
    { seed: 20170818, numRuns: 200 },
  )
})

test('the facts of the collection are those of its incidents, without a problem', () => {
  const bytes = writeArrow(readDocument(seeds).incidents)
  expectSame(bytes)
  expect(readArrowFacts(bytes).problems).toEqual([])
})

test.each(SHAPES)('the facts of thousands of incidents are theirs, and so is what is wrong with them: %s', (shape) => {
  const bytes = writeArrow(incidentsOf(generate(1500, { shape, seed: 13 })))
  const columnar = readArrowFacts(bytes)
  const whole = readArrow(bytes)
  expect(columnar.facts).toEqual(toFacts(whole.incidents).facts)
  const told = (problems: { path: string; message: string }[]): string[] =>
    problems.map(({ path, message }) => `${path} ${message}`).sort()
  expect(told(columnar.problems)).toEqual(told(whole.problems))
})

test('rows that are not sound are mended or left out as records are, and told of with their row', () => {
  const sound = {
    type: 'arrest',
    qualifier: 'exact',
    min: 3 as number | null,
    max: 3 as number | null,
    start: '2017-08-16',
    end: '2017-08-16',
    precision: 'day',
    places: [{ name: 'x', lat: 1 as number | null, lon: 2 as number | null, precision: 'city' as string | null }],
  }
  const rows = [
    { ...sound, id: 'sound' },
    { ...sound, id: 'sound' },
    { ...sound, id: 'with space in it' },
    { ...sound, id: '' },
    { ...sound, id: 'nan', min: NaN },
    { ...sound, id: 'many', min: 1e12, max: null },
    { ...sound, id: 'fraction', min: 2.5 },
    { ...sound, id: 'crossed', min: 4 },
    { ...sound, id: 'weaker', max: 5 },
    { ...sound, id: 'nobody', min: 0, max: 0 },
    { ...sound, id: 'backwards', end: '2017-08-15' },
    { ...sound, id: 'long day', end: '2017-08-17' },
    { ...sound, id: 'longday', end: '2017-08-17' },
    { ...sound, id: 'noday', start: '2017-02-30' },
    { ...sound, id: 'south', places: [{ ...sound.places[0]!, lat: -91 }] },
    { ...sound, id: 'infinite', places: [{ ...sound.places[0]!, lon: Infinity }, sound.places[0]!] },
    { ...sound, id: 'half', places: [{ ...sound.places[0]!, lon: null }] },
    { ...sound, id: 'vague', places: [{ ...sound.places[0]!, precision: null }] },
    { ...sound, id: 'odd', places: [{ ...sound.places[0]!, precision: 'planet' }] },
  ]
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name])
  const cells = (name: keyof (typeof sound.places)[number]) =>
    rows.map(({ places }) => places.map((place) => place[name]))
  const bytes = tableToIPC(
    tableFromColumns({
      id: columnFromArray(column('id'), utf8()),
      type: columnFromArray(column('type'), utf8()),
      count_min: columnFromArray(column('min'), float64()),
      count_max: columnFromArray(column('max'), float64()),
      count_qualifier: columnFromArray(column('qualifier'), utf8()),
      date_start: columnFromArray(column('start'), utf8()),
      date_end: columnFromArray(column('end'), utf8()),
      date_precision: columnFromArray(column('precision'), utf8()),
      place_name: columnFromArray(cells('name'), list(utf8())),
      place_lat: columnFromArray(cells('lat'), list(float64())),
      place_lon: columnFromArray(cells('lon'), list(float64())),
      place_precision: columnFromArray(cells('precision'), list(utf8())),
    }),
    { format: 'stream' },
  )!
  expectSame(bytes)
  const { problems } = readArrowFacts(bytes)
  const whole = readArrow(bytes)
  expect(problems.map(({ path }) => path).sort()).toEqual(whole.problems.map(({ path }) => path).sort())
  const kept: readonly Incident[] = whole.incidents
  expect(kept.map(({ id }) => id)).toEqual([
    'sound',
    'weaker',
    'nobody',
    'longday',
    'south',
    'infinite',
    'half',
    'vague',
    'odd',
  ])
})

test('a file that is cut off or something else gives no facts and says why', () => {
  const bytes = writeArrow(readDocument(seeds).incidents)
  for (const damaged of [bytes.slice(0, bytes.length >> 1), new Uint8Array(0), bytes.slice(0, 7)]) {
    const { facts, problems, incidentAt } = readArrowFacts(damaged)
    expect([facts.columns.size, incidentAt(0)]).toEqual([0, null])
    expect(problems).toHaveLength(1)
    expect(problems[0]!.code).toMatch(/^arrow\./)
  }
})

test('filters find in columns what they find in the incidents of any file', () => {
  const chosen = {
    types: ['arrest', 'rescue'],
    countries: ['KH', 'CN'],
    nationalities: ['CN', 'TW'],
    destinations: ['CN'],
  }
  fc.assert(
    fc.property(anyIncidents, (incidents) => {
      const bytes = writeArrow(incidents)
      const whole = readArrow(bytes).incidents
      const { facts, facets } = readArrowFacts(bytes)
      const tries: Partial<Filters>[] = [
        ...Object.entries(chosen).map(([name, values]) => ({ [name]: values })),
        { precisions: ['country'] },
        { precisions: ['site', 'city'] },
        { sources: 2 },
        { exactDays: true },
        { types: ['arrest'], exactDays: true },
      ]
      for (const some of tries) {
        const filters = { ...NO_FILTERS, ...some }
        expect(maskOf(facets, facts.columns, filters)).toEqual(filterMask(whole, filters))
      }
      const split = whole.map((incident) => incident.people.map(({ nationality, min }) => [nationality, min ?? 0]))
      const { names, of, least } = facets.nationalities
      expect(
        whole.map((_, i) => Array.from(listAt(of, i), (name, k) => [names[name], least[of.start[i]! + k]])),
      ).toEqual(split)
    }),
    { seed: 20170818, numRuns: 200 },
  )
})

/** The same cells laid out otherwise: texts with and without a dictionary, numbers of other widths, in several batches. */
function laidOut(incidents: readonly Incident[], maxBatchRows: number, width: 'small' | 'large'): Uint8Array {
  const ints = width === 'small' ? int32() : int64()
  const words = width === 'small' ? utf8() : largeUtf8()
  const single = (type: DataType, of: (incident: Incident) => unknown) =>
    columnFromArray(incidents.map(of), type, { maxBatchRows })
  const many = (type: DataType, of: (incident: Incident) => unknown[]) =>
    columnFromArray(incidents.map(of), list(type), { maxBatchRows })
  const end = (name: 'origin' | 'destination') => ({
    [`${name}_name`]: single(words, (each) => each[name]?.name ?? null),
    [`${name}_country`]: single(words, (each) => each[name]?.country ?? null),
    [`${name}_lat`]: single(float64(), (each) => each[name]?.lat ?? null),
    [`${name}_lon`]: single(float64(), (each) => each[name]?.lon ?? null),
    [`${name}_precision`]: single(words, (each) => each[name]?.precision ?? null),
  })
  return tableToIPC(
    tableFromColumns({
      id: single(words, ({ id }) => id),
      type: single(words, ({ type }) => type),
      status: single(words, ({ status }) => status),
      aggregate: single(bool(), ({ aggregate }) => aggregate),
      count_min: single(ints, ({ count }) => count.min),
      count_max: single(ints, ({ count }) => count.max),
      count_qualifier: single(dictionary(words), ({ count }) => count.qualifier),
      date_start: single(words, ({ date }) => date.start),
      date_end: single(dictionary(words), ({ date }) => date.end),
      date_precision: single(words, ({ date }) => date.precision),
      ...end('origin'),
      ...end('destination'),
      place_name: many(words, ({ places }) => places.map(({ name }) => name)),
      place_country: many(dictionary(words), ({ places }) => places.map(({ country }) => country)),
      place_lat: many(float64(), ({ places }) => places.map(({ lat }) => lat ?? null)),
      // As many as there are places but for some rows, so that the columns lie apart.
      place_lon: many(float64(), ({ id, places }) =>
        places.map(({ lon }) => lon ?? null).slice(0, id.endsWith('7') ? 0 : undefined),
      ),
      place_precision: many(words, ({ places }) => places.map(({ precision }) => precision ?? null)),
      nationality: many(words, ({ people }) => people.map(({ nationality }) => nationality)),
      nationality_min: many(ints, ({ people }) => people.map(({ min }) => min)),
      source_publisher: many(words, ({ sources }) => sources.map(({ publisher }) => publisher)),
      includes: many(words, ({ includes }) => [...includes]),
    }),
    { format: 'stream' },
  )!
}

test('how the cells of a file are laid out makes no difference', () => {
  const incidents = incidentsOf(generate(120, { seed: 5 })).map((incident, i) => ({
    ...incident,
    id: i % 5 ? incident.id : `${incident.id}-柬${i % 3}`,
    sources: Array.from({ length: i % 4 }, (_, k) => ({
      publisher: ['Gazette', '', 'Курьер', 'Gazette'][(i + k) % 4]!,
      title: 'x',
      url: '',
      published: null,
    })),
  }))
  for (const rows of [7, 50, 1000])
    for (const width of ['small', 'large'] as const) {
      const bytes = laidOut(incidents, rows, width)
      expectSame(bytes)
      const whole = readArrow(bytes).incidents
      const { facets, positionOf, idAt } = readArrowFacts(bytes)
      expect(whole.map(({ id }) => positionOf(id))).toEqual(whole.map((_, i) => i))
      expect(positionOf('nobody')).toBeUndefined()
      expect(idAt(whole.length)).toBe('')
      expect(Array.from(facets.publishers)).toEqual(
        whole.map(({ sources }) => new Set(sources.map(({ publisher }) => publisher)).size),
      )
    }
})
