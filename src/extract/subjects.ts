import { figureBefore, figureBehind } from './figureBehind.ts'
import type { Group } from './group.ts'
import { isCollective } from './nouns.ts'
import { isAnaphoric, NOBODY, type Patient, usable } from './patient.ts'
import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { AUXILIARIES, BE_FORMS, isFiniteVerb, PREPOSITIONS, RELATIVES, SPEECH } from './words.ts'

const PARENTHESIS_OPENERS = new Set(
  'made comprised including among of who whom which aged ages against sought all both most mostly some many suspected accused ranging also in from led according each mainly largely one two three several nearly almost about half along together between wanted believed for whose said alleged as identified described those none with at on when where'.split(
    ' ',
  ),
)
const PRONOUN_SUBJECTS = new Set([
  'they',
  'them',
  'all',
  'both',
  'who',
  'he',
  'she',
  'him',
  'her',
  'these',
  'those',
  'everyone',
  'half',
])
/** What stands between "are" and "to be deported". */
const IS_TO_BE =
  /^(?:due|set|expected|scheduled|slated|supposed|about|ordered|waiting|likely|poised|ready|believed|reported|understood|thought|known|now|also)$/u
const LONGEST_WALK = 45

/** "Also arrested were 11 people", "Among those detained are two Swiss". */
export function inverted(tokens: readonly Token[], groups: readonly Group[], predicate: Predicate): Patient | null {
  const next = tokenAt(tokens, predicate.head + 1).lower
  if (
    predicate.auxiliaries.some((word) => !/^(?:also|later|separately|subsequently|reportedly)$/u.test(word)) ||
    !BE_FORMS.has(next)
  )
    return null
  // "51 of those nabbed were Chinese" says who they are; "Among those detained are two Swiss" is an inversion.
  const isReduced =
    /^(?:those|people|persons)$/u.test(tokenAt(tokens, predicate.from - 1).lower) &&
    ![2, 3, 4, 5].some((k) => tokenAt(tokens, predicate.from - k).lower === 'among')
  if (isReduced) return null
  const group = groups.find(({ from }) => from === predicate.head + 2)
  return group && usable(group, predicate) ? { group, isAnaphor: false, side: 'after' } : null
}

