import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, readBound, readCount } from '../../../src/io/table/readCount.ts'
import { seeded } from '../../helpers/arbitraries.ts'

const exact = (n: number) => ({ min: n, max: n, qualifier: 'exact' })

test.each([
  ['43', exact(43)],
  ['1,204', exact(1204)],
  ['1.204', exact(1204)],
  ['1 204', exact(1204)],
  ['43.0', exact(43)],
  ['0', exact(0)],
  ['twelve', exact(12)],
  ['43 people', exact(43)],
  ['21 suspects', exact(21)],
  ['40-50', { min: 40, max: 50, qualifier: 'about' }],
  ['40 to 50 people', { min: 40, max: 50, qualifier: 'about' }],
  ['between 1,000 and 1,200', { min: 1000, max: 1200, qualifier: 'about' }],
  ['40+', { min: 40, max: null, qualifier: 'at_least' }],
  ['≥ 40', { min: 40, max: null, qualifier: 'at_least' }],
  ['more than 40', { min: 40, max: null, qualifier: 'at_least' }],
  ['up to 40', { min: null, max: 40, qualifier: 'at_most' }],
  ['~40', { min: 40, max: 40, qualifier: 'about' }],
  ['about 400', { min: 400, max: 400, qualifier: 'about' }],
  ['', { min: null, max: null, qualifier: 'unknown' }],
  ['n/a', { min: null, max: null, qualifier: 'unknown' }],
  ['dozens', { min: null, max: null, qualifier: 'unknown' }],
  ['12.5', null],
  ['50-40', null],
  ['-3', null],
  ['43 and then some', null],
])('%j is read as %j', (text, count) => {
  expect(readCount(text)).toEqual(count)
})

test('no text throws, and no bound is above the other', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 30 }), fc.stringMatching(/^[0-9,. –-]{1,14}$/)), (text) => {
      const count = readCount(text)
      if (count?.min != null && count.max != null) expect(count.min).toBeLessThanOrEqual(count.max)
    }),
    seeded(2000),
  )
})

test('two columns are two bounds', () => {
  for (const bound of ['min', 'max'] as const) {
    expect(readBound('43', bound)).toBe(43)
    expect(readBound('', bound)).toBeNull()
    expect(readBound('x', bound)).toBeUndefined()
  }
  // Each column takes its own end of what a cell gives.
  expect([readBound('40–50', 'min'), readBound('40–50', 'max')]).toEqual([40, 50])
  expect([readBound('40+', 'min'), readBound('40+', 'max')]).toEqual([40, null])
  expect([readBound('up to 50', 'min'), readBound('up to 50', 'max')]).toEqual([null, 50])
  expect(countOf(3, 3)).toEqual(exact(3))
  expect(countOf(3, null)?.qualifier).toBe('at_least')
  expect(countOf(5, 3)).toBeNull()
})
