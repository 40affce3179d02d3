import { sumOf } from './count.ts'
import type { Reading, Sum } from './count.ts'
import type { Incident } from './incident.ts'

/** The counts of incidents as columns, one entry each. */
export interface Figures {
  /** Bounds; NaN where the report gives none. */
  min: Float64Array
  max: Float64Array
  /** 1 where the report calls the figure approximate. */
  about: Uint8Array
  /** 1 where the figure can be added at all (see `isCountable`). */
  countable: Uint8Array
}

/** Whether an incident is a figure that can be added at all: done, and no running total. */
export const isCountable = (incident: Pick<Incident, 'aggregate' | 'status'>): boolean =>
  !incident.aggregate && incident.status === 'done'

export function toFigures(incidents: readonly Incident[]): Figures {
  const figures: Figures = {
    min: new Float64Array(incidents.length),
    max: new Float64Array(incidents.length),
    about: new Uint8Array(incidents.length),
    countable: new Uint8Array(incidents.length),
  }
  incidents.forEach((incident, i) => {
    figures.min[i] = incident.count.min ?? NaN
    figures.max[i] = incident.count.max ?? NaN
    figures.about[i] = incident.count.qualifier === 'about' ? 1 : 0
    figures.countable[i] = isCountable(incident) ? 1 : 0
  })
  return figures
}

/** The bounds of one figure, in the chosen reading. */
export function sumAt({ min, max, about }: Figures, i: number, reading: Reading): Sum {
  const bound = (value: number): number | null => (Number.isNaN(value) ? null : value)
  return sumOf({ min: bound(min[i]!), max: bound(max[i]!), qualifier: about[i] ? 'about' : 'unknown' }, reading)
}
