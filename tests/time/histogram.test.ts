import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNITS, addUnits, floorDay, formatDay, parseDay } from '../../src/domain/day.ts'
import { extentOf } from '../../src/domain/extent.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { weigh } from '../../src/domain/weigh.ts'
import { binEdges, histogram } from '../../src/time/histogram.ts'
import type { Histogram } from '../../src/time/histogram.ts'
import { histogramTable } from '../../src/time/histogramTable.ts'
import { tally } from '../../src/time/tally.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { anyDay, anyIncidents, everyone, exactly, makeIncident, seeded } from '../helpers/arbitraries.ts'

const anyUnit = fc.constantFrom(...UNITS)
const anySpan = fc
  .tuple(anyDay, fc.integer({ min: 1, max: 2000 }))
  .map(([from, length]) => ({ from, until: from + length }))
const total = (...bars: Float64Array[]): number => bars.reduce((sum, bar) => sum + bar.reduce((a, b) => a + b, 0), 0)
const binned = (
  incidents: readonly Incident[],
  from: string,
  until: string,
  unit: (typeof UNITS)[number],
): Histogram => {
  const index = buildTimeIndex(incidents)
  const mask = everyone(incidents)
  const span = { from: parseDay(from)!, until: parseDay(until)! }
  return histogram(index, { mask, weights: weigh(incidents, index.inside, mask) }, span, unit)
}

describe('bins', () => {
  test('cover the span without a gap, each of them one unit, none of them idle', () => {
    fc.assert(
      fc.property(anySpan, anyUnit, (span, unit) => {
        const edges = [...binEdges(span, unit)]
        expect(edges[0]).toBe(floorDay(span.from, unit))
        expect(edges.at(-1)!).toBeGreaterThanOrEqual(span.until)
        expect(edges.at(-2)!).toBeLessThan(span.until)
        for (let i = 0; i + 1 < edges.length; i++) {
          expect(floorDay(edges[i]!, unit)).toBe(edges[i])
          expect(edges[i + 1]).toBe(addUnits(edges[i]!, unit, 1))
        }
      }),
      seeded(300),
    )
  })
})

