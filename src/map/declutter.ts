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

  reserve(x: number, y: number, radius: number): void {
    this.discs.push({ x, y, radius })
  }

  /** Takes the box inside a disc, unless a smaller disc, which is drawn later, covers some of it. */
  claimInside(box: Box, radius: number): boolean {
    const covered = this.discs.some((disc) => disc.radius < radius && touchesDisc(box, disc))
    if (!covered) this.taken.push(box)
    return !covered
  }

  /** Takes the box if it is free. */
  claim(box: Box): boolean {
    if (this.discs.some((disc) => touchesDisc(box, disc))) return false
    const hitsLabel = this.taken.some(
      (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
    )
    if (!hitsLabel) this.taken.push(box)
    return !hitsLabel
  }
}

function touchesDisc(box: Box, { x, y, radius }: { x: number; y: number; radius: number }): boolean {
  const [dx, dy] = [x - clamp(x, box.left, box.right), y - clamp(y, box.top, box.bottom)]
  return dx * dx + dy * dy < radius * radius
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
