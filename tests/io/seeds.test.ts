import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { itemisedOf } from '../../src/io/document.ts'
import { readDocument } from '../../src/io/read.ts'
import { writeDocument } from '../../src/io/write.ts'

const seed = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8')

const collection = readDocument(seed('incidents.json'))
const dispatch = readDocument(seed('dispatches/2017-08-18-cambodia.json'), collection.incidents)

describe('the collection', () => {
  test('371 incidents and no problem', () => {
    expect(collection.problems).toEqual([])
    expect(collection.incidents).toHaveLength(371)
    const types = collection.incidents.map((incident) => incident.type)
    expect(types.filter((type) => type === 'arrest')).toHaveLength(232)
    expect(types.filter((type) => type === 'deportation')).toHaveLength(139)
  })

  test('is written as it was read', () => {
    expect(writeDocument(collection.incidents, collection.document)).toBe(seed('incidents.json'))
  })

  test('every incident has a source, a summary, a place or a route, and days inside the coverage', () => {
    const { from = '', until = '' } = collection.document.coverage ?? {}
    for (const incident of collection.incidents) {
      expect(incident.sources.length).toBeGreaterThan(0)
      expect(incident.summary).not.toBe('')
      expect(incident.places.length > 0 || (incident.origin !== null && incident.destination !== null)).toBe(true)
      expect(incident.date.start ?? '').toSatisfy((start: string) => start >= from)
      expect(incident.date.end ?? '').toSatisfy((end: string) => end <= until)
      expect(incident.aggregate).toBe(false)
    }
  })

  test('says where it is thin, inside what it covers', () => {
    const { coverage } = collection.document
    expect(coverage?.thin.length).toBeGreaterThan(0)
    for (const stretch of coverage?.thin ?? []) {
      expect(stretch.from <= stretch.until).toBe(true)
      expect(stretch.from >= (coverage?.from ?? '') && stretch.until <= (coverage?.until ?? '')).toBe(true)
    }
  })
})

describe('the report of 18 August 2017', () => {
  const { document, incidents, problems } = dispatch
  const known = new Map(collection.incidents.map((incident) => [incident.id, incident]))

  test('reads beside the collection without a problem, and alone as well', () => {
    expect(problems).toEqual([])
    expect(readDocument(seed('dispatches/2017-08-18-cambodia.json')).problems).toEqual([])
  })

  test('holds four incidents of the collection, with the figures of the report', () => {
    expect(document.holds.map((id) => known.get(id)?.count)).toEqual([
      { min: 225, max: 225, qualifier: 'exact' },
      { min: 154, max: 154, qualifier: 'exact' },
      { min: 105, max: 105, qualifier: 'exact' },
      { min: 148, max: 154, qualifier: 'about' },
    ])
  })

  test('repeats none of them, and adds nothing to any sum: running totals and a plan', () => {
    for (const incident of incidents) {
      expect(known.has(incident.id)).toBe(false)
      expect(incident.aggregate || incident.status === 'planned').toBe(true)
    }
    expect(incidents).toHaveLength(4)
  })

  test('nearly 400 is itemised as 225 and 154', () => {
    const total = incidents.find((incident) => itemisedOf(incident).length > 0)
    expect(total?.count).toEqual({ min: 400, max: 400, qualifier: 'about' })
    const parts = total ? itemisedOf(total).map((id) => known.get(id)?.count.min ?? 0) : []
    expect(parts.reduce((sum, people) => sum + people, 0)).toBe(379)
  })

  test('every piece of evidence is where it says in the retold text', () => {
    const retold = document.report?.retold ?? ''
    const pieces = incidents.flatMap((incident) => incident.evidence)
    expect(pieces.length).toBeGreaterThan(15)
    for (const { quote, start, end } of pieces) expect(retold.slice(start, end)).toBe(quote)
  })
})
