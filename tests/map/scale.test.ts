import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaFigure } from '../../src/domain/count.ts'
import type { Mode } from '../../src/domain/view.ts'
import { markScale } from '../../src/map/scale.ts'
import { radiusOf } from '../../src/map/pen.ts'
import { UNDATED } from '../../src/time/columns.ts'
import type { Selection } from '../../src/time/picture.ts'
import { pictureAt } from '../../src/time/picture.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { NONE, buildTimeIndex } from '../../src/time/timeIndex.ts'
import { FIRST_DAY, anyIncidents, exactly, makeIncident, seeded } from '../helpers/arbitraries.ts'
import { anyLevel, arrests, day, deports, marksOf, onDay, selectAll, town } from './scenes.ts'

const LARGEST = 34
const anyLength = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 900 }))

/** Incidents of three weeks, so that windows of a few days part some and hold others together. */
const anyCrowd = anyIncidents(20).map((incidents) =>
  incidents.map((incident, i) => ({ ...incident, date: onDay(`2017-08-${10 + ((i * 7) % 20)}`) })),
)

/** Starts of windows between which something can enter or leave, and no others: the sums are constant in between. */
function starts({ columns: { start, end } }: TimeIndex, length: number): number[] {
  const days = [...start].flatMap((first, i) =>
    first === UNDATED ? [] : [first - length + 1, first, end[i]! - 1, end[i]!],
  )
  return [...new Set([FIRST_DAY, ...days])]
}

/** The largest sum of a home's members' own figures over all positions of the window. */
function largest(
  index: TimeIndex,
  { mask, weights }: Selection,
  level: number,
  length: number,
  kind: 'discs' | 'arcs',
): number {
  const homes = index.homesAt(level)
  const homeOf = (i: number): string | null => {
    if (kind === 'arcs') return homes.pair[i] === NONE ? null : `pair ${homes.pair[i]}`
    return homes.row[i] !== NONE ? `row ${homes.row[i]}` : homes.tie[i] !== NONE ? `tie ${homes.tie[i]}` : null
  }
  const figure = (i: number): number => {
    const [least, most] = [weights.least[i]!, weights.most[i]!]
    return least > 0 ? least : most === Infinity ? 0 : Math.max(0, most)
  }
  let found = 1
  for (const from of starts(index, length)) {
    const sums = new Map<string, number>()
    for (let i = 0; i < index.columns.size; i++) {
      const home = homeOf(i)
      const isIn =
        index.columns.start[i] !== UNDATED && index.columns.start[i]! < from + length && index.columns.end[i]! > from
      if (mask[i] && isIn && home) sums.set(home, (sums.get(home) ?? 0) + figure(i))
    }
    found = Math.max(found, ...sums.values())
  }
  return found
}

/** The next quarter step of a power of two, downwards. */
function stepBelow(value: number): number {
  let step = 2 ** 20
  while (step > value * (1 + 1e-12)) step /= 2 ** 0.25
  return step
}

