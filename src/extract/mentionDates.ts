import { type DateLink, governorOf } from './governors.ts'
import { WHEN } from './dateForm.ts'
import type { DateMention } from './dates.ts'
import type { Standing } from './modality.ts'
import type { Predicate } from './predicates.ts'
import type { SentenceView } from './sentenceView.ts'
import { type Token, tokenAt } from './tokens.ts'
import { SPEECH } from './words.ts'

/** "in 2023", "this year". */
const isYear = ({ form, words }: DateMention): boolean => form === 'year' || /^(?:so far )?this year$/iu.test(words)

/** "Up to the end of August 145,000 were deported in 2023": the year as far as that. */
export function capped(dates: readonly DateMention[], date: DateMention | null): DateMention | null {
  const end =
    date && isYear(date) && date.role === 'on'
      ? dates.find(({ role, form }) => role === 'until' && form !== 'year')
      : undefined
  if (!date || !end) return date
  return {
    ...date,
    isTally: true,
    resolve: (context) => {
      const [year, cap] = [date.resolve(context), end.resolve(context)]
      return year && cap && cap.end > year.start && cap.end <= year.end
        ? { start: year.start, end: cap.end, precision: 'range' }
        : year
    },
  }
}

/** "arrested 1,551 in January and deported 1,285". */
const isSharedMonth = ({ form }: DateMention, { auxiliaries }: Predicate): boolean =>
  /^(?:month|year)$/u.test(form) && !auxiliaries.some((word) => /^(?:will|to|would|be)$/u.test(word))

/** "the number of people arrested", "the total of those held". */
export const isOfNumber = (tokens: readonly Token[], { from }: Pick<Predicate, 'from'>): boolean =>
  [1, 2, 3, 4].some((k) => /^(?:number|total|tally|count|figure)$/u.test(tokenAt(tokens, from - k).lower))

/** "took off late on Monday and landed on Tuesday": both days, where one follows the other. */
export function overnight(dates: readonly DateMention[], best: DateMention): DateMention {
  const [first, second, ...others] = dates.filter(({ role, isTally }) => role === 'on' && !isTally)
  if (!first || !second || others.length > 0) return best
  return {
    ...best,
    resolve: (context) => {
      const [start, end] = [first.resolve(context), second.resolve(context)]
      return start?.precision === 'day' && end?.precision === 'day' && end.start - start.start === 1
        ? { start: start.start, end: end.end, precision: 'range' }
        : best.resolve(context)
    },
  }
}

