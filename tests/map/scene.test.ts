import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rgba } from '../../src/map/color.ts'
import { rgba } from '../../src/map/color.ts'
import { openFan } from '../../src/map/fan.ts'
import type { DiscShape } from '../../src/map/discs.ts'
import type { TextShape } from '../../src/map/layers/textPass.ts'
import { PALETTES } from '../../src/map/palette.ts'
import { toMercator } from '../../src/map/placing.ts'
import type { Scene } from '../../src/map/scene.ts'
import { valuesOf } from '../../src/map/aim.ts'
import { buildShapes } from '../../src/map/scene.ts'
import { keyOfMark } from '../../src/time/markKey.ts'
import type { Mark, Picture } from '../../src/time/picture.ts'
import { pictureAt } from '../../src/time/picture.ts'
import { pictureFromTable } from '../../src/time/tablePicture.ts'
import { windowTable } from '../../src/time/windowTable.ts'
import { anyDay, anyIncidents, exactly, seeded } from '../helpers/arbitraries.ts'
import { deepFreeze } from '../state/appStates.ts'
import {
  anyLevel,
  arrests,
  country,
  day,
  deports,
  drawnShapes,
  liveOf,
  marksOf,
  measure,
  onDay,
  province,
  sceneOf,
  selectAll,
  spelled,
  shapesOf,
  town,
  valuesOfAll,
  worldWidth,
} from './scenes.ts'
import type { SpelledShapes } from './scenes.ts'

const phnomPenh = town('Phnom Penh', 104.9, 11.6)
const jakarta = town('Jakarta', 106.8, -6.2)
const taipei = town('Taipei', 121.5, 25)
const siemReap = province('Siem Reap', 103.9, 13.4)
const banteay = province('Banteay Meanchey', 103, 13.7)
const china = country('China', 105, 35)

const INKS = {
  page: PALETTES.light.page,
  ink: PALETTES.light.ink,
  arrest: PALETTES.light.arrest,
  deportation: PALETTES.light.deportation,
}
const isInk = (color: Rgba, name: keyof typeof INKS): boolean =>
  rgba(INKS[name])
    .slice(0, 3)
    .every((part, i) => part === color[i])

/** Shapes at the place of a mark, and nowhere else. */
function discsAt(shapes: SpelledShapes, at: { lon: number; lat: number }): DiscShape[] {
  const { x, y } = toMercator([at.lon, at.lat])
  return shapes.discs.filter((disc) => Math.abs(disc.x - x) < 1e-9 && Math.abs(disc.y - y) < 1e-9)
}

const fills = (discs: readonly DiscShape[]): DiscShape[] =>
  discs.filter((disc) => disc.stroke === 0 && isInk(disc.color, 'arrest'))
const rings = (discs: readonly DiscShape[], ink: keyof typeof INKS): DiscShape[] =>
  discs.filter((disc) => disc.stroke > 0 && isInk(disc.color, ink))
const only = <T>(list: readonly T[]): T =>
  list.length === 1 ? list[0]! : expect.fail(`one expected, ${list.length} found`)
const words = (shapes: SpelledShapes): string[] => shapes.texts.map(({ text }) => text.replaceAll('\u2009', ' '))
const markIn = (scene: Scene, kind: Mark['kind']): Mark =>
  marksOf(scene.picture).find((mark) => mark.kind === kind) ?? expect.fail(`no ${kind}`)

