import { ceilDay, floorDay, parseDay } from './day.ts'
import type { Incident } from './incident.ts'
import type { Window } from './view.ts'

/** The whole years that the dated incidents cover; the year 2000 where none has a date. Half-open days. */
export function extentOf(incidents: readonly Incident[]): Window {
  let [from, until] = [Infinity, -Infinity]
  for (const { date } of incidents) {
    const start = parseDay(date.start ?? date.end ?? '')
    const end = parseDay(date.end ?? date.start ?? '')
    if (start === null || end === null) continue
    from = Math.min(from, start)
    until = Math.max(until, end + 1)
  }
  if (from > until) [from, until] = [parseDay('2000-01-01')!, parseDay('2001-01-01')!]
  return { from: floorDay(from, 'year'), until: ceilDay(until, 'month') }
}
