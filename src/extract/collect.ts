import type { Place } from '../domain/place.ts'
import { isOperation } from './attachments.ts'
import { addBreakdown } from './breakdowns.ts'
import { type Direction, type Period } from './calendar.ts'
import type { DateMention } from './dates.ts'
import { datesMeet, type Draft, type DraftPlace, isRounded, isSameFigure, isSurer, isUncounted, placesMeet, type Sureness } from './drafts.ts'
import { withGaps } from './gaps.ts'
import { addNations, type Group } from './groups.ts'
import { type Mention, mentionsIn, type SentenceView, viewOf } from './mentions.ts'
import type { Name } from './names.ts'
import { UNKNOWN_COUNT } from './quantities.ts'
import type { Reading } from './reading.ts'

/** Looks up a country's own place by its code: for "home". */
export type CountryPlace = (code: string) => Place | null

/** What is being spoken of while the sentences are read in order. */
export interface Story {
  reading: Reading
  countryPlace: CountryPlace
  drafts: Draft[]
  /** The event that "they" and "the suspects" mean, last first. */
  focus: Draft[]
  /** Date and place of the last raid that named no people yet. */
  operation: { period: Period | null; places: DraftPlace[]; sentence: number } | null
  previous: Period | null
  /** Where the report stands when it says nothing: the country of its dateline, or of what was told last. */
  home: DraftPlace | null
}

/**
 * Reads the mentions in order and makes drafts of them: a new figure is a new event, a figure that is known is told
 * again, people without a figure are those spoken of before. Headlines come last, since they repeat.
 */
export function collectDrafts(reading: Reading, home: DraftPlace | null, countryPlace: CountryPlace): Draft[] {
  const story: Story = { reading, countryPlace, drafts: [], focus: [], operation: null, previous: null, home }
  const headlines: Mention[] = []
  for (let index = 0; index < reading.sentences.length; index++) {
    const view = viewOf(reading, index)
    if (!view) continue
    const mentions = mentionsIn(reading, view)
    if (view.sentence.isHeadline) {
      headlines.push(...mentions)
      continue
    }
    readSentence(story, view, mentions)
  }
  for (const mention of headlines) readHeadline(story, mention)
  return story.drafts.filter((draft) => isReportable(draft, story.drafts))
}

function readSentence(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  const used = new Set<Group>()
  let last: Draft | null = null
  for (const mention of mentions) {
    if (mention.patient.group) used.add(mention.patient.group)
    if (mention.standing === 'none') continue
    for (const one of withGaps(story.reading, view, mention, mentions)) {
      if (one.patient.group) used.add(one.patient.group)
      const draft = readMention(story, view, one)
      last = one.predicate === mention.predicate && one.patient.group === mention.patient.group ? (draft ?? last) : last
    }
  }
  rememberOperation(story, view, mentions)
  addBreakdown(story, view, used, last ?? null)
}

/** A headline adds only what the text does not tell. */
function readHeadline(story: Story, mention: Mention): void {
  const { group } = mention.patient
  if (mention.standing === 'none' || !group?.count) return
  const rivals = story.drafts.filter(({ type }) => type === mention.predicate.type)
  const known = rivals.find((draft) => isSameFigure(draft.count, group.count ?? UNKNOWN_COUNT) || isRounded(draft.count, group.count ?? UNKNOWN_COUNT))
  if (known) {
    known.nations = known.nations.length > 0 ? known.nations : [...group.nations]
    return
  }
  const blank = rivals.find(isUncounted)
  if (blank) {
    blank.count = group.count
    blank.nations = addNations(blank.nations, group.nations)
    return
  }
  const view = viewOf(story.reading, mention.sentence)
  if (!view) return
  const scene = sceneOf(story, group)
  if (rivals.length > 0 && !scene) return
  const draft = readMention(story, view, mention)
  if (draft && scene) merge(draft, { ...draft, ...scene, traces: [] })
}

