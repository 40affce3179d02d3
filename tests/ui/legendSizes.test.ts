import fc from 'fast-check'
import { expect, test } from 'vitest'
import { legendRadius, legendSizes } from '../../src/ui/legendSizes.ts'

test('the numbers of a legend are whole, fall, and do not stand on one another', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 30, noNaN: true }), (perRoot) => {
      const sizes = legendSizes(perRoot)
      expect(sizes.length).toBeGreaterThan(0)
      for (const [i, size] of sizes.entries()) {
        expect(Number.isInteger(size) && size >= 1).toBe(true)
        if (i === 0) continue
        expect(size).toBeLessThan(sizes[i - 1]!)
        expect(2 * (legendRadius(perRoot, sizes[i - 1]!) - legendRadius(perRoot, size))).toBeGreaterThanOrEqual(13)
      }
    }),
  )
})
