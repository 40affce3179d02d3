import type { DateMention } from './dates.ts'
import type { Group } from './group.ts'
import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { BE_FORMS, DETERMINERS, isFiniteVerb, PREPOSITIONS, SPEECH } from './words.ts'

/** What a word of time or place belongs to: an event, a speech act, an operation, another verb, or nothing before it. */
export type Governor =
  | { kind: 'event'; predicate: Predicate }
  | { kind: 'speech' | 'operation' | 'court' | 'other' | 'none'; predicate: null }

const OPERATION_VERBS = new Set(
  'raided searched stormed swooped stopped intercepted executed served conducted launched carried mounted descended inspected raiding searching burst entered smashed dismantled busted cracked struck pounced surrounded encircled ambushed cordoned'.split(
    ' ',
  ),
)
/** A day behind these is that of the court. */
const COURT_VERBS = new Set(
  'charged indicted convicted sentenced arraigned remanded released freed fined jailed appeared acquitted pleaded questioned tried'.split(
    ' ',
  ),
)

export const OPERATION_NOUNS = new Set(
  'raid raids operation operations sweep sweeps crackdown swoop swoops inspection inspections drive bust round-up roundup search searches blitz flight flights'.split(
    ' ',
  ),
)
const CRIME_NOUNS = new Set(
  'murder murders killing killings robbery attack attacks bombing bombings theft kidnapping abduction death deaths blast explosion shooting riot riots heist coup'.split(
    ' ',
  ),
)

/** A finite verb, participle or gerund that is no event word; adjectives inside a group of people are none. */
function isOtherVerb(token: Token, before: Token): boolean {
  if (token.kind !== 'word' || /^\p{Lu}/u.test(token.text)) return false
  if (isFiniteVerb(token, before)) return true
  if (!/(?:[^e]ed|ing)$/u.test(token.lower) || token.lower.length < 5) return false
  if (
    /^(?:during|following|including|according|evening|morning|building|meeting|regarding|concerning|trafficking|smuggling|gambling|gaming|mining|laundering|wedding|neighbouring|neighboring|unlicensed|united)$/u.test(
      token.lower,
    )
  )
    return false
  // "the suspected ring" has an adjective; "That followed raids" a verb.
  return !DETERMINERS.has(before.lower) || /^(?:that|this|those|these|all|both)$/u.test(before.lower)
}

/** "an alleged hub" has an adjective; who "was released" says nothing. */
const isSpeech = ({ lower }: Token, before: Token): boolean =>
  SPEECH.has(lower) &&
  !(/^(?:alleged|reported|claimed)$/u.test(lower) && DETERMINERS.has(before.lower)) &&
  !(/^(?:released|published|posted)$/u.test(lower) && BE_FORMS.has(before.lower))

/** "Thirty of the arrests took place in Vigo": the noun is what happened there. */
const isLight = ({ lower }: Token, next: Token): boolean =>
  (/^(?:took|taken|taking)$/u.test(lower) && next.lower === 'place') ||
  (lower === 'made' && /^(?:in|on|at|near|across|during)$/u.test(next.lower)) ||
  /^(?:occurred|happened)$/u.test(lower)

