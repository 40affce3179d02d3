import type { DateMention } from './dates.ts'
import { followOf } from './followers.ts'
import type { Group } from './group.ts'
import type { Mention } from './mentions.ts'
import type { SentenceView } from './sentenceView.ts'
import type { Name } from './names.ts'
import { UNKNOWN_COUNT } from '../domain/count.ts'
import type { Reading } from './reading.ts'
import { type Token, tokenAt } from './tokens.ts'
import { BE_FORMS, isFiniteVerb } from './words.ts'

/**
 * Parts that share the verb of the mention before them: "Eighteen were detained in Serbia, nine in Bosnia and six in
 * Montenegro", "returned 42 Thais in March, and 31 in February", "more than 600, 105 of them in July".
 */
export function withGaps(
  reading: Reading,
  view: SentenceView,
  mention: Mention,
  mentions: readonly Mention[],
): Mention[] {
  const gaps = gapsIn(reading, view, mention, mentions)
  const first = gaps[0]?.patient.group?.from ?? Infinity
  const own = {
    ...mention,
    places: mention.places.filter(({ from }) => from < first),
    loosePlaces: mention.loosePlaces.filter(({ from }) => from < first),
  }
  // What stands behind the first of them is theirs, but for a date at the very end that holds for all.
  const isTheirs =
    mention.date !== null &&
    mention.date.from > first &&
    gaps.length > 0 &&
    (mention.places.length === 0 || view.dates.length > 1)
  if (isTheirs) own.date = view.dates.find((date) => date.until <= first && date.role !== 'until') ?? null
  return [gaps.length > 0 ? own : mention, ...gaps]
}

