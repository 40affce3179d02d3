import type { When } from '../../domain/incident.ts'
import { formatDay, parseDay } from '../../domain/day.ts'
import type { PresetName, Role } from './mapping.ts'

/** A kind of table that is known by the names of its columns. */
export interface Preset {
  name: PresetName
  title: string
  /** Columns that together are found in no other table. */
  signature: readonly string[]
  columns: Readonly<Partial<Record<Role, string>>>
  type: string
  /** What a reader has to know before such rows are brought in. */
  note: string
  /** Columns that say how exact the date and the place of a row are. */
  datePrecision: string
  placePrecision: string
}

/**
 * ACLED: columns of its export, codebook of 2023 (time_precision, geo_precision). UCDP GED: codebook of version 23.1
 * (date_prec, where_prec).
 */
export const PRESETS: readonly Preset[] = [
  {
    name: 'acled',
    title: 'ACLED',
    signature: ['event_id_cnty', 'event_date', 'sub_event_type'],
    columns: {
      id: 'event_id_cnty',
      type: 'sub_event_type',
      date: 'event_date',
      place: 'location',
      admin1: 'admin1',
      country: 'country',
      lat: 'latitude',
      lon: 'longitude',
      publisher: 'source',
      notes: 'notes',
    },
    type: 'event',
    note: 'ACLED counts deaths and not people arrested, so the number of people is “not stated”; its notes are kept and may say it. Only events of the sub-type “Arrests” are drawn, others are listed.',
    datePrecision: 'time_precision',
    placePrecision: 'geo_precision',
  },
  {
    name: 'ucdp',
    title: 'UCDP GED',
    signature: ['relid', 'type_of_violence', 'date_prec', 'where_prec'],
    columns: {
      id: 'id',
      count_min: 'low',
      count_max: 'high',
      date: 'date_start',
      date_end: 'date_end',
      place: 'where_coordinates',
      admin1: 'adm_1',
      country: 'country',
      lat: 'latitude',
      lon: 'longitude',
      notes: 'dyad_name',
      publisher: 'source_office',
      title: 'source_headline',
      published: 'source_date',
    },
    type: 'killed',
    note: 'UCDP GED counts people killed, from “low” to “high”. The rows are listed as “killed”, and are in no sum of arrests or deportations.',
    datePrecision: 'date_prec',
    placePrecision: 'where_prec',
  },
]

const folded = (name: string): string => name.trim().toLowerCase()

/** The known kind of a table; null for one of somebody's own. */
export const presetOf = (columns: readonly string[]): Preset | null => {
  const names = new Set(columns.map(folded))
  return PRESETS.find(({ signature }) => signature.every((name) => names.has(name))) ?? null
}

/** The place of a preset's column in a table; undefined where it is not there. */
export function columnNamed(columns: readonly string[], name: string | undefined): number | undefined {
  const at = name === undefined ? -1 : columns.findIndex((column) => folded(column) === name)
  return at < 0 ? undefined : at
}

/** A date as exact as the code says: in ACLED 2 is a week around the day and 3 the month; in GED 2 to 4 are spans. */
export function presetDate(preset: PresetName, code: string, when: When): When {
  const day = parseDay(when.start ?? '')
  if (day === null || when.precision !== 'day') return when
  if (preset === 'acled' && code === '2')
    return { start: formatDay(day - 3), end: formatDay(day + 3), precision: 'range' }
  if ((preset === 'acled' && code === '3') || (preset === 'ucdp' && code === '4'))
    return { ...monthOf(when.start!), precision: 'month' }
  return when
}

function monthOf(iso: string): { start: string; end: string } {
  const first = parseDay(`${iso.slice(0, 7)}-01`)!
  const next = parseDay(`${formatDay(first + 31).slice(0, 7)}-01`)!
  return { start: formatDay(first), end: formatDay(next - 1) }
}

/** How exactly a place is known by the code; null where the code says nothing known. */
export function presetPrecision(preset: PresetName, code: string): 'city' | 'admin1' | 'country' | null {
  if (preset === 'acled') return code === '1' ? 'city' : code === '2' || code === '3' ? 'admin1' : null
  if (code === '1' || code === '2') return 'city'
  if (code === '3' || code === '4' || code === '5') return 'admin1'
  return code === '6' || code === '7' ? 'country' : null
}
