import { type Draft, isUncounted } from './drafts.ts'
import type { Group, Nation } from './group.ts'
import { addNations } from './joints.ts'
import type { SentenceView } from './sentenceView.ts'
import { exactCount, UNKNOWN_COUNT } from '../domain/count.ts'
import type { Story } from './story.ts'
import { type Token, tokenAt } from './tokens.ts'
import { BE_FORMS } from './words.ts'

/** What a breakdown has to know of the story. */
type Told = Pick<Story, 'reading' | 'home' | 'focus' | 'drafts'>

/** What leads in those who are part of the people just counted. */
const OPENERS =
  /^(?:including|include|includes|included|among|of|comprising|comprised|were|are|was|is|with|namely|consisting|from|by|behind|than|ahead|and|,|:|\(|–|—|all|most|mostly|mainly|some|many|largely)$/u

/** A sentence that only says who the people are: "They include 17 Maldivians", "The others are Nigerians". */
const ABOUT_THEM =
  /^(?:(?:citizens|nationals|people) of (?:no fewer than |at least |some )?\S+ (?:countries|nations|nationalities)|(?:aboard|on board|inside) (?:it |them )?(?:are|were)|[\p{L}\d,-]+ (?:are|were|come|came|hail|hailed) (?:from )?\p{L}+|they|the (?:arrestees|nationalities|group|suspects|others|rest|men|women|deportees|detainees|migrants|arrested|detained|foreigners|accused|workers|majority|remaining)|those|these|most|many|all|some|among|of (?:them|the|those|these)|\S+ of (?:them|the|those|these)|(?:chinese|\S+ nationals?) (?:made|accounted|formed)|both|about half|half|around half|nearly half|more than half)(?![\p{L}])|^.{0,80}\b(?:are|were|is|was) among (?:them|those|the (?:\d|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b|detainees|detained|arrested|suspects|deportees|group))/u

/**
 * Nationalities that stand beside a figure: in a list behind it ("…, including 33 Taiwanese and two Danes"), or in a
 * sentence of their own. They belong to the event spoken of last, if they do not exceed it.
 */
export function addBreakdown(story: Told, view: SentenceView, used: ReadonlySet<Group>, own: Draft | null): void {
  const { tokens } = story.reading
  const named = own ? null : namedBy(story, view)
  const target = own ?? named ?? (isAboutThem(tokens, view) ? (story.focus.find(isSeveral) ?? null) : null)
  const isBeside = own !== null || named !== null
  if (!target || isUncounted(target)) return
  let nations: Nation[] = []
  for (const group of view.groups) {
    const isPassport = /^passports?$/u.test(group.head)
    if (used.has(group) || (group.kind === 'things' && !isPassport) || group.kind === 'victims') continue
    if (isBeside && !isListed(tokens, view, group) && !isAmongThem(tokens, group)) continue
    nations = addNations(
      nations,
      group.nations.map((nation) => ({ code: nation.code, count: countOf(tokens, view, group, nation, target) })),
    )
  }
  nations = addNations(nations, countedOrigins(tokens, view, isBeside))
  if (!isBeside) nations = addNations(nations, countedAdjectives(tokens, view, nations))
  if (nations.length > 0) nations = addNations(nations, passportsOf(tokens, view))
  if (nations.length > 0) nations = addNations(nations, ownPeople(tokens, view, story.home?.place.country ?? null))
  if (nations.length === 0) nations = originsIn(tokens, view, isBeside, target)
  const most = target.count.max ?? Infinity
  const sum = nations.reduce((total, { count }) => total + (count.min ?? 0), 0)
  if (nations.length === 0 || sum > most) return
  const isBare = target.nations.every(({ count }) => count.qualifier === 'unknown')
  const isRest = own === null && /^(?:the (?:others|rest|remaining|remainder))\b/u.test(view.words)
  if (target.nations.length === 0 || isBare || isRest) target.nations = addNations(target.nations, nations)
  // Who was arrested is who was deported, and the other way round.
  for (const draft of story.drafts)
    if (
      draft.nations.length === 0 &&
      (draft.arrests.includes(target) || target.arrests.includes(draft)) &&
      draft.count.min === target.count.min
    )
      draft.nations = [...target.nations]
}

const isSeveral = (draft: Draft): boolean => !isUncounted(draft) && (draft.count.max ?? Infinity) > 1

/** "The 13, all Ukrainians, ran a call centre": the event of that figure, which the sentence begins with. */
function namedBy({ focus }: Told, { groups, sentence }: SentenceView): Draft | null {
  const first = groups[0]
  if (!first?.count || !first.isDefinite || first.isOne || first.isMore || first.from > sentence.from + 1) return null
  return focus.find(({ count }) => count.min === first.count?.min && count.max === first.count?.max) ?? null
}

/**
 * "Fourteen are from Taiwan", "Mexico (82)", "followed by Honduras with six": a figure beside a country, in a sentence
 * about the people just counted.
 */
function countedOrigins(tokens: readonly Token[], { names, groups }: SentenceView, isBesideFigure: boolean): Nation[] {
  if (isBesideFigure) return []
  return names.flatMap((name): Nation[] => {
    const code = name.place?.precision === 'country' ? name.place.country : null
    // "citizens of Mexico" are a group of their own.
    const isGrouped = groups.some(
      ({ from, until, nations }) => nations.length > 0 && from <= name.from && name.from < until,
    )
    if (!code || (isGrouped && name.kind === 'place')) return []
    // "Malians (201)".
    const inBrackets = groups.find(({ from }) => from === name.until + 1 && tokenAt(tokens, name.until).text === '(')
    if (name.kind === 'demonym') return inBrackets?.count ? [{ code, count: inBrackets.count }] : []
    const before = groups.find(
      ({ until, kind, nations, isPart }) =>
        (kind === 'bare' || isPart) &&
        nations.length === 0 &&
        until < name.from &&
        /^(?:(?:taken|held|arrested|detained|caught|deported|expelled) )?(?:(?:are|were|is|was|come|comes|came|hail|hailed) )?(?:from|(?:a )?(?:citizens?|nationals?|natives?) of)$/u.test(
          Array.from({ length: name.from - until }, (_, k) => tokenAt(tokens, until + k).lower).join(' '),
        ),
    )
    const behind = groups.find(
      ({ from, kind }) =>
        kind === 'bare' && from === name.until + 1 && /^(?:\(|with|,)$/u.test(tokenAt(tokens, name.until).lower),
    )
    const count = before?.count ?? behind?.count
    return count ? [{ code, count }] : []
  })
}

/** "Two of the four are Syrian, one is Lebanese and one Kuwaiti": an adjective behind the figure that it is said of. */
function countedAdjectives(
  tokens: readonly Token[],
  { names, groups }: SentenceView,
  known: readonly Nation[],
): Nation[] {
  return names.flatMap(({ kind, place, from }): Nation[] => {
    const code = kind === 'demonym' ? place?.country : null
    if (!code || known.some((nation) => nation.code === code)) return []
    const at = BE_FORMS.has(tokenAt(tokens, from - 1).lower) ? from - 1 : from
    const group = groups.find(({ until, count, nations }) => until === at && count !== null && nations.length === 0)
    return group?.count ? [{ code, count: group.count }] : []
  })
}

/** "… and the rest hold Moldovan passports": how many they are is not said. */
const passportsOf = (tokens: readonly Token[], { names }: SentenceView): Nation[] =>
  names.flatMap(({ kind, place, from, until }): Nation[] =>
    kind === 'demonym' &&
    place?.country &&
    /^passports?$/u.test(tokenAt(tokens, until).lower) &&
    [1, 2, 3, 4].some((k) => /^(?:rest|others|remainder|remaining)$/u.test(tokenAt(tokens, from - k).lower))
      ? [{ code: place.country, count: UNKNOWN_COUNT }]
      : [],
  )

/** "… 17 from Lesotho and nine from this country". */
function ownPeople(tokens: readonly Token[], { groups }: SentenceView, home: string | null): Nation[] {
  const own = groups.find(
    ({ kind, until, count }) =>
      kind === 'bare' &&
      count !== null &&
      [0, 1, 2].map((k) => tokenAt(tokens, until + k).lower).join(' ') === 'from this country',
  )
  return own?.count && home ? [{ code: home, count: own.count }] : []
}

/** "The bureau's chief said ". */
const SAYING = /^[^,;]{0,90}?\b(?:said|says|added|confirmed)(?: that)? /u

/** "many from Taiwan", "Eleven of the suspects are from the Philippines". */
function originsIn(
  tokens: readonly Token[],
  { names, roles, groups }: SentenceView,
  isBesideFigure: boolean,
  { count: whole }: Draft,
): Nation[] {
  const isAlone = names.filter((name) => roles.get(name) === 'from').length === 1
  return names.flatMap((name): Nation[] => {
    if (roles.get(name) !== 'from' || name.place?.precision !== 'country' || !name.place.country) return []
    const words = [2, 3, 4, 5].map((k) => tokenAt(tokens, name.from - k).lower)
    const isOfThem = words.some((word) =>
      /^(?:many|most|mostly|mainly|all|some|them|whom|others|rest|remainder|numbers|also)$/u.test(word),
    )
    const part = groups.findLast(
      ({ until, count, isPart }) => until <= name.from && name.from - until <= 4 && count !== null && isPart,
    )
    if (!isOfThem && !part && isBesideFigure) return []
    return isOfThem || part
      ? [
          {
            code: name.place.country,
            count:
              part?.count ?? (isAlone && words.some((word) => /^(?:also|all)$/u.test(word)) ? whole : UNKNOWN_COUNT),
          },
        ]
      : []
  })
}

const isAboutThem = (tokens: readonly Token[], { words, predicates, groups }: SentenceView): boolean =>
  predicates.every(
    ({ kind, from }) =>
      kind === 'noun' ||
      tokenAt(tokens, from - 1).lower === 'those' ||
      // "…, he said, adding that all were sent to a depot".
      from > (groups.findLast(({ nations }) => nations.length > 0)?.until ?? Infinity),
  ) &&
  (ABOUT_THEM.test(unquoted(words)) || ABOUT_THEM.test(unquoted(words.replace(SAYING, ''))))

const unquoted = (words: string): string => words.replace(/^["“'‘]/u, '')

/** "Two Estonians were among 14 people held". */
const isAmongThem = (tokens: readonly Token[], { until, count }: Group): boolean =>
  count !== null &&
  /^(?:are|were|is|was)$/u.test(tokenAt(tokens, until).lower) &&
  /^(?:among|amongst)$/u.test(tokenAt(tokens, until + 1).lower)

const isOfAll = (tokens: readonly Token[], at: number): boolean =>
  /^(?:they|all|both) (?:are|were)$/u.test(`${tokenAt(tokens, at - 2).lower} ${tokenAt(tokens, at - 1).lower}`)

/** Whether a group stands in the list behind the figure, rather than being the subject of something else. */
function isListed(tokens: readonly Token[], { sentence }: SentenceView, group: Group): boolean {
  for (let i = group.from - 1; i >= Math.max(sentence.from, group.from - 4); i--) {
    const { lower } = tokenAt(tokens, i)
    if (OPENERS.test(lower)) {
      // "were arrested by 30 Kenyan officers" is no breakdown.
      return !(lower === 'by' || lower === 'from' || (lower === 'with' && group.count === null))
    }
    if (
      !/^(?:them|whom|those|them|mainly|mostly|the|nationals|one)$/u.test(lower) &&
      tokenAt(tokens, i).kind !== 'number'
    )
      return false
  }
  return false
}

/** "Chinese made up the largest share with 83": the number follows its people. "All Albanians" are all of them. */
function countOf(
  tokens: readonly Token[],
  view: SentenceView,
  group: Group,
  nation: Nation,
  target: Draft,
): Nation['count'] {
  if (nation.count.qualifier !== 'unknown') return nation.count
  // "54 are Taiwanese".
  const at = /^(?:are|were|is|was)$/u.test(tokenAt(tokens, group.from - 1).lower)
    ? tokenAt(tokens, group.from - 2)
    : null
  if (at?.kind === 'number' && /^[\d,]+$/u.test(at.text)) return exactCount(Number(at.text.replaceAll(',', '')))
  // "Sixteen are Nigerians".
  const subject = view.groups.find(({ until, kind }) => kind === 'bare' && until === group.from - 1)
  // "Two of the four are Syrian": two.
  const share = subject?.isDefinite
    ? view.groups.find(({ from, until, isPart }) => isPart && from < subject.from && until >= subject.from)
    : undefined
  if (at && subject?.count && group.nations.length === 1) return share?.count ?? subject.count
  // "51 of those nabbed were Chinese", "three of whom hold Israeli passports".
  const some = view.groups.findLast(
    ({ until, isPart, count }) => isPart && count !== null && until <= group.from && group.from - until <= 4,
  )
  if (
    some?.count &&
    group.nations.length === 1 &&
    [1, 2].some((k) =>
      /^(?:are|were|is|was|being|hold|holds|held|holding|have|carry)$/u.test(tokenAt(tokens, group.from - k).lower),
    )
  )
    return some.count
  // "They are Vietnamese": all of them.
  const nominal = group.nations.length === 1 && view.groups.every((one) => one === group || one.nations.length === 0)
  if (nominal && isOfAll(tokens, group.from)) return target.count
  const before: ReadonlySet<string> = new Set([
    tokenAt(tokens, group.from - 1).lower,
    tokenAt(tokens, group.from).lower,
    tokenAt(tokens, group.from - 3).lower,
  ])
  // "Seventeen of them, all Afghans": all of the seventeen.
  const part = view.groups.findLast(({ until, isPart }) => isPart && until <= group.from)
  if (
    before.has('all') &&
    [2, 3, 4, 5].some((k) => /^(?:nearly|almost|virtually)$/u.test(tokenAt(tokens, group.from - k + 1).lower))
  )
    return UNKNOWN_COUNT
  if (group.nations.length === 1 && (before.has('all') || before.has('both'))) return part?.count ?? target.count
  const verb = tokenAt(tokens, group.until).lower
  if (!/^(?:made|accounted|formed|topped|led|numbered|were|comprised|constituted)$/u.test(verb)) return UNKNOWN_COUNT
  for (let i = group.until; i < group.until + 9; i++) {
    const token = tokenAt(tokens, i)
    if (
      token.kind === 'number' &&
      /^[\d,]+$/u.test(token.text) &&
      /^(?:with|at|for|,)$/u.test(tokenAt(tokens, i - 1).lower)
    )
      return exactCount(Number(token.text.replaceAll(',', '')))
  }
  return UNKNOWN_COUNT
}
