import { agentBefore, ofBreakdown } from './antecedents.ts'
import { byAgent } from './arrestPlaces.ts'
import { placeOfName, placesOfNames } from './draftPlaces.ts'
import type { Draft, DraftPlace } from './drafts.ts'
import type { Mention } from './mentions.ts'
import type { Name } from './names.ts'
import { hereOf, offer } from './offers.ts'
import { particleOf } from './predicates.ts'
import { placesSpokenOf } from './samePlaces.ts'
import { countryOf, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'
import { CLAUSE_OPENERS } from './words.ts'

/** A deportation begins where the report says "from", else in the country of those who deport. */
export function placeDeportation(story: Story, mention: Mention, draft: Draft): void {
  const agent = mention.agent ? placeOfName(mention.agent) : agentBefore(story, mention)
  draft.destination = destinationPlace(story, mention, agent)
  // "to the Balkans": nowhere in particular.
  if (!draft.destination?.place.country) draft.destination = null
  // "34 were pushed in through Kulaura": into the country that tells of it.
  const told = story.home?.place.country
  if (
    !draft.destination &&
    told &&
    mention.predicate.lemma === 'push' &&
    particleOf(story.reading.tokens, mention.predicate) === 'in'
  ) {
    const home = story.countryPlace(told)
    draft.destination = home && { place: home, trace: null }
  }
  // "driving them to the border at Medininkai": a place in the country that sends them is where they leave it.
  // "deported 1,250 Zimbabweans through Beitbridge": a gate in their own country is one into it.
  const [nation, ...rest] = draft.nations
  const farSide = rest.length === 0 && nation && agent && nation.code !== agent.place.country ? nation.code : null
  if (
    !draft.destination &&
    farSide &&
    mention.from === null &&
    mention.places.length > 0 &&
    mention.places.every(({ place }) => place?.country === farSide)
  )
    draft.destination = placesOfNames(mention.places.slice(-1))[0] ?? null
  // "handed over 80 Indian fishermen to the Border Security Force", "were handed over by Vietnam": to their own state.
  if (!draft.destination && farSide && mention.predicate.lemma === 'hand') {
    const home = story.countryPlace(farSide)
    draft.destination = home && { place: home, trace: null }
  }
  draft.destination = inCountry(draft.destination, nation && rest.length === 0 ? nation.code : null, agent)
  const isOut = draft.destination !== null && isOwnGate(mention, draft.destination, agent)
  const gate = isOut ? draft.destination : null
  if (isOut) draft.destination = null
  // "landed in Bogota with 201 citizens": of the country that takes them in.
  const { group } = mention.patient
  const home = draft.destination?.place.country
  if (
    home &&
    group?.count &&
    group.nations.length === 0 &&
    /^(?:citizens|nationals|compatriots|countrymen)$/u.test(group.head)
  )
    draft.nations = [{ code: home, count: group.count }]
  // Nobody is deported from the country that they are sent to, nor, as far as is not said, from their own.
  const [only, ...others] = draft.nations
  const own = others.length === 0 ? only?.code : undefined
  const away = (places: DraftPlace[]): DraftPlace[] =>
    places.filter(({ place }) => place.country !== draft.destination?.place.country)
  const abroad = (places: DraftPlace[]): DraftPlace[] => away(places).filter(({ place }) => place.country !== own)
  const from = mention.from ? placeOfName(mention.from) : null
  // "deported on Friday, a month after they were found in Talatona": of another clause only the country counts.
  const isElsewhere = (name: Name): boolean =>
    name.from > mention.predicate.head && opensBetween(story, mention.predicate.head, name.from)
  const elsewhere = mention.loosePlaces.filter(isElsewhere)
  const acting = agent && !mention.predicate.isReception ? agent : null
  const here = away(byAgent(placesOfNames(mention.places), acting))
  const loose = abroad([
    ...placesOfNames(mention.loosePlaces.filter((name) => !isElsewhere(name))),
    ...countryOf(story, placesOfNames(elsewhere)),
  ])
  offer(draft, gate ? [gate] : [], 'own')
  offer(draft, from ? [from] : [], 'own')
  offer(draft, here, 'loose')
  // "3,870 were deported from the state".
  offer(draft, abroad(placesSpokenOf(story, mention)), 'loose')
  // "… deported 143, an officer said at the capital's airport": that is where they left from.
  const airports = mention.loosePlaces.filter((name) => isAirport(story, name))
  offer(draft, abroad(placesOfNames(airports)), 'loose')
  offer(draft, agent && !mention.predicate.isReception ? abroad([agent]) : [], 'agent')
  offer(draft, mention.speaker ? abroad(placesOfNames([mention.speaker])) : [], 'agent')
  offer(draft, loose, 'inherited')
  offer(draft, abroad(countryOf(story, placesOfNames(mention.arrestPlaces))), 'inherited')
  const before = story.focus.find(({ places }) => places.length > 0)
  offer(draft, before ? abroad(countryOf(story, before.places)) : [], 'assumed')
  // "A court in Madrid agreed. The two were extradited": from the country of the sentence before.
  offer(draft, abroad(countryOf(story, story.lastPlaces)), 'assumed')
  if (!mention.predicate.isReception) offer(draft, story.home ? abroad([story.home]) : [], 'assumed')
  draft.origin = draft.places[0] ?? null
  if (!draft.destination && isLanding(story, mention) && draft.origin && draft.placeSureness === 'own')
    draft.destination = story.home?.place.country === draft.origin.place.country ? null : story.home
}

/** "A plane carrying 103 deportees from the United States landed on Thursday": in the country of the report. */
const isLanding = (
  { reading: { tokens, sentences } }: Story,
  { predicate: { lemma, until: from }, sentence }: Mention,
): boolean =>
  lemma === 'flight' &&
  Array.from(
    { length: Math.max(0, (sentences[sentence]?.until ?? 0) - from) },
    (_, k) => tokenAt(tokens, from + k).lower,
  ).some((word) => /^(?:landed|arrived|touched)$/u.test(word))

/** "taken back to Pisiga": where a town is called so both here and where they come from, it is the one there. */
function inCountry(to: DraftPlace | null, nation: string | null, agent: DraftPlace | null): DraftPlace | null {
  if (!to || !nation || to.place.country === nation || to.place.precision === 'country') return to
  if (agent && agent.place.country !== to.place.country) return to
  const there = to.place.candidates?.find(({ country }) => country === nation)
  return there ? { place: { ...there, name: to.place.name }, trace: to.trace } : to
}

/** Whether those who deport send people to a place of their own country, which nobody is deported to. */
const isOwnGate = (
  { predicate: { isReception, isLoose, needsDestination }, patient: { group } }: Mention,
  to: DraftPlace,
  agent: DraftPlace | null,
): boolean =>
  !isReception &&
  !isLoose &&
  !needsDestination &&
  agent !== null &&
  agent.place.precision === 'country' &&
  agent.place.country === to.place.country &&
  to.place.precision !== 'country' &&
  !(group?.nations.some(({ code }) => code === to.place.country) ?? false)

function opensBetween({ reading }: Story, from: number, until: number): boolean {
  for (let i = from; i < until; i++) if (CLAUSE_OPENERS.has(tokenAt(reading.tokens, i).lower)) return true
  return false
}

function isAirport({ reading }: Story, { from, until }: Name): boolean {
  return Array.from({ length: until - from + 4 }, (_, k) => tokenAt(reading.tokens, from + k).lower).includes('airport')
}

export const isHomeward = ({ isHome, predicate }: Mention): boolean => isHome || predicate.lemma.startsWith('repatriat')

/** "sent back by this route", "will be returned": to where they came from, which is their own country. */
export function isSentBack(
  { reading: { tokens } }: Story,
  { predicate: { head, until, lemma, kind } }: Mention,
): boolean {
  if (kind !== 'verb') return false
  if (lemma === 'return') return true
  return Array.from({ length: until + 2 - head }, (_, k) => tokenAt(tokens, head + k).lower).some((word) =>
    /^(?:back|across)$/u.test(word),
  )
}

/** "As part of the repatriation of nationals of Niger … was handed over to the authorities of that country". */
function ofThatCountry(
  { reading: { tokens, names, sentences } }: Story,
  { sentence, predicate, agent }: Mention,
): DraftPlace | null {
  const { from = 0, until = 0 } = sentences[sentence] ?? {}
  const words = Array.from(
    { length: Math.max(0, Math.min(12, until - predicate.head)) },
    (_, k) => tokenAt(tokens, predicate.head + k).lower,
  )
  if (
    !/\bto (?:the )?(?:authorities|police|government|officials|army|embassy) of that country\b/u.test(words.join(' '))
  )
    return null
  const named = names.findLast(
    ({ from: at, until: end, place }) =>
      at >= from && end <= predicate.from && place?.precision === 'country' && place.country !== agent?.place?.country,
  )
  return named ? placeOfName(named) : null
}

/** "had left Istanbul for the same city": where those before went. */
function isToSame({ reading }: Story, { sentence, predicate }: Mention): boolean {
  const { until = 0 } = reading.sentences[sentence] ?? {}
  const words = Array.from(
    { length: Math.min(24, until - predicate.head) },
    (_, k) => tokenAt(reading.tokens, predicate.head + k).lower,
  )
  return /\b(?:to|for|into) the same (?:city|country|place|destination|airport|capital|town)\b/u.test(words.join(' '))
}

function destinationPlace(story: Story, mention: Mention, agent: DraftPlace | null): DraftPlace | null {
  const country = (code: string | null | undefined, trace: DraftPlace['trace']): DraftPlace | null => {
    const place = code ? story.countryPlace(code) : null
    return place && { place, trace }
  }
  if (mention.to) {
    const place = placeOfName(mention.to)
    // "taken over a bridge into Thailand and flown home from Mae Sot": the way out is no destination.
    const [own, ...others] = mention.patient.group?.nations ?? []
    const isWay = mention.from?.place?.country === place?.place.country && own?.code !== place?.place.country
    if (mention.isHome && isWay && own && others.length === 0) return country(own.code, null)
    return place && mention.to.kind === 'demonym' ? country(place.place.country, place.trace) : place
  }
  if (mention.predicate.isReception && agent) return agent
  // "By the commissioner's count it has taken in 1,040 deportees": the country of the report.
  const { home } = story
  if (mention.predicate.lemma === 'take in' && home && home.place.country !== mention.from?.place?.country) return home
  const other = ofThatCountry(story, mention)
  if (other) return other
  const same = isToSame(story, mention)
    ? story.focus.find(({ type, destination }) => type === 'deportation' && destination)
    : null
  if (same) return same.destination
  if (story.here && hereOf(story, mention) === 'to') return story.here
  if (!isHomeward(mention)) return null
  const codes = mention.patient.group?.nations.map(({ code }) => code) ?? []
  // A figure of its own ("All 118 were taken home") may be of others than those spoken of last.
  const share = mention.patient.group?.isDefinite ? ofBreakdown(story, mention.patient.group) : null
  const spokenOf = share === null ? (story.focus[0]?.nations.map(({ code }) => code) ?? []) : [share]
  const known = codes.length > 0 ? codes : spokenOf
  // "China escorted 130 suspects home from Spain": home is where those who fetch them are.
  const fetcher =
    mention.from && agent && agent.place.country !== mention.from.place?.country ? agent.place.country : null
  return country(fetcher ?? (known.length === 1 ? known[0] : null), null)
}
