import { agentBefore, ofBreakdown } from './antecedents.ts'
import { placeOfName, placesOfNames } from './draftPlaces.ts'
import type { Draft, DraftPlace } from './drafts.ts'
import type { Mention } from './mentions.ts'
import type { Name } from './names.ts'
import { hereOf, offer } from './offers.ts'
import { placesSpokenOf } from './samePlaces.ts'
import { countryOf, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'
import { CLAUSE_OPENERS } from './words.ts'

/** A deportation begins where the report says "from", else in the country of those who deport. */
export function placeDeportation(story: Story, mention: Mention, draft: Draft): void {
  const agent = mention.agent ? placeOfName(mention.agent) : agentBefore(story, mention)
  draft.destination = destinationPlace(story, mention, agent)
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
  const here = away(placesOfNames(mention.places))
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
  return Array.from({ length: until + 2 - head }, (_, k) => tokenAt(tokens, head + k).lower).includes('back')
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
