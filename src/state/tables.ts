import type { TimeIndex } from '../time/timeIndex.ts'

/**
 * From this many incidents on, what is asked for at every step comes from tables that are built once per filter, level
 * or view. Below, going over the incidents takes less than building a table would.
 */
export const MANY = 5_000

type Tables = typeof import('../time/tables.ts')

let loaded: Tables | null = null

/** Fetches the tables' code where there are many incidents. To be awaited before those are shown. */
export async function prepareFor(incidents: readonly unknown[]): Promise<void> {
  if (incidents.length >= MANY) loaded ??= await import('../time/tables.ts')
}

/** The tables where there are many incidents; null for few, and then all incidents are gone over: slower, the same. */
export const tablesFor = ({ columns }: TimeIndex): Tables | null => (columns.size >= MANY ? loaded : null)