/** Day and place of the sentence that speaks of the people of a headline without saying that they were arrested. */
function sceneOf(story: Story, group: Group): Pick<Draft, 'period' | 'dateSureness' | 'places' | 'placeSureness' | 'nations'> | null {
  const { reading } = story
  for (let index = 0; index < reading.sentences.length; index++) {
    const view = viewOf(reading, index)
    if (!view || view.sentence.isHeadline) continue
    const same = view.groups.find(({ count, kind }) => kind === 'people' && count !== null && count.min === group.count?.min && count.max === group.count?.max)
    if (!same) continue
    const date = view.dates.find(({ role }) => role === 'on')
    const period = date ? resolve(story, date, 'past') : null
    const places = draftPlaces([...view.roles].filter(([, role]) => role === 'in').map(([name]) => name))
    return { period, dateSureness: period ? 'own' : 'none', places, placeSureness: places.length > 0 ? 'own' : 'none', nations: same.nations }
  }
  return null
}

/** An event needs a figure, or a day that its own sentence names. */
function isReportable(draft: Draft, drafts: readonly Draft[]): boolean {
  if (!isUncounted(draft)) return true
  if (draft.dateSureness !== 'own' || draft.period === null || draft.isTally) return false
  return !drafts.some((other) => other !== draft && other.type === draft.type && !isUncounted(other) && datesMeet(other.period, draft.period) && placesMeet(other.places, draft.places) && other.status === draft.status)
}

function readMention(story: Story, view: SentenceView, mention: Mention): Draft | null {
  const fresh = freshDraft(story, view, mention)
  if (mention.predicate.needsDestination && !isAbroad(story, fresh, mention)) return null
  const group = mention.patient.group
  const draft = group?.count ? readCounted(story, view, mention, group, fresh) : readUncounted(story, mention, group, fresh)
  if (!draft) return null
  if (draft.period && draft.dateSureness === 'own') story.previous = draft.period
  story.focus = [draft, ...story.focus.filter((other) => other !== draft)]
  const place = draft.places[0]
  if (place && draft.placeSureness !== 'assumed' && place.place.country && !story.home) story.home = place
  return draft
}

/** "sent to", "returned to", "transferred to": a deportation only over a border. */
function isAbroad(story: Story, fresh: Draft, mention: Mention): boolean {
  if (mention.isHome) return true
  const origin = fresh.origin?.place.country ?? fresh.places[0]?.place.country ?? story.focus[0]?.places[0]?.place.country ?? story.home?.place.country ?? null
  const to = fresh.destination?.place.country ?? null
  if (to !== null) return to !== origin && !/passengers?|tourists?|players?|fans?/u.test(mention.patient.group?.head ?? '')
  const isByState = mention.agent?.place?.precision === 'country' || mention.agent?.kind === 'demonym'
  return isByState && mention.predicate.kind === 'verb' && mention.predicate.lemma !== 'send' && (mention.patient.group?.nations.length ?? 0) > 0 && /^(?:return|remove|hand|deliver)$/u.test(mention.predicate.lemma) || (isByState && mention.predicate.lemma === 'remove' && mention.patient.group?.kind === 'people')
}

/** A figure that was told before, a part of one, or a new one. */
function readCounted(story: Story, view: SentenceView, mention: Mention, group: Group, fresh: Draft): Draft | null {
  const { drafts } = story
  const isPart = group.isPart || /^(?:of|among) (?:the|those|them|these|whom|all)\b/u.test(view.words)
  if (isPart) {
    const whole = wholeOf(story, fresh)
    if (!whole) return add(story, fresh)
    if (fresh.dateSureness !== 'own' && fresh.placeSureness !== 'own') return whole.type === fresh.type ? null : add(story, withPeopleOf(fresh, whole))
    if (whole.type === fresh.type) {
      fresh.whole = whole
      fresh.isTally ||= whole.isTally && fresh.period !== null && fresh.period.precision !== 'day'
    }
    return add(story, withPeopleOf(inherit(fresh, whole), whole))
  }
  if (group.isMore) {
    const beside = story.focus.find(({ type }) => type === fresh.type)
    const again = drafts.find((draft) => draft.type === fresh.type && isSameFigure(draft.count, fresh.count) && placesMeet(draft.places, fresh.places) && datesMeet(draft.period, fresh.period))
    if (again && again.sentence !== fresh.sentence && fresh.dateSureness !== 'own') return again
    return add(story, beside ? inheritScene(story, fresh, beside) : fresh)
  }
  const known = drafts.find((draft) => draft.type === fresh.type && isTellingAgain(draft, fresh))
  if (known) return merge(known, fresh)
  const blank = drafts.find((draft) => draft.type === fresh.type && isUncounted(draft) && draft.status === fresh.status && datesMeet(draft.period, fresh.period) && placesMeet(draft.places, fresh.places) && fresh.sentence - draft.sentence <= 2)
  if (blank) {
    blank.count = fresh.count
    return merge(blank, fresh)
  }
  const people = drafts.find((draft) => draft.type !== fresh.type && draft.count.min === fresh.count.min && draft.count.max === fresh.count.max && !isUncounted(draft))
  if (people && (group.isDefinite || group.nations.length === 0)) withPeopleOf(fresh, people)
  if (view.words.startsWith('also ') || /\balso (?:been )?(?:arrested|detained|held|deported)\b/u.test(view.words) || (group.isOne && group.isDefinite)) {
    const beside = story.focus.find(({ type }) => type === fresh.type)
    if (beside && beside.sentence !== fresh.sentence) return add(story, inheritScene(story, fresh, beside))
  }
  return add(story, fresh)
}

