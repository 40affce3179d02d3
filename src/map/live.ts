import { areaFigure } from '../domain/count.ts'
import { nthLargest } from '../lib/nthLargest.ts'
import type { MarkKey } from '../time/markKey.ts'
import { codeOfMark } from '../time/markKey.ts'
import type { ClusterMark, FlowMark, Mark, Picture, TieMark } from '../time/picture.ts'
import { END_NUMBERS, writeEnd } from './ends.ts'
import type { MarkValues } from './tween.ts'

/** A mark with what is shown of it at this moment, and what the frame that is being drawn has found out of it. */
export interface Live<M extends Mark = Mark> {
  /** Of the picture of the moment: another object for each. */
  mark: M
  readonly key: MarkKey
  /** Of an arc the place means nothing: arcs of a large set are numbered anew by each answer. */
  readonly values: Readonly<MarkValues>
  alpha: number
  /** Of a disc: where it is on the screen, null where it is not; its radius in pixels; what `declutter` calls it. */
  at: readonly [x: number, y: number] | null
  radius: number
  reserved: number
  /** Of an arc: the part of its way that is drawn, 0-1. */
  reveal: number
  /** Where lines from it begin, as of `endOf`; null where none has begun. */
  end: Float64Array | null
}

/** The end of lines at the middle of a mark (see `END_NUMBERS`): found anew only when that has moved. */
export function endOf(live: Live): Float64Array {
  const { x, y } = live.values
  live.end ??= new Float64Array(END_NUMBERS).fill(NaN)
  if (live.end[0] !== x || live.end[1] !== y) writeEnd(live.end, 0, x, y)
  return live.end
}

/** A mark as it comes. */
export const liveMark = <M extends Mark>(mark: M, key: MarkKey, values: Readonly<MarkValues>): Live<M> => ({
  mark,
  key,
  values,
  alpha: 0,
  at: null,
  radius: 0,
  reserved: -1,
  reveal: 1,
  end: null,
})

/** What is drawn as a disc. */
export type LiveDisc = Live<ClusterMark | TieMark>

/** The marks of a picture. */
export interface JoinedMarks {
  clusters: readonly Live<ClusterMark>[]
  ties: readonly Live<TieMark>[]
  flows: readonly Live<FlowMark>[]
  /** Clusters and ties in the order of drawing: the largest first, so that the smaller ones lie on top. */
  discs: readonly LiveDisc[]
  /** Arcs with a number written on them, the largest first. */
  numbered: readonly Live<FlowMark>[]
}

/** The same, with what is shown of the marks on their way out. */
export interface LiveMarks extends JoinedMarks {
  leaving: readonly Readonly<MarkValues>[]
}

/** Arcs with a number written on them. */
const NUMBERED_ARCS = 14

/** Joins the marks of a picture to what is kept of each, by `codeOfMark`; those without anything are left out. */
export function joinLive(
  { level, clusters, ties, flows }: Picture,
  liveOf: <M extends Mark>(mark: M, code: number) => Live<M> | null,
): JoinedMarks {
  const join = <M extends Mark>(marks: readonly M[]): Live<M>[] => {
    const joined: Live<M>[] = []
    for (let k = 0; k < marks.length; k++) {
      const live = liveOf(marks[k]!, codeOfMark(marks[k]!, level))
      if (live) joined.push(live)
    }
    return joined
  }
  const live = { clusters: join(clusters), ties: join(ties), flows: join(flows) }
  return {
    ...live,
    discs: largestFirst<LiveDisc>([...live.clusters, ...live.ties], ({ mark }) => areaFigure(mark.sum)),
    numbered: largestFirst(live.flows, ({ mark }) => mark.sum.least, NUMBERED_ARCS),
  }
}

/** The `most` of the largest figures; equal ones keep their order. */
function largestFirst<T>(list: readonly T[], figureOf: (item: T) => number, most = list.length): T[] {
  const figures = new Float64Array(list.length)
  for (let k = 0; k < list.length; k++) figures[k] = figureOf(list[k]!)
  const bar = list.length > most ? nthLargest(figures.slice(), most) : -Infinity
  const order: number[] = []
  for (let k = 0; k < list.length; k++) if (figures[k]! >= bar) order.push(k)
  order.sort((a, b) => figures[b]! - figures[a]!)
  return order.slice(0, most).map((k) => list[k]!)
}