describe('discs', () => {
  test('have areas in the proportion of their people, down to the least size that can be hit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const places = counts.map((_, i) => town(`${i}`, i * 20, i * 5))
        const scene = sceneOf(
          counts.map((people, i) => arrests(people, [places[i]!])),
          { level: 8 },
        )
        const shapes = shapesOf(scene)
        counts.forEach((people, i) => {
          const { radius } = only(fills(discsAt(shapes, places[i]!)))
          const exact = scene.scale.discs * Math.sqrt(people)
          expect(radius).toBeCloseTo(Math.max(5, exact), 9)
          // Two discs that are both above the least size: the squares of their radii are as their people.
          counts.slice(0, i).forEach((other, j) => {
            const before = only(fills(discsAt(shapes, places[j]!))).radius
            if (radius > 5 && before > 5) expect(radius ** 2 / before ** 2).toBeCloseTo(people / other, 6)
          })
        })
      }),
      seeded(100),
    )
  })

  test('that lie on each other are drawn the largest first, by what they show', () => {
    fc.assert(
      fc.property(anyIncidents(25), anyLevel, (incidents, level) => {
        const radii = shapesOf(sceneOf(incidents, { level }))
          .targets.filter(({ incident }) => incident === null)
          .map(({ radius }) => radius)
        expect(radii).toEqual([...radii].sort((a, b) => b - a))
      }),
      seeded(150),
    )
  })

  test('have a ring at the maximum, a dashed one where it is open, and none where the figure is exact', () => {
    const of = (count: { min: number | null; max: number | null }) => {
      const scene = sceneOf([arrests(0, [phnomPenh], { count: { ...count, qualifier: 'about' } })])
      return { scene, discs: discsAt(shapesOf(scene), phnomPenh), text: words(shapesOf(scene)) }
    }
    const range = of({ min: 100, max: 240 })
    expect(only(rings(range.discs, 'arrest'))).toMatchObject({
      radius: range.scene.scale.discs * Math.sqrt(240),
      stroke: 1.5,
      dashed: false,
    })
    expect(only(fills(range.discs)).radius).toBeCloseTo(range.scene.scale.discs * 10, 9)
    expect(range.text).toEqual(['100–240'])
    const open = of({ min: 100, max: null })
    expect(only(rings(open.discs, 'arrest'))).toMatchObject({ dashed: true, stroke: 1.5 })
    expect(only(rings(open.discs, 'arrest')).radius).toBeGreaterThan(only(fills(open.discs)).radius)
    expect(open.text).toEqual(['≥ 100'])
    expect(rings(of({ min: 100, max: 100 }).discs, 'arrest')).toEqual([])
    expect(of({ min: 100, max: 100 }).text).toEqual(['≈ 100'])
    expect(of({ min: null, max: 60 }).text).toEqual(['≤ 60'])
    expect(of({ min: null, max: null }).text).toEqual(['?'])
  })

  test('are hollow where only the country is known, hatched where only the province is, full in a town', () => {
    const shapes = shapesOf(
      sceneOf([
        arrests(200, [china]),
        arrests(200, [siemReap]),
        arrests(200, [phnomPenh]),
        arrests(200, [taipei], { id: 'also' }),
      ]),
    )
    expect(fills(discsAt(shapes, china))).toEqual([])
    expect(only(rings(discsAt(shapes, china), 'arrest'))).toMatchObject({ stroke: 2, dashed: false })
    // The land shows through.
    expect(only(discsAt(shapes, china).filter((disc) => isInk(disc.color, 'page'))).color[3]).toBeLessThan(0.8)
    expect(only(fills(discsAt(shapes, siemReap))).hatched).toBe(true)
    expect(only(fills(discsAt(shapes, phnomPenh))).hatched).toBe(false)
    const together = shapesOf(
      sceneOf([arrests(200, [siemReap]), arrests(200, [{ ...phnomPenh, lon: siemReap.lon, lat: siemReap.lat }])]),
    )
    expect(only(fills(discsAt(together, siemReap))).hatched).toBe(false)
  })

  test('fade with the share of people whose day is not known', () => {
    const opacity = (precision: 'day' | 'month'): number =>
      only(
        fills(
          discsAt(
            shapesOf(
              sceneOf([arrests(200, [phnomPenh], { date: { start: '2017-07-01', end: '2017-07-01', precision } })]),
            ),
            phnomPenh,
          ),
        ),
      ).color[3]
    expect(opacity('day')).toBeGreaterThan(opacity('month') + 0.15)
  })

  test('split by nationality have slices that follow one another around the whole turn', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, (incidents, level) => {
        const scene = sceneOf(incidents, {
          level,
          split: true,
          splitColors: new Map([
            ['CN', '#112233'],
            ['', '#445566'],
          ]),
        })
        const shapes = shapesOf(scene)
        const slices = shapes.discs.filter((disc) => disc.to - disc.from < 1 || disc.from > 0)
        let edge = 0
        for (const slice of slices) {
          expect(slice.from).toBeCloseTo(edge % 1, 9)
          expect(slice.to).toBeGreaterThan(slice.from)
          edge = slice.to > 1 - 1e-9 ? 0 : slice.to
        }
        expect(edge).toBe(0)
      }),
      seeded(150),
    )
    const people = [
      { nationality: 'CN', min: 150, max: 150 },
      { nationality: 'TW', min: 30, max: 30 },
    ]
    const scene = sceneOf([arrests(200, [phnomPenh], { people })], {
      split: true,
      splitColors: new Map([
        ['CN', '#112233'],
        ['', '#445566'],
      ]),
    })
    const slices = discsAt(shapesOf(scene), phnomPenh).filter(({ stroke, from, to }) => stroke === 0 && to - from < 1)
    expect(slices.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.75],
      [0.75, 0.9],
      [0.9, 1],
    ])
    expect(slices.map(({ color }) => color.slice(0, 3))).toEqual(
      [rgba('#112233'), rgba('#445566'), rgba('#445566')].map((color) => color.slice(0, 3)),
    )
  })

  test('that are selected have a halo of ink, and only they', () => {
    const incidents = [arrests(200, [phnomPenh]), arrests(50, [taipei])]
    const plainScene = sceneOf(incidents)
    const mark = plainScene.picture.clusters.find(({ sum }) => sum.least === 200)!
    const shapes = shapesOf(sceneOf(incidents, { selected: keyOfMark(mark, 6) }))
    const halo = only(rings(discsAt(shapes, phnomPenh), 'ink'))
    expect(halo.radius).toBeGreaterThan(only(fills(discsAt(shapes, phnomPenh))).radius)
    expect(shapes.discs.filter((disc) => disc.stroke > 0)).toEqual([halo])
    expect(shapesOf(plainScene).discs.filter((disc) => disc.stroke > 0)).toEqual([])
  })

  test('of what is only announced are dashed and have no number', () => {
    const shapes = shapesOf(
      sceneOf([
        arrests(200, [phnomPenh], { status: 'planned' }),
        deports(90, phnomPenh, taipei, { status: 'planned' }),
      ]),
    )
    expect(shapes.texts).toEqual([])
    expect(only(rings(discsAt(shapes, phnomPenh), 'arrest')).dashed).toBe(true)
    expect(fills(shapes.discs)).toEqual([])
    expect(only(shapes.arcs).dashed).toBe(true)
  })

  test('on their way grow and shrink with their values; those that leave have neither number nor target', () => {
    const scene = sceneOf([arrests(100, [phnomPenh])])
    const [key, values] = only([...valuesOfAll(scene)])
    const half = shapesOf(scene, new Map([[key, { ...values, least: 49, most: 49, presence: 0.5 }]]))
    expect(only(fills(discsAt(half, phnomPenh))).radius).toBeCloseTo(Math.max(5, scene.scale.discs * 7) * 0.7, 9)
    expect(words(half)).toEqual(['49'])
    const left = shapesOf(
      { ...scene, picture: { level: 6, clusters: [], ties: [], flows: [], undrawn: [] } },
      new Map([[key, { ...values, presence: 0.5 }]]),
    )
    expect([left.targets, left.texts, left.discs.length]).toEqual([[], [], 1])
    expect(left.discs[0]!.color[3]).toBeLessThan(0.5)
    // A mark that the camera cannot see, behind the globe, has no target either.
    const hidden = buildShapes(scene, liveOf(scene, valuesOfAll(scene)), () => null, measure)
    expect([hidden.targets, hidden.texts]).toEqual([[], []])
  })

  test('bloom once when the playhead reaches them, within the second', () => {
    const incidents = [
      arrests(100, [phnomPenh], { date: onDay('2017-08-16') }),
      arrests(100, [taipei], { date: onDay('2017-03-01') }),
    ]
    const at = (playhead: number): SpelledShapes =>
      shapesOf(sceneOf(incidents, { playback: { at: playhead, perSecond: 30 } }))
    const start = day('2017-08-16')
    const blooms = (shapes: SpelledShapes): number[] =>
      rings(discsAt(shapes, phnomPenh), 'arrest').map(({ radius }) => radius)
    expect([
      blooms(at(start - 0.1)),
      blooms(at(start + 27)),
      at(start - 0.1).animated,
      at(start + 27).animated,
    ]).toEqual([[], [], false, false])
    const [early, late] = [only(blooms(at(start))), only(blooms(at(start + 20)))]
    expect(late).toBeGreaterThan(early)
    expect(at(start).animated).toBe(true)
    expect(rings(discsAt(at(start), taipei), 'arrest')).toEqual([])
    expect(rings(discsAt(shapesOf(sceneOf(incidents)), phnomPenh), 'arrest')).toEqual([])
  })
})

