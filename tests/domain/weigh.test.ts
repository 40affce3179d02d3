import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import {
  containment,
  containmentOf,
  includesOf,
  isCountable,
  nestingOf,
  weigh,
  wholesOf,
} from '../../src/domain/weigh.ts'
import { toArrays } from '../../src/lib/lists.ts'
import { boundsOf, everyone, exactly, makeIncident, seeded, unionOf, worlds } from '../helpers/arbitraries.ts'

const all = (incidents: readonly unknown[]): number[] => incidents.map((_, i) => i)

/** Sum of the bounds over the incidents of the mask. */
function totalOf(incidents: readonly Incident[], mask = everyone(incidents)): { least: number; most: number } {
  return boundsOf(
    weigh(incidents, containment(incidents), mask),
    all(incidents).filter((i) => mask[i]),
  )
}

const arrests = (count: number): Incident => makeIncident({ count: exactly(count) })

/** `[id, people, ...parts]` */
const family = (...rows: [string, number, ...string[]][]): Incident[] =>
  rows.map(([id, people, ...includes]) => ({ ...arrests(people), id, includes }))

describe('nobody is counted twice', () => {
  test('exact figures add up to the people that there are, with parts nested and shared', () => {
    fc.assert(
      fc.property(worlds({ exact: true, mostWholes: 3 }), ({ incidents, persons, ownPersons }) => {
        const weights = weigh(incidents, containment(incidents), everyone(incidents))
        const people = unionOf(persons).size
        expect(boundsOf(weights, all(incidents))).toEqual({ least: people, most: people })
        expect([...weights.least]).toEqual(ownPersons)
        expect([...weights.most]).toEqual(ownPersons)
      }),
      seeded(400),
    )
  })

  test('the same under any filter, where no part is shared', () => {
    const world = worlds({ exact: true, mostWholes: 1 })
    fc.assert(
      fc.property(world, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), ({ incidents, persons }, passes) => {
        const mask = Uint8Array.from(incidents, (_, i) => (passes[i] ? 1 : 0))
        const people = unionOf(persons.filter((_, i) => mask[i])).size
        expect(totalOf(incidents, mask)).toEqual({ least: people, most: people })
      }),
      seeded(400),
    )
  })

  test('never more than adding up the records, never less than the largest one', () => {
    fc.assert(
      fc.property(
        worlds({ exact: true, mostWholes: 3 }),
        fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
        ({ incidents }, passes) => {
          const mask = Uint8Array.from(incidents, (_, i) => (passes[i] ? 1 : 0))
          const figures = incidents.filter((_, i) => mask[i]).map((incident) => incident.count.min!)
          const { least, most } = totalOf(incidents, mask)
          expect(most).toBeLessThanOrEqual(figures.reduce((sum, figure) => sum + figure, 0))
          expect(least).toBeGreaterThanOrEqual(Math.max(0, ...figures))
        },
      ),
      seeded(400),
    )
  })

  test('whatever the true numbers are within the bounds, the bounds of the sum hold them', () => {
    fc.assert(
      fc.property(worlds({ exact: false, mostWholes: 3 }), ({ incidents, persons }) => {
        const { least, most } = totalOf(incidents)
        const people = unionOf(persons).size
        expect(least).toBeLessThanOrEqual(people)
        expect(most).toBeGreaterThanOrEqual(people)
      }),
      seeded(1500),
    )
  })

  test('the same under any filter, where no part is shared and figures are bounds', () => {
    const world = worlds({ exact: false, mostWholes: 1 })
    fc.assert(
      fc.property(world, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), ({ incidents, persons }, passes) => {
        const mask = Uint8Array.from(incidents, (_, i) => (passes[i] ? 1 : 0))
        const people = unionOf(persons.filter((_, i) => mask[i])).size
        const { least, most } = totalOf(incidents, mask)
        expect(least).toBeLessThanOrEqual(people)
        expect(most).toBeGreaterThanOrEqual(people)
      }),
      seeded(800),
    )
  })

  test('a whole and its parts sum to the bounds of the whole', () => {
    const incidents = [
      makeIncident({ id: 'whole', count: { min: 90, max: 110, qualifier: 'about' }, includes: ['a', 'b'] }),
      makeIncident({ id: 'a', count: { min: 20, max: 40, qualifier: 'about' } }),
      makeIncident({ id: 'b', count: { min: 10, max: null, qualifier: 'at_least' } }),
    ]
    expect(totalOf(incidents)).toEqual({ least: 90, most: 110 })
    expect(totalOf(incidents, Uint8Array.of(1, 0, 1))).toEqual({ least: 90, most: 110 })
    expect(totalOf(incidents, Uint8Array.of(0, 1, 1))).toEqual({ least: 30, most: Infinity })
  })

  test('a part of two wholes is taken off both of them', () => {
    expect(totalOf(family(['w1', 50, 'p'], ['w2', 60, 'p'], ['p', 20]))).toEqual({ least: 90, most: 90 })
  })

  test('a part of two wholes with bounds: their overlap is as uncertain as the part', () => {
    const incidents = family(['w1', 50, 'p'], ['w2', 60, 'p'], ['p', 0])
    incidents[2]!.count = { min: 10, max: 30, qualifier: 'about' }
    expect(totalOf(incidents)).toEqual({ least: 80, most: 100 })
  })

  test('where the parts surely exceed the whole, the parts stand', () => {
    const incidents = family(['whole', 30, 'a', 'b'], ['a', 25], ['b', 15])
    expect(totalOf(incidents)).toEqual({ least: 40, most: 40 })
  })

  test('an approximate whole of which nothing is left is not approximate any more', () => {
    const incidents = family(['whole', 40, 'a'], ['a', 40])
    incidents[0]!.count = { min: 40, max: 40, qualifier: 'about' }
    expect([...weigh(incidents, containment(incidents), everyone(incidents)).approximate]).toEqual([0, 0])
    incidents[1]!.count = exactly(39)
    expect([...weigh(incidents, containment(incidents), everyone(incidents)).approximate]).toEqual([1, 0])
  })

  test('a whole whose parts are filtered out stands for itself', () => {
    const incidents = family(['whole', 50, 'a', 'b'], ['a', 20], ['b', 10])
    const weights = weigh(incidents, containment(incidents), Uint8Array.of(1, 0, 0))
    expect([...weights.least]).toEqual([50, 0, 0])
    expect([...weigh(incidents, containment(incidents), Uint8Array.of(1, 1, 0)).least]).toEqual([30, 20, 0])
  })

  test('a reading chooses a bound before anything is taken off', () => {
    const incidents = family(['whole', 0, 'a'], ['a', 0])
    incidents[0]!.count = { min: 90, max: 110, qualifier: 'about' }
    incidents[1]!.count = { min: 20, max: 40, qualifier: 'about' }
    const inside = containment(incidents)
    expect([...weigh(incidents, inside, everyone(incidents), 'lowest').least]).toEqual([70, 20])
    expect([...weigh(incidents, inside, everyone(incidents), 'highest').most]).toEqual([70, 40])
  })
})