/** The verb's own date; else that of the raid in the same sentence; else one behind the verb in a clause of its own. */
export function dateOf(
  tokens: readonly Token[],
  links: readonly DateLink[],
  predicate: Predicate,
  predicates: readonly Predicate[],
): DateMention | null {
  if (predicate.lemma === 'flight') {
    const told = links.filter(({ governor, date }) => governor.kind !== 'speech' && date.role !== 'until')
    const distance = ({ date }: DateLink): number =>
      Math.min(Math.abs(date.until - predicate.from), Math.abs(date.from - predicate.head))
    const best = told.toSorted((a, b) => distance(a) - distance(b))[0]?.date ?? null
    return (
      best &&
      overnight(
        told.map(({ date }) => date),
        best,
      )
    )
  }
  // "caught him in August, and he is awaiting extradition": what is still to come has no day that is past.
  const isAwaited =
    predicate.kind === 'noun' && /^(?:awaiting|awaits?|pending)$/u.test(tokenAt(tokens, predicate.head - 1).lower)
  const isSum =
    predicate.kind === 'verb' &&
    [1, 2, 3, 4].some((k) => /^(?:number|tally|figure)$/u.test(tokenAt(tokens, predicate.from - k).lower))
  const usable = links.filter(
    ({ date }) =>
      !(isAwaited && date.until <= predicate.from) &&
      // "With Monday's 14 arrests the number of those held has risen to 31".
      !(isSum && date.until <= predicate.from && !date.isTally) &&
      (date.role !== 'until' || date.form.startsWith('start or end')) &&
      !isOfSum(tokens, predicate.head, date.from) &&
      !isOfComparison(tokens, predicate.head, date.from),
  )
  const own = usable.filter(({ governor }) => governor.kind === 'event' && governor.predicate === predicate)
  // "Today's group takes the number of those held to 412 since 14 October".
  const since = usable.find(({ date }) => date.role === 'since' && date.from > predicate.head)
  // "With Wednesday's flight the expulsions carried out so far in 2023 rise to 213".
  const counting = usable.find(
    ({ date }) => date.isTally && date.from > predicate.head && date.from - predicate.head <= 6,
  )
  if (counting && predicate.kind === 'noun' && tokenAt(tokens, predicate.head).lower.endsWith('s')) return counting.date
  const best =
    (since && isOfNumber(tokens, predicate) ? since : null) ??
    own.find(({ date }) => date.form !== 'recent times') ??
    own[0]
  if (best) return best.date
  const operation = usable.find(
    ({ governor, date }) => governor.kind === 'operation' || (date.role === 'since' && governor.kind !== 'event'),
  )
  if (operation) return operation.date
  // "struck at the network on Tuesday, arresting 24": what goes on beside the main verb goes on at its time.
  const isBesideMain = predicate.form === 'ing' && tokenAt(tokens, predicate.from - 1).text === ','
  const main = usable.findLast(
    ({ governor, date }) =>
      isBesideMain &&
      /^(?:other|event)$/u.test(governor.kind) &&
      governor.predicate !== predicate &&
      date.role === 'on' &&
      date.until <= predicate.from,
  )
  if (main) return main.date
  const joint = usable.find(
    ({ governor, date }) =>
      governor.kind === 'other' && date.until <= predicate.from && tokenAt(tokens, predicate.from - 1).lower === 'and',
  )
  if (joint) return joint.date
  const leading = usable.find(
    ({ governor, date }) =>
      (governor.kind !== 'speech' || governor.predicate !== null) &&
      date.until <= predicate.from &&
      opensClause(tokens, date.until, predicate.from),
  )
  if (leading) return leading.date
  const trailing = usable.find(
    ({ governor, date }) =>
      governor.kind === 'other' &&
      date.from > predicate.head &&
      !isBehindAside(tokens, predicate, date.from) &&
      !isReported(tokens, predicate.head, date.from) &&
      !predicates.some(({ head }) => head > predicate.head && head < date.from),
  )
  if (trailing) return trailing.date
  // "On Saturday 3,255 people crossed, among them 190 who were deported": those among the others went with them.
  const first = links.find(
    ({ governor, date }) => governor.kind === 'other' && date.role === 'on' && date.until <= predicate.from,
  )
  if (first && isAmong(tokens, first.date.until, predicate.from)) return first.date
  // "On Tuesday police arrested five in Lyon and detained three in Nice": a date that opens the sentence is that of all
  // verbs behind it; so is a period that is counted over ("61 were caught in the last year, and 12 pushed back").
  const common = usable.find(
    ({ governor, date }) =>
      governor.kind === 'event' &&
      governor.predicate.head < predicate.head &&
      governor.predicate.type !== undefined &&
      (date.until <= governor.predicate.from || date.isTally || isSharedMonth(date, predicate)) &&
      isCoordinated(tokens, governor.predicate.head, predicate.from, date.isTally || date.form.startsWith('days of')),
  )
  if (common) return common.date
  // "Seventeen were detained and 91 deported in the course of those days": a span at the end is that of both.
  const closing = usable.find(
    ({ governor, date }) =>
      governor.kind === 'event' &&
      date.form === 'same period' &&
      governor.predicate.head > predicate.head &&
      date.from > governor.predicate.head &&
      isCoordinated(tokens, predicate.head, governor.predicate.head, true),
  )
  if (closing) return closing.date
  // "Vienna was the point of departure on Wednesday for a charter that returned 41": the one day of a sentence with one event.
  const [lone, ...others] = links
  if (
    lone &&
    others.length === 0 &&
    predicates.length === 1 &&
    lone.governor.kind === 'other' &&
    lone.date.role === 'on' &&
    lone.date.until <= predicate.from &&
    isRelativeOnly(tokens, lone.date.until, predicate.from)
  )
    return lone.date
  // "Last month, police said that they had detained 150": a month is rather that of the deed.
  const opening = usable.find(
    ({ governor, date }) =>
      governor.kind === 'speech' &&
      date.until < predicate.from &&
      !/^(?:weekday|near day|day)/u.test(date.form) &&
      tokenAt(tokens, date.until).text === ',',
  )
  if (opening) return opening.date
  // "arrested and deported on Friday", "caught and detained on 3 May": joint verbs share their date.
  const shared = usable.find(({ governor }) => governor.kind === 'event' && governor.predicate.type === predicate.type)
  return shared && predicates.length > 1 && Math.abs(shared.governor.predicate!.head - predicate.head) <= 6
    ? shared.date
    : null
}

function isAmong(tokens: readonly Token[], from: number, until: number): boolean {
  for (let i = from; i < until; i++)
    if (/^(?:among|including)$/u.test(tokenAt(tokens, i).lower) && tokenAt(tokens, i - 1).text === ',') return true
  return false
}

