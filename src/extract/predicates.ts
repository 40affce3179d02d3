import { isEscorted, isLeaving, isLedOff, isTakenOn } from './departures.ts'
import { EVENT_NOUNS } from './eventNouns.ts'
import { EVENT_VERBS, type EventVerb } from './eventVerbs.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { AUXILIARIES, BE_FORMS, CLAUSE_OPENERS, PREPOSITIONS } from './words.ts'
import { type VerbForm, verbForm } from './verbForms.ts'

/** A word that says that people are arrested or deported. */
export interface Predicate {
  /** From the first auxiliary to the particle that stands right behind the verb; `until` exclusive. */
  from: number
  until: number
  /** The verb or noun itself. */
  head: number
  kind: 'verb' | 'noun'
  type: 'arrest' | 'deportation'
  form: VerbForm
  /** "were arrested", "being held". */
  isPassive: boolean
  /** The verb takes things too: its people must be known for people. */
  isLoose: boolean
  /** A deportation only with a foreign place behind "to". */
  needsDestination: boolean
  /** Those who act take the people in: "received 265 deportees". */
  isReception?: boolean
  /** "sent home", "flown back". */
  isHome: boolean
  /** Base form of a verb; the noun itself. */
  lemma: string
  /** Tokens of the particle: `home` in "sent 800 people home". */
  particle: { from: number; until: number } | null
  /** Lower-case auxiliaries before the verb, first to last. */
  auxiliaries: readonly string[]
}

/** The first word of a particle, in lower case; empty where there is none. */
export const particleOf = (tokens: readonly Token[], { particle }: Pick<Predicate, 'particle'>): string =>
  particle ? tokenAt(tokens, particle.from).lower : ''

const FARTHEST_PARTICLE = 16

/** What of the sentence the words around a verb are held against. */
export interface Surroundings {
  isGroupStart: (token: number) => boolean
  isGroupEnd: (token: number) => boolean
  /** Where the date that ends before a token begins; null where none does. */
  dateBefore: (token: number) => number | null
}

/** Verbs first; where one and the same token is also a noun, what stands around it decides. */
export function predicatesIn(tokens: readonly Token[], sentence: Sentence, surroundings: Surroundings): Predicate[] {
  const { isGroupStart, isGroupEnd } = surroundings
  const found: Predicate[] = []
  for (let i = sentence.from; i < sentence.until; i++) {
    const lower = tokenAt(tokens, i).lower
    const noun = EVENT_NOUNS.get(lower)
    const verb = verbForm(lower)
    if (/^returns?$/u.test(lower) && /^(?:forced|enforced)$/u.test(tokenAt(tokens, i - 1).lower))
      found.push({
        ...PLAIN,
        kind: 'noun',
        form: 'base',
        from: i,
        until: i + 1,
        head: i,
        type: 'deportation',
        lemma: lower,
      })
    else if (
      noun &&
      !(STATES.has(lower) && isState(tokens, i, isGroupEnd)) &&
      (!verb || isNounHere(tokens, i, isGroupStart))
    )
      found.push({
        from: i,
        until: i + 1,
        head: i,
        kind: 'noun',
        type: noun.type,
        form: 'base',
        isPassive: false,
        isLoose: false,
        needsDestination: noun.needsDestination ?? false,
        isHome: false,
        lemma: lower,
        particle: null,
        auxiliaries: [],
      })
    else if (STATES.has(lower) && isState(tokens, i, isGroupEnd)) found.push(statePredicate(tokens, sentence, i))
    else if (
      isTakenOn(tokens, sentence, i) &&
      !/^(?:back|home)$/u.test(tokenAt(tokens, i + 1).lower) &&
      !/custody/u.test(tokenAt(tokens, i + 2).lower)
    )
      found.push(departure(i - 1, i, 'leave'))
    else if (isLedOff(tokens, sentence, i))
      found.push({
        ...PLAIN,
        from: i,
        until: i + 1,
        head: i,
        type: 'arrest',
        isPassive: true,
        isLoose: true,
        lemma: 'leave in handcuffs',
      })
    else if (isEscorted(tokens, sentence, i))
      found.push({
        ...departure(i, i, 'come'),
        isHome: [1, 2, 3].some((k) => tokenAt(tokens, i + k).lower === 'home'),
      })
    else if (isLeaving(tokens, i, isGroupEnd))
      found.push({
        ...departure(i, i, 'leave'),
        ...(tokenAt(tokens, i - 1).lower === 'will' ? { from: i - 1, auxiliaries: ['will'] } : {}),
      })
    else if (verb) {
      const predicate = verbPredicate(tokens, sentence, i, verb, surroundings)
      if (predicate) found.push(predicate)
    }
  }
  return found
}

