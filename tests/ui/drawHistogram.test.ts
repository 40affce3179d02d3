import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNITS } from '../../src/domain/day.ts'
import type { Scale, Window } from '../../src/domain/view.ts'
import { SCALES } from '../../src/domain/view.ts'
import { histogram } from '../../src/time/histogram.ts'
import type { Histogram } from '../../src/time/histogram.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import type { LayerName, TimelinePicture } from '../../src/ui/timeline/drawHistogram.ts'
import { AXIS_HEIGHT, dayToX, drawLayer, shownEdges, xToDay } from '../../src/ui/timeline/drawHistogram.ts'
import { FIRST_DAY, LAST_DAY, anyIncidents, seeded } from '../helpers/arbitraries.ts'
import { arrests, day, deports, onDay, selectAll, town } from '../map/scenes.ts'
import type { Drawn, Fill } from './recordingContext.ts'
import { recordingContext } from './recordingContext.ts'

const INKS = { arrest: 'warm', deportation: 'cool', ink: 'ink', ink2: 'ink2', hairline: 'hairline', page: 'page' }
const [WIDTH, HEIGHT] = [900, 128]
const PLOT = HEIGHT - AXIS_HEIGHT

const anyAxis: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: FIRST_DAY - 400, max: LAST_DAY }), fc.integer({ min: 28, max: 6000 }))
  .map(([from, length]) => ({ from, until: from + length }))

const pictureOf = (bars: Histogram, axis: Window, change: Partial<TimelinePicture> = {}): TimelinePicture => ({
  histogram: bars,
  axis,
  scale: 'linear',
  thin: [],
  inks: INKS,
  ...change,
})

function layer(name: LayerName, picture: TimelinePicture, width = WIDTH, height = HEIGHT): readonly Drawn[] {
  const { context, drawn, depth } = recordingContext()
  drawLayer(name, context, width, height, picture)
  expect(depth()).toBe(0)
  return drawn
}

const fillsOf = (drawn: readonly Drawn[], color: string): Fill[] =>
  drawn.filter((item): item is Fill => item.kind === 'fill' && item.color === color)

/** Where the ink axis between arrests and deportations lies. */
function middleOf(picture: TimelinePicture): number {
  const line = layer('axis', picture).findLast((item) => item.kind === 'line')
  if (line?.kind !== 'line') return expect.fail('no axis')
  const [[left, y], [right, level]] = [line.points[0]!, line.points[1]!]
  expect([left, right, level, line.color]).toEqual([0, WIDTH, y, 'ink'])
  return y
}

const month = { from: day('2017-08-01'), until: day('2017-09-01') }

/** Bars of given people on the days of August 2017: exact, and with an imprecise date. */
function august(
  bars: { day: number; arrests?: [exact: number, spread: number]; deportations?: [exact: number, spread: number] }[],
): Histogram {
  const edges = Int32Array.from({ length: 32 }, (_, i) => month.from + i)
  const empty = (): Histogram['arrests'] => ({ exact: new Float64Array(31), spread: new Float64Array(31) })
  const result: Histogram = { unit: 'day', edges, arrests: empty(), deportations: empty() }
  for (const bar of bars)
    for (const side of ['arrests', 'deportations'] as const) {
      const [exact, spread] = bar[side] ?? [0, 0]
      result[side].exact[bar.day - 1] = exact
      result[side].spread[bar.day - 1] = spread
    }
  return result
}

describe('days and pixels', () => {
  test('lead to each other and back', () => {
    fc.assert(
      fc.property(
        anyAxis,
        fc.double({ min: 50, max: 4000, noNaN: true }),
        fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        (axis, width, share) => {
          const at = axis.from + (axis.until - axis.from) * share
          expect(xToDay(dayToX(at, axis, width), axis, width)).toBeCloseTo(at, 6)
          expect(dayToX(xToDay(width * share, axis, width), axis, width)).toBeCloseTo(width * share, 6)
          expect([dayToX(axis.from, axis, width), dayToX(axis.until, axis, width)]).toEqual([0, width])
          expect(dayToX(at + 1, axis, width)).toBeGreaterThan(dayToX(at, axis, width))
        },
      ),
      seeded(),
    )
  })
})

