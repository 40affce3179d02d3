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
    const box = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
    for (const cell of cellsOf(box)) entry(this.discsIn, cell).push(number)
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
    const cells = cellsOf(box)
    for (const cell of cells) {
      const discs = this.discsIn.get(cell) ?? NOTHING
      for (const number of discs) if (number > after && touchesDisc(box, this.discs[number]!)) return false
      for (const other of this.takenIn.get(cell) ?? NOTHING) if (overlap(box, other)) return false
    }
    for (const cell of cells) entry(this.takenIn, cell).push(box)
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

/** Numbers of the cells that a box reaches into. */
function cellsOf({ left, right, top, bottom }: Box): number[] {
  const at = (value: number): number => clamp(Math.floor(value / CELL) + SIDE / 2, 0, SIDE - 1)
  const [fromX, toX, fromY, toY] = [at(left), at(right), at(top), at(bottom)]
  const cells: number[] = []
  for (let x = fromX; x <= toX; x++) for (let y = fromY; y <= toY; y++) cells.push(x * SIDE + y)
  return cells
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

function touchesDisc(box: Box, { x, y, radius }: Disc): boolean {
  const [dx, dy] = [x - clamp(x, box.left, box.right), y - clamp(y, box.top, box.bottom)]
  return dx * dx + dy * dy < radius * radius
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
