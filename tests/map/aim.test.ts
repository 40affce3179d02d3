import { describe, expect, test } from 'vitest'
import { aimAt, valuesOf } from '../../src/map/aim.ts'
import { END_NUMBERS, writeEnd } from '../../src/map/ends.ts'
import type { JoinedMarks, Live } from '../../src/map/live.ts'
import { endOf } from '../../src/map/live.ts'
import { Tweens } from '../../src/map/tween.ts'
import { codeOfMark, keyOfMark } from '../../src/time/markKey.ts'
import { pictureAt } from '../../src/time/picture.ts'
import type { Mark, Picture } from '../../src/time/picture.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { arrests, day, deports, onDay, selectAll, spelledValues, town } from './scenes.ts'

const phnomPenh = town('Phnom Penh', 104.9, 11.6)
const takhmao = town('Takhmao', 104.95, 11.48)
const jakarta = town('Jakarta', 106.8, -6.2)
const incidents = [
  arrests(100, [phnomPenh]),
  arrests(30, [takhmao]),
  arrests(7, [jakarta], { date: onDay('2017-08-20') }),
  deports(50, phnomPenh, jakarta),
]
const index = buildTimeIndex(incidents)
const pictureOf = (iso: string, level = 11): Picture =>
  pictureAt(index, selectAll(index), { from: day(iso), until: day(iso) + 1 }, level)

const renumbered = (mark: Mark, number: number): Mark =>
  mark.kind === 'cluster'
    ? { ...mark, row: number }
    : mark.kind === 'tie'
      ? { ...mark, tie: number }
      : { ...mark, pair: number }

/** Aims at pictures one after the other. */
class Drawing {
  readonly tweens = new Tweens<Live>(240)
  private before: number | null = null

  show(picture: Picture, nowMs: number): JoinedMarks {
    const live = aimAt(this.tweens, index, picture, { before: this.before, nowMs })
    this.before = picture.level
    return live
  }
}

describe('live marks', () => {
  test('have a number each, as they have a name', () => {
    const joint = buildTimeIndex([arrests(9, [phnomPenh, jakarta])])
    const { ties } = pictureAt(joint, selectAll(joint), { from: -Infinity, until: Infinity }, 11)
    const { clusters, flows } = pictureOf('2017-08-16')
    const marks = [clusters[0]!, ties[0]!, flows[0]!].flatMap((mark) =>
      [0, 1, 2, 40_000_000].flatMap((number) =>
        [0, 5, 11, 31].map((level) => ({ mark: renumbered(mark, number), level })),
      ),
    )
    const names = new Map(marks.map(({ mark, level }) => [keyOfMark(mark, level), codeOfMark(mark, level)]))
    expect(names.size).toBe(3 * 4 * 4)
    expect(new Set(names.values()).size).toBe(names.size)
    expect([...names.values()].every(Number.isSafeInteger)).toBe(true)
  })

  test('stand at once where they are the first of their data', () => {
    const drawing = new Drawing()
    const picture = pictureOf('2017-08-16')
    const { clusters } = drawing.show(picture, 0)
    drawing.tweens.at(0)
    expect(clusters.map(({ values }) => spelledValues(values))).toEqual(
      picture.clusters.map((mark) => valuesOf(index, 11, mark)),
    )
  })

  test('are the same objects for as long as they are there, with the marks of the moment', () => {
    const drawing = new Drawing()
    const [first, second] = [pictureOf('2017-08-16'), pictureOf('2017-08-16')]
    const before = drawing.show(first, 0).clusters[0]!
    const after = drawing.show(second, 500).clusters[0]!
    expect(after).toBe(before)
    expect(after.mark).toBe(second.clusters[0])
    expect(after.values.presence).toBe(1)
  })

  test('have lines that begin where they are at each moment', () => {
    const drawing = new Drawing()
    drawing.show(pictureOf('2017-08-16', 0), 0)
    const opened = drawing.show(pictureOf('2017-08-16', 11), 500).clusters
    const places = new Set<number>()
    for (const now of [500, 560, 740, 900]) {
      drawing.tweens.at(now)
      for (const live of opened) {
        const end = new Float64Array(END_NUMBERS)
        writeEnd(end, 0, live.values.x, live.values.y)
        expect(endOf(live)).toEqual(end)
        expect(endOf(live)).toBe(endOf(live))
        places.add(live.values.x)
      }
    }
    // One of the two comes out of the other.
    expect(places.size).toBe(3)
  })

  test('shrink away where they stood, but for arcs, which go at once', () => {
    const drawing = new Drawing()
    const { clusters, flows } = drawing.show(pictureOf('2017-08-16'), 0)
    expect([clusters.length, flows.length]).toEqual([2, 1])
    drawing.show(pictureOf('2017-08-20'), 500)
    const leaving = drawing.tweens.at(620)
    expect(leaving.map(({ x, y }) => [x, y])).toEqual(clusters.map(({ values: { x, y } }) => [x, y]))
    expect(drawing.tweens.at(740)).toEqual([])
  })

  test('come out of the cluster that was opened', () => {
    const drawing = new Drawing()
    const [whole] = drawing.show(pictureOf('2017-08-16', 0), 0).clusters
    const opened = drawing.show(pictureOf('2017-08-16', 11), 500).clusters
    drawing.tweens.at(500)
    expect(opened).toHaveLength(2)
    for (const { values } of opened)
      expect(spelledValues(values)).toEqual({
        x: whole!.values.x,
        y: whole!.values.y,
        least: 0,
        most: 0,
        presence: 0.5,
      })
    drawing.tweens.at(740)
    expect(opened.map(({ values }) => spelledValues(values))).toEqual(
      opened.map(({ mark }) => valuesOf(index, 11, mark)),
    )
    // Going back to the whole, they do not.
    const closed = drawing.show(pictureOf('2017-08-16', 0), 2000).clusters
    drawing.tweens.at(2000)
    expect(closed[0]!.values.presence).toBe(0)
  })

  test('are drawn largest first, and the largest arcs are numbered', () => {
    const places = Array.from({ length: 20 }, (_, k) => town(`${k}`, k * 8 - 80, 10))
    const many = buildTimeIndex([
      ...places.map((place, k) => arrests(((k * 7) % 20) + 1, [place])),
      ...places.slice(1).map((place, k) => deports(((k * 5) % 19) + 1, places[0]!, place)),
    ])
    const picture = pictureAt(many, selectAll(many), { from: -Infinity, until: Infinity }, 11)
    const live = aimAt(new Tweens<Live>(0), many, picture, { before: null, nowMs: 0 })
    const people = (marks: readonly Live[]): number[] => marks.map(({ mark }) => mark.sum.least)
    const descending = (numbers: number[]): number[] => numbers.toSorted((a, b) => b - a)
    expect(people(live.discs)).toEqual(descending(people(live.clusters)))
    expect(people(live.numbered)).toEqual(descending(people(live.flows)).slice(0, 14))
  })
})
