/** Pixels on the screen. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

interface Disc {
  x: number
  y: number
  radius: number
}

/** Side of a cell, pixels: about a label, or a large disc. */
const CELL = 64

/** Decides, in the order of asking, which labels have room: none may cover a reserved disc or an earlier label. */
export class Declutter {
  private readonly discs: Disc[] = []
  /** By cell, so that nothing that is far away is looked at: numbers of discs, and labels. */
  private readonly discsIn = new Map<number, number[]>()
  private readonly takenIn = new Map<number, Box[]>()

  /** Reserves a disc, in the order of drawing. Returns its number. */
  reserve(x: number, y: number, radius: number): number {
    const number = this.discs.push({ x, y, radius }) - 1
    const [fromX, toX, fromY, toY] = [cellOf(x - radius), cellOf(x + radius), cellOf(y - radius), cellOf(y + radius)]
    for (let cx = fromX; cx <= toX; cx++)
      for (let cy = fromY; cy <= toY; cy++) entry(this.discsIn, cx * SIDE + cy).push(number)
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
    const [fromX, toX, fromY, toY] = [cellOf(box.left), cellOf(box.right), cellOf(box.top), cellOf(box.bottom)]
    for (let cx = fromX; cx <= toX; cx++)
      for (let cy = fromY; cy <= toY; cy++) if (!this.isFree(box, after, cx * SIDE + cy)) return false
    for (let cx = fromX; cx <= toX; cx++)
      for (let cy = fromY; cy <= toY; cy++) entry(this.takenIn, cx * SIDE + cy).push(box)
    return true
  }

  private isFree(box: Box, after: number, cell: number): boolean {
    for (const number of this.discsIn.get(cell) ?? NOTHING)
      if (number > after && touchesDisc(box, this.discs[number]!)) return false
    for (const other of this.takenIn.get(cell) ?? NOTHING) if (overlap(box, other)) return false
    return true
  }
}

const NOTHING: readonly never[] = []

function entry<T>(map: Map<number, T[]>, cell: number): T[] {
  let list = map.get(cell)
  if (!list) map.set(cell, (list = []))
  return list
}

/** Cells to a side of what is told apart; those beyond share the outermost. */
const SIDE = 1 << 10

/** Column or row of the cell that holds a pixel. */
const cellOf = (pixel: number): number => clamp(Math.floor(pixel / CELL) + SIDE / 2, 0, SIDE - 1)

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

function touchesDisc(box: Box, { x, y, radius }: Disc): boolean {
  const dx = x - clamp(x, box.left, box.right)
  const dy = y - clamp(y, box.top, box.bottom)
  return dx * dx + dy * dy < radius * radius
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
