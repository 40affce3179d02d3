import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighFigures } from '../../src/domain/weigh.ts'
import { UNDATED } from '../../src/time/columns.ts'
import { largestSum } from '../../src/time/largestSum.ts'
import { NONE, buildColumnIndex } from '../../src/time/timeIndex.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { generate } from '../helpers/generate.ts'

const N = 300
const GROUPS = 6

test('is the largest of any of its groups in any window, whatever other groups there are', () => {
  const groupAts = fc.array(fc.integer({ min: NONE, max: GROUPS - 1 }), { minLength: N, maxLength: N })
  const length = fc.integer({ min: 1, max: 2_000 })
  fc.assert(
    fc.property(fc.nat(50), groupAts, fc.nat(GROUPS), fc.nat(GROUPS), length, (seed, groups, first, count, days) => {
      const index = buildColumnIndex(generate(N, { seed }))
      const weights = weighFigures(index.figures, index.contained, new Uint8Array(N).fill(1))
      const { start, end } = index.columns
      const figure = (i: number): number => {
        const [least, most] = [weights.least[i]!, weights.most[i]!]
        return least > 0 ? least : most === Infinity ? 0 : Math.max(0, most)
      }
      const dated = groups.flatMap((group, i) =>
        group >= first && group < count && start[i] !== UNDATED ? [{ group, i }] : [],
      )
      // A sum grows only where somebody enters.
      const sums = dated.map(({ group, i: last }) =>
        dated.reduce((sum, { group: other, i }) => {
          const isIn = start[i]! <= start[last]! && end[i]! > start[last]! - days + 1
          return other === group && isIn ? sum + figure(i) : sum
        }, 0),
      )
      const groupAt = Int32Array.from(groups)
      expect(largestSum(index, weights, { groupAt, first, count }, days)).toBe(Math.max(1, ...sums))
    }),
    seeded(120),
  )
})
