import { arrayAt } from '../lib/lists.ts'
import { nthLargest } from '../lib/nthLargest.ts'
import type { LevelGroups } from './levelGroups.ts'
import { firstPairOf, undrawnOf } from './levelGroups.ts'
import type { Picture } from './picture.ts'
import type { Span } from './span.ts'
import type { MarkSource } from './tableMarks.ts'
import { TableCluster, TableFlow, TableTie } from './tableMarks.ts'
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
  const single: number[] = []
  const joint: number[] = []
  const arcs: number[] = []
  let undrawn: number | null = null
  let found: readonly number[] | null = null
  const active = table.active()
  for (let k = 0; k < active.length; k++) {
    const slot = active[k]!
    const group = table.groups[slot]!
    if (group === none) undrawn = slot
    else if (group >= pairs) arcs.push(slot)
    else if (group >= ties) joint.push(slot)
    else single.push(slot)
  }
  const [largestArcs, largestTies] = [largest(arcs, sums, mostArcs), largest(joint, sums, mostTies)]
  const source: MarkSource = { table, span, splitOf: null }
  return {
    level: groups.level,
    flowLevel: groups.flowLevel,
    clusters: single.sort(ascending).map((slot) => new TableCluster(source, slot, table.groups[slot]!)),
    ties: largestTies.kept.map((slot) => {
      const tie = table.groups[slot]! - ties
      return new TableTie(source, slot, tie, arrayAt(groups.ties, tie))
    }),
    flows: largestArcs.kept.map((slot) => {
      const pair = table.groups[slot]! - pairs
      const { origin, destination } = groups.pairs
      return new TableFlow(source, slot, pair, origin[pair]!, destination[pair]!)
    }),
    left: {
      arcs: largestArcs.left.slots,
      deported: largestArcs.left.people,
      ties: largestTies.left.slots,
      arrested: largestTies.left.people,
    },
    undrawnRecords: undrawn === null ? 0 : sums[undrawn * CHANNELS + RECORDS]!,
    get undrawn() {
      return (found ??= undrawn === null ? [] : table.membersOf(undrawn, span))
    },
  }
}

const ascending = (a: number, b: number): number => a - b

/** The least people of a slot, as its mark says them. */
function leastAt(sums: Float64Array, slot: number): number {
  const at = slot * CHANNELS
  const least = sums[at + LEAST]!
  return Math.max(0, sums[at + OPEN]! > 0 ? least : Math.min(least, sums[at + MOST]!))
}

/** The slots of the most people, ascending, and what the others have. Of equals at the bar the first ones are kept. */
function largest(
  slots: number[],
  sums: Float64Array,
  most: number,
): { kept: readonly number[]; left: { slots: number; people: number } } {
  const left = { slots: Math.max(0, slots.length - most), people: 0 }
  if (left.slots === 0) return { kept: slots.sort(ascending), left }
  const people = new Float64Array(slots.length)
  let all = 0
  for (let k = 0; k < slots.length; k++) all += people[k] = leastAt(sums, slots[k]!)
  const bar = nthLargest(people.slice(), most)
  const kept: number[] = []
  const equal: number[] = []
  for (let k = 0; k < slots.length; k++)
    if (people[k]! > bar) kept.push(slots[k]!)
    else if (people[k] === bar) equal.push(slots[k]!)
  kept.push(...equal.sort(ascending).slice(0, most - kept.length))
  left.people = all - kept.reduce((sum, slot) => sum + leastAt(sums, slot), 0)
  return { kept: kept.sort(ascending), left }
}
