import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MarkValues } from '../../src/map/tween.ts'
import { Tweens } from '../../src/map/tween.ts'
import { spelledValues } from './scenes.ts'
import { seeded } from '../helpers/arbitraries.ts'

const at = (least: number, change: Partial<MarkValues> = {}): MarkValues => ({
  x: 0.8,
  y: 0.45,
  least,
  most: least,
  presence: 1,
  ...change,
})
const grown = (aim: MarkValues): MarkValues => ({ ...aim, least: 0, most: 0, presence: 0 })
const itself = <T>(shown: T): T => shown
/** Number of a mark by its letter. */
const codeOf = (letter: string): number => letter.charCodeAt(0)

/** Tweens with the marks that they were aimed at, and those on their way out. */
class Shown {
  readonly tweens: Tweens<Readonly<MarkValues>>
  private here: Record<string, Readonly<MarkValues>> = {}

  constructor(durationMs: number) {
    this.tweens = new Tweens(durationMs)
  }

  aim(aims: Record<string, MarkValues>, nowMs: number, entry: (aim: MarkValues) => MarkValues): void {
    this.tweens.begin(nowMs)
    this.here = Object.fromEntries(
      Object.entries(aims).map(([key, to]) => [
        key,
        this.tweens.keep(codeOf(key), to.least, to.most) ?? this.tweens.enter(codeOf(key), entry(to), to, itself),
      ]),
    )
    this.tweens.end()
  }

