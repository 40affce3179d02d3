import { greatCirclePoint } from '../lib/greatCircle.ts'
import type { Picture } from '../time/picture.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'
import { keyOfMark } from '../time/markKey.ts'
import { clusterLngLat, toMercator } from './placing.ts'
import type { Project, Target } from './shapes.ts'

/** Slack around a mark for a finger or a shaky hand, pixels. */
const SLACK = 6
const ARC_SLACK = 7
const ARC_STEPS = 32

/**
 * The mark at a point of the screen: the smallest disc that holds it, else the nearest disc within the slack, else the
 * nearest arc; null where there is none. From the index and the camera, not from pixels.
 */
export function pick(
  x: number,
  y: number,
  targets: readonly Target[],
  { index, picture }: { index: DrawnIndex; picture: Picture },
  project: Project,
): Target | null {
  let best: Target | null = null
  let bestScore = Infinity
  for (const target of targets) {
    const distance = Math.hypot(target.x - x, target.y - y)
    if (distance > target.radius + SLACK) continue
    const score = distance <= target.radius ? target.radius : 1000 + distance - target.radius
    if (score < bestScore) [best, bestScore] = [target, score]
  }
  return best ?? pickArc(x, y, { index, picture }, project)
}

function pickArc(
  x: number,
  y: number,
  { index, picture }: { index: DrawnIndex; picture: Picture },
  project: Project,
): Target | null {
  let best: Target | null = null
  let nearest = ARC_SLACK
  for (const mark of picture.flows) {
    const from = clusterLngLat(index, picture.level, mark.origin)
    const to = clusterLngLat(index, picture.level, mark.destination)
    let previous: Step | null = null
    for (let step = 0; step <= ARC_STEPS; step++) {
      const place = toMercator(greatCirclePoint(from, to, step / ARC_STEPS))
      const at = project(place.x, place.y)
      const here = at && { place, at }
      if (here && previous && !isTorn(previous, here, project)) {
        const distance = distanceToSegment(x, y, previous.at, here.at)
        if (distance < nearest) {
          nearest = distance
          best = { key: keyOfMark(mark, picture.level), mark, x, y, radius: 0, place: null, incident: null }
        }
      }
      previous = here
    }
  }
  return best
}

/** A point of an arc: in Mercator unit coordinates, and on the screen. */
interface Step {
  place: { x: number; y: number }
  at: readonly [number, number]
}

/** Steps below this are whole, in pixels: a torn one is nearly as long as the world is wide, which is 512 and more. */
const LONG_STEP = 150

/** Whether two steps are shown in different copies of the world, so that nothing is drawn between them. */
function isTorn(a: Step, b: Step, project: Project): boolean {
  const length = Math.hypot(b.at[0] - a.at[0], b.at[1] - a.at[1])
  if (length < LONG_STEP) return false
  const middle = project((a.place.x + b.place.x) / 2, (a.place.y + b.place.y) / 2)
  return !middle || Math.hypot(middle[0] - (a.at[0] + b.at[0]) / 2, middle[1] - (a.at[1] + b.at[1]) / 2) > length / 4
}

function distanceToSegment(
  x: number,
  y: number,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
