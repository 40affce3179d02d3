import { describe, expect, test } from 'vitest'
import { weigh } from '../../src/domain/weigh.ts'
import { levelGroups, seenRows, standings } from '../../src/time/levelGroups.ts'
import { levelPicture } from '../../src/time/levelPicture.ts'
import type { Picture, Selection } from '../../src/time/picture.ts'
import { pictureAt } from '../../src/time/picture.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { keepSums, sortBySlot, collectEvents } from '../../src/time/windowEvents.ts'
import { openTable, windowTable } from '../../src/time/windowTable.ts'
import { pictureFromTable } from '../../src/time/tablePicture.ts'
import { randomNumbers } from '../helpers/arbitraries.ts'
import { touchingIn } from '../../src/time/timeOrder.ts'
import { FIRST, LAST, SHAPES, generate, incidentsOf } from '../helpers/generate.ts'
import { expectInOrder, spelledMark } from '../helpers/spelledMark.ts'

const N = 4000
const ALL = { mostArcs: Infinity, mostTies: Infinity }

function open(
  index: TimeIndex,
  selection: Selection,
  level: number,
  { seen = null as Uint8Array | null, mostPairs = Infinity } = {},
) {
  const { groups, grouping } = levelGroups(index, selection, standings(index)(level), seen, mostPairs)
  const events = collectEvents(index, selection.weights, grouping)
  return { groups, table: openTable(events, { kept: keepSums(events), members: sortBySlot(events) }) }
}

const spans = (seed: number): { from: number; until: number }[] => {
  const random = randomNumbers(seed)
  return Array.from({ length: 12 }, () => {
    const from = FIRST + Math.floor(random() * (LAST - FIRST))
    return { from, until: from + 1 + Math.floor(2500 * random() ** 2) }
  })
}

/** Marks by where they are: ties and pairs have other numbers. */
function spelledOut({ clusters, ties, flows, undrawn }: Picture): unknown {
  return {
    clusters: clusters.map(spelledMark).toSorted((a, b) => a.row - b.row),
    ties: ties
      .map(spelledMark)
      .map(({ tie: _tie, ...mark }) => mark)
      .toSorted((a, b) => a.rows.join().localeCompare(b.rows.join())),
    flows: flows
      .map(spelledMark)
      .map(({ pair: _pair, ...mark }) => mark)
      .toSorted((a, b) => a.origin - b.origin || a.destination - b.destination),
    undrawn: [...undrawn],
  }
}

describe('a picture of a large set', () => {
  test.each(SHAPES)('is that of going over the incidents, for any windows: %s', (shape) => {
    const index = buildTimeIndex(incidentsOf(generate(N, { shape, seed: 31 })))
    const random = randomNumbers(6)
    const mask = Uint8Array.from(index.incidents, () => (random() < 0.7 ? 1 : 0))
    const selection = { mask, weights: weigh(index.incidents, index.inside, mask) }
    for (const level of [0, 3, 11]) {
      const { groups, table } = open(index, selection, level)
      expect(groups.flowLevel).toBe(level)
      for (const span of spans(level)) {
        const picture = levelPicture(groups, table, span, ALL)
        expectInOrder(picture)
        expect(spelledOut(picture)).toEqual(spelledOut(pictureAt(index, selection, span, level)))
      }
    }
  })

  test.each(SHAPES)('of a span alone is the same, for all windows within it: %s', (shape) => {
    const index = buildTimeIndex(incidentsOf(generate(N, { shape, seed: 33 })))
    const random = randomNumbers(9)
    const mask = Uint8Array.from(index.incidents, () => (random() < 0.7 ? 1 : 0))
    const selection = { mask, weights: weigh(index.incidents, index.inside, mask) }
    const level = 4
    const { groups, grouping } = levelGroups(index, selection, standings(index)(level), null)
    const all = openTable(collectEvents(index, selection.weights, grouping))
    for (const within of [...spans(8), { from: -Infinity, until: FIRST + 900 }]) {
      const few = openTable(
        collectEvents(index, selection.weights, grouping, touchingIn(index.timeOrder(), index.columns, within)),
      )
      const [least, most] = [Math.max(FIRST, within.from), within.until]
      const inner = Array.from({ length: 6 }, () => {
        const from = least + Math.floor(random() * (most - least))
        return { from, until: from + 1 + Math.floor(random() * (most - from)) }
      })
      for (const span of [within, ...inner]) {
        const [ahead, whole] = [levelPicture(groups, few, span), levelPicture(groups, all, span)]
        expect(spelledOut(ahead)).toEqual(spelledOut(whole))
        expect(ahead.left).toEqual(whole.left)
      }
    }
  })

  test('of a part of the world has what stands there, and what reaches it', () => {
    const index = buildTimeIndex(incidentsOf(generate(N, { seed: 32 })))
    const mask = new Uint8Array(N).fill(1)
    const selection = { mask, weights: weigh(index.incidents, index.inside, mask) }
    const near = Uint8Array.from(index.hierarchy.points.x, (x) => (x > 0.6 ? 1 : 0))
    let met = 0
    for (const level of [1, 5]) {
      const seen = seenRows(index, level, near)
      const { groups, table } = open(index, selection, level, { seen })
      const whole = windowTable(index, selection, level, near)
      for (const span of spans(level)) {
        const { undrawn: _, ...fast } = levelPicture(groups, table, span, ALL)
        const { undrawn: _other, ...slow } = pictureFromTable(index, selection, whole, span, level)
        met += fast.clusters.length
        expect(spelledOut({ ...fast, undrawn: [] })).toEqual(spelledOut({ ...slow, undrawn: [] }))
      }
    }
    expect(met).toBeGreaterThan(20)
  })

  test('with more arcs than can be read draws them between larger areas, with the same people', () => {
    const index = buildTimeIndex(incidentsOf(generate(N, { seed: 33 })))
    const mask = new Uint8Array(N).fill(1)
    const selection = { mask, weights: weigh(index.incidents, index.inside, mask) }
    const { groups, table } = open(index, selection, 6, { mostPairs: 300 })
    expect(groups.flowLevel).toBeLessThan(6)
    for (const span of spans(4)) {
      const coarse = pictureAt(index, selection, span, groups.flowLevel)
      const picture = levelPicture(groups, table, span, ALL)
      const figures = ({ flows }: Picture): unknown[] => flows.map(({ sum, records }) => [sum.least, records]).sort()
      expect(figures(picture)).toEqual(figures(coarse))
      expect(picture.undrawn).toEqual(coarse.undrawn)
      // Ends are clusters of the level that the discs are of, at the same places.
      const placeOf = (level: number, row: number): number => index.hierarchy.levels[level]!.seed[row]!
      const ends = (level: number, { flows }: Picture): string[] =>
        flows.map(({ origin, destination }) => `${placeOf(level, origin)}>${placeOf(level, destination)}`).sort()
      expect(ends(6, picture)).toEqual(ends(groups.flowLevel, coarse))
      const few = levelPicture(groups, table, span, { mostArcs: 10 })
      const most = coarse.flows.map(({ sum }) => sum.least).toSorted((a, b) => b - a)
      expect(few.flows.map(({ sum }) => sum.least).toSorted((a, b) => b - a)).toEqual(most.slice(0, 10))
      expect(few.left).toMatchObject({
        arcs: Math.max(0, most.length - 10),
        deported: most.slice(10).reduce((sum, people) => sum + people, 0),
      })
    }
  })
})