describe('what is no figure weighs nothing', () => {
  test.each([{ aggregate: true }, { status: 'planned' as const }])('%o', (change) => {
    expect(isCountable(makeIncident(change))).toBe(false)
    // Neither as a whole …
    const asWhole = family(['whole', 500, 'a'], ['a', 20])
    Object.assign(asWhole[0]!, change)
    expect(totalOf(asWhole)).toEqual({ least: 20, most: 20 })
    // … nor as a part: a running total inside a figure takes nothing off it.
    const asPart = family(['whole', 50, 'a'], ['a', 20])
    Object.assign(asPart[1]!, change)
    expect(totalOf(asPart)).toEqual({ least: 50, most: 50 })
  })

  test('but what they include is still known to be inside, however deep', () => {
    const incidents = family(['whole', 50, 'plan'], ['plan', 40, 'a'], ['a', 20])
    incidents[1]!.status = 'planned'
    expect(totalOf(incidents)).toEqual({ least: 50, most: 50 })
  })
})

describe('containment', () => {
  const inside = (...rows: [string, ...string[]][]): number[][] =>
    containment(rows.map(([id, ...includes]) => makeIncident({ id, includes }))).map((parts) =>
      parts.toSorted((a, b) => a - b),
    )

  test('goes all the way down, each part once, in any order of the list', () => {
    expect(inside(['a', 'b', 'c'], ['b', 'd'], ['c', 'd'], ['d'])).toEqual([[1, 2, 3], [3], [3], []])
    expect(inside(['d'], ['c', 'd'], ['b', 'c'], ['a', 'b', 'd'])).toEqual([[], [0], [0, 1], [0, 1, 2]])
  })

  test('passes over itself, strangers and repetitions', () => {
    expect(inside(['a', 'a', 'nobody', 'b', 'b'], ['b', '__proto__', 'constructor'])).toEqual([[1], []])
  })

  test('in a circle the first of the list is the whole', () => {
    expect(inside(['a', 'b'], ['b', 'c'], ['c', 'a'])).toEqual([[1, 2], [2], []])
    expect(totalOf(family(['a', 10, 'b'], ['b', 4, 'a']))).toEqual({ least: 10, most: 10 })
  })

  test('no circle survives, whatever includes what', () => {
    const ids = ['i0', 'i1', 'i2', 'i3', 'i4', 'i5']
    fc.assert(
      fc.property(
        fc.array(fc.subarray(ids), { minLength: 6, maxLength: 6 }),
        fc.array(fc.nat({ max: 50 }), { minLength: 6, maxLength: 6 }),
        (lists, figures) => {
          const incidents = lists.map((includes, i) => ({ ...arrests(figures[i]!), id: ids[i]!, includes }))
          const parts = containment(incidents)
          parts.forEach((list, i) => {
            expect(list).not.toContain(i)
            for (const part of list) {
              expect(parts[part]).not.toContain(i)
              for (const deeper of parts[part]!) expect(list).toContain(deeper)
            }
          })
          const { least, most } = totalOf(incidents)
          expect(least).toBe(most)
          expect(least).toBeLessThanOrEqual(figures.reduce((sum, figure) => sum + figure, 0))
          expect(least).toBeGreaterThanOrEqual(Math.max(...figures))
        },
      ),
      seeded(300),
    )
  })

  test('is the same among those alone that have to do with it', () => {
    fc.assert(
      fc.property(worlds({ exact: true, mostWholes: 3 }), ({ incidents }) => {
        const contained = containmentOf(includesOf(incidents))
        const wholes = wholesOf(contained)
        const { members, ...among } = nestingOf({ contained, wholes })
        const positions = (numbers: readonly number[] | Int32Array): number[] => Array.from(numbers, (k) => members[k]!)
        expect(positions(among.wholes)).toEqual([...wholes])
        const inside = toArrays(contained)
        expect(toArrays(among.contained).map(positions)).toEqual(Array.from(members, (i) => inside[i]))
        const related = new Set(inside.flatMap((parts, i) => (parts.length > 0 ? [i, ...parts] : [])))
        expect([...members]).toEqual([...related].sort((a, b) => a - b))
      }),
      seeded(200),
    )
  })

  test('a ladder with two ways down at each of its rungs is walked once', () => {
    const rungs = 60
    const ladder = Array.from({ length: rungs }, (_, i): [string, ...string[]][] => [
      [`l${i}`, `l${i + 1}`, `r${i + 1}`],
      [`r${i}`, `l${i + 1}`, `r${i + 1}`],
    ]).flat()
    expect(inside(...ladder)[0]).toHaveLength(2 * rungs - 2)
  })

  test('a chain of thousands does not exhaust the stack', () => {
    const chain = Array.from({ length: 3000 }, (_, i): [string, ...string[]] => [`i${i}`, `i${i + 1}`])
    expect(inside(...chain)[0]).toHaveLength(2999)
  })
})
