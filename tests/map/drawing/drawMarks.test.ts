import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Flat } from '../../../src/map/drawing/flat.ts'
import { boundsOf, fromPixels, toPixels, worldsOf } from '../../../src/map/drawing/flat.ts'
import { MOST_SHAPES, drawMarks } from '../../../src/map/drawing/drawMarks.ts'
import { PALETTES } from '../../../src/map/palette.ts'
import { escapeXml } from '../../../src/lib/xml.ts'
import { anyIncidents } from '../../helpers/arbitraries.ts'
import { drawnShapes, sceneOf, spelled, worldWidth } from '../scenes.ts'

/** The whole world, once, north up. */
const world = (side: number): Flat => ({ width: side, height: side, origin: [0, 0], east: [side, 0], south: [0, side] })

const countOf = (svg: string, pattern: RegExp): number => svg.match(pattern)?.length ?? 0

describe('a flat map', () => {
  const turned: Flat = { width: 800, height: 500, origin: [-300, 40], east: [900, 250], south: [-250, 900] }

  test('leads to a pixel and back, turned too', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (x, y) => {
        const [bx, by] = fromPixels(turned, toPixels(turned, x, y))
        expect(bx).toBeCloseTo(x, 9)
        expect(by).toBeCloseTo(y, 9)
      }),
    )
  })

  test('knows which copies of the world it shows', () => {
    expect(worldsOf(world(512))).toEqual([-1, 0, 1])
    expect(worldsOf({ ...world(512), origin: [-100, 0], width: 300 })).toEqual([0])
    expect(worldsOf({ ...world(512), origin: [-400, 0], width: 300 })).toEqual([0, 1])
    expect(boundsOf(world(512))).toEqual({ west: 0, east: 1, north: 0, south: 1 })
  })
})

describe('marks as SVG', () => {
  test('have a shape for every disc, arc, tie and number of the map', () => {
    fc.assert(
      fc.property(anyIncidents(), (incidents) => {
        const scene = sceneOf(incidents, { level: 2 })
        const drawn = drawnShapes(scene)
        const shapes = spelled(drawn)
        const side = worldWidth(scene)
        // A little narrower than the world, so that nothing is drawn twice.
        const flat = { ...world(side), origin: [-0.5, 0] as const, width: side - 1 }
        if (worldsOf(flat, shapes.reach).length > 1) return
        const { below, above } = drawMarks(drawn, flat, PALETTES.light)
        const isIn = ({ x, y }: { x: number; y: number }): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1
        expect(countOf(below, /class="arc"/g)).toBe(shapes.arcs.length)
        expect(countOf(above, /class="tie"/g)).toBe(shapes.ties.length)
        expect(countOf(above, /class="(?:disc|slice)"/g)).toBe(
          shapes.discs.filter((disc) => disc.stroke === 0 && isIn(disc)).length,
        )
        expect(countOf(above, /class="ring"/g)).toBe(
          shapes.discs.filter((disc) => disc.stroke > 0 && isIn(disc)).length,
        )
        const written = [...above.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)
        expect(written).toEqual(shapes.texts.filter(isIn).map(({ text }) => escapeXml(text)))
        expect(below + above).not.toMatch(/NaN|Infinity|undefined/)
      }),
      { numRuns: 60 },
    )
  })

  test('are refused where they are too many, with the numbers', () => {
    const many = drawnShapes(sceneOf([]))
    for (let k = 0; k < MOST_SHAPES; k++) many.discs.add({ x: 0.5, y: 0.5, dx: 0, dy: 0 }, 5, 0, [1, 0, 0, 1], 1)
    expect(() => drawMarks(many, world(512), PALETTES.light)).toThrow(/60,000 shapes are more than the 20,000/)
  })
})
