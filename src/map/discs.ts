import type { Rgba } from './color.ts'
import { InstanceList, writeColor } from './instances.ts'

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

/** x, y, dx, dy; radius, stroke, from, to; colour; hatched, dashed. */
const LAYOUT = [4, 4, 4, 2]

/** Discs in the order in which they are drawn. */
export class DiscList extends InstanceList {
  constructor() {
    super(LAYOUT)
  }

  /** Adds what a `DiscShape` says, one by one: there are a thousand in a frame. `alpha` stands for that of the colour. */
  add(
    { x, y, dx, dy }: Anchor,
    radius: number,
    stroke: number,
    color: Rgba,
    alpha: number,
    { hatched = false, dashed = false, from = 0, to = 1 } = SOLID,
  ): void {
    const at = this.append()
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
}

const SOLID: { hatched?: boolean; dashed?: boolean; from?: number; to?: number } = Object.freeze({})
