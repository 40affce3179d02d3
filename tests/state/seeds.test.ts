import { describe, expect, test } from 'vitest'
import { buildSeeds } from '../../scripts/seedsPlugin.ts'
import { placesOf } from '../../src/domain/incident.ts'
import { isLocated } from '../../src/domain/place.ts'
import type { View } from '../../src/domain/view.ts'
import { defaultView, initialState } from '../../src/state/appState.ts'
import type { AppState } from '../../src/state/appState.ts'
import type { Seeds } from '../../src/state/seeds.ts'
import { datasetOfSeeds } from '../../src/state/seeds.ts'
import { headlineOf, histogramOf, listedOf, pictureOf, selectionOf } from '../../src/state/selectors.ts'
import type { Mark } from '../../src/time/picture.ts'
import { itemisedSum } from '../../src/ui/panels/Totals.tsx'
import { between, inWords } from './appStates.ts'

// As the page gets them: through JSON.
const seeds = JSON.parse(JSON.stringify(await buildSeeds())) as Seeds
const dataset = datasetOfSeeds(seeds)
const positionOf = (id: string): number => dataset.position.get(id) ?? expect.fail(`no incident ${id}`)
const LEVELS = Array.from({ length: 12 }, (_, level) => level)

const show = (view: Partial<View>, rest: Partial<AppState> = {}): AppState => ({
  ...initialState(dataset, { ...defaultView(dataset.extent), ...view }, []),
  ...rest,
})

function marksAt(view: Partial<View>, level: number): Mark[] {
  const picture = pictureOf(show(view, { zoom: level }))
  expect(picture.level).toBe(level)
  return [...picture.clusters, ...picture.ties, ...picture.flows]
}

const least = (state: AppState, ids: readonly string[]): number =>
  ids.reduce((sum, id) => sum + selectionOf(state).weights.least[positionOf(id)]!, 0)

describe('the seeds', () => {
  test('are the 371 incidents of the collection and the four of the dispatch, without a problem', () => {
    expect(seeds.parts.map(({ incidents }) => incidents.length)).toEqual([371, 4])
    expect(dataset.incidents).toHaveLength(375)
    expect(dataset.position.size).toBe(375)
    // Places that are not found are listed here, one by one, when there are any.
    expect(dataset.problems).toEqual([])
    expect(inWords(dataset.extent)).toBe('2011-01-01..2026-05-31')
  })

  test('place every incident', () => {
    for (const incident of dataset.incidents) {
      expect(placesOf(incident).length, incident.id).toBeGreaterThan(0)
      expect(
        placesOf(incident).filter((place) => !isLocated(place)),
        incident.id,
      ).toEqual([])
    }
  })

  test('hold the report of 18 August 2017 beside the collection', () => {
    expect(dataset.reports).toHaveLength(1)
    const { holds } = dataset.reports[0]!
    expect(holds).toHaveLength(8)
    expect(holds.filter((id) => !dataset.position.has(id))).toEqual([])
  })
})

describe('August 2017', () => {
  const view = { window: between('2017-08-01', '2017-08-31'), mode: 'window' } as const
  const joint = '2017-08-02-siem-reap-banteay-meanchey-arrest'
  const total = '2017-08-cambodia-arrest-total'
  const plan = '2017-08-cambodia-to-china-planned'

  test.each(LEVELS)('level %i: the 154 of Siem Reap and Banteay Meanchey are in one mark, and in it once', (level) => {
    const marks = marksAt(view, level)
    const holding = marks.filter((mark) => mark.members.includes(positionOf(joint)))
    expect(holding).toHaveLength(1)
    const mark = holding[0]!
    expect(mark.members.filter((i) => i === positionOf(joint))).toHaveLength(1)
    const others = mark.members.filter((i) => i !== positionOf(joint)).map((i) => dataset.incidents[i]!.id)
    expect(mark.sum.least - least(show(view), others)).toBe(154)
    // Seen closely the two provinces are apart, and tied.
    if (level === 11)
      expect([mark.kind, mark.kind === 'tie' && mark.rows.length, mark.sum.least]).toEqual(['tie', 2, 154])
  })

  test.each(LEVELS)('level %i: every mark holds others than every other, and no running total', (level) => {
    const members = marksAt(view, level).flatMap((mark) => mark.members)
    expect(new Set(members).size).toBe(members.length)
    expect(members.filter((i) => dataset.incidents[i]!.aggregate)).toEqual([])
    const arrested = marksAt(view, level)
      .filter((mark) => mark.kind !== 'flow')
      .reduce((sum, mark) => sum + mark.sum.least, 0)
    expect(arrested).toBe(headlineOf(show(view)).arrested.least)
  })

  test('“nearly 400” is listed as a running total, is in no sum, and its itemised incidents add up to 379', () => {
    const state = show(view)
    expect(listedOf(state).totals).toContain(positionOf(total))
    expect(listedOf(state).shown).not.toContain(positionOf(total))
    expect(dataset.incidents[positionOf(total)]!.count).toEqual({ min: 400, max: 400, qualifier: 'about' })
    expect(least(state, [total])).toBe(0)
    expect(itemisedSum(dataset, positionOf(total))).toEqual({ least: 379, most: 379, approximate: false })
  })

  test('the headline, name by name: every arrest that touches the month', () => {
    const state = show(view)
    const arrests = listedOf(state)
      .shown.map((i) => dataset.incidents[i]!)
      .filter(({ type }) => type === 'arrest')
    expect(Object.fromEntries(arrests.map(({ id, count }) => [id, count.min]))).toEqual({
      '2017-bangkok-arrest': 20,
      '2017-08-latvia-arrest': 110,
      [joint]: 154,
      '2017-08-16-phnom-penh-arrest': 225,
    })
    expect(headlineOf(state).arrested).toEqual({ least: 509, most: 509, approximate: false })
    expect(headlineOf(state).operations).toBe(4)
  })

  test('the bars of the month hold what happened on a day of it, and a share of what spans it', () => {
    const { arrests, edges } = histogramOf(show({ ...view, axis: view.window, unit: 'day' }))
    expect(edges).toHaveLength(32)
    expect(arrests.exact.reduce((a, b) => a + b, 0)).toBe(154 + 225)
    expect(arrests.exact[1]).toBe(154)
    expect(arrests.exact[15]).toBe(225)
    // Latvia over the whole month, Bangkok over the whole year.
    expect(arrests.spread.reduce((a, b) => a + b, 0)).toBeCloseTo(110 + (20 * 31) / 365, 9)
  })

  test('what is announced is drawn without people', () => {
    const holding = marksAt(view, 11).filter((mark) => mark.members.includes(positionOf(plan)))
    expect(holding).toHaveLength(1)
    expect(least(show(view), [plan])).toBe(0)
  })
})

