import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutNames } from '../../src/geocode/foldBytes.ts'
import { buildNameTable, namesEqualTo, nameText } from '../../src/geocode/nameTable.ts'
import { foldLines, foldName } from '../../src/geocode/normalise.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const letter = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  fc.constantFrom(' ', '-', "'", '’', 'É', 'Ǆ', 'ﬁ', '½', 'ß', 'İ', 'Å', 'ʻ', 'e\u0301', '.', '(', 'A', 'b', '9'),
)
const printedName = fc.array(letter, { maxLength: 12 }).map((parts) => parts.join('').replaceAll('\n', ''))

test('names are folded byte by byte as they are as one string', () => {
  fc.assert(
    fc.property(
      fc.array(printedName, { minLength: 1, maxLength: 8 }),
      fc.array(printedName, { maxLength: 5 }),
      (printed, others) => {
        const alternates = others.map(foldName).filter(Boolean)
        const laid = layOutNames(
          bytesOf(printed.join('\n')),
          bytesOf(alternates.join('\n')),
          printed.length + alternates.length,
        )
        const expected = [...foldLines(printed.join('\n')).split('\n'), ...alternates]
        expect(expected.map((_, name) => nameText(laid, name))).toEqual(expected)
      },
    ),
    { numRuns: 500 },
  )
})

test('the index finds exactly the names of a text, ascending', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '金'), maxLength: 5 })
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 200 }), name, (names, wanted) => {
      const bytes = bytesOf(names.map((text) => `${text}\n`).join(''))
      const starts = Uint32Array.from(
        [0, ...names].map(
          (_, i) =>
            bytesOf(
              names
                .slice(0, i)
                .map((text) => `${text}\n`)
                .join(''),
            ).length,
        ),
      )
      const table = buildNameTable({ count: names.length, bytes, starts }, new Uint32Array(names.length))
      for (const text of [wanted, names[0] ?? ''])
        expect(namesEqualTo(table, text)).toEqual(names.flatMap((other, i) => (other === text ? [i] : [])))
    }),
    { numRuns: 300 },
  )
})

test('a text longer than any name is none', () => {
  const table = buildNameTable({ count: 1, bytes: bytesOf('a\n'), starts: Uint32Array.of(0, 2) }, new Uint32Array(1))
  expect(namesEqualTo(table, 'a'.repeat(5000))).toEqual([])
})
