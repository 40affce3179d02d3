import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LngLat } from '../../src/lib/greatCircle.ts'
import { angleBetween, wrapDegrees } from '../../src/lib/greatCircle.ts'
import { anchorOf, clusterLngLat, tieLngLat, toMercator } from '../../src/map/placing.ts'
import { pictureAt } from '../../src/time/picture.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { anyIncidents, seeded } from '../helpers/arbitraries.ts'
import { EVER, anyLevel, arrests, marksOf, selectAll, town } from './scenes.ts'

const LEVEL = 11

/** One joint operation over the places, seen from as near as there is. */
function middleOf(places: readonly LngLat[]): LngLat {
  const index = buildTimeIndex([
    arrests(
      10,
      places.map(([lng, lat], i) => town(`${i}`, lng, lat)),
    ),
  ])
  const rows = Array.from({ length: index.hierarchy.levels[LEVEL]!.rows }, (_, row) => row)
  return tieLngLat(index, LEVEL, rows)
}

const anyNear: fc.Arbitrary<LngLat[]> = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }))
  .chain(([lng, lat]) =>
    fc
      .array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })), {
        minLength: 2,
        maxLength: 5,
      })
      .map((shifts) => shifts.map(([dx, dy]): LngLat => [wrapDegrees(lng + dx), lat + dy])),
  )

describe('where marks stand', () => {
  test('the middle of near places lies among them, also across the date line', () => {
    fc.assert(
      fc.property(anyNear, (places) => {
        const middle = middleOf(places)
        const first = places[0]!
        const lngs = places.map(([lng]) => wrapDegrees(lng - first[0]))
        const lats = places.map(([, lat]) => lat)
        const lng = wrapDegrees(middle[0] - first[0])
        // A great circle bulges towards the pole by less than a tenth of a degree over six degrees.
        expect(lng).toBeGreaterThanOrEqual(Math.min(...lngs) - 1e-2)
        expect(lng).toBeLessThanOrEqual(Math.max(...lngs) + 1e-2)
        expect(middle[1]).toBeGreaterThanOrEqual(Math.min(...lats) - 0.1)
        expect(middle[1]).toBeLessThanOrEqual(Math.max(...lats) + 0.1)
      }),
      seeded(),
    )
  })

  test('the middle of two places is as far from one as from the other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -170, max: 170, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (lng, lat, apart) => {
          const [a, b]: LngLat[] = [
            [lng, lat],
            [wrapDegrees(lng + apart), -lat / 2],
          ]
          const middle = middleOf([a!, b!])
          expect(angleBetween(a!, middle)).toBeCloseTo(angleBetween(b!, middle), 6)
          expect(angleBetween(a!, middle)).toBeLessThan(Math.PI / 2 + 1e-6)
        },
      ),
      seeded(),
    )
  })

  test('places that balance each other around the globe fall back to one of them', () => {
    for (const places of [
      [
        [0, 0],
        [180, 0],
      ],
      [
        [40, 30],
        [-140, -30],
      ],
      [
        [0, 0],
        [120, 0],
        [-120, 0],
      ],
    ] as LngLat[][]) {
      const middle = middleOf(places)
      expect(places.some((place) => angleBetween(place, middle) < 1e-6)).toBe(true)
      expect(middle.every(Number.isFinite)).toBe(true)
    }
  })

  test('a cluster stands at one of its points, and there for as long as the index lives', () => {
    fc.assert(
      fc.property(anyIncidents(15), anyLevel, (incidents, level) => {
        const index = buildTimeIndex(incidents)
        const { rows, rowOf } = index.hierarchy.levels[level]!
        for (let row = 0; row < rows; row++) {
          const at = clusterLngLat(index, level, row)
          const own = index.places.filter((_, point) => rowOf[point] === row)
          expect(own.some(({ lon, lat }) => Math.abs(lon - at[0]) < 1e-6 && Math.abs(lat - at[1]) < 1e-6)).toBe(true)
        }
      }),
      seeded(60),
    )
  })

  test('marks are anchored at their cluster, their middle, or their destination', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, (incidents, level) => {
        const index = buildTimeIndex(incidents)
        for (const mark of marksOf(pictureAt(index, selectAll(index), EVER, level))) {
          const anchor = anchorOf(index, level, mark)
          if (mark.kind === 'cluster') expect(anchor).toEqual(clusterLngLat(index, level, mark.row))
          else if (mark.kind === 'flow') expect(anchor).toEqual(clusterLngLat(index, level, mark.destination))
          else expect(anchor).toEqual(tieLngLat(index, level, mark.rows))
          const { x, y } = toMercator(anchor)
          expect([x, y].every(Number.isFinite)).toBe(true)
        }
      }),
      seeded(60),
    )
  })
})
