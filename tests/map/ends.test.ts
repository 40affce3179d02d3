import fc from 'fast-check'
import { expect, test } from 'vitest'
import { END_NUMBERS, LineEnds, PointEnds, writeEnd } from '../../src/map/ends.ts'
import { seeded } from '../helpers/arbitraries.ts'

const anyAdditions = fc.array(fc.tuple(fc.nat(3000), fc.integer({ min: 0, max: 10 })), { maxLength: 2500, size: 'max' })

test('points at which lines end are each there once, as clear as the clearest, in the order in which they were met', () => {
  const ends = new LineEnds()
  let most = 0
  fc.assert(
    fc.property(anyAdditions, (additions) => {
      const clearest = new Map<number, number>()
      for (const [point, alpha] of additions) {
        ends.add(point, alpha / 10)
        clearest.set(point, Math.max(clearest.get(point) ?? 0, alpha / 10))
      }
      const drawn: [number, number][] = []
      ends.forEach((point, alpha) => drawn.push([point, alpha]))
      expect(drawn).toEqual([...clearest])
      most = Math.max(most, clearest.size)
      ends.clear()
      ends.forEach(() => expect.unreachable())
    }),
    seeded(60),
  )
  // More than there is room for at first.
  expect(most).toBeGreaterThan(600)
})

test('the ends at points are what is written of them, also after many others', () => {
  const n = 500
  const x = Float64Array.from({ length: n }, (_, k) => (k * 0.37) % 1)
  const y = Float64Array.from({ length: n }, (_, k) => 0.1 + ((k * 0.29) % 0.8))
  const ends = new PointEnds({ x, y, weight: new Float64Array(n), kind: new Uint8Array(n) })
  const at = (point: number): number[] => {
    const from = ends.at(point)
    return [...ends.numbers.subarray(from, from + END_NUMBERS)]
  }
  for (let k = 0; k < 2 * n; k++) {
    const point = (k * 7) % n
    const expected = new Float64Array(END_NUMBERS)
    writeEnd(expected, 0, x[point]!, y[point]!)
    expect(at(point)).toEqual([...expected])
  }
})
