import { crc32, deflateSync } from 'node:zlib'

/** Colours of a palette: as many as one byte a pixel can name. */
const COLOURS = 256

/** Of them, those that stand exactly as they are: the paper, the inks and the most frequent of their mixtures. */
const EXACT = 160

interface Colour {
  rgb: number
  pixels: number
}

const channel = (rgb: number, shift: number): number => (rgb >> shift) & 255
const SHIFTS: readonly number[] = [16, 8, 0]

/**
 * A PNG with a palette of 256 colours, a third of the size of one in true colour. `rgba` has four bytes a pixel;
 * transparency is ignored.
 */
export function palettePng(width: number, height: number, rgba: Uint8Array): Buffer {
  const counts = new Map<number, number>()
  const pixels = new Int32Array(width * height)
  for (let i = 0; i < pixels.length; i++) {
    const rgb = (rgba[4 * i]! << 16) | (rgba[4 * i + 1]! << 8) | rgba[4 * i + 2]!
    pixels[i] = rgb
    counts.set(rgb, (counts.get(rgb) ?? 0) + 1)
  }
  const colours = Array.from(counts, ([rgb, count]): Colour => ({ rgb, pixels: count })).sort(
    (a, b) => b.pixels - a.pixels,
  )
  const palette = [
    ...colours.slice(0, EXACT).map(({ rgb }) => rgb),
    ...medianCut(colours.slice(EXACT), COLOURS - EXACT),
  ]
  const entryOf = new Map(colours.map(({ rgb }) => [rgb, nearest(palette, rgb)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = entryOf.get(pixels[y * width + x]!)!
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((rgb) => SHIFTS.map((shift) => channel(rgb, shift))))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Splits the box with the widest channel, weighed by its pixels, at its median; gives the mean of each box. */
function medianCut(colours: readonly Colour[], boxes: number): number[] {
  const open = colours.length > 0 ? [toBox(colours)] : []
  while (open.length < boxes) {
    const widest = open.reduce((best, box) => (box.weight > best.weight ? box : best), {
      weight: 0,
      colours: [],
      shift: 0,
    } as Box)
    if (widest.weight === 0) break
    const sorted = widest.colours.toSorted((a, b) => channel(a.rgb, widest.shift) - channel(b.rgb, widest.shift))
    open.splice(
      open.indexOf(widest),
      1,
      toBox(sorted.slice(0, sorted.length >> 1)),
      toBox(sorted.slice(sorted.length >> 1)),
    )
  }
  return open.map((box) => mean(box.colours))
}

interface Box {
  colours: readonly Colour[]
  /** The channel that varies most. */
  shift: number
  /** Its range, times the square root of the pixels: 0 where nothing varies. */
  weight: number
}

function toBox(colours: readonly Colour[]): Box {
  const pixels = colours.reduce((sum, colour) => sum + colour.pixels, 0)
  const ranges = SHIFTS.map((shift) => {
    let [low, high] = [255, 0]
    for (const { rgb } of colours) {
      low = Math.min(low, channel(rgb, shift))
      high = Math.max(high, channel(rgb, shift))
    }
    return { shift, range: high - low }
  })
  const { shift, range } = ranges.reduce((best, other) => (other.range > best.range ? other : best))
  return { colours, shift, weight: range * Math.sqrt(pixels) }
}

function mean(colours: readonly Colour[]): number {
  const pixels = colours.reduce((sum, colour) => sum + colour.pixels, 0)
  return SHIFTS.reduce((rgb, shift) => {
    const sum = colours.reduce((total, colour) => total + channel(colour.rgb, shift) * colour.pixels, 0)
    return rgb | (Math.round(sum / pixels) << shift)
  }, 0)
}

function nearest(palette: readonly number[], rgb: number): number {
  let [best, least] = [0, Infinity]
  palette.forEach((entry, i) => {
    const distance = SHIFTS.reduce((sum, shift) => sum + (channel(entry, shift) - channel(rgb, shift)) ** 2, 0)
    if (distance < least) [best, least] = [i, distance]
  })
  return best
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
