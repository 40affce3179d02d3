import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kmBetween } from '../../src/lib/distance.ts'
import { eachNearly, mistakesAllowed, mistakesToStart } from '../../src/geocode/nearly.ts'
import type { NameBytes } from '../../src/geocode/nameBytes.ts'
import { eachContaining, eachWordStart } from '../../src/geocode/wordStarts.ts'

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

test('the scan for a part of a name finds what includes it', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), word, (names, typed) => {
      const found: string[] = []
      eachContaining(laidOut(names), bytesOf(typed), (index, how) => found.push(`${index} ${how}`))
      const expected = names.flatMap((text, index) => {
        if (text === typed) return [`${index} whole`]
        if (text.startsWith(typed)) return [`${index} first`]
        return text.includes(typed) ? [`${index} later`] : []
      })
      expect(found).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

/** Optimal string alignment by the book, the whole table: the distance of every prefix of `a` to `b`. */
function distances(a: Uint8Array, b: Uint8Array): number[] {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  )
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity
      table[i]![j] = Math.min(replaced, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1)
    }
  return table.map((row) => row[b.length] ?? 0)
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 13 })

test('mistakes are the least distance to a prefix of the name', () => {
  fc.assert(
    fc.property(letters.map(bytesOf), letters.map(bytesOf), fc.integer({ min: 1, max: 3 }), (text, typed, allowed) => {
      const least = Math.min(...distances(text, typed))
      // A name that is shorter by more than the mistakes has no such prefix.
      const expected = least <= allowed && text.length >= typed.length - allowed ? least : -1
      expect(mistakesToStart(text, 0, text.length, typed, allowed)).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})

test('the filter by letters leaves out no name that is near', () => {
  const spelt = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é', '1'), minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(spelt, { maxLength: 12 }), spelt, (names, typed) => {
      const found: number[] = []
      eachNearly(laidOut(names), bytesOf(typed), (index) => found.push(index))
      const allowed = mistakesAllowed(bytesOf(typed).length)
      const expected = names.flatMap((text, index) =>
        allowed > 0 && mistakesToStart(bytesOf(text), 0, bytesOf(text).length, bytesOf(typed), allowed) >= 0
          ? [index]
          : [],
      )
      expect(found).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})

test('distances are great circles', () => {
  expect(kmBetween({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.2, 0)
  expect(kmBetween({ lat: 11.562, lon: 104.916 }, { lat: 13.758, lon: 100.502 })).toBeCloseTo(537, -1)
  expect(kmBetween({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(20_015, 0)
})
