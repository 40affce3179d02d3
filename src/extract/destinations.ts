import { isCraft } from './flights.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import { isAuthority } from './nouns.ts'
import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { CLAUSE_OPENERS, SPEECH } from './words.ts'

interface View {
  sentence: Sentence
  names: readonly Name[]
  predicates: readonly Predicate[]
}

const FARTHEST = 22
const NEAREST_NAME = 7

/**
 * Where a deportation goes: the first place or people behind "to" ("to Thai police", "to the central province of
 * Hunan"), or "home". What lies behind the next verb is another clause's.
 */
export function destinationOf(
  tokens: readonly Token[],
  { sentence, names, predicates }: View,
  predicate: Predicate,
  patient: Group | null,
): { to: Name | null; isHome: boolean } {
  if (predicate.type !== 'deportation') return { to: null, isHome: false }
  let isHome = predicate.isHome
  const start = predicate.lemma === 'flight' ? predicate.from + 1 : predicate.head + 1
  const next =
    predicates.find(({ head, from }) => from > predicate.head && head > predicate.head + 1)?.from ?? sentence.until
  const end = Math.min(
    sentence.until,
    Math.max(start, predicate.head) + FARTHEST,
    Math.max(next, (patient?.until ?? 0) + 1),
  )
  for (let i = start; i < end; i++) {
    const { lower, text } = tokenAt(tokens, i)
    if (
      (lower === 'home' && !/^(?:countries|nations|states)$/u.test(tokenAt(tokens, i + 1).lower)) ||
      (/^(?:country|countries|nations?)$/u.test(lower) &&
        (/^(?:own|home|their|his|her|respective|native)$/u.test(tokenAt(tokens, i - 1).lower) ||
          /^of (?:origin|birth|nationality|citizenship)$/u.test(
            `${tokenAt(tokens, i + 1).lower} ${tokenAt(tokens, i + 2).lower}`,
          ))) ||
      /^(?:homelands?|hometowns?)$/u.test(lower) ||
      (/^(?:hand|turn|give|surrender|deliver|release)$/u.test(predicate.lemma) && isOwnMission(tokens, i))
    )
      isHome = true
    if (i > (patient?.until ?? start) && /^(?:have|has|had|were|was|are|is|referred|where)$/u.test(lower)) break
    // "on a flight that left Dublin and arrived in Tirana".
    const isOfCraft = /^(?:that|which)$/u.test(lower) && isCraft(tokenAt(tokens, i - 1).lower)
    if (text === ';' || SPEECH.has(lower) || (CLAUSE_OPENERS.has(lower) && !isOfCraft && !isPointing(tokens, i))) break
    // "on a charter from Iquique with destination Caracas".
    if (lower === 'destination' && tokenAt(tokens, i - 1).lower === 'with') {
      const stated = nameBehind(tokens, names, i, sentence.until)
      if (stated) return { to: stated, isHome }
    }
    if (!/^(?:to|into|for|in|at)$/u.test(lower)) continue
    if (lower === 'for' && !isOffFor(tokens, i)) continue
    if (/^(?:in|at)$/u.test(lower) && !/^(?:landed|arrived|landing|arriving|down)$/u.test(tokenAt(tokens, i - 1).lower))
      continue
    // "China says that 4,666 have been turned over to it".
    const speaker = names.find(({ from, kind }) => kind === 'place' && from - sentence.from <= 2)
    if (
      lower === 'to' &&
      speaker &&
      tokenAt(tokens, i + 1).lower === 'it' &&
      SPEECH.has(tokenAt(tokens, speaker.until).lower)
    )
      return { to: speaker, isHome }
    const to = nameBehind(tokens, names, i, end)
    // "to Nigeria and Ghana": who went where is not said.
    if (to && isSplit(tokens, names, to)) return { to: null, isHome: false }
    if (to) return { to, isHome }
  }
  return {
    to: boundFor(tokens, names, start, sentence.until) ?? receiverOf(tokens, names, start, sentence.until, predicate),
    isHome,
  }
}

/** "in that case to Italy": the word points at a noun, and opens no clause. */
const isPointing = (tokens: readonly Token[], i: number): boolean =>
  tokenAt(tokens, i).lower === 'that' &&
  /^(?:in|on|at|of|from|after|over|for|during)$/u.test(tokenAt(tokens, i - 1).lower)

/** "to their embassy", "into the care of his consulate", "to the diplomats of their country". */
const isOwnMission = (tokens: readonly Token[], i: number): boolean =>
  /^(?:embassy|embassies|consulates?|missions?|consular|diplomats?)$/u.test(tokenAt(tokens, i).lower) &&
  [1, 2, 3].some((k) => /^(?:their|his|her|respective|own)$/u.test(tokenAt(tokens, i - k).lower)) &&
  [1, 2, 3, 4].some((k) => /^(?:to|of)$/u.test(tokenAt(tokens, i - k).lower))

