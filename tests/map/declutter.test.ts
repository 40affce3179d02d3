import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../../src/map/declutter.ts'
import { Declutter } from '../../src/map/declutter.ts'
import { seeded } from '../helpers/arbitraries.ts'

interface Disc {
  x: number
  y: number
  radius: number
}

const anyBox: fc.Arbitrary<Box> = fc
  .tuple(
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 20 }),
  )
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }))
const anyDisc: fc.Arbitrary<Disc> = fc.record({
  x: fc.integer({ min: 0, max: 200 }),
  y: fc.integer({ min: 0, max: 200 }),
  radius: fc.integer({ min: 1, max: 30 }),
})

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** By walking over the box in steps of a quarter of a pixel and less. */
function holdsPointOf(box: Box, { x, y, radius }: Disc): boolean {
  for (let px = box.left; px <= box.right; px += 0.25)
    for (let py = box.top; py <= box.bottom; py += 0.25) if (Math.hypot(px - x, py - y) < radius - 1e-9) return true
  return false
}

describe('labels', () => {
  test('get room exactly where no disc and no earlier label is', () => {
    fc.assert(
      fc.property(
        fc.array(anyDisc, { maxLength: 5 }),
        fc.array(anyBox, { minLength: 1, maxLength: 12 }),
        (discs, boxes) => {
          const declutter = new Declutter()
          for (const { x, y, radius } of discs) declutter.reserve(x, y, radius)
          const taken: Box[] = []
          for (const box of boxes) {
            const isFree = !taken.some((other) => overlap(box, other)) && !discs.some((disc) => holdsPointOf(box, disc))
            expect(declutter.claim(box)).toBe(isFree)
            if (isFree) taken.push(box)
          }
        },
      ),
      seeded(150),
    )
  })

  const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom })

  test('may touch each other and the edge of a disc', () => {
    const declutter = new Declutter()
    declutter.reserve(0, 0, 10)
    expect(declutter.claim(box(10, -5, 20, 5))).toBe(true)
    expect(declutter.claim(box(20, -5, 30, 5))).toBe(true)
    expect(declutter.claim(box(29.5, -5, 40, 5))).toBe(false)
    // Beside the corner of the disc's square, but clear of the disc.
    expect(declutter.claim(box(8, 8, 18, 18))).toBe(true)
    expect(declutter.claim(box(6.9, 6.9, 7.5, 7.5))).toBe(false)
  })

  test('far away, or off the screen, disturb nobody', () => {
    const declutter = new Declutter()
    for (const [dx, dy] of [
      [0, 0],
      [2048, 0],
      [0, -2048],
      [-4096, 4096],
      [40_000, 0],
      [1e9, -1e9],
    ] as const)
      expect(declutter.claim(box(dx, dy, dx + 20, dy + 10))).toBe(true)
    expect(declutter.claim(box(-4090, 4100, -4080, 4110))).toBe(false)
    declutter.reserve(-3000, -3000, 30)
    expect(declutter.claim(box(-3010, -3005, -2990, -2995))).toBe(false)
    expect(declutter.claim(box(-952, -952, -940, -940))).toBe(true)
  })

  test('that were refused keep nobody else out', () => {
    const declutter = new Declutter()
    expect(declutter.claim(box(0, 0, 10, 10))).toBe(true)
    expect(declutter.claim(box(5, 0, 30, 10))).toBe(false)
    expect(declutter.claim(box(20, 0, 30, 10))).toBe(true)
  })

  test('inside a disc give way to a disc drawn later over them, and keep others out', () => {
    const declutter = new Declutter()
    const under = declutter.reserve(0, 0, 5)
    const large = declutter.reserve(0, 0, 30)
    const small = declutter.reserve(12, 0, 8)
    const apart = declutter.reserve(0, 60, 30)
    expect([under, large, small, apart]).toEqual([0, 1, 2, 3])
    expect(declutter.claimInside(box(-10, -8, 10, 8), large)).toBe(false)
    // What lies below a disc does not disturb its number.
    expect(declutter.claimInside(box(-12, -8, 3, 8), large)).toBe(true)
    expect(declutter.claimInside(box(-10, 52, 10, 68), apart)).toBe(true)
    expect(declutter.claim(box(-60, 52, -20, 68))).toBe(false)
    expect(declutter.claim(box(-90, 52, -31, 68))).toBe(true)
  })

  test('inside discs of one size that lie on each other belong to the one on top', () => {
    const declutter = new Declutter()
    const below = declutter.reserve(0, 0, 30)
    const above = declutter.reserve(4, 0, 30)
    expect(declutter.claimInside(box(-10, -8, 10, 8), below)).toBe(false)
    expect(declutter.claimInside(box(-6, -8, 14, 8), above)).toBe(true)
  })

  test('inside a disc are not written over a label that is there', () => {
    const declutter = new Declutter()
    expect(declutter.claim(box(8, 8, 30, 20))).toBe(true)
    const disc = declutter.reserve(0, 0, 10)
    expect(declutter.claimInside(box(-9, -9, 9, 9), disc)).toBe(false)
    expect(declutter.claimInside(box(-8, -8, 8, 8), disc)).toBe(true)
  })
})