describe('a joint operation', () => {
  const joint = arrests(154, [siemReap, banteay])

  test.each([0, 2, 4, 6, 8, 11])('level %i: one number, and an end at each of its places', (level) => {
    const scene = sceneOf([joint], { level })
    const shapes = shapesOf(scene)
    expect(words(shapes)).toEqual(['154'])
    expect(shapes.targets).toHaveLength(1)
    expect(shapes.ties.map(({ to }) => to)).toEqual(
      [siemReap, banteay].map(({ lon, lat }) => [expect.closeTo(lon, 9), expect.closeTo(lat, 9)]),
    )
    for (const place of [siemReap, banteay])
      expect(discsAt(shapes, place).filter((disc) => isInk(disc.color, 'ink'))).toHaveLength(1)
    // Every line begins where the number stands.
    const { x, y } = shapes.places.get(shapes.targets[0]!.key)!
    for (const { from } of shapes.ties) {
      expect(toMercator(from).x).toBeCloseTo(x, 9)
      expect(toMercator(from).y).toBeCloseTo(y, 9)
    }
    expect(fills(shapes.discs)).toHaveLength(1)
  })

  test('has as many ends as it has distinct places, whatever else is there', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, (incidents, level) => {
        const scene = sceneOf(incidents, { level })
        const { index, picture } = scene
        const shapes = shapesOf(scene)
        const inner = picture.clusters.filter(
          ({ members }) => members.length === 1 && index.points[members[0]!]!.length > 1,
        )
        const ends = [...picture.ties, ...inner].map(
          (mark) => new Set(mark.members.flatMap((i) => index.points[i]!)).size,
        )
        const solid = shapes.ties.filter((tie) => !tie.dashed)
        expect(solid).toHaveLength(ends.reduce((sum, count) => sum + count, 0))
        for (const key of [...picture.ties, ...picture.clusters].map((mark) => keyOfMark(mark, level)))
          expect(shapes.targets.filter((target) => target.key === key)).toHaveLength(1)
      }),
      seeded(150),
    )
  })

  test('apart, a disc whose cluster stands where nothing happened leads with dashed lines to where it did', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, (incidents, level) => {
        const scene = sceneOf(incidents, { level })
        const { index, picture } = scene
        const leaders = picture.clusters.flatMap(({ row, members }) => {
          const points = [...new Set(members.flatMap((i) => index.points[i]!))]
          const isJoint = members.length === 1 && points.length > 1
          const stands = index.hierarchy.levels[level]!.seed[row]!
          return isJoint || points.length > 3 || points.includes(stands) ? [] : points
        })
        const dashed = shapesOf(scene).ties.filter((tie) => tie.dashed)
        const ends = (list: readonly (readonly [number, number])[]): string[] =>
          list.map((end) => end.map((degrees) => (degrees + 0).toFixed(6)).join()).sort()
        expect(ends(dashed.map(({ to }) => [to[0], to[1]]))).toEqual(
          ends(leaders.map((point) => [index.places[point]!.lon, index.places[point]!.lat])),
        )
      }),
      seeded(150),
    )
  })

  test('and such a cluster are drawn from a table as from the incidents, window after window', () => {
    let lines = 0
    fc.assert(
      fc.property(
        anyIncidents(30),
        fc.array(fc.tuple(anyDay, fc.nat(4000)), { minLength: 1, maxLength: 4 }),
        anyLevel,
        (incidents, windows, level) => {
          const scene = sceneOf(incidents, { level })
          const { index } = scene
          const selection = selectAll(index)
          const table = windowTable(index, selection, level)
          for (const [from, days] of windows) {
            const span = { from, until: from + days }
            const linesOf = (picture: Picture): string[] =>
              shapesOf({ ...scene, picture })
                .ties.map((tie) => JSON.stringify([tie.from, tie.to, tie.dashed]))
                .sort()
            const expected = linesOf(pictureAt(index, selection, span, level))
            expect(linesOf(pictureFromTable(index, selection, table, span, level))).toEqual(expected)
            lines += expected.length
          }
        },
      ),
      seeded(200),
    )
    expect(lines).toBeGreaterThan(100)
  })

  test.each([
    [5, true],
    [6, false],
  ])('of a large set: %i figures lead to their places: %s', (figures, isToPlaces) => {
    const near = town('Near Siem Reap', siemReap.lon + 0.01, siemReap.lat + 0.01)
    // At this level both towns are one cluster, which stands where most of the people are.
    const scene = sceneOf([
      ...Array.from({ length: figures }, () => arrests(9, [siemReap, banteay])),
      ...Array.from({ length: 9 }, () => arrests(50, [near])),
    ])
    const large: Scene = { ...scene, index: { ...scene.index, large: { countries: [] } } }
    const ends = new Set(shapesOf(large).ties.map(({ to }) => to.map((degrees) => degrees.toFixed(3)).join()))
    const at = ({ lon, lat }: { lon: number; lat: number }): string => `${lon.toFixed(3)},${lat.toFixed(3)}`
    expect(ends).toEqual(new Set([at(banteay), at(isToPlaces ? siemReap : near)]))
  })

  test('has stronger lines when it is selected', () => {
    const scene = sceneOf([joint])
    const selected = shapesOf({ ...scene, selected: keyOfMark(markIn(scene, 'tie'), 6) })
    expect(selected.ties[0]!.width[0]).toBeGreaterThan(shapesOf(scene).ties[0]!.width[0])
    expect(selected.ties[0]!.opacity[0]).toBeGreaterThan(shapesOf(scene).ties[0]!.opacity[0])
  })

  test('has its number inside its disc when its places are within the disc', () => {
    const text = only(shapesOf(sceneOf([joint], { level: 3 })).texts)
    expect(text.align).toBe('center')
  })
})