/** The same figure, day and place: told once more. A new date or place for it is one that was missing. */
function isTellingAgain(draft: Draft, fresh: Draft): boolean {
  if (isUncounted(draft) || !isSameFigure(draft.count, fresh.count)) return false
  if (draft.sentence === fresh.sentence && draft.count.min !== fresh.count.min) return false
  if (!datesMeet(draft.period, fresh.period) || !placesMeet(draft.places, fresh.places)) return false
  if (draft.status !== fresh.status) return false
  const isSmall = (fresh.count.min ?? 0) <= 3 && fresh.count.qualifier === 'exact'
  if (isSmall && draft.sentence !== fresh.sentence && draft.placeSureness === 'own' && fresh.placeSureness !== 'own' && fresh.dateSureness !== 'own') return true
  const codes = (one: Draft): string => one.nations.map(({ code }) => code).sort().join()
  return !(draft.nations.length > 0 && fresh.nations.length > 0 && codes(draft) !== codes(fresh) && draft.count.qualifier === 'exact')
}

const NEAR_SENTENCES = 12

/** "they", "the suspects", "the group": the event spoken of last; a new one if type or day differ. */
function readUncounted(story: Story, mention: Mention, group: Group | null, fresh: Draft): Draft | null {
  const isAnaphor = mention.patient.isAnaphor
  const known = isAnaphor ? antecedentOf(story, fresh, group) : null
  // To leave is to be deported only for those of whom that has been said.
  if (mention.predicate.lemma === 'leave' && known?.type !== 'deportation') return null
  if (!known) {
    // Without a figure the day makes the event: "Germany deported people to Afghanistan on Friday".
    if (isAnaphor && !group) return null
    if (fresh.dateSureness !== 'own' || fresh.isTally || mention.date === null) return null
    const same = story.drafts.find((draft) => draft.type === fresh.type && draft.status === fresh.status && !draft.isTally && datesMeet(draft.period, fresh.period) && draft.period !== null && placesMeet(draft.places, fresh.places))
    return same ?? add(story, fresh)
  }
  if (known.type === fresh.type && known.status === fresh.status) {
    if (datesMeet(known.period, fresh.period) && (fresh.placeSureness !== 'own' || placesMeet(known.places, fresh.places) || known.placeSureness !== 'own')) return merge(known, { ...fresh, count: known.count })
    if (fresh.dateSureness !== 'own') return null
  }
  const hasScene = fresh.dateSureness === 'own' || fresh.placeSureness === 'own' || fresh.destination !== null
  if (!hasScene && fresh.status !== 'planned') return null
  if (known.type === fresh.type && known.status === 'done' && fresh.status === 'planned') return null
  const same = story.drafts.find((draft) => draft.type === fresh.type && draft.status === fresh.status && draft.count.min === known.count.min && draft.count.max === known.count.max && datesMeet(draft.period, fresh.period) && placesMeet(draft.places, fresh.places))
  if (same) return merge(same, { ...fresh, count: same.count })
  return add(story, withPeopleOf({ ...fresh, count: known.count }, known))
}

