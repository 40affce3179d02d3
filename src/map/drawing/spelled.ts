import type { Rgba } from '../color.ts'
import type { DiscList, DiscShape } from '../discs.ts'
import type { InstanceList } from '../instances.ts'
import type { Ribbon, RibbonList } from '../ribbons.ts'

/** Discs as objects, for whoever writes them down. */
export const discsOf = ({ data, ...list }: DiscList): DiscShape[] =>
  offsetsOf(list).map((at) => ({
    x: data[at]!,
    y: data[at + 1]!,
    dx: data[at + 2]!,
    dy: data[at + 3]!,
    radius: data[at + 4]!,
    stroke: data[at + 5]!,
    from: data[at + 6]!,
    to: data[at + 7]!,
    color: colorAt(data, at + 8),
    hatched: data[at + 12] === 1,
    dashed: data[at + 13] === 1,
  }))

/** Ribbons as objects. */
export const ribbonsOf = ({ data, hasArrows, ...list }: RibbonList): Ribbon[] =>
  offsetsOf(list).map((at) => ({
    from: [data[at + 20]!, data[at + 21]!],
    to: [data[at + 22]!, data[at + 23]!],
    width: [data[at + 12]!, data[at + 13]!],
    color: colorAt(data, at + 8),
    opacity: [data[at + 14]!, data[at + 15]!],
    reveal: data[at + 16]!,
    pulse: data[at + 17]!,
    fade: [data[at + 18]! % 2 === 1, data[at + 18]! >= 2],
    arrow: hasArrows,
    dashed: data[at + 19] === 1,
  }))

const offsetsOf = ({ length, stride }: Pick<InstanceList, 'length' | 'stride'>): number[] =>
  Array.from({ length }, (_, k) => k * stride)

const colorAt = (data: Float64Array, at: number): Rgba => [data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!]
