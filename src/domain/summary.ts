import { sentenceCase } from '../lib/sentenceCase.ts'
import { countInWords, dateInWords } from './describe.ts'
import { peopleInWords, whereInWords } from './describeNames.ts'
import type { Incident } from './incident.ts'

type Facts = Omit<Incident, 'id' | 'links' | 'summary' | 'notes' | 'extra'>

/** One sentence from the fields: "225 people (225 Chinese) arrested: Phnom Penh, Cambodia; 16 August 2017." */
export function summaryOf(incident: Facts): string {
  const people = incident.people.length > 0 ? ` (${peopleInWords(incident.people)})` : ''
  const verb = incident.type === 'arrest' ? 'arrested' : incident.status === 'planned' ? 'to be deported' : 'deported'
  const count = countInWords(incident.count)
  const total = incident.aggregate ? 'Running total: ' : ''
  const where = whereInWords({ ...incident, id: '', links: [], summary: '', notes: '', extra: {} })
  return `${total}${total ? count : sentenceCase(count)}${people} ${verb}: ${where}; ${dateInWords(incident.date)}.`
}

/** A change of an incident. A summary that was made of its fields follows them; one that somebody wrote stays. */
export function changed(before: Incident, change: Partial<Incident>): Incident {
  const after = { ...before, ...change }
  const isMade = change.summary === undefined && before.summary === summaryOf(before)
  return isMade ? { ...after, summary: summaryOf(after) } : after
}
