import { addUnits, civilFromDay, parseDay } from '../domain/day.ts'
import { dayPeriod, monthOfDay, monthPeriod, rangePeriod, yearPeriod, type Period } from './calendar.ts'
import {
  type DateContext,
  between,
  dayNumber,
  dayOf,
  monthIn,
  numericDay,
  partOfMonth,
  relativeUnit,
  backBy,
  singular,
  ago,
  stepFrom,
  weekday,
  weekOfMonth,
  partOfYear,
} from './dateReaders.ts'
import { COUNT, DAY, MONTH, monthNumber, smallCount, TO, UNIT, WEEKDAY, YEAR } from './dateWords.ts'

/** One way of writing a date. */
export interface DateForm {
  name: string
  /** What it reads; the tests read each. */
  example: string
  pattern: RegExp
  /** Whether a figure with such a date is a tally over a period. */
  isTally?: boolean
  /** Null: not a date after all, or not without the report's own date. */
  read: (groups: Record<string, string | undefined>, context: DateContext) => Period | null
}

/** Form of a date that the clause behind it takes: "the largest since 2018, when …". */
export const WHEN = 'when'

const build = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\d-])${source}`, 'gu')

/**
 * In the order in which they are tried; where two begin at the same letter the longer one stands. Named groups: d and e
 * days, m and n months, y and z years, w which, u unit, c count.
 */
export const DATE_FORMS: readonly DateForm[] = [
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
    name: 'numeric day',
    example: '18/08/2017',
    pattern: build('(?<d>\\d{1,2})[/.](?<m>\\d{1,2})[/.](?<y>(?:19|20)\\d\\d)(?!\\d)'),
    read: ({ d, m, y }, context) => numericDay(dayNumber(d), dayNumber(m), Number(y), context),
  },
  {
    name: 'days of a month, month first',
    example: 'May 3 to 7',
    pattern: build(`(?<m>${MONTH}) (?<d>${DAY})${TO}(?<e>${DAY})(?:,? (?<y>${YEAR}))?`),
    read: ({ m, d, e, y }, context) => {
      const month = monthNumber(m ?? '')
      return between(dayOf(y, month, dayNumber(d), context), dayOf(y, month, dayNumber(e), context))
    },
  },
  {
    name: 'days of two months, month first',
    example: 'August 29 and September 4',
    pattern: build(
      `(?<m>${MONTH}) (?<d>${DAY})(?:,? (?<z>${YEAR}))?${TO}(?<n>${MONTH}) (?<e>${DAY})(?:,? (?<y>${YEAR}))?`,
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
    pattern: build(`(?<d>${DAY})${TO}(?<e>${DAY}) (?:of )?(?<m>${MONTH})(?:,? (?<y>${YEAR}))?`),
    read: ({ m, d, e, y }, context) => {
      const month = monthNumber(m ?? '')
      return between(dayOf(y, month, dayNumber(d), context), dayOf(y, month, dayNumber(e), context))
    },
  },
  {
    name: 'days of two months, day first',
    example: '29 August to 4 September 2024',
    pattern: build(
      `(?<d>${DAY}) (?<m>${MONTH})(?:,? (?<z>${YEAR}))?${TO}(?<e>${DAY}) (?<n>${MONTH})(?:,? (?<y>${YEAR}))?`,
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
    name: 'part of a month',
    example: 'early May',
    pattern: build(
      `(?<w>[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he )?(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle) of)[ -](?:in )?(?:last |this |next )?(?<m>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    read: ({ w, m, y }, context) =>
      partOfMonth((w ?? '').toLowerCase().replace(/^the /u, ''), monthIn(y, monthNumber(m ?? ''), context)),
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
      `(?:the )?(?<c>${COUNT}) months (?:to|through|ending(?: in)?|up to|until) (?<m>${MONTH})(?:,? (?<y>${YEAR}))?`,
    ),
    isTally: true,
    read: ({ c, m, y }, context) => {
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
  {
    name: 'span up to now',
    example: 'over the past three months',
    pattern: build(
      `(?:the|these|this) (?:past|last|previous|latest) (?:(?<c>${COUNT}|few|several|couple of) )?(?<u>${UNIT})`,
    ),
    isTally: true,
    read: ({ c, u }, { published }) => {
      if (published === null || /^(?:few|several|couple)/u.test(c ?? '')) return null
      return rangePeriod(backBy(published, singular(u ?? ''), smallCount(c ?? '1')), published)
    },
  },
  {
    name: 'hours up to now',
    example: 'in the past 24 hours',
    pattern: build('(?:the|these) (?:past|last|previous) (?<c>24|48|72|twenty-four|forty-eight) hours'),
    isTally: true,
    read: ({ c }, { published }) =>
      published === null ? null : rangePeriod(published - Math.ceil((Number(c) || 24) / 24), published),
  },
  {
    name: 'recent times',
    example: 'in recent years',
    pattern: build('(?:recent|the last few|the past few) (?:days|weeks|months|years)'),
    isTally: true,
    read: () => null,
  },
  {
    name: 'relative week, month or year',
    example: 'last month',
    pattern: build(
      '(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly|[Ss]ometime) )?(?<w>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he coming|[Tt]he previous) (?<u>week|month|year|weekend)(?![\\p{L}-])',
    ),
    read: ({ w, u }, context) => relativeUnit((w ?? '').toLowerCase().replace(/^the /u, ''), u ?? '', context),
  },
  {
    name: 'the year so far',
    example: 'so far this year',
    pattern: build(
      '(?:[Ss]o far (?:this|in the) (?<u>week|month|year)|(?:this|the) (?<v>week|month|year) (?:so far|to date))',
    ),
    isTally: true,
    read: ({ u, v }, context) => relativeUnit('this', u ?? v ?? '', { ...context, direction: 'past' }),
  },
  {
    name: 'a year so far',
    example: 'so far in 2017',
    pattern: build(`[Ss]o far in (?<y>${YEAR})`),
    isTally: true,
    read: ({ y }, { published }) => {
      const year = yearPeriod(Number(y))
      return published === null || published < year.start
        ? year
        : rangePeriod(year.start, Math.min(published, year.end))
    },
  },
  {
    name: 'start or end of this unit',
    example: 'since the beginning of the year',
    pattern: build('(?:the )?(?<o>beginning|start|end) of (?:the|this|last) (?<u>month|year|week)'),
    read: ({ o, u }, context) => {
      if (o !== 'end') return relativeUnit('this', u ?? '', context)
      if (context.direction === 'past' || context.published === null) return null
      return u === 'month' ? monthOfDay(context.published) : relativeUnit('this', u ?? '', context)
    },
  },
  {
    name: 'first of this unit',
    example: 'since the first of the month',
    pattern: build('the first of (?:the|this) (?<u>month|year)'),
    read: ({ u }, context) => {
      const period = relativeUnit('this', u ?? '', { ...context, direction: 'past' })
      return period && dayPeriod(period.start)
    },
  },
  {
    name: 'New Year',
    example: 'since the New Year',
    pattern: build('(?:the )?New Year(?!s|\\s+[A-Z])'),
    read: (_, { published }) => (published === null ? null : dayPeriod(yearPeriod(civilFromDay(published).year).start)),
  },
  {
    name: 'weekend',
    example: 'over the weekend',
    pattern: build('(?:[Oo]ver|[Aa]t|[Dd]uring) the weekend'),
    read: (_, context) => relativeUnit('last', 'weekend', context),
  },
  {
    name: WHEN,
    example: 'comes two weeks after',
    pattern: build(`(?<=\\bc[ao]mes? (?:just |only |barely |less than )?)(?<c>${COUNT}) (?<u>${UNIT}) after`),
    read: ({ c, u }, { published }) =>
      published === null ? null : ago(smallCount(c ?? ''), singular(u ?? ''), published),
  },
  {
    name: 'ago',
    example: 'two days ago',
    pattern: build(`(?<c>${COUNT}|[Aa]n?) (?<u>${UNIT}) ago`),
    read: ({ c, u }, { published }) =>
      published === null ? null : ago(smallCount(c ?? ''), singular(u ?? ''), published),
  },
  {
    name: 'days from the date before',
    example: 'two days earlier',
    pattern: build(`(?<c>${COUNT}|[Aa]) days? (?<w>earlier|before|later|afterwards|after that)`),
    read: ({ c, w }, { previous }) => {
      if (!previous || previous.precision !== 'day') return null
      const step = smallCount(c ?? '') * (/^(?:earlier|before)/u.test(w ?? '') ? -1 : 1)
      return dayPeriod(previous.start + step)
    },
  },
  {
    name: 'weeks, months or years from the date before',
    example: 'a month later',
    pattern: build(`(?<c>${COUNT}) (?<u>week|month|year)s? (?<w>earlier|before|later|afterwards|after that)`),
    read: ({ c, u, w }, { previous }) =>
      previous &&
      stepFrom(previous, singular(u ?? ''), smallCount(c ?? '') * (/^(?:earlier|before)/u.test(w ?? '') ? -1 : 1)),
  },
  {
    name: 'week of a month',
    example: 'the first week of May',
    pattern: build(
      `(?:the )?(?<o>first|second|third|last|final) week (?:of|in) (?<m>${MONTH})(?:,? (?:of )?(?<y>${YEAR}))?`,
    ),
    read: ({ o, m, y }, context) => weekOfMonth(o ?? 'first', monthIn(y, monthNumber(m ?? ''), context)),
  },
  {
    name: 'day of the month before',
    example: 'on the 9th',
    pattern: build(
      '(?<=\\bon )the (?<d>(?:[12]?\\d|3[01])(?:st|nd|rd|th))(?=[.,;]| (?:and|in|at|when|by|police)\\b|$)',
    ),
    read: ({ d }, { published, previous }) => {
      const month = previous ?? (published === null ? null : monthOfDay(published))
      const day = dayNumber(d)
      if (!month || civilFromDay(month.start).month !== civilFromDay(month.end).month) return null
      const { year, month: number } = civilFromDay(month.start)
      return dayOf(String(year), number, day, { published, previous, direction: 'past' }) === null
        ? null
        : dayPeriod(monthPeriod(year, number).start + day - 1)
    },
  },
  {
    name: 'day next to the date before',
    example: 'the next day',
    pattern: build('[Tt]he (?<w>next|following|same|previous) (?:day|morning|evening|afternoon|night)(?![\\p{L}])'),
    read: ({ w }, { previous }) => {
      if (!previous || previous.precision !== 'day') return null
      return dayPeriod(previous.start + (w === 'same' ? 0 : w === 'previous' ? -1 : 1))
    },
  },
  {
    name: 'the day before',
    example: 'the day before',
    pattern: build('[Tt]he day (?<w>before|after|earlier)(?= (?:in|at|near|on|by)\\b|[,.;]|$)'),
    read: ({ w }, { previous }) =>
      previous?.precision === 'day' ? dayPeriod(previous.start + (w === 'after' ? 1 : -1)) : null,
  },
  {
    name: 'same period of another year',
    example: 'in the same period last year',
    pattern: build(
      `(?:[Tt]he )?same (?:days|period|weeks?|months?|time|stretch)(?: of| in)? (?:(?<w>last year|the (?:previous|preceding) year|the year before|a year (?:earlier|before|ago))|(?<y>${YEAR}))`,
    ),
    isTally: true,
    read: ({ y }, { previous }) => {
      if (!previous) return null
      const back = y === undefined ? 1 : civilFromDay(previous.start).year - Number(y)
      return back < 1
        ? null
        : {
            start: addUnits(previous.start, 'year', -back),
            end: addUnits(previous.end, 'year', -back),
            precision: 'range',
          }
    },
  },
  {
    name: 'same period',
    example: 'in the same month',
    pattern: build(
      '(?:[Tt]hose|[Tt]he|[Tt]hat) same (?:days|period|week|month|year|weekend|time|stretch|months|weeks)|(?:[Ii]n|[Dd]uring|[Oo]ver) (?:that|this|the) (?:period|time|span)(?![\\p{L}])',
    ),
    read: (_, { previous }) => previous,
  },
  {
    name: 'since then',
    example: 'since then',
    pattern: build('(?:ever )?since(?: then)?(?=[.,;]|$)'),
    isTally: true,
    read: (_, { previous, published }) =>
      previous && published !== null
        ? { start: Math.min(previous.start, published), end: published, precision: 'range' }
        : null,
  },
  {
    name: 'two weekdays',
    example: 'on Monday and Tuesday',
    pattern: build(`(?<n>${WEEKDAY})(?: and | to |[-–]| or | through )(?<o>${WEEKDAY})`),
    read: ({ n, o }, context) => {
      const last = weekday('', o ?? '', context)
      const first = last && weekday('', n ?? '', { ...context, published: last.start, direction: 'past' })
      return first && last && rangePeriod(first.start, last.end)
    },
  },
  {
    name: 'weekday',
    example: 'on Wednesday',
    pattern: build(`(?:(?<w>[Ll]ast|[Nn]ext|[Tt]his) )?(?<n>${WEEKDAY})`),
    read: ({ w, n }, context) => weekday((w ?? '').toLowerCase(), n ?? '', context),
  },
  {
    name: 'near day',
    example: 'yesterday',
    pattern: build(
      '(?<n>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)(?![\\p{L}])',
    ),
    read: ({ n }, { published }) => {
      if (published === null) return null
      const step = /^(?:yesterday|last)/iu.test(n ?? '') ? -1 : /^tomorrow/iu.test(n ?? '') ? 1 : 0
      return dayPeriod(published + step)
    },
  },
]
