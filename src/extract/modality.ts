import type { Group } from './group.ts'
import { isAuthority } from './nouns.ts'
import type { Patient } from './patient.ts'
import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'

/** Whether what a predicate says has happened, is announced, or is neither: denied, possible, feared, asked for. */
export type Standing = 'done' | 'planned' | 'none'

/** What stands before "to arrest" or "to be deported" when it is settled, and when it has been done. */
const SETTLED = new Set(
  'plan plans planned planning set due ordered scheduled about preparing prepares prepared expected is are was were be decided agreed going intends intend ready approved slated poised announced decision waiting arranging arranges'.split(
    ' ',
  ),
)
const ACHIEVED = new Set(
  'managed able helped began begun started continued continues proceeded used officers teamed moved'.split(' '),
)

/** Nouns and verbs before a deportation or arrest as a noun. */
const SETTLED_BEFORE = new Set(
  'ordered orders order await awaits awaiting awaited pending scheduled approved approves approve way preparing prepared arranged upcoming planned impending ahead agreed authorised authorized cleared signed'.split(
    ' ',
  ),
)
const POSSIBLE = new Set(
  'face faces facing faced risk risks risking risked fear fears feared feared fearing avoid avoids avoided avoiding evade evading escape resist resisting resisted threat threaten threatened threatening possible possibly potential seek seeks seeking sought request requested requesting requests asked asks demand demanded demanding demands calls called urged urging urge oppose opposed against fight fighting fought block blocked blocking stop stopped stopping halt halted prevent prevented suspend suspended avert averted without allow allows allowed allowing could might may would bill law treaty agreement liable subject warrant warrants consider considering considered escaped want wants wanted'.split(
    ' ',
  ),
)

const CONDITIONS = new Set(['if', 'unless', 'whether', 'should', 'could', 'might', 'may', 'lest'])
const DENIALS = new Set(
  'denied denies deny denying rumour rumours rumor rumors dismissed dismisses dismissing rubbished debunked debunks nonsense hoax untrue falsely'.split(
    ' ',
  ),
)
const FORBIDDING = new Set([
  'no',
  'nobody',
  'none',
  'neither',
  'nor',
  'without',
  'cannot',
  'anyone',
  'anybody',
  'whoever',
  'those',
  'any',
])

const wordsBetween = (tokens: readonly Token[], from: number, until: number): string[] =>
  // The month is no modal verb.
  Array.from({ length: Math.max(0, until - from) }, (_, k) =>
    tokenAt(tokens, from + k).text === 'May' ? 'May' : tokenAt(tokens, from + k).lower,
  )

/** The standing of a predicate in its sentence. */
export function standingOf(
  tokens: readonly Token[],
  sentence: Sentence,
  predicate: Predicate,
  patient: Patient,
): Standing {
  const before = wordsBetween(tokens, Math.max(sentence.from, predicate.from - 14), predicate.from)
  if (isRate(tokens, sentence, predicate, patient.group)) return 'none'
  if (isRescue(tokens, predicate, patient.group) || isWish(tokens, predicate, patient)) return 'none'
  if (isByOthers(tokens, sentence, predicate) || isRoom(tokens, sentence, predicate)) return 'none'
  if (isStillHeld(tokens, predicate) || isReleased(tokens, predicate, patient)) return 'none'
  if (before.some((word) => DENIALS.has(word)) && !before.includes('but')) return 'none'
  return predicate.kind === 'noun'
    ? nounStanding(tokens, sentence, predicate)
    : verbStanding(tokens, sentence, predicate, before, patient)
}

/** "Sixteen rescued workers were flown home": verbs that do not say by themselves that somebody is thrown out. */
function isRescue(tokens: readonly Token[], predicate: Predicate, group: Group | null): boolean {
  if (predicate.type !== 'deportation' || !group) return false
  // "repatriated 220 people who were lured with jobs": victims, whatever the verb.
  const clause = wordsBetween(tokens, group.until, group.until + 8).join(' ')
  if (
    /^,? ?(?:(?:who|that) (?=was|were|had|have|are))?(?:(?:are |were )?(?:believed|said|thought|understood) to have been )?(?:(?:was|were|had been|have been) )?(?:lured|trafficked|tricked|duped|rescued|kidnapped|enslaved|stranded)\b/u.test(
      clause,
    )
  )
    return true
  if (!predicate.isLoose) return false
  // "flew home 1,500 of their citizens" takes care of them; suspects are fetched.
  const isTheirs =
    /^(?:its|their)$/u.test(tokenAt(tokens, group.until - 2).lower) &&
    /^(?:citizens|nationals|people)$/u.test(tokenAt(tokens, group.until - 1).lower)
  if (
    isTheirs &&
    !wordsBetween(tokens, group.until, group.until + 8).some((word) =>
      /^(?:suspected|accused|wanted|arrested|detained)$/u.test(word),
    )
  )
    return true
  return wordsBetween(tokens, group.from, group.until + 2).some((word) =>
    /^(?:rescued|freed|stranded|trafficked|evacuated|injured)$/u.test(word),
  )
}

