import { type DateForm, WHEN } from './dateForm.ts'
import { DATE_FORMS } from './dateForms.ts'
import { ago, type DateContext, singular } from './dateReaders.ts'
import { COUNT, smallCount, UNIT } from './dateWords.ts'
import type { Period } from './calendar.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt, tokenIndexAt } from './tokens.ts'

/** A date expression in the text, not yet resolved: which day it is depends on the tense of its verb. */
export interface DateMention {
  /** Tokens, `until` exclusive. */
  from: number
  until: number
  /** How the words before it put it: `since` runs up to the report, `until` is an end and no date of an event. */
  role: 'on' | 'since' | 'until'
  /** A figure with such a date is a tally over a period, whatever the verb. */
  isTally: boolean
  form: string
  /** As printed. */
  words: string
  resolve: (context: DateContext) => Period | null
  /** The date itself where it opens a period: June of "since June". */
  first?: (context: DateContext) => Period | null
}

/** Words that may stand between "since" and the date. */
const LEAD =
  /(?:^|[^\p{L}])(since|starting(?: in| on)?|beginning(?: in| on)?|ever since|began(?: in| on)?|begun(?: in| on)?|started(?: in| on)?|launched(?: in| on)?|underway since|until|till|up to|through|by|before|prior to|as of)(?: the (?:beginning|start|end|first) of| the)?(?: early| late| mid| last| this)?[ -]*$/iu

interface Hit {
  start: number
  end: number
  form: DateForm
  groups: Record<string, string | undefined>
}

/** Longest first at each place, then the order of the list; what overlaps an earlier one is dropped. */
function hitsIn(text: string): Hit[] {
  const hits = DATE_FORMS.flatMap((form) =>
    Array.from(text.matchAll(form.pattern), (match): Hit => {
      return { start: match.index, end: match.index + match[0].length, form, groups: { ...match.groups } }
    }),
  )
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Hit[] = []
  for (const hit of hits) {
    const last = kept.at(-1)
    if (hit.start < (last?.end ?? 0)) continue
    // "on Tuesday 27 February", "Monday, Sept. 27": one day, said twice.
    const isNamed =
      last?.form.name === 'weekday' &&
      /^day\b/u.test(hit.form.name) &&
      /^,? (?:the )?$/u.test(text.slice(last.end, hit.start))
    if (isNamed && !/^(?:last|next)/iu.test(text.slice(last.start)))
      kept[kept.length - 1] = { ...hit, start: last.start }
    else kept.push(hit)
  }
  return kept
}

