import type { AppState } from '../../state/appState.ts'
import { axisOf, histogramOf } from '../../state/selectors.ts'
import type { AxisInks } from '../inks.ts'
import { words } from '../words/words.ts'
import type { TimelinePicture } from './drawHistogram.ts'
import { AXIS_HEIGHT, drawLayer } from './drawHistogram.ts'
import { MARGIN, drawTab, drawWindow } from './drawWindow.ts'
import { thinParts } from './parts.ts'
import type { Edge, WindowBox } from './windowBox.ts'

/** What the axis is drawn for; sizes in CSS pixels. */
export interface AxisLook {
  width: number
  box: WindowBox
  inks: AxisInks
  /** Another number when letters have come. */
  font: number
  /** The edges that say their day. */
  tabs: readonly Edge[]
}

type Paint = (state: AppState, look: AxisLook) => void

/**
 * Draws the axis on two canvases: all bars as ghosts, anew only when they change, and on top the shown days with the
 * window around them. A step is a copy and a few lines: an element that moves costs the browser five times as much.
 */
export function axisPainter(ghosts: HTMLCanvasElement, front: HTMLCanvasElement): Paint {
  const bars = document.createElement('canvas')
  const layers = [
    [keepLayer('ghosts'), ghosts],
    [keepLayer('bars'), bars],
  ] as const
  return (state, look) => {
    const picture: TimelinePicture = {
      histogram: histogramOf(state),
      axis: axisOf(state),
      scale: state.view.scale,
      thin: thinParts(state.dataset.coverage, state.dataset.extent),
      inks: look.inks,
    }
    for (const [keep, canvas] of layers) keep(canvas, picture, look)
    paintFront(front, bars, state, look)
  }
}

function paintFront(canvas: HTMLCanvasElement, bars: HTMLCanvasElement, state: AppState, look: AxisLook): void {
  const { width, box, inks, tabs } = look
  const ratio = devicePixelRatio
  const pixels = (length: number): number => Math.round(length * ratio)
  const [side, top] = [pixels(MARGIN.side), pixels(MARGIN.top)]
  const size = [bars.width + 2 * side, bars.height + top] as const
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size
  const context = canvas.getContext('2d')
  if (!context) return
  context.setTransform(1, 0, 0, 1, side, top)
  context.clearRect(-side, -top, ...size)
  const inside = (x: number): number => pixels(Math.max(0, Math.min(width, x)))
  const from = inside(box.left)
  const wide = inside(box.right) - from
  const high = pixels(box.height - AXIS_HEIGHT)
  if (wide > 0 && high > 0) context.drawImage(bars, from, 0, wide, high, from, 0, wide, high)
  context.setTransform(ratio, 0, 0, ratio, side, top)
  const snapped = { ...box, left: pixels(box.left) / ratio, right: pixels(box.right) / ratio }
  drawWindow(context, snapped, inks)
  context.font = '12px "Source Sans 3", sans-serif'
  const { window } = state.view
  for (const edge of tabs)
    drawTab(context, snapped, edge, words().dayShort(edge === 'from' ? window.from : window.until - 1), inks)
}

/**
 * Draws all bars on a canvas, in full on paper or as ghosts under a veil, anew only when the bins, the axis, the size, the
 * theme or the font change.
 */
function keepLayer(layer: 'ghosts' | 'bars') {
  let drawn: unknown[] = []
  return (element: HTMLCanvasElement, picture: TimelinePicture, look: AxisLook): void => {
    const { histogram, axis, scale, thin } = picture
    const { width, inks, font } = look
    const { height } = look.box
    const ratio = devicePixelRatio
    const key = [histogram, axis.from, axis.until, scale, inks, thin, font, width, height, ratio]
    if (drawn.length > 0 && drawn.every((part, i) => part === key[i])) return
    drawn = key
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    // Drawn by the processor: hatching means many small strokes, and the graphics process is busy with the map.
    const context = element.getContext('2d', { willReadFrequently: true })
    if (!context) return
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    if (layer === 'bars') {
      context.fillStyle = inks.page
      context.fillRect(0, 0, width, height)
    }
    for (const name of ['ground', layer, 'axis'] as const) drawLayer(name, context, width, height, picture)
    if (layer === 'bars') return
    context.globalAlpha = 1
    context.fillStyle = inks.veil
    context.fillRect(0, 0, width, height - AXIS_HEIGHT)
  }
}
