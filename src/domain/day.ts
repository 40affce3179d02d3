/**
 * Calendar days without a time zone, as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar.
 * Arithmetic only, no `Date`, so that a link written in Kyiv opens on the same day in Phnom Penh and New York.
 * Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
 */
export type Day = number

export interface Civil {
  year: number
  /** 1-12 */
  month: number
  /** 1-31 */
  day: number
}

export const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const
/** A unit of the time axis. Weeks begin on Monday (ISO 8601). */
export type Unit = (typeof UNITS)[number]

export function dayFromCivil({ year, month, day }: Civil): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export function civilFromDay(value: Day): Civil {
  const z = value + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m + (m < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  }
}

/** Number of days in a month (1-12). */
export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
  return dayFromCivil(next) - dayFromCivil({ year, month, day: 1 })
}

/** Reads `YYYY-MM-DD`, years 0001-9999; null where the text is not a day of the calendar (2017-02-30). */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dayFromCivil({ year, month, day })
}

/** Writes a day as `YYYY-MM-DD`. */
export function formatDay(value: Day): string {
  const { year, month, day } = civilFromDay(value)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** First day of the unit that holds `value`. */
export function floorDay(value: Day, unit: Unit): Day {
  const { year, month } = civilFromDay(value)
  switch (unit) {
    case 'day':
      return value
    case 'week':
      // 1970-01-01 was a Thursday: day number -3 is a Monday.
      return Math.floor((value + 3) / 7) * 7 - 3
    case 'month':
      return dayFromCivil({ year, month, day: 1 })
    case 'quarter':
      return dayFromCivil({ year, month: month - ((month - 1) % 3), day: 1 })
    case 'year':
      return dayFromCivil({ year, month: 1, day: 1 })
  }
}

/** First day of the next unit at or after `value`; a day that begins a unit is its own ceiling. */
export function ceilDay(value: Day, unit: Unit): Day {
  const floor = floorDay(value, unit)
  return floor === value ? value : addUnits(floor, unit, 1)
}

/** The unit boundary nearest to `value`; halves go up. */
export function roundDay(value: Day, unit: Unit): Day {
  const floor = floorDay(value, unit)
  const next = addUnits(floor, unit, 1)
  return value - floor < next - value ? floor : next
}

/**
 * Moves a day by whole units. Months keep the day of the month where there is one and fall back to the month's last
 * day otherwise (31 January + 1 month = 28 or 29 February).
 */
export function addUnits(value: Day, unit: Unit, steps: number): Day {
  if (unit === 'day') return value + steps
  if (unit === 'week') return value + 7 * steps
  const { year, month, day } = civilFromDay(value)
  const months = year * 12 + (month - 1) + steps * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12)
  const [y, m] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return dayFromCivil({ year: y, month: m, day: Math.min(day, daysInMonth(y, m)) })
}
