import fc from 'fast-check'
import Supercluster from 'supercluster'
import { describe, expect, test } from 'vitest'
import { latToMercatorY, lngToMercatorX, mercatorXToLng, mercatorYToLat } from '../../src/lib/mercator.ts'
import type { Hierarchy, Points } from '../../src/time/hierarchy.ts'
import { buildHierarchy } from '../../src/time/hierarchy.ts'
import { randomNumbers, seeded } from '../helpers/arbitraries.ts'
import { slowHierarchy } from '../helpers/slowHierarchy.ts'

interface Point {
  x: number
  y: number
  weight: number
  kind: number
}

const toPoints = (list: readonly Point[]): Points => ({
  x: Float64Array.from(list, (point) => point.x),
  y: Float64Array.from(list, (point) => point.y),
  weight: Float64Array.from(list, (point) => point.weight),
  kind: Uint8Array.from(list, (point) => point.kind),
})

/** Points on a coarse lattice, so that many lie at the same distance or on the edge of a cell; equal weights are common. */
const anyPoints = fc.uniqueArray(
  fc.record({
    x: fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((n) => n / 40),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    y: fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((n) => n / 40),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    weight: fc.nat({ max: 5 }),
    kind: fc.constantFrom(0, 0, 0, 1),
  }),
  { selector: ({ x, y }) => `${x + 0}:${y + 0}`, maxLength: 40 },
)

const RADIUS = 44
const MAX_ZOOM = 11
const reachAt = (zoom: number): number => RADIUS / (512 * 2 ** zoom)

