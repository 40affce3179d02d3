import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOf } from '../../src/io/arrowFacts.ts'
import { readPieces } from '../../src/io/arrowPieces.ts'
import { splitterOf } from '../../src/io/readPieces.ts'
import { readCsv, writeCsv } from '../../src/io/csv.ts'
import { readGeoJson, writeGeoJson } from '../../src/io/geojson.ts'
import type { Reading } from '../../src/io/read.ts'
import { readDocument } from '../../src/io/read.ts'
import { writeDocument } from '../../src/io/write.ts'
import { toFacts } from '../../src/time/facts.ts'
import { generate, incidentsOf } from '../helpers/generate.ts'
import { anyHead, anyIncidents } from './incidents.ts'

const READ: Record<string, (text: string) => Reading> = { csv: readCsv, json: readDocument, geojson: readGeoJson }
const WRITE = { csv: writeCsv, json: writeDocument, geojson: writeGeoJson }
const NAMES = ['csv', 'json', 'geojson'] as const

/** The bytes of a text, in pieces of these lengths over and over. */
function streamOf(text: string, lengths: readonly number[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let [at, k] = [0, 0]
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      const until = at + lengths[k++ % lengths.length]!
      controller.enqueue(bytes.slice(at, until))
      at = until
    },
  })
}

async function inPieces(format: string, text: string, lengths: readonly number[]) {
  const splitter = (await splitterOf(format))!
  return factsOf(await readPieces(streamOf(text, lengths), splitter, () => undefined)).located([])
}

async function expectSame(format: (typeof NAMES)[number], text: string, lengths: readonly number[]): Promise<void> {
  const whole = READ[format]!(text)
  const pieced = await inPieces(format, text, lengths)
  expect(pieced.facts).toEqual(toFacts(whole.incidents).facts)
  expect(pieced.document).toEqual(whole.document)
  expect(whole.incidents.map((_, i) => pieced.idAt(i))).toEqual(whole.incidents.map(({ id }) => id))
  whole.incidents.forEach((incident, i) => {
    // A reference to what is not there is left out of the whole document only.
    const { links: _links, includes: _includes, ...own } = pieced.incidentAt(i)!
    const { links: _otherLinks, includes: _otherIncludes, ...other } = incident
    expect(own).toEqual(other)
  })
}

test.each(NAMES)('a file that comes in pieces is read as it is at once: %s', async (format) => {
  await fc.assert(
    fc.asyncProperty(
      anyIncidents,
      anyHead,
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
      (incidents, head, lengths) => expectSame(format, WRITE[format](incidents, head), lengths),
    ),
    { seed: 20170818, numRuns: 100 },
  )
})

test('any text is cut into the rows that it has', async () => {
  const piece = fc.constantFrom('a', 'id', ',', '"', '""', '\n', '\r', '\r\n', '文', ' ', '3', 'arrest')
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      async (parts, lengths) => {
        const text = `id,type,date_precision,x\n${parts.join('')}`
        const { splitCsv } = await import('../../src/io/csv.ts')
        const [whole, pieced] = [splitCsv(), splitCsv()]
        const expected = [...whole.take(text), ...whole.end()]
        const records: unknown[] = []
        for (let at = 0, k = 0; at < text.length; k++) {
          const length = lengths[k % lengths.length]!
          records.push(...pieced.take(text.slice(at, at + length)))
          at += length
        }
        records.push(...pieced.end())
        expect(records).toEqual(expected)
        expect(pieced.problems()).toEqual(whole.problems())
      },
    ),
    { seed: 20170818, numRuns: 500 },
  )
})

test.each(NAMES)('what is wrong with rows is told of with their place in the file: %s', async (format) => {
  const incidents = incidentsOf(generate(300, { seed: 9 })).map((incident, i) => ({
    ...incident,
    id: i % 50 === 49 ? 'twin' : incident.id,
  }))
  const text = WRITE[format](incidents).replaceAll('place 1', 'x'.repeat(400))
  const told = (problems: { path: string; message: string }[]): string[] =>
    problems.map(({ path, message }) => `${path} ${message}`).sort()
  const { problems } = await inPieces(format, text, [1000])
  const whole = READ[format]!(text)
  expect(told(problems)).toEqual(told(whole.problems))
  expect(problems.length).toBeGreaterThan(5)
})

test.each([
  ['json', '{"format":"dateline/1","incidents":[{"id":"a"'],
  ['json', '{"format":"dateline/9","incidents":[]}'],
  ['json', '{"format":"dateline/1","incidents":[{"id":"a"} {"id":"b"}]}'],
  ['json', '{"format":"dateline/1","incidents":[{"id":"a"},]}'],
  ['json', '{"format":"dateline/1"}'],
  ['json', '<html></html>'],
  ['json', ''],
  ['geojson', '{"type":"FeatureCollection"}'],
  ['csv', ''],
  ['csv', 'a,b\n1,2\n'],
])('of a text that is cut off or something else nothing is read, and it is said why: %s %s', async (format, text) => {
  const { facts, problems } = await inPieces(format, text, [7])
  expect(facts.columns.size).toBe(0)
  expect(problems.length).toBeGreaterThan(0)
})

test('a list of incidents, and one that stands last or within other fields, is found', async () => {
  const incidents = incidentsOf(generate(30, { seed: 3 }))
  const records = JSON.parse(writeDocument(incidents)).incidents as unknown[]
  const nested = { extra: { incidents: [1, [2]], text: '"incidents": [' }, format: 'dateline/1', title: 'T' }
  for (const document of [records, { ...nested, incidents: records }, { incidents: records, ...nested }])
    await expectSame('json', JSON.stringify(document, null, 1), [11, 3, 200])
})

test('a fault in JSON is told of where it stands', async () => {
  const texts = [
    '[{"id":"a"},\n {"id":"b"},\n  {"id" "c"}]',
    '{"incidents": [{"id": 1}, {"id": nothing}]}',
    '{"incidents": [{"id": 1}, {"id": 2}',
    '{"incidents": [{"id": 1}\n {"id": 2}]}',
    '{"incidents": [{"id": 1}], "title": }',
  ]
  for (const text of texts) {
    const { problems } = await inPieces('json', text, [5])
    const placed = (of: { message: string }[]): string[] =>
      of.flatMap(({ message }) => /at line \d+, column \d+/.exec(message) ?? [])
    // Of what stands after the list the place is that without its entries.
    if (!text.includes('title')) expect(placed(problems)).toEqual(placed(readDocument(text).problems))
    expect(problems.some(({ code }) => code === 'json.syntax')).toBe(true)
  }
})