describe('hovering', () => {
  test('dims everything else to 35 %, and nothing of the mark itself', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, fc.nat(), (incidents, level, pick) => {
        const scene = sceneOf(incidents, { level })
        const marks = marksOf(scene.picture).filter((mark) => mark.kind !== 'tie')
        fc.pre(marks.length > 0)
        const hovered = marks[pick % marks.length]!
        const [before, after] = [shapesOf(scene), shapesOf({ ...scene, hovered: keyOfMark(hovered, level) })]
        expect(after.discs.map(({ radius, x, y }) => [radius, x, y])).toEqual(
          before.discs.map(({ radius, x, y }) => [radius, x, y]),
        )
        const ratios = after.discs.map((disc, i) => disc.color[3] / before.discs[i]!.color[3])
        for (const ratio of ratios) expect(Math.min(Math.abs(ratio - 1), Math.abs(ratio - 0.35))).toBeLessThan(1e-9)
        scene.picture.flows.forEach((flow, i) => {
          const ratio = after.arcs[i]!.opacity[1] / before.arcs[i]!.opacity[1]
          expect(ratio).toBeCloseTo(flow === hovered ? 1 : 0.35, 9)
        })
        if (hovered.kind === 'cluster') {
          const target = before.targets.find(({ mark }) => mark === hovered)!
          const bright = after.texts.filter(({ ink }) => ink[3] > 0.9)
          // Its number is bright where there was room for one; all others are dimmed.
          for (const { x, y } of bright)
            expect([x, y]).toEqual([before.places.get(target.key)!.x, before.places.get(target.key)!.y])
        }
      }),
      seeded(150),
    )
  })
})

