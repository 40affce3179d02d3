import { addUnits, civilFromDay, parseDay } from '../domain/day.ts'
import { dayPeriod, monthPeriod, rangePeriod, yearPeriod } from './calendar.ts'
import { build, type DateForm } from './dateForm.ts'
import {
  between,
  dayNumber,
  dayOf,
  monthIn,
  numericDay,
  partOfMonth,
  partOfYear,
  weekdayOfMonth,
} from './dateReaders.ts'
import { COUNT, DAY, MONTH, monthNumber, smallCount, TO, WEEKDAY, YEAR } from './dateWords.ts'

/** "between Monday 26 February and Sunday 3 March". */
const NAMED = `(?:${WEEKDAY},? (?:the )?)?`

/** Days, months and years by their names and numbers: "May 3 to 7", "in 2018", "the six months to June". */
export const CALENDAR_DATES: readonly DateForm[] = [
  {
    name: 'iso day',
    example: '2017-08-18',
    pattern: build('(?<y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d)(?!\\d)'),
    read: ({ y, m, d }) => {
      const day = parseDay(`${y}-${m}-${d}`)
      return day === null ? null : dayPeriod(day)
    },
  },
  {
    name: 'weekday of a month',
    example: 'the last Tuesday of November',
    pattern: build(
      `(?:the )?(?<o>first|second|third|fourth|last|final) (?<n>${WEEKDAY}) (?:of|in) (?<m>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    read: ({ o, n, m, y }, context) => weekdayOfMonth(o ?? 'first', n ?? '', monthIn(y, monthNumber(m ?? ''), context)),
  },
  {
    name: 'numeric day',
    example: '18/08/2017',
    pattern: build('(?<d>\\d{1,2})[/.](?<m>\\d{1,2})[/.](?<y>(?:19|20)\\d\\d)(?!\\d)'),
    read: ({ d, m, y }, context) => numericDay(dayNumber(d), dayNumber(m), Number(y), context),
  },
  {
    name: 'days of a month, month first',
    example: 'May 3 to 7',
    pattern: build(`${NAMED}(?<m>${MONTH}) (?<d>${DAY})${TO}(?<e>${DAY})(?:,? (?<y>${YEAR}))?`),
    read: ({ m, d, e, y }, context) => {
      const month = monthNumber(m ?? '')
      return between(dayOf(y, month, dayNumber(d), context), dayOf(y, month, dayNumber(e), context))
    },
  },
  {
    name: 'days of two months, month first',
    example: 'August 29 and September 4',
    pattern: build(
      `${NAMED}(?<m>${MONTH}) (?<d>${DAY})(?:,? (?<z>${YEAR}))?${TO}${NAMED}(?<n>${MONTH}) (?<e>${DAY})(?:,? (?<y>${YEAR}))?`,
    ),
    read: ({ m, d, z, n, e, y }, context) =>
      between(
        dayOf(z ?? y, monthNumber(m ?? ''), dayNumber(d), context),
        dayOf(y, monthNumber(n ?? ''), dayNumber(e), context),
      ),
  },
  {
    name: 'days of a month, day first',
    example: '3-7 May 2021',
    pattern: build(`${NAMED}(?<d>${DAY})${TO}${NAMED}(?<e>${DAY}) (?:of )?(?<m>${MONTH})(?:,? (?<y>${YEAR}))?`),
    read: ({ m, d, e, y }, context) => {
      const month = monthNumber(m ?? '')
      return between(dayOf(y, month, dayNumber(d), context), dayOf(y, month, dayNumber(e), context))
    },
  },
  {
    name: 'days of two months, day first',
    example: '29 August to 4 September 2024',
    pattern: build(
      `${NAMED}(?<d>${DAY}) (?<m>${MONTH})(?:,? (?<z>${YEAR}))?${TO}${NAMED}(?<e>${DAY}) (?<n>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    read: ({ m, d, z, n, e, y }, context) =>
      between(
        dayOf(z ?? y, monthNumber(m ?? ''), dayNumber(d), context),
        dayOf(y, monthNumber(n ?? ''), dayNumber(e), context),
      ),
  },
  {
    name: 'day, month first',
    example: 'Aug. 2, 2017',
    // "Last June 16 people were killed" counts people.
    pattern: build(
      `(?<m>${MONTH}) (?:the )?(?<d>${DAY})(?! (?:people|persons|men|women|suspects|migrants|foreigners|nationals|others)\\b)(?:,? (?<y>${YEAR}))?`,
    ),
    read: ({ m, d, y }, context) => {
      const day = dayOf(y, monthNumber(m ?? ''), dayNumber(d), context)
      return day === null ? null : dayPeriod(day)
    },
  },
  {
    name: 'day, day first',
    example: '2nd of August 2017',
    pattern: build(`(?<d>${DAY}) (?:of )?(?<m>${MONTH})(?:,? (?<y>${YEAR}))?`),
    read: ({ m, d, y }, context) => {
      const day = dayOf(y, monthNumber(m ?? ''), dayNumber(d), context)
      return day === null ? null : dayPeriod(day)
    },
  },
  {
    name: 'months',
    example: 'between November 2023 and February 2024',
    pattern: build(`(?<m>${MONTH})(?: (?<z>${YEAR}))?${TO}(?<n>${MONTH})(?: (?<y>${YEAR}))?(?! \\d{1,2}(?!\\d))`),
    isTally: true,
    read: ({ m, z, n, y }, context) => {
      const last = monthIn(y, monthNumber(n ?? ''), context)
      const [first, month] = [monthNumber(m ?? ''), monthNumber(n ?? '')]
      if (!last) return null
      const year = civilFromDay(last.start).year
      const start = monthPeriod(z === undefined ? (first <= month ? year : year - 1) : Number(z), first)
      return { ...rangePeriod(start.start, last.end), precision: 'range' }
    },
  },
  {
    name: 'month up to a day',
    example: 'from January until July 15',
    pattern: build(
      `[Ff]rom (?<m>${MONTH}) (?:until|till|to|through|up to) (?<n>${MONTH}) (?<d>${DAY})(?:,? (?<y>${YEAR}))?`,
    ),
    isTally: true,
    read: ({ m, n, d, y }, context) => {
      const end = dayOf(y, monthNumber(n ?? ''), dayNumber(d), context)
      if (end === null) return null
      const { year, month } = civilFromDay(end)
      const first = monthNumber(m ?? '')
      return { start: monthPeriod(first <= month ? year : year - 1, first).start, end, precision: 'range' }
    },
  },
  {
    name: 'month up to the end of a month',
    example: 'from January to the end of May',
    pattern: build(
      `[Ff]rom (?<m>${MONTH}) (?:until|till|to|through|up to) the end of (?<n>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    isTally: true,
    read: ({ m, n, y }, context) => {
      const last = monthIn(y, monthNumber(n ?? ''), context)
      if (!last) return null
      const [first, month] = [monthNumber(m ?? ''), monthNumber(n ?? '')]
      const year = civilFromDay(last.start).year
      return { start: monthPeriod(first <= month ? year : year - 1, first).start, end: last.end, precision: 'range' }
    },
  },
  {
    name: 'month of the year spoken of',
    example: 'that June',
    pattern: build(`[Tt]hat (?<m>${MONTH})(?! \\d)`),
    read: ({ m }, { previous }) => {
      if (!previous) return null
      const { year, month } = civilFromDay(previous.start)
      const number = monthNumber(m ?? '')
      return monthPeriod(number >= month ? year : year + 1, number)
    },
  },
  {
    name: 'part of a month',
    example: 'early May',
    pattern: build(
      `(?<w>[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he )?(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle) of)[ -](?:in )?(?:last |this |next )?(?<m>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    read: ({ w, m, y }, context) =>
      partOfMonth((w ?? '').toLowerCase().replace(/^the /u, ''), monthIn(y, monthNumber(m ?? ''), context)),
  },
  {
    name: 'first or last days of a month',
    example: 'the first ten days of August',
    pattern: build(
      `[Tt]he (?<o>first|last) (?<c>${COUNT}) (?<u>days|weeks) of (?:last |this |next )?(?<m>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    isTally: true,
    read: ({ o, c, u, m, y }, context) => {
      const month = monthIn(y, monthNumber(m ?? ''), context)
      const days = smallCount(c ?? '') * (u === 'weeks' ? 7 : 1)
      if (!month || days < 1 || month.start + days - 1 > month.end) return month
      return o === 'first'
        ? rangePeriod(month.start, month.start + days - 1)
        : rangePeriod(month.end - days + 1, month.end)
    },
  },
  {
    name: 'month',
    example: 'in December',
    pattern: build(`(?<m>${MONTH})(?:,? (?:of )?(?<y>${YEAR})| (?:of )?(?<w>last|this) year)?`),
    read: ({ m, y, w }, context) => {
      const year = context.published === null ? null : civilFromDay(context.published).year
      if (w !== undefined)
        return year === null ? null : monthPeriod(year - (w === 'last' ? 1 : 0), monthNumber(m ?? ''))
      return monthIn(y, monthNumber(m ?? ''), context)
    },
  },
  {
    name: 'years',
    example: 'from 2012 to 2015',
    pattern: build(`(?:(?:[Ff]rom|[Bb]etween) )?(?<y>${YEAR})${TO}(?<z>${YEAR})`),
    isTally: true,
    read: ({ y, z }) => ({
      ...rangePeriod(yearPeriod(Number(y)).start, yearPeriod(Number(z)).end),
      precision: 'range',
    }),
  },
  {
    name: 'fiscal year',
    example: 'fiscal year 2023',
    pattern: build(
      `(?:the )?(?:(?:fiscal|financial|calendar)(?: year)? (?<y>${YEAR})|(?<z>${YEAR}) (?:fiscal|financial|calendar)(?: year)?)`,
    ),
    isTally: true,
    read: ({ y, z }) => yearPeriod(Number(y ?? z)),
  },
  {
    name: 'year',
    example: 'in 2018',
    pattern: build(
      `(?:[Ii]n|[Ss]ince|[Dd]uring|[Tt]hroughout|[Ii]n (?:early|late|mid)|[Ee]arly(?: in)?|[Ll]ate(?: in)?|[Oo]f|[Ff]or|[Tt]he (?:start|beginning|end) of|[Ff]rom|[Ww]hole of|[Uu]ntil|[Bb]y|[Bb]efore)[ -](?<y>${YEAR})(?! [a-z]+s\\b(?<! was| is| has| as))`,
    ),
    read: ({ y }) => yearPeriod(Number(y)),
  },
  {
    name: 'part of a year',
    example: 'the first four months of this year',
    pattern: build(
      `(?:the )?(?<o>first|second|third|fourth|last|final) (?:(?<c>${COUNT}) )?(?<u>months|quarter|half) of (?:(?<y>${YEAR})|(?<w>this|last) year|the year)`,
    ),
    isTally: true,
    read: ({ o, c, u, y, w }, { published }) => {
      if (y === undefined && published === null) return null
      const year = y === undefined ? civilFromDay(published ?? 0).year - (w === 'last' ? 1 : 0) : Number(y)
      return partOfYear(o ?? 'first', smallCount(c ?? '1'), u ?? '', year)
    },
  },
  {
    name: 'months up to a month',
    example: 'the six months to June',
    pattern: build(
      `(?:the )?(?<c>${COUNT}) months (?:to|through|ending(?: in)?|up to|until) (?:(?<d>${DAY}) )?(?<m>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    isTally: true,
    read: ({ c, d, m, y }, context) => {
      const end = d === undefined ? null : dayOf(y, monthNumber(m ?? ''), dayNumber(d), context)
      if (end !== null) return rangePeriod(addUnits(end, 'month', -smallCount(c ?? '1')) + 1, end)
      const last = monthIn(y, monthNumber(m ?? ''), context)
      return (
        last && { start: addUnits(last.start, 'month', 1 - smallCount(c ?? '1')), end: last.end, precision: 'range' }
      )
    },
  },
  {
    name: 'part of a fiscal year',
    example: 'the first four months of this fiscal year',
    pattern: build(
      `(?:the )?(?:first|last) (?:(?:${COUNT}) )?(?:months|quarter|half) of (?:this|the|last) (?:current )?(?:fiscal|financial) year|(?:this|the current|the|last|the last|the previous|the past) (?:fiscal|financial) year`,
    ),
    isTally: true,
    read: () => null,
  },
]