const PLAIN: Omit<Predicate, 'from' | 'until' | 'head' | 'type' | 'lemma'> = {
  kind: 'verb',
  form: 'ed',
  isPassive: false,
  isLoose: false,
  needsDestination: false,
  isHome: false,
  particle: null,
  auxiliaries: [],
}

/** People who are taken or sent away, in words that are said of things too. */
const departure = (from: number, head: number, lemma: 'leave' | 'come'): Predicate => ({
  ...PLAIN,
  from,
  until: head + 1,
  head,
  type: 'deportation',
  isPassive: true,
  isLoose: true,
  lemma,
})

const STATES = new Set(['custody', 'arrest', 'detention', 'bars'])

/** "were in custody", "are under arrest", "now behind bars": those who are held. */
function isState(tokens: readonly Token[], i: number, isGroupEnd: (token: number) => boolean): boolean {
  const preposition = tokenAt(tokens, i - 1).lower
  const words = `${preposition} ${tokenAt(tokens, i).lower}`
  if (!/^(?:in custody|under arrest|in detention|behind bars)$/u.test(words)) return false
  // "were remanded in custody": a court's doing with those who had been arrested.
  if (/^(?:remanded|ordered|kept|returned|jailed|sentenced|died|deaths?)$/u.test(tokenAt(tokens, i - 2).lower))
    return false
  return isGroupEnd(i - 1) || [2, 3, 4].some((k) => BE_FORMS.has(tokenAt(tokens, i - k).lower))
}

function statePredicate(tokens: readonly Token[], sentence: Sentence, i: number): Predicate {
  const be = [2, 3, 4].map((k) => i - k).find((at) => BE_FORMS.has(tokenAt(tokens, at).lower)) ?? i - 2
  const isBe = BE_FORMS.has(tokenAt(tokens, be).lower)
  const { from, auxiliaries } = auxiliariesBefore(tokens, sentence, isBe ? be + 1 : i - 1, () => null)
  return {
    ...PLAIN,
    from,
    until: i + 1,
    head: isBe ? be : i - 1,
    type: 'arrest',
    isPassive: true,
    isLoose: true,
    lemma: 'be',
    auxiliaries,
  }
}

/** "the arrest of", "27 arrests", "under arrest" are nouns; "Police arrest 40" and "to arrest" are verbs. */
function isNounHere(tokens: readonly Token[], i: number, isGroupStart: (token: number) => boolean): boolean {
  const before = tokenAt(tokens, i - 1)
  if (
    before.lower === 'to' ||
    /^(?:will|would|can|could|may|might|must|shall|should|not|did|do|does)$/u.test(before.lower)
  )
    return false
  if (isGroupStart(i + 1)) return false
  return true
}

function verbPredicate(
  tokens: readonly Token[],
  sentence: Sentence,
  i: number,
  { lemma, form }: { lemma: string; form: VerbForm },
  { dateBefore }: Surroundings,
): Predicate | null {
  const readings = EVENT_VERBS.get(lemma) ?? []
  for (const reading of readings) {
    const particle = reading.craft
      ? craftAfter(tokens, sentence, i, reading.craft)
      : particleAfter(tokens, sentence, i, reading)
    if ((reading.particles || reading.craft) && particle === null) continue
    if (lemma === 'take' && particle?.words === 'from' && !isWay(tokens, particle.until, sentence.until)) continue
    const { from, auxiliaries } = auxiliariesBefore(tokens, sentence, i, dateBefore)
    const isPassive = form === 'ed' && auxiliaries.some((word) => BE_FORMS.has(word))
    if (reading.isPassiveOnly && !isPassive && form !== 'ed') continue
    const until = particle && particle.from === i + 1 ? particle.until : i + 1
    return {
      from,
      until,
      head: i,
      kind: 'verb',
      type: reading.type,
      form,
      isPassive,
      isLoose: reading.isLoose ?? false,
      needsDestination: reading.needsDestination ?? false,
      isReception: reading.isReception ?? false,
      isHome: /^(?:home|back home|back(?: across| over| from)?)$/u.test(particle?.words ?? ''),
      // "has taken in 1,040 deportees" is not "has taken back 40 Tongans".
      lemma: reading.isReception && particle?.words === 'in' ? 'take in' : lemma,
      particle,
      auxiliaries,
    }
  }
  return null
}

/** "taken from Stockholm to Tashkent", not "from rooms in Bawana". */
function isWay(tokens: readonly Token[], from: number, until: number): boolean {
  if (!/^\p{Lu}/u.test(tokenAt(tokens, from).text)) return false
  for (let i = from + 1; i < Math.min(until, from + 9); i++) {
    if (tokenAt(tokens, i).lower === 'to') return /^\p{Lu}/u.test(tokenAt(tokens, i + 1).text)
    if (/^[,;]$/u.test(tokenAt(tokens, i).text)) return false
  }
  return false
}