describe('arcs', () => {
  test('are wider for more people, taper from 35 % at the origin, and grow darker along the way', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const shapes = shapesOf(
          sceneOf(
            counts.map((people, i) => deports(people, town('o', i * 25, 5), town('d', i * 25 + 9, 40), { id: `${i}` })),
            { level: 8 },
          ),
        )
        const widest = counts.map((_, i) => shapes.arcs[i]!.width[1])
        counts.forEach((people, i) => {
          const [origin, destination] = shapes.arcs[i]!.width
          expect(origin).toBeCloseTo(Math.max(0.9, destination * 0.35), 9)
          expect(destination).toBeGreaterThanOrEqual(0.9)
          expect(destination).toBeLessThanOrEqual(9)
          counts.forEach((other, j) => people > other && expect(widest[i]!).toBeGreaterThanOrEqual(widest[j]!))
          const opacity = shapes.arcs[i]!.opacity
          expect(opacity[0]).toBeCloseTo(0.3, 9)
          expect(opacity[1]).toBeCloseTo(0.9, 9)
          expect(isInk(shapes.arcs[i]!.color, 'deportation')).toBe(true)
        })
      }),
      seeded(100),
    )
  })

  test('run from the origin to the destination, and fade out where only the country is known', () => {
    const arc = only(shapesOf(sceneOf([deports(105, phnomPenh, china)], { level: 5 })).arcs)
    for (const [i, part] of arc.from.entries()) expect(part).toBeCloseTo([phnomPenh.lon, phnomPenh.lat][i]!, 9)
    for (const [i, part] of arc.to.entries()) expect(part).toBeCloseTo([china.lon, china.lat][i]!, 9)
    expect(arc).toMatchObject({ fade: [false, true], arrow: true, dashed: false, reveal: 1, pulse: -1 })
    expect(only(shapesOf(sceneOf([deports(105, china, taipei)], { level: 5 })).arcs).fade).toEqual([true, false])
  })

  test('of one pair are one arc with one number, the sum', () => {
    const shapes = shapesOf(
      sceneOf([deports(77, phnomPenh, taipei), deports(23, phnomPenh, taipei), deports(9, taipei, phnomPenh)], {
        level: 8,
      }),
    )
    expect(shapes.arcs).toHaveLength(2)
    expect(words(shapes)).toEqual(['100', '9'])
  })

  test('across ±180° reach beyond it, the short way', () => {
    const suva = town('Suva', 178, -18)
    const apia = town('Apia', -172, -14)
    expect(shapesOf(sceneOf([deports(5, suva, apia)], { level: 8 })).reach.east).toBeCloseTo(188, 9)
    expect(shapesOf(sceneOf([deports(5, apia, suva)], { level: 8 })).reach.west).toBeCloseTo(-182, 9)
    expect(shapesOf(sceneOf([deports(5, phnomPenh, taipei)], { level: 8 })).reach).toEqual({ west: -180, east: 180 })
  })

  test('in playback are left behind by a pulse that runs once from the origin to the destination', () => {
    const start = day('2017-08-16')
    const incidents = [
      deports(105, phnomPenh, taipei),
      deports(40, phnomPenh, taipei, { date: onDay('2017-01-01') }),
      deports(8, jakarta, taipei),
    ]
    const at = (playhead: number): SpelledShapes =>
      shapesOf(sceneOf(incidents, { level: 8, playback: { at: playhead, perSecond: 20 } }))
    const [old, fresh] = [0, 1] as const
    expect(at(start - 1).arcs[old]).toMatchObject({ pulse: -1, reveal: 1 })
    const numbered = only(at(start + 40).texts.filter(({ text }) => text === '8'))
    let before = -1
    for (let share = 0; share < 1; share += 0.05) {
      const { arcs, animated, texts } = at(start + share * 32)
      expect(animated).toBe(true)
      // A number stands on what is drawn of its line, always at one place.
      const numbers = texts.filter(({ text }) => text === '8')
      if (arcs[fresh]!.reveal < 0.34) expect(numbers).toEqual([])
      if (arcs[fresh]!.reveal > 0.72) expect(only(numbers)).toMatchObject({ x: numbered.x, y: numbered.y })
      for (const { x, y } of numbers) expect([x, y]).toEqual([numbered.x, numbered.y])
      expect(arcs[old]!.pulse).toBeGreaterThan(before)
      expect(arcs[old]!.pulse).toBeLessThanOrEqual(1)
      // What was there before stays whole; what is new is revealed by its pulse.
      expect([arcs[old]!.reveal, arcs[fresh]!.reveal]).toEqual([1, arcs[fresh]!.pulse])
      before = arcs[old]!.pulse
    }
    expect(before).toBeGreaterThan(0.98)
    expect(at(start + 32.01).arcs.map(({ pulse, reveal }) => [pulse, reveal])).toEqual([
      [-1, 1],
      [-1, 1],
    ])
    expect(at(start + 32.01).animated).toBe(false)
  })

  test('at any moment of any playback have their pulse and what is revealed on the way, or none', () => {
    fc.assert(
      fc.property(
        anyIncidents(20),
        anyLevel,
        fc.double({ min: 14_000, max: 21_000, noNaN: true }),
        fc.constantFrom(0.5, 30, 1200),
        (incidents, level, at, perSecond) => {
          for (const { pulse, reveal } of shapesOf(sceneOf(incidents, { level, playback: { at, perSecond } })).arcs) {
            expect(pulse === -1 || (pulse >= 0 && pulse <= 1)).toBe(true)
            expect(reveal >= 0 && reveal <= 1).toBe(true)
          }
        },
      ),
      seeded(200),
    )
  })

  test('write at most fourteen numbers, those of the most people', () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      deports(10 + i, town(`o${i}`, i * 15 - 140, -20), town(`d${i}`, i * 15 - 140, 30), { id: `${i}` }),
    )
    expect(words(shapesOf(sceneOf(many, { level: 8 }))).map(Number)).toEqual(
      Array.from({ length: 14 }, (_, i) => 29 - i),
    )
  })
})