/** "Prosecutors want 25 people extradited". */
const isWish = (tokens: readonly Token[], predicate: Predicate, { group, side }: Patient): boolean =>
  side === 'before' &&
  group !== null &&
  !predicate.isPassive &&
  /^(?:want|wants|wanted|seek|seeks|sought|seeking|have|had|get)$/u.test(tokenAt(tokens, group.from - 1).lower)

const OTHERS =
  /^(?:gangs?|gangsters?|criminals?|kidnappers?|smugglers?|traffickers?|rebels?|militants?|militia|militias|bandits?|pirates?|gunmen|insurgents?|jihadists?|terrorists?|captors?|cartels?|armed|syndicates?|scammers?|hamas|boko|al-shabab|isis)$/u

const ROOM =
  /^(?:camps?|centres?|centers?|shelters?|hotspots?|prisons?|jails?|facility|facilities|hostels?|barracks|cells?|stadium|dormitory|building|hall|compounds?|tents?|ferry|vessel|boat|church|hangar)$/u

/** "The hotspot, built for 400, held 1,870 people": how many there is room for, or who were in it. */
function isRoom(
  tokens: readonly Token[],
  { from }: Sentence,
  { lemma, isPassive, kind, from: verb }: Predicate,
): boolean {
  if (lemma !== 'hold' || isPassive || kind !== 'verb') return false
  const before = wordsBetween(tokens, Math.max(from, verb - 14), verb)
  return (
    before.some((word) => ROOM.test(word)) &&
    !before.some((word) => isAuthority(word) || /^(?:who|and|,?where)$/u.test(word))
  )
}

/** "60 Pakistanis now held at Amygdaleza will be flown out": how they are, not what was done to them. */
const isStillHeld = (tokens: readonly Token[], { lemma, type, kind, form, auxiliaries, from }: Predicate): boolean =>
  type === 'arrest' &&
  kind === 'verb' &&
  form === 'ed' &&
  /^(?:hold|detain)$/u.test(lemma) &&
  auxiliaries.every((word) => STILL.test(word)) &&
  (auxiliaries.length > 0 || STILL.test(tokenAt(tokens, from - 1).lower))

/** "Courts released six of those held on Tuesday": what is done to them is another thing. */
const isReleased = (
  tokens: readonly Token[],
  { form, auxiliaries, kind }: Predicate,
  { group, side }: Patient,
): boolean =>
  kind === 'verb' &&
  form === 'ed' &&
  auxiliaries.length === 0 &&
  side === 'before' &&
  group?.isPart === true &&
  /^(?:releas(?:e[sd]?|ing)|free[sd]?|freeing|bailed|acquitt(?:ed|ing)|convict(?:ed|s)|sentenced|jailed|named|identified|questioned|charged)$/u.test(
    tokenAt(tokens, group.from - 1).lower,
  )

const STILL = /^(?:now|currently|still|presently)$/u

/** "held by a gang", "were held captive", "seized by pirates": a crime, not an arrest. */
function isByOthers(tokens: readonly Token[], sentence: Sentence, predicate: Predicate): boolean {
  if (predicate.type !== 'arrest') return false
  const before = [1, 2, 3].map((k) => tokenAt(tokens, predicate.from - k).lower)
  if (!predicate.isPassive && predicate.isLoose && before.some((word) => OTHERS.test(word))) return true
  // "held up by the strike", "held back".
  if (
    predicate.lemma === 'hold' &&
    /^(?:up|back|out|together|talks|off)$/u.test(tokenAt(tokens, predicate.head + 1).lower)
  )
    return true
  if (/^(?:captive|hostage|ransom|prisoner)$/u.test(tokenAt(tokens, predicate.head + 1).lower)) return true
  for (let i = predicate.head + 1; i < Math.min(sentence.until, predicate.head + 12); i++) {
    if (tokenAt(tokens, i).lower !== 'by') continue
    return (
      [1, 2, 3, 4].some((k) => OTHERS.test(tokenAt(tokens, i + k).lower)) &&
      ![1, 2, 3, 4].some((k) =>
        /^(?:police|unit|squad|force|officers|agents|commission)$/u.test(tokenAt(tokens, i + k).lower),
      )
    )
  }
  return false
}