function antecedentOf(story: Story, fresh: Draft, group: Group | null): Draft | null {
  const near = story.focus.filter((draft) => !isUncounted(draft) && fresh.sentence - draft.sentence <= NEAR_SENTENCES && !(draft.isTally && group !== null))
  const codes = group?.nations.map(({ code }) => code) ?? []
  if (codes.length > 0) return near.find(({ nations }) => codes.every((code) => nations.some((nation) => nation.code === code))) ?? null
  return near[0] ?? null
}

const wholeOf = (story: Story, fresh: Draft): Draft | null =>
  story.focus.find(({ count, whole }) => whole === null && (count.max ?? Infinity) >= (fresh.count.min ?? 0) && (count.min ?? 0) >= (fresh.count.min ?? 0)) ?? null

function add(story: Story, draft: Draft): Draft {
  story.drafts.push(draft)
  return draft
}

/** Their nationality goes with the people: one nationality covers any part of them, several only all of them. */
function withPeopleOf(draft: Draft, known: Draft): Draft {
  if (draft.nations.length === 0) {
    const isAll = draft.count.min === known.count.min && draft.count.max === known.count.max
    const only = known.nations.length === 1 ? known.nations[0] : undefined
    const isWholeNation = only && only.count.min === known.count.min && only.count.max === known.count.max
    if (isAll) draft.nations = known.nations.map((nation) => ({ ...nation }))
    else if (known.nations.length > 1 && known.nations.every(({ count }) => count.qualifier === 'unknown')) draft.nations = known.nations.map((nation) => ({ ...nation }))
    else if (only && isWholeNation) draft.nations = [{ code: only.code, count: draft.count }]
  }
  if (draft.type === 'deportation' && known.type === 'arrest' && !draft.arrests.includes(known)) draft.arrests.push(known)
  if (draft.type === 'arrest' && known.type === 'deportation' && !known.arrests.includes(draft)) known.arrests.push(draft)
  return draft
}

function inherit(draft: Draft, known: Draft): Draft {
  if (known.type === draft.type && draft.dateSureness === 'none' && known.period && known.period.precision === 'day') {
    draft.period = known.period
    draft.dateSureness = 'inherited'
  }
  return draft
}

/** People beside those counted before share the day and the place of the operation unless the report says otherwise. */
function inheritScene(story: Story, draft: Draft, known: Draft): Draft {
  if (draft.placeSureness === 'own' && !placesMeet(draft.places, known.places)) return draft
  if (draft.dateSureness === 'none' && known.period) {
    draft.period = known.period
    draft.dateSureness = 'inherited'
    draft.isTally ||= known.isTally
  }
  if (isSurer('loose', draft.placeSureness) && known.places.length > 0) {
    draft.places = known.places
    draft.placeSureness = 'inherited'
  }
  if (draft.type === 'deportation') draft.origin ??= known.origin
  return draft
}

/** Takes over what is surer or missing. An exact figure replaces a rounded one. */
function merge(known: Draft, fresh: Draft): Draft {
  if (known.count.qualifier !== 'exact' && fresh.count.qualifier === 'exact') {
    known.count = fresh.count
    known.traces = known.traces.filter(({ field }) => field !== 'count')
  }
  const fields = new Set(known.traces.map(({ field }) => field))
  if (fresh.period && (known.period === null || isFiner(fresh, known))) {
    known.period = fresh.period
    known.dateSureness = fresh.dateSureness
    fields.delete('date')
    known.traces = known.traces.filter(({ field }) => field !== 'date')
  }
  if (fresh.places.length > 0 && (isSurer(fresh.placeSureness, known.placeSureness) || isWithin(fresh.places, known.places)) && fresh.placeSureness !== 'assumed') {
    const keep = known.placeSureness === 'own' && fresh.placeSureness === 'own' && known.places.length > fresh.places.length
    if (!keep) {
      known.places = fresh.places
      known.placeSureness = fresh.placeSureness
      known.traces = known.traces.filter(({ field }) => field !== 'places')
    }
  }
  if (fresh.origin && (!known.origin || isWithin([fresh.origin], [known.origin]))) known.origin = fresh.origin
  if (fresh.destination && (!known.destination || isWithin([fresh.destination], [known.destination]))) known.destination = fresh.destination
  known.nations = known.nations.length === 0 || fresh.nations.some(({ count }) => count.qualifier !== 'unknown') && known.nations.every(({ count }) => count.qualifier === 'unknown') ? [...fresh.nations.length > 0 ? fresh.nations : known.nations] : known.nations
  known.isTally ||= fresh.isTally
  known.traces.push(...fresh.traces.filter(({ field }) => !fields.has(field)))
  return known
}

