import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nthLargest } from '../../src/lib/nthLargest.ts'
import { seeded } from '../helpers/arbitraries.ts'

test('the n-th largest is where sorting puts it, however many are equal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat({ max: 4 }), fc.double({ noNaN: true })), { minLength: 1, maxLength: 80 }),
      fc.nat(),
      (values, any) => {
        const n = 1 + (any % values.length)
        const sorted = values.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))
        // Zero is zero, whatever its sign.
        expect(nthLargest(Float64Array.from(values), n) + 0).toBe(sorted[n - 1]! + 0)
      },
    ),
    seeded(400),
  )
})
