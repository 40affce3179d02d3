import type { Name } from './names.ts'
import { isAuthority, isPeopleNoun, isPluralPeople, isThingNoun, isUnknownPlural, isVictimNoun } from './nouns.ts'
import { codeOfNationality } from '../domain/nationalities.ts'
import type { Group } from './group.ts'
import { type Token, tokenAt } from './tokens.ts'
import { AUXILIARIES, DETERMINERS, IRREGULAR_VERBS, PHRASE_ENDS, PREPOSITIONS, RELATIVES } from './words.ts'

const LONGEST_PHRASE = 9
const PARTICIPLE_ADJECTIVES = /(?:ed|ing)$/u

/** The adjectives and nouns of a group of people, without its number or article. */
export interface Phrase {
  until: number
  kind: Group['kind']
  head: string
  nations: string[]
}

/** Words that no noun phrase goes beyond. */
export const isStop = (lower: string): boolean =>
  PREPOSITIONS.has(lower) ||
  AUXILIARIES.has(lower) ||
  RELATIVES.has(lower) ||
  IRREGULAR_VERBS.has(lower) ||
  DETERMINERS.has(lower) ||
  PHRASE_ENDS.has(lower) ||
  lower === 'and' ||
  lower === 'or'

/** Nationality that begins at a token, and how many tokens long it is: "Chinese", "South Koreans", "Myanmar nationals". */
function nationAt(
  tokens: readonly Token[],
  i: number,
  nameAt: (token: number) => Name | null,
): { code: string; length: number } | null {
  const token = tokenAt(tokens, i)
  if (!/^\p{Lu}/u.test(token.text) && !/^(?:south|north|sri)$/u.test(token.lower)) return null
  // "Central Americans" are of no one country.
  if (/^americans?$/u.test(token.lower) && /^(?:central|south|latin|north|meso)$/u.test(tokenAt(tokens, i - 1).lower))
    return null
  const two = codeOfNationality(`${token.lower} ${tokenAt(tokens, i + 1).lower}`)
  if (two) return { code: two, length: 2 }
  const name = nameAt(i)
  const one = codeOfNationality(token.lower)
  if (one && !(name && (name.until > i + 1 || name.kind === 'place'))) return { code: one, length: 1 }
  const after = tokenAt(tokens, name?.until ?? i).lower
  // "whom Spain suspects of fraud".
  if (after === 'suspects' && /^(?:of|that)$/u.test(tokenAt(tokens, (name?.until ?? i) + 1).lower)) return null
  if (
    name?.kind === 'place' &&
    name.place?.country &&
    name.place.precision === 'country' &&
    (after === 'passport' || (isPluralPeople(after) && !isAuthority(after)) || /^(?:national|citizen)$/u.test(after))
  )
    return { code: name.place.country, length: name.until - i }
  return null
}

/** Reads adjectives and nouns from `i` on; the last noun that a list knows is the head. */
export function phraseAt(
  tokens: readonly Token[],
  i: number,
  end: number,
  nameAt: (token: number) => Name | null,
): Phrase {
  const nations: string[] = []
  let best: Phrase = { until: i, kind: 'bare', head: '', nations: [] }
  let at = i
  while (at < Math.min(end, i + LONGEST_PHRASE)) {
    const token = tokenAt(tokens, at)
    const nation = nationAt(tokens, at, nameAt)
    if (nation) {
      if (!nations.includes(nation.code)) nations.push(nation.code)
      at += nation.length
      if (best.kind !== 'victims')
        best = { until: at, kind: 'people', head: tokenAt(tokens, at - 1).lower, nations: [...nations] }
      continue
    }
    const isJoint =
      (token.lower === 'and' || token.lower === 'or' || token.text === ',') &&
      nations.length > 0 &&
      nationAt(tokens, at + 1, nameAt) !== null &&
      tokenAt(tokens, at - 1).end <= token.start
    if (isJoint && best.until === at) {
      at++
      continue
    }
    // "men and women": one head in two words.
    if (
      token.lower === 'and' &&
      best.until === at &&
      best.kind === 'people' &&
      isPluralPeople(best.head) &&
      isPluralPeople(tokenAt(tokens, at + 1).lower)
    ) {
      at++
      continue
    }
    if (token.text === '-' && at > i) {
      at++
      continue
    }
    if (/^\d+-year-old$/u.test(token.lower)) {
      at++
      continue
    }
    // "3,175 such arrests".
    if (token.lower === 'such' && at === i) {
      at++
      continue
    }
    if (token.kind === 'mark' || token.kind === 'number' || isStop(token.lower)) break
    // "the National Police Agency".
    if (token.text === 'National' && /^\p{Lu}/u.test(tokenAt(tokens, at + 1).text)) break
    // "a man accused of fraud": a verb, once there is a noun.
    if (token.lower === 'accused' && best.kind !== 'bare') break
    const kind = kindOf(token.lower)
    if (kind) best = { until: at + 1, kind, head: token.lower, nations: [...nations] }
    else if (best.until === at && best.kind !== 'bare' && PARTICIPLE_ADJECTIVES.test(token.lower)) break
    at++
  }
  return best
}

function kindOf(lower: string): Group['kind'] | null {
  if (isVictimNoun(lower)) return 'victims'
  if (isPeopleNoun(lower)) return 'people'
  if (isThingNoun(lower)) return 'things'
  return isUnknownPlural(lower) ? 'likely' : null
}

/** Countries after "from": "people from China and Taiwan". `until` of the last one; none where a route follows. */
export function originsAfter(
  tokens: readonly Token[],
  i: number,
  end: number,
  nameAt: (token: number) => Name | null,
): { codes: string[]; until: number } {
  const codes: string[] = []
  let until = i
  if (!/^(?:from|of)$/u.test(tokenAt(tokens, i).lower)) return { codes, until }
  for (let at = i + 1; at < Math.min(end, i + 16);) {
    const name = nameAt(at)
    if (name?.place?.country && name.place.precision === 'country') {
      codes.push(name.place.country)
      // "112 from the Chinese mainland".
      until = tokenAt(tokens, name.until).lower === 'mainland' ? name.until + 1 : name.until
      at = until
    } else if (/^(?:,|and|the|mainland|neighbouring|neighboring|nearby)$/u.test(tokenAt(tokens, at).lower)) at++
    else break
  }
  // "from Cambodia to China" is a route, not where people come from.
  const isRoute =
    tokenAt(tokens, until).lower === 'to' ||
    (tokenAt(tokens, i).lower === 'of' && !/^(?:nationals?|citizens?|natives?)$/u.test(tokenAt(tokens, i - 1).lower))
  return isRoute ? { codes: [], until: i } : { codes, until }
}
