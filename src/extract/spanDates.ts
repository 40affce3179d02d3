import { civilFromDay } from '../domain/day.ts'
import { dayPeriod, monthOfDay, rangePeriod, yearPeriod } from './calendar.ts'
import { build, type DateForm } from './dateForm.ts'
import { relativeUnit, backBy, dayNumber, dayOf, singular } from './dateReaders.ts'
import { COUNT, DAY, MONTH, monthNumber, smallCount, UNIT, YEAR } from './dateWords.ts'

/** Spans and units told from the day of the report: "over the past three months", "last month", "so far this year". */
export const SPAN_DATES: readonly DateForm[] = [
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
    name: 'span up to a near day',
    example: 'from Jan 1 until yesterday',
    pattern: build(
      `[Ff]rom (?:(?<m>${MONTH}) (?<d>${DAY})|(?<e>${DAY}) (?<n>${MONTH}))(?:,? (?<y>${YEAR}))? (?:until|till|to|up to|through) (?<w>yesterday|today|now|date|this (?:week|morning))`,
    ),
    isTally: true,
    read: ({ m, n, d, e, y, w }, context) => {
      const { published } = context
      const start = dayOf(y, monthNumber(m ?? n ?? ''), dayNumber(d ?? e), { ...context, direction: 'past' })
      if (published === null || start === null) return null
      return rangePeriod(start, w === 'yesterday' ? published - 1 : published)
    },
  },
  {
    name: 'the year up to a day',
    example: 'from the beginning of the year to 10 May',
    pattern: build(
      `(?:[Ff]rom|[Bb]etween) the (?:beginning|start) of (?:the|this) year (?:to|until|till|and|up to|through) (?:(?<m>${MONTH}) (?<d>${DAY})|(?<e>${DAY}) (?<n>${MONTH}))`,
    ),
    isTally: true,
    read: ({ m, n, d, e }, context) => {
      const end = dayOf(undefined, monthNumber(m ?? n ?? ''), dayNumber(d ?? e), { ...context, direction: 'past' })
      return end === null ? null : rangePeriod(yearPeriod(civilFromDay(end).year).start, end)
    },
  },
  {
    name: 'week of the log',
    example: 'during the week',
    pattern: build('(?:[Dd]uring|[Oo]ver|[Ff]or|[Ii]n) the week(?=[.,;)]|$)'),
    isTally: true,
    read: () => null,
  },
  {
    name: 'weekend',
    example: 'over the weekend',
    pattern: build('(?:[Oo]ver|[Aa]t|[Dd]uring) the weekend'),
    read: (_, context) => relativeUnit('last', 'weekend', context),
  },
]
