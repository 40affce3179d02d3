import { beforeAll, describe, expect, test } from 'vitest'
import { headlineOf, histogramOf, levelOf, listedOf, pictureOf, selectionOf } from '../../src/state/selectors.ts'
import { prepareFor, tablesFor } from '../../src/state/tables.ts'
import { MODES } from '../../src/domain/view.ts'
import { histogram } from '../../src/time/histogram.ts'
import { pictureAt } from '../../src/time/picture.ts'
import { spanOf } from '../../src/time/span.ts'
import { tally } from '../../src/time/tally.ts'
import { randomNumbers } from '../helpers/arbitraries.ts'
import { generate, incidentsOf } from '../helpers/generate.ts'
import type { OwnState } from './appStates.ts'
import { between, filters, stateOf } from './appStates.ts'
import { spelledMark } from '../helpers/spelledMark.ts'

/** As many as make the selectors answer from tables. */
const MANY = 6_000

describe('with thousands of incidents', () => {
  let base: OwnState
  let views: OwnState[]
  beforeAll(async () => {
    base = stateOf(incidentsOf(generate(MANY, { seed: 21 })))
    await prepareFor(base.dataset.incidents)
    expect(tablesFor(base.dataset.index)).not.toBeNull()
    const random = randomNumbers(4)
    const visiblePoints = Uint8Array.from(base.dataset.index.places, () => (random() < 0.5 ? 1 : 0))
    views = MODES.flatMap((mode, i) =>
      [null, visiblePoints].map((visible) => ({
        ...base,
        zoom: 1 + 3 * i,
        visiblePoints: visible,
        view: {
          ...base.view,
          mode,
          window: between(`201${i + 2}-03-01`, `201${i + 3}-06-30`),
          split: i % 2 === 0,
          filters: filters(i % 2 ? { types: ['arrest'], exactDays: i === 3 } : {}),
        },
      })),
    )
  })

  test('the map shows the same marks as with few', () => {
    for (const state of views) {
      const level = levelOf(state)
      const span = spanOf(state.view.window, state.view.mode)
      const picture = pictureOf(state)
      const slow = pictureAt(state.dataset.index, selectionOf(state), span, level, { split: state.view.split })
      expect(slow.clusters.length).toBeGreaterThan(5)
      const byRow = (marks: typeof slow.clusters) => marks.toSorted((a, b) => a.row - b.row).map(spelledMark)
      const byPair = (marks: typeof slow.flows) => marks.toSorted((a, b) => a.pair - b.pair).map(spelledMark)
      const byTie = (marks: typeof slow.ties) => marks.toSorted((a, b) => a.tie - b.tie).map(spelledMark)
      expect(byRow(picture.clusters)).toEqual(byRow(slow.clusters))
      expect(byTie(picture.ties)).toEqual(byTie(slow.ties))
      expect(byPair(picture.flows)).toEqual(byPair(slow.flows))
      expect(picture.undrawn).toEqual(slow.undrawn)
      expect(pictureOf(state)).toBe(picture)
    }
  })

  test('the headline is the tally of what is listed', () => {
    for (const state of views) {
      const { weights } = selectionOf(state)
      const { shown } = listedOf(state)
      expect(shown.length).toBeGreaterThan(0)
      expect(headlineOf(state)).toEqual(tally(state.dataset.index, weights, shown))
      expect(headlineOf(state)).toBe(headlineOf(state))
    }
  })

  test('the bars are those of what is on the screen', () => {
    for (const state of views) {
      const { index, extent } = state.dataset
      const { mask, weights } = selectionOf(state)
      const visible = (i: number): boolean => {
        const points = [...index.points[i]!, index.origin[i]!, index.destination[i]!].filter((point) => point >= 0)
        return !state.visiblePoints || points.length === 0 || points.some((point) => state.visiblePoints![point])
      }
      const shown = mask.map((passes, i) => (passes && visible(i) ? 1 : 0))
      const fast = histogramOf(state)
      const slow = histogram(index, { mask: shown, weights }, extent, fast.unit)
      for (const type of ['arrests', 'deportations'] as const)
        for (const side of ['exact', 'spread'] as const)
          expect([...fast[type][side]]).toEqual([...slow[type][side]].map((people) => expect.closeTo(people, 6)))
    }
  })
})