const isFiner = (fresh: Draft, known: Draft): boolean =>
  fresh.dateSureness === 'own' && known.period !== null && fresh.period !== null && (known.dateSureness !== 'own' || fresh.period.end - fresh.period.start < known.period.end - known.period.start)

const RANK = { country: 0, admin1: 1, city: 2, site: 3 } as const
const rank = ({ place }: DraftPlace): number => RANK[place.precision ?? 'city']

/** Whether new places say the same more exactly. */
const isWithin = (fresh: readonly DraftPlace[], known: readonly DraftPlace[]): boolean =>
  known.length > 0 && fresh.length > 0 && Math.min(...fresh.map(rank)) > Math.min(...known.map(rank)) && placesMeet(fresh, known)

/** What one mention says, by itself. */
function freshDraft(story: Story, view: SentenceView, mention: Mention): Draft {
  const { group } = mention.patient
  const { type } = mention.predicate
  const status = mention.standing === 'planned' ? 'planned' : 'done'
  const direction: Direction = status === 'planned' ? 'future' : 'past'
  const period = mention.date ? resolve(story, mention.date, direction) : null
  const draft: Draft = {
    type,
    status,
    count: group?.count ?? UNKNOWN_COUNT,
    nations: group?.nations.map((nation) => ({ ...nation })) ?? [],
    period,
    dateSureness: period ? 'own' : 'none',
    isTally: mention.isTally || isTallyDate(mention.date),
    places: [],
    placeSureness: 'none',
    origin: null,
    destination: null,
    whole: null,
    parts: [],
    arrests: [],
    sentence: view.index,
    traces: tracesOf(mention),
  }
  applyOperation(story, draft)
  placeDraft(story, view, mention, draft)
  return draft
}

/** "this year", "since Friday", "in the past week" count over a time; "earlier this month" dates one event. */
function isTallyDate(date: DateMention | null): boolean {
  if (!date) return false
  if (date.isTally) return true
  return date.form === 'relative week, month or year' && /^(?:this (?:month|year))/iu.test(date.words)
}

const resolve = (story: Story, date: DateMention, direction: Direction): Period | null =>
  date.resolve({ published: story.reading.published, direction, previous: story.previous })

/** A raid just told of without figures gives its day and place to the people of the next sentences. */
function applyOperation(story: Story, draft: Draft): void {
  const { operation } = story
  if (!operation || draft.sentence - operation.sentence > 2 || draft.type !== 'arrest' || draft.status !== 'done') return
  if (draft.dateSureness === 'none' && operation.period) {
    draft.period = operation.period
    draft.dateSureness = 'inherited'
  }
  if (operation.places.length > 0) {
    draft.places = operation.places
    draft.placeSureness = 'inherited'
  }
}

