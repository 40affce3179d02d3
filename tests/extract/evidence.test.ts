import { expect, test } from 'vitest'
import { extractIncidents } from '../../src/extract/extract.ts'
import { readDocument } from '../../src/io/read.ts'
import { writeDocument } from '../../src/io/write.ts'
import { openedGazetteer } from '../geocode/openedGazetteer.ts'
import { GOLDEN_FILES, readGolden } from './goldenCases.ts'

const REPORTS = GOLDEN_FILES.flatMap((file) => readGolden(file))

test('every quote is in the report, letter by letter, and every incident has a type and its words', async () => {
  const gazetteer = await openedGazetteer()
  let quotes = 0
  for (const { text, published } of REPORTS)
    for (const { evidence, id } of extractIncidents(text, gazetteer, { published }).incidents) {
      expect(
        evidence.some(({ field }) => field === 'type'),
        id,
      ).toBe(true)
      for (const { quote, start, end } of evidence) {
        expect(text.slice(start, end)).toBe(quote)
        expect(quote.length).toBeGreaterThan(0)
        quotes++
      }
    }
  expect(quotes).toBeGreaterThan(500)
})

test('offsets are UTF-16 code units, also behind letters of two units', async () => {
  const text = '𝔻𝔸𝕐 🙂 one: Police in Penang arrested 23 Nigerians on Monday.'
  const { incidents } = extractIncidents(text, await openedGazetteer(), { published: '2024-03-15' })
  const count = incidents[0]?.evidence.find(({ field }) => field === 'count')
  expect(count?.quote).toBe('23 Nigerians')
  expect(text.slice(count?.start, count?.end)).toBe('23 Nigerians')
})

test('the document that comes of a report is one that the program reads without a fault', async () => {
  const gazetteer = await openedGazetteer()
  for (const { text, published } of REPORTS) {
    const { incidents } = extractIncidents(text, gazetteer, {
      published,
      source: { publisher: 'Wire', title: 'Report' },
    })
    const { problems, incidents: read } = readDocument(writeDocument(incidents))
    expect(
      problems.filter(({ code }) => !/^(?:people|source)/u.test(code)),
      text.slice(0, 80),
    ).toEqual([])
    expect(read.length).toBe(incidents.length)
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length)
  }
})

test('summaries are made from the fields, not from the report', async () => {
  const gazetteer = await openedGazetteer()
  for (const { text, published } of REPORTS)
    for (const { summary } of extractIncidents(text, gazetteer, { published }).incidents) {
      expect(summary).toMatch(/(?:arrested|deported): .*; .*\.$/u)
      expect(text).not.toContain(summary)
    }
})

test('the same text gives the same bytes', async () => {
  const gazetteer = await openedGazetteer()
  const all = (): string =>
    JSON.stringify(REPORTS.slice(0, 120).map(({ text, published }) => extractIncidents(text, gazetteer, { published })))
  expect(all()).toBe(all())
})
