import { ceilDay, floorDay, parseDay } from './day.ts'
import type { Incident } from './incident.ts'
import type { Window } from './view.ts'

/** From 1 January of the first dated incident's year to the end of the last one's month, half-open; the year 2000 where none has a date. */
export function extentOf(incidents: readonly Incident[]): Window {
  let [from, until] = [Infinity, -Infinity]
  for (const { date } of incidents) {
    const start = parseDay(date.start ?? date.end ?? '')
    const end = parseDay(date.end ?? date.start ?? '')
    if (start === null || end === null) continue
    from = Math.min(from, start, end)
    until = Math.max(until, start + 1, end + 1)
  }
  if (from > until) [from, until] = [parseDay('2000-01-01')!, parseDay('2001-01-01')!]
  return { from: floorDay(from, 'year'), until: ceilDay(until, 'month') }
}

/** A window over what spans `before`, for what spans `after`: everything stays everything, and so becomes what lies outside. */
export function windowAfter(window: Window, before: Window, after: Window): Window {
  const wasEverything = window.from <= before.from && window.until >= before.until
  const inside = { from: Math.max(window.from, after.from), until: Math.min(window.until, after.until) }
  return wasEverything || inside.from >= inside.until ? after : inside
}
