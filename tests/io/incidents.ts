import fc from 'fast-check'
import type { Count } from '../../src/domain/count.ts'
import { dayFromCivil, formatDay } from '../../src/domain/day.ts'
import { isReserved } from '../../src/io/clean.ts'
import type { Incident, When } from '../../src/domain/incident.ts'
import { PRECISIONS, type Place } from '../../src/domain/place.ts'
import type { DocumentHead } from '../../src/io/document.ts'

/** A record as a file holds it: three people on one day. */
export const record = (id: string, changes: object = {}): Record<string, unknown> => ({
  id,
  type: 'arrest',
  count: { min: 3, max: 3, qualifier: 'exact' },
  date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
  ...changes,
})

export const documentOf = (...incidents: unknown[]) => ({ format: 'dateline/1', incidents })

const anyPeople = fc.integer({ min: 0, max: 1_000_000 })

const anyCount: fc.Arbitrary<Count> = fc.oneof(
  anyPeople.map((n): Count => ({ min: n, max: n, qualifier: 'exact' })),
  anyPeople.map((n): Count => ({ min: n, max: n, qualifier: 'about' })),
  fc.tuple(anyPeople, anyPeople).map(([n, more]): Count => ({ min: n, max: n + more + 1, qualifier: 'about' })),
  anyPeople.map((n): Count => ({ min: n, max: null, qualifier: 'at_least' })),
  anyPeople.map((n): Count => ({ min: null, max: n, qualifier: 'at_most' })),
  fc.constant<Count>({ min: null, max: null, qualifier: 'unknown' }),
)

const anyDay = fc
  .integer({ min: dayFromCivil({ year: 1, month: 1, day: 1 }), max: dayFromCivil({ year: 9999, month: 12, day: 31 }) })
  .map(formatDay)

const anyWhen: fc.Arbitrary<When> = fc.oneof(
  anyDay.map((day): When => ({ start: day, end: day, precision: 'day' })),
  fc.tuple(anyDay, anyDay).map(([a, b]): When => {
    return a < b ? { start: a, end: b, precision: 'range' } : { start: b, end: a, precision: 'range' }
  }),
  fc.constant<When>({ start: '2017-08-01', end: '2017-08-31', precision: 'month' }),
  fc.constant<When>({ start: '2016-01-01', end: '2016-12-31', precision: 'year' }),
  anyDay.map((day): When => ({ start: null, end: day, precision: 'unknown' })),
)

const anyLine = fc.string({ unit: 'binary', maxLength: 60 })
const anyCode = fc.constantFrom('KH', 'CN', 'TW', 'ID', 'PH')

const anyPlace: fc.Arbitrary<Place> = fc.record(
  {
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    country: fc.option(anyCode),
    admin1: fc.option(anyLine),
    geonames: fc.option(fc.nat()),
    admin1Code: fc.option(anyLine),
    precision: fc.option(fc.constantFrom(...PRECISIONS)),
    fixed: fc.boolean(),
    why: fc.array(anyLine, { maxLength: 3 }),
  },
  { requiredKeys: ['name', 'country'] },
)

const anyLocated: fc.Arbitrary<Place> = fc
  .tuple(
    anyPlace,
    fc.double({ min: -90, max: 90, noNaN: true }).map((lat) => lat + 0),
    fc.double({ min: -180, max: 180, noNaN: true }).map((lon) => lon + 0),
    fc.array(anyPlace, { maxLength: 2 }),
  )
  .map(([place, lat, lon, candidates]) => ({ ...place, lat, lon, precision: 'city', candidates }))

const KNOWN = new Set([
  'itemised',
  'format',
  'incidents',
  'title',
  'description',
  'license',
  'coverage',
  'report',
  'holds',
])

/** Fields that no format knows, with any JSON in them. */
const anyExtra = fc
  .dictionary(
    fc.string({ minLength: 1, maxLength: 10 }).filter((key) => !isReserved(key) && !KNOWN.has(key)),
    fc.jsonValue({ maxDepth: 2 }),
    { maxKeys: 3 },
  )
  .map((extra) => JSON.parse(JSON.stringify({ ...extra }, withoutReserved)) as Record<string, unknown>)

const withoutReserved = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => !isReserved(key)))
    : value

/** Any incident without references, but for its id. */
const anyIncident: fc.Arbitrary<Incident> = fc.record({
  id: fc.constant(''),
  type: fc.oneof(fc.constantFrom('arrest', 'deportation'), fc.string({ minLength: 1, maxLength: 40 })),
  status: fc.constantFrom('done', 'planned'),
  aggregate: fc.boolean(),
  count: anyCount,
  people: fc.constantFrom<Incident['people'][]>(
    [],
    [{ nationality: 'CN', min: null, max: null }],
    [
      { nationality: 'TW', min: 0, max: null },
      { nationality: 'MO', min: 0, max: 0 },
    ],
  ),
  date: anyWhen,
  places: fc.array(fc.oneof(anyPlace, anyLocated), { maxLength: 3 }),
  origin: fc.option(anyPlace),
  destination: fc.option(anyLocated),
  links: fc.constant([]),
  includes: fc.constant([]),
  summary: anyLine,
  notes: anyLine,
  sources: fc.array(
    fc.record({
      publisher: anyLine,
      title: anyLine,
      url: fc.constantFrom('', 'http://example.org/a?b=c#d', 'https://example.org/ព្រះ'),
      published: fc.constantFrom(null, '2017', '2017-08', '2017-08-18'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  evidence: fc.array(
    fc.record({
      field: anyLine,
      quote: anyLine,
      start: fc.constant(3),
      end: fc.integer({ min: 3, max: 99 }),
      source: fc.constant(0),
    }),
    { maxLength: 2 },
  ),
  extra: anyExtra,
})

/** Incidents with ids of their own; each may include the next of its type and link to the next arrest. */
export const anyIncidents: fc.Arbitrary<Incident[]> = fc
  .array(fc.tuple(anyIncident, fc.boolean()), { maxLength: 6 })
  .map((drawn) =>
    drawn.map(([incident, isBound], index) => {
      const next = drawn[index + 1]?.[0]
      const extra = Object.fromEntries(Object.entries(incident.extra).filter(([key]) => !(key in incident)))
      return {
        ...incident,
        id: `id-${index}`,
        extra,
        links: isBound && next?.type === 'arrest' ? [`id-${index + 1}`] : [],
        includes: isBound && next?.type === incident.type ? [`id-${index + 1}`] : [],
      }
    }),
  )

export const anyHead: fc.Arbitrary<DocumentHead> = fc.record({
  title: anyLine,
  description: anyLine,
  license: anyLine,
  coverage: fc.constantFrom(null, {
    from: '2011-01-01',
    until: '2026-05-31',
    note: 'English pages',
    thin: [{ from: '2013-01-01', until: '2013-12-31', note: 'few', countries: ['KH'] }],
  }),
  report: fc.option(
    fc.record({
      publisher: anyLine,
      title: anyLine,
      dateline: anyLine,
      published: fc.constantFrom(null, '2017-08-18'),
      url: fc.constantFrom('', 'https://example.org/'),
      retold: anyLine,
    }),
  ),
  holds: fc.constantFrom<string[][]>([], ['elsewhere-1', 'elsewhere-2']),
  extra: anyExtra,
})