  /** What is shown now, by name, and what is leaving. */
  at(nowMs: number): { here: Record<string, MarkValues>; leaving: MarkValues[] } {
    const leaving = this.tweens.at(nowMs).map(spelledValues)
    return {
      here: Object.fromEntries(Object.entries(this.here).map(([key, shown]) => [key, spelledValues(shown)])),
      leaving,
    }
  }
}
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
    const tweens = new Shown(240)
    tweens.aim({ a: at(100) }, 1000, grown)
    expect(tweens.at(1000).here.a!).toEqual(at(0, { presence: 0 }))
    const half = tweens.at(1120).here.a!
    expect(half.least).toBeCloseTo(87.5, 9)
    expect(half.presence).toBeCloseTo(0.875, 9)
    expect(tweens.at(1240).here.a!).toEqual(at(100))
    expect(tweens.at(9999).here.a!).toEqual(at(100))
    expect([1000, 1239, 1240].map((now) => tweens.tweens.moving(now))).toEqual([true, true, false])
  })

  test('stay between what was and what will be, and never go back', () => {
    fc.assert(
      fc.property(anyValues, anyValues, fc.integer({ min: 1, max: 900 }), (from, to, duration) => {
        const tweens = new Shown(duration)
        tweens.aim({ a: to }, 0, () => from)
        let before = from
        for (const share of [0, 0.1, 0.3, 0.5, 0.9, 1, 3]) {
          const now = tweens.at(duration * share).here.a!
          for (const field of ['x', 'y', 'least', 'most'] as const) {
            const slack = 1e-9 * (1 + Math.abs(from[field]) + Math.abs(to[field]))
            expect(Math.abs(to[field] - now[field])).toBeLessThanOrEqual(Math.abs(to[field] - before[field]) + slack)
            expect(now[field]).toBeGreaterThanOrEqual(Math.min(from[field], to[field]) - slack)
            expect(now[field]).toBeLessThanOrEqual(Math.max(from[field], to[field]) + slack)
          }
          before = now
        }
        for (const field of ['x', 'y', 'least', 'most'] as const) expect(before[field]).toBeCloseTo(to[field], 12)
      }),
      seeded(),
    )
  })

  test('aimed anew on the way go on from what is on the screen', () => {
    fc.assert(
      fc.property(anyValues, anyValues, anyValues, fc.integer({ min: 0, max: 400 }), (first, second, third, now) => {
        const tweens = new Shown(240)
        tweens.aim({ a: second }, 0, () => first)
        const before = tweens.at(now).here.a!
        tweens.aim({ a: third }, now, () => expect.fail('the mark is there already'))
        const after = tweens.at(now).here.a!
        for (const field of ['x', 'y', 'least', 'most', 'presence'] as const)
          expect(after[field]).toBeCloseTo(before[field], 9)
        expect(tweens.at(now + 240).here.a!.least).toBeCloseTo(third.least, 9)
      }),
      seeded(),
    )
  })

  test('the same aim again does not start anew', () => {
    const tweens = new Shown(240)
    tweens.aim({ a: at(100) }, 0, grown)
    tweens.aim({ a: at(100) }, 200, grown)
    expect(tweens.at(240).here.a!).toEqual(at(100))
    expect(tweens.tweens.moving(240)).toBe(false)
  })

  test('a mark without an aim shrinks where it stands and is dropped', () => {
    const tweens = new Shown(240)
    tweens.aim({ a: at(100), b: at(7) }, 0, grown)
    tweens.aim({ b: at(7) }, 500, grown)
    expect(tweens.at(500).leaving).toEqual([at(100)])
    const leaving = tweens.at(620).leaving[0]!
    expect(leaving.presence).toBeCloseTo(0.125, 9)
    expect([leaving.x, leaving.y]).toEqual([0.8, 0.45])
    // Said again, it goes on leaving.
    tweens.aim({ b: at(7) }, 700, grown)
    expect(tweens.at(740)).toEqual({ here: { b: at(7) }, leaving: [] })
    expect(tweens.at(739)).toEqual({ here: { b: at(7) }, leaving: [] })
  })

  test('a mark that comes back while it leaves grows from what is left of it', () => {
    const tweens = new Shown(240)
    tweens.aim({ a: at(100) }, 0, grown)
    tweens.aim({}, 500, grown)
    const left = tweens.at(560).leaving[0]!
    tweens.aim({ a: at(100) }, 560, () => expect.fail('the mark is still there'))
    expect(tweens.at(560).here.a!.presence).toBeCloseTo(left.presence, 12)
    expect(tweens.at(800).here.a!).toEqual(at(100))
  })

  test('a mark that comes back on its way out of an opened cluster ends at its own place', () => {
    const tweens = new Shown(240)
    tweens.aim({ a: at(100) }, 0, (aim) => ({ ...aim, x: 0.2, y: 0.1 }))
    tweens.aim({}, 40, grown)
    const left = tweens.at(80).leaving[0]!
    expect(left.x).toBeLessThan(0.8)
    tweens.aim({ a: at(100) }, 80, () => expect.fail('the mark is still there'))
    expect(tweens.at(80).here.a!.x).toBeCloseTo(left.x, 9)
    expect(tweens.at(400).here.a!).toEqual(at(100))
  })

  test('a mark whose leaving nobody sees goes at once', () => {
    const tweens = new Tweens<Readonly<MarkValues>>(240)
    tweens.begin(0)
    tweens.enter(1, at(1), at(1), itself)
    const second = tweens.enter(2, at(1), at(1), itself)
    tweens.end()
    tweens.begin(500)
    tweens.end((kept) => kept === second)
    expect(tweens.at(500)).toHaveLength(1)
    tweens.begin(510)
    expect(tweens.keep(1, 1, 1)).toBe(null)
    expect(spelledValues(tweens.keep(2, 1, 1)!)).toEqual(at(1))
  })

  test('without a duration everything is at its aim at once, and what left is gone', () => {
    const tweens = new Shown(0)
    tweens.aim({ a: at(100), b: at(7) }, 50, grown)
    expect(tweens.tweens.moving(50)).toBe(false)
    expect(tweens.at(50)).toEqual({ here: { a: at(100), b: at(7) }, leaving: [] })
    tweens.aim({ a: at(3) }, 50, grown)
    expect(tweens.at(50)).toEqual({ here: { a: at(3) }, leaving: [] })
    // Less motion asked for in the middle of a change ends it.
    const stopped = new Shown(240)
    stopped.aim({ a: at(100) }, 0, grown)
    stopped.tweens.durationMs = 0
    expect(stopped.at(10).here.a!).toEqual(at(100))
  })

  test('a clock that runs backwards shows the beginning, not less than nothing', () => {
    const tweens = new Shown(240)
    tweens.aim({ a: at(100) }, 1000, grown)
    expect(tweens.at(400).here.a!).toEqual(at(0, { presence: 0 }))
  })

  test('of very many marks that come and go show what each would alone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            ms: fc.nat(300),
            marks: fc.array(fc.nat(400), { minLength: 60, maxLength: 200 }),
            people: fc.nat(9),
          }),
          { minLength: 3, maxLength: 6 },
        ),
        (changes) => {
          const tweens = new Tweens<{ shown: Readonly<MarkValues> }>(240)
          const kept = new Map<number, { shown: Readonly<MarkValues> }>()
          const alone = new Map<number, Tweens<Readonly<MarkValues>>>()
          let now = 0
          for (const { ms, marks, people } of changes) {
            now += ms
            const aims = new Set(marks)
            tweens.begin(now)
            for (const code of new Set([...alone.keys(), ...aims])) {
              const one = alone.get(code) ?? new Tweens(240)
              alone.set(code, one)
              one.begin(now)
              if (aims.has(code)) {
                const to = at(people + code, { x: code })
                const before = tweens.keep(code, to.least, to.most)
                if (before) expect(before).toBe(kept.get(code))
                else
                  kept.set(
                    code,
                    tweens.enter(code, grown(to), to, (shown) => ({ shown })),
                  )
                if (!one.keep(code, to.least, to.most)) one.enter(code, grown(to), to, itself)
              }
              one.end()
            }
            tweens.end()
            now += 100
            const leaving = tweens.at(now).map(spelledValues)
            const leavingAlone = [...alone.values()].flatMap((one) => one.at(now).map(spelledValues))
            const inOrder = (values: MarkValues[]): MarkValues[] => values.toSorted((a, b) => a.x - b.x)
            expect(inOrder(leaving)).toEqual(inOrder(leavingAlone))
            for (const code of aims) {
              const one = alone.get(code)!.keep(code, people + code, people + code)!
              expect(spelledValues(kept.get(code)!.shown)).toEqual(spelledValues(one))
            }
          }
        },
      ),
      seeded(40),
    )
  })

  test('what is shown of a mark stays what it was once the mark is gone, whoever gets its place', () => {
    const tweens = new Tweens<Readonly<MarkValues>>(240)
    tweens.begin(0)
    const first = tweens.enter(1, at(5), at(5), itself)
    const second = tweens.enter(2, at(7), at(7), itself)
    tweens.begin(0)
    tweens.keep(2, 7, 7)
    tweens.end(() => false)
    expect([first, second].map(spelledValues)).toEqual([at(5), at(7)])
    tweens.begin(0)
    tweens.keep(2, 8, 8)
    const third = tweens.enter(3, at(9), at(9), itself)
    tweens.at(240)
    expect([first, second, third].map(spelledValues)).toEqual([at(5), at(8), at(9)])
    tweens.clear()
    expect([tweens.keep(2, 1, 1), tweens.moving(0), tweens.at(0)]).toEqual([null, false, []])
    tweens.enter(4, at(1), at(1), itself)
    expect([first, second, third].map(spelledValues)).toEqual([at(5), at(8), at(9)])
  })

  test('a mark that leaves in the middle of its way stays where it is', () => {
    const tweens = new Tweens<Readonly<MarkValues>>(240)
    tweens.begin(0)
    tweens.enter(1, at(0, { x: 0 }), at(100, { x: 10 }), itself)
    tweens.at(120)
    tweens.begin(120)
    tweens.end()
    const places = [120, 200, 300].map((now) => tweens.at(now)[0]!.x)
    expect(new Set(places).size).toBe(1)
    expect(places[0]).toBeCloseTo(8.75, 9)
  })
})
