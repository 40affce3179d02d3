import { MONTHS } from '../../domain/describe.ts'
import { daysInMonth, formatDay, dayFromCivil } from '../../domain/day.ts'
import type { When } from '../../domain/incident.ts'

/** Which of two numbers is the day where a date is written with three: 3/8/2017 is 3 August, or 8 March. */
export type DateOrder = 'day-first' | 'month-first'

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ t]\d{1,2}:.*)?$/
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d{1,2}:.*)?$/
const DAY_NAME = /^(?:on )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/
const NAME_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/
const MONTH = /^([a-z]{3,9})\.?,?[ -](\d{4})$/
const YEAR_MONTH = /^(\d{4})-(\d{1,2})$/
const YEAR = /^(\d{4})$/
/** Days since 1899-12-30, as spreadsheets count them: the years 1954 to 2064. */
const SERIAL = /^([2-5]\d{4})(?:\.\d+)?$/
const SERIAL_ZERO = dayFromCivil({ year: 1899, month: 12, day: 30 })
const SPAN = /^(.+?)(?:\s+(?:to|until|through)\s+|\s*(?:\.\.|–|—)\s*|\s+-\s+)(.+)$/

/**
 * The date that a cell gives, as exact as it is: a day in the usual styles, a month, a year, a spreadsheet's number of
 * days, or two of them with "to", "–" or ".." between; null where it is none. `order` decides where three numbers leave
 * it open; without one, such dates are read only if one of the numbers is above 12.
 */
export function readDate(text: string, order: DateOrder | null): When | null {
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /, '')
  const one = readOne(words, order)
  if (one) return one
  const [, from, until] = SPAN.exec(words) ?? []
  const [a, b] = [readOne(from ?? '', order), readOne(until ?? '', order)]
  if (!a?.start || !b?.end || a.start > b.end) return null
  return { start: a.start, end: b.end, precision: 'range' }
}

function readOne(words: string, order: DateOrder | null): When | null {
  const iso = ISO.exec(words)
  if (iso) return dayWhen(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = NUMERIC.exec(words)
  if (numeric) {
    const [a, b, year] = [Number(numeric[1]), Number(numeric[3]), yearOf(numeric[4]!)]
    const isDayFirst = a > 12 ? true : b > 12 ? false : order === null && a !== b ? null : order !== 'month-first'
    if (isDayFirst === null) return null
    return isDayFirst ? dayWhen(year, b, a) : dayWhen(year, a, b)
  }
  const named = DAY_NAME.exec(words)
  if (named) return dayWhen(yearOf(named[3]!), monthOf(named[2]!), Number(named[1]))
  const american = NAME_DAY.exec(words)
  if (american) return dayWhen(Number(american[3]), monthOf(american[1]!), Number(american[2]))
  const month = MONTH.exec(words)
  if (month) return monthWhen(Number(month[2]), monthOf(month[1]!))
  const yearMonth = YEAR_MONTH.exec(words)
  if (yearMonth) return monthWhen(Number(yearMonth[1]), Number(yearMonth[2]))
  if (YEAR.test(words))
    return isYear(Number(words)) ? { start: `${words}-01-01`, end: `${words}-12-31`, precision: 'year' } : null
  const serial = SERIAL.exec(words)
  if (!serial) return null
  const day = formatDay(SERIAL_ZERO + Number(serial[1]))
  return { start: day, end: day, precision: 'day' }
}

/** Two digits are of this century up to 69, as spreadsheets have it. */
const yearOf = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)

const isYear = (year: number): boolean => year >= 1800 && year <= 2200

/** 1 to 12 by the beginning of a month's name, three letters at least; 0 for any other word. */
const monthOf = (name: string): number => MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1

function dayWhen(year: number, month: number, day: number): When | null {
  if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const text = formatDay(dayFromCivil({ year, month, day }))
  return { start: text, end: text, precision: 'day' }
}

function monthWhen(year: number, month: number): When | null {
  if (!isYear(year) || month < 1 || month > 12) return null
  const first = dayFromCivil({ year, month, day: 1 })
  return { start: formatDay(first), end: formatDay(first + daysInMonth(year, month) - 1), precision: 'month' }
}

/** Anywhere in a cell: beside the name of a day, an hour, or another date. */
const THREE_NUMBERS = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-]\d|\d)/g

/** What the dates of a column say about their order. */
export type OrderFound = DateOrder | 'open' | 'both' | 'none'

/**
 * `none`: no date has three numbers with the year last. `open`: none of them decides, somebody has to be asked. `both`:
 * some are only possible one way and some only the other.
 */
export function orderOf(cells: readonly string[]): OrderFound {
  let [seen, dayFirst, monthFirst] = [false, false, false]
  for (const cell of cells)
    for (const match of cell.matchAll(THREE_NUMBERS)) {
      seen = true
      const [a, b] = [Number(match[1]), Number(match[3])]
      if (a > 12 && b <= 12) dayFirst = true
      if (b > 12 && a <= 12) monthFirst = true
    }
  if (!seen) return 'none'
  if (dayFirst && monthFirst) return 'both'
  return dayFirst ? 'day-first' : monthFirst ? 'month-first' : 'open'
}
