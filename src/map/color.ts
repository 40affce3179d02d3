/** Red, green, blue, alpha, each 0-1, not premultiplied. */
export type Rgba = readonly [number, number, number, number]

/** Reads `#RRGGBB`; `alpha` 0-1. */
export function rgba(hex: string, alpha = 1): Rgba {
  const value = Number.parseInt(hex.slice(1), 16)
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255, alpha]
}
