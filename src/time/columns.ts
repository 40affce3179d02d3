import { parseDay } from '../domain/day.ts'
import type { Columns } from '../domain/facts.ts'
import { UNDATED, typeCode } from '../domain/facts.ts'
import { precisionOf } from '../domain/filter.ts'
import type { Incident } from '../domain/incident.ts'
import { PRECISIONS } from '../domain/place.ts'

export { ARREST, DEPORTATION, OTHER, UNDATED } from '../domain/facts.ts'
export type { Columns } from '../domain/facts.ts'

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
    precision: new Uint8Array(size),
  }
  incidents.forEach((incident, i) => {
    const start = parseDay(incident.date.start ?? incident.date.end ?? '')
    const end = parseDay(incident.date.end ?? incident.date.start ?? '')
    columns.type[i] = typeCode(incident.type)
    columns.start[i] = start ?? UNDATED
    columns.end[i] = start === null || end === null ? UNDATED : Math.max(start, end) + 1
    columns.exactDay[i] = incident.date.precision === 'day' ? 1 : 0
    columns.aggregate[i] = incident.aggregate ? 1 : 0
    columns.planned[i] = incident.status === 'planned' ? 1 : 0
    columns.precision[i] = PRECISIONS.indexOf(precisionOf(incident))
  })
  return columns
}
