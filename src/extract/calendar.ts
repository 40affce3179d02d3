import { type Day, dayFromCivil, civilFromDay, daysInMonth, floorDay, formatDay } from '../domain/day.ts'
import type { DatePrecision, When } from '../domain/incident.ts'

/** Days of an event, both inclusive, with their precision. */
export interface Period {
  start: Day
  end: Day
  precision: DatePrecision
}

const NO_DATE: When = Object.freeze({ start: null, end: null, precision: 'unknown' })

export const whenOf = (period: Period | null): When =>
  period ? { start: formatDay(period.start), end: formatDay(period.end), precision: period.precision } : NO_DATE

export const dayPeriod = (day: Day): Period => ({ start: day, end: day, precision: 'day' })

export function rangePeriod(start: Day, end: Day): Period {
  const [first, last] = start <= end ? [start, end] : [end, start]
  return { start: first, end: last, precision: first === last ? 'day' : 'range' }
}

export function monthPeriod(year: number, month: number): Period {
  return {
    start: dayFromCivil({ year, month, day: 1 }),
    end: dayFromCivil({ year, month, day: daysInMonth(year, month) }),
    precision: 'month',
  }
}

export const yearPeriod = (year: number): Period => ({
  start: dayFromCivil({ year, month: 1, day: 1 }),
  end: dayFromCivil({ year, month: 12, day: 31 }),
  precision: 'year',
})

export const monthOfDay = (day: Day): Period => {
  const { year, month } = civilFromDay(day)
  return monthPeriod(year, month)
}

/** Monday to Sunday. */
export const weekOfDay = (day: Day): Period => rangePeriod(floorDay(day, 'week'), floorDay(day, 'week') + 6)

export type Direction = 'past' | 'future'

/** The year that puts a month nearest to `published` in the direction of the tense. */
export function yearOfMonth(published: Day, month: number, direction: Direction): number {
  const now = civilFromDay(published)
  if (direction === 'past') return month <= now.month ? now.year : now.year - 1
  return month >= now.month ? now.year : now.year + 1
}

/** The year that puts a day of the year nearest to `published` in the direction of the tense; null for no such day. */
export function nearestDay(published: Day, month: number, day: number, direction: Direction): Day | null {
  const { year } = civilFromDay(published)
  for (const candidate of direction === 'past' ? [year, year - 1] : [year, year + 1]) {
    if (day < 1 || day > daysInMonth(candidate, month)) continue
    const found = dayFromCivil({ year: candidate, month, day })
    // The desk's date can be a day behind the place's.
    if (direction === 'past' ? found <= published + 1 : found >= published) return found
  }
  return null
}

/** 0 = Monday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7
