import type { MarkKey } from '../time/markKey.ts'
import { keyOfMark } from '../time/markKey.ts'
import type { ClusterMark, TieMark } from '../time/picture.ts'
import { COUNTRY_ONLY } from '../time/timeIndex.ts'
import type { Pen } from './pen.ts'
import { toLngLat } from './placing.ts'

/**
 * Of more figures for the same marks, those stand for the places of each: lines to all of them would be a tangle. Of a large
 * set there are many ties.
 */
const FEWEST_FIGURES = 5

/** Lines from the middle to each place of a joint operation, a small disc at each. */
export function drawTie(pen: Pen, mark: TieMark): void {
  const { index, picture } = pen.scene
  const { seed } = index.hierarchy.levels[picture.level]!
  const isFew = index.large ? mark.records <= FEWEST_FIGURES : pen.isFew(mark)
  const ends = isFew ? pen.pointsOf(mark) : mark.rows.map((row) => seed[row]!)
  drawTieTo(pen, keyOfMark(mark, picture.level), ends)
}

/** More lines than these from one disc are a tangle. */
const MOST_LEADERS = 3

/**
 * A cluster that holds nothing but one joint operation shows its places as well. One that stands at a place where
 * nothing happened in this window, because a cluster keeps its place, leads with dashed lines to where it did.
 */
export function drawInnerTie(pen: Pen, mark: ClusterMark): void {
  const { index, picture } = pen.scene
  if (!pen.isFew(mark)) return
  const ends = pen.pointsOf(mark, mark.members.length === 1 ? Infinity : MOST_LEADERS)
  const isJoint = mark.members.length === 1 && ends.length > 1
  const seed = index.hierarchy.levels[picture.level]!.seed[mark.row]!
  const isAway = ends.length <= MOST_LEADERS && !ends.includes(seed)
  if (!isJoint && !isAway) return
  drawTieTo(pen, keyOfMark(mark, picture.level), ends, !isJoint)
}

function drawTieTo(pen: Pen, key: MarkKey, ends: readonly number[], dashed = false): void {
  const values = pen.values.get(key)
  if (!values) return
  const strong = key === pen.scene.hovered || key === pen.scene.selected
  const alpha = pen.opacity(key) * values.presence
  const middle = toLngLat(values.x, values.y)
  const line = alpha * (strong ? 1 : 0.6)
  const { points } = pen.scene.index.hierarchy
  for (const point of ends) {
    const anchor = { x: points.x[point]!, y: points.y[point]!, dx: 0, dy: 0 }
    pen.shapes.ties.push({
      from: middle,
      to: toLngLat(anchor.x, anchor.y),
      width: strong ? [1.8, 1.8] : [1.2, 1.2],
      color: pen.ink,
      opacity: [line, line],
      reveal: 1,
      pulse: -1,
      fade: [false, false],
      arrow: false,
      dashed,
    })
    const at = pen.project(anchor.x, anchor.y)
    if (at) pen.declutter.reserve(at[0], at[1], 5)
    pen.blot(anchor, 4.5, pen.page, alpha)
    // A country is not a point: its end stays hollow.
    if (points.kind[point] === COUNTRY_ONLY) pen.ring(anchor, 3.4, 1.4, pen.ink, alpha)
    else pen.blot(anchor, 3.2, pen.ink, alpha)
  }
}
