import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kmBetween } from '../../src/lib/distance.ts'
import { startsWithNearly } from '../../src/geocode/nearly.ts'
import { eachWordStart, type NameBytes } from '../../src/geocode/wordStarts.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function laidOut(names: string[]): NameBytes {
  const starts = new Uint32Array(names.length + 1)
  names.forEach((name, i) => (starts[i + 1] = (starts[i] ?? 0) + bytesOf(name).length + 1))
  return { count: names.length, bytes: bytesOf(names.map((name) => `${name}\n`).join('')), starts }
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'ភ'), minLength: 1, maxLength: 4 })
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

test('the scan finds exactly the names that a filter finds, once each, and says how they match', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), fc.oneof(word, name), (names, typed) => {
      const found: string[] = []
      eachWordStart(laidOut(names), bytesOf(typed), (index, how) => found.push(`${index} ${how}`))
      const expected = names.flatMap((text, index) => {
        if (text === typed) return [`${index} whole`]
        if (text.startsWith(typed)) return [`${index} first`]
        return text.includes(` ${typed}`) ? [`${index} later`] : []
      })
      expect(found).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

/** Textbook Levenshtein distance, the whole table. */
function distance(a: Uint8Array, b: Uint8Array): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  )
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const [above = [], row = []] = [table[i - 1], table[i]]
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
    }
  return table[a.length]?.[b.length] ?? 0
}

test('nearly is a small distance to some prefix, with the first letter right', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 11 }).map(bytesOf)
  fc.assert(
    fc.property(letters, letters, (text, typed) => {
      const allowed = typed.length >= 8 ? 2 : 1
      const prefixes = Array.from({ length: text.length }, (_, i) => text.subarray(0, i + 1))
      const expected = text[0] === typed[0] && prefixes.some((prefix) => distance(prefix, typed) <= allowed)
      expect(startsWithNearly(text, 0, text.length, typed)).toBe(expected)
    }),
    { numRuns: 1000 },
  )
})

test('distances are great circles', () => {
  expect(kmBetween({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.2, 0)
  expect(kmBetween({ lat: 11.562, lon: 104.916 }, { lat: 13.758, lon: 100.502 })).toBeCloseTo(537, -1)
  expect(kmBetween({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(20_015, 0)
})
