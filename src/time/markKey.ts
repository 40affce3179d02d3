import type { Mark } from './picture.ts'

/** Name of a mark that lasts as long as the index: the same cluster, tie or pair always has the same. */
export type MarkKey = string

type Names = Map<number, MarkKey>

/** Names that were given, by level: each is asked for several times in every frame. Of a few thousand only. */
const known: Record<Mark['kind'], Names[]> = { cluster: [], tie: [], flow: [] }
const MOST_KNOWN = 20_000

export function keyOfMark(mark: Mark, level: number): MarkKey {
  const names = (known[mark.kind][level] ??= new Map())
  const number = mark.kind === 'cluster' ? mark.row : mark.kind === 'tie' ? mark.tie : mark.pair
  let name = names.get(number)
  if (name === undefined) {
    if (names.size >= MOST_KNOWN) names.clear()
    name = `${mark.kind}/${level}/${number}`
    names.set(number, name)
  }
  return name
}
