/** Pixels on the screen. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Decides, in the order of asking, which labels have room: none may cover a reserved disc or an earlier label. */
export class Declutter {
  private readonly taken: Box[] = []
  private readonly discs: { x: number; y: number; radius: number }[] = []

  /** Reserves a disc, in the order of drawing. Returns its number. */
  reserve(x: number, y: number, radius: number): number {
    return this.discs.push({ x, y, radius }) - 1
  }

  /** Takes the box inside the disc of this number, unless a label, or a disc that is drawn later, covers some of it. */
  claimInside(box: Box, own: number): boolean {
    return this.take(box, !this.discs.some((disc, number) => number > own && touchesDisc(box, disc)))
  }

  /** Takes the box if it is free. */
  claim(box: Box): boolean {
    return this.take(box, !this.discs.some((disc) => touchesDisc(box, disc)))
  }

  private take(box: Box, isClear: boolean): boolean {
    const isFree = isClear && !this.taken.some((other) => overlap(box, other))
    if (isFree) this.taken.push(box)
    return isFree
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

function touchesDisc(box: Box, { x, y, radius }: { x: number; y: number; radius: number }): boolean {
  const [dx, dy] = [x - clamp(x, box.left, box.right), y - clamp(y, box.top, box.bottom)]
  return dx * dx + dy * dy < radius * radius
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