/** "Four Venezuelans arrested in Lima", "27 Taiwanese held": a participle right behind its people. */
export function reducedSubject(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  predicate: Predicate,
): Patient {
  const at = predicate.from - 1
  const inversion = inverted(tokens, groups, predicate)
  if (inversion) return inversion
  // "the number of those deported since January at 262".
  if (
    /^(?:those|people|foreigners|persons)$/u.test(tokenAt(tokens, at).lower) &&
    /^(?:number|total) of$/u.test(`${tokenAt(tokens, at - 2).lower} ${tokenAt(tokens, at - 1).lower}`)
  )
    return figureBefore(tokens, groups, at - 2) ?? figureBehind(tokens, sentence, groups, predicate.head)
  const near = groups.find(({ from, until }) => until - 1 === at || (from <= at && at < until))
  // "taking the number held this year to 4,300".
  if (near && near.count === null && /^(?:number|total|tally|count)$/u.test(near.head))
    return figureBefore(tokens, groups, near.until - 1) ?? figureBehind(tokens, sentence, groups, predicate.head)
  // "the number of migrants expelled … reached 24,250".
  if (
    near &&
    near.count === null &&
    /^(?:number|total) of$/u.test(`${tokenAt(tokens, near.from - 2).lower} ${tokenAt(tokens, near.from - 1).lower}`)
  )
    return figureBefore(tokens, groups, near.from - 2) ?? figureBehind(tokens, sentence, groups, predicate.head)
  // "The 20 officers seized the house": an object that is no people.
  const next = `${tokenAt(tokens, predicate.head + 1).lower} ${tokenAt(tokens, predicate.head + 2).lower}`
  if (
    predicate.isLoose &&
    /^(?:the|an?|his|her|its|their) (?!same|previous|next|following|day|week|weekend|month)/u.test(next)
  )
    return NOBODY
  if (near && usable(near, predicate)) {
    const governed = climb(tokens, sentence, groups, near)
    return { group: governed, isAnaphor: isAnaphoric(governed), side: 'before' }
  }
  // "Nine others, caught in the same search, remain": a participle between commas.
  const apposed = groups.find(({ until, count }) => until === at && count !== null)
  if (
    tokenAt(tokens, at).text === ',' &&
    apposed &&
    usable(apposed, predicate) &&
    predicate.auxiliaries.length === 0 &&
    hasComma(tokens, sentence, predicate.head)
  )
    return { group: apposed, isAnaphor: isAnaphoric(apposed), side: 'before' }
  // "two vessels were stopped and their 27 men, also from Vietnam, taken into custody".
  if (
    tokenAt(tokens, at).text === ',' &&
    predicate.auxiliaries.length === 0 &&
    earlierBe(tokens, sentence, at) !== null
  ) {
    const open = openingOf(tokens, sentence, groups, at, ',')
    const gapped = groups.find(({ until, count }) => until === open && count !== null)
    if (gapped && usable(gapped, predicate) && [1, 2].some((k) => tokenAt(tokens, gapped.from - k).lower === 'and'))
      return { group: gapped, isAnaphor: isAnaphoric(gapped), side: 'before' }
  }
  // "… was taken from the bus and arrested": the second of two participles has the subject of the first.
  if (/^(?:and|,|or|then)$/u.test(tokenAt(tokens, at).lower) || predicate.auxiliaries.length > 0) {
    const passive = earlierBe(tokens, sentence, at)
    if (passive !== null) return subjectOf(tokens, sentence, groups, { ...predicate, from: passive })
    // "58 non-citizens located and detained".
    const pair = groups.find(({ until }) => until === at - 1)
    if (pair?.count && tokenAt(tokens, at - 1).lower.endsWith('ed') && usable(pair, predicate))
      return { group: pair, isAnaphor: false, side: 'before' }
  }
  return NOBODY
}

/** Whether the participle's clause is closed by a comma again. */
function hasComma(tokens: readonly Token[], { until }: Sentence, head: number): boolean {
  for (let i = head + 1; i < Math.min(until, head + 14); i++) if (tokenAt(tokens, i).text === ',') return true
  return false
}

/** The form of "be" of the same clause that a coordinated participle shares: "were found … and arrested". */
function earlierBe(tokens: readonly Token[], sentence: Sentence, at: number): number | null {
  for (let i = at; i > Math.max(sentence.from, at - 16); i--) {
    const { lower, text } = tokenAt(tokens, i)
    if (text === ';' || (SPEECH.has(lower) && !BE_FORMS.has(tokenAt(tokens, i - 1).lower))) return null
    if (/^(?:was|were|been|are|is)$/u.test(lower)) {
      let from = i
      while (from > sentence.from && AUXILIARIES.has(tokenAt(tokens, from - 1).lower)) from--
      return from
    }
  }
  return null
}

/** "a group of 77", "members of the gang": from a group up to the one that governs it. */
function climb(tokens: readonly Token[], sentence: Sentence, groups: readonly Group[], group: Group): Group {
  let current = group
  for (let steps = 0; steps < 3; steps++) {
    const before = tokenAt(tokens, current.from - 1).lower
    if (!PREPOSITIONS.has(before) || current.from - 1 <= sentence.from) return current
    if (before === 'of' && isCollective(tokenAt(tokens, current.from - 2).lower)) return current
    const part = groups.find(({ until, isPart }) => isPart && until === current.from - 1)
    if (before === 'of' && part) return current
    const governor = groups.findLast(({ until }) => until <= current.from - 1 && current.from - 1 - until <= 6)
    if (!governor?.count || governor.kind === 'things' || governor.kind === 'victims') return current
    if (hasBarrier(tokens, governor.until, current.from - 1)) return current
    current = governor
  }
  return current
}