describe('bars', () => {
  test('stay inside the plot, arrests above the axis and deportations below, where their days are', () => {
    fc.assert(
      fc.property(
        anyIncidents(25),
        anyAxis,
        fc.constantFrom(...UNITS),
        fc.constantFrom<Scale>(...SCALES),
        (incidents, axis, unit, scale) => {
          fc.pre(unit !== 'day' || axis.until - axis.from < 600)
          const index = buildTimeIndex(incidents)
          const bars = histogram(index, selectAll(index), axis, unit)
          const picture = pictureOf(bars, axis, { scale })
          const drawn = layer('bars', picture)
          const middle = middleOf(picture)
          expect(middle).toBeGreaterThanOrEqual(4)
          expect(middle).toBeLessThanOrEqual(PLOT)
          for (const [side, color] of [
            ['arrests', 'warm'],
            ['deportations', 'cool'],
          ] as const) {
            const fills = fillsOf(drawn, color)
            for (const { top, height, width, left } of fills) {
              expect([top, height, width, left].every(Number.isFinite)).toBe(true)
              expect(height).toBeGreaterThanOrEqual(0)
              expect(width).toBeGreaterThanOrEqual(0.8)
              expect(top).toBeGreaterThanOrEqual(side === 'arrests' ? 0 : middle - 1e-9)
              expect(top + height).toBeLessThanOrEqual(side === 'arrests' ? middle + 1e-9 : PLOT)
            }
            const people = [...bars[side].exact].map((exact, bin) => exact + bars[side].spread[bin]!)
            const bins = people.flatMap((count, bin) => (count > 0 ? [bin] : []))
            const lefts = [...new Set(fills.map(({ left }) => left))]
            expect(lefts).toHaveLength(bins.length)
            bins.forEach((bin, i) => {
              const [from, until] = [dayToX(bars.edges[bin]!, axis, WIDTH), dayToX(bars.edges[bin + 1]!, axis, WIDTH)]
              expect(lefts[i]!).toBeGreaterThanOrEqual(from)
              expect(lefts[i]!).toBeLessThanOrEqual(until)
            })
          }
        },
      ),
      seeded(200),
    )
  })

  test('have heights in the proportion of people, or of their square roots, on both sides alike', () => {
    const anyBar = fc.record({
      arrests: fc.integer({ min: 30, max: 900 }),
      deportations: fc.integer({ min: 30, max: 900 }),
    })
    fc.assert(
      fc.property(
        fc.array(anyBar, { minLength: 2, maxLength: 12 }),
        fc.constantFrom<Scale>(...SCALES),
        (counts, scale) => {
          const bars = august(
            counts.map((bar, i) => ({ day: i + 1, arrests: [bar.arrests, 0], deportations: [bar.deportations, 0] })),
          )
          const drawn = layer('bars', pictureOf(bars, month, { scale }))
          const size = (people: number): number => (scale === 'sqrt' ? Math.sqrt(people) : people)
          const heights = [...fillsOf(drawn, 'warm'), ...fillsOf(drawn, 'cool')].map(({ height }) => height)
          const people = [...counts.map((bar) => bar.arrests), ...counts.map((bar) => bar.deportations)]
          const perUnit =
            (PLOT - 8) /
            (size(Math.max(...counts.map((bar) => bar.arrests))) +
              size(Math.max(...counts.map((bar) => bar.deportations))))
          expect(heights).toHaveLength(people.length)
          heights.forEach((height, i) => expect(height).toBeCloseTo(Math.max(1, size(people[i]!) * perUnit), 6))
        },
      ),
      seeded(150),
    )
  })

  test('of a single person among thousands can still be seen', () => {
    const drawn = layer(
      'bars',
      pictureOf(
        august([
          { day: 1, arrests: [4000, 0] },
          { day: 2, arrests: [1, 0] },
        ]),
        month,
      ),
    )
    expect(fillsOf(drawn, 'warm').map(({ height }) => height)).toEqual([PLOT - 8, 1])
  })

  test('have their imprecise part on the outside, hatched and pale, with its share of the height', () => {
    for (const scale of SCALES) {
      const picture = pictureOf(
        august([
          { day: 5, arrests: [30, 90], deportations: [10, 30] },
          { day: 6, arrests: [0, 40] },
        ]),
        month,
        { scale },
      )
      const drawn = layer('bars', picture)
      const [exact, spread, alone] = fillsOf(drawn, 'warm').filter(({ height }) => height > 0)
      const middle = middleOf(picture)
      expect(exact!.top + exact!.height).toBeCloseTo(middle, 9)
      expect(spread!.top + spread!.height).toBeCloseTo(exact!.top, 9)
      expect(spread!.height / exact!.height).toBeCloseTo(3, 9)
      expect([exact!.alpha, spread!.alpha, alone!.alpha]).toEqual([1, 0.28, 0.28])
      const below = fillsOf(drawn, 'cool')
      expect(below.map(({ top }) => top)).toEqual([middle, expect.closeTo(middle + below[0]!.height, 9)])
      // Hatched inside of the bar only.
      const lines = drawn.filter((item) => item.kind === 'line')
      expect(lines).toHaveLength(3)
      for (const line of lines) {
        expect(line.color === 'warm' || line.color === 'cool').toBe(true)
        expect(line.points.length).toBeGreaterThan(2)
        expect([exact!.left, alone!.left]).toContain(line.clip![0])
      }
    }
  })

  test('as ghosts are the same bars, all paler', () => {
    const picture = pictureOf(august([{ day: 5, arrests: [30, 90], deportations: [10, 30] }]), month)
    const [full, ghosts] = [layer('bars', picture), layer('ghosts', picture)]
    expect(ghosts).toHaveLength(full.length)
    full.forEach((item, i) => {
      const ghost = ghosts[i]!
      if ((item.kind !== 'fill' && item.kind !== 'line') || (ghost.kind !== 'fill' && ghost.kind !== 'line'))
        return expect.fail(item.kind)
      expect({ ...ghost, alpha: 0 }).toEqual({ ...item, alpha: 0 })
      expect(ghost.alpha).toBeCloseTo(item.alpha * 0.22, 9)
    })
  })

  test('of nothing are none, and the axis is still there', () => {
    const picture = pictureOf(august([]), month)
    expect(layer('bars', picture)).toEqual([])
    expect(Number.isFinite(middleOf(picture))).toBe(true)
  })

  test('of the seeds’ kind: 154 and 225 on their days, 105 below over the whole month', () => {
    const index = buildTimeIndex([
      arrests(154, [town('Siem Reap', 103.9, 13.4)], { date: onDay('2017-08-02') }),
      arrests(225, [town('Phnom Penh', 104.9, 11.6)], { date: onDay('2017-08-16') }),
      deports(105, town('Phnom Penh', 104.9, 11.6), town('Hunan', 112, 28), {
        date: { start: '2017-08-01', end: '2017-08-31', precision: 'month' },
      }),
    ])
    const drawn = layer('bars', pictureOf(histogram(index, selectAll(index), month, 'day'), month))
    const warm = fillsOf(drawn, 'warm')
    expect(warm.map(({ left }) => Math.floor(xToDay(left, month, WIDTH)) - month.from)).toEqual([1, 15])
    expect(warm[1]!.height / warm[0]!.height).toBeCloseTo(225 / 154, 9)
    expect(fillsOf(drawn, 'cool').filter(({ alpha }) => alpha === 0.28)).toHaveLength(31)
  })
})

