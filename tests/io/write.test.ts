import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/io/read.ts'
import { writeDocument } from '../../src/io/write.ts'
import { anyHead, anyIncidents, documentOf, record } from './incidents.ts'

test('incidents and head come back as they were, and without a problem', () => {
  fc.assert(
    fc.property(anyIncidents, anyHead, (incidents, head) => {
      const back = readDocument(writeDocument(incidents, head))
      expect(back.problems).toEqual([])
      expect(back.incidents).toEqual(incidents)
      expect(back.document).toEqual(head)
    }),
    { numRuns: 500 },
  )
})

test('a document that was read once is written as the same text ever after', () => {
  fc.assert(
    fc.property(anyIncidents, anyHead, (incidents, head) => {
      const once = readDocument(writeDocument(incidents, head))
      const text = writeDocument(once.incidents, once.document)
      const twice = readDocument(text)
      expect(writeDocument(twice.incidents, twice.document)).toBe(text)
    }),
  )
})

test('unknown fields stay where they were, at every level', () => {
  const text = JSON.stringify(
    documentOf({
      ...record('a', { colour: 'red', count: { min: 3, max: 3, qualifier: 'exact', basis: 'police' } }),
      places: [{ name: 'Poipet', country: 'KH', zone: { code: 7 } }],
      sources: [{ publisher: 'Reuters', archived: true }],
    }),
  )
  const { incidents, document } = readDocument(text)
  expect(incidents[0]?.extra).toEqual({ colour: 'red' })
  const written: unknown = JSON.parse(writeDocument(incidents, document))
  expect(written).toMatchObject({
    incidents: [
      {
        colour: 'red',
        count: { basis: 'police' },
        places: [{ zone: { code: 7 } }],
        sources: [{ archived: true }],
      },
    ],
  })
})

test('what says nothing is not written', () => {
  const { incidents } = readDocument(documentOf(record('a')))
  expect(writeDocument(incidents)).toBe(
    `${JSON.stringify(
      {
        format: 'dateline/1',
        title: '',
        description: '',
        license: '',
        incidents: [
          {
            id: 'a',
            type: 'arrest',
            count: { min: 3, max: 3, qualifier: 'exact' },
            people: [],
            date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
            summary: '',
            sources: [],
          },
        ],
      },
      null,
      1,
    )}\n`,
  )
})
