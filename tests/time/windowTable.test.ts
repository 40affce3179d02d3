import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weigh, weighFigures } from '../../src/domain/weigh.ts'
import { MODES } from '../../src/domain/view.ts'
import type { Mark, Picture, Selection } from '../../src/time/picture.ts'
import { pictureAt } from '../../src/time/picture.ts'
import type { Span } from '../../src/time/span.ts'
import { spanOf } from '../../src/time/span.ts'
import { pictureFromTable } from '../../src/time/tablePicture.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { buildColumnIndex, buildTimeIndex } from '../../src/time/timeIndex.ts'
import { windowTable } from '../../src/time/windowTable.ts'
import { FIRST_DAY, LAST_DAY, anyDay, anyIncidents, everyone, randomNumbers, seeded } from '../helpers/arbitraries.ts'
import { FIRST, LAST, SHAPES, generate, incidentsOf } from '../helpers/generate.ts'
import { expectInOrder, spelledMark } from '../helpers/spelledMark.ts'

const selectionOf = (index: TimeIndex, mask: Uint8Array, reading: 'range' | 'lowest' | 'highest'): Selection => ({
  mask,
  weights: weigh(index.incidents, index.inside, mask, reading),
})

const numberOf = (mark: Mark): number =>
  mark.kind === 'cluster' ? mark.row : mark.kind === 'tie' ? mark.tie : mark.pair

/** Everything that a picture says, its marks in the order of their numbers. */
function spelledOut({ level, clusters, ties, flows, undrawn }: Picture) {
  const inOrder = <M extends Mark>(marks: readonly M[]): M[] =>
    marks.toSorted((a, b) => numberOf(a) - numberOf(b)).map(spelledMark)
  return { level, clusters: inOrder(clusters), ties: inOrder(ties), flows: inOrder(flows), undrawn: [...undrawn] }
}

/** Windows of every mode, of no length and turned around too, one after the other. */
const anySpans: fc.Arbitrary<Span[]> = fc.array(
  fc
    .tuple(
      anyDay,
      fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 6000 })),
      fc.constantFrom(...MODES),
    )
    .map(([from, length, mode]) => spanOf({ from, until: from + length }, mode)),
  { minLength: 1, maxLength: 8 },
)

/** The distinct points of what is behind a mark, ascending. */
const pointsBehind = (index: TimeIndex, members: readonly number[]): number[] =>
  [...new Set(members.flatMap((i) => index.points[i]!))].sort((a, b) => a - b)

/** What a mark of a table says of the points behind it is what its members say, few or many. */
function expectPoints(index: TimeIndex, { clusters, ties }: Picture, most: number): void {
  for (const mark of [...clusters, ...ties]) {
    const points = pointsBehind(index, mark.members)
    const told = mark.pointsOf!(index.placed, most)
    expect(told?.toSorted((a, b) => a - b) ?? null).toEqual(points.length > most ? null : points)
  }
}

