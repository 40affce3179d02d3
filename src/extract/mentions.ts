import { isLocated, type Place } from '../domain/place.ts'
import { kmBetween } from '../lib/distance.ts'
import { agentOf, speakerOf } from './agents.ts'
import { type DateLink, governorOf, type PlaceRole, roleOf } from './attachments.ts'
import { WHEN } from './dateForms.ts'
import type { DateMention } from './dates.ts'
import { destinationOf } from './destinations.ts'
import { isCraft } from './flights.ts'
import type { Group } from './group.ts'
import { joinGroups } from './joints.ts'
import { type Standing, standingOf } from './modality.ts'
import { capped, dateOf, isDateOfOrder } from './mentionDates.ts'
import type { Name } from './names.ts'
import { isAuthority } from './nouns.ts'
import { isPerson, type Patient } from './patient.ts'
import { patientOf } from './patients.ts'
import type { Predicate } from './predicates.ts'
import { type Reading, within } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'
import { SPEECH } from './words.ts'

/** One assertion of an arrest or deportation, with what its own sentence says of it. */
export interface Mention {
  sentence: number
  predicate: Predicate
  patient: Patient
  standing: Standing
  /** The date of the event's own verb or operation; null where the sentence gives none. */
  date: DateMention | null
  /** Places tied to the verb, and places that merely stand in the sentence. */
  places: Name[]
  loosePlaces: Name[]
  /** Where the people of a deportation were arrested, in the same sentence. */
  arrestPlaces: Name[]
  /** Town or province whose police tell of it: "The police chief of Kampot said". */
  speaker: Name | null
  /** Country or town of those who act: "Kenyan detectives", "Phnom Penh police". */
  agent: Name | null
  from: Name | null
  /** All places behind "from": of an arrest ("eleven persons from Delhi and Mumbai"), where it happened. */
  froms: Name[]
  to: Name | null
  /** Sent "home": to the country of the people, or of those who fetch them. */
  isHome: boolean
  /** Words such as "so far" and "in the space of a week". */
  isTally: boolean
}

const TALLY_WORDS =
  /(?<!\b(?:biggest|largest|highest|worst|most|first|second|third|fourth|fifth|latest|only)\b[^,.;]{0,40})\b(?:so far|in one week|in a week|in a single week)\b|\b(?:as of|to date|over the years|in the space of|since the (?:coup|start|beginning|outbreak|war|launch)|year-to-date|cumulative|cumulatively|all told since|in the week (?:of|to|ending))\b/u

/** A sentence with what was recognised in it, as the steps below need it. */
export interface SentenceView {
  index: number
  sentence: Sentence
  groups: Group[]
  predicates: Predicate[]
  names: Name[]
  roles: Map<Name, PlaceRole>
  dates: DateMention[]
  words: string
}

export function viewOf(reading: Reading, index: number): SentenceView | null {
  const sentence = reading.sentences[index]
  if (!sentence) return null
  const { tokens } = reading
  const groups = joinGroups(tokens, within(reading.groups, sentence))
  const names = within(reading.names, sentence)
  const roles = new Map<Name, PlaceRole>()
  let last: Name | null = null
  for (const name of names) {
    if (name.kind !== 'place') continue
    // "Europe-wide raids", "Africa": nowhere in particular.
    if (name.place && !name.place.country) {
      roles.set(name, 'none')
      continue
    }
    // "Myanmar's Shan State": the first name only says where the second one is.
    if (
      last &&
      name.from === last.until + 1 &&
      tokenAt(tokens, last.until).lower === "'s" &&
      last.place?.country === name.place?.country
    )
      roles.set(last, 'none')
    const listed = last && name.from - last.until <= 3 ? (roles.get(last) ?? null) : null
    roles.set(name, last && contains(tokens, last, name) ? 'none' : roleOf(tokens, sentence, groups, name, listed))
    last = name
  }
  const words = reading.text
    .slice(tokenAt(tokens, sentence.from).start, tokenAt(tokens, sentence.until - 1).end)
    .toLowerCase()
  return {
    index,
    sentence,
    groups,
    predicates: within(reading.predicates, sentence),
    names,
    roles,
    dates: within(reading.dates, sentence),
    words,
  }
}

/** "Bamban, Tarlac", "Omaha, Nebraska": the second name only says where the first one is. */
function contains(tokens: readonly Token[], inner: Name, outer: Name): boolean {
  if (outer.from !== inner.until + 1 || tokenAt(tokens, inner.until).text !== ',' || !inner.place || !outer.place)
    return false
  if (inner.place.country !== outer.place.country || tokenAt(tokens, outer.until).lower === 'and') return false
  if (isTownOf(tokens, inner, outer)) return true
  return (
    outer.place.precision === 'country' ||
    (outer.place.precision === 'admin1' && liesIn(inner.place, outer.place)) ||
    outer.place.name === inner.place.admin1
  )
}

