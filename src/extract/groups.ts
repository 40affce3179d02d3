import { addCounts, UNKNOWN_COUNT } from '../domain/count.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import { isPeopleNoun } from './nouns.ts'
import { originsAfter, type Phrase, phraseAt } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { uncountedGroup } from './uncountedGroups.ts'
import { DEFINITE } from './words.ts'

const MORE = new Set(['another', 'further', 'additional', 'other', 'more', 'remaining', 'others'])
const PART_OF = new Set(['the', 'these', 'those', 'them', 'whom', 'his', 'her', 'their', 'its', 'all'])

/** The groups of one sentence: counted ones first by their numbers, then single persons, then those without a number. */
export function groupsIn(
  tokens: readonly Token[],
  sentence: Sentence,
  quantities: readonly Quantity[],
  names: readonly Name[],
  dates: ReadonlyArray<{ from: number; until: number }>,
): Group[] {
  const { from, until } = sentence
  const nameOf = new Map(names.map((name) => [name.from, name]))
  const nameAt = (token: number): Name | null => nameOf.get(token) ?? null
  const taken = new Set<number>()
  for (const date of dates) for (let i = date.from; i < date.until; i++) taken.add(i)
  const take = (group: Group): Group => {
    for (let i = group.from; i < group.until; i++) taken.add(i)
    return group
  }
  const counted = quantities.map((quantity) =>
    take(countedGroup(tokens, { ...sentence, until: nextOf(dates, quantity.until, until) }, quantity, nameAt)),
  )
  const others: Group[] = []
  for (let i = from; i < until; i++) {
    if (taken.has(i)) continue
    const group = uncountedGroup(tokens, i, until, nameAt, taken)
    if (group) {
      others.push(take(group))
      i = group.until - 1
    }
  }
  return [...counted, ...others].sort((a, b) => a.from - b.from)
}

function countedGroup(
  tokens: readonly Token[],
  { from, until }: Sentence,
  quantity: Quantity,
  nameAt: (token: number) => Name | null,
): Group {
  let start = quantity.from
  let isMore =
    /^(?:another|further|additional)$/u.test(tokenAt(tokens, quantity.from).lower) ||
    // "a further nine".
    (tokenAt(tokens, quantity.from).lower === 'a' && MORE.has(tokenAt(tokens, quantity.from + 1).lower)) ||
    /^(?:another|further|additional|other|more)$/u.test(tokenAt(tokens, quantity.until).lower)
  let isDefinite = quantity.isWhole && tokenAt(tokens, quantity.from).lower === 'all'
  while (
    start > from &&
    (DEFINITE.has(tokenAt(tokens, start - 1).lower) ||
      MORE.has(tokenAt(tokens, start - 1).lower) ||
      /^(?:a|an|only|just|first|last)$/u.test(tokenAt(tokens, start - 1).lower)) &&
    start > quantity.from - 3
  ) {
    const word = tokenAt(tokens, start - 1).lower
    if (MORE.has(word)) isMore = true
    if (DEFINITE.has(word)) isDefinite = true
    start--
  }
  let at = quantity.until
  if (/^(?:other|more|additional|further)$/u.test(tokenAt(tokens, at).lower)) at++
  let isPart = false
  if (tokenAt(tokens, at).lower === 'of') {
    const next = tokenAt(tokens, at + 1).lower
    // "Thirty-eight of that group".
    const isOfThat =
      next === 'that' && /^(?:group|batch|lot|party|number|contingent|crew)$/u.test(tokenAt(tokens, at + 2).lower)
    if (PART_OF.has(next) || isOfThat) {
      // "four of his staff", "88 of its citizens": nobody spoken of before.
      isPart = !(/^(?:his|her|their|its)$/u.test(next) && isPeopleNoun(tokenAt(tokens, at + 2).lower))
      at += /^(?:them|whom)$/u.test(next) ? 2 : 1
      if (/^(?:them|whom)$/u.test(next)) {
        const verb = /^(?:were|are|is|was|being)$/u.test(tokenAt(tokens, at).lower) ? 1 : 0
        const phrase = phraseAt(tokens, at + verb, until, nameAt)
        return finish(phrase.nations.length > 0 ? phrase : { until: at, kind: 'people', head: next, nations: [] })
      }
      at++
    } else if (
      /^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)(?:-|$)/u.test(next)
    ) {
      // "the last six of 36 Taiwanese": some of those counted right here.
      isPart = true
    } else if (quantity.count.max === null && tokenAt(tokens, quantity.until - 1).lower.endsWith('s')) at++
  }
  // "…, of whom 6,100 were deported".
  isPart ||=
    /^of whom$/u.test(`${tokenAt(tokens, start - 2).lower} ${tokenAt(tokens, start - 1).lower}`) &&
    phraseAt(tokens, at, until, nameAt).kind === 'bare'
  return finish(phraseAt(tokens, at, until, nameAt))

  function finish(phrase: Phrase): Group {
    const isNoun = phrase.kind !== 'bare'
    // "including 65 from China, 52 from Taiwan": a number in a list, with where they come from.
    const isListed =
      phrase.kind === 'bare' &&
      /^(?:,|and|including|:|comprising|are|were|with)$/u.test(tokenAt(tokens, start - 1).lower)
    // "103 deportees from the United States" come from where they were, not from where they are.
    const isSent = /^(?:deportees?|returnees?|expellees?)$/u.test(phrase.head)
    const isOf = (phrase.kind === 'people' || isListed) && phrase.nations.length === 0 && !isSent
    const origins = isOf ? originsAfter(tokens, phrase.until, until, nameAt) : { codes: [], until: phrase.until }
    const codes = [...phrase.nations, ...origins.codes]
    const isPair = /^(?:couples?|pairs?)$/u.test(phrase.head)
    if (phrase.head === 'others') isMore = true
    const count = isPair ? addCounts(quantity.count, quantity.count) : quantity.count
    return {
      from: start,
      until:
        isNoun || origins.codes.length > 0
          ? Math.max(phrase.until, origins.until)
          : Math.max(quantity.until, isPart ? at : 0),
      kind: phrase.kind,
      count,
      nations: codes.map((code) => ({ code, count: codes.length === 1 ? count : UNKNOWN_COUNT })),
      isDefinite,
      isSome: false,
      isPart,
      isMore,
      isOne: count.min === 1 && count.max === 1,
      head: phrase.head,
    }
  }
}

const nextOf = (dates: ReadonlyArray<{ from: number }>, from: number, until: number): number =>
  Math.min(until, ...dates.map((date) => date.from).filter((start) => start >= from))
