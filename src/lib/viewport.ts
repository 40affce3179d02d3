/** What of the world a screen shows: how places become pixels, as plain numbers that a worker can be given. */
export interface Viewport {
  /**
   * Column by column. Of a flat map from Mercator unit coordinates to clip space, of a globe from the unit sphere (x to
   * the east of 90° E, y north, z towards longitude 0).
   */
  matrix: ArrayLike<number>
  /** Of a globe: what is on its far side has a negative distance from this plane. Null for a flat map. */
  horizon: readonly [number, number, number, number] | null
  /** Mercator x of the middle: of the copies of the world the nearest one counts. */
  middle: number
  /** CSS pixels. */
  width: number
  height: number
}

/** Where the screen shows Mercator unit coordinates of a flat map, in CSS pixels; null behind the camera. */
export function flatProjector({
  matrix: m,
  middle,
  width,
  height,
}: Omit<Viewport, 'horizon'>): (x: number, y: number) => readonly [x: number, y: number] | null {
  return (anyX, y) => {
    const x = anyX + Math.round(middle - anyX)
    const w = m[3]! * x + m[7]! * y + m[15]!
    if (w <= 0) return null
    return [
      (((m[0]! * x + m[4]! * y + m[12]!) / w + 1) / 2) * width,
      ((1 - (m[1]! * x + m[5]! * y + m[13]!) / w) / 2) * height,
    ]
  }
}

/**
 * One byte per place of Mercator unit coordinates: 1 where the screen shows it, `slack` pixels around it included.
 * `slackOf` may give each place its own.
 */
export function placesIn(
  { matrix, horizon, middle, width, height }: Viewport,
  xs: Float64Array,
  ys: Float64Array,
  slackOf: (place: number) => number,
): Uint8Array {
  const m = matrix
  const shown = new Uint8Array(xs.length)
  for (let i = 0; i < shown.length; i++) {
    let [x, y, z] = [xs[i]!, ys[i]!, 0]
    if (horizon) {
      const [lng, lat] = [x * 2 * Math.PI - Math.PI, 2 * Math.atan(Math.exp(Math.PI * (1 - 2 * y))) - Math.PI / 2]
      const across = Math.cos(lat)
      x = Math.sin(lng) * across
      y = Math.sin(lat)
      z = Math.cos(lng) * across
      if (horizon[0] * x + horizon[1] * y + horizon[2] * z + horizon[3] < 0) continue
    } else x += Math.round(middle - x)
    const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]!
    // Behind the camera.
    if (w <= 0) continue
    const right = (((m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w + 1) / 2) * width
    const down = ((1 - (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w) / 2) * height
    const slack = slackOf(i)
    shown[i] = right >= -slack && right <= width + slack && down >= -slack && down <= height + slack ? 1 : 0
  }
  return shown
}
