import { MONTH, WEEKDAY } from './dateWords.ts'
import { OPERATION_NOUNS } from './governors.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import { isAuthority, isVictimNoun } from './nouns.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { AUXILIARIES, isFiniteVerb, PREPOSITIONS, SPEECH } from './words.ts'

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
