import type { Sum } from '../domain/count.ts'
import { sumFromBounds } from '../domain/count.ts'
import { PRECISIONS } from '../domain/place.ts'
import { splitByNationality } from '../domain/split.ts'
import type { Weights } from '../domain/weigh.ts'
import type { Lists } from '../lib/lists.ts'
import { listAt } from '../lib/lists.ts'
import { DEPORTATION, OTHER } from './columns.ts'
import { rowAt } from './hierarchy.ts'
import type { Selection } from './selection.ts'
import { isSpent } from './selection.ts'
import type { Span } from './span.ts'
import { touches } from './span.ts'
import type { DrawnIndex, TimeIndex } from './timeIndex.ts'
import { NONE } from './timeIndex.ts'

export type { Selection } from './selection.ts'

const PROVINCE_RANK = PRECISIONS.indexOf('admin1')

interface Total {
  sum: Sum
  /** How many incidents are behind the sum. */
  records: number
  /** The incidents behind the sum, positions in the index, ascending. */
  readonly members: readonly number[]
  /** The distinct points that they are at, null where more than `most`: where that is told without finding them all. */
  pointsOf?(places: Lists, most: number): readonly number[] | null
  /** Share of the sum (0-1) that rests on imprecise dates. */
  imprecise: number
  /** 1 where nothing behind the mark has happened yet: announced only. */
  plannedOnly: boolean
  /** Whether every report behind it names the province, not the town. */
  provinceOnly: boolean
}

/** A cluster with people in it: a disc. */
export interface ClusterMark extends Total {
  kind: 'cluster'
  row: number
  /** People by nationality, `UNSTATED` for the rest, largest first; adds up to `sum.least`. Empty unless asked for. */
  readonly split: readonly [nationality: string, people: number][]
}

/** Joint operations over several clusters: one figure, its places tied. */
export interface TieMark extends Total {
  kind: 'tie'
  /** Position in `Homes.ties`. */
  tie: number
  rows: number[]
  readonly split: readonly [nationality: string, people: number][]
}

/** Deportations from one cluster to another: an arc. */
export interface FlowMark extends Total {
  kind: 'flow'
  /** Position in `Homes.pairs`. */
  pair: number
  origin: number
  destination: number
}

/** Whether the incidents behind a mark are few enough to be drawn one by one, in every frame. */
export const isFew = (mark: Mark): boolean => mark.records <= 400

export type Mark = ClusterMark | TieMark | FlowMark

/** What is drawn of a span at a level. A row, tie or pair has the same number for as long as the index lives. */
export interface Picture {
  level: number
  /** Level whose clusters the arcs go between, where it is another one. */
  flowLevel?: number
  clusters: ClusterMark[]
  ties: TieMark[]
  flows: FlowMark[]
  /** Deportations whose two ends are one cluster at this level, so that there is no arc to draw. */
  readonly undrawn: readonly number[]
}

/** Sums the incidents that touch the span, per cluster, tie and pair of the level. Every person is in one mark only. */
export function pictureAt(
  index: TimeIndex,
  { mask, weights }: Selection,
  span: Span,
  level: number,
  { split = false } = {},
): Picture {
  const homes = index.homesAt(level)
  const { columns } = index
  const rows = noGroups()
  const ties = noGroups()
  const pairs = noGroups()
  const undrawn: number[] = []
  for (let i = 0; i < columns.size; i++) {
    if (!mask[i] || columns.aggregate[i] || !touches(columns, i, span) || isSpent(index, weights, i)) continue
    if (homes.row[i] !== NONE) join(rows, homes.row[i]!, i)
    else if (homes.tie[i] !== NONE) join(ties, homes.tie[i]!, i)
    else if (homes.pair[i] !== NONE) join(pairs, homes.pair[i]!, i)
    else if (index.origin[i] !== NONE && index.destination[i] !== NONE) undrawn.push(i)
  }
  const sums = (members: number[]): Total => total(index, weights, members)
  const sumsAndSplit = (members: number[]): Total & Pick<ClusterMark, 'split'> => {
    const result = sums(members)
    return { ...result, split: split ? splitOf(index, weights, members, result.sum.least) : [] }
  }
  return {
    level,
    clusters: rows.met.map((row) => ({ kind: 'cluster', row, ...sumsAndSplit(rows.members[row]!) })),
    ties: ties.met.map((tie) => ({
      kind: 'tie',
      tie,
      rows: homes.ties[tie]!.rows,
      ...sumsAndSplit(ties.members[tie]!),
    })),
    flows: pairs.met.map((pair) => ({ kind: 'flow', pair, ...homes.pairs[pair]!, ...sums(pairs.members[pair]!) })),
    undrawn,
  }
}

