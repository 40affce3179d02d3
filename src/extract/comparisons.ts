import type { Draft } from './drafts.ts'
import type { SentenceView } from './mentions.ts'
import { resolveDate, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/** What leads from one tally to the one of another time that it is held against. */
const AGAINST =
  /(?:\b(?:against|versus|than|compared (?:with|to)|(?:up|down) from|after|from)|\b(?:number|figure|total|tally|count) (?:was|were|stood at|had been|came to|reached|stands at))(?: just| only)?$/u

/**
 * "… 73,000 this year, against 47,400 in 2017", "Last year the number was 1,368": a bare figure of another time for what
 * the tally before it counts. Each with a date of its own; without one it is nobody's.
 */
export function comparedDrafts(story: Story, view: SentenceView, own: Draft | null): Draft[] {
  const { tokens, text } = story.reading
  const tally = own ?? story.focus[0] ?? null
  if (!tally || tally.status !== 'done' || !(tally.isTally || own)) return []
  return view.groups.flatMap((group, i): Draft[] => {
    if (group.kind !== 'bare' || !group.count || group.isPart) return []
    const start = tokenAt(tokens, Math.max(view.sentence.from, group.from - 6)).start
    if (!AGAINST.test(text.slice(start, tokenAt(tokens, group.from).start).toLowerCase().trimEnd())) return []
    const end = view.groups[i + 1]?.from ?? view.sentence.until
    const date =
      view.dates.find(({ from, role }) => from >= group.until && from - group.until <= 6 && from < end && role !== 'since') ??
      view.dates.find(({ until, role }) => until <= group.from && group.from - until <= 4 && role !== 'since')
    const period = date ? resolveDate(story, date, 'past') : null
    if (!date || !period || (tally.period && period.start === tally.period.start)) return []
    // A single operation is compared only with figures of whole periods.
    if (period.precision === 'day' && !tally.isTally) return []
    return [
      {
        ...tally,
        count: group.count,
        nations: tally.nations.map(({ code }) => ({ code, count: group.count ?? tally.count })),
        period,
        dateSureness: 'own',
        isTally: true,
        whole: null,
        parts: [],
        arrests: [],
        sentence: view.index,
        traces: [
          { field: 'count', from: group.from, until: group.until },
          { field: 'date', from: date.from, until: date.until },
        ],
      },
    ]
  })
}
