import type { PlaceRole } from './placeRoles.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import { isAuthority } from './nouns.ts'
import type { Patient } from './patient.ts'
import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { PREPOSITIONS, SPEECH } from './words.ts'

/** What of a sentence those who act and those who tell are looked for in. */
interface View {
  sentence: Sentence
  groups: readonly Group[]
  names: readonly Name[]
  roles: ReadonlyMap<Name, PlaceRole>
}

/** "The police chief of Sihanoukville said that 120 were held", "Police in Lille said". */
export const speakerOf = (
  tokens: readonly Token[],
  { names, sentence }: Pick<View, 'names' | 'sentence'>,
  { from: verb, isPassive, lemma }: Predicate,
): Name | null =>
  // "Cambodia has said that 865 were removed": of its own doings, unless they were handed to it.
  names.find(
    ({ kind, place, from, until }) =>
      isPassive &&
      kind === 'place' &&
      place?.precision === 'country' &&
      from - sentence.from <= 1 &&
      until < verb &&
      [0, 1].some((k) => SPEECH.has(tokenAt(tokens, until + k).lower)) &&
      !/^(?:hand|turn|return|send|bring|take|transfer|fly|repatriat|extradit)/u.test(lemma),
  ) ??
  names.find(
    ({ kind, place, from, until }) =>
      kind === 'place' &&
      place?.precision !== 'country' &&
      until < verb &&
      from - sentence.from <= 6 &&
      /^(?:of|in)$/u.test(tokenAt(tokens, from - 1).lower) &&
      [2, 3].some((k) =>
        /^(?:chief|head|commander|police|prosecutors?|governor|sheriff|authorities)$/u.test(
          tokenAt(tokens, from - k).lower,
        ),
      ) &&
      [0, 1].some((k) => SPEECH.has(tokenAt(tokens, until + k).lower)),
  ) ??
  null

/** "China says that 4,666 have been turned over": who says it has not done it, unless "it" or "they" have. */
function isSpeaking(tokens: readonly Token[], { until }: Name, { from }: Predicate): boolean {
  const words = Array.from({ length: Math.max(0, from - until) }, (_, k) => tokenAt(tokens, until + k).lower)
  return (
    words.some((word) => /^(?:said|says|say|saying)$/u.test(word)) &&
    !words.some((word) => /^(?:it|they|he|she|its|their|police|authorities|officers|agents)$/u.test(word))
  )
}

/** "the 122 Chinese it detained", "14 men whom Kenya arrested": those who act stand between. */
const isClauseOf = (tokens: readonly Token[], { until }: Group, { from }: Predicate): boolean =>
  from > until &&
  from - until <= 5 &&
  /^(?:it|they|he|she|whom|who|that|which|the|\p{L}+)$/u.test(tokenAt(tokens, until).lower) &&
  !/^(?:and|,|or|were|was)$/u.test(tokenAt(tokens, from - 1).lower)

const FARTHEST_AGENT = 16

/** Those who act: to the left of an active verb, behind "by" of a passive one. */
export function agentOf(
  tokens: readonly Token[],
  { sentence, names, roles, groups }: View,
  predicate: Predicate,
  { group, side }: Patient,
): Name | null {
  if (predicate.lemma === 'flight') return null
  // "a family taken from Aswan and made to board": a participle behind its people has nobody before it who acts.
  const isReduced =
    side === 'before' &&
    group !== null &&
    predicate.auxiliaries.length === 0 &&
    predicate.form === 'ed' &&
    !isClauseOf(tokens, group, predicate)
  // "Slovenian police made 32 arrests".
  const isMade =
    predicate.kind === 'noun' &&
    group !== null &&
    /^(?:made|makes|making|reported|announced|recorded|logged|registered|effected)$/u.test(
      tokenAt(tokens, group.from - 1).lower,
    )
  if (isMade || (predicate.kind === 'verb' && !predicate.isPassive && !isReduced)) {
    const before = names.filter(({ until, from }) => until <= predicate.from && predicate.from - from <= FARTHEST_AGENT)
    const acting = before.findLast((name) => isActing(tokens, name, roles, groups, predicate)) ?? null
    return acting && (branchOf(tokens, before, acting) ?? acting)
  }
  for (let i = predicate.until; i < Math.min(sentence.until, predicate.until + 12); i++) {
    if (tokenAt(tokens, i).lower !== 'by') continue
    return names.find(({ from }) => from > i && from - i <= 5) ?? null
  }
  return null
}

/** "the Kano command of the Nigeria Immigration Service": the branch. */
const branchOf = (tokens: readonly Token[], names: readonly Name[], whole: Name): Name | null =>
  names.findLast(
    ({ until, kind }) =>
      kind === 'place' &&
      until < whole.from &&
      whole.from - until <= 5 &&
      [1, 2].some((k) => tokenAt(tokens, whole.from - k).lower === 'of') &&
      [0, 1, 2].some((k) => isAuthority(tokenAt(tokens, until + k).lower)),
  ) ?? null

function isActing(
  tokens: readonly Token[],
  name: Name,
  roles: ReadonlyMap<Name, PlaceRole>,
  groups: readonly Group[],
  predicate: Predicate,
): boolean {
  if (groups.some(({ from, until, count }) => count !== null && from <= name.from && name.until <= until)) return false
  if (isSpeaking(tokens, name, predicate)) return false
  if (name.kind === 'demonym')
    return (
      [0, 1, 2, 3, 4, 5].some(
        (k) => name.until + k < predicate.from && isAuthority(tokenAt(tokens, name.until + k).lower),
      ) || name.until === predicate.from
    )
  const role = roles.get(name)
  if (role === 'agent') return true
  const before = tokenAt(tokens, name.from - 1).lower
  if (role === 'in')
    return isAuthority(tokenAt(tokens, name.from - 2).lower) || isAuthority(tokenAt(tokens, name.from - 3).lower)
  // "the authorities of Wa State turned over".
  if (before === 'of' && isAuthority(tokenAt(tokens, name.from - 2).lower)) return true
  // "two weeks after Kenya put 45 on planes".
  const isSubject = name.until === predicate.from && /^(?:after|before|since|until|as|than)$/u.test(before)
  return role === 'none' && (isSubject || !PREPOSITIONS.has(before))
}
