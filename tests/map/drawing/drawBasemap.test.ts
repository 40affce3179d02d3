import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { basemapLayers } from '../../../src/map/basemap.ts'
import { clipped } from '../../../src/map/drawing/drawBasemap.ts'
import { evaluate } from '../../../src/map/drawing/evaluate.ts'

describe('expressions of the style', () => {
  const asked = (zoom: number, properties = {}, state = {}) => ({ zoom, properties, state })

  test('are known for every line and fill of the basemap', () => {
    for (const theme of ['light', 'dark'] as const)
      for (const layer of basemapLayers(theme)) {
        if (layer.type !== 'line' && layer.type !== 'fill') continue
        for (const zoom of [0, 3.4, 7, 12]) {
          const about = asked(zoom, { min: 2, rank: 3, class: 'disputed', id: 'KH' }, { covered: true })
          if (layer.filter !== undefined) expect(typeof evaluate(layer.filter, about)).toBe('boolean')
          const paint = (layer.paint ?? {}) as Readonly<Record<string, unknown>>
          for (const [name, value] of Object.entries(paint)) {
            if (name === 'line-dasharray' || name === 'fill-antialias') continue
            const found = evaluate(value, about)
            expect(
              name.endsWith('width') || name.endsWith('opacity') || name.endsWith('blur')
                ? Number.isFinite(found)
                : typeof found === 'string',
              `${layer.id} ${name}`,
            ).toBe(true)
          }
        }
      }
  })

  test('change with the zoom between their stops, and not beyond', () => {
    const width = ['interpolate', ['linear'], ['zoom'], 2, 1, 6, 5]
    expect([0, 2, 4, 6, 9].map((zoom) => evaluate(width, asked(zoom)))).toEqual([1, 1, 3, 5, 5])
    expect(evaluate(['match', ['get', 'rank'], [1, 2], 'a', 7, 'b', 'c'], asked(0, { rank: 7 }))).toBe('b')
    expect(evaluate(['case', ['boolean', ['feature-state', 'covered'], false], 'in', 'out'], asked(0))).toBe('out')
  })

  test('that are not known are said', () => {
    expect(() => evaluate(['step', ['zoom'], 1, 2, 3], asked(0))).toThrow('“step”')
  })
})

describe('lines of a tile', () => {
  const point = fc.tuple(fc.integer({ min: -80, max: 180 }), fc.integer({ min: -80, max: 180 }))

  test('are cut at its edges, and stay what they are inside of it', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (line) => {
        const parts = clipped(line, 100)
        for (const [x, y] of parts.flat()) {
          expect(x).toBeGreaterThanOrEqual(-1e-9)
          expect(x).toBeLessThanOrEqual(100 + 1e-9)
          expect(y).toBeGreaterThanOrEqual(-1e-9)
          expect(y).toBeLessThanOrEqual(100 + 1e-9)
        }
        const isInside = line.every(([x, y]) => x >= 0 && x <= 100 && y >= 0 && y <= 100)
        const moves = line.some(([x, y], i) => i > 0 && (x !== line[i - 1]![0] || y !== line[i - 1]![1]))
        if (isInside && moves) expect(parts.flat().length).toBeGreaterThanOrEqual(2)
      }),
    )
    expect(
      clipped(
        [
          [10, 10],
          [90, 90],
          [150, 90],
          [150, 20],
          [50, 20],
        ],
        100,
      ),
    ).toEqual([
      [
        [10, 10],
        [90, 90],
        [100, 90],
      ],
      [
        [100, 20],
        [50, 20],
      ],
    ])
    // The edge of a tile's own margin is no coast.
    expect(
      clipped(
        [
          [-5, -5],
          [105, -5],
          [105, 105],
        ],
        100,
      ),
    ).toEqual([])
  })
})