describe('a window table', () => {
  test('gives the picture that going over the incidents gives, for any windows in turn, filter, reading and level', () => {
    fc.assert(
      fc.property(
        anyIncidents(),
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        fc.constantFrom('range', 'lowest', 'highest'),
        anySpans,
        fc.integer({ min: 0, max: 11 }),
        (incidents, passes, reading, spans, level) => {
          const index = buildTimeIndex(incidents)
          const selection = selectionOf(
            index,
            Uint8Array.from(incidents, (_, i) => (passes[i] ? 1 : 0)),
            reading,
          )
          const table = windowTable(index, selection, level)
          const told: Picture[] = []
          for (const span of spans) {
            const picture = pictureFromTable(index, selection, table, span, level)
            told.push(picture)
            for (const most of [1, 3, Infinity, 3]) expectPoints(index, picture, most)
          }
          // Of windows that the table has left as well.
          for (const picture of told) expectPoints(index, picture, 3)
          for (const span of spans)
            expect(spelledOut(pictureFromTable(index, selection, table, span, level, { split: true }))).toEqual(
              spelledOut(pictureAt(index, selection, span, level, { split: true })),
            )
        },
      ),
      seeded(500),
    )
  })

  test.each(SHAPES)('does so for thousands of incidents of the shape "%s", jumping and playing', (shape) => {
    const index = buildTimeIndex(incidentsOf(generate(6000, { shape, seed: 5 })))
    const random = randomNumbers(3)
    const mask = Uint8Array.from(index.incidents, () => (random() < 0.8 ? 1 : 0))
    const selection = selectionOf(index, mask, 'range')
    for (const level of [0, 2, 6, 11]) {
      const table = windowTable(index, selection, level)
      const jumps = Array.from({ length: 8 }, () => {
        const from = FIRST + Math.floor(random() * (LAST - FIRST))
        return { from, until: from + Math.floor(2000 * random() ** 2) }
      })
      const steps = Array.from({ length: 6 }, (_, day) => ({ from: FIRST + 980 + day, until: FIRST + 1000 + day }))
      const ever = [
        { from: -Infinity, until: Infinity },
        { from: -Infinity, until: FIRST },
        { from: LAST + 400, until: Infinity },
      ]
      for (const span of [...jumps, ...steps, ...ever, ...jumps]) {
        const picture = pictureFromTable(index, selection, table, span, level)
        expectInOrder(picture)
        expectPoints(index, picture, 3)
        expect(spelledOut(picture)).toEqual(spelledOut(pictureAt(index, selection, span, level)))
      }
      // To and fro by small steps, as a hand scrubs.
      for (const days of [60, 2, 1]) {
        const left: Picture[] = []
        for (let from = FIRST + 900; from < FIRST + 1050; from += Math.floor(random() * 30) - 8) {
          const picture = pictureFromTable(index, selection, table, { from, until: from + days }, level)
          left.push(picture)
          for (const most of [3, Infinity]) expectPoints(index, picture, most)
        }
        // Of windows that the table has left as well.
        for (const picture of left) expectPoints(index, picture, 3)
      }
    }
  })

  test('of a view has the clusters that stand in it, and the ties and arcs that reach one of them', () => {
    fc.assert(
      fc.property(
        anyIncidents(),
        fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }),
        fc.integer({ min: 0, max: 11 }),
        (incidents, seen, level) => {
          const index = buildTimeIndex(incidents)
          const selection = selectionOf(index, everyone(incidents), 'range')
          const inView = Uint8Array.from(index.places, (_, point) => (seen[point] ? 1 : 0))
          const { seed } = index.hierarchy.levels[level]!
          const isSeen = (row: number): boolean => inView[seed[row]!] === 1
          const span = { from: FIRST_DAY, until: LAST_DAY }
          const whole = pictureAt(index, selection, span, level)
          const part = pictureFromTable(index, selection, windowTable(index, selection, level, inView), span, level)
          expect(spelledOut(part)).toEqual(
            spelledOut({
              level,
              clusters: whole.clusters.filter((mark) => isSeen(mark.row)),
              ties: whole.ties.filter((mark) => mark.rows.some(isSeen)),
              flows: whole.flows.filter((mark) => isSeen(mark.origin) || isSeen(mark.destination)),
              undrawn: whole.undrawn.filter((i) => inView[index.origin[i]!]),
            }),
          )
        },
      ),
      seeded(200),
    )
  })
})

test.each(SHAPES)('the index of columns is the index of the incidents, "%s"', (shape) => {
  const facts = generate(3000, { shape, seed: 9 })
  const incidents = incidentsOf(facts)
  const [ours, theirs] = [buildColumnIndex(facts), buildTimeIndex(incidents)]
  expect(ours.columns).toEqual(theirs.columns)
  expect(ours.figures).toEqual(theirs.figures)
  expect(ours.contained).toEqual(theirs.contained)
  expect(ours.placed).toEqual(theirs.placed)
  expect([ours.origin, ours.destination]).toEqual([theirs.origin, theirs.destination])
  expect(ours.hierarchy.points).toEqual(theirs.hierarchy.points)
  expect(ours.hierarchy.leaves).toEqual(theirs.hierarchy.leaves)
  for (const level of [0, 5, 11]) expect(ours.homesAt(level)).toEqual(theirs.homesAt(level))
  const mask = everyone(incidents)
  expect(weighFigures(ours.figures, ours.contained, mask)).toEqual(weigh(incidents, theirs.inside, mask))
})