describe('the window', () => {
  const anyEdge = fc.oneof(
    fc.integer({ min: FIRST_DAY - 900, max: LAST_DAY + 900 }),
    fc.constantFrom(-Infinity, Infinity),
  )

  test('cuts full bars out exactly where its days are on the axis', () => {
    fc.assert(
      fc.property(anyAxis, anyEdge, anyEdge, fc.double({ min: 0, max: 1, noNaN: true }), (axis, a, b, share) => {
        fc.pre(a !== b && a !== Infinity && b !== Infinity)
        const shown = { from: Math.min(a, b), until: Math.max(a, b) }
        const [left, right] = shownEdges(shown, axis, WIDTH)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(WIDTH)
        expect(right).toBeGreaterThanOrEqual(left)
        const x = share * WIDTH
        const day = xToDay(x, axis, WIDTH)
        fc.pre(Math.min(Math.abs(day - shown.from), Math.abs(day - shown.until)) > 1e-6)
        expect(x >= left && x < right).toBe(day >= shown.from && day < shown.until)
      }),
      seeded(400),
    )
  })
})

describe('the ground', () => {
  const wordsOn = (axis: Window, width = WIDTH): { text: string; x: number }[] =>
    layer('ground', pictureOf(august([]), axis), width).flatMap((item) =>
      item.kind === 'word' ? [{ text: item.text, x: item.x }] : [],
    )

  test('names years where they begin, months when there is room, and fewer years when there is little', () => {
    const all = { from: day('2011-01-01'), until: day('2026-06-01') }
    const years = wordsOn(all, 1300)
    expect(years.map(({ text }) => text)).toEqual(Array.from({ length: 16 }, (_, i) => `${2011 + i}`))
    for (const { text, x } of years)
      expect(Math.abs(x - 3 - dayToX(day(`${text}-01-01`), all, 1300))).toBeLessThanOrEqual(1)
    const few = wordsOn(all, 320)
    expect(few.length).toBeLessThan(10)
    expect(few.length).toBeGreaterThan(4)
    expect(wordsOn({ from: day('2017-06-01'), until: day('2018-03-01') }).map(({ text }) => text)).toEqual([
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
      '2018',
      'Feb',
    ])
  })

  test('never writes names into each other or over the edge', () => {
    fc.assert(
      fc.property(anyAxis, fc.integer({ min: 200, max: 2400 }), (axis, width) => {
        const words = wordsOn(axis, width)
        words.forEach(({ text, x }, i) => {
          expect(x + text.length * 6).toBeLessThanOrEqual(words[i + 1]?.x ?? width)
        })
      }),
      seeded(),
    )
  })

  test('is dotted where little was collected, only there', () => {
    const thin = { from: day('2017-08-10'), until: day('2017-08-20') }
    const dots = fillsOf(layer('ground', pictureOf(august([]), month, { thin: [thin] })), 'ink2')
    expect(dots.length).toBeGreaterThan(50)
    for (const { left, top, width, height } of dots) {
      expect(left).toBeGreaterThanOrEqual(dayToX(thin.from, month, WIDTH) - 1e-9)
      expect(left + width).toBeLessThanOrEqual(dayToX(thin.until, month, WIDTH) + 1)
      expect(top + height).toBeLessThanOrEqual(PLOT + 1)
    }
    expect(fillsOf(layer('ground', pictureOf(august([]), month)), 'ink2')).toEqual([])
  })
})
