import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MarkValues } from '../../src/map/tween.ts'
import { Tweens } from '../../src/map/tween.ts'
import { seeded } from '../helpers/arbitraries.ts'

const at = (least: number, change: Partial<MarkValues> = {}): MarkValues => ({
  x: 0.8,
  y: 0.45,
  least,
  most: least,
  presence: 1,
  ...change,
})
const grown = (_: string, aim: MarkValues): MarkValues => ({ ...aim, least: 0, most: 0, presence: 0 })
const aims = (entries: Record<string, MarkValues>): ReadonlyMap<string, MarkValues> => new Map(Object.entries(entries))
const anyValues: fc.Arbitrary<MarkValues> = fc
  .record({
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
    least: fc.nat(3000),
    more: fc.nat(500),
  })
  .map(({ x, y, least, more }) => ({ x, y, least, most: least + more, presence: 1 }))

describe('tweens', () => {
  test('go from the entry to the aim, quickly at first, and end on it exactly', () => {
    const tweens = new Tweens(240)
    tweens.aim(aims({ a: at(100) }), 1000, grown)
    expect(tweens.at(1000).get('a')).toEqual(at(0, { presence: 0 }))
    const half = tweens.at(1120).get('a')!
    expect(half.least).toBeCloseTo(87.5, 9)
    expect(half.presence).toBeCloseTo(0.875, 9)
    expect(tweens.at(1240).get('a')).toEqual(at(100))
    expect(tweens.at(9999).get('a')).toEqual(at(100))
    expect([1000, 1239, 1240].map((now) => tweens.moving(now))).toEqual([true, true, false])
  })

  test('stay between what was and what will be, and never go back', () => {
    fc.assert(
      fc.property(anyValues, anyValues, fc.integer({ min: 1, max: 900 }), (from, to, duration) => {
        const tweens = new Tweens(duration)
        tweens.aim(aims({ a: to }), 0, () => from)
        let before = from
        for (const share of [0, 0.1, 0.3, 0.5, 0.9, 1, 3]) {
          const now = tweens.at(duration * share).get('a')!
          for (const field of ['x', 'y', 'least', 'most'] as const) {
            const slack = 1e-9 * (1 + Math.abs(from[field]) + Math.abs(to[field]))
            expect(Math.abs(to[field] - now[field])).toBeLessThanOrEqual(Math.abs(to[field] - before[field]) + slack)
            expect(now[field]).toBeGreaterThanOrEqual(Math.min(from[field], to[field]) - slack)
            expect(now[field]).toBeLessThanOrEqual(Math.max(from[field], to[field]) + slack)
          }
          before = { ...now }
        }
        for (const field of ['x', 'y', 'least', 'most'] as const) expect(before[field]).toBeCloseTo(to[field], 12)
      }),
      seeded(),
    )
  })

  test('aimed anew on the way go on from what is on the screen', () => {
    fc.assert(
      fc.property(anyValues, anyValues, anyValues, fc.integer({ min: 0, max: 400 }), (first, second, third, now) => {
        const tweens = new Tweens(240)
        tweens.aim(aims({ a: second }), 0, () => first)
        const before = { ...tweens.at(now).get('a')! }
        tweens.aim(aims({ a: third }), now, () => expect.fail('the mark is there already'))
        const after = tweens.at(now).get('a')!
        for (const field of ['x', 'y', 'least', 'most', 'presence'] as const)
          expect(after[field]).toBeCloseTo(before[field], 9)
        expect(tweens.at(now + 240).get('a')!.least).toBeCloseTo(third.least, 9)
      }),
      seeded(),
    )
  })

  test('the same aim again does not start anew', () => {
    const tweens = new Tweens(240)
    tweens.aim(aims({ a: at(100) }), 0, grown)
    tweens.aim(aims({ a: at(100) }), 200, grown)
    expect(tweens.at(240).get('a')).toEqual(at(100))
    expect(tweens.moving(240)).toBe(false)
  })

  test('a mark without an aim shrinks where it stands and is dropped', () => {
    const tweens = new Tweens(240)
    tweens.aim(aims({ a: at(100), b: at(7) }), 0, grown)
    tweens.aim(aims({ b: at(7) }), 500, grown)
    expect(tweens.at(500).get('a')).toEqual(at(100))
    const leaving = tweens.at(620).get('a')!
    expect(leaving.presence).toBeCloseTo(0.125, 9)
    expect([leaving.x, leaving.y]).toEqual([0.8, 0.45])
    // Said again, it goes on leaving.
    tweens.aim(aims({ b: at(7) }), 700, grown)
    expect([...tweens.at(740).keys()]).toEqual(['b'])
    expect([...tweens.at(739).keys()]).toEqual(['b'])
  })

  test('a mark that comes back while it leaves grows from what is left of it', () => {
    const tweens = new Tweens(240)
    tweens.aim(aims({ a: at(100) }), 0, grown)
    tweens.aim(aims({}), 500, grown)
    const left = { ...tweens.at(560).get('a')! }
    tweens.aim(aims({ a: at(100) }), 560, () => expect.fail('the mark is still there'))
    expect(tweens.at(560).get('a')!.presence).toBeCloseTo(left.presence, 12)
    expect(tweens.at(800).get('a')).toEqual(at(100))
  })

  test('without a duration everything is at its aim at once, and what left is gone', () => {
    const tweens = new Tweens(0)
    tweens.aim(aims({ a: at(100), b: at(7) }), 50, grown)
    expect(tweens.moving(50)).toBe(false)
    expect(tweens.at(50)).toEqual(aims({ a: at(100), b: at(7) }))
    tweens.aim(aims({ a: at(3) }), 50, grown)
    expect(tweens.at(50)).toEqual(aims({ a: at(3) }))
    // Less motion asked for in the middle of a change ends it.
    const stopped = new Tweens(240)
    stopped.aim(aims({ a: at(100) }), 0, grown)
    stopped.durationMs = 0
    expect(stopped.at(10).get('a')).toEqual(at(100))
  })

  test('a clock that runs backwards shows the beginning, not less than nothing', () => {
    const tweens = new Tweens(240)
    tweens.aim(aims({ a: at(100) }), 1000, grown)
    expect(tweens.at(400).get('a')).toEqual(at(0, { presence: 0 }))
  })
})
