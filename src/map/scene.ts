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
import { clearShapes, noShapes } from './shapes.ts'
import type { MarkValues } from './tween.ts'

export type { Project, Scene, Shapes, Target } from './shapes.ts'

/**
 * The values that a mark aims at. An open maximum is drawn apart, so `most` falls back to `least`. `known`: what it
 * aimed at before, since a mark keeps its place.
 */
export function valuesOf(index: DrawnIndex, level: number, mark: Mark, known?: Readonly<MarkValues>): MarkValues {
  const { x, y } = known ?? toMercator(placeOf(index, level, mark))
  const { least, most } = mark.sum
  return { x, y, least, most: most === Infinity ? least : most, presence: 1 }
}

function placeOf(index: DrawnIndex, level: number, mark: Mark): LngLat {
  if (mark.kind === 'tie') return tieLngLat(index, level, mark.rows)
  return clusterLngLat(index, level, mark.kind === 'cluster' ? mark.row : mark.destination)
}

/**
 * Turns a scene into shapes. `values` are the marks' tweened values; marks on their way out have no mark any more.
 * `shapes`: those of the frame before, which are taken over.
 */
export function buildShapes(
  scene: Scene,
  values: ReadonlyMap<MarkKey, Readonly<MarkValues>>,
  project: Project,
  measure: (size: LabelSize, text: string) => number,
  shapes = noShapes(),
): Shapes {
  clearShapes(shapes)
  const pen = new Pen(shapes, scene, values, project, measure)
  const [flows, ties, clusters] = [
    pen.drawn(scene.picture.flows),
    pen.drawn(scene.picture.ties),
    pen.drawn(scene.picture.clusters),
  ]
  const arcs = flows.map((flow) => ({ ...flow, reveal: drawFlow(pen, flow) }))
  for (const tie of ties) drawTie(pen, tie)
  for (const cluster of clusters) drawInnerTie(pen, cluster)
  // The largest first, so that the smaller ones lie on top; all keep their place before the first label looks for one.
  const discs = [...clusters, ...ties]
    .sort((a, b) => areaFigure(b.mark.sum) - areaFigure(a.mark.sum))
    .map((disc) => reserveDisc(pen, disc))
  for (const disc of discs) drawDisc(pen, disc)
  drawLeaving(pen, [...flows, ...discs])
  if (scene.fan) drawFan(pen, scene.fan)
  labelFlows(pen, arcs)
  return shapes
}
