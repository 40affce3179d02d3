import { expect, test, vi } from 'vitest'
import { memoLast } from '../../src/lib/memo.ts'

test('computes again only when an argument is another one', () => {
  const compute = vi.fn((list: number[], factor: number) => list.map((value) => value * factor))
  const memo = memoLast(compute)
  const list = [1, 2]
  const first = memo(list, 2)
  expect(first).toEqual([2, 4])
  expect(memo(list, 2)).toBe(first)
  expect(compute).toHaveBeenCalledTimes(1)
  expect(memo([1, 2], 2)).not.toBe(first)
  expect(memo(list, 3)).toEqual([3, 6])
  expect(compute).toHaveBeenCalledTimes(3)
})

test('remembers the last call only, and what is not a number is itself', () => {
  const memo = memoLast((value: number) => ({ value }))
  const nan = memo(Number.NaN)
  expect(memo(Number.NaN)).toBe(nan)
  expect(memo(1)).not.toBe(nan)
  expect(memo(Number.NaN)).not.toBe(nan)
})
