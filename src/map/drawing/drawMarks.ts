import { greatCirclePoint } from '../../lib/greatCircle.ts'
import { latToMercatorY, lngToMercatorX } from '../../lib/mercator.ts'
import { attributes, escapeXml, short } from '../../lib/xml.ts'
import type { Rgba } from '../color.ts'
import { LABEL_FONT } from '../glyphs.ts'
import type { DiscShape } from '../discs.ts'
import type { TextShape } from '../layers/textPass.ts'
import type { Palette } from '../palette.ts'
import type { Ribbon } from '../ribbons.ts'
import { ARROW_AT } from '../ribbons.ts'
import type { Shapes } from '../shapes.ts'
import type { Flat, Point } from './flat.ts'
import { toPixels, worldsOf } from './flat.ts'
import { discsOf, ribbonsOf } from './spelled.ts'

/** Straight pieces of an arc. */
const SEGMENTS = 48

/** More than this no program that edits drawings likes to open. */
export const MOST_SHAPES = 20_000

/** Marks as SVG, in the order in which they are drawn: what lies under the labels of the basemap, and what lies above. */
export interface MarksSvg {
  defs: string
  below: string
  above: string
}

/** Writes shapes down for a flat map. Throws, with a reason for a person, where they are too many. */
export function drawMarks(shapes: Shapes, flat: Flat, palette: Palette): MarksSvg {
  const worlds = worldsOf(flat, shapes.reach)
  const count = (shapes.discs.length + shapes.arcs.length + shapes.ties.length + shapes.texts.length) * worlds.length
  if (count > MOST_SHAPES)
    throw new Error(
      `${count.toLocaleString('en')} shapes are more than the ${MOST_SHAPES.toLocaleString('en')} that a drawing can have`,
    )
  const defs: string[] = []
  const inWorlds = (draw: (world: number) => string): string => worlds.map(draw).join('')
  const [arcList, tieList, discList] = [ribbonsOf(shapes.arcs), ribbonsOf(shapes.ties), discsOf(shapes.discs)]
  const arcs = inWorlds((world) => arcList.map((arc) => drawArc(arc, flat, world, palette, defs)).join(''))
  const ties = inWorlds((world) => tieList.map((tie) => drawTie(tie, flat, world)).join(''))
  const discs = inWorlds((world) => discList.map((disc) => drawDisc(disc, flat, world)).join(''))
  const texts = inWorlds((world) => shapes.texts.map((text) => drawText(text, flat, world)).join(''))
  return {
    defs: HATCH + defs.join(''),
    below: group('arcs', arcs),
    above: group('ties', ties) + group('discs', discs) + group('numbers', texts),
  }
}

const group = (name: string, content: string): string => (content ? `<g id="dateline-${name}">${content}</g>` : '')