/** "and" or a comma joins the clauses, and nobody speaks, no new time clause begins, in between. */
function isCoordinated(tokens: readonly Token[], from: number, until: number, isPeriod: boolean): boolean {
  let isJoined = false
  for (let i = from + 1; i < until; i++) {
    // "…, according to the ministry, and 1,288 were deported".
    if (isPeriod && tokenAt(tokens, i).lower === 'according')
      while (i < until - 1 && tokenAt(tokens, i + 1).text !== ',') i++
    const { lower, text } = tokenAt(tokens, i)
    // "So far this year 42,765 were detained, while 35,211 were sent home": the two stand side by side.
    const isBeside = lower === 'while' && tokenAt(tokens, i - 1).text === ','
    if (
      text === ';' ||
      SPEECH.has(lower) ||
      (!isBeside &&
        /^(?:after|before|when|where|who|which|while|but|since|until|whose|earlier|later|previously)$/u.test(lower))
    )
      return false
    if (lower === 'and' || isBeside) isJoined = true
  }
  return isJoined
}

/** "It came on Wednesday, when 225 people were arrested": the clause takes place where and when the one before does. */
function opensClause(tokens: readonly Token[], from: number, until: number): boolean {
  for (let i = from; i < until; i++)
    if (
      /^(?:where|when)$/u.test(tokenAt(tokens, i).lower) ||
      (tokenAt(tokens, i).lower === 'which' && tokenAt(tokens, i - 1).lower === 'in')
    )
      return true
  return false
}

/** Whether nothing but a relative clause opens in between. */
function isRelativeOnly(tokens: readonly Token[], from: number, until: number): boolean {
  let isOpen = false
  for (let i = from; i < until; i++) {
    const { lower, text } = tokenAt(tokens, i)
    if (/^(?:that|which|who)$/u.test(lower)) isOpen = true
    else if (text === ';' || SPEECH.has(lower) || /^(?:after|before|since|while|but|and)$/u.test(lower)) return false
  }
  return isOpen
}

/** "… said in a statement seen on Wednesday": behind a verb of speech the day is that of the speech. */
function isReported(tokens: readonly Token[], from: number, until: number): boolean {
  for (let i = from; i < until; i++) if (SPEECH.has(tokenAt(tokens, i).lower)) return true
  return false
}

/** "ordered the deportation of nine men on Thursday": the day is that of the order. */
export const isDateOfOrder = (predicate: Predicate, standing: Standing, date: DateMention | null): boolean =>
  predicate.kind === 'noun' &&
  standing === 'planned' &&
  date !== null &&
  /^(?:weekday|near day)$/u.test(date.form) &&
  !/next|tomorrow|coming/iu.test(date.words)

/** "A second man, detained with him, walked free in May": what stands behind the second comma is not the participle's. */
function isBehindAside(tokens: readonly Token[], { from, head, auxiliaries }: Predicate, at: number): boolean {
  if (tokenAt(tokens, from - 1).text !== ',' || auxiliaries.length > 0) return false
  for (let i = head + 1; i < at; i++) if (tokenAt(tokens, i).text === ',') return true
  return false
}

/** "…, bringing to 9 the number sent since May": the date is the sum's. */
function isOfSum(tokens: readonly Token[], head: number, at: number): boolean {
  for (let i = head + 1; i < at; i++)
    if (/^(?:bringing|taking|raising)$/u.test(tokenAt(tokens, i).lower) && tokenAt(tokens, i - 1).text === ',')
      return true
  return false
}

/** "intercepted 6,253 people, up from 4,900 a year ago": the date is that of the other figure. */
function isOfComparison(tokens: readonly Token[], head: number, at: number): boolean {
  for (let i = at - 1; i > Math.max(head, at - 7); i--) {
    const { lower, text } = tokenAt(tokens, i)
    if (text === ';') return false
    if (/^(?:against|versus)$/u.test(lower)) return tokenAt(tokens, i + 1).kind === 'number'
    if (lower === 'from' && /^(?:up|down)$/u.test(tokenAt(tokens, i - 1).lower)) return true
    if (/^(?:with|to)$/u.test(lower) && tokenAt(tokens, i - 1).lower === 'compared') return true
  }
  return false
}

/** The dates of a sentence, each with what it belongs to. */
export function dateLinks(tokens: readonly Token[], { sentence, groups, predicates, dates }: SentenceView): DateLink[] {
  return dates.map((date): DateLink => {
    const next = date.form === WHEN ? predicates.find(({ from }) => from >= date.until) : undefined
    return {
      date,
      governor: next
        ? { kind: 'event', predicate: next }
        : date.form === WHEN
          ? { kind: 'none', predicate: null }
          : governorOf(tokens, sentence, groups, predicates, date.from, date.until, true),
    }
  })
}