/** Incidents by row, tie or pair. Arrays by number: a Map would be most of the cost of a step. */
interface Groups {
  members: (number[] | undefined)[]
  /** The rows, ties or pairs that have members, in the order in which they were met. */
  met: number[]
}

const noGroups = (): Groups => ({ members: [], met: [] })

function join({ members, met }: Groups, key: number, incident: number): void {
  const group = members[key]
  if (group) group.push(incident)
  else {
    members[key] = [incident]
    met.push(key)
  }
}

function total({ columns }: TimeIndex, weights: Weights, members: number[]): Total {
  let [least, most, imprecise] = [0, 0, 0]
  let approximate = false
  let plannedOnly = true
  let provinceOnly = true
  for (const i of members) {
    least += weights.least[i]!
    most += weights.most[i]!
    if (weights.approximate[i]) approximate = true
    if (!columns.exactDay[i]) imprecise += Math.max(0, weights.least[i]!)
    if (!columns.planned[i]) plannedOnly = false
    if (columns.precision[i] !== PROVINCE_RANK) provinceOnly = false
  }
  return {
    sum: sumFromBounds(least, most, approximate),
    records: members.length,
    members,
    imprecise: least > 0 ? imprecise / least : 0,
    plannedOnly,
    provinceOnly,
  }
}

/** People of a mark's members by nationality, adding up to its least figure. */
export function splitOf(
  { incidents }: TimeIndex,
  weights: Weights,
  members: readonly number[],
  least: number,
): [string, number][] {
  const people = new Map<string, number>()
  for (const i of members)
    for (const [nationality, count] of splitByNationality(incidents[i]!, Math.max(0, weights.least[i]!)))
      people.set(nationality, (people.get(nationality) ?? 0) + count)
  // The remainder of an uncertain whole, read without its parts, can be less than its breakdown.
  let left = least
  return [...people]
    .sort((a, b) => b[1] - a[1])
    .map(([nationality, count]): [string, number] => {
      const share = Math.min(count, left)
      left -= share
      return [nationality, share]
    })
    .filter(([, count]) => count > 0)
}

/** The mark of a picture that holds an incident, wherever the clusters of its places are; null where none does. */
export function markOf(picture: Picture, index: DrawnIndex, incident: number): Mark | null {
  if (incident < 0 || index.columns.type[incident] === OTHER) return null
  const { columns, hierarchy, placed, origin, destination } = index
  const { level, flowLevel = level } = picture
  const rowOf = (point: number): number => rowAt(hierarchy, level, point)
  if (columns.type[incident] === DEPORTATION) {
    const { seed } = hierarchy.levels[flowLevel]!
    const endOf = (point: number): number =>
      point === NONE ? NONE : rowOf(flowLevel === level ? point : seed[rowAt(hierarchy, flowLevel, point)]!)
    const [from, to] = [endOf(origin[incident]!), endOf(destination[incident]!)]
    return picture.flows.find((mark) => mark.origin === from && mark.destination === to) ?? null
  }
  const rows = [...new Set(Array.from(listAt(placed, incident), rowOf))].sort((a, b) => a - b)
  if (rows.length === 1) return picture.clusters.find(({ row }) => row === rows[0]) ?? null
  return (
    picture.ties.find((mark) => mark.rows.length === rows.length && mark.rows.every((row, i) => row === rows[i])) ??
    null
  )
}
