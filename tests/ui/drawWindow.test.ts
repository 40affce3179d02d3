import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tabLeft } from '../../src/ui/timeline/drawWindow.ts'
import type { Edge, WindowBox } from '../../src/ui/timeline/windowBox.ts'
import { edgeAt, partAt } from '../../src/ui/timeline/windowBox.ts'
import { seeded } from '../helpers/arbitraries.ts'

const WIDTH = 800
const HEIGHT = 104
const anyEdges = fc.constantFrom<readonly Edge[]>(['from', 'until'], ['from'], ['until'])
/** Edges up to 20 pixels beyond the axis, as far as they are ever put. */
const anyBox = fc.record({
  left: fc.integer({ min: -20, max: WIDTH }),
  wide: fc.integer({ min: 0, max: WIDTH }),
  edges: anyEdges,
})
const boxOf = ({ left, wide, edges }: { left: number; wide: number; edges: readonly Edge[] }): WindowBox => ({
  left,
  right: Math.min(WIDTH + 20, left + wide),
  height: HEIGHT,
  edges,
})

test('each edge can be taken at its grip, both of them however close they are', () => {
  fc.assert(
    fc.property(anyBox, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 86 }), (given, beside, y) => {
      const box = boxOf(given)
      for (const edge of box.edges) {
        const at = edgeAt(box, edge)
        expect(partAt(edge === 'from' ? at - beside : at + beside, y, box)).toBe(edge)
      }
    }),
    seeded(),
  )
})

test('a finger has 44 pixels of each edge, and the days between them are the inside', () => {
  const box = { left: 200, right: 600, height: HEIGHT, edges: ['from', 'until'] } as const
  const parts = Array.from({ length: WIDTH }, (_, x) => partAt(x, 40, box))
  const spans = (part: string): [number, number] => [parts.indexOf(part as Edge), parts.lastIndexOf(part as Edge)]
  expect(spans('from')).toEqual([172, 216])
  expect(spans('inside')).toEqual([217, 583])
  expect(spans('until')).toEqual([584, 628])
  expect(parts[171]).toBe('outside')
  expect(parts[629]).toBe('outside')
})

test('an edge that the mode does not have is not taken, and below the bars nothing is', () => {
  const box = { left: 200, right: 600, height: HEIGHT, edges: ['until'] } as const
  expect(partAt(198, 40, box)).toBe('outside')
  expect(partAt(202, 40, box)).toBe('inside')
  for (const x of [198, 400, 602]) expect(partAt(x, HEIGHT - 4, box)).toBe('outside')
})

test('the day of an edge stands beside its line, and where it is cut off by the beginning of the axis behind the grip', () => {
  fc.assert(
    fc.property(anyBox, fc.integer({ min: 40, max: 90 }), (given, wide) => {
      const box = boxOf(given)
      for (const edge of box.edges) {
        const at = edgeAt(box, edge)
        const left = tabLeft(box, edge, wide)
        if (at >= wide + 2) expect(left + wide).toBe(at - 2)
        else expect(left).toBeGreaterThan(at)
      }
    }),
    seeded(),
  )
})
