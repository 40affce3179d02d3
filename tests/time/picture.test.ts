import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../src/domain/day.ts'
import type { Incident } from '../../src/domain/incident.ts'
import type { Place } from '../../src/domain/place.ts'
import { isLocated } from '../../src/domain/place.ts'
import type { Mode, Window } from '../../src/domain/view.ts'
import { MODES } from '../../src/domain/view.ts'
import { weigh } from '../../src/domain/weigh.ts'
import type { Mark, Picture, Selection } from '../../src/time/picture.ts'
import { markOf, pictureAt } from '../../src/time/picture.ts'
import { spanOf, touches } from '../../src/time/span.ts'
import { tally } from '../../src/time/tally.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { COUNTRY_ONLY, buildTimeIndex, levelForZoom } from '../../src/time/timeIndex.ts'
import {
  PLACES,
  anyDay,
  anyIncidents,
  everyone,
  exactly,
  makeIncident,
  seeded,
  unionOf,
  worlds,
} from '../helpers/arbitraries.ts'

const EVER = { from: -Infinity, until: Infinity }

const selectionOf = (index: TimeIndex, mask = everyone(index.incidents)): Selection => ({
  mask,
  weights: weigh(index.incidents, index.inside, mask),
})

const marksOf = ({ clusters, ties, flows }: Picture): Mark[] => [...clusters, ...ties, ...flows]

const anyWindow: fc.Arbitrary<Window> = fc
  .tuple(anyDay, fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6000 })))
  .map(([from, length]) => ({ from, until: from + length }))

const anyMask = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 })
const maskFor = (incidents: readonly unknown[], passes: readonly boolean[]): Uint8Array =>
  Uint8Array.from(incidents, (_, i) => (passes[i] ? 1 : 0))

/** The seed place of the cluster that a place belongs to, which names the cluster without the index's numbers. */
function clusterOf(index: TimeIndex, level: number, place: Place | null): string | null {
  if (!isLocated(place)) return null
  const isCountry = place.precision === 'country'
  const apart = index.places.map((other) => Math.abs(other.lon - place.lon) + Math.abs(other.lat - place.lat))
  const point = apart.findIndex((d, i) => d < 1e-4 && (index.places[i]!.precision === 'country') === isCountry)
  const { rowOf, seed } = index.hierarchy.levels[level]!
  return `p${seed[rowOf[point]!]}`
}

/** Where an incident is drawn, in words, straight from the incident. */
function homeOf(index: TimeIndex, level: number, incident: Incident): string | null {
  if (incident.type === 'deportation') {
    const [from, to] = [clusterOf(index, level, incident.origin), clusterOf(index, level, incident.destination)]
    return from === null || to === null || from === to ? null : `flow ${from} ${to}`
  }
  if (incident.type !== 'arrest') return null
  const clusters = [
    ...new Set(incident.places.map((place) => clusterOf(index, level, place)).filter((one) => one !== null)),
  ].sort()
  if (clusters.length === 0) return null
  return clusters.length === 1 ? `cluster ${clusters[0]}` : `tie ${clusters.join(' ')}`
}

function shows({ date }: Incident, window: Window, mode: Mode): boolean {
  const first = parseDay(date.start ?? date.end ?? '')
  const last = parseDay(date.end ?? date.start ?? '')
  if (first === null || last === null) return false
  if (mode === 'instant') return first <= window.until - 1 && last >= window.until - 1
  if (mode === 'from-start') return first < window.until
  if (mode === 'to-end') return last >= window.from
  return first < window.until && last >= window.from
}

/** A whole of which its parts leave nothing is drawn by them alone. */
const isSpent = (index: TimeIndex, { weights }: Selection, i: number): boolean =>
  index.inside[i]!.length > 0 &&
  index.incidents[i]!.status === 'done' &&
  weights.least[i] === 0 &&
  weights.most[i] === 0

interface SlowMark {
  members: number[]
  least: number
  most: number
}

/** The picture, the slow obvious way. */
function slowPicture(
  index: TimeIndex,
  { mask, weights }: Selection,
  window: Window,
  mode: Mode,
  level: number,
): Map<string, SlowMark> {
  const marks = new Map<string, SlowMark>()
  index.incidents.forEach((incident, i) => {
    const home = homeOf(index, level, incident)
    if (!mask[i] || incident.aggregate || home === null || !shows(incident, window, mode)) return
    if (isSpent(index, { mask, weights }, i)) return
    const mark = marks.get(home) ?? { members: [], least: 0, most: 0 }
    mark.members.push(i)
    mark.least += weights.least[i]!
    mark.most += weights.most[i]!
    marks.set(home, mark)
  })
  return marks
}

