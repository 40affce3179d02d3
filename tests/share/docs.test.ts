import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLink } from '../../src/share/link.ts'
import { PARTS } from '../../src/share/v1.ts'
import { START } from './views.ts'

const page = readFileSync(new URL('../../docs/link-format.md', import.meta.url), 'utf8')

test('the description of the link has a row for every field, in the order in which they are written', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1])
  expect(rows.slice(0, PARTS.length + 1)).toEqual(['v', ...PARTS.map((part) => part.name)])
})

test('its examples open', () => {
  const examples = [...page.matchAll(/#v=1[^\s`]+/g)].map((match) => match[0])
  expect(examples.length).toBeGreaterThan(4)
  for (const example of examples) expect(readLink(example, START).problems).toEqual([])
})