function rememberOperation(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  if (mentions.some(({ standing, predicate }) => standing !== 'none' && predicate.type === 'arrest')) story.operation = null
  else if (isOperation(story.reading.tokens, view.sentence)) {
    const date = view.dates.find(({ role, isTally, words }) => role !== 'until' && !isTally && !new RegExp(`(?:said|announced|statement)[^,]{0,24}${words.toLowerCase().replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u').test(view.words))
    const names = [...view.roles].filter(([, role]) => role === 'in').map(([name]) => name)
    const period = date ? resolve(story, date, 'past') : null
    if (period || names.length > 0) story.operation = { period, places: draftPlaces(names), sentence: view.index }
  }
}

function placeDraft(story: Story, view: SentenceView, mention: Mention, draft: Draft): void {
  const { type } = draft
  const agent = mention.agent ? placeOfName(mention.agent) : null
  const own = draftPlaces(mention.places)
  const loose = draftPlaces(mention.loosePlaces)
  const set = (places: DraftPlace[], sureness: Sureness): void => {
    if (places.length === 0 || isSurer(draft.placeSureness, sureness)) return
    draft.places = places
    draft.placeSureness = sureness
  }
  if (type === 'arrest') {
    const from = draftPlaces(mention.from ? [mention.from] : [])
    set(own, 'own')
    if (own.length === 0) set(from.length > 0 && mention.patient.group?.nations.length ? from : [], 'own')
    set(loose, 'loose')
    set(agent ? [agent] : [], 'agent')
    set(story.focus[0]?.type === 'arrest' ? story.focus[0].places : [], 'inherited')
    set(story.home ? [story.home] : [], 'assumed')
    return
  }
  draft.destination = destinationPlace(story, mention, agent)
  const from = draftPlaces(mention.from ? [mention.from] : [])[0] ?? null
  const isAway = (place: DraftPlace): boolean => place.place.country !== draft.destination?.place.country || draft.destination === null
  const usable = (places: DraftPlace[]): DraftPlace[] => places.filter(isAway)
  set(from ? [from] : [], 'own')
  set(usable(own), 'loose')
  set(agent && isAway(agent) ? [agent] : [], 'agent')
  set(usable(loose), 'agent')
  const before = story.focus.find(({ places }) => places.length > 0)
  set(before ? usable(countriesOf(story, before.places)) : [], 'inherited')
  set(story.home ? usable(countriesOf(story, [story.home])) : [], 'assumed')
  draft.origin = draft.places[0] ?? null
}

function countriesOf(story: Story, places: readonly DraftPlace[]): DraftPlace[] {
  const codes = [...new Set(places.flatMap(({ place }) => (place.country ? [place.country] : [])))]
  return codes.length === 1 ? codes.flatMap((code) => story.countryPlace(code) ?? []).map((place) => ({ place, trace: null })) : []
}

function destinationPlace(story: Story, mention: Mention, agent: DraftPlace | null): DraftPlace | null {
  if (mention.to) {
    const place = placeOfName(mention.to)
    if (place && mention.to.kind === 'demonym' && place.place.country) {
      const country = story.countryPlace(place.place.country)
      return country ? { place: country, trace: place.trace } : null
    }
    return place
  }
  if (!mention.isHome) return null
  const codes = mention.patient.group?.nations.map(({ code }) => code) ?? []
  const known = codes.length > 0 ? codes : (story.focus[0]?.nations.map(({ code }) => code) ?? [])
  const fetcher = mention.from && agent && agent.place.country !== mention.from.place?.country ? agent.place.country : null
  const code = fetcher ?? (known.length === 1 ? known[0] : undefined)
  const place = code ? story.countryPlace(code) : null
  return place ? { place, trace: null } : null
}

export function placeOfName(name: Name): DraftPlace | null {
  return name.place ? { place: name.place, trace: { from: name.from, until: name.until } } : null
}

/** The most exact of the places: a town stands for the province around it. */
export function draftPlaces(names: readonly Name[]): DraftPlace[] {
  const places = names.flatMap((name) => placeOfName(name) ?? [])
  return places.filter(({ place }, i) => !places.some((other, k) => k !== i && (rank(other) > rank({ place, trace: null }) ? isAround(place, other.place) : k < i && holds2(other.place, place))))
}

const isAround = (outer: Place, inner: Place): boolean =>
  outer.country === inner.country && (outer.precision === 'country' || (outer.precision === 'admin1' && (!outer.admin1Code || !inner.admin1Code || outer.admin1Code === inner.admin1Code)) || outer.precision === 'city')

const holds2 = (a: Place, b: Place): boolean => a.name === b.name && a.country === b.country

function tracesOf(mention: Mention): Draft['traces'] {
  const { patient, predicate, date } = mention
  const traces: Draft['traces'] = [{ field: 'type', from: predicate.head, until: Math.max(predicate.until, predicate.head + 1) }]
  if (patient.group?.count) traces.push({ field: 'count', from: patient.group.from, until: patient.group.until })
  if (patient.group?.nations.length) traces.push({ field: 'people', from: patient.group.from, until: patient.group.until })
  if (date) traces.push({ field: 'date', from: date.from, until: date.until })
  if (mention.standing === 'planned') traces.push({ field: 'status', from: Math.min(predicate.from, predicate.head), until: predicate.head + 1 })
  return traces
}