/** "paid RM4,500 a month", "$900 per week": a rate of money is nobody's. */
const PAY =
  /(?:(?:\$|€|£|¥|₹|₱|฿|₦|₩|rs|rm|us\$|s\$|sr|ksh|[a-z]{3}) ?[\d,.]+(?: (?:million|lakh|crore))?|[\d,.]+ (?:dollars?|euros?|pounds?|rupees|ringgit|baht|yuan|pesos?|naira|rand|dirhams?|riyals?|dinars?|lira|francs?|won|yen|rupiah|cedis|shillings?))(?: each| apiece)? (?:a|per|each|every) (?:day|week|month|year)\b/gu

/** "40 people a day", "every month", "an average of". */
function isRate(tokens: readonly Token[], sentence: Sentence, predicate: Predicate, group: Group | null): boolean {
  const start = group ? Math.min(group.from, predicate.head) : predicate.head
  const words = wordsBetween(
    tokens,
    Math.max(sentence.from, start - 4),
    Math.min(sentence.until, Math.max(group?.until ?? 0, predicate.until) + 10),
  )
    .join(' ')
    .replace(PAY, ' ')
  return /\b(?:a|per|each|every) (?:day|week|month|year)\b(?! (?:ago|earlier|later|before|after|of|in))|\baverages?(?: of)?\b|(?<!\b(?:an?|the) (?:\p{L}+ ){0,2})(?<!['’]s )\b(?:daily|monthly|annually|weekly)\b(?! (?:summary|summaries|reports?|bulletins?|figures|updates?|briefings?|statements?|tally|counts?|newspapers?|magazine))/u.test(
    words,
  )
}

function verbStanding(
  tokens: readonly Token[],
  sentence: Sentence,
  predicate: Predicate,
  before: readonly string[],
  patient: Patient,
): Standing {
  const { auxiliaries, form } = predicate
  // Experts are brought in too.
  if (predicate.lemma === 'bring' && predicate.type === 'arrest') {
    const words = wordsBetween(tokens, Math.max(sentence.from, predicate.from - 8), predicate.until + 5)
    if (!words.some((word) => isAuthority(word) || word === 'questioning')) return 'none'
  }
  if (auxiliaries.some((word) => /^(?:not|never|n't|cannot|hardly)$|n't$/u.test(word))) return 'none'
  // "30 had been deported before": of who somebody is, at no time that is told.
  const isEarlier =
    auxiliaries.includes('previously') ||
    (auxiliaries.includes('had') &&
      /^(?:before|previously)$/u.test(tokenAt(tokens, predicate.until).lower) &&
      !/^\p{Lu}|\d/u.test(tokenAt(tokens, predicate.until + 1).text))
  if (isEarlier && predicate.type === 'deportation') return 'none'
  const near = before.slice(-9)
  const lastComma = Math.max(near.lastIndexOf(','), near.lastIndexOf('that'))
  const clause = near.slice(lastComma + 1)
  if (
    clause.some((word) => CONDITIONS.has(word)) ||
    tokenAt(tokens, sentence.from).lower === 'if' ||
    tokenAt(tokens, sentence.from).lower === 'unless'
  )
    return 'none'
  if (patient.side !== 'after' && clause.some((word) => FORBIDDING.has(word)) && patient.group?.count == null)
    return 'none'
  // "ordered that they be held".
  if (auxiliaries[0] === 'be' && auxiliaries.length === 1)
    return predicate.type === 'deportation' &&
      /\b(?:ordered|decided|ruled|directed|orders|decides|rules)(?: \p{L}+)? that\b/u.test(before.join(' '))
      ? 'planned'
      : 'none'
  const modal = auxiliaries.find((word) =>
    /^(?:will|shall|'ll|won't|would|'d|could|can|may|might|must|should)$/u.test(word),
  )
  if (modal !== undefined) return modalStanding(modal, predicate)
  const toIndex = auxiliaries.indexOf('to')
  if (toIndex >= 0) return infinitiveStanding([...before, ...auxiliaries.slice(0, toIndex)], predicate)
  // "Malaysia holds 150,000 refugees" is no arrest.
  if (form === 's' && predicate.lemma === 'hold' && !sentence.isHeadline) return 'none'
  if (form === 'base') return baseStanding(tokens, sentence, predicate, before)
  if (form === 'ing' || auxiliaries.includes('being')) {
    const last = before.findLast((word) => !word.endsWith('ly')) ?? ''
    if (
      /^(?:without|avoid|risk|risks|risked|face|faces|faced|facing|fear|fears|of|before|consider|considering|about|for|against|from|by)$/u.test(
        last,
      ) &&
      !(last === 'by' || last === 'before')
    )
      return 'none'
    if (/^(?:planning|plans|preparing|considering)$/u.test(last)) return 'planned'
  }
  return 'done'
}

function modalStanding(modal: string, { type }: Predicate): Standing {
  if (/^(?:will|shall|'ll|would|'d)$/u.test(modal)) return type === 'deportation' ? 'planned' : 'none'
  return 'none'
}

const ARRANGED =
  /\b(?:orders?|instructions|permission|approval|clearance|arrangements|preparations|steps|papers)(?: \p{L}+){0,4} (?:passed|issued|given|made|granted|obtained|completed|taken|signed|way|secured) for [^,;]*$/u

/** The word that governs "to": "plans to deport", "managed to arrest", "is to be deported". */
function infinitiveStanding(before: readonly string[], { type }: Predicate): Standing {
  // "has cleared the way for eleven more Taiwanese to be extradited".
  if (
    type === 'deportation' &&
    /\b(?:(?:clear|pav|open)(?:ed|es|s|ing)? the way|green light|agreed|approved|approves) for\b/u.test(
      before.join(' '),
    )
  )
    return 'planned'
  // "orders have been passed for all of them to be deported", "arrangements are being made for the six to be flown out".
  if (type === 'deportation' && ARRANGED.test(before.join(' '))) return 'planned'
  const governors = before.slice(-4).toReversed()
  for (const [i, word] of governors.entries()) {
    if (ACHIEVED.has(word) && (word !== 'officers' || i === 0)) return 'done'
    if (
      POSSIBLE.has(word) ||
      /^(?:tried|trying|try|hoped|hopes|hoping|vowed|pledged|promised|refused|failed|attempt|attempted|attempting|likely|unlikely|power|powers|right|how|enough|vows|pledges|promises|fails|efforts|bid)$/u.test(
        word,
      )
    )
      return 'none'
    if (SETTLED.has(word)) return type === 'deportation' ? 'planned' : 'none'
  }
  return 'none'
}

/** Present tense without an auxiliary: a headline ("Police arrest 40"), or a rule ("the police arrest whoever…"). */
function baseStanding(
  tokens: readonly Token[],
  sentence: Sentence,
  predicate: Predicate,
  before: readonly string[],
): Standing {
  if (sentence.isHeadline) return 'done'
  if (before.slice(-3).some((word) => /^(?:to|will|can|could|may|must|should|would|did|not)$/u.test(word)))
    return 'none'
  return /^\p{Lu}/u.test(tokenAt(tokens, predicate.from - 1).text) ? 'done' : 'none'
}

function nounStanding(tokens: readonly Token[], sentence: Sentence, predicate: Predicate): Standing {
  const near = wordsBetween(tokens, Math.max(sentence.from, predicate.head - 7), predicate.head)
  const after = tokenAt(tokens, predicate.head + 1).lower
  if (
    /^(?:warrant|warrants|order|orders|powers|treaty|requests?|centres?|centers?|proceedings|hearings?|cases?|law|laws|agreement|threat|policy|policies|quota|target|facility|facilities|camps?|plans?|programmes?|programs?|campaign|process|phase|bid|scheme|efforts?|procedures?|deal|regime|system|notices?|ruling|decision|team|unit|officers?|squad)$/u.test(
      after,
    )
  )
    return 'none'
  for (const word of near.toReversed()) {
    if (SETTLED_BEFORE.has(word)) return predicate.type === 'deportation' ? 'planned' : 'none'
    if (POSSIBLE.has(word)) return 'none'
    if (word === ',' || word === ';') break
  }
  return 'done'
}
