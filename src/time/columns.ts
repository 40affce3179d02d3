import { parseDay } from '../domain/day.ts'
import type { Incident } from '../domain/incident.ts'

export const ARREST = 0
export const DEPORTATION = 1
/** A type that the map does not draw; kept, listed and counted apart. */
export const OTHER = 2

/** Start of an incident without a date: outside every time window. */
export const UNDATED = -0x80000000

/** The incidents as columns, one entry each. Days are half-open: `start` inclusive, `end` exclusive. */
export interface Columns {
  size: number
  type: Uint8Array
  start: Int32Array
  end: Int32Array
  /** 1 where the report gives the day itself. */
  exactDay: Uint8Array
  /** 1 for a running total. */
  aggregate: Uint8Array
  /** 1 for what is announced and has not happened yet. */
  planned: Uint8Array
}

export function toColumns(incidents: readonly Incident[]): Columns {
  const size = incidents.length
  const columns: Columns = {
    size,
    type: new Uint8Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    exactDay: new Uint8Array(size),
    aggregate: new Uint8Array(size),
    planned: new Uint8Array(size),
  }
  incidents.forEach((incident, i) => {
    const start = parseDay(incident.date.start ?? incident.date.end ?? '')
    const end = parseDay(incident.date.end ?? incident.date.start ?? '')
    columns.type[i] = incident.type === 'arrest' ? ARREST : incident.type === 'deportation' ? DEPORTATION : OTHER
    columns.start[i] = start ?? UNDATED
    columns.end[i] = start === null || end === null ? UNDATED : Math.max(start, end) + 1
    columns.exactDay[i] = incident.date.precision === 'day' ? 1 : 0
    columns.aggregate[i] = incident.aggregate ? 1 : 0
    columns.planned[i] = incident.status === 'planned' ? 1 : 0
  })
  return columns
}
