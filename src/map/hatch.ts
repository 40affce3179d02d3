import { rgba } from './color.ts'

/** Edge of the pattern in CSS pixels; a line every 6 pixels across at 45°. */
const SIDE = 12
const SPACING = 6
const WIDTH = 1.4
const OPACITY = 0.55

/**
 * A seamless tile of 45° lines for `fill-pattern`, lines from bottom left to top right. Computed, not drawn: reading
 * back a canvas waits for the graphics process, which is busy while the map starts.
 */
export function hatchImage(
  color: string,
  pixelRatio: number,
): { width: number; height: number; data: Uint8ClampedArray } {
  const side = Math.round(SIDE * pixelRatio)
  const scale = SIDE / side
  const [red, green, blue] = rgba(color)
  const data = new Uint8ClampedArray(side * side * 4)
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      // Distance to the nearest line, across it: x + y is constant along a line, and grows by √2 per pixel across.
      const along = ((column + row + 1) * scale) % SPACING
      const distance = Math.min(along, SPACING - along) / Math.SQRT2
      const coverage = Math.max(0, Math.min(1, (WIDTH / 2 - distance) / scale + 0.5))
      data.set([red * 255, green * 255, blue * 255, coverage * OPACITY * 255], (row * side + column) * 4)
    }
  return { width: side, height: side, data }
}
