import { addUnits, civilFromDay } from '../domain/day.ts'
import { dayPeriod, monthOfDay, monthPeriod, rangePeriod, yearPeriod } from './calendar.ts'
import { build, type DateForm, WHEN } from './dateForm.ts'
import {
  dayNumber,
  dayOf,
  monthIn,
  relativeUnit,
  singular,
  ago,
  stepFrom,
  weekday,
  weekOfMonth,
} from './dateReaders.ts'
import { COUNT, MONTH, monthNumber, smallCount, UNIT, WEEKDAY, YEAR } from './dateWords.ts'

/** Days told from that of the report or from the date before: "two days ago", "the next day", "on Wednesday". */
export const RELATIVE_DATES: readonly DateForm[] = [
  {
    name: WHEN,
    example: 'comes two weeks after',
    pattern: build(`(?<=\\b(?:came|comes?) (?:just |only |barely |less than )?)(?<c>${COUNT}) (?<u>${UNIT}) after`),
    // "The raid came three days after": it had a day of its own.
    read: ({ c, u }, { published, previous }) => {
      const from = previous?.precision === 'day' && singular(u ?? '') === 'day' ? previous.start : published
      return from === null ? null : ago(smallCount(c ?? ''), singular(u ?? ''), from)
    },
  },
  {
    name: 'ago',
    example: 'two days ago',
    pattern: build(`(?<c>${COUNT}|[Aa]n?) (?<u>${UNIT}) ago`),
    read: ({ c, u }, { published }) =>
      published === null ? null : ago(smallCount(c ?? ''), singular(u ?? ''), published),
  },
  {
    name: 'fortnight ago',
    example: 'a fortnight ago',
    pattern: build('[Aa] fortnight ago'),
    read: (_, { published }) => (published === null ? null : ago(2, 'week', published)),
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
    name: 'hours from the date before',
    example: 'some hours later',
    pattern: build(
      `(?:(?:[Ss]ome|[Aa] few|[Ss]everal|${COUNT}) (?:hours?|minutes)|[Mm]inutes|[Hh]ours) (?:later|afterwards)(?![\\p{L}])`,
    ),
    read: (_, { previous }) => (previous?.precision === 'day' ? previous : null),
  },
  {
    name: 'month of the year before',
    example: 'October of that year',
    pattern: build(`(?<m>${MONTH}) of (?:that|the same) year`),
    read: ({ m }, { previous }) => previous && monthPeriod(civilFromDay(previous.start).year, monthNumber(m ?? '')),
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
    name: 'unit next to the date before',
    example: 'the following month',
    pattern: build('[Tt]he (?<w>following|next|preceding) (?<u>month|year)(?! of)(?![\\p{L}-])'),
    read: ({ w, u }, { previous }) => {
      if (!previous) return null
      const step = /^preceding$/u.test(w ?? '') ? -1 : 1
      if (u === 'month') return monthOfDay(addUnits(previous.start, 'month', step))
      return yearPeriod(civilFromDay(previous.start).year + step)
    },
  },
  {
    name: 'span before the one before',
    example: 'the week before',
    pattern: build('the (?<u>week|month) (?:before|earlier)(?=[.,;)]|$)'),
    isTally: true,
    read: ({ u }, { previous }) => {
      if (!previous) return null
      if (u === 'month') return monthOfDay(addUnits(previous.start, 'month', -1))
      const days = previous.end - previous.start
      return days === 6 ? { ...previous, start: previous.start - 7, end: previous.end - 7 } : null
    },
  },
  {
    name: 'half of a month or week',
    example: 'the first half of May',
    pattern: build(
      `(?:the )?(?<o>first|second|latter) half of (?:(?<m>${MONTH})(?:,? (?<y>${YEAR}))?|(?<w>this|last) week)`,
    ),
    read: ({ o, m, y, w }, context) => {
      const isFirst = o === 'first'
      if (m !== undefined) {
        const month = monthIn(y, monthNumber(m), context)
        return month && rangePeriod(isFirst ? month.start : month.start + 15, isFirst ? month.start + 14 : month.end)
      }
      const week = relativeUnit(w ?? 'this', 'week', { ...context, direction: 'past' })
      return week && rangePeriod(isFirst ? week.start : week.start + 3, isFirst ? week.start + 2 : week.start + 6)
    },
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
      '(?:[Tt]hose|[Tt]he|[Tt]hat) same (?:days|period|week|month|year|weekend|time|stretch|span|months|weeks)|(?:(?:[Ii]n the course of|[Dd]uring|[Oo]ver|[Ww]ithin|[Ii]n) (?:those|these) (?:days|weeks|months))|(?:[Ii]n|[Dd]uring|[Oo]ver) (?:that|this|the) (?:period|time|span)(?![\\p{L}])',
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
