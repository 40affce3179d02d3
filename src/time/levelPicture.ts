import { listAt } from '../lib/lists.ts'
import type { LevelGroups } from './levelGroups.ts'
import { firstPairOf, undrawnOf } from './levelGroups.ts'
import type { ClusterMark, Picture } from './picture.ts'
import type { Span } from './span.ts'
import { clusterMark, flowMark, once, tieMark, totalAt } from './tablePicture.ts'
import { CHANNELS, LEAST, MOST, OPEN, RECORDS } from './windowEvents.ts'
import type { WindowTable } from './windowTable.ts'

/** More arcs than these at once cannot be told apart. */
export const MOST_ARCS = 150

/** More joint figures than these at once are a web. */
export const MOST_TIES = 40

/** A picture of a large set, of which not every arc and every joint figure may be drawn. */
export interface LevelPicture extends Picture {
  /** Level whose clusters the arcs go between. */
  flowLevel: number
  /** Arcs that are not drawn, being smaller than those that are, and their people at least; joint figures likewise. */
  left: { arcs: number; deported: number; ties: number; arrested: number }
  /** How many deportations have both ends in one mark. */
  undrawnRecords: number
}

const NOBODY = (): [] => []

/** What a table of `levelGroups` says of a span. Members are found when they are asked for. The table is moved. */
export function levelPicture(
  groups: LevelGroups,
  table: WindowTable,
  span: Span,
  { mostArcs = MOST_ARCS, mostTies = MOST_TIES } = {},
): LevelPicture {
  table.moveTo(span)
  const { sums } = table
  const [ties, pairs, none] = [groups.rows, firstPairOf(groups), undrawnOf(groups)]
  const clusters: ClusterMark[] = []
  const joint: number[] = []
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
    else if (group >= ties) joint.push(slot)
    else clusters.push(clusterMark(group, totalAt(sums, slot), membersOf(slot), NOBODY))
  }
  const [largestArcs, largestTies] = [largest(arcs, sums, mostArcs), largest(joint, sums, mostTies)]
  return {
    level: groups.level,
    flowLevel: groups.flowLevel,
    clusters,
    ties: largestTies.kept.map((slot) => {
      const tie = table.groups[slot]! - ties
      return tieMark(tie, Array.from(listAt(groups.ties, tie)), totalAt(sums, slot), membersOf(slot), NOBODY)
    }),
    flows: largestArcs.kept.map((slot) => {
      const pair = table.groups[slot]! - pairs
      const { origin, destination } = groups.pairs
      const ends = { origin: origin[pair]!, destination: destination[pair]! }
      return flowMark(pair, ends, totalAt(sums, slot), membersOf(slot))
    }),
    left: {
      arcs: largestArcs.left.slots,
      deported: largestArcs.left.people,
      ties: largestTies.left.slots,
      arrested: largestTies.left.people,
    },
    undrawnRecords,
    get undrawn() {
      return undrawn()
    },
  }
}

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
): { kept: readonly number[]; left: { slots: number; people: number } } {
  if (slots.length <= most) return { kept: slots, left: { slots: 0, people: 0 } }
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
  return { kept, left: { slots: slots.length - kept.length, people: left } }
}
