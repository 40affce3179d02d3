import type { ClusterMark, TieMark } from '../time/picture.ts'
import { COUNTRY_ONLY } from '../time/timeIndex.ts'
import type { Live } from './live.ts'
import { endOf } from './live.ts'
import type { Pen } from './pen.ts'

/**
 * Of more figures for the same marks, those stand for the places of each: lines to all of them would be a tangle. Of a large
 * set there are many ties.
 */
const MOST_FIGURES = 5

/** Lines from the middle to each place of a joint operation. */
export function drawTie(pen: Pen, tie: Live<TieMark>): void {
  const { index, picture } = pen.scene
  const { mark } = tie
  const { seed } = index.hierarchy.levels[picture.level]!
  const isFew = index.large ? mark.records <= MOST_FIGURES : pen.isFew(mark)
  const ends = (isFew ? pen.pointsOf(mark) : null) ?? mark.rows.map((row) => seed[row]!)
  drawTieTo(pen, tie, ends)
}

/** More lines than these from one disc are a tangle. */
const MOST_LEADERS = 3

/**
 * A cluster that holds nothing but one joint operation shows its places as well. One that stands at a place where
 * nothing happened in this window, because a cluster keeps its place, leads with dashed lines to where it did.
 */
export function drawInnerTie(pen: Pen, cluster: Live<ClusterMark>): void {
  const { index, picture } = pen.scene
  const { mark } = cluster
  if (!pen.isFew(mark)) return
  const isSingle = mark.records === 1
  const ends = pen.pointsOf(mark, isSingle ? Infinity : MOST_LEADERS)
  if (!ends) return
  const isJoint = isSingle && ends.length > 1
  const seed = index.hierarchy.levels[picture.level]!.seed[mark.row]!
  const isAway = !ends.includes(seed)
  if (isJoint || isAway) drawTieTo(pen, cluster, ends, !isJoint)
}

const DASHED = { dashed: true }

function drawTieTo(pen: Pen, live: Live, points: readonly number[], dashed = false): void {
  const { key } = live
  const alpha = pen.alphaOf(live)
  const strong = key === pen.scene.hovered || key === pen.scene.selected
  const middle = endOf(live)
  const line = alpha * (strong ? 1 : 0.6)
  const width = strong ? 1.8 : 1.2
  const style = dashed ? DASHED : undefined
  for (const point of points) {
    const to = pen.ends.at(point)
    pen.shapes.ties.add(middle, 0, pen.ends.numbers, to, pen.ink, width, width, line, line, style)
    pen.tied.add(point, alpha)
  }
}

/** Small discs at the places that lines lead to. */
export function drawTiedPlaces(pen: Pen): void {
  const { kind } = pen.scene.index.hierarchy.points
  pen.tied.forEach((point, alpha) => {
    const place = pen.placeOf(point)
    const at = pen.project(place.x, place.y)
    if (at) pen.declutter.reserve(at[0], at[1], 5)
    pen.blot(place, 4.5, pen.page, alpha)
    // A country is not a point: its end stays hollow.
    if (kind[point] === COUNTRY_ONLY) pen.ring(place, 3.4, 1.4, pen.ink, alpha)
    else pen.blot(place, 3.2, pen.ink, alpha)
  })
}
