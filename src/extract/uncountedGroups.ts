import { exactCount, UNKNOWN_COUNT } from '../domain/count.ts'
import { codeOfNationality } from '../domain/nationalities.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import { isAuthority, isCollective, isPeopleNoun, isPluralPeople } from './nouns.ts'
import { isStop, originsAfter, type Phrase, phraseAt } from './phrases.ts'
import { type Token, tokenAt } from './tokens.ts'
import { DEFINITE } from './words.ts'

const COUPLES: Readonly<Record<string, number>> = { couple: 2, pair: 2, duo: 2, trio: 3, quartet: 4, twins: 2 }

const MARRIED = /^(?:married|unmarried|young|elderly|middle-aged|retired|wanted|fugitive|husband-and-wife)$/u

const ORDINAL = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\d+th)$/u

/** One person ("a Malaysian", "the owner"), a couple, or people without a number ("Chinese nationals", "the suspects"). */
export function uncountedGroup(
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
  // "a married couple", "the elderly pair".
  const pairAt = MARRIED.test(tokenAt(tokens, at).lower) ? at + 1 : at
  const couple = Object.hasOwn(COUPLES, tokenAt(tokens, pairAt).lower)
    ? COUPLES[tokenAt(tokens, pairAt).lower]
    : undefined
  if (couple !== undefined && (isArticle || isDefinite)) {
    if (tokenAt(tokens, pairAt + 1).lower === 'of') return null
    return {
      ...BLANK,
      from: i,
      until: pairAt + 1,
      count: exactCount(couple),
      isDefinite,
      head: tokenAt(tokens, pairAt).lower,
    }
  }
  // "A twelfth was intercepted".
  if (
    isArticle &&
    ORDINAL.test(tokenAt(tokens, at).lower) &&
    /^(?:was|has|is|had)$/u.test(tokenAt(tokens, at + 1).lower)
  )
    return { ...BLANK, from: i, until: at + 1, count: exactCount(1), isMore: true, isOne: true, head: 'person' }
  // "A 47th suspect, believed to be the bookkeeper".
  if (
    isArticle &&
    /^\d+(?:st|nd|rd|th)$/u.test(tokenAt(tokens, at).lower) &&
    isPeopleNoun(tokenAt(tokens, at + 1).lower)
  )
    return {
      ...BLANK,
      from: i,
      until: at + 2,
      count: exactCount(1),
      isMore: true,
      isOne: true,
      head: tokenAt(tokens, at + 1).lower,
    }
  // "The 44-year-old will be put on a plane".
  if (
    (isArticle || isDefinite) &&
    /^\d+-year-old$/u.test(tokenAt(tokens, at).lower) &&
    isStop(tokenAt(tokens, at + 1).lower)
  )
    return { ...BLANK, from: i, until: at + 1, count: exactCount(1), isDefinite, isOne: true, head: 'year-old' }
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
  // "a Georgian burglary ring": an adjective of those who are more than one.
  if (phrase.nations.length > 0 && codeOfNationality(phrase.head) !== null && isOfRing(tokens, phrase.until))
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
    isOne: isOne && pair === undefined,
    head: phrase.head,
  }
}

/** Whether one or two words and then a ring, gang or network follow. */
function isOfRing(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 3; at++) {
    const { lower, text } = tokenAt(tokens, at)
    if (/^(?:ring|gang|network|mafia|syndicate|clan|cartel|cell|outfit)$/u.test(lower)) return true
    if (!/^\p{Ll}/u.test(text) || isStop(lower)) return false
  }
  return false
}

const OF_A_COUNTRY =
  /^(?:media|press|newspapers?|newspaper|daily|dailies|television|tv|radio|news|broadcasters?|state|entity|republic|province|region|embassy|consulate|mission|law|laws|soil|waters|territory|border|frontier|capital|city|town|province|island|coast|port|market|markets|firms?|company|companies|banks?|websites?|language|counterparts?|colleagues|public|parliament|court|courts|judges?|economy|yuan|dollars?|origin|descent)$/u

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
