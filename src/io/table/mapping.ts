import type { DateOrder } from './readDate.ts'

/** What a column can be taken for. */
export const ROLES = [
  'id',
  'type',
  'count',
  'count_min',
  'count_max',
  'date',
  'date_end',
  'place',
  'admin1',
  'country',
  'lat',
  'lon',
  'origin',
  'destination',
  'nationality',
  'summary',
  'notes',
  'publisher',
  'title',
  'url',
  'published',
] as const

export type Role = (typeof ROLES)[number]

/** How a table's columns become incidents. */
export interface Mapping {
  /** The column of each role, by its place in the table; a role without one is left empty. */
  columns: Readonly<Partial<Record<Role, number>>>
  /** What a row is where no column says it, or where that column's word is none of ours. */
  type: string
  /** Null where somebody has to be asked. */
  dateOrder: DateOrder | null
  /** How exact coordinates without a name of a place are taken to be. */
  precision: 'site' | 'city' | 'admin1'
  /** A known kind of table has rules of its own for some cells. */
  preset: PresetName | null
}

export type PresetName = 'acled' | 'ucdp'
