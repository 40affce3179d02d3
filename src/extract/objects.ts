import type { Group } from './group.ts'
import { isAuthority, isCollective } from './nouns.ts'
import { isAnaphoric, type Patient, usable } from './patient.ts'
import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { AUXILIARIES, DETERMINERS, PHRASE_ENDS, PREPOSITIONS, RELATIVES } from './words.ts'

const STRICT = /^(?:arrest|detain|apprehend|nab|deport|extradite|expel)$/u
const NOBODY_NOUN =
  /^(?:number|series|lot|handful|couple|few|bit|wave|string|total|combined|record|group|gang|crew|team|ring|day|week|month|year|second|third|time|further|dozen|hundred|suspicious|boat|ship|vessel|vehicle|truck|car|lorry|van|bus|cell|network|family|pair|trio|majority|batch|convoy|consignment|shipment)$/u

/** "arrested a self-styled prophet in Bodija": one person, by a noun that no list knows. */
function unknownPerson(
  tokens: readonly Token[],
  { until }: Sentence,
  { head, lemma, kind, isPassive }: Predicate,
): Group | null {
  if (!STRICT.test(lemma) || kind !== 'verb' || isPassive || !/^an?$/u.test(tokenAt(tokens, head + 1).lower))
    return null
  for (let at = head + 2; at < Math.min(until, head + 8); at++) {
    const { lower, kind: mark, text } = tokenAt(tokens, at)
    if (mark === 'word' && !PREPOSITIONS.has(lower) && !RELATIVES.has(lower) && lower !== 'and') {
      if (NOBODY_NOUN.test(lower)) return null
      continue
    }
    const isEnd = /^(?:in|at|on|over|for|near|who|whose|,|from|with|accused|wanted)$/u.test(lower) || text === '.'
    const last = tokenAt(tokens, at - 1)
    if (!isEnd || at === head + 2 || !/^\p{Ll}/u.test(last.text)) return null
    return {
      from: head + 1,
      until: at,
      kind: 'people',
      count: { min: 1, max: 1, qualifier: 'exact' },
      nations: [],
      isDefinite: false,
      isPart: false,
      isSome: false,
      isMore: false,
      isOne: true,
      head: 'person',
    }
  }
  return null
}

/** The object right behind the verb; days, places, adverbs and the particle may stand between. */
export function objectOf(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  predicate: Predicate,
): Patient | null {
  const person = groups.some(({ from }) => from > predicate.head && from <= predicate.head + 6)
    ? null
    : unknownPerson(tokens, sentence, predicate)
  if (person) return { group: person, isAnaphor: false, side: 'after' }
  let at = predicate.head + 1
  for (let steps = 0; steps < 14 && at < sentence.until; steps++) {
    const group = groups.find(({ from }) => from === at)
    const { lower, text } = tokenAt(tokens, at)
    if (group) {
      if (group.kind === 'bare' && !group.isDefinite && isEmptyBare(tokens, group)) return null
      // "5,017 foreigners arrested in 47 raids": what stands behind a preposition is no object.
      if (group.kind === 'things' && /^(?:in|on|at|over)$/u.test(tokenAt(tokens, group.from - 1).lower)) return null
      const aboard = group.kind === 'things' ? aboardOf(tokens, groups, group, predicate) : null
      if (aboard) return { group: aboard, isAnaphor: false, side: 'after' }
      // "handed to Mexican officials": those who take them, not those who are handed over.
      if (predicate.type === 'deportation' && group.count === null && isAuthority(group.head)) return null
      if (group.kind === 'things' || group.kind === 'victims') return { group: null, isAnaphor: false, side: null }
      // "seized its crew: 16 Vietnamese divers".
      const crew = group.count === null && isCollective(group.head) ? apposed(tokens, groups, group) : null
      if (crew && usable(crew, predicate)) return { group: crew, isAnaphor: false, side: 'after' }
      if (!usable(group, predicate)) return null
      return { group, isAnaphor: isAnaphoric(group), side: 'after' }
    }
    if (/^(?:them|him|her|themselves|everyone|all)$/u.test(lower))
      return { group: null, isAnaphor: true, side: 'after' }
    // "handed over to China 10 people".
    if (
      lower === 'to' &&
      predicate.type === 'deportation' &&
      at <= predicate.head + 2 &&
      /^\p{Lu}/u.test(tokenAt(tokens, at + 1).text)
    ) {
      at++
      continue
    }
    const particle = predicate.particle
    if (particle && at >= particle.from && at < particle.until) {
      at = particle.until
      continue
    }
    // "arrested a gang of 15 men".
    if (isCollective(lower) && tokenAt(tokens, at + 1).lower === 'of') {
      at += 2
      continue
    }
    if (
      /^(?:also|then|of|a|an|the|up|over|on|in|another|away|back|home|yet)$/u.test(lower) ||
      lower.endsWith('ly') ||
      text === '“' ||
      text === '"' ||
      text === "'"
    ) {
      at++
      continue
    }
    const skipped = skippable(tokens, sentence, at)
    if (skipped === null) return null
    at = skipped
  }
  return null
}

