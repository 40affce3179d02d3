import { placeArrest } from './arrestPlaces.ts'
import { isHomeward, isSentBack, placeDeportation } from './deportationWay.ts'
import { offer } from './offers.ts'
import type { Direction } from './calendar.ts'
import type { DateMention } from './dates.ts'
import type { Draft } from './drafts.ts'
import type { Mention } from './mentions.ts'
import { UNKNOWN_COUNT } from '../domain/count.ts'
import { resolveDate, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/** What one mention says by itself, with what it takes from the sentences before where it says nothing. */
export function freshDraft(story: Story, mention: Mention): Draft {
  const { group } = mention.patient
  const { type } = mention.predicate
  const status = mention.standing === 'planned' ? 'planned' : 'done'
  const direction: Direction = status === 'planned' ? 'future' : 'past'
  if (isHeldSince(mention) && mention.date)
    return freshDraft(story, { ...mention, date: onDay(mention.date), isTally: false })
  const period =
    mention.date && !isOfDecision(story, mention.date, direction) ? resolveDate(story, mention.date, direction) : null
  const isAhead = period !== null && story.reading.published !== null && period.start > story.reading.published
  const draft: Draft = {
    type,
    status: isAhead && type === 'deportation' ? 'planned' : status,
    count: group?.count ?? UNKNOWN_COUNT,
    nations: group?.nations.map((nation) => ({ ...nation })) ?? [],
    period,
    dateSureness: period ? 'own' : 'none',
    isTally: status === 'done' && (mention.isTally || isTallyDate(story, mention.date)),
    places: [],
    placeSureness: 'none',
    origin: null,
    destination: null,
    isHome: type === 'deportation' && (isHomeward(mention) || isSentBack(story, mention)),
    whole: null,
    parts: [],
    arrests: [],
    sentence: mention.sentence,
    traces: tracesOf(mention),
  }
  parallelDay(story, mention, draft)
  // Those who merely "are in custody" may have been arrested elsewhere and before.
  if (mention.predicate.lemma !== 'be') applyOperation(story, draft)
  if (type === 'arrest') placeArrest(story, mention, draft)
  else placeDeportation(story, mention, draft)
  if (status === 'done' && isOfWeek(mention, draft, isCounted(story, mention))) draft.isTally = true
  return draft
}

const FAR_AHEAD = 200
const JUST_PAST = 120

/** "approved his extradition on Aug. 19", read on Aug. 29: a plan's day that would be next year's is that of the decision. */
function isOfDecision({ reading: { published } }: Story, date: DateMention, direction: Direction): boolean {
  if (direction !== 'future' || published === null || !date.form.startsWith('day')) return false
  const [ahead, past] = [
    date.resolve({ published, direction, previous: null }),
    date.resolve({ published, direction: 'past', previous: null }),
  ]
  return ahead !== null && past !== null && ahead.start - published > FAR_AHEAD && published - past.start <= JUST_PAST
}

const isCounted = ({ reading: { tokens, sentences } }: Story, { sentence, predicate }: Mention): boolean => {
  const { from = 0 } = sentences[sentence] ?? {}
  return Array.from({ length: Math.max(0, predicate.head - from) }, (_, k) => tokenAt(tokens, from + k).lower).some(
    (word) => /^(?:counted|recorded|registered|documented|logged|tallied)$/u.test(word),
  )
}

const LEAST_OF_WEEK = 10
const LEAST_OF_SPAN = 100

/**
 * "caught 4,871 between June 22 and 28": a country's figure from the first day of a week to its last is a bulletin's, and
 * so is a large one over a longer span.
 */
function isOfWeek({ date }: Mention, { period, places, count }: Draft, isCounted: boolean): boolean {
  if (
    !period ||
    !date ||
    !(date.form.startsWith('days of') || /^(?:same period|week of a month|half of a month or week)$/u.test(date.form))
  )
    return false
  const days = period.end - period.start + 1
  // "volunteers counted 1,240 people pushed back between 1 and 15 March".
  if (days > 7 && (count.min ?? 0) >= LEAST_OF_SPAN && isCounted) return true
  const least = days === 7 ? LEAST_OF_WEEK : days > 7 && period.precision === 'range' ? LEAST_OF_SPAN : Infinity
  return (count.min ?? count.max ?? 0) >= least && places.every(({ place }) => place.precision === 'country')
}

/** "He has been held in Batumi since June": arrested then, and no tally. */
const isHeldSince = ({ date, predicate, patient: { group, isAnaphor } }: Mention): boolean =>
  date?.role === 'since' &&
  date.form !== 'since then' &&
  predicate.type === 'arrest' &&
  /^(?:be|hold|keep|remain)$/u.test(predicate.lemma) &&
  (isAnaphor || group?.isOne === true || group?.isDefinite === true)

const onDay = (date: DateMention): DateMention => ({
  ...date,
  role: 'on',
  isTally: false,
  resolve: (context) => {
    const since = date.resolve(context)
    return since && (date.first?.(context) ?? { ...since, end: since.start, precision: 'day' })
  },
})

/** "this year", "since Friday", "in the past week" count over a time; "earlier this month" dates one event. */
function isTallyDate(story: Story, date: DateMention | null): boolean {
  if (!date) return false
  if (date.form === 'same period') return story.isPreviousTally
  return date.isTally || (date.form === 'relative week, month or year' && /^this (?:month|year)/iu.test(date.words))
}

/** A raid just told of without figures gives its day and place to the people of the next sentences. */
function applyOperation({ operation }: Story, draft: Draft): void {
  if (!operation || draft.sentence - operation.sentence > 2 || draft.type !== 'arrest' || draft.status !== 'done')
    return
  if (draft.dateSureness === 'none' && operation.period) {
    draft.period = operation.period
    draft.dateSureness = 'inherited'
  }
  offer(draft, operation.places, 'inherited')
  offer(draft, operation.agents, 'assumed')
}

/** "20 were detained in Moscow on Saturday. In Kazan there were five arrests": the second town on the same day. */
function parallelDay(story: Story, { sentence }: Mention, draft: Draft): void {
  const { tokens, sentences } = story.reading
  const [here, before] = [sentences[sentence], sentences[sentence - 1]]
  if (!here || !before || here.paragraph - before.paragraph > 1 || draft.dateSureness !== 'none') return
  const last = story.focus[0]?.sentence === sentence - 1 ? story.focus[0] : null
  if (last && (last.dateSureness !== 'own' || last.type !== draft.type || last.isTally)) return
  const isSecondTown = opensWithPlace(tokens, here.from)
  // "On Wednesday it was the turn of France. Twenty-seven Albanians left Lille": the day that opens the sentence before.
  if (!last && isTurn(story, before) && here.paragraph === before.paragraph && story.lastPeriod?.precision === 'day') {
    Object.assign(draft, { period: story.lastPeriod, dateSureness: 'inherited' })
    return
  }
  // "On Wednesday the police began to fetch the rest. In Karachi, 74 were taken away": the day of what the two are part of.
  const day = last ? last.period : draft.type === 'arrest' && isSecondTown ? dayOnly(story.lastPeriod) : null
  if (!day || !(isSecondTown || (last && here.isContinued))) return
  draft.period = day
  draft.dateSureness = 'inherited'
}

const isTurn = (
  { reading: { tokens, text } }: Story,
  { from, until }: Story['reading']['sentences'][number],
): boolean =>
  /\b(?:turn (?:of|fell to|came)|was [\p{L}'’]+ turn|followed suit|(?:came|was|were) next|joined in)\b/u.test(
    text.slice(tokenAt(tokens, from).start, tokenAt(tokens, until - 1).end),
  )

const dayOnly = (period: Draft['period']): Draft['period'] => (period?.precision === 'day' ? period : null)

function opensWithPlace(tokens: Story['reading']['tokens'], from: number): boolean {
  const at = /^(?:and|elsewhere|,|also)$/u.test(tokenAt(tokens, from).lower) ? from + 1 : from
  return /^(?:in|at|near|outside)$/u.test(tokenAt(tokens, at).lower) && /^\p{Lu}/u.test(tokenAt(tokens, at + 1).text)
}
function tracesOf({ patient, predicate, date, standing }: Mention): Draft['traces'] {
  const { group } = patient
  const traces: Draft['traces'] = [
    { field: 'type', from: predicate.head, until: Math.max(predicate.until, predicate.head + 1) },
  ]
  if (group?.count) traces.push({ field: 'count', from: group.from, until: group.until })
  if (group?.nations.length) traces.push({ field: 'people', from: group.from, until: group.until })
  if (date) traces.push({ field: 'date', from: date.from, until: date.until })
  if (standing === 'planned')
    traces.push({ field: 'status', from: Math.min(predicate.from, predicate.head), until: predicate.head + 1 })
  return traces
}
