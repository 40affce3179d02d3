import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { greatCirclePoint } from '../../src/lib/greatCircle.ts'
import { mercatorXToLng } from '../../src/lib/mercator.ts'
import { pick } from '../../src/map/pick.ts'
import { clusterLngLat, toMercator } from '../../src/map/placing.ts'
import type { Project, Scene, Target } from '../../src/map/scene.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { country, deports, plain, sceneOf, shapesOf, town, arrests, worldWidth } from './scenes.ts'

const phnomPenh = town('Phnom Penh', 104.9, 11.6)
const hunan = town('Hunan', 112, 28)
const taipei = town('Taipei', 121.5, 25)

const empty = sceneOf([])
const mark = sceneOf([arrests(1, [phnomPenh])]).picture.clusters[0]!

const anyTargets: fc.Arbitrary<Target[]> = fc
  .array(
    fc
      .record({
        x: fc.integer({ min: 0, max: 300 }),
        y: fc.integer({ min: 0, max: 300 }),
        radius: fc.integer({ min: 5, max: 60 }),
      })
      .map((disc) => ({ ...disc, key: '', mark, place: null, incident: null })),
    { maxLength: 12 },
  )
  .map((targets) => targets.map((target, i) => ({ ...target, key: `cluster/${i}` })))

/** The camera of the flat map: every place in the copy of the world that is nearest to the middle of the screen. */
const nearest =
  (centreLng: number, width: number): Project =>
  (x, y) => {
    const lng = mercatorXToLng(x)
    const near = lng + 360 * Math.round((centreLng - lng) / 360)
    return [((near - centreLng) / 360) * width, y * width]
  }

/** Where the flow of a scene is at a fraction of its way. */
function onTheWay({ index, picture }: Scene, project: Project, t: number, flow = 0): readonly [number, number] {
  const { origin, destination } = picture.flows[flow]!
  const place = toMercator(
    greatCirclePoint(clusterLngLat(index, picture.level, origin), clusterLngLat(index, picture.level, destination), t),
  )
  return project(place.x, place.y)!
}

describe('picking a disc', () => {
  test('finds the smallest that holds the point, else the nearest within six pixels, else none', () => {
    fc.assert(
      fc.property(anyTargets, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (targets, x, y) => {
        const outside = ({ x: cx, y: cy, radius }: Target): number => Math.hypot(cx - x, cy - y) - radius
        const holding = targets.filter((target) => outside(target) <= 0)
        const near = targets.filter((target) => outside(target) <= 6)
        const found = pick(x, y, targets, empty, plain(100))
        if (holding.length > 0) {
          expect(holding).toContain(found)
          expect(found!.radius).toBe(Math.min(...holding.map(({ radius }) => radius)))
        } else if (near.length > 0) {
          expect(near).toContain(found)
          expect(outside(found!)).toBeCloseTo(Math.min(...near.map(outside)), 9)
        } else expect(found).toBe(null)
      }),
      seeded(500),
    )
  })

  test('reaches every disc of a picture at its middle, or the smaller one that lies there', () => {
    const scene = sceneOf(
      [arrests(900, [phnomPenh]), arrests(40, [taipei]), arrests(9, [hunan]), arrests(30, [country('China', 105, 35)])],
      { level: 3 },
    )
    const { targets } = shapesOf(scene)
    expect(targets).toHaveLength(4)
    for (const target of targets) {
      const found = pick(target.x, target.y, targets, scene, plain(worldWidth(scene)))!
      expect(found.radius).toBeLessThanOrEqual(target.radius)
    }
  })

  test('takes a disc before the arc that ends in it', () => {
    const scene = sceneOf([arrests(40, [phnomPenh]), deports(40, phnomPenh, taipei)], { level: 5 })
    const project = plain(worldWidth(scene))
    const [x, y] = onTheWay(scene, project, 0)
    expect(pick(x, y, shapesOf(scene).targets, scene, project)?.mark.kind).toBe('cluster')
  })
})

