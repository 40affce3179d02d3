import { agentOf, speakerOf } from './agents.ts'
import type { DateLink } from './governors.ts'
import type { DateMention } from './dates.ts'
import { destinationOf, requesterOf } from './destinations.ts'
import { type Standing, standingOf } from './modality.ts'
import { capped, dateLinks, dateOf, isDateOfOrder, isOfNumber, overnight } from './mentionDates.ts'
import { patientsIn } from './mentionPatients.ts'
import { placesOf } from './mentionPlaces.ts'
import type { Name } from './names.ts'
import type { Patient } from './patient.ts'
import type { Predicate } from './predicates.ts'
import type { Reading } from './reading.ts'
import type { SentenceView } from './sentenceView.ts'
import { type Token, tokenAt } from './tokens.ts'

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

const RISING =
  /\b(?:ris\p{L}+|rose|climb\p{L}+|grow\p{L}*|grew|tak\p{L}+|bring\p{L}*|brought|rais\p{L}+|reach\p{L}*|pass\p{L}*|swell\p{L}*|swollen)\b/u

const wordsBefore = ({ words, sentence }: SentenceView, tokens: readonly Token[], at: number): string =>
  words.slice(0, Math.max(0, tokenAt(tokens, at).start - tokenAt(tokens, sentence.from).start))

/** The mentions of one sentence, in the order of their verbs. */
export function mentionsIn(reading: Reading, view: SentenceView): Mention[] {
  const { tokens } = reading
  const { patients, aside } = patientsIn(reading, view)
  // What says nothing of anybody ("busted a call centre") is an ordinary verb to the words around it.
  const predicates = view.predicates.filter((predicate) => {
    if (predicate === aside) return true
    const patient = patients.get(predicate)
    return patient?.group || patient?.isAnaphor || (predicate.kind === 'verb' && !predicate.isLoose)
  })
  const own: SentenceView = { ...view, predicates }
  const links = dateLinks(tokens, own)
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

/** "deported from Turkey on Tuesday and flown to Lagos": each verb may bring its own day and place. */
function joined(a: Mention, b: Mention): Mention {
  const places = a.places.length > 0 ? a.places : b.places
  return {
    ...(a.predicate.lemma === 'leave' ? b : a),
    date: a.date && b.date && a.date !== b.date ? overnight([a.date, b.date], a.date) : (a.date ?? b.date),
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

const areApart = (a: readonly Name[], b: readonly Name[]): boolean =>
  a.every((one) =>
    b.every((other) => one.place?.country && other.place?.country && one.place.country !== other.place.country),
  )

/** "found and took into custody", "arrested and detained": two verbs for one act. */
const isSame = (a: Mention, b: Mention): boolean =>
  a.predicate.type === b.predicate.type &&
  a.patient.group !== null &&
  a.patient.group === b.patient.group &&
  (b.date === null || a.date === null || a.date === b.date || isArrival(a, b)) &&
  // "detained in Cambodia" and "arrested at Incheon airport": once there, once here.
  !(a.predicate.type === 'arrest' && a.places.length > 0 && b.places.length > 0 && areApart(a.places, b.places)) &&
  a.standing === b.standing

/** "left Phnom Penh late on Monday and arrived at Incheon early on Tuesday": one journey. */
const isArrival = (a: Mention, b: Mention): boolean =>
  a.predicate.lemma === 'leave' && /^(?:leave|come)$/u.test(b.predicate.lemma)

function mentionOf(
  reading: Reading,
  view: SentenceView,
  links: readonly DateLink[],
  predicate: Predicate,
  patient: Patient,
): Mention {
  const { tokens } = reading
  const { sentence, predicates } = view
  const { places, loose, others, froms } = placesOf(reading, view, links, predicate, patient)
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
    places,
    loosePlaces: loose,
    arrestPlaces: predicate.type === 'deportation' ? others : [],
    speaker: speakerOf(tokens, view, predicate),
    // "left aboard an Air China jet": who acts is not said.
    agent: predicate.lemma === 'leave' ? null : agentOf(tokens, view, predicate, patient),
    from: froms.find((name) => name !== to) ?? null,
    froms: froms.filter((name) => name !== to),
    to,
    isHome,
    isTally:
      TALLY_WORDS.test(clauseOf(view, predicate, tokens)) ||
      (predicate.kind === 'noun' && /\b(?:total number|total|tally) of\b/u.test(view.words)) ||
      // "the number of suspects held has risen to 31".
      (predicate.kind === 'verb' &&
        patient.group?.kind === 'bare' &&
        isOfNumber(tokens, predicate) &&
        RISING.test(wordsBefore(view, tokens, patient.group.from))),
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