const apposed = (tokens: readonly Token[], groups: readonly Group[], { until }: Group): Group | null =>
  /^[:,]$/u.test(tokenAt(tokens, until).text)
    ? (groups.find(({ from, count, kind }) => from === until + 1 && count !== null && kind === 'people') ?? null)
    : null

const CRAFT =
  /^(?:boats?|ships?|vessels?|canoes?|dinghy|dinghies|trawlers?|lorry|lorries|trucks?|vans?|bus|buses|minibus|cars?|pirogue|raft|speedboats?|yacht)$/u

/** "intercepted a boat with 158 people", "carrying 40 migrants": those on board. */
function aboardOf(
  tokens: readonly Token[],
  groups: readonly Group[],
  { until, head }: Group,
  { lemma }: Predicate,
): Group | null {
  if (!/^(?:intercept|detain|capture|stop)$/u.test(lemma) || !CRAFT.test(head)) return null
  // "two vans near Szeged on Monday carrying 37 Syrians".
  for (let at = until; at < until + 9; at++) {
    const { lower, kind: mark } = tokenAt(tokens, at)
    if (/^(?:with|carrying|bearing|transporting|holding)$/u.test(lower))
      return groups.find(({ from, count, kind }) => from === at + 1 && count !== null && kind === 'people') ?? null
    if (mark === 'mark' || /^(?:and|after|when|that|which|who)$/u.test(lower)) return null
  }
  return null
}

/** A bare number that stands before a preposition or a full stop may still be people: "arrested 27 in Lagos". */
function isEmptyBare(tokens: readonly Token[], { until }: Group): boolean {
  // "detained 30 more".
  const { lower, kind } = tokenAt(tokens, tokenAt(tokens, until).lower === 'more' ? until + 1 : until)
  return (
    kind === 'word' &&
    !PHRASE_ENDS.has(lower) &&
    !PREPOSITIONS.has(lower) &&
    !RELATIVES.has(lower) &&
    lower !== 'and' &&
    !AUXILIARIES.has(lower)
  )
}

const DAYS =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:yesterday|today|week|month|year|morning|evening|night|afternoon|last|this|early|late|earlier)$/u

function skippable(tokens: readonly Token[], sentence: Sentence, at: number): number | null {
  const { lower, text, kind } = tokenAt(tokens, at)
  if (DAYS.test(lower) || kind === 'number') return at + 1
  if (/^\p{Lu}/u.test(text) && at < sentence.until) return at + 1
  return null
}

/** "whom Polish border guards": the relative pronoun before those who act, over their adjectives. */
function whomBefore(tokens: readonly Token[], { from }: Sentence, at: number): number | null {
  for (let i = at - 1; i > Math.max(from, at - 6); i--) {
    const { lower, kind } = tokenAt(tokens, i)
    if (/^(?:whom|that|which)$/u.test(lower)) return i
    if (kind !== 'word' || PREPOSITIONS.has(lower) || AUXILIARIES.has(lower)) return null
  }
  return null
}

/** "the 122 Chinese it detained", "the men whom police had arrested". */
export function objectGap(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  predicate: Predicate,
): Patient | null {
  let at = predicate.from - 1
  for (let steps = 0; steps < 4 && at > sentence.from; steps++, at--) {
    const { lower } = tokenAt(tokens, at)
    const isAgent = /^(?:it|they|he|she|we)$/u.test(lower) || isAuthority(lower)
    if (!isAgent) continue
    let before = whomBefore(tokens, sentence, at) ?? at - 1
    while (
      before > sentence.from &&
      (DETERMINERS.has(tokenAt(tokens, before).lower) || /^\p{Lu}/u.test(tokenAt(tokens, before).text))
    ) {
      if (groups.some(({ until }) => until === before + 1)) break
      before--
    }
    if (/^(?:that|whom|who|which)$/u.test(tokenAt(tokens, before).lower)) before--
    const group = groups.find(({ until }) => until === before + 1)
    return group && usable(group, predicate) && group.count
      ? { group, isAnaphor: isAnaphoric(group), side: 'before' }
      : null
  }
  return null
}