/** The nearest verb to the left of a token; to its right where there is none. */
export function governorOf(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  predicates: readonly Predicate[],
  at: number,
  until: number,
  isDate = false,
): Governor {
  const possessive = tokenAt(tokens, until).lower === "'s"
  if (possessive && OPERATION_NOUNS.has(tokenAt(tokens, until + 1).lower)) return { kind: 'operation', predicate: null }
  // "the army on Monday turned 1,207 men over".
  // "foreigners held last week are to be deported": the participle's, which stands right before it.
  const participle = isDate
    ? predicates.find(
        ({ form, auxiliaries, head, kind }) =>
          kind === 'verb' &&
          form === 'ed' &&
          auxiliaries.length === 0 &&
          (head === at - 1 || (head === at - 2 && PREPOSITIONS.has(tokenAt(tokens, at - 1).lower))),
      )
    : undefined
  if (participle) return { kind: 'event', predicate: participle }
  // "soldiers deployed since February detained": the participle's before it.
  const adjacent =
    isDate && !isSinceOfParticiple(tokens, at)
      ? predicates.find(({ kind, from }) => kind === 'verb' && from === until)
      : undefined
  // "who had been caught in Antalya in November were handed over": of the clause that it closes.
  const clause =
    adjacent && predicates.findLast((one) => one.kind === 'verb' && one.head < at && isRelativeTo(tokens, one, at))
  if (clause) return { kind: 'event', predicate: clause }
  if (adjacent) return { kind: 'event', predicate: adjacent }
  const leading = leadingOf(tokens, sentence, predicates, at, until)
  if (leading) return { kind: 'event', predicate: leading }
  const isInGroup = (i: number): boolean => groups.some((group) => group.from <= i && i < group.until)
  for (let i = at - 1; i >= sentence.from; i--) {
    const token = tokenAt(tokens, i)
    const predicate = predicates.find(
      ({ from, head, until: end }) => (from <= i && i <= head) || (head <= i && i < end),
    )
    if (predicate) return { kind: 'event', predicate }
    if (CRIME_NOUNS.has(token.lower) && at - i <= 8 && !hasVerb(tokens, i + 1, at))
      return { kind: 'other', predicate: null }
    if (isSpeech(token, tokenAt(tokens, i - 1))) return speechGovernor(tokens, sentence, predicates, i, at)
    if (OPERATION_VERBS.has(token.lower)) return { kind: 'operation', predicate: null }
    if (COURT_VERBS.has(token.lower)) return { kind: 'court', predicate: null }
    if (isDate && /^(?:where|when)$/u.test(token.lower)) break
    if (isLight(token, tokenAt(tokens, i + 1))) continue
    // "Ten of the arrests were made in Germany".
    if (
      BE_FORMS.has(token.lower) &&
      tokenAt(tokens, i + 1).lower === 'made' &&
      isLight(tokenAt(tokens, i + 1), tokenAt(tokens, i + 2))
    )
      continue
    if (isOtherVerb(token, tokenAt(tokens, i - 1)) && !isInGroup(i)) return { kind: 'other', predicate: null }
    if (token.text === ';' || (token.text === ':' && i > sentence.from + 3)) break
  }
  return rightGovernor(tokens, sentence, predicates, until, isDate)
}

function isSinceOfParticiple(tokens: readonly Token[], at: number): boolean {
  let i = at - 1
  while (i > at - 7 && /^(?:since|the|end|beginning|start|middle|of|early|late|last)$/u.test(tokenAt(tokens, i).lower))
    i--
  return tokenAt(tokens, i + 1).lower === 'since' && /[^e]ed$/u.test(tokenAt(tokens, i).lower)
}

/** Whether a verb is that of a relative clause that goes on, without a mark, up to a token. */
function isRelativeTo(tokens: readonly Token[], { from, head }: Predicate, at: number): boolean {
  if (!/^(?:who|that|which)$/u.test(tokenAt(tokens, from - 1).lower) || at - head > 9) return false
  for (let i = head; i < at; i++) if (/^[,;:]$/u.test(tokenAt(tokens, i).text)) return false
  return true
}

/** "…, and in Rawalpindi another 64 were held": what opens the second clause belongs to its verb. */
function leadingOf(
  tokens: readonly Token[],
  { from }: Sentence,
  predicates: readonly Predicate[],
  at: number,
  until: number,
): Predicate | null {
  const start = /^(?:in|at|near|on|outside)$/u.test(tokenAt(tokens, at - 1).lower) ? at - 1 : at
  if (
    start - 2 < from ||
    !/^(?:and|while|but)$/u.test(tokenAt(tokens, start - 1).lower) ||
    tokenAt(tokens, start - 2).text !== ','
  )
    return null
  const next = predicates.find(({ head }) => head >= until)
  if (!next || next.kind !== 'verb' || next.from - until > 9) return null
  const first = tokenAt(tokens, until).text === ',' ? until + 1 : until
  for (let i = first; i < next.from; i++) {
    if (tokenAt(tokens, i).lower === 'on' && tokenAt(tokens, i - 1).text === ',') {
      while (i < next.from && tokenAt(tokens, i).text !== ',') i++
      continue
    }
    if (/^(?:,|;|and|who|that|which)$/u.test(tokenAt(tokens, i).lower)) return null
  }
  return next
}

