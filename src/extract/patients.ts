import { figureBehind, namedBehind } from './figureBehind.ts'
import type { Group } from './group.ts'
import { objectGap, objectOf } from './objects.ts'
import { isAnaphoric, NOBODY, type Patient, usable } from './patient.ts'
import type { Predicate } from './predicates.ts'
import type { Reading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { inverted, reducedSubject, subjectOf } from './subjects.ts'
import { type Token, tokenAt } from './tokens.ts'

/** "fell into the hands of the police": the subject is acted upon. */
const INTRANSITIVE: ReadonlySet<string> = new Set(['fall', 'end'])

/** The patient of a predicate: from its object, its subject or its "of". */
export function patientOf(
  reading: Reading,
  sentence: Sentence,
  groups: readonly Group[],
  predicate: Predicate,
): Patient {
  const { tokens } = reading
  const around = groups.find(({ from, until }) => from <= predicate.head && predicate.head < until)
  if (around && predicate.kind === 'noun') return countedNoun(tokens, around, predicate)
  if (around) return usable(around, predicate) ? { group: around, isAnaphor: false, side: 'around' } : NOBODY
  if (predicate.kind === 'noun') return nounPatient(tokens, sentence, groups, predicate)
  if (predicate.isPassive) {
    const subject =
      inverted(tokens, groups, predicate) ??
      summedUp(tokens, groups, predicate, subjectOf(tokens, sentence, groups, predicate))
    // "All were detained": the word for all of them has gone to the auxiliaries.
    const isAll = /^(?:all|both)$/u.test(predicate.auxiliaries[0] ?? '')
    return !subject.group && !subject.isAnaphor && isAll ? { group: null, isAnaphor: true, side: 'before' } : subject
  }
  if (INTRANSITIVE.has(predicate.lemma)) return subjectOf(tokens, sentence, groups, predicate)
  const object = objectOf(tokens, sentence, groups, predicate)
  if (object) return object
  if (predicate.form !== 'ed')
    return predicate.auxiliaries.includes('being') ? subjectOf(tokens, sentence, groups, predicate) : NOBODY
  const gap = objectGap(tokens, sentence, groups, predicate)
  if (gap) return gap
  return reducedSubject(tokens, sentence, groups, predicate)
}

/** "The administrators were arrested in Dubai, 12 people in all": how many the subject is, at the end. */
function summedUp(
  tokens: readonly Token[],
  groups: readonly Group[],
  { head, isLoose }: Predicate,
  subject: Patient,
): Patient {
  if (subject.group?.count || (isLoose && !subject.group)) return subject
  const sum = groups.find(
    ({ from, until, count, kind }) =>
      from > head &&
      count !== null &&
      /^(?:people|bare)$/u.test(kind) &&
      /^[,–—(]$/u.test(tokenAt(tokens, from - 1).text) &&
      /^(?:in all|in total|all told|altogether)/u.test(
        `${tokenAt(tokens, until).lower} ${tokenAt(tokens, until + 1).lower}`,
      ),
  )
  return sum
    ? { group: { ...sum, nations: subject.group?.nations ?? sum.nations }, isAnaphor: false, side: 'after' }
    : subject
}

/** "27 arrests" are 27 people; "27 arrest warrants" are none. */
function countedNoun(tokens: readonly Token[], group: Group, { head }: Predicate): Patient {
  const isLast = group.until === head + 1 && tokenAt(tokens, head).lower.endsWith('s')
  return isLast && group.count ? { group: { ...group, kind: 'people' }, isAnaphor: false, side: 'around' } : NOBODY
}

/** "the arrest of 18 Romanians", "27 arrests", "arrests rose to 140", "put arrests … at 22,021". */
function nounPatient(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  predicate: Predicate,
): Patient {
  const { head } = predicate
  const before = groups.find(
    ({ from, until, kind, count }) =>
      count !== null && kind !== 'victims' && until >= head && until <= head + 1 && from < head,
  )
  if (before) return NOBODY
  const of = ofBehind(tokens, head)
  if (of !== null) {
    let at = of + 1
    while (/^(?:a|an|the|up)$/u.test(tokenAt(tokens, at).lower) && !groups.some(({ from }) => from === at)) at++
    const group = groups.find(({ from }) => from === at)
    if (group && usable(group, predicate)) return { group, isAnaphor: isAnaphoric(group), side: 'after' }
    return NOBODY
  }
  const named = namedBehind(tokens, sentence, groups, head)
  if (named) return named
  if (tokenAt(tokens, head - 1).lower === "'s" || /^(?:their|his|her)$/u.test(tokenAt(tokens, head - 1).lower))
    return { group: null, isAnaphor: true, side: 'before' }
  if (/^(?:pending|awaiting|await|awaits)$/u.test(tokenAt(tokens, head - 1).lower))
    return { group: null, isAnaphor: true, side: 'before' }
  if (!tokenAt(tokens, head).lower.endsWith('s')) return NOBODY
  return figureBehind(tokens, sentence, groups, head)
}

/** "the arrest of", "the arrest on Friday of", "the arrests in Lyon last month of". */
function ofBehind(tokens: readonly Token[], head: number): number | null {
  for (let at = head + 1; at < head + 7; at++) {
    const { lower, text, kind } = tokenAt(tokens, at)
    if (lower === 'of') return at
    if (
      !/^(?:on|in|at|last|this|late|early|week|month|year|yesterday|today|morning|night|evening)$/u.test(lower) &&
      kind !== 'number' &&
      !/^\p{Lu}/u.test(text)
    )
      return null
  }
  return null
}
