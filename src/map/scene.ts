import type { LabelSize } from './glyphs.ts'
import { drawDisc, drawLeaving, reserveDisc } from './drawDiscs.ts'
import { drawFan } from './drawFan.ts'
import { drawEnds, drawFlow, labelFlow } from './drawFlows.ts'
import { drawInnerTie, drawTie, drawTiedPlaces } from './drawTies.ts'
import type { LiveMarks } from './live.ts'
import { Pen } from './pen.ts'
import type { Project, Scene, Shapes } from './shapes.ts'
import { clearShapes, noShapes } from './shapes.ts'

export type { Project, Scene, Shapes, Target } from './shapes.ts'

/** Turns a scene with its live marks into shapes. `shapes`: those of the frame before, which are taken over. */
export function buildShapes(
  scene: Scene,
  live: LiveMarks,
  project: Project,
  measure: (size: LabelSize, text: string) => number,
  shapes = noShapes(),
): Shapes {
  clearShapes(shapes)
  const pen = new Pen(shapes, scene, project, measure)
  for (const flow of live.flows) drawFlow(pen, flow)
  drawEnds(pen)
  for (const tie of live.ties) drawTie(pen, tie)
  for (const cluster of live.clusters) drawInnerTie(pen, cluster)
  drawTiedPlaces(pen)
  // All discs keep their place before the first label looks for one.
  for (const disc of live.discs) reserveDisc(pen, disc)
  for (const disc of live.discs) drawDisc(pen, disc)
  drawLeaving(pen, live.leaving)
  if (scene.fan) drawFan(pen, scene.fan)
  for (const flow of live.numbered) labelFlow(pen, flow)
  return shapes
}
