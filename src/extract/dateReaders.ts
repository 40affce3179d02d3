import { addUnits, civilFromDay, type Day, dayFromCivil, daysInMonth, parseDay } from '../domain/day.ts'
import {
  type Direction,
  dayPeriod,
  monthOfDay,
  monthPeriod,
  nearestDay,
  type Period,
  rangePeriod,
  weekdayOf,
  weekOfDay,
  yearOfMonth,
  yearPeriod,
} from './calendar.ts'
import { weekdayNumber } from './dateWords.ts'

/** What a relative date is counted from. `published` null: only dates with a year can be resolved. */
export interface DateContext {
  published: Day | null
  direction: Direction
  /** The date that was spoken of before: "the next day", "in the same month". */
  previous: Period | null
}

export const dayNumber = (text: string | undefined): number => Number.parseInt(text ?? '', 10)

export function dayOf(year: string | undefined, month: number, day: number, context: DateContext): Day | null {
  if (year === undefined)
    return context.published === null ? null : nearestDay(context.published, month, day, context.direction)
  const number = Number(year)
  return day >= 1 && day <= daysInMonth(number, month) ? dayFromCivil({ year: number, month, day }) : null
}

export function monthIn(year: string | undefined, month: number, context: DateContext): Period | null {
  if (year !== undefined) return monthPeriod(Number(year), month)
  return context.published === null
    ? null
    : monthPeriod(yearOfMonth(context.published, month, context.direction), month)
}

export function between(first: Day | null, last: Day | null): Period | null {
  return first === null || last === null ? null : rangePeriod(first, last)
}

/** Numeric days: what can be no month is the day; else the order that lies nearest before the report's date. */
export function numericDay(a: number, b: number, year: number, { published }: DateContext): Period | null {
  const orders = [
    [a, b],
    [b, a],
  ].flatMap(([day = 0, month = 0]) => {
    const found = parseDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
    return found === null ? [] : [found]
  })
  const past = orders.filter((day) => published === null || day <= published)
  const best = past.length > 0 ? Math.max(...past) : orders[0]
  return best === undefined ? null : dayPeriod(best)
}

/** A stretch of a month: its first, middle or last ten days. "Late July" is given as the month by most papers. */
export function partOfMonth(part: string, month: Period | null): Period | null {
  if (!month || /^late|^end|^mid/u.test(part)) return month
  return rangePeriod(month.start, month.start + 9)
}

/** The days of a relative week, month or year; "this" ends with the report. */
export function relativeUnit(which: string, unit: string, { published, direction }: DateContext): Period | null {
  if (published === null) return null
  const step = /^(?:last|previous)/u.test(which) ? -1 : /^(?:next|coming)/u.test(which) ? 1 : 0
  if (unit === 'weekend') {
    const saturday = weekOfDay(published).start + 5
    if (direction === 'future' || step > 0) return rangePeriod(saturday, saturday + 1)
    const past = saturday + 1 <= published ? saturday : saturday - 7
    return rangePeriod(past, past + 1)
  }
  const whole = (day: Day): Period =>
    unit === 'week' ? weekOfDay(day) : unit === 'month' ? monthOfDay(day) : yearPeriod(civilFromDay(day).year)
  if (step === 0) {
    const { start, end } = whole(published)
    return direction === 'future' ? rangePeriod(published, end) : { start, end: published, precision: 'range' }
  }
  return whole(addUnits(published, unit === 'week' ? 'week' : unit === 'month' ? 'month' : 'year', step))
}

export const backBy = (day: Day, unit: string, count: number): Day =>
  unit === 'decade'
    ? addUnits(day, 'year', -10 * count)
    : addUnits(day, unit === 'week' ? 'week' : unit === 'month' ? 'month' : unit === 'year' ? 'year' : 'day', -count)

export const singular = (unit: string): string => unit.replace(/s$/u, '')

/** "two years ago" is a whole year, "three weeks ago" a week, "nine days ago" a day. */
export function ago(count: number, unit: string, published: Day): Period {
  const day = backBy(published, unit, count)
  if (unit === 'day') return dayPeriod(day)
  if (unit === 'week') return weekOfDay(day)
  return unit === 'month' ? monthOfDay(day) : yearPeriod(civilFromDay(day).year)
}

/** "A month later": the week, month or year that far from a date, and no finer than the date itself is. */
export function stepFrom(previous: Period, unit: string, count: number): Period | null {
  const spans: Readonly<Record<string, number>> = { week: 7, month: 31, year: 366 }
  if (previous.end - previous.start >= (spans[unit] ?? 0)) return null
  return ago(-count, unit, previous.start)
}

/** "The first week of May": seven days of the month, counted from its first day or back from its last. */
export function weekOfMonth(which: string, month: Period | null): Period | null {
  if (!month) return null
  if (/^(?:last|final)/u.test(which)) return rangePeriod(month.end - 6, month.end)
  const start = month.start + 7 * ['first', 'second', 'third'].indexOf(which)
  return rangePeriod(start, start + 6)
}

/** "The last Tuesday of November". */
export function weekdayOfMonth(which: string, name: string, month: Period | null): Period | null {
  if (!month) return null
  const number = weekdayNumber(name)
  if (/^(?:last|final)/u.test(which)) return dayPeriod(month.end - ((weekdayOf(month.end) - number + 7) % 7))
  const first = month.start + ((number - weekdayOf(month.start) + 7) % 7)
  return dayPeriod(first + 7 * ['first', 'second', 'third', 'fourth'].indexOf(which))
}

export function weekday(which: string, name: string, { published, direction }: DateContext): Period | null {
  if (published === null) return null
  const back = (((weekdayOf(published) - weekdayNumber(name)) % 7) + 7) % 7
  if (which.startsWith('next')) return dayPeriod(published - back + 7)
  if (direction === 'future' && !which.startsWith('last'))
    return dayPeriod(back === 0 ? published : published - back + 7)
  return dayPeriod(which.startsWith('last') && back === 0 ? published - 7 : published - back)
}

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: -1, final: -1 }

export function partOfYear(ordinal: string, count: number, unit: string, year: number): Period {
  const size = unit.startsWith('quarter') ? 3 : unit.startsWith('half') ? 6 : count
  const parts = unit.startsWith('quarter') ? 4 : unit.startsWith('half') ? 2 : Math.floor(12 / size)
  const which = ORDINALS[ordinal] ?? 1
  const index = which < 0 ? parts - 1 : Math.min(which, parts) - 1
  return rangePeriod(monthPeriod(year, index * size + 1).start, monthPeriod(year, Math.min(12, (index + 1) * size)).end)
}