/** "took 85 people who were on their way to Australia into custody": no other verb takes this particle. */
const mayCross = (particles: readonly string[]): boolean => particles.includes('into custody')

const FLOWN =
  /^(?:planes?|flights?|aircraft|airliners?|jets?|charters?|boeing|airbus|airplanes?|helicopters?|ships?|ferry|ferries|vessels?)$/u
const DRIVEN = /^(?:bus|buses|trucks?|lorry|lorries|vans?|trains?|boats?|coach|coaches|minibuses)$/u

/** "on a plane", "onto a China Southern airliner", "aboard three navy ships": the preposition as the particle. */
function craftAfter(
  tokens: readonly Token[],
  { until }: Sentence,
  i: number,
  craft: 'any' | 'driven',
): { from: number; until: number; words: string } | null {
  for (let at = i + 1; at < Math.min(until, i + FARTHEST_PARTICLE); at++) {
    const { text, lower } = tokenAt(tokens, at)
    if (/^[;:]$/u.test(text) || CLAUSE_OPENERS.has(lower)) return null
    if (!/^(?:on|onto|aboard)$/u.test(lower)) continue
    for (let k = at + 1; k < Math.min(until, at + 6); k++) {
      const word = tokenAt(tokens, k).lower
      if (/^[,;:.]$/u.test(word) || PREPOSITIONS.has(word)) break
      if ((craft === 'any' ? FLOWN : DRIVEN).test(word)) return { from: at, until: at + 1, words: lower }
    }
  }
  return null
}

const split = new WeakMap<readonly string[], string[][]>()

/** The words of each particle; remembered, since every verb asks. */
function partsOf(particles: readonly string[]): string[][] {
  const known = split.get(particles) ?? particles.map((words) => words.split(' '))
  split.set(particles, known)
  return known
}

/** The particle may stand behind the object: "sent 800 people home". A full stop, a semicolon or a new clause ends the search. */
function particleAfter(
  tokens: readonly Token[],
  { until }: Sentence,
  i: number,
  { particles, isNear }: EventVerb,
): { from: number; until: number; words: string } | null {
  if (!particles) return null
  const last = Math.min(until, i + 1 + (isNear ? 2 : FARTHEST_PARTICLE))
  for (let at = i + 1; at < last; at++) {
    const { text, lower } = tokenAt(tokens, at)
    if (text === ';' || text === ':' || (CLAUSE_OPENERS.has(lower) && !mayCross(particles))) return null
    // "Six of those taken off the ship have been sent home": the particle is that of the next verb.
    if (/^(?:have|has|had|was|were|are|will)$/u.test(lower) && !mayCross(particles)) return null
    for (const parts of partsOf(particles)) {
      if (parts.every((part, k) => tokenAt(tokens, at + k).lower === part))
        return { from: at, until: at + parts.length, words: parts.join(' ') }
      // "across the Bavet border gate".
      if (parts[2] === 'border' && parts.slice(0, 2).every((part, k) => tokenAt(tokens, at + k).lower === part)) {
        const border = [3, 4].find((k) => tokenAt(tokens, at + k).lower === 'border')
        if (border !== undefined && /^\p{Lu}/u.test(tokenAt(tokens, at + 2).text))
          return { from: at, until: at + 2, words: parts.join(' ') }
      }
    }
  }
  return null
}

const MOST_AUXILIARIES = 8

function auxiliariesBefore(
  tokens: readonly Token[],
  sentence: Sentence,
  i: number,
  dateBefore: Surroundings['dateBefore'],
): { from: number; auxiliaries: string[] } {
  const auxiliaries: string[] = []
  let from = i
  while (from > sentence.from && auxiliaries.length < MOST_AUXILIARIES) {
    const { lower, text } = tokenAt(tokens, from - 1)
    // "were on Friday deported": the date stands among the auxiliaries.
    const date = auxiliaries.length === 0 ? dateBefore(from) : null
    const lead = date === null ? 0 : /^(?:on|in|at)$/u.test(tokenAt(tokens, date - 1).lower) ? date - 1 : date
    const auxiliary = tokenAt(tokens, lead - 1).lower
    if (date !== null && (BE_FORMS.has(auxiliary) || /^(?:have|has|had)$/u.test(auxiliary))) {
      from = lead
      continue
    }
    // "from Croatia to Italy have been arrested", "in May": a name is neither adverb nor auxiliary.
    if (text === 'May' || (!AUXILIARIES.has(lower) && !/^\p{Ll}{3,}ly$/u.test(text))) break
    // "have since been held".
    const isSince = lower === 'since' && auxiliaries[0] === 'been'
    if (PREPOSITIONS.has(lower) && lower !== 'to' && !isSince) break
    auxiliaries.unshift(lower)
    from--
  }
  return { from, auxiliaries }
}
