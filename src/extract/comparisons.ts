import type { Period } from './calendar.ts'
import type { DateMention } from './dates.ts'
import type { Draft } from './drafts.ts'
import type { Group } from './group.ts'
import type { SentenceView } from './sentenceView.ts'
import { resolveDate, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

const FARTHEST_TALLY = 3

/** What leads from one tally to the one of another time that it is held against. */
const AGAINST =
  /(?:\b(?:against|versus|than|compared (?:with|to)|(?:up|down) from|after|from)|\b(?:number|figure|total|tally|count) (?:was|were|stood at|had been|came to|reached|stands at)|\bthere (?:were|had been))(?: just| only| about| some)?$/u

/** What says that a figure has become another one. */
const RISEN =
  /\b(?:tally|total|toll|number|figure|(?:number|count) of (?:arrests|detentions|deportations|people (?:arrested|detained|deported|held)|those (?:arrested|detained|deported|held)))\b[^.;]{0,50}\b(?:risen to|rose to|climbed to|grown to|grew to|gone up to|comes? to|came to|stands? at|stood at|reached|passed|exceeded|topped|surpassed|swelled to)(?: at least| more than| over| about| some)?$/u

/**
 * "… 73,000 this year, against 47,400 in 2017", "Last year the number was 1,368": a bare figure of another time for what
 * the tally before it counts. Each with a date of its own; without one it is nobody's.
 */
export function comparedDrafts(story: Story, view: SentenceView, own: Draft | null, used: ReadonlySet<Group>): Draft[] {
  const { tokens, text } = story.reading
  const [first = null] = story.focus
  // "In April 2,900 were expelled. The first convoy carried 870. In the whole of 2023 there were 24,700".
  const wide = story.focus.find(
    ({ isTally, period, sentence }) =>
      (isTally || period?.precision === 'month') && view.index - sentence <= FARTHEST_TALLY,
  )
  const isOfTime = /^(?:in|over|during) (?:the whole of|all of|the year|\d{4}|the whole)\b/u.test(view.words)
  const tally = own ?? (isOfTime && wide ? wide : first)
  const isOfMonth =
    tally?.period?.precision === 'month' && view.index - tally.sentence <= (isOfTime ? FARTHEST_TALLY : 1)
  if (!tally || tally.status !== 'done' || !(tally.isTally || own || isOfMonth)) return []
  return view.groups.flatMap((group, i): Draft[] => {
    if (group.kind !== 'bare' || !group.count || group.isPart || used.has(group)) return []
    const lead = (length: number): string =>
      text
        .slice(
          tokenAt(tokens, Math.max(view.sentence.from, group.from - length)).start,
          tokenAt(tokens, group.from).start,
        )
        .toLowerCase()
        .trimEnd()
    // "deported two more, bringing to 9 the number of those sent since May".
    const isBrought = own !== null && /\b(?:bringing|taking|raising|brings|takes) to$/u.test(lead(4))
    if (isBrought) {
      const since = view.dates.find(({ from, role }) => from >= group.until && role === 'since') ?? null
      return [tallyOf(tally, group, view, since, since && resolveDate(story, since, 'past'))]
    }
    // "…, taking the total since April 1 to 98,200".
    if (
      own !== null &&
      /\b(?:bringing|taking|raising|brings|takes|brought|took) the (?:total|number|tally|figure|count)\b[^.;]{0,60}\bto(?: (?:at least|more than|over|about|some|nearly))?$/u.test(
        lead(16),
      )
    ) {
      const since = view.dates.find(
        ({ until, role }) => until <= group.from && group.from - until <= 3 && role === 'since',
      )
      if (since) return [tallyOf(tally, group, view, since, resolveDate(story, since, 'past'))]
    }
    const isRisen = own !== null && RISEN.test(lead(14)) && (group.count.min ?? 0) > (tally.count.min ?? 0)
    if (!isRisen && !AGAINST.test(lead(6))) return []
    const end = view.groups[i + 1]?.from ?? view.sentence.until
    const date =
      view.dates.find(
        ({ from, role }) => from >= group.until && from - group.until <= 6 && from < end && role !== 'since',
      ) ?? view.dates.find(({ until, role }) => until <= group.from && group.from - until <= 4 && role !== 'since')
    const period = date ? resolveDate(story, date, 'past') : null
    if (isRisen) return [tallyOf(tally, group, view, null, null, tokenAt(tokens, group.from - 1).lower)]
    if (!date || !period || date.form === 'same period' || (tally.period && period.start === tally.period.start))
      return []
    // A single operation is compared only with figures of whole periods.
    if (period.precision === 'day' && !tally.isTally) return []
    return [tallyOf(tally, group, view, date, period)]
  })
}

function tallyOf(
  tally: Draft,
  group: Group,
  view: SentenceView,
  date: DateMention | null,
  period: Period | null,
  lead = '',
): Draft {
  const stated = group.count ?? tally.count
  const isPassed = /^(?:passed|exceeded|topped|surpassed)$/u.test(lead)
  const count =
    isPassed && stated.min !== null ? { min: stated.min + 1, max: null, qualifier: 'at_least' as const } : stated
  return {
    ...tally,
    count,
    nations: tally.nations.map(({ code }) => ({ code, count })),
    period,
    dateSureness: period ? 'own' : 'none',
    isTally: true,
    whole: null,
    parts: [],
    arrests: [],
    sentence: view.index,
    // The words for what was done are those of the tally.
    traces: [
      ...tally.traces.filter(({ field }) => field === 'type'),
      { field: 'count', from: group.from, until: group.until },
      ...(date ? [{ field: 'date' as const, from: date.from, until: date.until }] : []),
    ],
  }
}