describe('picking an arc', () => {
  const scene = sceneOf([deports(105, phnomPenh, taipei)], { level: 5 })
  const project = plain(worldWidth(scene))

  test('works all along it, within seven pixels to either side and no further', () => {
    for (let t = 0.02; t < 1; t += 0.02) {
      const [[x, y], [ax, ay]] = [onTheWay(scene, project, t), onTheWay(scene, project, t - 0.01)]
      const [nx, ny] = [-(y - ay) / Math.hypot(x - ax, y - ay), (x - ax) / Math.hypot(x - ax, y - ay)]
      for (const side of [-1, 1]) {
        const found = pick(x + nx * 6 * side, y + ny * 6 * side, [], scene, project)
        expect(found?.mark, `${t}`).toBe(scene.picture.flows[0])
        expect([found?.radius, found?.incident]).toEqual([0, null])
        expect(pick(x + nx * 8 * side, y + ny * 8 * side, [], scene, project), `${t}`).toBe(null)
      }
    }
  })

  test('does not go on beyond its ends', () => {
    const [[ax, ay], [bx, by]] = [onTheWay(scene, project, 0), onTheWay(scene, project, 1)]
    const length = Math.hypot(bx - ax, by - ay)
    const [ux, uy] = [(bx - ax) / length, (by - ay) / length]
    expect(pick(bx + ux * 9, by + uy * 9, [], scene, project)).toBe(null)
    expect(pick(ax - ux * 9, ay - uy * 9, [], scene, project)).toBe(null)
    expect(pick(bx + ux * 5, by + uy * 5, [], scene, project)).not.toBe(null)
  })

  test('of several takes the nearest', () => {
    const two = sceneOf([deports(105, phnomPenh, taipei), deports(40, phnomPenh, hunan)], { level: 6 })
    const camera = plain(worldWidth(two))
    for (const flow of [0, 1])
      for (const t of [0.3, 0.6, 0.9]) {
        const [x, y] = onTheWay(two, camera, t, flow)
        expect(pick(x, y, [], two, camera)?.mark).toBe(two.picture.flows[flow])
      }
  })

  test('follows it behind the horizon of a globe only as far as it is seen', () => {
    const halfSeen: Project = (x, y) => (x > 0.81 ? null : project(x, y))
    const [x, y] = onTheWay(scene, project, 0.1)
    expect(pick(x, y, [], scene, halfSeen)).not.toBe(null)
    const [hiddenX, hiddenY] = onTheWay(scene, project, 0.9)
    expect(pick(hiddenX, hiddenY, [], scene, halfSeen)).toBe(null)
    expect(pick(x, y, [], scene, () => null)).toBe(null)
  })

  test('works across ±180°, from either side', () => {
    const suva = town('Suva', 178, -18)
    const apia = town('Apia', -172, -14)
    for (const [from, to] of [
      [suva, apia],
      [apia, suva],
    ] as const) {
      const pacific = sceneOf([deports(5, from, to)], { level: 5 })
      for (const centre of [178, -178, 150]) {
        const camera = nearest(centre, worldWidth(pacific))
        for (const t of [0.1, 0.5, 0.9]) {
          const [x, y] = onTheWay(pacific, camera, t)
          expect(pick(x, y, [], pacific, camera)?.mark, `${centre} ${t}`).toBe(pacific.picture.flows[0])
        }
      }
    }
  })

  test('that is torn by the edge of the world is not the line between its halves', () => {
    const pacific = sceneOf([deports(5, town('Suva', 178, -18), town('Apia', -172, -14))], { level: 5 })
    const camera = nearest(0, worldWidth(pacific))
    const [[left, top], [right, bottom]] = [onTheWay(pacific, camera, 0.9), onTheWay(pacific, camera, 0.1)]
    expect(right - left).toBeGreaterThan(worldWidth(pacific) * 0.9)
    for (let y = Math.min(top, bottom); y <= Math.max(top, bottom); y += 2)
      expect(pick(0, y, [], pacific, camera)).toBe(null)
    for (const [x, y] of [onTheWay(pacific, camera, 0.1), onTheWay(pacific, camera, 0.9)])
      expect(pick(x, y, [], pacific, camera)?.mark).toBe(pacific.picture.flows[0])
  })
})
