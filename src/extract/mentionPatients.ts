import type { Group } from './group.ts'
import { isAuthority } from './nouns.ts'
import { isPerson, type Patient } from './patient.ts'
import { patientOf } from './patients.ts'
import type { Predicate } from './predicates.ts'
import type { Reading } from './reading.ts'
import type { SentenceView } from './sentenceView.ts'
import { type Token, tokenAt } from './tokens.ts'

/** Whom each predicate of a sentence is about, and the one that only says of whom ("thirty of those caught last month"). */
export function patientsIn(
  reading: Reading,
  { sentence, groups, predicates }: SentenceView,
): { patients: Map<Predicate, Patient>; aside: Predicate | undefined } {
  const { tokens } = reading
  const patients = new Map<Predicate, Patient>()
  for (const predicate of predicates) {
    const patient = withinSentence(tokens, groups, patientOf(reading, sentence, groups, predicate), predicate)
    patients.set(predicate, isOfSubject(tokens, patient, predicate) ? (lastOf(patients) ?? patient) : patient)
  }
  const aside = predicates.find((predicate) => isOfThose(tokens, predicate, patients))
  if (aside) patients.delete(aside)
  return { patients, aside }
}

/** "Thirty of those caught in last month's raid have been deported": who they are; when that was is another matter. */
const isOfThose = (
  tokens: readonly Token[],
  { form, kind, auxiliaries, head, from }: Predicate,
  patients: ReadonlyMap<Predicate, Patient>,
): boolean =>
  kind === 'verb' &&
  form === 'ed' &&
  auxiliaries.length === 0 &&
  /^(?:those|people|migrants|men|suspects|foreigners)$/u.test(tokenAt(tokens, from - 1).lower) &&
  [2, 3].some((k) => tokenAt(tokens, from - k).lower === 'of') &&
  (isNominal(tokens, head + 1) ||
    [...patients].some(([other, { group }]) => other.from > head && group?.isPart === true && group.until <= head))

/** "… held Friday are Guatemalan": behind a date a form of "be" and no participle. */
function isNominal(tokens: readonly Token[], from: number): boolean {
  let at = from
  while (
    at < from + 5 &&
    /^(?:on|in|at|last|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month)$/u.test(tokenAt(tokens, at).lower)
  )
    at++
  return /^(?:are|were)$/u.test(tokenAt(tokens, at).lower) && /^\p{Lu}/u.test(tokenAt(tokens, at + 1).text)
}

/** "A man was arrested in May and is awaiting extradition": of those whom the same sentence has just been about. */
const isOfSubject = (tokens: readonly Token[], { isAnaphor, group }: Patient, { kind, head }: Predicate): boolean =>
  isAnaphor &&
  group === null &&
  kind === 'noun' &&
  /^(?:pending|awaiting|await|awaits)$/u.test(tokenAt(tokens, head - 1).lower)

const lastOf = (patients: ReadonlyMap<Predicate, Patient>): Patient | null =>
  [...patients.values()].findLast(({ group }) => group?.count != null) ?? null

/** "him", "he", "she" beside the verb: one person. */
const isSingular = (tokens: readonly Token[], { from, head }: Predicate): boolean =>
  [1, 2].some((k) => /^(?:he|she)$/u.test(tokenAt(tokens, from - k).lower)) ||
  /^him$/u.test(tokenAt(tokens, head + 1).lower) ||
  (tokenAt(tokens, head + 1).lower === 'her' && !/^\p{Ll}/u.test(tokenAt(tokens, head + 2).text)) ||
  /^her (?:on|in|at|last|as|after|when|for)$/u.test(
    `${tokenAt(tokens, head + 1).lower} ${tokenAt(tokens, head + 2).lower}`,
  )

/** "he was cut free and arrested": the pronoun before the first of two participles. */
function isSharedHe(tokens: readonly Token[], { from, auxiliaries, kind }: Predicate): boolean {
  if (kind !== 'verb' || auxiliaries.length > 0 || tokenAt(tokens, from - 1).lower !== 'and') return false
  for (let i = from - 2; i > from - 9; i--) {
    if (/^(?:he|she)$/u.test(tokenAt(tokens, i).lower)) return true
    if (/^[,;.]$/u.test(tokenAt(tokens, i).text) || tokenAt(tokens, i).lower === 'they') return false
  }
  return false
}

/** "Eight of them are Swiss; the ministry will deport them": the pronoun means those counted in the same sentence. */
function withinSentence(
  tokens: readonly Token[],
  groups: readonly Group[],
  patient: Patient,
  predicate: Predicate,
): Patient {
  if (!patient.isAnaphor || patient.group) return patient
  if (isSingular(tokens, predicate) || isSharedHe(tokens, predicate)) {
    const person = groups.findLast((one) => one.until <= predicate.from && isPerson(one))
    return person ? { group: person, isAnaphor: false, side: 'before' } : { ...patient, isSingular: true }
  }
  // "The other six are still awaiting deportation".
  const rest = groups.findLast(
    ({ until, count, kind, isMore, isPart }) =>
      kind === 'bare' && count !== null && (isMore || isPart) && until <= predicate.from && predicate.from - until <= 5,
  )
  if (rest && predicate.kind === 'noun') return { group: rest, isAnaphor: false, side: 'before' }
  const group = groups.findLast(
    ({ until, count, kind, isOne, head }) =>
      until <= predicate.from && count !== null && !isOne && kind === 'people' && !isAuthority(head),
  )
  return group ? { group, isAnaphor: false, side: 'before' } : patient
}
