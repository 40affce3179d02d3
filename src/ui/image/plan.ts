/** Shapes of a picture, CSS pixels. */
export const SHAPES = {
  wide: { label: '16:9', file: '16x9', width: 1600, height: 900, headLines: 1 },
  square: { label: '1:1', file: '1x1', width: 1200, height: 1200, headLines: 2 },
  tall: { label: '9:16', file: '9x16', width: 1080, height: 1920, headLines: 2 },
} as const

export type Shape = keyof typeof SHAPES

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where the parts of a picture stand. */
export interface Plan {
  width: number
  height: number
  /** The headline may take so many lines. */
  headLines: number
  map: Box
  time: Box
  legend: Box
  foot: Box
}

export const MARGIN = 32

const FOOT = 104
const TIME = 112
const LEGEND = 100
const GAP = 16

/** Parts of a picture one below the other; in a wide one the legend stands beside the timeline. */
export function planOf(shape: Shape, size: { width: number; height: number } = SHAPES[shape]): Plan {
  const { width, height } = size
  const { headLines } = SHAPES[shape]
  const isWide = shape === 'wide'
  const inner = width - 2 * MARGIN
  const head = 22 + 28 + 2 + headLines * 46 + 14
  const foot: Box = { x: MARGIN, y: height - FOOT, width: inner, height: FOOT }
  const legendWidth = isWide ? 620 : inner
  const legend: Box = { x: width - MARGIN - legendWidth, y: foot.y - LEGEND - 4, width: legendWidth, height: LEGEND }
  const timeWidth = isWide ? inner - legendWidth - 40 : inner
  const time: Box = {
    x: MARGIN,
    y: (isWide ? foot.y : legend.y) - TIME - (isWide ? 4 : GAP),
    width: timeWidth,
    height: TIME,
  }
  const map: Box = { x: 0, y: head, width, height: time.y - GAP - head }
  return { width, height, headLines, map, time, legend, foot }
}
