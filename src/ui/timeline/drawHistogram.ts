import type { Day } from '../../domain/day.ts'
import { addUnits, ceilDay, civilFromDay } from '../../domain/day.ts'
import type { Scale, Window } from '../../domain/view.ts'
import type { Histogram } from '../../time/histogram.ts'
import type { Surface } from '../image/surface.ts'
import { words } from '../words/words.ts'

export interface TimelineInks {
  arrest: string
  deportation: string
  ink: string
  ink2: string
  hairline: string
  page: string
}

export interface TimelinePicture {
  histogram: Histogram
  /** Visible days. */
  axis: Window
  scale: Scale
  /** Parts of the axis where little or nothing was collected. */
  thin: readonly Window[]
  inks: TimelineInks
}

/** Room for the year labels at the bottom, CSS pixels. */
export const AXIS_HEIGHT = 18

/** Position of the beginning of a day on the axis, in pixels of `width`. */
export const dayToX = (day: Day, axis: Window, width: number): number =>
  ((day - axis.from) / (axis.until - axis.from)) * width

/** The fractional day at a position. */
export const xToDay = (x: number, axis: Window, width: number): number =>
  axis.from + (x / width) * (axis.until - axis.from)

/** What lies under everything, all bars as ghosts or in full, and the line between the two sides. */
export type LayerName = 'ground' | 'ghosts' | 'bars' | 'axis'

/** Left and right edge of what is shown in full, in pixels of `width` and inside of it. */
export function shownEdges(shown: Window, axis: Window, width: number): readonly [left: number, right: number] {
  const inside = (day: Day): number => Math.max(0, Math.min(width, dayToX(day, axis, width)))
  return [inside(shown.from), inside(shown.until)]
}

/** Draws one layer on what is there. */
export function drawLayer(
  name: LayerName,
  context: Surface,
  width: number,
  height: number,
  picture: TimelinePicture,
): void {
  const plot = height - AXIS_HEIGHT
  if (name === 'ground') {
    drawThin(context, picture, width, plot)
    drawYears(context, picture, width, height, plot)
  } else if (name === 'axis') drawAxis(context, picture, width, plot)
  else drawBars(context, width, height, picture, name === 'bars' ? 1 : GHOST)
}

function drawAxis(context: Surface, picture: TimelinePicture, width: number, plot: number): void {
  const { middle } = heights(picture, plot)
  context.globalAlpha = 1
  context.strokeStyle = picture.inks.ink
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(0, middle)
  context.lineTo(width, middle)
  context.stroke()
}

/** Opacity of bars outside the shown days. */
const GHOST = 0.22

const total = (side: Histogram['arrests'], bin: number): number => side.exact[bin]! + side.spread[bin]!

/** How people become pixels, and where the axis between the two sides lies. */
function heights(
  { histogram, scale }: TimelinePicture,
  plot: number,
): { size: (people: number) => number; middle: number } {
  const { arrests, deportations, edges } = histogram
  const root = scale === 'sqrt' ? Math.sqrt : (value: number): number => value
  let [up, down] = [0, 0]
  for (let bin = 0; bin < edges.length - 1; bin++) {
    up = Math.max(up, total(arrests, bin))
    down = Math.max(down, total(deportations, bin))
  }
  const perUnit = (plot - 8) / Math.max(1e-9, root(up) + root(down))
  return { size: (people) => root(people) * perUnit, middle: Math.round(4 + root(up) * perUnit) + 0.5 }
}

/** Draws all bars, mirrored: arrests up, deportations down, people with imprecise dates hatched on top. */
function drawBars(context: Surface, width: number, height: number, picture: TimelinePicture, alpha: number): void {
  const { axis, histogram, inks } = picture
  const { size, middle } = heights(picture, height - AXIS_HEIGHT)
  const { arrests, deportations, edges } = histogram
  for (let bin = 0; bin < edges.length - 1; bin++) {
    const left = dayToX(edges[bin]!, axis, width)
    const right = dayToX(edges[bin + 1]!, axis, width)
    const gap = right - left > 5 ? 1 : right - left > 2.5 ? 0.5 : 0
    const bar = (side: Histogram['arrests'], color: string, direction: 1 | -1): void => {
      const whole = total(side, bin)
      if (whole === 0) return
      const full = Math.max(1, size(whole))
      // The square root is taken of the whole bar; the exact part keeps its share of the height.
      const exact = full * (side.exact[bin]! / whole)
      const box = (from: number, to: number): [number, number, number, number] => {
        const [a, b] = direction === 1 ? [middle - to, middle - from] : [middle + from, middle + to]
        return [left + gap / 2, a, Math.max(0.8, right - left - gap), b - a]
      }
      context.globalAlpha = alpha
      context.fillStyle = color
      context.fillRect(...box(0, exact))
      if (exact < full) {
        context.globalAlpha = alpha * 0.28
        context.fillRect(...box(exact, full))
        hatch(context, box(exact, full), color, alpha * 0.9)
      }
    }
    bar(arrests, inks.arrest, 1)
    bar(deportations, inks.deportation, -1)
  }
}

function hatch(
  context: Surface,
  [left, top, width, height]: readonly [number, number, number, number],
  color: string,
  alpha: number,
): void {
  context.save()
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
  context.globalAlpha = alpha
  context.strokeStyle = color
  context.lineWidth = 0.8
  context.beginPath()
  // One grid of lines for the whole picture, so that neighbouring bars join.
  const first = Math.floor((left + top) / 3.5) * 3.5
  for (let sum = first; sum < left + width + top + height; sum += 3.5) {
    context.moveTo(sum - top, top)
    context.lineTo(sum - top - height, top + height)
  }
  context.stroke()
  context.restore()
}

/** Dots where little was collected: silence is not zero. */
function drawThin(context: Surface, { thin, inks, axis }: TimelinePicture, width: number, plot: number): void {
  const x = (day: Day): number => dayToX(day, axis, width)
  context.fillStyle = inks.ink2
  for (const { from, until } of thin) {
    context.globalAlpha = 0.05
    context.fillRect(x(from), 0, x(until) - x(from), plot)
    context.globalAlpha = 0.34
    for (let left = Math.ceil(x(from) / 7) * 7; left < x(until); left += 7)
      for (let top = 5 + (left % 14 ? 3.5 : 0); top < plot; top += 7) context.fillRect(left, top, 1, 1)
  }
  context.globalAlpha = 1
}

/** Year (or month) labels with hairlines, as many as have room. */
function drawYears(
  context: Surface,
  { axis, inks }: TimelinePicture,
  width: number,
  height: number,
  plot: number,
): void {
  const perDay = width / (axis.until - axis.from)
  const unit = perDay * 30 > 44 ? 'month' : perDay * 365 > 34 ? 'year' : null
  const every = unit ? 1 : Math.ceil(34 / (perDay * 365))
  context.font = '12px "Source Serif 4", Georgia, serif'
  context.textBaseline = 'alphabetic'
  for (let day = ceilDay(axis.from, unit ?? 'year'); day < axis.until; day = addUnits(day, unit ?? 'year', every)) {
    const { year, month } = civilFromDay(day)
    const left = Math.round(dayToX(day, axis, width)) + 0.5
    context.strokeStyle = inks.hairline
    context.beginPath()
    context.moveTo(left, 0)
    context.lineTo(left, plot + 4)
    context.stroke()
    const text = unit === 'month' ? (month === 1 ? `${year}` : words().monthShort(month)) : `${year}`
    context.fillStyle = month === 1 ? inks.ink : inks.ink2
    if (left + context.measureText(text).width + 4 < width) context.fillText(text, left + 3, height - 4)
  }
}
