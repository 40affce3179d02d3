import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weigh } from '../../src/domain/weigh.ts'
import { MODES } from '../../src/domain/view.ts'
import { DEPORTATION, UNDATED } from '../../src/time/columns.ts'
import { buildDayTable, countsOfDays, daysOf, histogramOfDays, tallyOfDays } from '../../src/time/dayTable.ts'
import { histogram } from '../../src/time/histogram.ts'
import type { Selection } from '../../src/time/selection.ts'
import type { Span } from '../../src/time/span.ts'
import { spanOf, touches } from '../../src/time/span.ts'
import { tally } from '../../src/time/tally.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { NONE, buildTimeIndex } from '../../src/time/timeIndex.ts'
import { FIRST_DAY, LAST_DAY, anyDay, anyIncidents, randomNumbers, seeded } from '../helpers/arbitraries.ts'
import { FIRST, LAST, SHAPES, generate, incidentsOf } from '../helpers/generate.ts'

/** What going over the incidents one by one gives. */
function slowly(index: TimeIndex, { mask, weights }: Selection, visible: Uint8Array, span: Span) {
  const { columns, origin, destination, incidents } = index
  const inSpan = incidents.map((_, i) => i).filter((i) => touches(columns, i, span))
  const some = (passes: (i: number) => unknown): number[] => inSpan.filter(passes)
  const shown = some((i) => mask[i] && !columns.aggregate[i] && visible[i])
  return {
    tally: tally(index, weights, shown),
    counts: {
      shown: shown.length,
      imprecise: shown.filter((i) => incidents[i]!.date.precision !== 'day').length,
      outside: some((i) => mask[i] && !columns.aggregate[i] && !visible[i]).length,
      totals: some((i) => mask[i] && columns.aggregate[i]).length,
      endless: shown.filter((i) => columns.type[i] === DEPORTATION && (origin[i] === NONE || destination[i] === NONE))
        .length,
      hidden: some((i) => !mask[i] && !columns.aggregate[i]).length,
    },
  }
}

function expectSame(index: TimeIndex, selection: Selection, visible: Uint8Array, spans: readonly Span[]): void {
  const table = buildDayTable(index, daysOf(index), selection, visible)
  for (const span of spans)
    expect({ tally: tallyOfDays(table, span), counts: countsOfDays(table, span) }).toEqual(
      slowly(index, selection, visible, span),
    )
  const { mask } = selection
  expect(table.undated).toBe(index.incidents.filter((_, i) => mask[i] && index.columns.start[i] === UNDATED).length)
  const shown = { ...selection, mask: mask.map((passes, i) => (passes && visible[i] ? 1 : 0)) }
  for (const unit of ['week', 'month', 'year'] as const) {
    const axis = { from: FIRST - 100, until: LAST + 400 }
    const [fast, slow] = [histogramOfDays(table, axis, unit), histogram(index, shown, axis, unit)]
    expect(fast.edges).toEqual(slow.edges)
    for (const type of ['arrests', 'deportations'] as const)
      for (const side of ['exact', 'spread'] as const)
        expect([...fast[type][side]]).toEqual([...slow[type][side]].map((people) => expect.closeTo(people, 4)))
  }
}

const anySpans = fc.array(
  fc
    .tuple(anyDay, fc.integer({ min: 1, max: 6000 }), fc.constantFrom(...MODES))
    .map(([from, length, mode]) => spanOf({ from, until: from + length }, mode)),
  { minLength: 1, maxLength: 8 },
)

const randomBytes = (n: number, share: number, seed: number): Uint8Array => {
  const random = randomNumbers(seed)
  return Uint8Array.from({ length: n }, () => (random() < share ? 1 : 0))
}

describe('a table of days', () => {
  test('says of any window what going over the incidents says: headline, counts and bars', () => {
    fc.assert(
      fc.property(
        anyIncidents(),
        fc.integer(),
        fc.constantFrom('range', 'lowest', 'highest'),
        anySpans,
        (incidents, seed, reading, spans) => {
          const index = buildTimeIndex(incidents)
          const mask = randomBytes(incidents.length, 0.7, seed)
          const weights = weigh(incidents, index.inside, mask, reading)
          expectSame(index, { mask, weights }, randomBytes(incidents.length, 0.7, seed + 1), spans)
        },
      ),
      seeded(300),
    )
  })

  test.each(SHAPES)('does so for thousands of incidents of the shape "%s"', (shape) => {
    const index = buildTimeIndex(incidentsOf(generate(3000, { shape, seed: 8 })))
    const mask = randomBytes(3000, 0.7, 1)
    const weights = weigh(index.incidents, index.inside, mask)
    const random = randomNumbers(2)
    const spans = Array.from({ length: 20 }, (_, k) => {
      const from = FIRST + Math.floor(random() * (LAST - FIRST))
      return spanOf({ from, until: from + 1 + Math.floor(2000 * random() ** 2) }, MODES[k % MODES.length]!)
    })
    expectSame(index, { mask, weights }, randomBytes(3000, 0.6, 3), spans)
  })

  test('of nothing says nothing, and days that lie ten thousand years apart cost no more than others', () => {
    const none = buildTimeIndex([])
    expectSame(none, { mask: new Uint8Array(0), weights: weigh([], [], new Uint8Array(0)) }, new Uint8Array(0), [
      { from: FIRST_DAY, until: LAST_DAY },
    ])
    const facts = generate(50, { seed: 2 })
    const incidents = incidentsOf(facts).map((incident, i) =>
      i === 7
        ? { ...incident, date: { start: '0001-01-01', end: '9999-12-31', precision: 'range' as const } }
        : incident,
    )
    const index = buildTimeIndex(incidents)
    const mask = new Uint8Array(50).fill(1)
    expectSame(index, { mask, weights: weigh(incidents, index.inside, mask) }, mask, [
      { from: FIRST, until: LAST },
      { from: -Infinity, until: FIRST - 1000 },
    ])
    expect(daysOf(index).days.length).toBeLessThan(120)
  })
})