interface Label {
  text: TextShape
  left: number
  right: number
  top: number
  bottom: number
}

function labelsOf(shapes: SpelledShapes, width: number): Label[] {
  return shapes.texts.map((text) => {
    const long = measure(text.size, text.text)
    const left = text.x * width + text.dx - (text.align === 'center' ? long / 2 : 0)
    const middle = text.y * width + text.dy
    return { text, left, right: left + long, top: middle - text.size / 2, bottom: middle + text.size / 2 }
  })
}

const depthIn = (label: Label, disc: { x: number; y: number; radius: number }): number =>
  disc.radius -
  Math.hypot(
    disc.x - Math.max(label.left, Math.min(disc.x, label.right)),
    disc.y - Math.max(label.top, Math.min(disc.y, label.bottom)),
  )

describe('numbers', () => {
  test('never lie on each other, on another disc, or under a disc', () => {
    let [inside, outside] = [0, 0]
    fc.assert(
      fc.property(anyIncidents(40), fc.integer({ min: 0, max: 9 }), (incidents, level) => {
        const scene = sceneOf(incidents, { level })
        const shapes = shapesOf(scene)
        const labels = labelsOf(shapes, worldWidth(scene))
        labels.forEach((a, i) => {
          for (const b of labels.slice(0, i))
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
              expect.fail(`“${a.text.text}” on “${b.text.text}”`)
          if (a.text.align === 'left') {
            outside++
            for (const target of shapes.targets) expect(depthIn(a, target)).toBeLessThan(1e-6)
          } else {
            inside++
            const own = shapes.targets.findIndex(
              ({ key }) => shapes.places.get(key)!.x === a.text.x && shapes.places.get(key)!.y === a.text.y,
            )
            expect(own).toBeGreaterThanOrEqual(0)
            // Discs that come later are drawn on top.
            const over = shapes.targets
              .slice(own + 1)
              .filter(({ x, y }) => x !== shapes.targets[own]!.x || y !== shapes.targets[own]!.y)
            for (const target of over) expect(depthIn(a, target)).toBeLessThan(1e-6)
            const { radius } = shapes.targets[own]!
            expect(a.right - a.left).toBeLessThanOrEqual(2 * radius)
          }
        })
      }),
      seeded(400),
    )
    // The property says something only if both kinds occur.
    expect(Math.min(inside, outside)).toBeGreaterThan(300)
  })

  test('say what their mark holds', () => {
    fc.assert(
      fc.property(anyIncidents(25), anyLevel, (incidents, level) => {
        const scene = sceneOf(incidents, { level })
        const shapes = shapesOf(scene)
        for (const { text, x, y, ink } of shapes.texts) {
          if (isInk(ink, 'deportation')) continue
          const marks = shapes.targets
            .filter(({ key }) => shapes.places.get(key)!.x === x && shapes.places.get(key)!.y === y)
            .map(({ mark }) => mark.sum)
          const figures = text.replaceAll(/[^\d–?]/g, '').split('–')
          const fits = marks.some(({ least, most }) =>
            text === '?'
              ? least === 0 && most === Infinity
              : text.startsWith('≤')
                ? `${most}` === figures[0]
                : `${least}` === figures[0] && (figures.length === 1 || `${most}` === figures[1]),
          )
          expect(fits, text).toBe(true)
          expect(text.startsWith('≥')).toBe(
            marks.some(({ least, most }) => most === Infinity && `${least}` === figures[0]),
          )
        }
      }),
      seeded(200),
    )
  })
})