function nameOf(index: TimeIndex, level: number, mark: Mark): string {
  const { seed } = index.hierarchy.levels[level]!
  if (mark.kind === 'cluster') return `cluster p${seed[mark.row]}`
  if (mark.kind === 'tie')
    return `tie ${mark.rows
      .map((row) => `p${seed[row]}`)
      .sort()
      .join(' ')}`
  return `flow p${seed[mark.origin]} p${seed[mark.destination]}`
}

describe('a picture', () => {
  test('is what adding up one by one gives, for any window, mode, filter and level', () => {
    fc.assert(
      fc.property(
        anyIncidents(),
        anyMask,
        anyWindow,
        fc.constantFrom(...MODES),
        fc.integer({ min: 0, max: 11 }),
        (incidents, passes, window, mode, level) => {
          const index = buildTimeIndex(incidents)
          const selection = selectionOf(index, maskFor(incidents, passes))
          const slow = slowPicture(index, selection, window, mode, level)
          const fast = marksOf(pictureAt(index, selection, spanOf(window, mode), level))
          expect(fast.map((mark) => nameOf(index, level, mark)).sort()).toEqual([...slow.keys()].sort())
          for (const mark of fast) {
            const { members, least, most } = slow.get(nameOf(index, level, mark))!
            expect(mark.members.toSorted((a, b) => a - b)).toEqual(members)
            expect([mark.sum.least, mark.sum.most]).toEqual([
              Math.max(0, Math.min(least, most)),
              Math.max(0, least, most),
            ])
            expect(mark.sum.approximate).toBe(members.some((i) => selection.weights.approximate[i]))
            expect(mark.plannedOnly).toBe(members.every((i) => incidents[i]!.status === 'planned'))
          }
        },
      ),
      seeded(400),
    )
  })

  test('shows every incident in one mark at most, and in one unless it has no place, no date or nowhere to go', () => {
    fc.assert(
      fc.property(anyIncidents(), fc.integer({ min: 0, max: 11 }), (incidents, level) => {
        const index = buildTimeIndex(incidents)
        const selection = selectionOf(index)
        const shown = marksOf(pictureAt(index, selection, EVER, level)).flatMap((mark) => mark.members)
        expect(new Set(shown).size).toBe(shown.length)
        incidents.forEach((incident, i) => {
          const isDrawn =
            !incident.aggregate &&
            touches(index.columns, i, EVER) &&
            homeOf(index, level, incident) !== null &&
            !isSpent(index, selection, i)
          expect(shown.includes(i)).toBe(isDrawn)
        })
      }),
      seeded(200),
    )
  })

  test('splits a mark into parts that add up to its figure, largest first', () => {
    fc.assert(
      fc.property(anyIncidents(), anyMask, fc.integer({ min: 0, max: 11 }), (incidents, passes, level) => {
        const index = buildTimeIndex(incidents)
        const selection = selectionOf(index, maskFor(incidents, passes))
        const { clusters, ties } = pictureAt(index, selection, EVER, level, { split: true })
        for (const mark of [...clusters, ...ties]) {
          const parts = mark.split.map(([, people]) => people)
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(mark.sum.least)
          for (const part of parts) expect(part).toBeGreaterThan(0)
          expect(new Set(mark.split.map(([nationality]) => nationality)).size).toBe(parts.length)
        }
        for (const mark of pictureAt(index, selection, EVER, level).clusters) expect(mark.split).toEqual([])
      }),
      seeded(300),
    )
  })

  test('counts the arrests of the headline, whatever the level', () => {
    fc.assert(
      fc.property(anyIncidents(), anyWindow, fc.integer({ min: 0, max: 11 }), (incidents, window, level) => {
        const placed = incidents.filter((incident) => incident.type === 'arrest' && incident.places.some(isLocated))
        const index = buildTimeIndex(placed)
        const selection = selectionOf(index)
        const listed = placed.map((_, i) => i).filter((i) => touches(index.columns, i, window))
        const marks = marksOf(pictureAt(index, selection, window, level))
        const headline = tally(index, selection.weights, listed).arrested
        const [least, most] = [0, 0].map((_, side) =>
          marks
            .flatMap((mark) => mark.members)
            .reduce((sum, i) => sum + (side ? selection.weights.most : selection.weights.least)[i]!, 0),
        )
        expect([headline.least, headline.most]).toEqual([
          Math.max(0, Math.min(least!, most!)),
          Math.max(0, least!, most!),
        ])
      }),
      seeded(200),
    )
  })

  test('shows as many people as there are, wherever the parts of a figure are', () => {
    const dated = { start: '2017-08-16', end: '2017-08-16', precision: 'day' as const }
    fc.assert(
      fc.property(
        worlds({ exact: true, mostWholes: 2 }),
        fc.integer({ min: 0, max: 11 }),
        ({ incidents, persons }, level) => {
          const placed = incidents.map((incident, i) => ({
            ...incident,
            date: dated,
            places: incident.places.some(isLocated) ? incident.places : [PLACES[i % 14]!],
          }))
          const index = buildTimeIndex(placed)
          const marks = marksOf(pictureAt(index, selectionOf(index), EVER, level))
          expect(marks.reduce((sum, mark) => sum + mark.sum.least, 0)).toBe(unionOf(persons).size)
        },
      ),
      seeded(200),
    )
  })

  test('keeps the numbers and positions of its marks while time and filters change', () => {
    fc.assert(
      fc.property(
        anyIncidents(),
        anyMask,
        anyWindow,
        fc.integer({ min: 0, max: 11 }),
        (incidents, passes, window, level) => {
          const index = buildTimeIndex(incidents)
          const whole = new Map<number, string>()
          const record = (mark: Mark): void => {
            const id = mark.kind === 'cluster' ? mark.row : mark.kind === 'tie' ? 10_000 + mark.tie : 20_000 + mark.pair
            const name = nameOf(index, level, mark)
            expect(whole.get(id) ?? name).toBe(name)
            whole.set(id, name)
          }
          marksOf(pictureAt(index, selectionOf(index), EVER, level)).forEach(record)
          marksOf(pictureAt(index, selectionOf(index, maskFor(incidents, passes)), window, level)).forEach(record)
        },
      ),
      seeded(100),
    )
  })

  test('says how much of a figure rests on imprecise dates', () => {
    const place = [PLACES[0]!]
    const index = buildTimeIndex([
      makeIncident({
        places: place,
        count: exactly(30),
        date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
      }),
      makeIncident({
        id: 'y',
        places: place,
        count: exactly(10),
        date: { start: '2017-08-01', end: '2017-08-31', precision: 'month' },
      }),
    ])
    expect(pictureAt(index, selectionOf(index), EVER, 5).clusters[0]!.imprecise).toBe(0.25)
  })

  test('leaves a whole to its parts where they make it up, and draws it again without them', () => {
    const dated = { date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' as const } }
    const index = buildTimeIndex([
      makeIncident({ ...dated, id: 'whole', includes: ['part'], places: [PLACES[4]!], count: exactly(30) }),
      makeIncident({ ...dated, id: 'part', places: [PLACES[0]!], count: exactly(30) }),
      makeIncident({
        ...dated,
        id: 'plan',
        includes: ['part'],
        places: [PLACES[7]!],
        count: exactly(30),
        status: 'planned',
      }),
    ])
    const members = (mask: Uint8Array): number[][] =>
      pictureAt(index, selectionOf(index, mask), EVER, 8).clusters.map((mark) => [...mark.members])
    expect(members(Uint8Array.of(1, 1, 1))).toEqual([[1], [2]])
    expect(members(Uint8Array.of(1, 0, 1))).toEqual([[0], [2]])
  })

  test('keeps a split to what is left of an uncertain whole', () => {
    const dated = { date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' as const } }
    const index = buildTimeIndex([
      makeIncident({
        ...dated,
        id: 'whole',
        includes: ['part'],
        places: [PLACES[0]!],
        count: exactly(100),
        people: [{ nationality: 'CN', min: 100, max: 100 }],
      }),
      makeIncident({ ...dated, id: 'part', places: [PLACES[7]!], count: { min: 20, max: 40, qualifier: 'about' } }),
    ])
    const [whole, part] = pictureAt(index, selectionOf(index), EVER, 8, { split: true }).clusters
    expect([whole!.sum, whole!.split]).toEqual([{ least: 60, most: 80, approximate: false }, [['CN', 60]]])
    expect([part!.sum, part!.split]).toEqual([{ least: 20, most: 40, approximate: false }, [['', 20]]])
  })
})

describe('one operation over two provinces', () => {
  const index = buildTimeIndex([
    makeIncident({
      places: [PLACES[0]!, PLACES[1]!],
      count: exactly(154),
      date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
    }),
  ])

  test('is one disc from far and one tie from near, with one figure', () => {
    for (let level = 0; level <= 11; level++) {
      const marks = marksOf(pictureAt(index, selectionOf(index), EVER, level))
      expect(marks.map((mark) => mark.sum.least)).toEqual([154])
    }
    expect(pictureAt(index, selectionOf(index), EVER, 2).clusters).toHaveLength(1)
    expect(pictureAt(index, selectionOf(index), EVER, 11).ties[0]!.rows).toHaveLength(2)
  })

  test('is found by the mark that holds it', () => {
    const near = pictureAt(index, selectionOf(index), EVER, 11)
    expect(markOf(near, index, 0)).toBe(near.ties[0])
    const far = pictureAt(index, selectionOf(index), EVER, 2)
    expect(markOf(far, index, 0)).toBe(far.clusters[0])
    expect(markOf(far, index, -1)).toBeNull()
    expect(markOf({ level: 2, clusters: [], ties: [], flows: [], undrawn: [] }, index, 0)).toBeNull()
  })
})

describe('the index', () => {
  test('finds the mark of every drawn incident at every level', () => {
    fc.assert(
      fc.property(anyIncidents(), fc.integer({ min: 0, max: 11 }), (incidents, level) => {
        const index = buildTimeIndex(incidents)
        const picture = pictureAt(index, selectionOf(index), EVER, level)
        for (const mark of marksOf(picture)) for (const i of mark.members) expect(markOf(picture, index, i)).toBe(mark)
      }),
      seeded(100),
    )
  })

  test('remembers the homes of a level', () => {
    const index = buildTimeIndex([makeIncident({ places: [PLACES[0]!] })])
    expect(index.homesAt(3)).toBe(index.homesAt(3))
  })

  test('keeps a town and a country apart on the same point, at every level', () => {
    const index = buildTimeIndex([
      makeIncident({ id: 'a', places: [PLACES[4]!] }),
      makeIncident({ id: 'b', places: [PLACES[5]!] }),
    ])
    expect([...index.hierarchy.points.kind].sort()).toEqual([0, COUNTRY_ONLY])
    for (let level = 0; level <= 11; level++) expect(new Set(index.homesAt(level).row).size).toBe(2)
  })

  test('takes positions a few metres apart for one, on either side of zero too', () => {
    const at = (lat: number, lon: number): Incident =>
      makeIncident({ places: [{ name: '', country: null, lat, lon, precision: 'site' }] })
    expect(buildTimeIndex([at(0, 0), at(-0, 0.000_01), at(-0.000_01, -0.000_01)]).places).toHaveLength(1)
    expect(buildTimeIndex([at(0, 0), at(0.001, 0)]).places).toHaveLength(2)
  })

  test('puts a figure over two spots of one town into one disc', () => {
    const index = buildTimeIndex([makeIncident({ places: [PLACES[2]!, PLACES[2]!] })])
    expect(index.points).toEqual([[0]])
    expect(index.homesAt(11).row[0]).toBe(0)
  })

  test('chooses the nearest level that there is', () => {
    const { hierarchy } = buildTimeIndex([])
    expect([-1, 0, 2.4, 2.5, 11, 22].map((zoom) => levelForZoom(hierarchy, zoom))).toEqual([0, 0, 2, 3, 11, 11])
  })

  test('names the deportations that have no arc, because both of their ends are one mark', () => {
    fc.assert(
      fc.property(anyIncidents(), fc.integer({ min: 0, max: 11 }), (incidents, level) => {
        const index = buildTimeIndex(incidents)
        const picture = pictureAt(index, selectionOf(index), EVER, level)
        const { rowOf } = index.hierarchy.levels[level]!
        const drawn = new Set(picture.flows.flatMap((flow) => flow.members))
        for (const i of picture.undrawn) {
          expect(drawn.has(i)).toBe(false)
          expect(rowOf[index.origin[i]!]).toBe(rowOf[index.destination[i]!])
        }
      }),
      seeded(100),
    )
  })

  test('of nothing draws nothing', () => {
    const index = buildTimeIndex([])
    expect(pictureAt(index, selectionOf(index), EVER, 0)).toEqual({
      level: 0,
      clusters: [],
      ties: [],
      flows: [],
      undrawn: [],
    })
  })
})
