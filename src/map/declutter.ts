import { growingFloats, growingInts } from '../lib/growing.ts'

/** Pixels on the screen. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Side of a cell, pixels: about a label, or a large disc. */
const CELL = 64

/** Cells to a side of what is told apart, a power of two; what is that far apart shares a cell, and is told apart by looking. */
const SIDE = 32

/** Things by cell, as chains of numbers, so that nothing that is far away is looked at. */
class Chains {
  /** Of each cell one more than its last link, 0 for none; of each link the same of the one before, and its thing. */
  readonly last = new Int32Array(SIDE * SIDE)
  readonly before = growingInts()
  readonly thing = growingInts()

  clear(): void {
    this.last.fill(0)
    this.before.clear()
    this.thing.clear()
  }

  put(cell: number, thing: number): void {
    this.before.push(this.last[cell]!)
    this.last[cell] = this.thing.push(thing)
  }
}

/** Decides, in the order of asking, which labels have room: none may cover a reserved disc or an earlier label. */
export class Declutter {
  /** x, y and radius of each. */
  private readonly discs = growingFloats()
  /** Left, top, right and bottom of each. */
  private readonly boxes = growingFloats()
  private readonly discsIn = new Chains()
  private readonly boxesIn = new Chains()

  /** Everything is free again. */
  clear(): void {
    this.discs.clear()
    this.boxes.clear()
    this.discsIn.clear()
    this.boxesIn.clear()
  }

  /** Reserves a disc, in the order of drawing. Returns its number. */
  reserve(x: number, y: number, radius: number): number {
    const { discs } = this
    const number = discs.size / 3
    discs.push(x)
    discs.push(y)
    discs.push(radius)
    const [lastX, lastY] = [cellOf(x + radius), cellOf(y + radius)]
    for (let cx = cellOf(x - radius); cx <= lastX; cx++)
      for (let cy = cellOf(y - radius); cy <= lastY; cy++) this.discsIn.put(slotOf(cx, cy), number)
    return number
  }

  /** Takes the box inside the disc of this number, unless a label, or a disc that is drawn later, covers some of it. */
  claimInside({ left, top, right, bottom }: Box, own: number): boolean {
    return this.take(left, top, right, bottom, own)
  }

  /** Takes the box if it is free. */
  claim({ left, top, right, bottom }: Box): boolean {
    return this.take(left, top, right, bottom, -1)
  }

  private take(left: number, top: number, right: number, bottom: number, after: number): boolean {
    const [firstX, lastX, firstY, lastY] = [cellOf(left), cellOf(right), cellOf(top), cellOf(bottom)]
    for (let cx = firstX; cx <= lastX; cx++)
      for (let cy = firstY; cy <= lastY; cy++)
        if (!this.isFree(left, top, right, bottom, after, slotOf(cx, cy))) return false
    const { boxes } = this
    const number = boxes.size / 4
    boxes.push(left)
    boxes.push(top)
    boxes.push(right)
    boxes.push(bottom)
    for (let cx = firstX; cx <= lastX; cx++)
      for (let cy = firstY; cy <= lastY; cy++) this.boxesIn.put(slotOf(cx, cy), number)
    return true
  }

  private isFree(left: number, top: number, right: number, bottom: number, after: number, cell: number): boolean {
    const [discs, boxes] = [this.discs.array(), this.boxes.array()]
    const { discsIn, boxesIn } = this
    let [before, thing] = [boxesIn.before.array(), boxesIn.thing.array()]
    for (let link = boxesIn.last[cell]!; link !== 0; link = before[link - 1]!) {
      const other = 4 * thing[link - 1]!
      if (left < boxes[other + 2]! && right > boxes[other]! && top < boxes[other + 3]! && bottom > boxes[other + 1]!)
        return false
    }
    ;[before, thing] = [discsIn.before.array(), discsIn.thing.array()]
    for (let link = discsIn.last[cell]!; link !== 0; link = before[link - 1]!) {
      const number = thing[link - 1]!
      // The chain goes from the last one reserved to the first.
      if (number <= after) break
      const [x, y, radius] = [discs[3 * number]!, discs[3 * number + 1]!, discs[3 * number + 2]!]
      const dx = x < left ? left - x : x > right ? x - right : 0
      const dy = y < top ? top - y : y > bottom ? y - bottom : 0
      if (dx * dx + dy * dy < radius * radius) return false
    }
    return true
  }
}

/** What is not on any screen counts as at its far end, so that nothing is endless. */
const FAR = 1 << 14

const cellOf = (pixel: number): number => Math.floor(clamp(pixel, -FAR, FAR) / CELL)

const slotOf = (cx: number, cy: number): number => (cx & (SIDE - 1)) * SIDE + (cy & (SIDE - 1))

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