/** "16,500 since January, among them 1,200 on 27 September", "including 14 in Oran": those with a day or place of their own. */
const JOINTS = /^(?:,|and|while|;|:|–|—|with|plus|\(|but|including|them)$/u
const LEADS = /^(?:in|at|on|near|from|to|outside|last|this|since)$/u

function gapsIn(reading: Reading, view: SentenceView, mention: Mention, mentions: readonly Mention[]): Mention[] {
  const { tokens } = reading
  const { patient, predicate } = mention
  const main = patient.group
  if (!main) return []
  const next = mentions.find((other) => other !== mention && other.predicate.head > predicate.head)
  const end = next ? Math.min(next.predicate.from, next.patient.group?.from ?? Infinity) : view.sentence.until
  const start = Math.max(main.until, predicate.until)
  return view.groups.flatMap((group, i): Mention[] => {
    if (group.from < start || group.from >= end || group === main || !group.count) return []
    if (mentions.some((other) => other.patient.group === group)) return []
    // "in July, when one of them was 18": what is said of some of them is no part.
    if (group.isPart && BE_FORMS.has(tokenAt(tokens, group.until).lower)) return []
    // "and another 210 are to follow on Thursday".
    if (followOf(tokens, group) !== null) return []
    if (isBeside(tokens, group))
      return [{ ...gapMention(mention, { ...group, isMore: true }, mention.places, mention.date) }]
    const lead = view.dates.find(({ until }) => until === group.from && until > start) ?? null
    const isBare = group.kind === 'bare' || (group.isPart && /^(?:them|whom)$/u.test(group.head))
    if (
      !isBare &&
      !(hasOwnScene(view, start, group.from) && isParallel(tokens, group, end)) &&
      !(lead && group.kind === 'people' && /^(?:[.,;]|in|at|near)$/u.test(tokenAt(tokens, group.until).lower))
    )
      return []
    if (!JOINTS.test(tokenAt(tokens, leftEdge(tokens, group, lead) - 1).lower)) return []
    if (isSum(tokens, group))
      return [{ ...gapMention(mention, group, allPlaces(view, start, group.from), null), date: mention.date }]
    const until = restIn(tokens, group.until, Math.min(end, view.groups[i + 1]?.from ?? end))
    const places = [...view.roles]
      .filter(([name, role]) => role === 'in' && name.from >= group.until && name.until <= until)
      .map(([name]) => name)
    const date =
      lead ??
      view.dates.find((one) => one.from >= group.until && one.until <= until && one.from - group.until <= 12) ??
      null
    const isAtOnce =
      lead !== null ||
      // "and a further nine the next morning".
      (group.isMore && date !== null && date.from === group.until) ||
      [0, 1, 2].some((k) => LEADS.test(tokenAt(tokens, group.until + k).lower))
    // "in two groups, one on Thursday": a batch, not a person.
    if (!isAtOnce || (places.length === 0 && (!date || group.isOne))) return []
    return [gapMention(mention, group, places, date)]
  })
}

/** Whether a day or place stands between a figure and the next. */
const hasOwnScene = ({ dates, roles }: SentenceView, from: number, until: number): boolean =>
  dates.some((date) => date.from >= from && date.until <= until) ||
  [...roles].some(([name, role]) => role === 'in' && name.from >= from && name.until <= until)

/** "arrested five men in Lyon on Monday and three men in Nice on Tuesday": people with a place or day and no verb of their own. */
function isParallel(tokens: readonly Token[], { kind, from, until, nations }: Group, end: number): boolean {
  if (kind !== 'people' || nations.length > 1 || tokenAt(tokens, from - 1).lower !== 'and') return false
  if (!/^(?:in|at|on|near|outside)$/u.test(tokenAt(tokens, until).lower)) return false
  for (let i = until; i < end; i++) {
    const token = tokenAt(tokens, i)
    if (/^[,;]$/u.test(token.text)) return true
    if (isFiniteVerb(token, tokenAt(tokens, i - 1)) || BE_FORMS.has(token.lower) || /[^e]ed$/u.test(token.lower))
      return false
  }
  return true
}

/** Where "and the rest in Cádiz" begins, whose places and days are not those of the figure before; else the end. */
function restIn(tokens: readonly Token[], from: number, until: number): number {
  for (let i = from; i < until; i++)
    if (/^(?:rest|remainder|others)$/u.test(tokenAt(tokens, i).lower) && tokenAt(tokens, i - 1).lower === 'the')
      return i - 1
  return until
}

/** "was caught together with nine Thais", "…, as was the driver": others beside those counted. */
function isBeside(tokens: readonly Token[], { from, kind }: Group): boolean {
  const lead = `${tokenAt(tokens, from - 2).lower} ${tokenAt(tokens, from - 1).lower}`
  return kind === 'people' && /^(?:(?:together|along) with|(?:as|so) (?:was|were))$/u.test(lead)
}

/** Where a part begins, with the date and its preposition before it: "and in February two sisters". */
function leftEdge(tokens: readonly Token[], group: Group, lead: DateMention | null): number {
  if (!lead) return group.from
  return /^(?:in|on|during)$/u.test(tokenAt(tokens, lead.from - 1).lower) ? lead.from - 1 : lead.from
}

/** "147 in Angeles and 90 in Subic, 237 in all"; "in Adana and other provinces, 14 in all" counts the provinces. */
const isSum = (tokens: readonly Token[], { from, until }: Group): boolean =>
  !/^(?:provinces|cities|towns|states|districts|regions|countries|places|locations|houses|buildings|raids|sites|premises|villages|counties)$/u.test(
    tokenAt(tokens, from - 2).lower,
  ) &&
  // "compared with 96 in all of 2023" is of another year.
  tokenAt(tokens, until + 2).lower !== 'of' &&
  /^(?:in all|in total|all told|altogether [,.])/u.test(
    `${tokenAt(tokens, until).lower} ${tokenAt(tokens, until + 1).lower}`,
  )

const allPlaces = ({ roles }: SentenceView, from: number, until: number): Name[] =>
  [...roles].filter(([name, role]) => role === 'in' && name.from >= from && name.until <= until).map(([name]) => name)

/** "147 Chinese in Angeles and 90 in Subic": the 90 are Chinese as well. */
function alike(main: Group | null, group: Group): Group {
  const [only, ...others] = main?.nations ?? []
  const isWhole = only && others.length === 0 && only.count.min === main?.count?.min
  return group.nations.length === 0 && isWhole
    ? { ...group, kind: 'people', nations: [{ code: only.code, count: group.count ?? UNKNOWN_COUNT }] }
    : group
}

function gapMention(mention: Mention, group: Group, places: Name[], date: Mention['date']): Mention {
  return {
    ...mention,
    patient: { group: alike(mention.patient.group, group), isAnaphor: false, side: 'after' },
    date: date ?? (places.length > 0 ? mention.date : null),
    places,
    loosePlaces: places.length > 0 ? [] : [...mention.places, ...mention.loosePlaces],
  }
}
