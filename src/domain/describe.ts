/** The one place that words uncertainty: counts, dates and windows as a newspaper would print them. */
import { sentenceCase } from '../lib/sentenceCase.ts'
import type { Count, Sum } from './count.ts'
import type { Day } from './day.ts'
import { civilFromDay, daysInMonth, parseDay } from './day.ts'
import type { When } from './incident.ts'
import type { Precision } from './place.ts'
import type { Mode, Window } from './view.ts'

/** Names of the months, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const numbers = new Intl.NumberFormat('en')

/** A whole number with separators: `1,204`. */
export function formatNumber(value: number): string {
  const whole = Math.round(value)
  // Most numbers on the map, many times in every frame.
  if (whole >= 0 && whole < 1000) return String(whole)
  if (whole > 0 && whole < 1e6) return `${Math.floor(whole / 1000)},${String(1000 + (whole % 1000)).slice(1)}`
  return numbers.format(whole)
}

/** A sum with its bounds: `225`, `≥ 1,204`, `1,180–1,240`, `≈ 400`, `≤ 30`; `?` where nothing is known. */
export function formatSum({ least, most, approximate }: Sum): string {
  if (most === Infinity) return least > 0 ? `≥\u2009${formatNumber(least)}` : '?'
  if (least === most) return approximate ? `≈\u2009${formatNumber(least)}` : formatNumber(least)
  return least > 0 ? `${formatNumber(least)}–${formatNumber(most)}` : `≤\u2009${formatNumber(most)}`
}

/** The same in words: "at least 1,204 people". */
export function sumInWords({ least, most, approximate }: Sum): string {
  if (most === Infinity) return least > 0 ? `at least ${people(least)}` : 'number not stated'
  if (least === most) return approximate ? `about ${people(least)}` : people(least)
  return least > 0 ? `between ${formatNumber(least)} and ${people(most)}` : `at most ${people(most)}`
}

const people = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'person' : 'people'}`

export const countInWords = ({ min, max, qualifier }: Count): string =>
  sumInWords({ least: min ?? 0, most: max ?? Infinity, approximate: qualifier === 'about' && min === max })

/** `16 August 2017`. */
export function dayInWords(day: Day): string {
  const { year, month, day: ofMonth } = civilFromDay(day)
  return `${ofMonth} ${MONTHS[month - 1]} ${year}`
}

/** `16 Aug 2017`, for tabs and tight lists. */
export function dayShort(day: Day): string {
  const { year, month, day: ofMonth } = civilFromDay(day)
  return `${ofMonth} ${MONTHS[month - 1]!.slice(0, 3)} ${year}`
}

/** A date as exact as the report: "July 2017, day not reported". */
export function dateInWords({ start, end, precision }: When): string {
  const first = parseDay(start ?? end ?? '')
  const last = parseDay(end ?? start ?? '')
  if (first === null || last === null) return 'date not reported'
  if (precision === 'year') return `${civilFromDay(first).year}, month not reported`
  if (precision === 'month') return `${spanInWords({ from: first, until: last + 1 })}, day not reported`
  return spanInWords({ from: first, until: last + 1 })
}

/** Half-open days as people write them: `2017`, `August 2017`, `3–9 May 2019`, `28 July – 3 August 2017`. */
export function spanInWords({ from, until }: Window): string {
  const [a, b] = [civilFromDay(from), civilFromDay(until - 1)]
  const wholeMonths = a.day === 1 && b.day === daysInMonth(b.year, b.month)
  if (wholeMonths && a.month === 1 && b.month === 12) return a.year === b.year ? `${a.year}` : `${a.year}–${b.year}`
  if (wholeMonths) {
    if (a.year === b.year && a.month === b.month) return `${MONTHS[a.month - 1]} ${a.year}`
    if (a.year === b.year) return `${MONTHS[a.month - 1]} – ${MONTHS[b.month - 1]} ${a.year}`
    return `${MONTHS[a.month - 1]} ${a.year} – ${MONTHS[b.month - 1]} ${b.year}`
  }
  if (from === until - 1) return dayInWords(from)
  if (a.year === b.year && a.month === b.month) return `${a.day}–${b.day} ${MONTHS[a.month - 1]} ${a.year}`
  if (a.year === b.year) return `${a.day} ${MONTHS[a.month - 1]} – ${b.day} ${MONTHS[b.month - 1]} ${a.year}`
  return `${dayInWords(from)} – ${dayInWords(until - 1)}`
}

/** What a window in a mode shows: "until 31 August 2017". */
export function windowInWords(window: Window, mode: Mode): string {
  switch (mode) {
    case 'instant':
      return dayInWords(window.until - 1)
    case 'window':
      return spanInWords(window)
    case 'from-start':
      return `until ${dayInWords(window.until - 1)}`
    case 'to-end':
      return `since ${dayInWords(window.from)}`
  }
}

/** Label of a bin that begins on `day`: `2017`, `Q3 2017`, `Aug 2017`, `16 Aug`. */
export function tickLabel(day: Day, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): string {
  const { year, month, day: ofMonth } = civilFromDay(day)
  const short = MONTHS[month - 1]!.slice(0, 3)
  if (unit === 'year') return `${year}`
  if (unit === 'quarter') return `Q${Math.ceil(month / 3)} ${year}`
  if (unit === 'month') return `${short} ${year}`
  return `${ofMonth} ${short}`
}

export const PRECISION_WORDS: Readonly<Record<Precision, string>> = {
  site: 'exact site',
  city: 'city or town',
  admin1: 'province; the town is not reported',
  country: 'country only; the place is not reported',
}

/** "one", "two", … as printed; figures from ten on. */
export const smallNumber = (value: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][value] ?? formatNumber(value)

/** "a", "a and b", "a, b and c". */
export const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** What type an incident is, as a noun: "Arrest", "Deportation", else the type as written. */
export const typeName = (type: string): string => (type ? sentenceCase(type.replaceAll('_', ' ')) : 'Other')