describe('an opened fan', () => {
  const incidents = [
    arrests(30, [phnomPenh], { id: 'a' }),
    arrests(0, [phnomPenh], { id: 'b', count: { min: 40, max: null, qualifier: 'at_least' } }),
    arrests(0, [phnomPenh], { id: 'c', count: { min: null, max: null, qualifier: 'unknown' } }),
    arrests(500, [taipei], { id: 'elsewhere' }),
  ]
  const scene = sceneOf(incidents, { level: 11 })
  const mark = scene.picture.clusters.find(({ members }) => members.length === 3)!
  const fan = openFan(scene.index, mark, 11, scene.scale)

  test('has a target and a number with its bounds per incident, and dims the rest', () => {
    const shapes = shapesOf({ ...scene, fan })
    const blades = shapes.targets.filter(({ incident }) => incident !== null)
    expect(blades.map(({ incident, key }) => [incident, key])).toEqual([
      [0, 'incident/0'],
      [1, 'incident/1'],
      [2, 'incident/2'],
    ])
    expect(words(shapes)).toEqual(expect.arrayContaining(['30', '≥ 40', '?']))
    expect(only(fills(discsAt(shapes, taipei))).color[3]).toBeLessThan(0.35)
    expect([...shapes.places.keys()].some((key) => key.startsWith('incident/'))).toBe(false)
  })

  test('marks the blade that is selected', () => {
    const halo = only(
      shapesOf({ ...scene, fan, selected: 'incident/1' }).discs.filter(
        (disc) => disc.stroke > 0 && isInk(disc.color, 'ink'),
      ),
    )
    expect([halo.dx, halo.dy]).toEqual([fan.blades[1]!.dx, fan.blades[1]!.dy])
  })
})

