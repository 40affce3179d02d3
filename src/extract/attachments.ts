import type { Name } from './names.ts'
import { isAuthority, isVictimNoun } from './nouns.ts'
import type { DateMention } from './dates.ts'
import { MONTH, WEEKDAY } from './dateWords.ts'
import type { Group } from './group.ts'
import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { AUXILIARIES, BE_FORMS, DETERMINERS, isFiniteVerb, PREPOSITIONS, SPEECH } from './words.ts'

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

const OPERATION_NOUNS = new Set(
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

/** `in` where it happened, `from` and `to` of a way, `agent` whose police, `none` of no use ("people in China lost"). */
export type PlaceRole = 'in' | 'from' | 'to' | 'agent' | 'none'

const IN = new Set(
  'in at near outside off around across along on inside throughout within aboard between over through'.split(' '),
)
const PLACE_NOUNS = new Set(
  'city cities town towns province provinces state states district districts village villages island islands port capital region regions suburb suburbs department departments county counties coast municipality governorate governorates prefecture wilayat wilayats wilaya wilayas oblast raion canton cantons parish parishes barangay barangays taluk tehsil upazila mukim comarca municipalities neighbourhoods neighbourhood neighborhood area areas resort outskirts north south east west centre center part parts border city-state territory territories commune township emirate hills hill mountains valley delta jungle forest desert highlands wing waters mainland peninsula country countries community kingdom enclave division village-of edge fringe fringes heart shore shores bank banks'.split(
    ' ',
  ),
)
const DAY_OR_MONTH = new RegExp(`^(?:${WEEKDAY}|${MONTH})$`, 'u')
const LONGEST_LEAD = 9
const PREMISES =
  /^(?:airfields?|airports?|bases?|headquarters|hospitals?|stations?|academy|barracks|premises|properties|property|farms?|plantations?|hotels?|houses?|homes?|buildings?|compounds?|villas?|apartments?|flats?|streets?|beach|beaches|market|markets)$/u

/** The role of a place name, from the words before and behind it; `listed` is the role of the name before it in a list. */
export function roleOf(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  name: Name,
  listed: PlaceRole | null,
): PlaceRole {
  const after = tokenAt(tokens, name.until)
  if (listed !== null && isListJoint(tokens, name.from - 1)) {
    // "with colleagues in Gujarat, the Mumbai branch arrested": a new subject, not a list.
    const joint = tokenAt(tokens, name.from - 1)
    const isSubject =
      (joint.lower === 'the' && after.kind === 'word' && after.lower !== 'and') ||
      (joint.text === ',' && (AUXILIARIES.has(after.lower) || SPEECH.has(after.lower)))
    if (!isSubject) return listed
  }
  if (
    after.text === ',' &&
    tokenAt(tokens, name.until + 1).lower === 'where' &&
    !/^(?:to|into)$/u.test(tokenAt(tokens, name.from - 1).lower)
  )
    return 'in'
  // "Two days after the raid in Kampot, officers rounded up": where another event was.
  if (isOfEarlier(tokens, sentence, name.from)) return 'none'
  // "was arrested at Seoul's request".
  if (
    after.lower === "'s" &&
    /^(?:request|behest|invitation|insistence|urging|instance)$/u.test(tokenAt(tokens, name.until + 1).lower)
  )
    return 'none'
  // "… were caught in April, Izmir accounting for 1,940": whose share it is.
  if (
    /^(?:alone )?account(?:ed|ing|s) for/u.test([0, 1, 2].map((k) => tokenAt(tokens, name.until + k).lower).join(' '))
  )
    return 'none'
  // "a clash on the Myanmar border": on whichever side.
  if (/^(?:border|frontier)$/u.test(after.lower) && name.place?.precision === 'country') return 'none'
  // "in the Colombo suburbs of Madiwela and Battaramulla".
  if (
    /^(?:suburbs|districts|areas|neighbou?rhoods|townships|outskirts)$/u.test(after.lower) &&
    tokenAt(tokens, name.until + 1).lower === 'of'
  )
    return 'none'
  // "Melsbroek military airfield", "Dubai police headquarters" are places.
  const isPremises = [1, 2].some((k) => PREMISES.test(tokenAt(tokens, name.until + k).lower))
  if ((isAuthority(after.lower) && !isPremises) || (after.lower === "'s" && isAgentBehind(tokens, name.until + 1)))
    return 'agent'
  for (let i = name.from - 1; i >= Math.max(sentence.from, name.from - LONGEST_LEAD); i--) {
    const token = tokenAt(tokens, i)
    if (
      token.lower === 'including' &&
      tokenAt(tokens, i - 1).text === ',' &&
      PLACE_NOUNS.has(tokenAt(tokens, i - 2).lower)
    ) {
      i -= 2
      continue
    }
    if (PREPOSITIONS.has(token.lower) && token.lower !== 'of' && token.lower !== 'as')
      return prepositionRole(tokens, groups, i, token.lower)
    if (token.lower === 'of') {
      // "flown out of Kuala Lumpur".
      if (tokenAt(tokens, i - 1).lower === 'out') return 'from'
      const governor = tokenAt(tokens, i - 1).lower
      // "were apprehended north of Croker Island".
      if (
        /^(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)$/u.test(governor) &&
        /(?:ed|caught|held|seized)$|^(?:miles|kilometres|kilometers|km|just)$/u.test(tokenAt(tokens, i - 2).lower)
      )
        return 'in'
      if (!PLACE_NOUNS.has(governor) && !PREMISES.test(governor)) return 'none'
      continue
    }
    // "On Saturday South Africa deported": the preposition is the day's.
    if (DAY_OR_MONTH.test(token.text)) return 'none'
    // "in eight states, among them Oaxaca and Veracruz".
    if (token.lower === 'them' && tokenAt(tokens, i - 1).lower === 'among') {
      const noun = tokenAt(tokens, i - 2).text === ',' ? i - 3 : i - 2
      if (!PLACE_NOUNS.has(tokenAt(tokens, noun).lower)) return 'none'
      i = noun
      continue
    }
    if (token.text === ',' || token.text === ';') return 'none'
    if (token.kind === 'mark' && token.text !== "'s" && token.text !== '-') return 'none'
    if (isFiniteVerb(token, tokenAt(tokens, i - 1)) || SPEECH.has(token.lower)) return 'none'
  }
  return 'none'
}

/** "after the raid in", "since a sweep of" before a name. */
function isOfEarlier(tokens: readonly Token[], { from }: Sentence, at: number): boolean {
  if (
    !/^(?:in|at|on|near|of)$/u.test(tokenAt(tokens, at - 1).lower) ||
    !OPERATION_NOUNS.has(tokenAt(tokens, at - 2).lower)
  )
    return false
  for (let i = at - 3; i >= Math.max(from, at - 6); i--) {
    if (/^(?:after|before|since|following)$/u.test(tokenAt(tokens, i).lower)) return i - from <= 3
    if (!/^(?:the|a|an|first|similar|earlier|last|police)$/u.test(tokenAt(tokens, i).lower)) return false
  }
  return false
}

const isAgentBehind = (tokens: readonly Token[], from: number): boolean =>
  [0, 1, 2, 3].some((k) => isAuthority(tokenAt(tokens, from + k).lower))

const isListJoint = (tokens: readonly Token[], i: number): boolean =>
  /^(?:,|and|or|&)$/u.test(tokenAt(tokens, i).lower) ||
  (tokenAt(tokens, i).lower === 'in' && tokenAt(tokens, i - 1).lower === 'and') ||
  (/^(?:the|nearby|neighbouring)$/u.test(tokenAt(tokens, i).lower) && /^(?:,|and)$/u.test(tokenAt(tokens, i - 1).lower))

function prepositionRole(
  tokens: readonly Token[],
  groups: readonly Group[],
  at: number,
  preposition: string,
): PlaceRole {
  const before = tokenAt(tokens, at - 1)
  // "on a warrant from Indiana": the paper comes from there.
  if (
    preposition === 'from' &&
    (before.lower === 'far' || /^(?:km|kms|kilometres|kilometers|miles|metres|meters)$/u.test(before.lower))
  )
    return 'in'
  if (preposition === 'from')
    return /^(?:warrants?|notices?|requests?|orders?|tips?|tip-offs?|calls?|letters?|intelligence|information|help|support|pressure)$/u.test(
      before.lower,
    )
      ? 'none'
      : 'from'
  // "close to Skukuza", "next to the port of Chios".
  if (preposition === 'to' && /^(?:close|next|adjacent|near)$/u.test(before.lower)) return 'in'
  if (
    preposition === 'to' ||
    preposition === 'into' ||
    preposition === 'onto' ||
    preposition === 'towards' ||
    preposition === 'toward'
  )
    return 'to'
  if (preposition === 'for')
    return /^(?:left|bound|departed|flight|flights|headed|plane|leaving|heading|leave|off)$/u.test(before.lower) ||
      /^\p{Lu}/u.test(before.text)
      ? 'to'
      : 'none'
  if (!IN.has(preposition)) return 'none'
  if (
    isVictimNoun(before.lower) ||
    /^(?:based|born|interest|embassy|lives|lived|living|confidence|wanted|sought|operating|registered|headquartered)$/u.test(
      before.lower,
    )
  )
    return 'none'
  // "people in China": others than those whom the sentence is about.
  const others = groups.find(({ until, count, isDefinite }) => until === at && count === null && !isDefinite)
  return others && !isAuthority(others.head) ? 'none' : 'in'
}

/** Dates that an event may take, best first: its own verb's, its operation's; never those of an announcement. */
export interface DateLink {
  date: DateMention
  governor: Governor
}
