import type { StylePropertySpecification } from '@maplibre/maplibre-gl-style-spec'
import { Color, createPropertyExpression, featureFilter, latest } from '@maplibre/maplibre-gl-style-spec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { basemapLayers } from '../../../src/map/basemap.ts'
import { clipped } from '../../../src/map/drawing/drawBasemap.ts'
import { evaluate } from '../../../src/map/drawing/evaluate.ts'

describe('expressions of the style', () => {
  const asked = (zoom: number, properties = {}, state = {}) => ({ zoom, properties, state })

  test('are what the library of the style makes of them, for every line and fill of the basemap', () => {
    const anyProperties = fc.record(
      {
        min: fc.integer({ min: 0, max: 12 }),
        rank: fc.integer({ min: 0, max: 10 }),
        class: fc.constantFrom('disputed', 'country', 'province', 'river', 'lake', ''),
        id: fc.constantFrom('KH', 'CN', 'ZZ'),
      },
      { requiredKeys: ['min'] },
    )
    type Paints = Record<'line' | 'fill', Record<string, StylePropertySpecification>>
    const paints = { line: latest.paint_line, fill: latest.paint_fill } as unknown as Paints
    let compared = 0
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 12, noNaN: true }),
        anyProperties,
        fc.boolean(),
        (zoom, properties, covered) => {
          const about = asked(zoom, properties, { covered })
          const feature = { type: 2 as const, properties }
          for (const layer of [...basemapLayers('light'), ...basemapLayers('dark')]) {
            if (layer.type !== 'line' && layer.type !== 'fill') continue
            if (layer.filter !== undefined)
              expect(evaluate(layer.filter, about), layer.id).toBe(
                featureFilter(layer.filter, layer.id).filter({ zoom }, feature),
              )
            for (const [name, value] of Object.entries(layer.paint ?? {})) {
              if (['line-dasharray', 'fill-antialias', 'fill-pattern'].includes(name)) continue
              const kind = paints[layer.type][name]!
              const made = createPropertyExpression(value, name, kind)
              if (made.result === 'error') throw new Error(`${layer.id} ${name}: ${made.value.join()}`)
              const expected: unknown = made.value.evaluate({ zoom }, feature, { covered })
              const found = evaluate(value, about)
              if (kind.type === 'color')
                expect(Color.parse(String(found)), `${layer.id} ${name}`).toEqual(Color.parse(String(expected)))
              else expect(found, `${layer.id} ${name}`).toBeCloseTo(expected as number, 9)
              compared++
            }
          }
        },
      ),
      { numRuns: 40 },
    )
    expect(compared).toBeGreaterThan(1000)
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
