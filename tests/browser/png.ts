import { inflateSync } from 'node:zlib'

/** A decoded picture: four bytes per pixel. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

/** Reads the PNGs that browsers make of a page: 8 bits, RGB or RGBA, not interlaced. */
export function readPng(file: Buffer): Pixels {
  const [width, height, bits, kind] = [file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25]]
  if (bits !== 8 || (kind !== 2 && kind !== 6)) throw new Error(`PNG of ${bits} bits, colour type ${kind}`)
  const channels = kind === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const lines = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels)
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++)
    for (let channel = 0; channel < channels; channel++) data[i * 4 + channel] = lines[i * channels + channel]!
  return { width, height, data }
}

function unfilter(raw: Buffer, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= step ? out[at - step]! : 0
      const up = y > 0 ? out[at - stride]! : 0
      const corner = x >= step && y > 0 ? out[at - stride - step]! : 0
      out[at] = raw[y * (stride + 1) + 1 + x]! + predicted(filter, left, up, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** How many pixels of a box have about this colour, `#RRGGBB`. */
export function countLike(
  pixels: Pixels,
  color: string,
  box?: { x: number; y: number; width: number; height: number },
): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number, number]
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: pixels.width, height: pixels.height }
  let count = 0
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(pixels.height, y + height); row++)
    for (let column = Math.max(0, Math.floor(x)); column < Math.min(pixels.width, x + width); column++) {
      const at = (row * pixels.width + column) * 4
      const distance =
        Math.abs(pixels.data[at]! - r) + Math.abs(pixels.data[at + 1]! - g) + Math.abs(pixels.data[at + 2]! - b)
      if (distance <= 24) count++
    }
  return count
}

/** How many different colours there are. */
export function countColors({ data }: Pixels): number {
  const colors = new Set<number>()
  for (let at = 0; at < data.length; at += 4) colors.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!)
  return colors.size
}
