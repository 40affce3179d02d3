import { agentBefore } from './antecedents.ts'
import { areFiner, placeOfName, placesOfNames } from './draftPlaces.ts'
import type { Draft, DraftPlace } from './drafts.ts'
import type { Mention } from './mentions.ts'
import { hereOf, offer } from './offers.ts'
import { placesSpokenOf } from './samePlaces.ts'
import { countryOf, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'
import { PREMISES } from './words.ts'

/** Where an arrest happened: what is tied to the verb, else what its sentence, its police and the story say. */
export function placeArrest(story: Story, mention: Mention, draft: Draft): void {
  const agent = mention.agent ? placeOfName(mention.agent) : agentBefore(story, mention)
  offer(draft, byAgent(placesOfNames(mention.places), agent), 'own')
  offer(
    draft,
    placesOfNames(mention.froms).filter(({ place }) => place.precision !== 'country'),
    'own',
  )
  // "were arrested with them": where and when the others were.
  const beside = isWithOthers(story, mention) ? story.focus.find(({ type }) => type === 'arrest') : undefined
  if (beside) {
    offer(draft, beside.places, beside.placeSureness === 'none' ? 'none' : 'own')
    if (!draft.period && beside.period) Object.assign(draft, { period: beside.period, dateSureness: 'inherited' })
  }
  offer(draft, placesSpokenOf(story, mention), 'own')
  offer(draft, byAgent(placesOfNames(mention.loosePlaces), agent), 'loose')
  const same = sameOf(story, mention)
  if (same)
    offer(
      draft,
      /town|city|village|suburb/u.test(same)
        ? townBefore(story, mention)
        : (story.focus.find(({ type }) => type === 'arrest')?.places ?? []),
      'own',
    )
  if (isInTown(story, mention)) offer(draft, townBefore(story, mention), 'loose')
  const { here } = story
  if (here && hereOf(story, mention) === 'in') offer(draft, [here], 'own')
  if (isOnTheSpot(story, mention)) {
    offer(draft, story.lastPlaces, 'loose')
    // "He was extradited from Dubai on Tuesday. He was arrested there in January".
    offer(draft, townBefore(story, mention), 'loose')
    if (!draft.period && story.lastPeriod) {
      draft.period = story.lastPeriod
      draft.dateSureness = 'inherited'
    }
  }
  if (isLocalPolice(story, mention)) {
    const town = story.focus.find(
      ({ type, places }) => type === 'arrest' && places.some(({ place }) => place.precision === 'city'),
    )
    offer(draft, town?.places ?? [], 'agent')
  }
  if (isAtBuilding(story, mention)) {
    offer(draft, placeOfPremises(story, mention), 'loose')
    offer(draft, abroadOf(story.lastPlaces, agent), 'loose')
  }
  if (mention.date?.form === 'since then') offer(draft, story.lastPlaces, 'loose')
  // "On the other side of the frontier with Peru, the police of Tacna detained 37": theirs is the finer word for where.
  if (agent && draft.placeSureness === 'loose' && areFiner([agent], draft.places)) draft.places = [agent]
  offer(draft, agent ? [agent] : [], 'agent')
  if (isWorldwide(story, mention)) return
  if (mention.speaker) offer(draft, placesOfNames([mention.speaker]), 'agent')
  offer(draft, story.section ? [story.section] : [], 'assumed')
  const before = story.focus.find(({ type, placeSureness }) => type === 'arrest' && placeSureness !== 'assumed')
  offer(draft, before ? countryOf(story, before.places) : [], 'assumed')
  offer(draft, story.home ? [story.home] : [], 'assumed')
}

/** "Bolivia's police arrested a Brazilian in Santa Cruz": police arrest at home, where a town is called so. */
export function byAgent(places: DraftPlace[], agent: DraftPlace | null): DraftPlace[] {
  const code = agent?.place.country
  if (!code || agent.place.precision !== 'country' || places.some(({ place }) => place.country === code)) return places
  return places.map(({ place, trace }) => {
    const home = place.precision === 'country' ? undefined : place.candidates?.find(({ country }) => country === code)
    return { place: home ? { ...home, name: place.name } : place, trace }
  })
}

const isWithOthers = ({ reading: { tokens } }: Story, { predicate: { until } }: Mention): boolean =>
  /^(?:(?:along|together)(?:side)? )?with (?:them|him|her)\b|^alongside (?:them|him|her)\b/u.test(
    Array.from({ length: 3 }, (_, k) => tokenAt(tokens, until + k).lower).join(' '),
  )

/** "at three flats in the city": of the town named last. */
function isInTown({ reading }: Story, { sentence, places, loosePlaces }: Mention): boolean {
  const { from = 0, until = 0 } = reading.sentences[sentence] ?? {}
  if (places.length > 0 || loosePlaces.length > 0) return false
  const words = Array.from({ length: until - from }, (_, k) => tokenAt(reading.tokens, from + k).lower).join(' ')
  return /\b(?:in|around|across|throughout|outside) the (?:same |port |border )?(?:city|town|port|suburb|village|resort)(?! (?:of|centre|center))\b/u.test(
    words,
  )
}

/** "caught in the same district last month": the noun for where those before were. */
function sameOf({ reading }: Story, { predicate }: Mention): string | null {
  const words = Array.from({ length: 6 }, (_, k) => tokenAt(reading.tokens, predicate.until + k).lower).join(' ')
  return (
    /^(?:in|at|from) the same (district|city|town|province|state|area|place|neighbou?rhood|building|house|compound|village|hotel|suburb)\b/u.exec(
      words,
    )?.[1] ?? null
  )
}

/** "Police in 61 countries arrested 3,950": nowhere in particular. */
function isWorldwide({ reading }: Story, { sentence }: Mention): boolean {
  const { from = 0, until = 0 } = reading.sentences[sentence] ?? {}
  const words = Array.from({ length: until - from }, (_, k) => tokenAt(reading.tokens, from + k).lower).join(' ')
  return /\b(?:in|across) (?:\d+|\p{L}+teen|\p{L}+ty|dozens of|several|many|ten|eleven|twelve) (?:countries|nations|states)\b|\b(?:worldwide|around the (?:world|globe)|across the (?:world|globe))\b/u.test(
    words,
  )
}

function townBefore({ reading }: Story, { sentence, predicate }: Mention): DraftPlace[] {
  const first = reading.sentences[Math.max(0, sentence - 2)]?.from ?? 0
  const town = reading.names.findLast(
    ({ kind, place, from }) =>
      kind === 'place' && place?.precision === 'city' && from < predicate.head && from >= first,
  )
  return town ? placesOfNames([town]) : []
}

/** "City police made 29 arrests": of the town spoken of. */
function isLocalPolice({ reading }: Story, { predicate, sentence }: Mention): boolean {
  const { from = 0 } = reading.sentences[sentence] ?? {}
  for (let i = Math.max(from, predicate.from - 8); i < predicate.from; i++)
    if (
      /^(?:city|local|town|municipal)$/u.test(tokenAt(reading.tokens, i).lower) &&
      /^(?:police|officers|cops|detectives)$/u.test(tokenAt(reading.tokens, i + 1).lower)
    )
      return true
  return false
}

/** "Thirty-seven were caught on the spot": where and when the sentence before says. */
function isOnTheSpot({ reading }: Story, { predicate }: Mention): boolean {
  const words = Array.from({ length: 4 }, (_, k) => tokenAt(reading.tokens, predicate.until + k).lower).join(' ')
  return /^(?:right )?(?:on the spot|at the scene|on the premises|on site|there|inside)\b/u.test(words)
}

/** "The hotel was raided and 113 people detained": the one of the sentence before. */
function isAtBuilding({ reading }: Story, { sentence, places, loosePlaces }: Mention): boolean {
  const { from = 0, until = 0 } = reading.sentences[sentence] ?? {}
  if (places.length > 0 || loosePlaces.length > 0) return false
  for (let i = from; i < until - 1; i++)
    if (
      /^(?:the|there)$/u.test(tokenAt(reading.tokens, i).lower) &&
      BUILDING.test(tokenAt(reading.tokens, i + 1).lower)
    )
      return true
  return false
}

/** What cannot be where an arrest was: places of another country than that whose police arrested. */
const abroadOf = (places: DraftPlace[], agent: DraftPlace | null): DraftPlace[] =>
  agent?.place.precision === 'country' ? places.filter(({ place }) => place.country === agent.place.country) : places

/** "Officers broke down the door of the resort", where "a rented resort in Pattaya" was told of: there. */
function placeOfPremises({ reading: { tokens, names, sentences } }: Story, { sentence }: Mention): DraftPlace[] {
  const { from = 0, until = 0 } = sentences[sentence] ?? {}
  const noun = Array.from({ length: until - from }, (_, k) => k + from).find(
    (at) => BUILDING.test(tokenAt(tokens, at).lower) && /^(?:the|that|there)$/u.test(tokenAt(tokens, at - 1).lower),
  )
  if (noun === undefined) return []
  const first = names.find(
    ({ kind, place, from: at }) =>
      kind === 'place' &&
      place !== null &&
      place.precision !== 'country' &&
      at < from &&
      /^(?:in|at|near|outside|on)$/u.test(tokenAt(tokens, at - 1).lower) &&
      tokenAt(tokens, at - 2).lower === tokenAt(tokens, noun).lower,
  )
  return first ? placesOfNames([first]) : []
}

const BUILDING = new RegExp(`^(?:${PREMISES})$`, 'u')
