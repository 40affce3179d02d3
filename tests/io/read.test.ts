import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BLANK_HEAD, itemisedOf } from '../../src/io/document.ts'
import { readDocument } from '../../src/io/read.ts'
import { writeDocument } from '../../src/io/write.ts'
import { documentOf, record } from './incidents.ts'

const codes = (input: unknown) => readDocument(input).problems.map((problem) => problem.code)

describe('what is read', () => {
  test('text, the value it holds, and a bare list give the same incidents', () => {
    const records = [record('a'), record('b')]
    const fromText = readDocument(JSON.stringify(documentOf(...records)))
    expect(fromText.incidents).toEqual(readDocument(documentOf(...records)).incidents)
    expect(fromText.incidents).toEqual(readDocument(records).incidents)
    expect(fromText.document).toEqual(BLANK_HEAD)
    expect(fromText.incidents[0]).toEqual({
      id: 'a',
      type: 'arrest',
      status: 'done',
      aggregate: false,
      count: { min: 3, max: 3, qualifier: 'exact' },
      people: [],
      date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
      places: [],
      origin: null,
      destination: null,
      links: [],
      includes: [],
      summary: '',
      notes: '',
      sources: [],
      evidence: [],
      extra: {},
    })
  })

  test('a value that is given stays as it was', () => {
    const given = documentOf(record('a', { people: ['CN'] }), record('b', { constructor: 1 }))
    const before = JSON.stringify(given)
    expect(readDocument(given).problems).toHaveLength(2)
    expect(JSON.stringify(given)).toBe(before)
  })

  test('references may point to incidents that are loaded already', () => {
    const { incidents: elsewhere } = readDocument([record('loaded'), record('sent', { type: 'deportation' })])
    const input = documentOf(record('a', { type: 'deportation', links: ['loaded', 'sent', 'nowhere'] }))
    const { incidents, problems } = readDocument(input, elsewhere)
    expect(incidents[0]?.links).toEqual(['loaded'])
    expect(problems.map((problem) => problem.code)).toEqual(['links.type', 'links.missing'])
  })

  test('a circle of includes is cut once, so that its records are still not counted twice', () => {
    const { incidents } = readDocument([
      record('a', { includes: ['b'] }),
      record('b', { includes: ['c'] }),
      record('c', { includes: ['a'] }),
    ])
    expect(incidents.map((incident) => incident.includes)).toEqual([['b'], ['c'], []])
  })

  test('a chain of includes may be as long as the document', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      record(`i${index}`, index < 19_999 ? { includes: [`i${index + 1}`] } : { includes: ['i0'] }),
    )
    const { incidents, problems } = readDocument(chain)
    expect(incidents).toHaveLength(20_000)
    expect(problems.map((problem) => problem.path)).toEqual(['[19999].includes[0]'])
  })

  test('an address that is none is text, not a link', () => {
    const input = documentOf(record('a', { sources: [{ url: 'javascript:alert(1)' }] }))
    const { incidents, problems } = readDocument(input)
    expect(incidents[0]?.sources[0]).toEqual({
      publisher: '',
      title: '',
      url: '',
      published: null,
      url_as_found: 'javascript:alert(1)',
    })
    expect(problems.map((problem) => problem.code)).toEqual(['source.url'])
    expect(codes(writeDocument(incidents))).toEqual([])
  })

  test('evidence follows its source when one before it could not be read', () => {
    const piece = { field: 'count', quote: 'three', start: 0, end: 5, source: 1 }
    const { incidents } = readDocument([record('a', { sources: [7, { publisher: 'Reuters' }], evidence: [piece] })])
    expect(incidents[0]?.sources).toHaveLength(1)
    expect(incidents[0]?.evidence).toEqual([{ ...piece, source: 0 }])
  })

  test('a number too large to be one is told as such', () => {
    const text = JSON.stringify(record('a', { count: { min: 7, max: 7, qualifier: 'exact' } })).replace(
      '"min":7',
      '"min":1e400',
    )
    const { problems } = readDocument(`[${text}]`)
    expect(problems.map(({ message }) => message).join()).toContain('a number beyond all bounds')
  })

  test('the parts of a running total are kept and found', () => {
    const { incidents } = readDocument([record('a'), record('t', { aggregate: true, itemised: ['a'] })])
    expect(incidents.map(itemisedOf)).toEqual([[], ['a']])
  })
})

describe('hostile input', () => {
  const known =
    'id type status aggregate count people date places origin links includes summary sources evidence itemised'
  const odd = '__proto__ constructor toString min name start'
  const anyField = fc.constantFrom(...`${known} ${odd}`.split(' '))
  const anyRecord = fc.oneof(
    fc.dictionary(anyField, fc.jsonValue()),
    fc.tuple(anyField, fc.jsonValue()).map(([field, value]) => record('a', { [field]: value })),
  )

  test('any JSON is read without throwing, and what was read can be written and read again without a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.array(anyRecord).map((records) => documentOf(...records)),
        ),
        (input) => {
          const first = readDocument(JSON.stringify(input))
          const text = writeDocument(first.incidents, first.document)
          const second = readDocument(text)
          expect(second.incidents).toEqual(first.incidents)
          const lasting = new Set(['people.twice', 'people.sum', 'place.precision'])
          expect(second.problems.filter((problem) => !lasting.has(problem.code))).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('any text is read without throwing, and what is not a document says so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readDocument(text).problems).toHaveLength(1)
      }),
    )
  })

  test('every record is loaded or reported', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 5 }), (records) => {
        const { incidents, problems } = readDocument(JSON.stringify(records))
        for (const index of records.keys()) {
          const isReported = problems.some((problem) => problem.path.startsWith(`[${index}]`))
          if (!isReported) expect(incidents.length).toBeGreaterThan(0)
        }
        const reported = new Set(problems.map((problem) => /^\[\d+\]/.exec(problem.path)?.[0]))
        expect(incidents.length + reported.size).toBeGreaterThanOrEqual(records.length)
      }),
    )
  })

  test('nothing reaches the prototype of objects', () => {
    readDocument('[{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}]')
    readDocument('{"format":"dateline/1","__proto__":{"polluted":1},"incidents":[]}')
    expect(Object.keys(Object.prototype)).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  test('a million open brackets, a value without end, and a value that JSON cannot hold', () => {
    expect(codes('['.repeat(1_000_000))).toEqual(['json.syntax'])
    expect(codes('['.repeat(100_000) + ']'.repeat(100_000))).toContain('json.depth')
    const endless: Record<string, unknown> = {}
    endless.incidents = [endless]
    for (const value of [endless, undefined, () => 1, 10n, Symbol('x')])
      expect(codes(value)).toEqual(['document.shape'])
  })

  test('a document over 64 Mi characters is not parsed', () => {
    const { incidents, problems } = readDocument(' '.repeat(64 * 2 ** 20 + 1))
    expect(incidents).toEqual([])
    expect(problems.map((problem) => problem.message)).toEqual([
      'The document has 67,108,865 characters; at most 67,108,864 are read.',
    ])
  })

  test('a thousand problems are listed and the rest counted', () => {
    const { problems } = readDocument(Array.from({ length: 1_500 }, () => 7))
    expect(problems).toHaveLength(1_001)
    expect(problems.at(-1)?.message).toBe('500 more problems are not listed.')
  })
})
