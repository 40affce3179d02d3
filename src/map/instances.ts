import { doubled } from '../lib/growing.ts'
import type { Rgba } from './color.ts'

/**
 * Shapes of one kind, one after the other, as numbers: filled anew for every frame without an object for each. Of full
 * precision, for whoever writes them down; the graphics card gets them as 32-bit floats in the same order.
 */
export class InstanceList {
  data: Float64Array
  length = 0
  /** Numbers of a shape. */
  readonly stride: number

  /** `layout`: numbers of each attribute of the shaders, in their order; `behind`: those that a shape has besides. */
  constructor(
    readonly layout: readonly number[],
    behind = 0,
  ) {
    this.stride = layout.reduce((sum, size) => sum + size, behind)
    this.data = new Float64Array(this.stride * 64)
  }

  clear(): void {
    this.length = 0
  }

  /** Makes room for one more; returns where in `data` its numbers are to be written. */
  append(): number {
    const { stride } = this
    if ((this.length + 1) * stride > this.data.length) this.data = doubled(this.data)
    return this.length++ * stride
  }
}

/** Writes a colour into the data of an instance, at an opacity of its own where one is given. */
export function writeColor(data: Float64Array, at: number, color: Rgba, alpha = color[3]): void {
  data[at] = color[0]
  data[at + 1] = color[1]
  data[at + 2] = color[2]
  data[at + 3] = alpha
}
