import type { Place } from '../domain/place.ts'
import type { Direction, Period } from './calendar.ts'
import type { DateMention } from './dates.ts'
import type { Draft, DraftPlace } from './drafts.ts'
import type { Group } from './group.ts'
import type { Reading } from './reading.ts'

/** Looks up a country's own place by its code: for "home", and for what is known of a country only. */
export type CountryPlace = (code: string) => Place | null

/** What is being spoken of while the sentences are read in order. */
export interface Story {
  reading: Reading
  countryPlace: CountryPlace
  drafts: Draft[]
  /** The events that "they" and "the suspects" can mean, the last one first. */
  focus: Draft[]
  /** People counted last of whom nothing was said that would make an event: "police found 20 workers". */
  people: { group: Group; sentence: number; period: Period | null; places: DraftPlace[] } | null
  /** The one person whom the sentence before was about. */
  person: { group: Group; sentence: number } | null
  /** Day and place of the last raid that named no people yet. */
  operation: { period: Period | null; places: DraftPlace[]; agents: DraftPlace[]; sentence: number } | null
  /** Places of the sentence before: "… in Laos and Burma. Thousands have been arrested since." */
  lastPlaces: DraftPlace[]
  /** The place of the dateline: "were arrested here yesterday". */
  here: DraftPlace | null
  /** The town that heads the item of a round-up; null outside of one. */
  section: DraftPlace | null
  /** The day of the sentence before, whatever its verb. */
  lastPeriod: Period | null
  /** Days that head the items of a log, with the sentences that they are. */
  days: { sentence: number; period: Period }[]
  /** Figures that a later telling has replaced by another. */
  replaced: { draft: Draft; figure: number }[]
  /** The date spoken of last, and whether it was that of a tally. */
  previous: Period | null
  isPreviousTally: boolean
  /** Country in which the report stands when it says nothing: that of its dateline, or of what was told first. */
  home: DraftPlace | null
}

/** What dates were taken for when they were first read. */
const resolved = new WeakMap<DateMention, Partial<Record<Direction, Period | null>>>()

/**
 * The days that a date means where the story stands. Several events of one sentence have one date between them: "the next
 * day" does not move on from each to the next.
 */
export function resolveDate(
  { reading, previous, days }: Story,
  date: DateMention,
  direction: Direction,
): Period | null {
  const known = resolved.get(date) ?? {}
  resolved.set(date, known)
  const period = known[direction]
  const [first, last] = [days[0], days.at(-1)]
  // "… arrested 10 people during the week", under the days of a log.
  if (date.form === 'week of the log' && first && last && first !== last)
    return { start: first.period.start, end: last.period.end, precision: 'range' }
  return period !== undefined
    ? period
    : (known[direction] = date.resolve({ published: reading.published, direction, previous }))
}

/** The one country of some places, as a place of its own; none where they lie in several. */
export function countryOf({ countryPlace }: Story, places: readonly DraftPlace[]): DraftPlace[] {
  const codes = [...new Set(places.flatMap(({ place }) => (place.country ? [place.country] : [])))]
  if (codes.length !== 1) return []
  return codes.flatMap((code) => countryPlace(code) ?? []).map((place) => ({ place, trace: null }))
}

/** Takes a new event in. */
export function add(story: Story, draft: Draft): Draft {
  story.drafts.push(draft)
  return draft
}
