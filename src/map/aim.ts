import type { Hierarchy } from '../time/hierarchy.ts'
import { rowAt } from '../time/hierarchy.ts'
import { keyOfMark } from '../time/markKey.ts'
import type { Mark, Picture } from '../time/picture.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'
import type { JoinedMarks, Live } from './live.ts'
import { joinLive, liveMark } from './live.ts'
import { anchorOf, toMercator } from './placing.ts'
import type { MarkValues, Tweens } from './tween.ts'

/** The values that a mark aims at. An open maximum is drawn apart, so `most` falls back to `least`. */
export function valuesOf(index: DrawnIndex, level: number, mark: Mark): MarkValues {
  const { x, y } = toMercator(anchorOf(index, level, mark))
  return { x, y, least: mark.sum.least, most: mostOf(mark), presence: 1 }
}

const mostOf = ({ sum: { least, most } }: Mark): number => (most === Infinity ? least : most)

/**
 * Aims tweens at the marks of a picture. `before`: the level of the picture that is drawn now, null where it is of other
 * data, so that the marks stand at once.
 */
export function aimAt(
  tweens: Tweens<Live>,
  index: DrawnIndex,
  picture: Picture,
  { before, nowMs }: { before: number | null; nowMs: number },
): JoinedMarks {
  const { level } = picture
  if (before === null) tweens.clear()
  tweens.begin(nowMs)
  const live = joinLive(picture, (mark, code) => {
    // A code is that of a mark of one kind.
    type Own = Live<typeof mark>
    const kept = tweens.keep(code, mark.sum.least, mostOf(mark)) as Own | null
    if (kept) {
      kept.mark = mark
      return kept
    }
    const aim = valuesOf(index, level, mark)
    const from = before === null ? aim : entryOf(index.hierarchy, { level, before }, mark, aim)
    return tweens.enter(code, from, aim, (shown) => liveMark(mark, keyOfMark(mark, level), shown)) as Own
  })
  // An arc goes at once: thin as it is, its shrinking would not be seen.
  tweens.end(({ mark }) => mark.kind !== 'flow')
  return live
}

/** Where a mark comes from: its own place, or that of the opened cluster that it comes out of. */
function entryOf(
  hierarchy: Hierarchy,
  { level, before }: { level: number; before: number },
  mark: Mark,
  aim: MarkValues,
): MarkValues {
  const values = { ...aim, least: 0, most: 0, presence: 0 }
  if (level <= before || mark.kind !== 'cluster') return values
  const { levels, points } = hierarchy
  const parent = levels[before]!.seed[rowAt(hierarchy, before, levels[level]!.seed[mark.row]!)]!
  return { ...values, x: points.x[parent]!, y: points.y[parent]!, presence: 0.5 }
}
