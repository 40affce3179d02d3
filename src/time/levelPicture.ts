import { listAt } from '../lib/lists.ts'
import type { LevelGroups } from './levelGroups.ts'
import { firstPairOf, undrawnOf } from './levelGroups.ts'
import type { ClusterMark, FlowMark, Picture, TieMark } from './picture.ts'
import type { Span } from './span.ts'
import { once, totalAt } from './tablePicture.ts'
import { CHANNELS, LEAST, MOST, OPEN, RECORDS } from './windowEvents.ts'
import type { WindowTable } from './windowTable.ts'

/** More arcs than these at once cannot be told apart. */
export const MOST_ARCS = 400

/** A picture of a large set, of which not every arc may be drawn. */
export interface LevelPicture extends Picture {
  /** Level whose clusters the arcs go between. */
  flowLevel: number
  /** Arcs that are not drawn, being smaller than those that are, and their people at least. */
  left: { arcs: number; people: number }
  /** Deportations whose two ends are one mark. */
  undrawnRecords: number
}

/** What a table of `levelGroups` says of a span. Members are found when they are asked for. The table is moved. */
export function levelPicture(
  groups: LevelGroups,
  table: WindowTable,
  span: Span,
  mostArcs = MOST_ARCS,
): LevelPicture {
  table.moveTo(span)
  const { sums } = table
  const [ties, pairs, none] = [groups.rows, firstPairOf(groups), undrawnOf(groups)]
  const clusters: ClusterMark[] = []
  const tied: TieMark[] = []
  const arcs: number[] = []
  let undrawn = (): readonly number[] => []
  let undrawnRecords = 0
  const membersOf = (slot: number): (() => number[]) => once(() => table.membersOf(slot, span))
  for (const slot of table.active()) {
    const group = table.groups[slot]!
    if (group === none) {
      undrawn = membersOf(slot)
      undrawnRecords = sums[slot * CHANNELS + RECORDS]!
    } else if (group >= pairs) arcs.push(slot)
    else {
      const members = membersOf(slot)
      const total = totalAt(sums, slot)
      if (group < ties) clusters.push(withMembers({ kind: 'cluster', row: group, split: [], ...total }, members))
      else {
        const rows = Array.from(listAt(groups.ties, group - ties))
        tied.push(withMembers({ kind: 'tie', tie: group - ties, rows, split: [], ...total }, members))
      }
    }
  }
  const { kept, left } = largest(arcs, sums, mostArcs)
  return {
    level: groups.level,
    flowLevel: groups.flowLevel,
    clusters,
    ties: tied,
    flows: kept.map((slot): FlowMark => {
      const pair = table.groups[slot]! - pairs
      const { origin, destination } = groups.pairs
      const ends = { origin: origin[pair]!, destination: destination[pair]! }
      return withMembers({ kind: 'flow', pair, ...ends, ...totalAt(sums, slot) }, membersOf(slot))
    }),
    left,
    undrawnRecords,
    get undrawn() {
      return undrawn()
    },
  }
}

const withMembers = <M extends object>(mark: M, members: () => number[]): M & { readonly members: number[] } =>
  Object.defineProperty(mark, 'members', { get: members, enumerable: true }) as M & { readonly members: number[] }

/** The least people of a slot, as its mark says them. */
function leastAt(sums: Float64Array, slot: number): number {
  const at = slot * CHANNELS
  const least = sums[at + LEAST]!
  return Math.max(0, sums[at + OPEN]! > 0 ? least : Math.min(least, sums[at + MOST]!))
}

/** The slots of the most people, in their order, and what the others have. */
function largest(
  slots: readonly number[],
  sums: Float64Array,
  most: number,
): { kept: readonly number[]; left: LevelPicture['left'] } {
  if (slots.length <= most) return { kept: slots, left: { arcs: 0, people: 0 } }
  const people = Float64Array.from(slots, (slot) => leastAt(sums, slot))
  const bar = people.slice().sort()[people.length - most]!
  // Of those that are as large as the last one, the first ones.
  let room = most - people.reduce((count, value) => count + (value > bar ? 1 : 0), 0)
  let left = 0
  const kept = slots.filter((_, k) => {
    const isKept = people[k]! > bar || (people[k] === bar && room-- > 0)
    if (!isKept) left += people[k]!
    return isKept
  })
  return { kept, left: { arcs: slots.length - kept.length, people: left } }
}
