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

/** Things by cell: chains of numbers, so that nothing that is far away is looked at, and nothing is thrown away. */
class Chains {
  /** Of each cell the first link, -1 for none. */
  private readonly first = new Int32Array(SIDE * SIDE).fill(-1)
  private readonly after: number[] = []
  private readonly things: number[] = []

  put(cell: number, thing: number): void {
    this.after.push(this.first[cell]!)
    this.first[cell] = this.things.push(thing) - 1
  }

  /** The first link of a cell; -1 ends a chain. */
  start = (cell: number): number => this.first[cell]!
  next = (link: number): number => this.after[link]!
  at = (link: number): number => this.things[link]!
}

/** Decides, in the order of asking, which labels have room: none may cover a reserved disc or an earlier label. */
export class Declutter {
  /** x, y and radius of each. */
  private readonly discs: number[] = []
  private readonly boxes: Box[] = []
  private readonly discsIn = new Chains()
  private readonly boxesIn = new Chains()

  /** Reserves a disc, in the order of drawing. Returns its number. */
  reserve(x: number, y: number, radius: number): number {
    const number = this.discs.length / 3
    this.discs.push(x, y, radius)
    const [lastX, lastY] = [cellOf(x + radius), cellOf(y + radius)]
    for (let cx = cellOf(x - radius); cx <= lastX; cx++)
      for (let cy = cellOf(y - radius); cy <= lastY; cy++) this.discsIn.put(slotOf(cx, cy), number)
    return number
  }

  /** Takes the box inside the disc of this number, unless a label, or a disc that is drawn later, covers some of it. */
  claimInside(box: Box, own: number): boolean {
    return this.take(box, own)
  }

  /** Takes the box if it is free. */
  claim(box: Box): boolean {
    return this.take(box, -1)
  }

  private take(box: Box, after: number): boolean {
    const [firstX, lastX, firstY, lastY] = [cellOf(box.left), cellOf(box.right), cellOf(box.top), cellOf(box.bottom)]
    for (let cx = firstX; cx <= lastX; cx++)
      for (let cy = firstY; cy <= lastY; cy++) if (!this.isFree(box, after, slotOf(cx, cy))) return false
    const number = this.boxes.push(box) - 1
    for (let cx = firstX; cx <= lastX; cx++)
      for (let cy = firstY; cy <= lastY; cy++) this.boxesIn.put(slotOf(cx, cy), number)
    return true
  }

  private isFree(box: Box, after: number, cell: number): boolean {
    const { discs, boxes, discsIn, boxesIn } = this
    for (let link = discsIn.start(cell); link !== -1; link = discsIn.next(link)) {
      const number = discsIn.at(link)
      // The chain goes from the last one reserved to the first.
      if (number <= after) break
      if (touchesDisc(box, discs[3 * number]!, discs[3 * number + 1]!, discs[3 * number + 2]!)) return false
    }
    for (let link = boxesIn.start(cell); link !== -1; link = boxesIn.next(link))
      if (overlap(box, boxes[boxesIn.at(link)]!)) return false
    return true
  }
}

/** What is not on any screen counts as at its far end, so that nothing is endless. */
const FAR = 1 << 14

const cellOf = (pixel: number): number => Math.floor(clamp(pixel, -FAR, FAR) / CELL)

const slotOf = (cx: number, cy: number): number => (cx & (SIDE - 1)) * SIDE + (cy & (SIDE - 1))

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

function touchesDisc(box: Box, x: number, y: number, radius: number): boolean {
  const dx = x - clamp(x, box.left, box.right)
  const dy = y - clamp(y, box.top, box.bottom)
  return dx * dx + dy * dy < radius * radius
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