describe('July 2017', () => {
  const view = { window: between('2017-07-01', '2017-07-31'), mode: 'window' } as const
  const whole = '2017-07-cambodia-to-china'
  const parts = ['2017-07-06-phnom-penh-to-hunan', '2017-07-sihanoukville-to-china']

  test('the 105 from Cambodia to China are 105 with their parts', () => {
    const state = show(view)
    expect(dataset.incidents[positionOf(whole)]!.count).toEqual({ min: 105, max: 105, qualifier: 'exact' })
    expect([whole, ...parts].map((id) => least(state, [id]))).toEqual([14, 74, 17])
    expect(least(state, [whole, ...parts])).toBe(105)
  })

  test.each(LEVELS)('level %i: the arcs add up to 105, however they are bundled', (level) => {
    const ids = [whole, ...parts]
    const positions = new Set(ids.map(positionOf))
    const flows = marksAt(view, level).filter((mark) => mark.members.some((i) => positions.has(i)))
    expect(flows.every((mark) => mark.kind === 'flow')).toBe(true)
    const members = flows.flatMap((mark) => mark.members)
    const others = members.filter((i) => !positions.has(i)).map((i) => dataset.incidents[i]!.id)
    // Where the whole world is 512 pixels wide, Cambodia and China are one cluster, and what is inside one has no arc.
    const undrawn = ids.filter((id) => !members.includes(positionOf(id)))
    expect(undrawn).toEqual(level === 0 ? [whole, parts[0]] : [])
    expect(
      flows.reduce((sum, mark) => sum + mark.sum.least, 0) - least(show(view), others) + least(show(view), undrawn),
    ).toBe(105)
  })

  test('a part that a filter hides stays in its whole', () => {
    const hidden = show({
      ...view,
      filters: {
        ...defaultView(dataset.extent).filters,
        destinations: ['CN'],
        exactDays: false,
        query: 'sihanoukville',
      },
    })
    expect(least(hidden, [parts[1]!])).toBe(17)
    const exact = show({
      ...view,
      filters: { ...defaultView(dataset.extent).filters, types: ['deportation'], exactDays: true },
    })
    expect([least(exact, [whole]), least(exact, [parts[0]!])]).toEqual([0, 74])
  })
})

test('over all years every person is in one mark at every level, and bars and headline agree', () => {
  const state = show({})
  const { arrested, deported } = headlineOf(state)
  const { arrests, deportations } = histogramOf(state)
  const people = (side: typeof arrests): number =>
    side.exact.reduce((a, b) => a + b, 0) + side.spread.reduce((a, b) => a + b, 0)
  expect(people(arrests)).toBeCloseTo(arrested.least, 3)
  expect(people(deportations)).toBeCloseTo(deported.least, 3)
  for (const level of LEVELS) {
    const marks = marksAt({}, level)
    const sum = (kinds: readonly Mark['kind'][]): number =>
      marks.filter(({ kind }) => kinds.includes(kind)).reduce((total, mark) => total + mark.sum.least, 0)
    expect(sum(['cluster', 'tie']), `level ${level}`).toBe(arrested.least)
    // Deportations whose ends are in one cluster have no arc at that level.
    expect(sum(['flow'])).toBeLessThanOrEqual(deported.least)
    expect(new Set(marks.flatMap((mark) => mark.members)).size).toBe(marks.flatMap((mark) => mark.members).length)
  }
})
