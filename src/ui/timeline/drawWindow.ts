import type { TimelineInks } from './drawHistogram.ts'
import { AXIS_HEIGHT } from './drawHistogram.ts'
import type { Edge, WindowBox } from './windowBox.ts'
import { edgeAt } from './windowBox.ts'

/** So far around the axis the grips reach, CSS pixels. */
export const MARGIN = { side: 16, top: 2 }
const GRIP = { width: 12, height: 34 }
const TAB = { padding: 6, height: 19, gap: 2, far: 16 }

/** Draws the lines around the window, and grips on the edges that can be taken. */
export function drawWindow(context: CanvasRenderingContext2D, box: WindowBox, inks: TimelineInks): void {
  const plot = box.height - AXIS_HEIGHT
  const wide = Math.max(2, box.right - box.left)
  context.fillStyle = inks.ink
  context.fillRect(box.left, 0, wide, 1)
  context.fillRect(box.left, plot - 1, wide, 1)
  for (const edge of box.edges) {
    const at = edgeAt(box, edge)
    const x = edge === 'from' ? at - GRIP.width : at
    const y = Math.round((plot - GRIP.height) / 2)
    context.fillStyle = inks.ink
    context.fillRect(edge === 'from' ? at : at - 1, 0, 1, plot)
    context.fillStyle = inks.page
    context.strokeStyle = inks.ink
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(x + 0.5, y + 0.5, GRIP.width - 1, GRIP.height - 1, 2.5)
    context.fill()
    context.stroke()
    context.fillStyle = inks.ink2
    context.fillRect(x + 5, y + 10, 2, 14)
  }
}

/** Left side of what says the day of an edge: on the axis before the edge, or behind it where the axis begins. */
export function tabLeft(box: WindowBox, edge: Edge, wide: number): number {
  const at = edgeAt(box, edge)
  const before = at - TAB.gap - wide
  return before >= 0 ? before : at + (edge === 'from' ? 2 * TAB.gap : TAB.far)
}

/** Writes the day of an edge beside it, in the font of the context. */
export function drawTab(
  context: CanvasRenderingContext2D,
  box: WindowBox,
  edge: Edge,
  text: string,
  inks: TimelineInks,
): void {
  const wide = context.measureText(text).width + 2 * TAB.padding
  const left = tabLeft(box, edge, wide)
  context.fillStyle = inks.ink
  context.beginPath()
  context.roundRect(left, -MARGIN.top, wide, TAB.height, 2)
  context.fill()
  context.fillStyle = inks.page
  context.textBaseline = 'middle'
  context.fillText(text, left + TAB.padding, TAB.height / 2 - MARGIN.top + 0.5)
}
