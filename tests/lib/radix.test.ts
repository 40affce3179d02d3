import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digitsOf, digitsOfWhole, sortByDigits, upTo } from '../../src/lib/radix.ts'
import { seeded } from '../helpers/arbitraries.ts'

const anyNumber = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity))

test('positions are sorted by numbers, up and down, equal ones in their order', () => {
  fc.assert(
    fc.property(fc.array(anyNumber, { maxLength: 60 }), fc.boolean(), (numbers, descending) => {
      const sorted = sortByDigits(upTo(numbers.length), digitsOf(Float64Array.from(numbers), { descending }))
      const slow = numbers.map((_, i) => i)
      // Infinities leave no difference: compared, not subtracted.
      slow.sort(
        (a, b) =>
          Math.sign(Number(numbers[a]! > numbers[b]!) - Number(numbers[a]! < numbers[b]!)) * (descending ? -1 : 1),
      )
      expect([...sorted]).toEqual(slow)
    }),
    seeded(500),
  )
})

test('positions are sorted by whole numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 0xffff_ffff })), { maxLength: 60 }), (numbers) => {
      const slow = numbers.map((_, i) => i).sort((a, b) => numbers[a]! - numbers[b]!)
      expect([...sortByDigits(upTo(numbers.length), digitsOfWhole(Uint32Array.from(numbers)))]).toEqual(slow)
    }),
    seeded(300),
  )
})