/** Seed of every point per level, by the definition and nothing else: all pairs, no grid, no ranges. */
function slowSeeds(points: readonly Point[]): number[][] {
  const order = points
    .map((_, i) => i)
    .sort((a, b) => points[b]!.weight - points[a]!.weight || points[a]!.x - points[b]!.x || points[a]!.y - points[b]!.y)
  const levels = [points.map((_, i) => i)]
  for (let zoom = MAX_ZOOM - 1; zoom >= 0; zoom--) {
    const finer = levels[0]!
    const seedOf = new Map<number, number>()
    const alive = order.filter((i) => finer[i] === i)
    for (const seed of alive)
      if (!seedOf.has(seed))
        for (const other of alive) {
          const [a, b] = [points[seed]!, points[other]!]
          const isNear = (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= reachAt(zoom) ** 2
          if (!seedOf.has(other) && a.kind === b.kind && isNear) seedOf.set(other, seed)
        }
    levels.unshift(finer.map((seed) => seedOf.get(seed)!))
  }
  return levels
}

const seedsAt = ({ levels }: Hierarchy, zoom: number): number[] => {
  const level = levels[zoom]!
  return Array.from(level.rowOf, (row) => level.seed[row]!)
}

describe('a hierarchy', () => {
  test('is what the definition gives, found the slow way', () => {
    fc.assert(
      fc.property(anyPoints, (list) => {
        const hierarchy = buildHierarchy(toPoints(list))
        const expected = slowSeeds(list)
        for (let zoom = 0; zoom <= MAX_ZOOM; zoom++) expect(seedsAt(hierarchy, zoom)).toEqual(expected[zoom])
      }),
      seeded(150),
    )
  })

  test('lays out every cluster of every level as one range of leaves, all leaves once', () => {
    fc.assert(
      fc.property(anyPoints, (list) => {
        const { levels, leaves } = buildHierarchy(toPoints(list))
        expect(levels).toHaveLength(MAX_ZOOM + 1)
        expect(Array.from(leaves).sort((a, b) => a - b)).toEqual(list.map((_, i) => i))
        for (const { rows, rowOf, seed, start } of levels) {
          expect([seed.length, start.length, start[0], start[rows]]).toEqual([rows, rows + 1, 0, list.length])
          for (let row = 0; row < rows; row++) {
            expect(start[row + 1]!).toBeGreaterThan(start[row]!)
            const members = leaves.subarray(start[row], start[row + 1])
            expect(members).toContain(seed[row])
            expect(new Set(Array.from(members, (point) => rowOf[point]))).toEqual(new Set([row]))
          }
        }
        expect(levels[MAX_ZOOM]!.rows).toBe(list.length)
      }),
      seeded(150),
    )
  })

  test('nests: what is together at a level is together at every coarser one', () => {
    fc.assert(
      fc.property(anyPoints, (list) => {
        const { levels } = buildHierarchy(toPoints(list))
        for (let zoom = MAX_ZOOM; zoom > 0; zoom--) {
          const coarser = new Map<number, number>()
          levels[zoom]!.rowOf.forEach((row, point) => {
            const above = levels[zoom - 1]!.rowOf[point]!
            expect(coarser.get(row) ?? above).toBe(above)
            coarser.set(row, above)
          })
        }
      }),
      seeded(150),
    )
  })

  test('joins only what is near its seed and of its kind, and the seed is the heaviest', () => {
    fc.assert(
      fc.property(anyPoints, (list) => {
        const hierarchy = buildHierarchy(toPoints(list))
        for (let zoom = MAX_ZOOM - 1; zoom >= 0; zoom--) {
          const finer = seedsAt(hierarchy, zoom + 1)
          seedsAt(hierarchy, zoom).forEach((seed, point) => {
            const [from, to] = [list[finer[point]!]!, list[seed]!]
            expect(Math.hypot(from.x - to.x, from.y - to.y)).toBeLessThanOrEqual(reachAt(zoom) * (1 + 1e-12))
            expect(to.kind).toBe(list[point]!.kind)
            expect(to.weight).toBeGreaterThanOrEqual(list[point]!.weight)
          })
        }
      }),
      seeded(150),
    )
  })

  test('does not depend on the order of the input', () => {
    const shuffled = anyPoints.chain((list) =>
      fc
        .shuffledSubarray(
          list.map((_, i) => i),
          { minLength: list.length },
        )
        .map((order) => ({ list, order })),
    )
    fc.assert(
      fc.property(shuffled, ({ list, order }) => {
        const straight = buildHierarchy(toPoints(list))
        const mixed = buildHierarchy(toPoints(order.map((i) => list[i]!)))
        for (let zoom = 0; zoom <= MAX_ZOOM; zoom++) {
          const seeds = seedsAt(straight, zoom)
          expect(seedsAt(mixed, zoom).map((seed) => order[seed])).toEqual(order.map((i) => seeds[i]))
        }
        expect(Array.from(mixed.leaves, (i) => order[i])).toEqual(Array.from(straight.leaves))
      }),
      seeded(150),
    )
  })

  test('of nothing has empty levels; of one point one row', () => {
    const empty = buildHierarchy(toPoints([]))
    expect(empty.levels.map((level) => [level.rows, [...level.start]])).toEqual(empty.levels.map(() => [0, [0]]))
    expect(
      buildHierarchy(toPoints([{ x: 0.5, y: 0.5, weight: 0, kind: 0 }])).levels.every((level) => level.rows === 1),
    ).toBe(true)
  })
})

test.each([
  ['spread over the world', (random: () => number) => [random(), random() * 1.4 - 0.2]],
  ['in one town', (random: () => number) => [0.7 + random() * 1e-3, 0.45 + random() * 1e-3]],
  ['on both sides of the antimeridian', (random: () => number) => [Math.round(random()) || random() * 0.01, random()]],
  ['on a lattice', (random: () => number) => [Math.floor(random() * 200) / 200, Math.floor(random() * 200) / 200]],
] as const)('of 12,000 points %s is that of the slow way, rows and leaves', (_, place) => {
  const random = randomNumbers(11)
  const points = toPoints(
    Array.from({ length: 12_000 }, () => {
      const [x, y] = place(random)
      return { x: x!, y: y!, weight: Math.floor(1 / (random() + 1e-3)), kind: random() < 0.1 ? 1 : 0 }
    }),
  )
  const hierarchy = buildHierarchy(points)
  const slow = slowHierarchy(points)
  for (let zoom = 0; zoom <= MAX_ZOOM; zoom++) expect(seedsAt(hierarchy, zoom)).toEqual([...slow.seeds[zoom]!])
  expect(hierarchy.leaves).toEqual(slow.leaves)
})

test('there are about as many clusters as supercluster makes of the same points', () => {
  const random = randomNumbers(7)
  // Towns around a few centres, as incidents are.
  const centres = Array.from({ length: 25 }, () => [random() * 300 - 150, random() * 110 - 50] as const)
  const lngLats = Array.from({ length: 3000 }, () => {
    const [lng, lat] = centres[Math.floor(random() * centres.length)]!
    return [lng + (random() + random() - 1) * 8, lat + (random() + random() - 1) * 8] as const
  })
  const ours = buildHierarchy(
    toPoints(lngLats.map(([lng, lat]) => ({ x: lngToMercatorX(lng), y: latToMercatorY(lat), weight: 1, kind: 0 }))),
  )
  const theirs = new Supercluster({ radius: RADIUS, extent: 512, maxZoom: MAX_ZOOM - 1, minPoints: 2 })
  theirs.load(
    lngLats.map(([lng, lat]) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })),
  )
  for (let zoom = 0; zoom < MAX_ZOOM; zoom++) {
    const ratio = ours.levels[zoom]!.rows / theirs.getClusters([-180, -90, 180, 90], zoom).length
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.6)
  }
})

test('clusters stand on one of their own places', () => {
  const list = [
    { lng: 103.8606, lat: 13.3618, weight: 10 },
    { lng: 104.916, lat: 11.5625, weight: 20 },
  ]
  const { levels } = buildHierarchy(
    toPoints(list.map(({ lng, lat, weight }) => ({ x: lngToMercatorX(lng), y: latToMercatorY(lat), weight, kind: 0 }))),
  )
  expect([levels[0]!.rows, levels[0]!.seed[0]]).toEqual([1, 1])
  expect([mercatorXToLng(lngToMercatorX(103.8606)), mercatorYToLat(latToMercatorY(13.3618))]).toEqual([
    expect.closeTo(103.8606, 9),
    expect.closeTo(13.3618, 9),
  ])
})