describe('the scale of marks', () => {
  test('fits the largest sum of any position of the window, no other', () => {
    fc.assert(
      fc.property(fc.oneof(anyIncidents(20), anyCrowd), anyLevel, anyLength, (incidents, level, length) => {
        const index = buildTimeIndex(incidents)
        const selection = selectAll(index)
        const scale = markScale(index, selection, {
          window: { from: 0, until: length },
          mode: 'window',
          level,
          largestRadius: LARGEST,
        })
        expect(scale.discs).toBeCloseTo(
          Math.min(2.6, stepBelow(LARGEST / Math.sqrt(largest(index, selection, level, length, 'discs')))),
          9,
        )
        expect(scale.arcs).toBeCloseTo(
          Math.min(1.3, stepBelow(9 / Math.sqrt(largest(index, selection, level, length, 'arcs')))),
          9,
        )
      }),
      seeded(150),
    )
  })

  test('keeps every disc of every position within the largest radius', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, anyLength, (incidents, level, length) => {
        const index = buildTimeIndex(incidents)
        const selection = selectAll(index)
        const scale = markScale(index, selection, {
          window: { from: 0, until: length },
          mode: 'window',
          level,
          largestRadius: LARGEST,
        })
        for (const from of starts(index, length))
          for (const mark of marksOf(pictureAt(index, selection, { from, until: from + length }, level)))
            if (mark.kind !== 'flow') expect(radiusOf(scale, areaFigure(mark.sum))).toBeLessThanOrEqual(LARGEST + 1e-9)
      }),
      seeded(60),
    )
  })

  test('does not move with the window, only with its length', () => {
    fc.assert(
      fc.property(
        anyIncidents(20),
        fc.constantFrom<Mode>('window', 'instant', 'from-start', 'to-end'),
        fc.integer({ min: -4000, max: 4000 }),
        anyLength,
        (incidents, mode, shift, length) => {
          const index = buildTimeIndex(incidents)
          const at = (from: number, until: number) =>
            markScale(index, selectAll(index), { window: { from, until }, mode, level: 5, largestRadius: LARGEST })
          expect(at(FIRST_DAY + shift, FIRST_DAY + shift + length)).toEqual(at(FIRST_DAY, FIRST_DAY + length))
          if (mode !== 'window') expect(at(0, length)).toEqual(at(0, 1))
          else expect(at(0, length + 1).discs).toBeLessThanOrEqual(at(0, length).discs)
        },
      ),
      seeded(100),
    )
  })

  const at = (incidents: Parameters<typeof buildTimeIndex>[0], length: number, mode: Mode = 'window') => {
    const index = buildTimeIndex(incidents)
    return markScale(index, selectAll(index), {
      window: { from: 0, until: length },
      mode,
      level: 8,
      largestRadius: LARGEST,
    })
  }
  const phnomPenh = town('Phnom Penh', 104.9, 11.6)

  test('two operations in one place a month apart meet only in a longer window', () => {
    const incidents = [300, 300].map((people, i) =>
      arrests(people, [phnomPenh], { date: onDay(i ? '2017-09-10' : '2017-08-10') }),
    )
    const apart = day('2017-09-10') - day('2017-08-10')
    expect(at(incidents, apart).discs).toBeCloseTo(stepBelow(LARGEST / Math.sqrt(300)), 9)
    expect(at(incidents, apart + 1).discs).toBeCloseTo(stepBelow(LARGEST / Math.sqrt(600)), 9)
    expect(at(incidents, 1, 'instant')).toEqual(at(incidents, 1))
    expect(at(incidents, 1, 'to-end')).toEqual(at(incidents, apart + 1))
  })

  test('a handful of people stays a handful, and nobody at all is no error', () => {
    expect(at([arrests(3, [phnomPenh])], 30)).toEqual({ discs: 2.6, arcs: 1.3 })
    expect(at([], 30)).toEqual({ discs: 2.6, arcs: 1.3 })
    expect(at([makeIncident({ count: exactly(9), places: [phnomPenh] })], 30).discs).toBe(2.6)
  })

  test('running totals, plans and what is filtered out have no say', () => {
    const few = [arrests(200, [phnomPenh])]
    const before = at(few, 30)
    expect(at([...few, arrests(40_000, [phnomPenh], { id: 'total', aggregate: true })], 30)).toEqual(before)
    expect(at([...few, deports(40_000, phnomPenh, town('Hunan', 112, 28), { status: 'planned' })], 30)).toEqual(before)
    const index = buildTimeIndex([...few, arrests(40_000, [phnomPenh], { id: 'hidden' })])
    const mask = Uint8Array.of(1, 0)
    expect(
      markScale(
        index,
        { mask, weights: selectAll(index).weights },
        { window: { from: 0, until: 30 }, mode: 'window', level: 8, largestRadius: LARGEST },
      ),
    ).toEqual(before)
  })

  test('holds for more places than a call can have arguments', () => {
    const index = buildTimeIndex(
      Array.from({ length: 200_000 }, (_, i) => arrests(1 + (i % 7), [phnomPenh], { id: `${i}` })),
    )
    const alone = { ...index.homesAt(11), row: Int32Array.from(index.incidents, (_, i) => i) }
    const scale = markScale({ ...index, homesAt: () => alone }, selectAll(index), {
      window: { from: 0, until: 1 },
      mode: 'window',
      level: 11,
      largestRadius: LARGEST,
    })
    expect(scale).toEqual({ discs: 2.6, arcs: 1.3 })
  })
})
