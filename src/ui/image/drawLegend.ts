import { formatNumber } from '../../domain/describe.ts'
import type { StillView } from '../commands.ts'
import { legendRadius, legendSizes } from '../legendSizes.ts'
import type { Surface } from './surface.ts'
import { strokeLine } from './surface.ts'

interface Box {
  x: number
  y: number
  width: number
}

type Inks = StillView['palette']

/** A sign in a box of 32 × 16 pixels, and what it means. */
interface Sign {
  label: string
  draw: (context: Surface, inks: Inks) => void
}

const FONT = '13px "Source Sans 3", sans-serif'
const ROW = 22
/** Of a legend that has nationalities besides. */
const TIGHT_ROW = 18

/** The scale of the discs on the left, what the other signs mean beside it. `colors` are those of split discs. */
export function drawLegend(
  context: Surface,
  { x, y, width }: Box,
  { scale, palette }: Pick<StillView, 'scale' | 'palette'>,
  colors: readonly (readonly [label: string, color: string])[],
): void {
  const right = drawSizes(context, { x, y, width }, scale.discs, palette)
  context.font = FONT
  const row = colors.length > 0 ? TIGHT_ROW : ROW
  let [left, top] = [right, y]
  for (const { label, draw } of [...SIGNS, ...colors.map(colorSign)]) {
    const wide = 40 + context.measureText(label).width + 18
    if (left > right && left + wide - 18 > x + width) [left, top] = [right, top + row]
    context.save()
    context.translate(left, top)
    draw(context, palette)
    context.restore()
    context.fillStyle = palette.ink
    context.textBaseline = 'alphabetic'
    context.fillText(label, left + 38, top + 13)
    left += wide
  }
}

/** Discs of the scale, one in the other; gives where the next thing may begin. */
function drawSizes(context: Surface, { x, y }: Box, perRoot: number, inks: Inks): number {
  const sizes = legendSizes(perRoot)
  const outer = legendRadius(perRoot, sizes[0]!)
  context.font = FONT
  context.textBaseline = 'middle'
  let right = x + outer * 2
  for (const people of sizes) {
    const radius = legendRadius(perRoot, people)
    const top = y + outer * 2 - radius * 2 + 4
    context.strokeStyle = inks.arrest
    context.lineWidth = 1.25
    context.beginPath()
    context.arc(x + outer + 2, top + radius, radius, 0, 2 * Math.PI)
    context.stroke()
    context.strokeStyle = inks.countryLine
    context.lineWidth = 0.75
    strokeLine(context, [
      [x + outer + 2, top],
      [x + outer * 2 + 10, top],
    ])
    context.fillStyle = inks.ink
    context.fillText(formatNumber(people), x + outer * 2 + 14, top)
    right = Math.max(right, x + outer * 2 + 14 + context.measureText(formatNumber(people)).width)
  }
  context.textBaseline = 'alphabetic'
  context.fillStyle = inks.ink2
  context.fillText('people arrested, by area', x, y + outer * 2 + 24)
  return Math.max(right, x + context.measureText('people arrested, by area').width) + 28
}

const colorSign = ([label, color]: readonly [string, string]): Sign => ({
  label,
  draw: (context) => fill(context, 6, color),
})

function circle(context: Surface, radius: number): void {
  context.beginPath()
  context.arc(16, 8, radius, 0, 2 * Math.PI)
}

function fill(context: Surface, radius: number, color: string): void {
  context.fillStyle = color
  circle(context, radius)
  context.fill()
}

function ring(context: Surface, radius: number, color: string, width = 1.4): void {
  context.strokeStyle = color
  context.lineWidth = width
  circle(context, radius)
  context.stroke()
}

const SIGNS: readonly Sign[] = [
  {
    label: 'deported, from → to; width by people',
    draw(context, { deportation }) {
      context.strokeStyle = deportation
      context.lineWidth = 2
      context.beginPath()
      context.moveTo(2, 13)
      context.quadraticCurveTo(14, 2, 30, 5)
      context.stroke()
      context.lineWidth = 1.4
      strokeLine(context, [
        [16, 3],
        [22, 5],
        [17, 10],
      ])
    },
  },
  {
    label: 'planned, not counted',
    draw(context, { deportation }) {
      context.strokeStyle = deportation
      context.lineWidth = 2
      context.setLineDash([2.5, 2])
      context.beginPath()
      context.moveTo(2, 13)
      context.quadraticCurveTo(14, 2, 30, 5)
      context.stroke()
    },
  },
  {
    label: 'province only',
    draw(context, { arrest }) {
      ring(context, 6.5, arrest, 0.8)
      context.save()
      circle(context, 6.5)
      context.clip()
      context.strokeStyle = arrest
      context.lineWidth = 2
      for (let at = 0; at < 40; at += 5.6)
        strokeLine(context, [
          [at, -4],
          [at - 20, 16],
        ])
      context.restore()
    },
  },
  { label: 'country only', draw: (context, { arrest }) => ring(context, 6, arrest, 2) },
  {
    label: 'from least to most',
    draw(context, { arrest }) {
      fill(context, 4, arrest)
      ring(context, 7, arrest)
    },
  },
  {
    label: 'at least',
    draw(context, { arrest }) {
      fill(context, 4, arrest)
      context.setLineDash([2.5, 2])
      ring(context, 7, arrest)
    },
  },
  {
    label: 'paler: on days that are not exact',
    draw(context, { arrest }) {
      context.translate(-6, 0)
      fill(context, 6, arrest)
      context.translate(13, 0)
      context.globalAlpha = 0.65
      fill(context, 6, arrest)
    },
  },
  {
    label: 'nothing collected here',
    draw(context, { silent, countryLine }) {
      context.fillStyle = silent
      context.fillRect(4, 2, 24, 12)
      context.strokeStyle = countryLine
      context.lineWidth = 0.75
      context.strokeRect(4, 2, 24, 12)
    },
  },
  {
    label: 'one figure for several places',
    draw(context, { ink, arrest }) {
      context.strokeStyle = ink
      context.lineWidth = 1.4
      strokeLine(context, [
        [3, 11],
        [16, 6],
        [29, 12],
      ])
      for (const [x, y] of [
        [3, 11],
        [29, 12],
      ] as const) {
        context.save()
        context.translate(x - 16, y - 8)
        fill(context, 2.5, ink)
        context.restore()
      }
      fill(context, 5, arrest)
    },
  },
]