/** "…, who left on board a charter from Iquique, with destination Caracas", "bound for Lagos": of whichever clause. */
function boundFor(tokens: readonly Token[], names: readonly Name[], from: number, until: number): Name | null {
  for (let i = from; i < until - 2; i++)
    if (
      /^(?:with destination|bound for|destined for)$/u.test(
        `${tokenAt(tokens, i).lower} ${tokenAt(tokens, i + 1).lower}`,
      )
    )
      return nameBehind(tokens, names, i + 1, until)
  return null
}

/** "were pushed across the border and received by Bangladeshi guards". */
function receiverOf(
  tokens: readonly Token[],
  names: readonly Name[],
  from: number,
  until: number,
  { lemma }: Predicate,
): Name | null {
  for (let i = from; i < until - 2; i++)
    if (
      /^(?:received|met|welcomed|collected|over)$/u.test(tokenAt(tokens, i).lower) &&
      // "were handed over by Vietnam" says who sent them.
      !(tokenAt(tokens, i).lower === 'over' && /^(?:hand|turn|give)$/u.test(lemma)) &&
      tokenAt(tokens, i + 1).lower === 'by'
    )
      return names.find(({ from: at, place }) => at > i + 1 && at <= i + 4 && place?.precision === 'country') ?? null
  return null
}

/** Places of two countries in a list. */
function isSplit(tokens: readonly Token[], names: readonly Name[], to: Name): boolean {
  const next = names.find(({ from, kind }) => kind === 'place' && from > to.until && from <= to.until + 2)
  return (
    next?.place != null &&
    to.place != null &&
    next.place.country !== to.place.country &&
    /^(?:and|,|or)$/u.test(tokenAt(tokens, to.until).lower)
  )
}

/** "left for Kabul", "left Leipzig for Kabul", "bound for". */
const isOffFor = (tokens: readonly Token[], i: number): boolean =>
  Array.from({ length: 7 }, (_, k) => tokenAt(tokens, i - 1 - k).lower).some((word) =>
    /^(?:left|leave|leaves|bound|headed|depart|departed|leaving|flight|off)$/u.test(word),
  )

const isOf = (tokens: readonly Token[], from: number, until: number): boolean =>
  /^(?:of|town|city|province|capital|port)$/u.test(tokenAt(tokens, until - 1).lower) &&
  !Array.from({ length: until - from }, (_, k) => tokenAt(tokens, from + k).text).includes(',')

/** The name behind a capitalised word that is none itself, a comma and perhaps "in". */
function placeBehindUnknown(tokens: readonly Token[], names: readonly Name[], from: number): Name | null {
  let at = from
  while (at < from + 3 && /^\p{Lu}/u.test(tokenAt(tokens, at).text)) at++
  if (at === from || tokenAt(tokens, at).text !== ',') return null
  const start = tokenAt(tokens, at + 1).lower === 'in' ? at + 2 : at + 1
  return (
    names.find(
      ({ from: first, kind }) =>
        kind === 'place' && (first === start || (first === start + 1 && tokenAt(tokens, start).lower === 'the')),
    ) ?? null
  )
}

function nameBehind(tokens: readonly Token[], names: readonly Name[], at: number, end: number): Name | null {
  for (let i = at + 1; i < Math.min(end, at + NEAREST_NAME); i++) {
    const name = names.find(({ from }) => from === i)
    const { text, lower } = tokenAt(tokens, i)
    // "to the Chinese city of Kunming": the city, not the country.
    const town =
      name?.kind === 'demonym'
        ? names.find(({ kind, from }) => kind === 'place' && from > i && from <= i + 5)
        : undefined
    if (town && name && isOf(tokens, name.until, town.from)) return town
    if (name)
      return /^(?:border|embassy|consulate)$/u.test(tokenAt(tokens, name.until).lower) &&
        !/^(?:post|crossing|town|gate|city)$/u.test(tokenAt(tokens, name.until + 1).lower) &&
        name.kind === 'demonym'
        ? null
        : name
    // "to Menglian, in Yunnan province": a town that is not known lies where the words behind it say.
    const around = i === at + 1 ? placeBehindUnknown(tokens, names, i) : null
    if (around) return around
    // "to their country's authorities at Elias Pina": where it was done.
    if (lower === 'at' && tokenAt(tokens, at + 2).lower === 'country') return null
    // "to police from Yunnan", but "to the neighbouring country from Assam".
    if (lower === 'from' && isAuthority(tokenAt(tokens, i - 1).lower)) continue
    if (
      text === ',' ||
      text === ';' ||
      /^(?:and|on|after|before|over|through|via|from|by|aboard|face|faces|stand|serve|be)$/u.test(lower)
    )
      return null
  }
  return null
}

/** "At Germany's request a court approved the extradition": people are extradited to who asks for them. */
export function requesterOf(
  tokens: readonly Token[],
  { names }: Pick<View, 'names'>,
  { lemma }: Predicate,
): Name | null {
  if (!lemma.startsWith('extradit')) return null
  return (
    names.find(
      ({ from, until }) =>
        (tokenAt(tokens, until).lower === "'s" && tokenAt(tokens, until + 1).lower === 'request') ||
        (/^(?:by|in)$/u.test(tokenAt(tokens, from - 1).lower) &&
          /^(?:requested|wanted|sought)$/u.test(tokenAt(tokens, from - 2).lower)),
    ) ?? null
  )
}