function hasVerb(tokens: readonly Token[], from: number, until: number): boolean {
  for (let i = from; i < until; i++)
    if (isOtherVerb(tokenAt(tokens, i), tokenAt(tokens, i - 1)) || SPEECH.has(tokenAt(tokens, i).lower)) return true
  return false
}

/** "said that on Monday 14 men were arrested": behind "that" or a comma the words belong to what is said. */
function speechGovernor(
  tokens: readonly Token[],
  sentence: Sentence,
  predicates: readonly Predicate[],
  speech: number,
  at: number,
): Governor {
  for (let i = speech + 1; i < at; i++) {
    const { text, lower } = tokenAt(tokens, i)
    if (lower === 'that' || ((text === ',' || text === ':' || text === '“' || text === '"') && i - speech <= 12)) {
      const next = predicates.find(({ from }) => from >= at)
      return next ? { kind: 'event', predicate: next } : { kind: 'none', predicate: null }
    }
  }
  // "Police said 14 men in Cebu were arrested": the place lies in the subject of what is said.
  const next = predicates.find(({ from }) => from >= at && from - at <= 6)
  const isAdjacent = at - speech <= 2
  return next && !isAdjacent && sentence.until > at
    ? { kind: 'event', predicate: next }
    : { kind: 'speech', predicate: null }
}

const isOfRelative = (tokens: readonly Token[], { from, kind }: Predicate): boolean =>
  kind === 'verb' && /^(?:who|which|that)$/u.test(tokenAt(tokens, from - 1).lower)

const hasMain = (tokens: readonly Token[], predicates: readonly Predicate[], { head }: Predicate): boolean =>
  predicates.some(
    (other) => other.kind === 'verb' && other.isPassive && other.from > head && !isOfRelative(tokens, other),
  )

function rightGovernor(
  tokens: readonly Token[],
  sentence: Sentence,
  predicates: readonly Predicate[],
  from: number,
  isDate: boolean,
): Governor {
  const hasVerb = predicates.some(({ kind, from: start }) => kind === 'verb' && start >= from)
  let isMain = true
  for (let i = from; i < sentence.until; i++) {
    const token = tokenAt(tokens, i)
    const predicate = predicates.find(
      ({ from: start, head, kind }) => start <= i && i <= head && (kind === 'verb' || !hasVerb),
    )
    // "Last week two men who had been caught in August were flown to Tirana": the main verb's.
    if (predicate && isDate && isOfRelative(tokens, predicate) && hasMain(tokens, predicates, predicate)) continue
    if (predicate) return { kind: 'event', predicate }
    // "By nightfall on Wednesday, police in Cusco said, 31 had been held": an aside.
    const isAside = tokenAt(tokens, from).text === ',' && tokenAt(tokens, i + 1).text === ','
    if (isSpeech(token, tokenAt(tokens, i - 1)) && !isAside) return { kind: 'speech', predicate: null }
    if (OPERATION_VERBS.has(token.lower)) return { kind: 'operation', predicate: null }
    // "On Monday two men were sentenced; they had been detained in July".
    isMain &&= !/^(?:who|whom|which|that|among)$/u.test(token.lower)
    if (isMain && COURT_VERBS.has(token.lower) && BE_FORMS.has(tokenAt(tokens, i - 1).lower))
      return { kind: 'court', predicate: null }
  }
  return { kind: 'none', predicate: null }
}

/** Whether a sentence tells of a raid or sweep. */
export function isOperation(tokens: readonly Token[], { from, until }: Sentence): boolean {
  for (let i = from; i < until; i++) {
    if (OPERATION_NOUNS.has(tokenAt(tokens, i).lower) || OPERATION_VERBS.has(tokenAt(tokens, i).lower)) return true
    // "had been closed down", "was shut down", "was broken up".
    if (
      /^(?:(?:closed|shut) down|broken up|broke up)$/u.test(
        `${tokenAt(tokens, i).lower} ${tokenAt(tokens, i + 1).lower}`,
      )
    )
      return true
  }
  return false
}

/** Dates that an event may take, best first: its own verb's, its operation's; never those of an announcement. */
export interface DateLink {
  date: DateMention
  governor: Governor
}
