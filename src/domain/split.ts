import type { Incident } from './incident.ts'

/** Key of the people whose nationality the report does not state. */
export const UNSTATED = ''

/**
 * The least number of people by nationality, with what the report leaves open under `UNSTATED`; the parts add up to
 * `total` (the incident's own least figure, or what is left of it), never to more: where the breakdown exceeds the
 * total, it is scaled down in whole people, the largest parts giving way last.
 */
export function splitByNationality(incident: Incident, total: number): Map<string, number> {
  const parts = new Map<string, number>()
  let left = total
  const stated = incident.people.filter((people) => (people.min ?? 0) > 0).sort((a, b) => b.min! - a.min!)
  for (const people of stated) {
    const share = Math.min(left, people.min!)
    if (share > 0) parts.set(people.nationality, (parts.get(people.nationality) ?? 0) + share)
    left -= share
  }
  if (left > 0) parts.set(UNSTATED, left)
  return parts
}

/**
 * The same from columns: `least[from .. until)` are the stated parts. `add` is told of each that has people; what is
 * left open is given back.
 */
export function splitFigures(
  total: number,
  from: number,
  until: number,
  least: Float64Array,
  add: (k: number, people: number) => void,
): number {
  let left = total
  const share = (k: number): void => {
    const people = Math.min(left, least[k]!)
    if (people > 0) add(k, people)
    left -= people
  }
  if (until - from === 1) share(from)
  else if (until > from) {
    const order = Array.from({ length: until - from }, (_, k) => from + k)
    for (const k of order.sort((a, b) => least[b]! - least[a]!)) share(k)
  }
  return left
}
