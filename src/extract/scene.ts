import { agentBefore, ofBreakdown } from './antecedents.ts'
import type { Direction } from './calendar.ts'
import type { DateMention } from './dates.ts'
import { areFiner, placeOfName, placesOfNames } from './draftPlaces.ts'
import { type Draft, type DraftPlace, isSurer, type Sureness } from './drafts.ts'
import type { Mention } from './mentions.ts'
import type { Name } from './names.ts'
import { UNKNOWN_COUNT } from '../domain/count.ts'
import { placesSpokenOf } from './samePlaces.ts'
import { countryOf, resolveDate, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'
import { PREMISES, CLAUSE_OPENERS } from './words.ts'

/** What one mention says by itself, with what it takes from the sentences before where it says nothing. */
export function freshDraft(story: Story, mention: Mention): Draft {
  const { group } = mention.patient
  const { type } = mention.predicate
  const status = mention.standing === 'planned' ? 'planned' : 'done'
  const direction: Direction = status === 'planned' ? 'future' : 'past'
  if (isHeldSince(mention) && mention.date)
    return freshDraft(story, { ...mention, date: onDay(mention.date), isTally: false })
  const period = mention.date ? resolveDate(story, mention.date, direction) : null
  const isAhead = period !== null && story.reading.published !== null && period.start > story.reading.published
  const draft: Draft = {
    type,
    status: isAhead && type === 'deportation' ? 'planned' : status,
    count: group?.count ?? UNKNOWN_COUNT,
    nations: group?.nations.map((nation) => ({ ...nation })) ?? [],
    period,
    dateSureness: period ? 'own' : 'none',
    isTally: status === 'done' && (mention.isTally || isTallyDate(story, mention.date)),
    places: [],
    placeSureness: 'none',
    origin: null,
    destination: null,
    isHome: type === 'deportation' && (isHomeward(mention) || isSentBack(story, mention)),
    whole: null,
    parts: [],
    arrests: [],
    sentence: mention.sentence,
    traces: tracesOf(mention),
  }
  parallelDay(story, mention, draft)
  // Those who merely "are in custody" may have been arrested elsewhere and before.
  if (mention.predicate.lemma !== 'be') applyOperation(story, draft)
  if (type === 'arrest') placeArrest(story, mention, draft)
  else placeDeportation(story, mention, draft)
  if (status === 'done' && isOfWeek(mention, draft)) draft.isTally = true
  return draft
}

const LEAST_OF_WEEK = 10
const LEAST_OF_SPAN = 100

/**
 * "caught 4,871 between June 22 and 28": a country's figure from the first day of a week to its last is a bulletin's, and
 * so is a large one over a longer span.
 */
function isOfWeek({ date }: Mention, { period, places, count }: Draft): boolean {
  if (!period || !date || !(date.form.startsWith('days of') || date.form === 'same period')) return false
  const days = period.end - period.start + 1
  const least = days === 7 ? LEAST_OF_WEEK : days > 7 && period.precision === 'range' ? LEAST_OF_SPAN : Infinity
  return (count.min ?? count.max ?? 0) >= least && places.every(({ place }) => place.precision === 'country')
}

/** "He has been held in Batumi since June": arrested then, and no tally. */
const isHeldSince = ({ date, predicate, patient: { group, isAnaphor } }: Mention): boolean =>
  date?.role === 'since' &&
  date.form !== 'since then' &&
  predicate.type === 'arrest' &&
  /^(?:be|hold|keep|remain)$/u.test(predicate.lemma) &&
  (isAnaphor || group?.isOne === true || group?.isDefinite === true)

const onDay = (date: DateMention): DateMention => ({
  ...date,
  role: 'on',
  isTally: false,
  resolve: (context) => {
    const since = date.resolve(context)
    return since && (date.first?.(context) ?? { ...since, end: since.start, precision: 'day' })
  },
})

/** "this year", "since Friday", "in the past week" count over a time; "earlier this month" dates one event. */
function isTallyDate(story: Story, date: DateMention | null): boolean {
  if (!date) return false
  if (date.form === 'same period') return story.isPreviousTally
  return date.isTally || (date.form === 'relative week, month or year' && /^this (?:month|year)/iu.test(date.words))
}

/** A raid just told of without figures gives its day and place to the people of the next sentences. */
function applyOperation({ operation }: Story, draft: Draft): void {
  if (!operation || draft.sentence - operation.sentence > 2 || draft.type !== 'arrest' || draft.status !== 'done')
    return
  if (draft.dateSureness === 'none' && operation.period) {
    draft.period = operation.period
    draft.dateSureness = 'inherited'
  }
  offer(draft, operation.places, 'inherited')
  offer(draft, operation.agents, 'assumed')
}

/** "20 were detained in Moscow on Saturday. In Kazan there were five arrests": the second town on the same day. */
function parallelDay(story: Story, { sentence }: Mention, draft: Draft): void {
  const { tokens, sentences } = story.reading
  const [here, before] = [sentences[sentence], sentences[sentence - 1]]
  if (!here || !before || here.paragraph - before.paragraph > 1 || draft.dateSureness !== 'none') return
  const last = story.focus[0]?.sentence === sentence - 1 ? story.focus[0] : null
  if (last && (last.dateSureness !== 'own' || last.type !== draft.type || last.isTally)) return
  const isSecondTown = opensWithPlace(tokens, here.from)
  // "On Wednesday the police began to fetch the rest. In Karachi, 74 were taken away": the day of what the two are part of.
  const day = last ? last.period : draft.type === 'arrest' && isSecondTown ? dayOnly(story.lastPeriod) : null
  if (!day || !(isSecondTown || (last && here.isContinued))) return
  draft.period = day
  draft.dateSureness = 'inherited'
}

const dayOnly = (period: Draft['period']): Draft['period'] => (period?.precision === 'day' ? period : null)

function opensWithPlace(tokens: Story['reading']['tokens'], from: number): boolean {
  const at = /^(?:and|elsewhere|,|also)$/u.test(tokenAt(tokens, from).lower) ? from + 1 : from
  return /^(?:in|at|near|outside)$/u.test(tokenAt(tokens, at).lower) && /^\p{Lu}/u.test(tokenAt(tokens, at + 1).text)
}

function offer(draft: Draft, places: DraftPlace[], sureness: Sureness): void {
  if (places.length === 0 || !isSurer(sureness, draft.placeSureness)) return
  draft.places = places
  draft.placeSureness = sureness
}

function placeArrest(story: Story, mention: Mention, draft: Draft): void {
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
  if (isAtBuilding(story, mention)) offer(draft, story.lastPlaces, 'loose')
  if (mention.date?.form === 'since then') offer(draft, story.lastPlaces, 'loose')
  // "On the other side of the frontier with Peru, the police of Tacna detained 37": theirs is the finer word for where.
  if (agent && draft.placeSureness === 'loose' && areFiner([agent], draft.places)) draft.places = [agent]
  offer(draft, agent ? [agent] : [], 'agent')
  if (isWorldwide(story, mention)) return
  if (mention.speaker) offer(draft, placesOfNames([mention.speaker]), 'agent')
  const before = story.focus.find(({ type, placeSureness }) => type === 'arrest' && placeSureness !== 'assumed')
  offer(draft, before ? countryOf(story, before.places) : [], 'assumed')
  offer(draft, story.home ? [story.home] : [], 'assumed')
}

/** "Bolivia's police arrested a Brazilian in Santa Cruz": police arrest at home, where a town is called so. */
function byAgent(places: DraftPlace[], agent: DraftPlace | null): DraftPlace[] {
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

/** "were arrested here yesterday", "touched down here with 104": in the town of the dateline, or to it. */
function hereOf({ reading }: Story, { sentence, predicate }: Mention): 'in' | 'to' | null {
  const { from = 0, until = 0 } = reading.sentences[sentence] ?? {}
  for (let i = Math.max(from, predicate.from - 12); i < Math.min(until, predicate.head + 24); i++) {
    if (tokenAt(reading.tokens, i).lower !== 'here') continue
    const before = tokenAt(reading.tokens, i - 1).lower
    return /^(?:down|landed|arrived|landing|arriving|came|back)$/u.test(before) ? 'to' : 'in'
  }
  return null
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

const BUILDING = new RegExp(`^(?:${PREMISES})$`, 'u')

/** A deportation begins where the report says "from", else in the country of those who deport. */
function placeDeportation(story: Story, mention: Mention, draft: Draft): void {
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

const isHomeward = ({ isHome, predicate }: Mention): boolean => isHome || predicate.lemma.startsWith('repatriat')

/** "sent back by this route", "will be returned": to where they came from, which is their own country. */
function isSentBack({ reading: { tokens } }: Story, { predicate: { head, until, lemma, kind } }: Mention): boolean {
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

function tracesOf({ patient, predicate, date, standing }: Mention): Draft['traces'] {
  const { group } = patient
  const traces: Draft['traces'] = [
    { field: 'type', from: predicate.head, until: Math.max(predicate.until, predicate.head + 1) },
  ]
  if (group?.count) traces.push({ field: 'count', from: group.from, until: group.until })
  if (group?.nations.length) traces.push({ field: 'people', from: group.from, until: group.until })
  if (date) traces.push({ field: 'date', from: date.from, until: date.until })
  if (standing === 'planned')
    traces.push({ field: 'status', from: Math.min(predicate.from, predicate.head), until: predicate.head + 1 })
  return traces
}
