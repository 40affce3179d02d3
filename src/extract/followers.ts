import { datesMeet, type Draft, isUncounted } from './drafts.ts'
import type { Group } from './group.ts'
import { withPeopleOf } from './merge.ts'
import type { SentenceView } from './sentenceView.ts'
import { add, resolveDate, type Story } from './story.ts'
import { type Token, tokenAt } from './tokens.ts'

const FARTHEST = 3

/**
 * "… were flown to Nanjing, and another 210 are to follow on Thursday", "twelve more followed a day later": a figure that
 * goes the way of those just told of, without a verb of its own for it.
 */
export function readFollowers(story: Story, view: SentenceView, own: Draft | null, used: ReadonlySet<Group>): void {
  const { tokens } = story.reading
  const first = own ?? story.focus[0] ?? null
  if (!first || isUncounted(first) || view.index - first.sentence > FARTHEST) return
  for (const group of view.groups) {
    const ahead = group.count && !used.has(group) && group.kind !== 'things' ? followOf(tokens, group) : null
    if (!ahead || (ahead === 'planned' && first.type === 'arrest')) continue
    const date = view.dates.find(({ from, role }) => from >= group.until && role === 'on') ?? null
    const period = date && resolveDate(story, date, ahead === 'planned' ? 'future' : 'past')
    if (ahead === 'done' && !period) continue
    if (period && ahead === 'done' && datesMeet(period, first.period) && first.count.min === group.count?.min) continue
    const draft: Draft = {
      ...first,
      count: group.count ?? first.count,
      status: ahead,
      nations: group.nations.map((nation) => ({ ...nation })),
      period,
      dateSureness: period ? 'own' : 'none',
      isTally: false,
      whole: null,
      parts: [],
      arrests: [],
      sentence: view.index,
      traces: [
        { field: 'type', from: group.until, until: group.until + 3 },
        { field: 'count', from: group.from, until: group.until },
        ...(date ? [{ field: 'date' as const, from: date.from, until: date.until }] : []),
      ],
    }
    add(story, withPeopleOf(draft, first))
  }
}

/** Whether the words behind a group say that it follows: what is to come, or what has been done. */
export function followOf(tokens: readonly Token[], { until, isMore, isPart, kind }: Group): Draft['status'] | null {
  const words = Array.from({ length: 6 }, (_, k) => tokenAt(tokens, until + k).lower).join(' ')
  const isOfThem = isMore || isPart || kind === 'bare'
  if (!isOfThem) return null
  if (
    /^(?:are|is|were|was) (?:(?:due|expected|set|scheduled|supposed|meant|slated) )?to follow\b(?! (?:the|a|an|his|her|their|him|them)\b)/u.test(
      words,
    ) ||
    /^(?:will|would|should) follow\b(?! (?:the|a|an|his|her|their|him|them)\b)/u.test(words)
  )
    return 'planned'
  return /^(?:had |have )?followed (?:on|in|at|last|yesterday|a|the (?:next|following|same)|two|three|later|early)\b/u.test(
    words,
  )
    ? 'done'
    : null
}
