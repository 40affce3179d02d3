import type { Mark } from './picture.ts'

/** Name of a mark that lasts as long as the index: the same cluster, tie or pair always has the same. */
export type MarkKey = string

export function keyOfMark(mark: Mark, level: number): MarkKey {
  if (mark.kind === 'cluster') return `cluster/${level}/${mark.row}`
  return mark.kind === 'tie' ? `tie/${level}/${mark.tie}` : `flow/${level}/${mark.pair}`
}
