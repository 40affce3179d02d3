/** The tables that the page gets of a large file: what it says of any window, for the filters and the view of the moment. */
import type { DayTable, Days } from '../time/dayTable.ts'
import { buildDayTable } from '../time/dayTable.ts'
import type { LevelGroups, levelGroups } from '../time/levelGroups.ts'
import type { Selection } from '../time/selection.ts'
import type { ColumnIndex } from '../time/timeIndex.ts'
import type { Kept, Members, WindowEvents } from '../time/windowEvents.ts'
import { collectEvents, keepSums, sortBySlot } from '../time/windowEvents.ts'

/** What is on the screen, in order of date. */
export interface ViewTables {
  days: DayTable
  /** Incidents that can be listed, by first day; and those of more than a day among them. */
  listed: Int32Array
  lasting: Int32Array
  /** Running totals that pass the filters, by first day. */
  totals: Int32Array
}

/** What is drawn of a level. */
export interface LevelTables {
  groups: LevelGroups
  events: WindowEvents
  kept: Kept
  members: Members
}

/** The tables of all dated incidents, or of some, in the order of their first days. */
export function viewTables(
  index: ColumnIndex,
  days: Days,
  selection: Selection,
  visible: Uint8Array,
  among: Int32Array | null = null,
): ViewTables {
  const { aggregate, start, end } = index.columns
  const byStart = among ?? index.timeOrder().byStart
  const { mask } = selection
  const lists = [0, 1, 2].map(() => ({ items: new Int32Array(byStart.length), size: 0 }))
  const [listed, lasting, totals] = lists as [Growing, Growing, Growing]
  for (let k = 0; k < byStart.length; k++) {
    const i = byStart[k]!
    if (!mask[i]) continue
    if (aggregate[i]) totals.items[totals.size++] = i
    else if (visible[i]) {
      listed.items[listed.size++] = i
      if (end[i]! - start[i]! > 1) lasting.items[lasting.size++] = i
    }
  }
  const taken = ({ items, size }: Growing): Int32Array => items.slice(0, size)
  const table = buildDayTable(index, days, selection, visible, among)
  return {
    days: { ...table, days: table.days.slice() },
    listed: taken(listed),
    lasting: taken(lasting),
    totals: taken(totals),
  }
}

interface Growing {
  items: Int32Array
  size: number
}

export function levelTables(
  index: ColumnIndex,
  { weights }: Selection,
  { groups, grouping }: ReturnType<typeof levelGroups>,
): LevelTables {
  const events = collectEvents(index, weights, grouping)
  const [kept, members] = [keepSums(events), sortBySlot(events)]
  return { groups: copied(groups), events: { ...events, incidents: new Int32Array(0) }, kept, members }
}

/** Groups that can be handed over. */
export const copied = (groups: LevelGroups): LevelGroups => ({
  ...groups,
  ties: { start: groups.ties.start.slice(), items: groups.ties.items.slice() },
  pairs: { origin: groups.pairs.origin.slice(), destination: groups.pairs.destination.slice() },
})