describe('the shapes', () => {
  test('are a pure function of the scene and the values', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, fc.boolean(), (incidents, level, split) => {
        const scene = sceneOf(incidents, { level, split, playback: { at: 17_400, perSecond: 400 } })
        const values = valuesOfAll(scene)
        const again = { ...scene, picture: structuredClone(scene.picture) }
        expect(shapesOf(again, new Map(values))).toEqual(shapesOf(deepFreeze(scene), values))
        expect(values).toEqual(valuesOfAll(scene))
      }),
      seeded(80),
    )
  })

  test('are finite, in range, and no larger than what the scale allows, for any incidents at all', () => {
    const check = (shape: unknown): void => {
      if (typeof shape === 'number') expect(Number.isFinite(shape)).toBe(true)
      else if (Array.isArray(shape)) for (const value of shape) check(value)
      else if (typeof shape === 'object' && shape !== null) for (const value of Object.values(shape)) check(value)
    }
    fc.assert(
      fc.property(
        anyIncidents(30),
        anyLevel,
        fc.boolean(),
        fc.option(fc.double({ min: 14_000, max: 21_000, noNaN: true })),
        (incidents, level, split, at) => {
          const scene = sceneOf(incidents, { level, split, playback: at === null ? null : { at, perSecond: 40 } })
          const shapes = shapesOf(scene)
          check([
            shapes.discs,
            shapes.arcs,
            shapes.ties,
            shapes.reach,
            [...shapes.places.values()],
            shapes.targets.map(({ x, y, radius }) => [x, y, radius]),
          ])
          check(shapes.texts)
          for (const { color, radius, stroke } of shapes.discs) {
            expect(color.every((part) => part >= 0 && part <= 1)).toBe(true)
            expect(radius > 0 && stroke >= 0).toBe(true)
          }
          for (const { opacity, width } of shapes.arcs)
            expect([...opacity, ...width].every((value) => value >= 0 && value <= 9)).toBe(true)
          for (const { radius } of shapes.targets) expect(radius).toBeLessThanOrEqual(34 + 1e-9)
        },
      ),
      seeded(200),
    )
  })

  test('take over the room of those before them, and nothing else', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyIncidents(20), anyLevel, (first, second, level) => {
        const [before, after] = [sceneOf(first, { level }), sceneOf(second, { level })]
        const fresh = drawnShapes(after)
        const used = drawnShapes(after, valuesOfAll(after), drawnShapes(before))
        expect(spelled(used)).toEqual(spelled(fresh))
        expect(used.arcs.arrows.length).toBe(fresh.arcs.arrows.length)
      }),
      seeded(100),
    )
  })

  test('mark a place once where many lines end, as clearly as the clearest of them', () => {
    const scene = sceneOf([deports(105, phnomPenh, taipei), deports(40, jakarta, taipei)], { level: 11 })
    const [first, second] = scene.picture.flows
    const dimmed = { ...scene, hovered: keyOfMark(second!, 11) }
    for (const drawn of [scene, dimmed]) {
      const dots = discsAt(shapesOf(drawn), taipei).filter(({ color }) => isInk(color, 'deportation'))
      expect(only(dots).color[3]).toBeCloseTo(1, 9)
    }
    const other = discsAt(shapesOf(dimmed), first!.sum.least === 105 ? phnomPenh : jakarta)
    expect(other.every(({ color }) => color[3] < 0.5)).toBe(true)
  })

  test('of nothing are nothing', () => {
    const shapes = shapesOf(sceneOf([]))
    expect([shapes.discs, shapes.texts, shapes.arcs, shapes.ties, shapes.targets, shapes.animated]).toEqual([
      [],
      [],
      [],
      [],
      [],
      false,
    ])
  })

  test('aim at the least of an open sum, and at both bounds of a closed one', () => {
    const scene = sceneOf([arrests(0, [phnomPenh], { count: { min: 40, max: null, qualifier: 'at_least' } })])
    expect(valuesOf(scene.index, 6, markIn(scene, 'cluster'))).toMatchObject({ least: 40, most: 40, presence: 1 })
    const closed = sceneOf([
      arrests(0, [phnomPenh], { count: { min: 40, max: 60, qualifier: 'about' } }),
      arrests(5, [phnomPenh], { count: exactly(5) }),
    ])
    expect(valuesOf(closed.index, 6, markIn(closed, 'cluster'))).toMatchObject({ least: 45, most: 65 })
  })
})
