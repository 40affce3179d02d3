import type { Incident } from '../../domain/incident.ts'
import type { OwnReport } from '../../state/desk.ts'

/** A draft that says nothing yet but where it comes from. */
export const blankIncident = ({ source }: OwnReport): Incident => ({
  id: `own-${crypto.randomUUID().slice(0, 8)}`,
  type: 'arrest',
  status: 'done',
  aggregate: false,
  count: { min: null, max: null, qualifier: 'unknown' },
  people: [],
  date: { start: null, end: null, precision: 'unknown' },
  places: [],
  origin: null,
  destination: null,
  links: [],
  includes: [],
  summary: '',
  notes: '',
  sources: [source],
  evidence: [],
  extra: {},
})
