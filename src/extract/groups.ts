import type { Count } from '../domain/count.ts'
import { codeOfNationality } from '../domain/nationalities.ts'
import type { Name } from './names.ts'
import {
  isAuthority,
  isCollective,
  isPeopleNoun,
  isPluralPeople,
  isThingNoun,
  isUnknownPlural,
  isVictimNoun,
} from './nouns.ts'
import { addCounts, exactCount, UNKNOWN_COUNT } from '../domain/count.ts'
import type { Quantity } from './quantities.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { AUXILIARIES, DETERMINERS, IRREGULAR_VERBS, PHRASE_ENDS, PREPOSITIONS, RELATIVES } from './words.ts'

/** People of one nationality within a group; `unknown` where the report gives no number. */
export interface Nation {
  code: string
  count: Count
}

/**
 * A noun phrase for a number of people (or of things, so that they are not taken for people).
 * `people`: surely people. `likely`: a plural that no list knows. `bare`: a number without a noun ("77 were arrested").
 */
export interface Group {
  from: number
  until: number
  kind: 'people' | 'likely' | 'bare' | 'victims' | 'things'
  /** Null: no number ("the suspects"). */
  count: Count | null
  nations: Nation[]
  /** "the 122 Chinese", "all of them": people spoken of before. */
  isDefinite: boolean
  /** "four of them": some of those spoken of before. */
  isPart: boolean
  /** "some of the suspects": fewer than those spoken of before, number unknown. */
  isSome: boolean
  /** "another 83", "a further five": people beside those spoken of before. */
  isMore: boolean
  /** "the owner", "a man": one person. */
  isOne: boolean
  head: string
}

const LONGEST_PHRASE = 9
const MORE = new Set(['another', 'further', 'additional', 'other', 'more', 'remaining', 'others'])
const DEFINITE = new Set(['the', 'these', 'those', 'all', 'both', 'his', 'her', 'their', 'its', 'remaining'])
const PART_OF = new Set(['the', 'these', 'those', 'them', 'whom', 'his', 'her', 'their', 'its', 'all'])
const PARTICIPLE_ADJECTIVES = /(?:ed|ing)$/u

interface Phrase {
  until: number
  kind: Group['kind']
  head: string
  nations: string[]
}

const isStop = (lower: string): boolean =>
  PREPOSITIONS.has(lower) ||
  AUXILIARIES.has(lower) ||
  RELATIVES.has(lower) ||
  IRREGULAR_VERBS.has(lower) ||
  DETERMINERS.has(lower) ||
  PHRASE_ENDS.has(lower) ||
  lower === 'and' ||
  lower === 'or'

/** Nationality that begins at a token, and how many tokens long it is: "Chinese", "South Koreans", "Myanmar nationals". */
function nationAt(
  tokens: readonly Token[],
  i: number,
  nameAt: (token: number) => Name | null,
): { code: string; length: number } | null {
  const token = tokenAt(tokens, i)
  if (!/^\p{Lu}/u.test(token.text) && !/^(?:south|north|sri)$/u.test(token.lower)) return null
  const two = codeOfNationality(`${token.lower} ${tokenAt(tokens, i + 1).lower}`)
  if (two) return { code: two, length: 2 }
  const name = nameAt(i)
  const one = codeOfNationality(token.lower)
  if (one && !(name && name.until > i + 1)) return { code: one, length: 1 }
  const after = tokenAt(tokens, name?.until ?? i).lower
  // "whom Spain suspects of fraud".
  if (after === 'suspects' && /^(?:of|that)$/u.test(tokenAt(tokens, (name?.until ?? i) + 1).lower)) return null
  if (
    name?.kind === 'place' &&
    name.place?.country &&
    name.place.precision === 'country' &&
    /^(?:nationals?|citizens?|passport|people|men|women|migrants|suspects)$/u.test(after)
  )
    return { code: name.place.country, length: name.until - i }
  return null
}

/** Reads adjectives and nouns from `i` on; the last noun that a list knows is the head. */
function phraseAt(tokens: readonly Token[], i: number, end: number, nameAt: (token: number) => Name | null): Phrase {
  const nations: string[] = []
  let best: Phrase = { until: i, kind: 'bare', head: '', nations: [] }
  let at = i
  while (at < Math.min(end, i + LONGEST_PHRASE)) {
    const token = tokenAt(tokens, at)
    const nation = nationAt(tokens, at, nameAt)
    if (nation) {
      if (!nations.includes(nation.code)) nations.push(nation.code)
      at += nation.length
      if (best.kind !== 'victims')
        best = { until: at, kind: 'people', head: tokenAt(tokens, at - 1).lower, nations: [...nations] }
      continue
    }
    const isJoint =
      (token.lower === 'and' || token.lower === 'or' || token.text === ',') &&
      nations.length > 0 &&
      nationAt(tokens, at + 1, nameAt) !== null &&
      tokenAt(tokens, at - 1).end <= token.start
    if (isJoint && best.until === at) {
      at++
      continue
    }
    // "men and women": one head in two words.
    if (
      token.lower === 'and' &&
      best.until === at &&
      best.kind === 'people' &&
      isPluralPeople(best.head) &&
      isPluralPeople(tokenAt(tokens, at + 1).lower)
    ) {
      at++
      continue
    }
    if (token.text === '-' && at > i) {
      at++
      continue
    }
    if (/^\d+-year-old$/u.test(token.lower)) {
      at++
      continue
    }
    if (token.kind === 'mark' || token.kind === 'number' || isStop(token.lower)) break
    // "a man accused of fraud": a verb, once there is a noun.
    if (token.lower === 'accused' && best.kind !== 'bare') break
    const kind = kindOf(token.lower)
    if (kind) best = { until: at + 1, kind, head: token.lower, nations: [...nations] }
    else if (best.until === at && best.kind !== 'bare' && PARTICIPLE_ADJECTIVES.test(token.lower)) break
    at++
  }
  return best
}

