/** A flat map as an affine change of Mercator unit coordinates into pixels; east goes on over ±180°. */
export interface Flat {
  width: number
  height: number
  /** Pixels of the point 0, 0, and of a step of one unit to the east and to the south. */
  origin: readonly [x: number, y: number]
  east: readonly [x: number, y: number]
  south: readonly [x: number, y: number]
}

export type Point = readonly [x: number, y: number]

export const toPixels = ({ origin, east, south }: Flat, x: number, y: number): Point => [
  origin[0] + x * east[0] + y * south[0],
  origin[1] + x * east[1] + y * south[1],
]

/** Mercator coordinates of a pixel, unrolled. */
export function fromPixels({ origin, east, south }: Flat, [px, py]: Point): Point {
  const [dx, dy] = [px - origin[0], py - origin[1]]
  const area = east[0] * south[1] - east[1] * south[0]
  return [(dx * south[1] - dy * south[0]) / area, (east[0] * dy - east[1] * dx) / area]
}

/** The box of Mercator coordinates that the frame shows something of. */
export function boundsOf(flat: Flat): { west: number; east: number; north: number; south: number } {
  const { width, height } = flat
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const
  const places = corners.map((corner) => fromPixels(flat, corner))
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)]
  return { west: Math.min(...xs), east: Math.max(...xs), north: Math.min(...ys), south: Math.max(...ys) }
}

/** The copies of the world that the frame shows something of; `reach` in degrees, as of `Shapes`. */
export function worldsOf(flat: Flat, reach: { west: number; east: number } = { west: -180, east: 180 }): number[] {
  const { west, east } = boundsOf(flat)
  const first = Math.ceil(west - (reach.east / 360 + 0.5))
  const last = Math.floor(east - (reach.west / 360 + 0.5))
  return Array.from({ length: Math.max(0, Math.min(7, last - first + 1)) }, (_, i) => first + i)
}