/** "May" and "March" are months only where a word that dates things stands before them, or a year after. */
function isBareName(text: string, { start, end, form, groups }: Hit): boolean {
  if (form.name !== 'month' && form.name !== 'weekday') return false
  // "the Golden Sun building": shortened days stand behind "on", at the head of a line, or before a full stop.
  if (form.name === 'weekday')
    return (
      /^(?:Sun|Sat|Mon|Wed|Fri)$/u.test(text.slice(start, end)) &&
      !/^[.,:]/u.test(text.slice(end)) &&
      !/(?:^|\b(?:on|last|this|next|since|until|till|by|from|to|and|early|late|of) |[(|\n-] ?)$/iu.test(
        text.slice(0, start),
      )
    )
  if (groups.y !== undefined) return false
  const word = text.slice(start, end)
  const before = text.slice(Math.max(0, start - 16), start)
  if (
    /(?:^|[^\p{L}])(?:in|since|last|this|next|of|during|until|till|by|from|for|to|and|early|late|mid|through|throughout|before|after|every)[ -]$/iu.test(
      before,
    )
  )
    return false
  return word === 'May' || word === 'March' || word === 'Jan' || word === 'Mar' || /^[A-Z]{2}/u.test(word)
}

const LONGEST_LEAD = 40

/** "Monday, three days after agents detained 57": the clause took place that long before. */
const LATER = new RegExp(`^,? (?:just |only |barely |some )?(?<c>${COUNT}) (?<u>${UNIT}) after (?!that\\b)`, 'u')

const beforeIt = (mention: DateMention, { groups }: RegExpExecArray): DateMention => ({
  ...mention,
  resolve: (context) => {
    const then = mention.resolve(context)
    return then?.precision === 'day' ? ago(smallCount(groups?.c ?? ''), singular(groups?.u ?? ''), then.start) : null
  },
})

/** Finds the date expressions of one sentence. */
export function datesIn(text: string, tokens: readonly Token[], sentence: Sentence): DateMention[] {
  const start = tokenAt(tokens, sentence.from).start
  const end = tokenAt(tokens, sentence.until - 1).end
  const words = text.slice(start, end).replace(/\s/gu, ' ')
  const hits = hitsIn(words).filter((hit) => !isBareName(words, hit))
  return hits.flatMap((hit): DateMention[] => {
    const { form, groups } = hit
    const lead = LEAD.exec(words.slice(Math.max(0, hit.start - LONGEST_LEAD), hit.start))?.[1]?.toLowerCase() ?? ''
    const inside = /^(since|until|by|before) /iu.exec(words.slice(hit.start, hit.end))?.[1]?.toLowerCase() ?? ''
    const word = inside || lead
    const roleOf = (word: string): DateMention['role'] =>
      /^(?:since|start|begin|began|begun|launch|ever|under)/u.test(word) ? 'since' : word ? 'until' : 'on'
    const mention = (role: DateMention['role'], name: string): DateMention => ({
      from: tokenIndexAt(tokens, start + hit.start),
      until: tokenIndexAt(tokens, start + hit.end - 1) + 1,
      role,
      isTally: (form.isTally ?? false) || role === 'since',
      form: name,
      words: words.slice(hit.start, hit.end),
      resolve: (context) => resolveDate(form, groups, role, context),
      first: (context) => form.read(groups, context),
    })
    const before = words.slice(Math.max(0, hit.start - 90), hit.start)
    // "since the law took effect in March"; but "the largest since March" compares.
    const since = before.toLowerCase().lastIndexOf('since ')
    const isOfOther = since >= 0 && hits.some(({ end }) => end < hit.start && end > hit.start - before.length + since)
    const isClause =
      word === '' &&
      !isOfOther &&
      (/\bsince [^,.;:]{3,70}\b(?:in|on|at|last|in early|in late)(?: the)? $/iu.test(before) ||
        /\bsince (?:the|a|an|his|its|their|it|they) [^,.;:\d]{3,60} $/iu.test(before))
    const isRecord =
      /\b(?:largest|biggest|highest|lowest|worst|most|first|deadliest|strongest|steepest)\b[^,.;]{0,40}\bsince (?:the (?:start|beginning) of )?$/u.test(
        before,
      ) ||
      (inside === 'since' && /\b(?:largest|biggest|highest|lowest|worst|most|first)\b[^,.;]{0,40}$/u.test(before))
    const role = isClause ? 'since' : isRecord ? 'until' : roleOf(word)
    // "the largest since 2018, when 118 were arrested": the clause took place then.
    // "Since July, when a campaign began, 460 have been sent back": a clause of its own, closed again.
    const isWhen =
      roleOf(word) === 'since' && /^,? when\b(?![^,;:\d]{3,70}, (?:\p{L}+ ){0,3}[\d])/u.test(words.slice(hit.end))
    const ahead = mention(role, form.name)
    const later = LATER.exec(words.slice(hit.end))
    if (later && role === 'on') return [ahead, beforeIt(mention('on', WHEN), later)]
    return isWhen ? [mention(role, form.name), mention('on', WHEN)] : [mention(role, form.name)]
  })
}

function resolveDate(
  form: DateForm,
  groups: Hit['groups'],
  role: DateMention['role'],
  context: DateContext,
): Period | null {
  const period = form.read(groups, context)
  if (!period || role !== 'since' || context.published === null) return period
  return { start: Math.min(period.start, context.published), end: context.published, precision: 'range' }
}
