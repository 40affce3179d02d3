import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/io/read.ts'

/**
 * `name.json` beside `name.expected.json`: the incidents that load and every problem, wording included.
 * `GOLDEN=write npx vitest run tests/io` writes the expectations anew; read the difference before it is kept.
 */
const FOLDER = new URL('../golden/io/', import.meta.url)

const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))

test.each(names)('%s', (name) => {
  const { incidents, problems } = readDocument(readFileSync(new URL(name, FOLDER), 'utf8'))
  const seen = { incidents: incidents.map((incident) => incident.id), problems }
  const expected = new URL(name.replace(/json$/, 'expected.json'), FOLDER)
  if (process.env.GOLDEN === 'write') writeFileSync(expected, `${JSON.stringify(seen, null, 1)}\n`)
  expect(seen).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
})
