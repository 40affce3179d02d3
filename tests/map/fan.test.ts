import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaFigure, sumOf } from '../../src/domain/count.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { MOST_BLADES, openFan } from '../../src/map/fan.ts'
import { radiusOf } from '../../src/map/pen.ts'
import { anchorOf } from '../../src/map/placing.ts'
import { keyOfMark } from '../../src/time/markKey.ts'
import { anyCount, anyIncident, seeded } from '../helpers/arbitraries.ts'
import { arrests, onDay, sceneOf, town } from './scenes.ts'

const LEVEL = 11
const phnomPenh = town('Phnom Penh', 104.9, 11.6)

const anyCrowd: fc.Arbitrary<Incident[]> = fc
  .array(fc.tuple(anyIncident, anyCount), { minLength: 2, maxLength: 40 })
  .map((drafts) =>
    drafts.map(([draft, count], i): Incident => ({
      ...draft,
      id: `i${i}`,
      type: 'arrest',
      status: 'done',
      aggregate: false,
      count,
      places: [phnomPenh],
      origin: null,
      destination: null,
      date: draft.date.start === null && draft.date.end === null ? onDay('2017-08-16') : draft.date,
    })),
  )

function fanOf(incidents: readonly Incident[]) {
  const scene = sceneOf(incidents, { level: LEVEL })
  const mark = scene.picture.clusters[0]!
  return { scene, mark, fan: openFan(scene.index, mark, LEVEL, scene.scale) }
}

describe('a fan', () => {
  test('has a blade per incident, the newest 24 of many, in the order of their days', () => {
    fc.assert(
      fc.property(anyCrowd, (incidents) => {
        const { scene, mark, fan } = fanOf(incidents)
        const { start } = scene.index.columns
        const order = fan.blades.map(({ incident }) => start[incident]!)
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(fan.blades).toHaveLength(Math.min(MOST_BLADES, mark.members.length))
        expect(new Set(fan.blades.map(({ incident }) => incident)).size).toBe(fan.blades.length)
        const out = mark.members.filter((member) => !fan.blades.some(({ incident }) => incident === member))
        for (const member of out) expect(start[member]!).toBeLessThanOrEqual(order[0]!)
        for (const { incident, sum, people } of fan.blades) {
          expect(sum).toEqual(sumOf(incidents[incident]!.count))
          expect(people).toBe(areaFigure(sum))
        }
        expect(fan.key).toBe(keyOfMark(mark, LEVEL))
        expect(fan.centre).toEqual(anchorOf(scene.index, LEVEL, mark))
      }),
      seeded(200),
    )
  })

  test('has no two blades that overlap, nor one over its mark', () => {
    fc.assert(
      fc.property(anyCrowd, (incidents) => {
        const { scene, mark, fan } = fanOf(incidents)
        // As large as they are drawn and hit.
        const radius = (people: number): number => Math.max(10, radiusOf(scene.scale, people))
        fan.blades.forEach((a, i) => {
          expect(Math.hypot(a.dx, a.dy)).toBeGreaterThan(radius(a.people) + radiusOf(scene.scale, areaFigure(mark.sum)))
          for (const b of fan.blades.slice(0, i))
            expect(Math.hypot(a.dx - b.dx, a.dy - b.dy)).toBeGreaterThan(radius(a.people) + radius(b.people))
        })
      }),
      seeded(300),
    )
  })

  test('has no two blades that overlap where one report holds the people of others', () => {
    const parts = Array.from({ length: 20 }, (_, i) =>
      arrests(1000 / 20, [phnomPenh], { id: `p${i}`, date: onDay(`2017-08-${10 + (i % 20)}`) }),
    )
    const whole = arrests(1000, [phnomPenh], {
      id: 'whole',
      includes: parts.map(({ id }) => id),
      date: onDay('2017-08-20'),
    })
    const { scene, fan } = fanOf([...parts, whole])
    const radius = (people: number): number => Math.max(10, radiusOf(scene.scale, people))
    fan.blades.forEach((a, i) => {
      for (const b of fan.blades.slice(0, i))
        expect(Math.hypot(a.dx - b.dx, a.dy - b.dy)).toBeGreaterThan(radius(a.people) + radius(b.people))
    })
  })

  test('begins at the top and goes clockwise', () => {
    const { fan } = fanOf(
      ['2017-08-03', '2017-08-01', '2017-08-02'].map((iso, i) =>
        arrests(10, [phnomPenh], { id: `${i}`, date: onDay(iso) }),
      ),
    )
    expect(fan.blades.map(({ incident }) => incident)).toEqual([1, 2, 0])
    expect(fan.blades[0]!.dx).toBe(0)
    expect(fan.blades[0]!.dy).toBeLessThan(0)
    expect(fan.blades[1]!.dx).toBeGreaterThan(0)
    const angles = fan.blades.map(({ dx, dy }) => Math.atan2(dx, -dy))
    expect(angles).toEqual([...angles].sort((a, b) => a - b))
  })
})