function kindOf(lower: string): Group['kind'] | null {
  if (isVictimNoun(lower)) return 'victims'
  if (isPeopleNoun(lower)) return 'people'
  if (isThingNoun(lower)) return 'things'
  return isUnknownPlural(lower) ? 'likely' : null
}

/** Countries after "from": "people from China and Taiwan". `until` of the last one; none where a route follows. */
function originsAfter(
  tokens: readonly Token[],
  i: number,
  end: number,
  nameAt: (token: number) => Name | null,
): { codes: string[]; until: number } {
  const codes: string[] = []
  let until = i
  if (!/^(?:from|of)$/u.test(tokenAt(tokens, i).lower)) return { codes, until }
  for (let at = i + 1; at < Math.min(end, i + 16);) {
    const name = nameAt(at)
    if (name?.place?.country && name.place.precision === 'country') {
      codes.push(name.place.country)
      until = name.until
      at = name.until
    } else if (/^(?:,|and|the|mainland|neighbouring|neighboring|nearby)$/u.test(tokenAt(tokens, at).lower)) at++
    else break
  }
  // "from Cambodia to China" is a route, not where people come from.
  const isRoute =
    tokenAt(tokens, until).lower === 'to' ||
    (tokenAt(tokens, i).lower === 'of' && !/^(?:nationals?|citizens?|natives?)$/u.test(tokenAt(tokens, i - 1).lower))
  return isRoute ? { codes: [], until: i } : { codes, until }
}

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
    if (PART_OF.has(next)) {
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
  return finish(phraseAt(tokens, at, until, nameAt))

  function finish(phrase: Phrase): Group {
    const isNoun = phrase.kind !== 'bare'
    // "including 65 from China, 52 from Taiwan": a number in a list, with where they come from.
    const isListed =
      phrase.kind === 'bare' &&
      /^(?:,|and|including|:|comprising|are|were|with)$/u.test(tokenAt(tokens, start - 1).lower)
    const isOf = (phrase.kind === 'people' || isListed) && phrase.nations.length === 0
    const origins = isOf ? originsAfter(tokens, phrase.until, until, nameAt) : { codes: [], until: phrase.until }
    const codes = [...phrase.nations, ...origins.codes]
    const isPair = /^(?:couples?|pairs?)$/u.test(phrase.head)
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

const COUPLES: Readonly<Record<string, number>> = { couple: 2, pair: 2, duo: 2, trio: 3, quartet: 4, twins: 2 }

const ORDINAL = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\d+th)$/u

/** One person ("a Malaysian", "the owner"), a couple, or people without a number ("Chinese nationals", "the suspects"). */
function uncountedGroup(
  tokens: readonly Token[],
  i: number,
  end: number,
  nameAt: (token: number) => Name | null,
  taken: ReadonlySet<number>,
): Group | null {
  const first = tokenAt(tokens, i)
  const isArticle = /^(?:an?|another|one)$/u.test(first.lower)
  const isDefinite = DEFINITE.has(first.lower)
  const at = isArticle || isDefinite ? i + 1 : i
  const couple = Object.hasOwn(COUPLES, tokenAt(tokens, at).lower) ? COUPLES[tokenAt(tokens, at).lower] : undefined
  if (couple !== undefined && (isArticle || isDefinite)) {
    if (tokenAt(tokens, at + 1).lower === 'of') return null
    return { ...BLANK, from: i, until: at + 1, count: exactCount(couple), isDefinite, head: tokenAt(tokens, at).lower }
  }
  // "A twelfth was intercepted".
  if (
    isArticle &&
    ORDINAL.test(tokenAt(tokens, at).lower) &&
    /^(?:was|has|is|had)$/u.test(tokenAt(tokens, at + 1).lower)
  )
    return { ...BLANK, from: i, until: at + 1, count: exactCount(1), isMore: true, isOne: true, head: 'person' }
  // "Both drivers": two that were not counted before; "both men" were.
  if (
    first.lower === 'both' &&
    isPluralPeople(tokenAt(tokens, at).lower) &&
    !/^(?:men|women|people|suspects|nationals|persons|individuals|others|groups?|accused)$/u.test(
      tokenAt(tokens, at).lower,
    )
  )
    return {
      ...BLANK,
      from: i,
      until: at + 1,
      count: exactCount(2),
      isDefinite: false,
      head: tokenAt(tokens, at).lower,
    }
  const collective = /^(?:whole|entire)$/u.test(tokenAt(tokens, at).lower) ? at + 1 : at
  if (isDefinite && isCollective(tokenAt(tokens, collective).lower) && tokenAt(tokens, collective + 1).lower !== 'of')
    return { ...BLANK, from: i, until: collective + 1, isDefinite, head: tokenAt(tokens, collective).lower }
  // "who had duped people": a verb, and its object begins behind it.
  if (
    /[^e]ed$/u.test(first.lower) &&
    /^(?:who|whom|that|have|has|had|having|they|he|she|it|allegedly|then)$/u.test(tokenAt(tokens, i - 1).lower)
  )
    return null
  // "whom Spain suspects of fraud": a verb.
  if (first.lower === 'suspects' && /^(?:of|that|they|him|her|them)$/u.test(tokenAt(tokens, i + 1).lower)) return null
  if (first.kind !== 'word' || (!isArticle && !isDefinite && isStop(first.lower))) return null
  const phrase = phraseUntaken(tokens, at, end, nameAt, taken)
  // Without an article these are verbs and adjectives.
  if (!isDefinite && /^(?:accused|illegal|undocumented|domestic|suspect|wounded|dead|injured)$/u.test(phrase.head))
    return null
  if (phrase.head === 'suspects' && /^(?:of|that)$/u.test(tokenAt(tokens, phrase.until).lower)) return null
  if (phrase.kind !== 'people' && phrase.kind !== 'victims') return null
  // "Cambodian police" act; they are not those acted upon.
  const isMember = isArticle && /^(?:agent|officer|official|soldier|guard|detective)$/u.test(phrase.head)
  if (
    phrase.nations.length > 0 &&
    !isMember &&
    (isAuthority(tokenAt(tokens, phrase.until).lower) ||
      isAuthority(tokenAt(tokens, phrase.until + 1).lower) ||
      isAuthority(phrase.head))
  )
    return null
  // "Spanish media reported": what is of a country is not its people.
  if (phrase.nations.length > 0 && OF_A_COUNTRY.test(tokenAt(tokens, phrase.until).lower)) return null
  const isPlural =
    isPluralPeople(phrase.head) ||
    (phrase.nations.length > 0 && (phrase.head.endsWith('s') || !isArticle) && !isSingularHead(phrase.head))
  const isOne = !isPlural && (isArticle || isDefinite)
  if (!isPlural && !isOne) return null
  // "an Albanian couple".
  const pair = phrase.nations.length > 0 && Object.hasOwn(COUPLES, phrase.head) ? COUPLES[phrase.head] : undefined
  const count = isOne ? exactCount(pair ?? 1) : null
  const origins =
    phrase.nations.length === 0 ? originsAfter(tokens, phrase.until, end, nameAt) : { codes: [], until: phrase.until }
  const codes = [...phrase.nations, ...origins.codes]
  return {
    ...BLANK,
    from: i,
    until: Math.max(phrase.until, origins.until),
    kind: phrase.kind,
    isSome: isSomeOf(tokens, i),
    count,
    nations: codes.map((code) => ({
      code,
      count: isOne && codes.length === 1 ? exactCount(pair ?? 1) : UNKNOWN_COUNT,
    })),
    isDefinite: isDefinite && !isSomeOf(tokens, i),
    isMore:
      first.lower === 'another' ||
      (isArticle && ORDINAL.test(tokenAt(tokens, at).lower)) ||
      /^(?:other|others)$/u.test(tokenAt(tokens, at).lower),
    isOne,
    head: phrase.head,
  }
}

const OF_A_COUNTRY =
  /^(?:media|press|newspapers?|newspaper|daily|dailies|television|tv|radio|news|broadcasters?|state|embassy|consulate|mission|law|laws|soil|waters|territory|border|frontier|capital|city|town|province|island|coast|port|market|markets|firms?|company|companies|banks?|websites?|language|counterparts?|colleagues|public|parliament|court|courts|judges?|economy|yuan|dollars?|origin|descent)$/u

/** "Some of the suspects": how many, the report does not say. */
const isSomeOf = (tokens: readonly Token[], i: number): boolean =>
  tokenAt(tokens, i - 1).lower === 'of' &&
  /^(?:some|many|most|several|few|part|number|majority|half|none)$/u.test(tokenAt(tokens, i - 2).lower)

const BLANK: Omit<Group, 'from' | 'until'> = {
  kind: 'people',
  isSome: false,
  count: null,
  nations: [],
  isDefinite: false,
  isPart: false,
  isMore: false,
  isOne: false,
  head: '',
}

const isSingularHead = (head: string): boolean => isPeopleNoun(head) && !isPluralPeople(head)

function phraseUntaken(
  tokens: readonly Token[],
  at: number,
  end: number,
  nameAt: (token: number) => Name | null,
  taken: ReadonlySet<number>,
): Phrase {
  let limit = at
  while (limit < end && !taken.has(limit)) limit++
  return phraseAt(tokens, at, limit, nameAt)
}
