import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFault } from '../../src/io/syntax.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('findFault agrees with JSON.parse', () => {
  test('on JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, space) => {
        expect(findFault(JSON.stringify(JSON.parse(text), null, space))).toBeNull()
      }),
    )
  })

  test('on JSON with one character changed, added or lost', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ...'{}[],:"\\0e.-+tn \n\u0000é'),
        fc.nat(1),
        (text, at, put, lose) => {
          const index = at % (text.length + 1)
          const changed = text.slice(0, index) + put + text.slice(index + lose)
          expect(findFault(changed) === null).toBe(isJson(changed))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('on JSON that was cut off', () => {
    const text = '{"a": [1, {"b": "c\\u00e9"}, -2.5e3, true, null]}'
    for (let end = 0; end < text.length; end++) expect(findFault(text.slice(0, end))).not.toBeNull()
  })
})

test.each([
  ['{\n  "a": 1,\n  "b" 2\n}', 3, 7, 'a colon was expected, found "2"'],
  ['[1 2]', 1, 4, 'a comma or a closing bracket was expected, found "2"'],
  ['[1, 2', 1, 6, 'the text ends, but a comma or a closing bracket was expected'],
  ['{"a": 1,}', 1, 9, 'a name in double quotes was expected, found "}"'],
  ['{"a": NaN}', 1, 7, 'a value was expected, found "N"'],
  ['[01]', 1, 2, 'a value or ] was expected, found "0"'],
  ['["a\nb"]', 1, 2, 'the text in quotes is not closed on its line, or holds a character that must be escaped'],
  ['[1]\n[2]', 2, 1, 'the document had ended, found "["'],
])('%j', (text, line, column, reason) => {
  expect(findFault(text)).toEqual({ line, column, reason })
})

test('megabytes of one thing do not exhaust the stack', () => {
  for (const piece of ['x', '\\n', ' ', '7', '[', '"",']) {
    const long = piece.repeat(3_000_000)
    expect(findFault(piece === 'x' || piece === '\\n' ? `["${long}` : `[${long}`)).not.toBeNull()
  }
})
