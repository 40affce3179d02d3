import { areaFigure } from '../domain/count.ts'
import type { LngLat } from '../lib/greatCircle.ts'
import type { Mark } from '../time/picture.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'
import { drawDisc, drawLeaving, reserveDisc } from './drawDiscs.ts'
import { drawFan } from './drawFan.ts'
import { drawFlow, labelFlows } from './drawFlows.ts'
import { drawInnerTie, drawTie } from './drawTies.ts'
import type { LabelSize } from './glyphs.ts'
import { Pen } from './pen.ts'
import type { MarkKey } from '../time/markKey.ts'
import { clusterLngLat, tieLngLat, toMercator } from './placing.ts'
import type { Project, Scene, Shapes } from './shapes.ts'
import type { MarkValues } from './tween.ts'

export type { Project, Scene, Shapes, Target } from './shapes.ts'

/**
 * The values that a mark aims at. An open maximum is drawn apart, so `most` falls back to `least`. `known`: what it
 * aimed at before, since a mark keeps its place.
 */
export function valuesOf(index: DrawnIndex, level: number, mark: Mark, known?: MarkValues): MarkValues {
  const { x, y } = known ?? toMercator(placeOf(index, level, mark))
  const { least, most } = mark.sum
  return { x, y, least, most: most === Infinity ? least : most, presence: 1 }
}

function placeOf(index: DrawnIndex, level: number, mark: Mark): LngLat {
  if (mark.kind === 'tie') return tieLngLat(index, level, mark.rows)
  return clusterLngLat(index, level, mark.kind === 'cluster' ? mark.row : mark.destination)
}

/** Turns a scene into shapes. `values` are the marks' tweened values; marks on their way out have no mark any more. */
export function buildShapes(
  scene: Scene,
  values: ReadonlyMap<MarkKey, MarkValues>,
  project: Project,
  measure: (size: LabelSize, text: string) => number,
): Shapes {
  const pen = new Pen(scene, values, project, measure)
  const { clusters, ties, flows } = scene.picture
  for (const flow of flows) drawFlow(pen, flow)
  for (const mark of ties) drawTie(pen, mark)
  for (const mark of clusters) drawInnerTie(pen, mark)
  // The largest first, so that the smaller ones lie on top; all keep their place before the first label looks for one.
  const discs = [...clusters, ...ties].sort((a, b) => areaFigure(b.sum) - areaFigure(a.sum))
  for (const mark of discs) reserveDisc(pen, mark)
  for (const mark of discs) drawDisc(pen, mark)
  drawLeaving(pen)
  if (scene.fan) drawFan(pen, scene.fan)
  labelFlows(pen, flows)
  return pen.shapes
}
