import type { Count } from '../domain/count.ts'
import { placesOfNames } from './draftPlaces.ts'
import { type Draft, type DraftPlace, holds, isUncounted } from './drafts.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import type { SentenceView } from './sentenceView.ts'
import { add, type Story } from './story.ts'
import { type Token, tokenAt } from './tokens.ts'

const FARTHEST = 2

/** What leads from a place to how many of a whole were there. */
const SHARE =
  /^(?:\p{L}+ )?(?:alone )?(?:, ?)?(?:which |with )?(?:alone )?(?:account(?:ed|ing|s) for|made up|making up|contributed|contributing|was responsible for)(?: some| about| nearly| over| more than| at least)?$/u
/** "Izmir accounted for 1,940 of the arrests, Mugla for 820". */
const GAPPED = /^for$/u
const HAS_SHARE = /\baccount(?:ed|ing|s) for\b/u
/** The same where only the sentence says that it tells a whole apart. */
const LISTED =
  /^(?:\(|(?:\p{L}+ )?with|,|(?:\p{L}+ )?(?:alone )?(?:recorded|registered|saw|received|logged|reported|had))$/u
const ORDERED =
  /\b(?:largest|biggest|highest|the most|most of (?:them|these|those)|majority|bulk|topped|tops|followed by|breakdown|lion's share|led the)\b/u
/** ", 3,480, were made in Tapachula". */
const MADE =
  /^, (?:were|was|came|took|happened|occurred)(?: made| recorded| registered| carried out| reported| place)? (?:in|at|from|through|via|around)(?: the)?$/u
const OF_WHOLE =
  /\bof (?:the|all|those|these) (?:\d[\d,]* )?(?:arrests|detentions|deportations|expulsions|returns|removals|total|cases)\b/u
const OF_ARRESTS = /\bof (?:the|all|those|these) (?:\d[\d,]* )?(?:arrests|detentions|apprehensions)\b/u

/**
 * "… were caught in April, Izmir accounting for 1,940 of them", "Belladère received the most (4,002), followed by
 * Ouanaminthe (3,610)": how many of the whole just told of were in which of its towns and provinces.
 */
export function readShares(story: Story, view: SentenceView, own: Draft | null): Set<Group> {
  const { tokens } = story.reading
  const read = new Set<Group>()
  const isOfArrests = OF_ARRESTS.test(view.words)
  const whole = own ?? story.focus.find(({ type }) => !isOfArrests || type === 'arrest')
  if (!whole || isUncounted(whole) || whole.status !== 'done' || view.index - whole.sentence > FARTHEST) return read
  const shares = sharesIn(tokens, view)
  // A row of figures that do not fit into the whole counts something else.
  const sum = shares.reduce((total, { group }) => total + (group.count?.min ?? 0), 0)
  const isRow = shares.some(({ isListed }) => isListed)
  if (isRow && (sum > (whole.count.max ?? Infinity) || (shares.length < 2 && !OF_WHOLE.test(view.words)))) return read
  for (const { name, group } of shares) {
    const [named] = placesOfNames([name])
    const place = named && inside(whole, named)
    const isSmaller = group.count !== null && (group.count.max ?? Infinity) < (whole.count.min ?? 0)
    if (!place || !isSmaller || !group.count || !isWithin(whole, place)) continue
    add(story, partAt(whole, view.index, group.count, place, group))
    read.add(group)
  }
  return read
}

/** Of places of one name that in the country of the whole: "Malpasse" is on Haiti's border, and in France too. */
function inside({ type, places, destination }: Draft, named: DraftPlace): DraftPlace {
  const codes = new Set(
    [...places, ...(type === 'deportation' && destination ? [destination] : [])].map(({ place }) => place.country),
  )
  if (codes.has(named.place.country)) return named
  const there = named.place.candidates?.find(({ country }) => codes.has(country))
  if (there) return { place: { ...there, name: named.place.name }, trace: named.trace }
  // No gazetteer has it there: it is shown where the whole is, as exactly as that, under its own name.
  const around = type === 'deportation' ? destination : (places[0] ?? null)
  if (!around || named.place.precision === 'country') return named
  const { name } = named.place
  const why = [`"${name}" is not in the gazetteer there; shown as ${around.place.name}`]
  return { place: { ...around.place, name, geonames: null, candidates: [], why }, trace: named.trace }
}

/** Whether it is some place of the whole, and not the country itself, which the gazetteer has. */
const isWithin = ({ type, places, destination }: Draft, { place }: DraftPlace): boolean =>
  (place.precision !== 'country' || place.geonames === null) &&
  (places.some((outer) => holds(outer.place, place)) ||
    (type === 'deportation' && destination?.place.country === place.country))

/** A part of a whole that differs by its place only: of a deportation where it began, or where it went. */
export function partAt(
  whole: Draft,
  sentence: number,
  count: Count,
  place: DraftPlace,
  { from, until }: { from: number; until: number },
): Draft {
  const isThere = whole.type === 'deportation' && whole.origin?.place.country !== place.place.country
  const [only, ...others] = whole.nations
  const isWhole = only && others.length === 0 && only.count.min === whole.count.min
  return {
    ...whole,
    count,
    nations: isWhole ? [{ code: only.code, count }] : [],
    dateSureness: whole.period ? 'inherited' : 'none',
    places: isThere ? whole.places : [place],
    placeSureness: isThere ? whole.placeSureness : 'own',
    origin: whole.type === 'deportation' && !isThere ? place : whole.origin,
    destination: isThere ? place : whole.destination,
    whole,
    parts: [],
    arrests: [],
    sentence,
    traces: [...whole.traces.filter(({ field }) => field === 'type'), { field: 'count', from, until }],
  }
}

interface Share {
  name: Name
  group: Group
  /** Only the row of figures says so. */
  isListed: boolean
}

function sharesIn(tokens: readonly Token[], { names, groups, words }: SentenceView): Share[] {
  const isOrdered = ORDERED.test(words)
  const between = (from: number, until: number): string =>
    Array.from({ length: until - from }, (_, k) => tokenAt(tokens, from + k).lower).join(' ')
  return names.flatMap((name): Share[] => {
    if (name.kind !== 'place') return []
    const behind = groups.find(({ from, count }) => from >= name.until && from - name.until <= 7 && count !== null)
    const lead = behind ? between(name.until, behind.from) : ''
    if (behind && (SHARE.test(lead) || (GAPPED.test(lead) && HAS_SHARE.test(words))))
      return [{ name, group: behind, isListed: false }]
    if (behind && /^(?:bare|people)$/u.test(behind.kind)) {
      if (isOrdered && LISTED.test(lead)) return [{ name, group: behind, isListed: true }]
      // "received the largest number (4,002)".
      if (isOrdered && /^(?:\p{L}+ ){1,3}(?:largest|biggest|highest|most)(?: \p{L}+){0,2} (?:\(|with|,|:)$/u.test(lead))
        return [{ name, group: behind, isListed: true }]
    }
    const before = groups.findLast(({ until, count }) => until <= name.from && name.from - until <= 6 && count !== null)
    const isMade =
      before?.kind === 'bare' &&
      tokenAt(tokens, before.from - 1).text === ',' &&
      MADE.test(between(before.until, name.from)) &&
      OF_WHOLE.test(words)
    return isMade && before ? [{ name, group: before, isListed: false }] : []
  })
}