const isBarrier = (token: Token, before: Token): boolean =>
  token.text === ',' ||
  token.text === ';' ||
  isFiniteVerb(token, before) ||
  SPEECH.has(token.lower) ||
  RELATIVES.has(token.lower)

function hasBarrier(tokens: readonly Token[], from: number, until: number): boolean {
  for (let i = from; i < until; i++) if (isBarrier(tokenAt(tokens, i), tokenAt(tokens, i - 1))) return true
  return false
}

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', '–': '–', '—': '—', ']': '[' }

/** The subject of a passive: from the verb leftwards over appositions and prepositional phrases to the head. */
export function subjectOf(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  predicate: Predicate,
): Patient {
  let best: Group | null = null
  let bestIsGoverned = true
  let apposed: Group | null = null
  let isRelative = false
  let at = predicate.from - 1
  // "were convicted in May and will be deported": the subject is that of the verb before.
  let isShared = tokenAt(tokens, at).lower === 'and'
  for (let steps = 0; steps < LONGEST_WALK && at >= sentence.from; steps++) {
    const token = tokenAt(tokens, at)
    const group = groups.find(({ from, until }) => from <= at && at < until)
    if (group) {
      const before = tokenAt(tokens, group.from - 1).lower
      // "people said to be illegal immigrants": what they are said to be is not who they are.
      if (before === 'be' && tokenAt(tokens, group.from - 2).lower === 'to') {
        at = group.from - 3
        continue
      }
      const isOfGroup = before === 'of' && isCollective(tokenAt(tokens, group.from - 2).lower)
      // "who had cheated their countrymen have been held": the object of another verb.
      const twoBefore = tokenAt(tokens, group.from - 2).lower
      const isObject =
        (/(?:ing|[^e]ed)$/u.test(before) && (isInRelative(tokens, sentence, group.from) || twoBefore === 'have')) ||
        // "suspected of finding the workers their jobs", "who had hired out absconders".
        (before.endsWith('ing') && PREPOSITIONS.has(twoBefore)) ||
        (/^(?:out|up|off|down|in|away)$/u.test(before) &&
          /(?:ing|[^e]ed)$/u.test(twoBefore) &&
          isInRelative(tokens, sentence, group.from))
      const isGoverned = (isObject || PREPOSITIONS.has(before)) && !isOfGroup && group.from > sentence.from
      if (!usable(group, predicate) && !isGoverned && !best) return NOBODY
      if (usable(group, predicate) && (best === null || (bestIsGoverned && (group.count !== null || !isGoverned)))) {
        best = group
        bestIsGoverned = isGoverned
      }
      // "knows of 230 men who are held": the relative clause is about those right before it.
      const isAntecedent =
        isRelative &&
        group.count !== null &&
        best === group &&
        /^(?:who|that)$/u.test(tokenAt(tokens, group.until).lower)
      if (!isGoverned || isAntecedent) break
      at = group.from - 1
      continue
    }
    const opener = Object.hasOwn(CLOSERS, token.text) ? CLOSERS[token.text] : undefined
    if (token.text === ',' || opener !== undefined) {
      const open = openingOf(tokens, sentence, groups, at, opener ?? ',')
      // "The 19 men, headed by a man named Liu were taken …": the second comma is missing.
      if (
        open === null &&
        best !== null &&
        bestIsGoverned &&
        /(?:ed|ing)$|^led$/u.test(tokenAt(tokens, at + 1).lower)
      ) {
        best = null
        at--
        continue
      }
      if (open === null) break
      const inside = groups.find(
        ({ from, until, count }) => from > open && until <= at && count !== null && from - open <= 2,
      )
      apposed ??= inside && !inside.isPart && !PREPOSITIONS.has(tokenAt(tokens, open + 1).lower) ? inside : null
      at = open - 1
      continue
    }
    if (/^(?:who|whom|that|which)$/u.test(token.lower)) {
      isRelative = true
      at--
      // "who were wanted for murder, and who had been caught": both clauses are about those before the first.
      const first = tokenAt(tokens, at).lower === 'and' ? relativeBeforeAnd(tokens, sentence, at) : null
      if (first !== null) at = first - 1
      if (tokenAt(tokens, at).text === ',') at = wholeBefore(tokens, groups, at) ?? at - 1
      continue
    }
    if (token.text === ';' || token.text === ':' || (SPEECH.has(token.lower) && tokenAt(tokens, at + 1).lower !== 'to'))
      break
    const isFinite = isFiniteVerb(token, tokenAt(tokens, at - 1))
    const relative = isFinite || /[^e]ed$/u.test(token.lower) ? relativeBefore(tokens, sentence, at) : null
    if (relative !== null && (best === null || bestIsGoverned || best.count === null)) {
      best = null
      isRelative = true
      at = tokenAt(tokens, relative - 1).text === ',' ? relative - 2 : relative - 1
      continue
    }
    // "foreigners found to have overstayed will be deported": a participle right behind its people.
    const adverb = /^(?:now|currently|still|already)$/u.test(tokenAt(tokens, at - 1).lower) ? at - 1 : at
    const isReduced =
      groups.some(({ until }) => until === adverb) &&
      /^(?:found|held|caught|known|seen|sent|brought|led|taken|given|hurt|said)$/u.test(token.lower)
    if (isReduced || (/^(?:have|has|had)$/u.test(token.lower) && tokenAt(tokens, at - 1).lower === 'to')) {
      at--
      continue
    }
    // "are due to be repatriated".
    if (BE_FORMS.has(token.lower) && IS_TO_BE.test(tokenAt(tokens, at + 1).lower)) {
      // "remain in detention and are expected to be repatriated".
      isShared ||= tokenAt(tokens, at - 1).lower === 'and'
      at--
      continue
    }
    if (isShared && isFinite) {
      isShared = false
      best = null
      at--
      continue
    }
    if (isFinite && best !== null) break
    if (isFinite && !isRelative) break
    // "nearly half of whom have been put on planes": how many is not said.
    if (
      /^(?:whom|them|these|those)$/u.test(token.lower) &&
      tokenAt(tokens, at - 1).lower === 'of' &&
      /^(?:half|some|many|most|several|few|part|percent|third|quarter|majority|none)$/u.test(
        tokenAt(tokens, at - 2).lower,
      ) &&
      best === null
    )
      return NOBODY
    // "An agent who accompanied them was held": an object is no subject.
    const isObject = /^(?:them|him|her)$/u.test(token.lower) && tokenAt(tokens, at - 1).lower !== 'of'
    if (PRONOUN_SUBJECTS.has(token.lower) && !isObject && best === null)
      return { group: null, isAnaphor: true, side: 'before' }
    if (
      (token.lower === 'when' ||
        token.lower === 'after' ||
        token.lower === 'before' ||
        // "worked for the group as drivers" tells what they were.
        (token.lower === 'as' && !groups.some(({ from }) => from === at + 1)) ||
        token.lower === 'while') &&
      steps > 0
    )
      break
    at--
  }
  if (best && best.count === null && apposed && usable(apposed, predicate))
    return {
      group: { ...apposed, nations: apposed.nations.length > 0 ? apposed.nations : best.nations, isDefinite: false },
      isAnaphor: false,
      side: 'before',
    }
  // "A man seen as its leader, a Syrian of 40, had been arrested".
  if (best?.isOne && best.nations.length === 0 && apposed?.isOne && apposed.nations.length > 0)
    best = { ...best, nations: apposed.nations }
  if (!best)
    return apposed && usable(apposed, predicate) ? { group: apposed, isAnaphor: false, side: 'before' } : NOBODY
  return { group: best, isAnaphor: isAnaphoric(best), side: 'before' }
}

const LONGEST_CLAUSE = 16

/** The "who" of the relative clause that "and who" goes on from. */
function relativeBeforeAnd(tokens: readonly Token[], { from }: Sentence, at: number): number | null {
  for (let i = at - 1; i > Math.max(from, at - LONGEST_CLAUSE); i--)
    if (/^(?:who|whom)$/u.test(tokenAt(tokens, i).lower)) return i
  return null
}

/** Whether "who" stands not far before, without a verb of its own clause closed by a comma in between. */
function isInRelative(tokens: readonly Token[], { from }: Sentence, at: number): boolean {
  for (let i = at - 1; i > Math.max(from, at - 24); i--) {
    const { lower, text } = tokenAt(tokens, i)
    if (/^(?:who|whom|that)$/u.test(lower)) return true
    if (text === ',' || text === ';') return false
  }
  return false
}

/** "311 Indians, one woman and 310 men, who": the end of the whole; null where the comma closes no such list. */
function wholeBefore(tokens: readonly Token[], groups: readonly Group[], comma: number): number | null {
  const list = groups.find(({ until, count }) => until === comma && count !== null)
  const whole = list && groups.find(({ until, count }) => until === list.from - 1 && count?.min === list.count?.min)
  if (whole && tokenAt(tokens, whole.until).text === ',') return whole.until - 1
  // "269 people, 219 of them from Taiwan, who were arrested".
  const part = groups.findLast(({ until, isPart }) => isPart && until <= comma && comma - until <= 4)
  const all = part && groups.find(({ until, count }) => until === part.from - 1 && count !== null)
  return all && tokenAt(tokens, all.until).text === ',' ? all.until - 1 : null
}

/** "who" or "that" up to three words before a verb: the verb is that of a relative clause. */
function relativeBefore(tokens: readonly Token[], sentence: Sentence, at: number): number | null {
  for (let i = at - 1; i >= Math.max(sentence.from + 1, at - 3); i--) {
    const { lower } = tokenAt(tokens, i)
    if (/^(?:who|that|which)$/u.test(lower)) return i
    if (!AUXILIARIES.has(lower) && !lower.endsWith('ly')) return null
  }
  return null
}

/** Where a parenthesis that ends at a comma, dash or bracket begins; null where the comma ends a clause instead. */
function openingOf(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  closing: number,
  mark: string,
): number | null {
  for (let i = closing - 1; i > Math.max(sentence.from, closing - 32); i--) {
    if (tokenAt(tokens, i).text !== mark) continue
    if (mark !== ',') return i
    const first = tokenAt(tokens, i + 1)
    if (groups.some(({ from, count }) => count !== null && from === i + 1)) return i
    // "Two others, brothers from Valparaiso,".
    if (groups.some(({ from }) => from === i + 1) && groups.some(({ until, count }) => count !== null && until === i))
      return i
    // "53 people, and not 60 as announced,".
    if (first.lower === 'not' || (first.lower === 'and' && tokenAt(tokens, i + 2).lower === 'not')) return i
    // "Two Poles who travelled with them, and whom the police called guests,".
    if (first.lower === 'and' && /^(?:who|whom|whose|which|that)$/u.test(tokenAt(tokens, i + 2).lower)) return i
    if (PARENTHESIS_OPENERS.has(first.lower) || first.kind === 'number' || /^(?:a|an|the)$/u.test(first.lower)) return i
    // A list or a place: "in Johor, Malaysia,".
    if (/^\p{Lu}/u.test(first.text) && closing - i <= 5) return i
    if (/(?:ed|ing)$|^(?:caught|held|found|seen|sent|taken|led|brought)$/u.test(first.lower)) return i
    // An item of a list within the parenthesis: "who worked as drivers, cooks and guards,".
    if (closing - i > 7) return null
  }
  return null
}
