import { expect, test } from 'vitest'
import type { Viewport } from '../../src/lib/viewport.ts'
import { placesIn } from '../../src/lib/viewport.ts'

/** A flat map from Mercator (x, y) `west`, `north` on, `across` of the world wide and high, 100 pixels a side. */
const flat = (west: number, north: number, across: number): Viewport => ({
  matrix: [
    2 / across,
    0,
    0,
    0,
    0,
    -2 / across,
    0,
    0,
    0,
    0,
    1,
    0,
    (-2 * west) / across - 1,
    (2 * north) / across + 1,
    0,
    1,
  ],
  horizon: null,
  middle: west + across / 2,
  width: 100,
  height: 100,
})

const seen = (viewport: Viewport, places: readonly (readonly [number, number])[], slack = 0): number[] =>
  Array.from(
    placesIn(
      viewport,
      Float64Array.from(places, ([x]) => x),
      Float64Array.from(places, ([, y]) => y),
      () => slack,
    ),
  )

test('a flat map shows what lies between its edges, and a bit more where it may', () => {
  const places = [
    [0.5, 0.5],
    [0.4, 0.4],
    [0.6, 0.6],
    [0.39, 0.5],
    [0.5, 0.61],
    [NaN, 0.5],
  ] as const
  expect(seen(flat(0.4, 0.4, 0.2), places, 0.001)).toEqual([1, 1, 1, 0, 0, 0])
  // A hundredth of the world is 5 pixels here.
  expect(seen(flat(0.4, 0.4, 0.2), places, 5.001)).toEqual([1, 1, 1, 1, 1, 0])
})

test('of the copies of the world the one that is nearest to the middle counts', () => {
  const east = flat(0.9, 0.4, 0.2)
  expect(
    seen(east, [
      [0.05, 0.5],
      [0.95, 0.5],
      [0.5, 0.5],
    ]),
  ).toEqual([1, 1, 0])
})

test('a globe hides its far side', () => {
  // Seen from above longitude 0, without perspective: x to the right, y up.
  const globe: Viewport = {
    matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    horizon: [0, 0, 1, 0],
    middle: 0.5,
    width: 100,
    height: 100,
  }
  expect(
    seen(globe, [
      [0.5, 0.5],
      [0.3, 0.5],
      [0, 0.5],
      [0.9, 0.4],
    ]),
  ).toEqual([1, 1, 0, 0])
})

test('what is behind the camera is not on the screen', () => {
  const tilted = { ...flat(0.4, 0.4, 0.2), matrix: [1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, -0.5] }
  expect(seen(tilted, [[0.5, 0.2]], 1e9)).toEqual([0])
})
