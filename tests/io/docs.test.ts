import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/io/read.ts'
import { incidentSchema, LIMITS } from '../../src/io/schema.ts'
import { grouped } from '../../src/io/wording.ts'
import { schemaText } from '../../scripts/schema.ts'

const docs = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const page = docs('incident-format.md')

test('the JSON Schema in docs/ is the one that files are read with (npx tsx scripts/schema.ts writes it)', () => {
  expect(docs('incident-format.schema.json')).toBe(schemaText())
})

test('the description of the format has a row for every field', () => {
  for (const field of Object.keys(incidentSchema.entries)) expect(page).toMatch(new RegExp(`^\\| .*\`${field}\``, 'm'))
})

test('its examples can be read', () => {
  const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map((match) => JSON.parse(match[1] ?? '') as object)
  expect(examples).toHaveLength(2)
  for (const example of examples) {
    const document =
      'format' in example ? example : { format: 'dateline/1', holds: itemisedIn(example), incidents: [example] }
    expect(readDocument(document).problems).toEqual([])
  }
})

const itemisedIn = (example: object): unknown => ('itemised' in example ? example.itemised : [])

test('its limits are the ones that hold', () => {
  const limits = page.slice(page.indexOf('## Limits'), page.indexOf('## Versions')).replaceAll('\n', ' ')
  expect(LIMITS.document).toBe(64 * 2 ** 20)
  const { incidents, entries, references, id, type, name, line, text, retold, depth, people } = LIMITS
  for (const limit of [incidents, entries, references, id, type, name, line, text, retold, depth, people]) {
    expect(limits).toContain(grouped(limit))
  }
})
