import type { Rgba } from './color.ts'
import { InstanceList, readColor, writeColor } from './instances.ts'

/** A disc, a slice of one, or a ring, at a place and shifted by pixels. */
export interface DiscShape {
  /** Mercator unit coordinates. */
  x: number
  y: number
  /** Pixels to the right and downwards. */
  dx: number
  dy: number
  /** Pixels; the middle of the stroke for a ring. */
  radius: number
  /** Stroke width in pixels; 0 fills. */
  stroke: number
  /** Slice in turns clockwise from the top, 0-1. */
  from: number
  to: number
  color: Rgba
  /** Diagonal hatching instead of a full fill. */
  hatched: boolean
  dashed: boolean
}

/** Where a shape is: Mercator unit coordinates, and pixels to the right and downwards from there. */
export interface Anchor {
  x: number
  y: number
  dx: number
  dy: number
}

/** Numbers of a disc: x, y, dx, dy; radius, stroke, from, to; colour; hatched, dashed. */
export const DISC_LAYOUT = [4, 4, 4, 2] as const

/** Discs in the order in which they are drawn. */
export class DiscList extends InstanceList implements Iterable<DiscShape> {
  constructor() {
    super(14)
  }

  add(
    { x, y, dx, dy }: Anchor,
    radius: number,
    stroke: number,
    color: Rgba,
    alpha: number,
    { hatched = false, dashed = false, from = 0, to = 1 } = PLAIN,
  ): void {
    const at = this.next()
    const { data } = this
    data[at] = x
    data[at + 1] = y
    data[at + 2] = dx
    data[at + 3] = dy
    data[at + 4] = radius
    data[at + 5] = stroke
    data[at + 6] = from
    data[at + 7] = to
    writeColor(data, at + 8, color, alpha)
    data[at + 12] = hatched ? 1 : 0
    data[at + 13] = dashed ? 1 : 0
  }

  *[Symbol.iterator](): Generator<DiscShape> {
    const { data, stride, length } = this
    for (let at = 0; at < length * stride; at += stride)
      yield {
        x: data[at]!,
        y: data[at + 1]!,
        dx: data[at + 2]!,
        dy: data[at + 3]!,
        radius: data[at + 4]!,
        stroke: data[at + 5]!,
        from: data[at + 6]!,
        to: data[at + 7]!,
        color: readColor(data, at + 8),
        hatched: data[at + 12] === 1,
        dashed: data[at + 13] === 1,
      }
  }
}

const PLAIN: { hatched?: boolean; dashed?: boolean; from?: number; to?: number } = Object.freeze({})