describe('a histogram', () => {
  test('is what going through the days one by one gives', () => {
    fc.assert(
      fc.property(
        anyIncidents(20),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        anySpan,
        anyUnit,
        (incidents, passes, span, unit) => {
          const index = buildTimeIndex(incidents)
          const mask = Uint8Array.from(incidents, (_, i) => (passes[i] ? 1 : 0))
          const weights = weigh(incidents, index.inside, mask)
          const bars = histogram(index, { mask, weights }, span, unit)
          const slow = {
            arrest: [new Map<number, number>(), new Map<number, number>()],
            deportation: [new Map<number, number>(), new Map<number, number>()],
          }
          incidents.forEach(({ date, type }, i) => {
            const first = parseDay(date.start ?? date.end ?? '')
            const last = parseDay(date.end ?? date.start ?? '')
            if (!mask[i] || first === null || last === null || (type !== 'arrest' && type !== 'deportation')) return
            const bins = slow[type][date.precision === 'day' ? 0 : 1]!
            for (let day = first; day <= last; day++) {
              const bin = floorDay(day, unit)
              bins.set(bin, (bins.get(bin) ?? 0) + weights.least[i]! / (last - first + 1))
            }
          })
          for (let bin = 0; bin + 1 < bars.edges.length; bin++) {
            const start = bars.edges[bin]!
            expect(bars.arrests.exact[bin]).toBeCloseTo(slow.arrest[0]!.get(start) ?? 0, 6)
            expect(bars.arrests.spread[bin]).toBeCloseTo(slow.arrest[1]!.get(start) ?? 0, 6)
            expect(bars.deportations.exact[bin]).toBeCloseTo(slow.deportation[0]!.get(start) ?? 0, 6)
            expect(bars.deportations.spread[bin]).toBeCloseTo(slow.deportation[1]!.get(start) ?? 0, 6)
          }
        },
      ),
      seeded(250),
    )
  })

  test('adds up to the people of the list over the whole axis, in every unit', () => {
    fc.assert(
      fc.property(anyIncidents(), anyUnit, (incidents, unit) => {
        const index = buildTimeIndex(incidents)
        const mask = everyone(incidents)
        const weights = weigh(incidents, index.inside, mask)
        const { arrests, deportations } = histogram(index, { mask, weights }, extentOf(incidents), unit)
        const dated = incidents.map((_, i) => i).filter((i) => incidents[i]!.date.start ?? incidents[i]!.date.end)
        const listed = tally(index, weights, dated)
        const leastOf = (type: string): number =>
          dated.reduce((sum, i) => sum + (incidents[i]!.type === type ? weights.least[i]! : 0), 0)
        expect(total(arrests.exact, arrests.spread)).toBeCloseTo(leastOf('arrest'), 5)
        expect(total(deportations.exact, deportations.spread)).toBeCloseTo(leastOf('deportation'), 5)
        // Bounds of a remainder without its parts can be out of order; then the list's least is the other bound.
        expect(listed.arrested.least).toBeLessThanOrEqual(leastOf('arrest'))
        if (listed.arrested.least < leastOf('arrest')) expect(listed.arrested.most).toBe(leastOf('arrest'))
      }),
      seeded(250),
    )
  })

  test('spreads "in July" over July, in its own colour, and cuts it at the edge of the axis', () => {
    const incidents = [
      makeIncident({
        id: 'a',
        count: exactly(31),
        date: { start: '2017-07-01', end: '2017-07-31', precision: 'month' },
      }),
      makeIncident({
        id: 'b',
        count: exactly(154),
        date: { start: '2017-07-03', end: '2017-07-03', precision: 'day' },
      }),
    ]
    const { edges, arrests } = binned(incidents, '2017-07-03', '2017-07-17', 'week')
    expect([...edges].map(formatDay)).toEqual(['2017-07-03', '2017-07-10', '2017-07-17'])
    expect([...arrests.spread]).toEqual([expect.closeTo(7, 9), expect.closeTo(7, 9)])
    expect([...arrests.exact]).toEqual([154, 0])
  })

  test('leaves out plans, running totals and what the map does not draw', () => {
    const date = { start: '2017-07-03', end: '2017-07-03', precision: 'day' as const }
    const incidents = [
      makeIncident({ id: 'a', count: exactly(10), date, status: 'planned' }),
      makeIncident({ id: 'b', count: exactly(10), date, aggregate: true }),
      makeIncident({ id: 'c', count: exactly(10), date, type: 'rescue' }),
    ]
    const { arrests, deportations } = binned(incidents, '2017-01-01', '2018-01-01', 'year')
    expect(total(arrests.exact, arrests.spread, deportations.exact, deportations.spread)).toBe(0)
  })
})

test('a table of days gives the same bars, for any axis and unit', () => {
  fc.assert(
    fc.property(
      anyIncidents(25),
      fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
      fc.array(fc.tuple(anySpan, anyUnit), { minLength: 1, maxLength: 4 }),
      (incidents, passes, axes) => {
        const index = buildTimeIndex(incidents)
        const mask = Uint8Array.from(incidents, (_, i) => (passes[i] ? 1 : 0))
        const selection = { mask, weights: weigh(incidents, index.inside, mask) }
        const table = histogramTable(index, selection)!
        for (const [span, unit] of axes) {
          const [fast, slow] = [table(span, unit), histogram(index, selection, span, unit)]
          expect([fast.unit, fast.edges]).toEqual([slow.unit, slow.edges])
          for (const type of ['arrests', 'deportations'] as const) {
            expect([...fast[type].exact]).toEqual([...slow[type].exact].map((people) => expect.closeTo(people, 6)))
            expect([...fast[type].spread]).toEqual([...slow[type].spread].map((people) => expect.closeTo(people, 6)))
            // Where nobody is, there is no bar of a trillionth of a person.
            slow[type].spread.forEach((people, bin) => people === 0 && expect(fast[type].spread[bin]).toBe(0))
          }
        }
      },
    ),
    seeded(250),
  )
})

test('a table of days is not made for dates that are a thousand years apart', () => {
  const on = (day: string): Incident => makeIncident({ id: day, date: { start: day, end: day, precision: 'day' } })
  const incidents = [on('0900-01-01'), on('2020-01-01')]
  const index = buildTimeIndex(incidents)
  const mask = everyone(incidents)
  expect(histogramTable(index, { mask, weights: weigh(incidents, index.inside, mask) })).toBeNull()
})