/** "in Madrid, Barcelona, Alicante": towns of other provinces stand in a list. */
const liesIn = (inner: Place, outer: Place): boolean =>
  !inner.admin1Code ||
  !outer.admin1Code ||
  inner.admin1Code === outer.admin1Code ||
  (isLocated(inner) && isLocated(outer) && kmBetween(inner, outer) < NEAR_KM)

const NEAR_KM = 45

/** "in Soweto, Johannesburg, on Monday": a place beside the town that it belongs to, and no list goes on. */
function isTownOf(tokens: readonly Token[], inner: Name, outer: Name): boolean {
  const [a, b] = [inner.place, outer.place]
  if (!a || !b || !isLocated(a) || !isLocated(b) || b.precision !== 'city') return false
  if (!/^(?:in|at|near|outside)$/u.test(tokenAt(tokens, inner.from - 1).lower)) return false
  const next = tokenAt(tokens, outer.until)
  const isListed = next.text === ',' && /^\p{Lu}|^(?:and|as)$/u.test(tokenAt(tokens, outer.until + 1).text)
  return !isListed && kmBetween(a, b) <= NEAR_KM
}

/** The mentions of one sentence, in the order of their verbs. */
export function mentionsIn(reading: Reading, view: SentenceView): Mention[] {
  const { tokens } = reading
  const { sentence, groups } = view
  const patients = new Map<Predicate, Patient>()
  for (const predicate of view.predicates) {
    const patient = withinSentence(tokens, groups, patientOf(reading, sentence, groups, predicate), predicate)
    patients.set(predicate, isOfSubject(tokens, patient, predicate) ? (lastOf(patients) ?? patient) : patient)
  }
  const aside = view.predicates.find((predicate) => isOfThose(tokens, predicate, patients))
  if (aside) patients.delete(aside)
  // What says nothing of anybody ("busted a call centre") is an ordinary verb to the words around it.
  const predicates = view.predicates.filter((predicate) => {
    if (predicate === aside) return true
    const patient = patients.get(predicate)
    return patient?.group || patient?.isAnaphor || (predicate.kind === 'verb' && !predicate.isLoose)
  })
  const own: SentenceView = { ...view, predicates }
  const links = view.dates.map((date): DateLink => {
    const next = date.form === WHEN ? predicates.find(({ from }) => from >= date.until) : undefined
    return {
      date,
      governor: next
        ? { kind: 'event', predicate: next }
        : date.form === WHEN
          ? { kind: 'none', predicate: null }
          : governorOf(tokens, sentence, groups, predicates, date.from, date.until, true),
    }
  })
  const mentions = predicates.flatMap((predicate): Mention[] => {
    const patient = patients.get(predicate)
    if (!patient || (!patient.group && !patient.isAnaphor)) return []
    const usable = aside ? links.filter(({ date }) => date.from < aside.head || date.from > predicate.from) : links
    const mention = mentionOf(reading, own, usable, predicate, patient)
    // "deported 600 after arresting them" dates and places no arrest.
    const isAside =
      predicate.form === 'ing' &&
      predicate.lemma !== 'flight' &&
      patient.side === 'before' &&
      !mention.date &&
      mention.places.length === 0
    // "All had been held since the raid": they still were, which is no second arrest.
    const isStill = patient.isAnaphor && tokenAt(tokens, predicate.head + 1).lower === 'since'
    return isAside || isStill || isSubset(tokens, mention) ? [] : [mention]
  })
  const kept: Mention[] = []
  for (const mention of mentions) {
    const same = kept.findIndex((other) => isSame(other, mention))
    const before = kept[same]
    if (before) kept[same] = joined(before, mention)
    else kept.push(mention)
  }
  return kept
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

/** "deported from Turkey on Tuesday and flown to Lagos": each verb may bring its own day and place. */
function joined(a: Mention, b: Mention): Mention {
  const places = a.places.length > 0 ? a.places : b.places
  return {
    ...(a.predicate.lemma === 'leave' ? b : a),
    date: a.date ?? b.date,
    places,
    agent: a.agent ?? b.agent,
    from: a.from ?? b.from,
    to: a.to ?? b.to,
    isHome: a.isHome || b.isHome,
  }
}

/** "they include 90 absconders and eight persons caught with liquor": some of those counted already. */
const isSubset = (tokens: readonly Token[], { patient: { group }, predicate, date, places }: Mention): boolean =>
  group !== null &&
  !predicate.isPassive &&
  predicate.form === 'ed' &&
  !date &&
  places.length === 0 &&
  /^(?:include|includes|included|including|among)$/u.test(tokenAt(tokens, group.from - 1).lower) &&
  // "They were among 77 people picked up": the larger number.
  !/^(?:were|was|are|is) among$/u.test(
    `${tokenAt(tokens, group.from - 2).lower} ${tokenAt(tokens, group.from - 1).lower}`,
  )

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

/** "Eight of them are Swiss; the ministry will deport them": the pronoun means those counted in the same sentence. */
function withinSentence(
  tokens: readonly Token[],
  groups: readonly Group[],
  patient: Patient,
  predicate: Predicate,
): Patient {
  if (!patient.isAnaphor || patient.group) return patient
  if (isSingular(tokens, predicate)) {
    const person = groups.findLast((one) => one.until <= predicate.from && isPerson(one))
    return person ? { group: person, isAnaphor: false, side: 'before' } : { ...patient, isSingular: true }
  }
  const group = groups.findLast(
    ({ until, count, kind, isOne, head }) =>
      until <= predicate.from && count !== null && !isOne && kind === 'people' && !isAuthority(head),
  )
  return group ? { group, isAnaphor: false, side: 'before' } : patient
}

const areApart = (a: readonly Name[], b: readonly Name[]): boolean =>
  a.every((one) =>
    b.every((other) => one.place?.country && other.place?.country && one.place.country !== other.place.country),
  )

/** "found and took into custody", "arrested and detained": two verbs for one act. */
const isSame = (a: Mention, b: Mention): boolean =>
  a.predicate.type === b.predicate.type &&
  a.patient.group !== null &&
  a.patient.group === b.patient.group &&
  (b.date === null || a.date === null || a.date === b.date) &&
  // "detained in Cambodia" and "arrested at Incheon airport": once there, once here.
  !(a.predicate.type === 'arrest' && a.places.length > 0 && b.places.length > 0 && areApart(a.places, b.places)) &&
  a.standing === b.standing

function mentionOf(
  reading: Reading,
  view: SentenceView,
  links: readonly DateLink[],
  predicate: Predicate,
  patient: Patient,
): Mention {
  const { tokens } = reading
  const { sentence, groups, predicates, roles } = view
  const owned = (name: Name): boolean => {
    // "from Brno, where 16 were arrested".
    if (tokenAt(tokens, name.until + 1).lower === 'where' && tokenAt(tokens, name.until).text === ',')
      return predicates.find(({ from }) => from > name.until) === predicate
    const governor = governorOf(tokens, sentence, groups, predicates, name.from, name.until)
    return governor.kind === 'event' && governor.predicate === predicate
  }
  const places = [...roles].filter(([, role]) => role === 'in').map(([name]) => name)
  const owns = places.filter(owned)
  // "officers in Denver arrested a man in Adams County": where the officers are is not where it was.
  const behind = owns.filter(({ from }) => from > predicate.head)
  const own =
    behind.length > 0
      ? owns.filter((name) => name.from > predicate.head || !isAuthority(tokenAt(tokens, name.from - 2).lower))
      : owns
  const since = links.find(({ date }) => date.role === 'since' && date.from > predicate.head)?.date
  const loose = places.filter(
    (name) =>
      !own.includes(name) &&
      // "…, state television in Beijing reported".
      !(name.from > predicate.head && SPEECH.has(tokenAt(tokens, name.until).lower)) &&
      !(since && name.from > since.until) &&
      !isOfOtherEvent(reading, view, name, predicate),
  )
  const fromsOf = (): Name[] =>
    predicate.lemma === 'flight'
      ? departures(tokens, view, predicate.from)
      : predicate.type === 'deportation'
        ? flightsFrom(tokens, view, predicate)
        : []
  const froms = [
    ...fromsOf(),
    ...[...roles]
      .filter(
        ([name, role]) =>
          role === 'from' &&
          owned(name) &&
          (predicate.type === 'deportation' || name.from > predicate.head) &&
          !isInside(name, patient.group) &&
          !isOfPeople(tokens, name, predicate),
      )
      .map(([name]) => name),
  ]
  const standing = standingOf(tokens, sentence, predicate, patient)
  const { to: stated, isHome } = destinationOf(tokens, view, predicate, patient.group)
  const to = stated ?? (isHome ? null : requesterOf(tokens, view, predicate))
  return {
    sentence: view.index,
    predicate,
    patient,
    standing,
    date: capped(
      view.dates,
      isDateOfOrder(predicate, standing, dateOf(tokens, links, predicate, predicates))
        ? null
        : dateOf(tokens, links, predicate, predicates),
    ),
    places: own.length === 0 && tokenAt(tokens, predicate.until).lower === 'there' ? lastBefore(view, predicate) : own,
    loosePlaces: loose,
    arrestPlaces:
      predicate.type === 'deportation' ? places.filter((name) => !own.includes(name) && !loose.includes(name)) : [],
    speaker: speakerOf(tokens, view, predicate),
    agent: agentOf(tokens, view, predicate, patient),
    from: froms.find((name) => name !== to) ?? null,
    froms: froms.filter((name) => name !== to),
    to,
    isHome,
    isTally:
      TALLY_WORDS.test(clauseOf(view, predicate, tokens)) ||
      (predicate.kind === 'noun' && /\b(?:total number|total|tally) of\b/u.test(view.words)),
  }
}

/** The words of a sentence without a last clause that counts something else: "…, and to date the number has passed 4,600". */
function clauseOf({ words, sentence }: SentenceView, { head }: Predicate, tokens: readonly Token[]): string {
  for (let i = head + 1; i < sentence.until - 4; i++)
    if (
      tokenAt(tokens, i).text === ',' &&
      /^(?:and|but|while)$/u.test(tokenAt(tokens, i + 1).lower) &&
      [2, 3, 4, 5, 6].some((k) => /^(?:number|total|tally|figure|toll)$/u.test(tokenAt(tokens, i + k).lower))
    )
      return words.slice(0, tokenAt(tokens, i).start - tokenAt(tokens, sentence.from).start)
  return words
}

/** "At Germany's request a court approved the extradition": people are extradited to who asks for them. */
function requesterOf(tokens: readonly Token[], { names }: SentenceView, { lemma }: Predicate): Name | null {
  if (!lemma.startsWith('extradit')) return null
  return (
    names.find(
      ({ from, until }) =>
        (tokenAt(tokens, until).lower === "'s" && tokenAt(tokens, until + 1).lower === 'request') ||
        (/^(?:by|in)$/u.test(tokenAt(tokens, from - 1).lower) &&
          /^(?:requested|wanted|sought)$/u.test(tokenAt(tokens, from - 2).lower)),
    ) ?? null
  )
}

/** "lived in Dubai and was detained there": the place named last. */
const lastBefore = ({ names }: SentenceView, { from }: Predicate): Name[] =>
  names.filter((name) => name.kind === 'place' && name.until <= from).slice(-1)

/** "most of them from Bangladesh": where people come from, not where they are sent from. */
const isOfPeople = (tokens: readonly Token[], { from }: Name, { type, head }: Predicate): boolean =>
  [2, 3, 4, 5].some(
    (k) =>
      (from - k > head || head > from) &&
      /^(?:them|whom|mostly|mainly|most|many|all|some|both|each)$/u.test(tokenAt(tokens, from - k).lower),
  ) ||
  (type === 'deportation' && /^(?:and|,)$/u.test(tokenAt(tokens, from - 1).lower))

/** "left Leipzig for Kabul", "took off from Manila": where a flight begins. */
const departures = (tokens: readonly Token[], { names }: SentenceView, craft: number): Name[] =>
  names.filter(
    ({ from }) => from > craft && /^(?:left|departed|leaving|from|departing)$/u.test(tokenAt(tokens, from - 1).lower),
  )

/** "were removed on a chartered flight that left Dublin". */
function flightsFrom(tokens: readonly Token[], view: SentenceView, { head }: Predicate): Name[] {
  for (let i = head + 1; i < Math.min(view.sentence.until, head + 14); i++)
    if (isCraft(tokenAt(tokens, i).lower) && /^(?:that|which)$/u.test(tokenAt(tokens, i + 1).lower))
      return departures(tokens, view, i)
  return []
}

const isInside = (name: Name, group: Group | null): boolean =>
  group !== null && group.from <= name.from && name.until <= group.until && group.nations.length > 0

function isOfOtherEvent(
  reading: Reading,
  { sentence, groups, predicates }: SentenceView,
  name: Name,
  predicate: Predicate,
): boolean {
  const governor = governorOf(reading.tokens, sentence, groups, predicates, name.from, name.until)
  if (governor.kind !== 'event' || governor.predicate === predicate) return false
  // "130 were taken in Negombo, and another 60 were rounded up in Kandy": each verb with people and a place of its own.
  const others = groups.some(
    ({ from, count, isMore }) => isMore && count !== null && from > predicate.head && from < governor.predicate.from,
  )
  return governor.predicate.type !== predicate.type || (others && name.from > governor.predicate.head)
}
