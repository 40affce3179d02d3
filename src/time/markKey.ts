import type { Mark } from './picture.ts'

/** Name of a mark that lasts as long as the index: the same cluster, tie or pair always has the same. */
export type MarkKey = string

/** Number of a mark among those of its kind and level. */
const numberOf = (mark: Mark): number =>
  mark.kind === 'cluster' ? mark.row : mark.kind === 'tie' ? mark.tie : mark.pair

export const keyOfMark = (mark: Mark, level: number): MarkKey => `${mark.kind}/${level}/${numberOf(mark)}`

const KINDS = { cluster: 0, tie: 1, flow: 2 } as const

/** More than there are levels. */
const LEVELS = 32

/** The same as a whole number, for what is looked up for every mark in every frame. */
export const codeOfMark = (mark: Mark, level: number): number =>
  (numberOf(mark) * 3 + KINDS[mark.kind]) * LEVELS + level
