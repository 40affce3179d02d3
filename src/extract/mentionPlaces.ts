import { type DateLink, governorOf } from './governors.ts'
import { isCraft } from './flights.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import { isAuthority } from './nouns.ts'
import type { Patient } from './patient.ts'
import type { Predicate } from './predicates.ts'
import type { Reading } from './reading.ts'
import type { SentenceView } from './sentenceView.ts'
import { type Token, tokenAt } from './tokens.ts'
import { BE_FORMS, SPEECH } from './words.ts'

/** Where a predicate's event happened and where its people came from, as its own sentence says. */
export interface MentionPlaces {
  /** Tied to the verb. */
  places: Name[]
  /** Merely in the sentence. */
  loose: Name[]
  /** Of another event of the sentence. */
  others: Name[]
  /** Behind "from". */
  froms: Name[]
}

/** The places of a predicate in its sentence, by how surely they are its own. */
export function placesOf(
  reading: Reading,
  view: SentenceView,
  links: readonly DateLink[],
  predicate: Predicate,
  patient: Patient,
): MentionPlaces {
  const { tokens } = reading
  const { sentence, groups, predicates, roles } = view
  const owned = (name: Name): boolean => {
    // "from Brno, where 16 were arrested".
    if (tokenAt(tokens, name.until + 1).lower === 'where' && tokenAt(tokens, name.until).text === ',')
      return predicates.find(({ from }) => from > name.until) === predicate
    const governor = governorOf(tokens, sentence, groups, predicates, name.from, name.until)
    return governor.kind === 'event' && governor.predicate === predicate && !isOfNext(tokens, groups, name, predicate)
  }
  const places = [...roles].filter(([, role]) => role === 'in').map(([name]) => name)
  const owns = places.filter(owned)
  // "officers in Denver arrested a man in Adams County": where the officers are is not where it was.
  const behind = owns.filter(({ from }) => from > predicate.head)
  const own =
    behind.length > 0
      ? owns.filter(({ from }) => from > predicate.head || !isOfActing(tokenAt(tokens, from - 2).lower))
      : owns
  const since = links.find(({ date }) => date.role === 'since' && date.from > predicate.head)?.date
  const loose = places.filter(
    (name) =>
      !own.includes(name) &&
      // "…, state television in Beijing reported".
      !(name.from > predicate.head && SPEECH.has(tokenAt(tokens, name.until).lower)) &&
      !(since && name.from > since.until) &&
      !isOfRelative(tokens, name, predicate, patient) &&
      !isOfOtherEvent(reading, view, name, predicate),
  )
  const fromsOf = (): Name[] =>
    /^(?:flight|leave)$/u.test(predicate.lemma)
      ? departures(tokens, view, predicate.lemma === 'leave' ? predicate.head : predicate.from)
      : predicate.type === 'deportation'
        ? flightsFrom(tokens, view, predicate)
        : []
  // "They are being brought to Broome, from where they will be returned".
  const whence = view.names.filter(
    ({ kind, until }) =>
      kind === 'place' &&
      /^, (?:from|through) (?:where|which)$/u.test([0, 1, 2].map((k) => tokenAt(tokens, until + k).lower).join(' ')) &&
      predicates.find(({ from }) => from > until) === predicate,
  )
  const froms = [
    ...(predicate.type === 'deportation' ? whence : []),
    ...fromsOf(),
    ...[...roles]
      .filter(
        ([name, role]) =>
          role === 'from' &&
          owned(name) &&
          (predicate.type === 'deportation' || name.from > predicate.head) &&
          !isInside(name, patient.group) &&
          // "according to a statement from the Chicago field office".
          !/^(?:field|office|bureau|division|branch|zonal|regional|squad|headquarters)$/u.test(
            tokenAt(tokens, name.until).lower,
          ) &&
          !isOfPeople(tokens, name, predicate),
      )
      .map(([name]) => name),
  ]
  return {
    places: own.length === 0 && tokenAt(tokens, predicate.until).lower === 'there' ? lastBefore(view, predicate) : own,
    loose,
    others: places.filter((name) => !own.includes(name) && !loose.includes(name)),
    froms,
  }
}

/** "arrested five men in Lyon, and three men in Nice were hurt": in the subject of the next clause. */
const isOfNext = (
  tokens: readonly Token[],
  groups: readonly Group[],
  { from, until }: Name,
  { head }: Predicate,
): boolean =>
  BE_FORMS.has(tokenAt(tokens, until).lower) &&
  groups.some(
    (group) =>
      group.from > head &&
      group.until <= from &&
      from - group.until <= 2 &&
      /^(?:and|but|while)$/u.test(tokenAt(tokens, group.from - 1).lower),
  )

/** "a court in Nairobi allowed", "prosecutors in Lyon said": where those who act or decide are. */
const isOfActing = (lower: string): boolean =>
  isAuthority(lower) || /^(?:courts?|judges?|magistrates?|tribunal|lawyers?)$/u.test(lower)

/** "three Thais who had promised them work in Samut Sakhon were arrested": where something else was, or was to be. */
function isOfRelative(
  tokens: readonly Token[],
  { from, until }: Name,
  predicate: Predicate,
  { group }: Patient,
): boolean {
  if (!group || group.until > from || until > predicate.from || predicate.kind !== 'verb') return false
  for (let i = group.until; i < from; i++) {
    if (/^(?:and|but)$/u.test(tokenAt(tokens, i).lower) || tokenAt(tokens, i).text === ';') return false
    if (/^(?:who|whose|whom)$/u.test(tokenAt(tokens, i).lower) && i - group.until <= 2)
      return /^(?:had|have|has|were|was|worked|lived|promised|offered|ran|run)$/u.test(tokenAt(tokens, i + 1).lower)
  }
  return false
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
    ({ from }) =>
      from > craft &&
      /^(?:left|departed|leaves?|departs?|leaving|from|departing)$/u.test(tokenAt(tokens, from - 1).lower),
  )

/** "were removed on a chartered flight that left Dublin". */
function flightsFrom(tokens: readonly Token[], view: SentenceView, { head }: Predicate): Name[] {
  for (let i = head + 1; i < Math.min(view.sentence.until, head + 14); i++)
    if (isVessel(tokenAt(tokens, i).lower) && /^(?:that|which)$/u.test(tokenAt(tokens, i + 1).lower))
      return departures(tokens, view, i)
  return []
}

const isVessel = (lower: string): boolean => isCraft(lower) || /^(?:ships?|vessels?|boats?|trains?)$/u.test(lower)

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