const rgb = ([r, g, b]: Rgba): string =>
  `#${[r, g, b]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const path = (points: readonly Point[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('')

/** Pixels along a great circle, unrolled from its origin. */
function wayOf({ from, to }: Pick<Ribbon, 'from' | 'to'>, flat: Flat, world: number): Point[] {
  let before = lngToMercatorX(from[0])
  return Array.from({ length: SEGMENTS + 1 }, (_, i) => {
    const [lng, lat] = greatCirclePoint(from, to, i / SEGMENTS)
    const x = lngToMercatorX(lng)
    before = x + Math.round(before - x)
    return toPixels(flat, before + world, latToMercatorY(lat))
  })
}

const isOutside = ({ width, height }: Flat, points: readonly Point[], slack: number): boolean =>
  points.every(([x]) => x < -slack) ||
  points.every(([x]) => x > width + slack) ||
  points.every(([, y]) => y < -slack) ||
  points.every(([, y]) => y > height + slack)

/** A ribbon that widens and darkens along its way, with an arrow head. */
function drawArc(arc: Ribbon, flat: Flat, world: number, palette: Palette, defs: string[]): string {
  const way = wayOf(arc, flat, world)
  if (isOutside(flat, way, 20)) return ''
  const [first, last] = [way[0]!, way.at(-1)!]
  const id = `dateline-arc-${defs.length}`
  const alpha = arc.color[3]
  const [origin, destination] = arc.opacity
  const at = (t: number): number => (origin + (destination - origin) * t) * alpha
  const stops = [
    [0, arc.fade[0] ? 0 : at(0)],
    [0.16, at(0.16)],
    [0.84, at(0.84)],
    [1, arc.fade[1] ? 0 : at(1)],
  ] as const
  const ink = rgb(arc.color)
  // A gradient needs a length; an arc has one wherever its ends are two marks.
  const gradient = stops
    .map(([offset, opacity]) => `<stop${attributes({ offset, 'stop-color': ink, 'stop-opacity': opacity })}/>`)
    .join('')
  defs.push(
    `<linearGradient${attributes({ id, gradientUnits: 'userSpaceOnUse', x1: first[0], y1: first[1], x2: last[0], y2: last[1] })}>${gradient}</linearGradient>`,
  )
  const body = arc.dashed
    ? `<path${attributes({ class: 'arc', d: path(way), fill: 'none', stroke: `url(#${id})`, 'stroke-width': arc.width[1], 'stroke-dasharray': '5 4' })}/>`
    : `<path${attributes({ class: 'arc', d: `${path(ribbon(way, arc.width))}Z`, fill: `url(#${id})` })}/>`
  return body + (arc.arrow ? arrowHead(way, arc, palette) : '')
}

/** The outline of a line whose width changes along its way. */
function ribbon(way: readonly Point[], [from, to]: readonly [number, number]): Point[] {
  const side = (sign: 1 | -1): Point[] =>
    way.map(([x, y], i) => {
      const [ax, ay] = along(way, i)
      const half = (sign * (from + ((to - from) * i) / (way.length - 1))) / 2
      return [x - ay * half, y + ax * half]
    })
  return [...side(1), ...side(-1).toReversed()]
}

function along(way: readonly Point[], i: number): Point {
  const [a, b] = [way[Math.max(0, i - 1)]!, way[Math.min(way.length - 1, i + 1)]!]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

function arrowHead(way: readonly Point[], { width, color, opacity }: Ribbon, { land }: Palette): string {
  const i = Math.round(ARROW_AT * SEGMENTS)
  const [[x, y], [ax, ay]] = [way[i]!, along(way, i)]
  const size = 3 + width[1] * 0.7
  const place = (forward: number, aside: number): Point => [
    x + ax * forward - ay * aside,
    y + ay * forward + ax * aside,
  ]
  const d = path([place(-size * 0.5, size * 0.8), place(size * 0.6, 0), place(-size * 0.5, -size * 0.8)])
  const shared = { d, fill: 'none', 'stroke-linecap': 'round', opacity: color[3] * Math.max(opacity[1], 0.6) }
  return (
    `<path${attributes({ ...shared, stroke: land, 'stroke-width': 4 })}/>` +
    `<path${attributes({ ...shared, stroke: rgb(color), 'stroke-width': 2 })}/>`
  )
}

function drawTie(tie: Ribbon, flat: Flat, world: number): string {
  const way = wayOf(tie, flat, world)
  if (isOutside(flat, way, 4)) return ''
  return `<path${attributes({
    class: 'tie',
    d: path(way),
    fill: 'none',
    stroke: rgb(tie.color),
    'stroke-opacity': tie.color[3] * tie.opacity[0],
    'stroke-width': tie.width[0],
    'stroke-dasharray': tie.dashed ? '5 4' : null,
  })}/>`
}

/** Diagonals as on the map, for marks and for provinces: as masks, since the colour is that of what is hatched. */
const HATCH = [hatching('hatched', 4.24, 0.38), hatching('hatched-land', 4.24, 0)].join('')

function hatching(id: string, spacing: number, between: number): string {
  const grey = Math.round(between * 255)
  const whole = { x: -10_000, y: -10_000, width: 30_000, height: 30_000 }
  return (
    `<pattern${attributes({ id: `dateline-${id}-lines`, width: spacing, height: spacing, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' })}>` +
    `<rect${attributes({ width: spacing, height: spacing, fill: `rgb(${grey},${grey},${grey})` })}/>` +
    `<rect${attributes({ width: spacing * (between > 0 ? 0.5 : 0.33), height: spacing, fill: '#fff' })}/></pattern>` +
    `<mask${attributes({ id: `dateline-${id}`, maskUnits: 'userSpaceOnUse', ...whole })}>` +
    `<rect${attributes({ ...whole, fill: `url(#dateline-${id}-lines)` })}/></mask>`
  )
}

function drawDisc(disc: DiscShape, flat: Flat, world: number): string {
  const [px, py] = toPixels(flat, disc.x + world, disc.y)
  const [cx, cy] = [px + disc.dx, py + disc.dy]
  if (isOutside(flat, [[cx, cy]], disc.radius + disc.stroke)) return ''
  const ink = rgb(disc.color)
  if (disc.stroke > 0)
    return `<circle${attributes({
      class: 'ring',
      cx,
      cy,
      r: disc.radius,
      fill: 'none',
      stroke: ink,
      'stroke-width': disc.stroke,
      'stroke-opacity': disc.color[3],
      'stroke-dasharray': disc.dashed ? '4 3' : null,
    })}/>`
  const shared = { fill: ink, 'fill-opacity': disc.color[3], mask: disc.hatched ? 'url(#dateline-hatched)' : null }
  if (disc.to - disc.from > 0.9999)
    return `<circle${attributes({ class: 'disc', cx, cy, r: disc.radius, ...shared })}/>`
  const end = (turn: number): string =>
    `${short(cx + disc.radius * Math.sin(turn * 2 * Math.PI))} ${short(cy - disc.radius * Math.cos(turn * 2 * Math.PI))}`
  const r = short(disc.radius)
  const d = `M${short(cx)} ${short(cy)}L${end(disc.from)}A${r} ${r} 0 ${disc.to - disc.from > 0.5 ? 1 : 0} 1 ${end(disc.to)}Z`
  return `<path${attributes({ class: 'slice', d, ...shared })}/>`
}

function drawText({ text, size, x, y, dx, dy, align, ink, halo }: TextShape, flat: Flat, world: number): string {
  const [px, py] = toPixels(flat, x + world, y)
  if (isOutside(flat, [[px + dx, py + dy]], 60)) return ''
  return `<text${attributes({
    x: px + dx,
    // The numbers' middle is on the point.
    y: py + dy + size * 0.32,
    'font-family': LABEL_FONT,
    'font-weight': '600',
    'font-size': size,
    'text-anchor': align === 'center' ? 'middle' : null,
    fill: rgb(ink),
    'fill-opacity': ink[3],
    stroke: halo[3] > 0 ? rgb(halo) : null,
    'stroke-opacity': halo[3] > 0 ? halo[3] : null,
    'stroke-width': halo[3] > 0 ? 3 : null,
    'stroke-linejoin': halo[3] > 0 ? 'round' : null,
    'paint-order': halo[3] > 0 ? 'stroke' : null,
  })}>${escapeXml(text)}</text>`
}
