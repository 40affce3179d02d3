import type { LocatedPlace } from '../domain/place.ts'
import type { LngLat } from '../lib/greatCircle.ts'
import type { MarkKey } from '../time/markKey.ts'
import { keyOfMark } from '../time/markKey.ts'
import type { ClusterMark, TieMark } from '../time/picture.ts'
import type { Pen } from './pen.ts'
import { clusterLngLat, tieLngLat, toMercator } from './placing.ts'

/** Lines from the middle to each place of a joint operation, a small disc at each. */
export function drawTie(pen: Pen, mark: TieMark): void {
  const { index, picture } = pen.scene
  drawTieTo(pen, keyOfMark(mark, picture.level), tieLngLat(index, picture.level, mark.rows), pen.placesOf(mark))
}

/** A cluster that holds nothing but one joint operation shows its places as well. */
export function drawInnerTie(pen: Pen, mark: ClusterMark): void {
  const { index, picture } = pen.scene
  if (mark.members.length > 1 || index.points[mark.members[0]!]!.length < 2) return
  drawTieTo(pen, keyOfMark(mark, picture.level), clusterLngLat(index, picture.level, mark.row), pen.placesOf(mark))
}

function drawTieTo(pen: Pen, key: MarkKey, middle: LngLat, ends: readonly LocatedPlace[]): void {
  const values = pen.values.get(key)
  if (!values) return
  const strong = key === pen.scene.hovered || key === pen.scene.selected
  const alpha = pen.opacity(key) * values.presence
  const line = alpha * (strong ? 1 : 0.6)
  for (const place of ends) {
    const end: LngLat = [place.lon, place.lat]
    pen.shapes.ties.push({
      from: middle,
      to: end,
      width: strong ? [1.8, 1.8] : [1.2, 1.2],
      color: pen.ink,
      opacity: [line, line],
      reveal: 1,
      pulse: -1,
      fade: [false, false],
      arrow: false,
      dashed: false,
    })
    const anchor = { ...toMercator(end), dx: 0, dy: 0 }
    const at = pen.project(anchor.x, anchor.y)
    if (at) pen.declutter.reserve(at[0], at[1], 5)
    pen.blot(anchor, 4.5, pen.page, alpha)
    // A country is not a point: its end stays hollow.
    if (place.precision === 'country') pen.ring(anchor, 3.4, 1.4, pen.ink, alpha)
    else pen.blot(anchor, 3.2, pen.ink, alpha)
  }
}
