import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/domain/problem.ts'
import { clean } from '../../src/io/clean.ts'

/** The value after cleaning, and the problems. */
function cleaned(json: string): { value: unknown; problems: Problem[] } {
  const value: unknown = JSON.parse(json)
  const problems: Problem[] = []
  clean(value, (problem) => problems.push(problem))
  return { value, problems }
}

describe('names that objects reserve', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'])(
    '%s is taken out and reported, at any level',
    (name) => {
      const { value, problems } = cleaned(`{"a": [{"${name}": {"x": 1}, "b": 2}], "${name}": 3}`)
      expect(JSON.stringify(value)).toBe('{"a":[{"b":2}]}')
      expect(problems.map((problem) => problem.path)).toEqual(['', 'a[0]'])
    },
  )

  test('what looks like one is not one', () => {
    const { value, problems } = cleaned('{"proto": 1, "Constructor": 2, "tostring": 3}')
    expect(value).toEqual({ proto: 1, Constructor: 2, tostring: 3 })
    expect(problems).toEqual([])
  })
})

describe('depth', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

  test('32 levels are kept, what is deeper is not', () => {
    expect(cleaned(nested(32)).problems).toEqual([])
    const { value, problems } = cleaned(nested(40))
    expect(JSON.stringify(value)).toBe(nested(33))
    expect(problems).toHaveLength(1)
  })

  test('objects too', () => {
    const { value } = cleaned('{"a":'.repeat(40) + '1' + '}'.repeat(40))
    expect(JSON.stringify(value)).toBe('{"a":'.repeat(32) + '{}' + '}'.repeat(32))
  })
})

test('harmless JSON stays as it was', () => {
  const isHarmless = (text: string) => !/proto|constructor|toString|valueOf|Property|Locale|Getter|Setter/.test(text)
  fc.assert(
    fc.property(fc.json().filter(isHarmless), (json) => {
      const { value, problems } = cleaned(json)
      expect(value).toEqual(JSON.parse(json))
      expect(problems).toEqual([])
    }),
  )
})
