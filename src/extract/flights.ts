import type { Predicate } from './predicates.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'

const CRAFT = new Set(
  'flight flights plane planes aircraft airliner airliners charter charters jet jets bus buses ferry ferries airbus boeing convoy convoys'.split(
    ' ',
  ),
)
/** A word for what carries people away. */
export const isCraft = (lower: string): boolean => CRAFT.has(lower)

const CARRYING = new Set('carrying with bringing transporting taking ferrying bearing flying'.split(' '))
const BRINGING = new Set('brought carried flew took delivered returned ferried transported'.split(' '))
const LEAVING = new Set(
  'left departed landed arrived touched took takes leaves departs arrives lands flew headed landing leaving arriving'.split(
    ' ',
  ),
)

/** Whether the report speaks of deportation at all; else a plane with people in it is an ordinary flight. */
export const SPEAKS_OF_DEPORTATION =
  /\b(?:deport|expel|throw(?:s|n)? out|threw out|out of the country|forced return|asylum seekers? (?:on board|aboard)|expuls|extradit|repatriat|remov(?:al|ed)|sent (?:back|home)|hand(?:ed|ing|s)? (?:[\p{L}\d,]+ ){0,4}over|turned over)/iu

/**
 * "A charter with 28 men aboard left Leipzig for Kabul", "the plane carrying 104 deportees landed in Amritsar": the
 * flight stands for the deportation. The predicate is the word that puts the people on board.
 */
export function flightIn(tokens: readonly Token[], sentence: Sentence): Predicate | null {
  for (let i = sentence.from; i < sentence.until; i++) {
    if (
      !CRAFT.has(tokenAt(tokens, i).lower) &&
      !/^(?:c-\d+|a3\d\d|planeload)$/u.test(tokenAt(tokens, i).lower) &&
      !isAnotherOne(tokens, i)
    )
      continue
    const ahead = withPeopleAhead(tokens, sentence, i)
    if (ahead !== null) return { ...flightAt(i, ahead), auxiliaries: ['will'] }
    const isDeportation = /^(?:deportation|repatriation|removal|deportee)$/u.test(tokenAt(tokens, i - 1).lower)
    const carrying = Array.from({ length: isDeportation ? 14 : 4 }, (_, k) => i + 1 + k).find(
      (at) => CARRYING.has(tokenAt(tokens, at).lower) || isBringing(tokens, at),
    )
    // "a charter to Xi'an took 100 Chinese".
    const past = carrying === undefined ? behindRoute(tokens, sentence, i) : null
    if (past !== null) return flightAt(i, past)
    // "The previous flight, on 14 February, took 51 Colombians".
    const aside = carrying === undefined && past === null ? behindAside(tokens, sentence, i) : null
    if (aside !== null) return flightAt(i, aside)
    const laden = carrying === undefined ? withPeople(tokens, sentence, i) : null
    if (laden !== null) return flightAt(i, laden)
    if (carrying === undefined || carrying >= sentence.until) continue
    for (let at = carrying + 1; at < Math.min(sentence.until, carrying + 24); at++)
      if (isDeportation || isBringing(tokens, carrying) || LEAVING.has(tokenAt(tokens, at).lower)) {
        return flightAt(i, carrying)
      }
  }
  return null
}

const NEARBY = 30

/** "It is the second flight this year. The previous one, on 14 February, took 51". */
function isAnotherOne(tokens: readonly Token[], i: number): boolean {
  if (tokenAt(tokens, i).lower !== 'one') return false
  if (!/^(?:previous|first|second|third|fourth|last|earlier|latest)$/u.test(tokenAt(tokens, i - 1).lower)) return false
  for (let at = i - 2; at > i - NEARBY; at--) if (CRAFT.has(tokenAt(tokens, at).lower)) return true
  return false
}

/** "took 100 Chinese"; not "took off". */
const isBringing = (tokens: readonly Token[], at: number): boolean =>
  BRINGING.has(tokenAt(tokens, at).lower) && tokenAt(tokens, at + 1).lower !== 'off'

/** "A convoy, with 90 Zimbabweans, is to leave on Monday": the word "with", where it is still to go. */
function withPeopleAhead(tokens: readonly Token[], { until }: Sentence, craft: number): number | null {
  const at = tokenAt(tokens, craft + 1).text === ',' ? craft + 2 : craft + 1
  if (!/^(?:with|carrying)$/u.test(tokenAt(tokens, at).lower)) return null
  for (let i = at + 1; i < Math.min(until, at + 16); i++) {
    // "… left Frankfurt on Wednesday; another 210 are to follow".
    if (tokenAt(tokens, i).text === ';' || LEAVING.has(tokenAt(tokens, i).lower)) return null
    if (
      /^(?:will|to)$/u.test(tokenAt(tokens, i).lower) &&
      /^(?:leave|depart|fly|follow|go)$/u.test(tokenAt(tokens, i + 1).lower)
    )
      return at
  }
  return null
}

/** The verb behind a day between commas. */
function behindAside(tokens: readonly Token[], { until }: Sentence, craft: number): number | null {
  if (tokenAt(tokens, craft + 1).text !== ',') return null
  for (let at = craft + 2; at < Math.min(until, craft + 8); at++)
    if (tokenAt(tokens, at).text === ',') return isBringing(tokens, at + 1) ? at + 1 : null
  return null
}

/** The verb behind "to Xi'an", where only the way stands between. */
function behindRoute(tokens: readonly Token[], { until }: Sentence, craft: number): number | null {
  if (!/^(?:to|from|for|bound)$/u.test(tokenAt(tokens, craft + 1).lower)) return null
  for (let at = craft + 2; at < Math.min(until, craft + 10); at++) {
    const { lower, text, kind } = tokenAt(tokens, at)
    if (isBringing(tokens, at)) return at
    if (kind !== 'mark' && !/^\p{Lu}/u.test(text) && !/^(?:to|from|for|the|an?|in|on|city|of)$/u.test(lower))
      return null
  }
  return null
}

/** "left Leipzig late on Friday with 28 men on board", "landed in Bogota with 201 citizens": the word "with". */
function withPeople(tokens: readonly Token[], { until }: Sentence, craft: number): number | null {
  let isLeaving = false
  for (let at = craft + 1; at < Math.min(until, craft + 26); at++) {
    const { lower, text } = tokenAt(tokens, at)
    if (text === ',' || text === ';') return null
    if (LEAVING.has(lower)) isLeaving = true
    else if (lower === 'with') return isLeaving ? at : null
  }
  return null
}

const flightAt = (craft: number, at: number): Predicate => ({
  from: craft,
  until: at + 1,
  head: at,
  kind: 'verb',
  type: 'deportation',
  form: 'ing',
  isPassive: false,
  isLoose: true,
  needsDestination: false,
  isHome: false,
  lemma: 'flight',
  particle: null,
  auxiliaries: [],
})
