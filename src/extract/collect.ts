import { heroOf } from './antecedents.ts'
import { isOverBorder } from './border.ts'
import { addBreakdown } from './breakdowns.ts'
import { comparedDrafts } from './comparisons.ts'
import { readCounted } from './counted.ts'
import { datesMeet, type Draft, type DraftPlace, isRounded, isSameFigure, isUncounted, placesMeet } from './drafts.ts'
import { withGaps } from './gaps.ts'
import { isCorrection, isTakenBack, isWithdrawal, replacedFigure } from './corrections.ts'
import { frame, frameOf, placeByLog } from './frames.ts'
import type { Group } from './group.ts'
import { placeByHeadline } from './headlines.ts'
import { itemise, readSplit } from './itemised.ts'
import { addNations } from './joints.ts'
import { noteLanding, overNight } from './landings.ts'
import { remember, sceneIn } from './memory.ts'
import { merge } from './merge.ts'
import { type Mention, mentionsIn } from './mentions.ts'
import { type SentenceView, viewOf } from './sentenceView.ts'
import type { Reading } from './reading.ts'
import { readFollowers } from './followers.ts'
import { readRows } from './rows.ts'
import { readShares } from './shares.ts'
import { freshDraft } from './scene.ts'
import { statedSum } from './sums.ts'
import { add, type CountryPlace, countryOf, resolveDate, type Story } from './story.ts'
import { openDay, openSection } from './sections.ts'
import { readUncounted } from './uncounted.ts'

const FARTHEST_PART = 6

/**
 * Reads the mentions in order and makes drafts of them: a new figure is a new event, a figure that is known is told
 * again, people without a figure are those spoken of before. Headlines come last, since they repeat.
 */
export function collectDrafts(reading: Reading, home: DraftPlace | null, countryPlace: CountryPlace): Draft[] {
  const story: Story = {
    reading,
    countryPlace,
    drafts: [],
    focus: [],
    people: null,
    person: null,
    operation: null,
    lastPlaces: [],
    lastPeriod: null,
    here: home,
    section: null,
    days: [],
    replaced: [],
    previous: null,
    isPreviousTally: false,
    home: null,
  }
  story.home = home ? (countryOf(story, [home])[0] ?? null) : null
  const headlines: Mention[] = []
  for (let index = 0; index < reading.sentences.length; index++) {
    const view = viewOf(reading, index)
    if (!view) continue
    if (openSection(story, view) || openDay(story, view)) continue
    const mentions = mentionsIn(reading, view)
    if (view.sentence.isHeadline) headlines.push(...mentions)
    else readSentence(story, view, mentions)
  }
  for (const mention of headlines) readHeadline(story, mention)
  placeByHeadline(story)
  if (story.days.length > 1 && home) placeByLog(story, home)
  const days = frameOf(reading)
  if (days) for (const draft of story.drafts) frame(draft, days)
  return story.drafts
    .filter((draft) => isReportable(draft, story.drafts) && !isReplaced(story, draft))
    .map((draft) => finished(story, draft))
}

/**
 * A figure for a whole year and country is a tally, even where only the year says so. Those sent home went to the country
 * that is known for theirs by the end of the report.
 */
function finished(story: Story, draft: Draft): Draft {
  const { countryPlace } = story
  const [only, ...others] = draft.nations
  const home = draft.isHome && !draft.destination && only && others.length === 0 ? countryPlace(only.code) : null
  if (home && home.country !== draft.origin?.place.country) draft.destination = { place: home, trace: null }
  if (draft.type === 'deportation' && !draft.destination && !home) draft.destination = wayOfWhole(story, draft)
  if (draft.isHome && !draft.destination && !only) draft.destination = commonWay(story, draft)
  const day = story.days.findLast(({ sentence }) => sentence < draft.sentence)
  if (day && !draft.period && !draft.isTally) Object.assign(draft, { period: day.period, dateSureness: 'assumed' })
  const figure = draft.count.min ?? draft.count.max ?? 0
  const isWide = draft.places.every(
    ({ place }) => place.precision === 'country' || (place.precision === 'admin1' && figure >= 100),
  )
  if (draft.period?.precision === 'year' && isWide && figure >= 10 && draft.arrests.length === 0) draft.isTally = true
  return draft
}

/** "expelled 3,418 people to Niger in May. The convoy of 9 May carried 1,120": what is part of a time's figure went where it did. */
function wayOfWhole({ drafts }: Story, { origin, period, count, sentence, nations }: Draft): DraftPlace | null {
  if (!origin || !period || (nations.length === 1 && nations[0]?.count.min === count.min)) return null
  const whole = drafts.find(
    (other) =>
      other.type === 'deportation' &&
      other.destination &&
      other.period &&
      other.origin?.place.country === origin.place.country &&
      sentence >= other.sentence &&
      sentence - other.sentence <= FARTHEST_PART &&
      (other.count.min ?? 0) > (count.min ?? Infinity) &&
      other.period.start <= period.start &&
      other.period.end >= period.end &&
      other.nations.length === 0,
  )
  return whole?.destination ?? null
}

/** "9,214 people were returned to Haiti … 61,044 have been returned": where all others went who were sent from there. */
function commonWay(story: Story, { origin }: Draft): DraftPlace | null {
  const ways = story.drafts.flatMap(({ type, destination, origin: from }) =>
    type === 'deportation' && destination && origin && from?.place.country === origin.place.country
      ? [destination]
      : [],
  )
  return countryOf(story, ways)[0] ?? null
}

function readSentence(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  if (isWithdrawal(view.words)) {
    takeBack(story, view)
    return
  }
  if (isCorrection(view.words) || isByOffence(story, view, mentions)) return
  if (mentions.length === 0 && (readRows(story, view) || readSplit(story, view))) return
  const used = new Set<Group>()
  let last: Draft | null = null
  for (const mention of mentions) {
    if (mention.patient.group) used.add(mention.patient.group)
    if (mention.standing === 'none') continue
    const told: Draft[] = []
    for (const one of withGaps(story.reading, view, mention, mentions)) {
      if (one.patient.group) used.add(one.patient.group)
      const draft = readMention(story, view, one)
      if (draft) told.push(draft)
      if (one.patient.group === mention.patient.group) last = draft ?? last
      // "Among those caught were 31 Malawians" says who they are.
      if (!draft && one.patient.group && /^among (?:the|those|them|these)\b/u.test(view.words))
        used.delete(one.patient.group)
    }
    itemise(told)
    // Who is spoken of next are all of them, not the last part.
    if (last) story.focus = [last, ...story.focus.filter((other) => other !== last)]
  }
  for (const group of readShares(story, view, last)) used.add(group)
  readFollowers(story, view, last, used)
  const replaced = last && replacedFigure(view.words)
  if (last && replaced) story.replaced.push({ draft: last, figure: replaced })
  for (const compared of comparedDrafts(story, view, last, used)) add(story, compared)
  const sum = mentions.length === 0 ? statedSum(story.drafts, view, used) : null
  if (sum) add(story, sum)
  noteLanding(story, view)
  remember(story, view, mentions)
  addBreakdown(story, view, used, last)
}

/** Drops what the sentence before told for the first time, where it is of the same paragraph. */
function takeBack(story: Story, { index, sentence: { paragraph } }: SentenceView): void {
  if (story.reading.sentences[index - 1]?.paragraph !== paragraph) return
  const isDropped = (draft: Draft): boolean => draft.sentence === index - 1
  story.drafts = story.drafts.filter((draft) => !isDropped(draft))
  story.focus = story.focus.filter((draft) => !isDropped(draft))
}

/**
 * "Of 17,463 people arrested … 10,856 were arrested for overstaying, 3,934 at the border and 2,673 for labour offences":
 * figures without a place that add up to the total just told say what for, and are no events. Their date is the total's.
 */
function isByOffence(story: Story, view: SentenceView, mentions: readonly Mention[]): boolean {
  const whole = story.focus[0]
  if (!whole || whole.count.qualifier !== 'exact' || mentions.length === 0 || view.index - whole.sentence > 2)
    return false
  const figures = view.groups.filter(
    ({ kind, count }) => count?.qualifier === 'exact' && /^(?:bare|people)$/u.test(kind),
  )
  const sum = figures.reduce((total, { count }) => total + (count?.min ?? 0), 0)
  if (
    figures.length < 2 ||
    sum !== whole.count.min ||
    figures.some(({ nations }) => nations.length > 0) ||
    // "Thirty were caught on Monday and 15 on Tuesday" tells them apart by day.
    view.dates.length >= figures.length ||
    [...view.roles.values()].includes('in')
  )
    return false
  if (mentions.some(({ predicate }) => predicate.type !== whole.type)) return false
  const date = mentions.find((mention) => mention.date)?.date
  const period = date && resolveDate(story, date, 'past')
  if (period && (!whole.period || whole.dateSureness !== 'own')) Object.assign(whole, { period, dateSureness: 'own' })
  if (period) {
    story.previous = period
    story.isPreviousTally = whole.isTally
  }
  return true
}

/** A headline adds only what the text does not tell. */
function readHeadline(story: Story, mention: Mention): void {
  const { group } = mention.patient
  if (mention.standing !== 'none' && !group?.count) routeOfHeadline(story, mention)
  if (mention.standing === 'none' || !group?.count) return
  const { count } = group
  const rivals = story.drafts.filter(({ type }) => type === mention.predicate.type)
  // "Hundreds held" over a text that has 501.
  const isOpen = (draft: Draft): boolean => count.max === null && (count.min ?? 0) <= (draft.count.min ?? 0)
  const known =
    rivals.find((draft) => isSameFigure(draft.count, count) || isRounded(draft.count, count)) ?? rivals.find(isOpen)
  if (known) {
    if (known.nations.length === 0) known.nations = [...group.nations]
    const { places, placeSureness, origin, destination } = freshDraft(story, mention)
    if (known.status === 'done' || mention.standing === 'planned') known.destination ??= destination
    if (known.places.length === 0 && places.length > 0)
      Object.assign(known, { places, placeSureness, origin: known.type === 'deportation' ? origin : null })
    return
  }
  const blank = rivals.find(
    (draft) => isUncounted(draft) && draft.status === (mention.standing === 'planned' ? 'planned' : 'done'),
  )
  if (blank) {
    blank.count = count
    blank.nations = addNations(blank.nations, group.nations)
    return
  }
  const view = viewOf(story.reading, mention.sentence)
  const scene = sceneOf(story, group)
  if (!view || (rivals.length > 0 && !scene?.isUntold)) return
  const draft = readMention(story, view, mention)
  if (draft && scene) merge(draft, { ...draft, ...scene, traces: [] })
}

/** "Gambling ring flown home from Vietnam": the way, where the text tells of one deportation without it. */
function routeOfHeadline(story: Story, mention: Mention): void {
  const [only, ...others] = story.drafts.filter(
    ({ type, status, isTally }) => type === 'deportation' && status === 'done' && !isTally,
  )
  if (!only || others.length > 0 || mention.predicate.type !== 'deportation' || mention.standing !== 'done') return
  const { origin, destination, places, placeSureness } = freshDraft(story, mention)
  only.destination ??= destination
  if (
    placeSureness !== 'own' ||
    only.placeSureness === 'own' ||
    origin?.place.country === only.destination?.place.country
  )
    return
  Object.assign(only, { origin, places, placeSureness })
}

/** Day and place of the sentence that speaks of the people of a headline without saying that they were arrested. */
function sceneOf(
  story: Story,
  group: Group,
): (Pick<Draft, 'period' | 'dateSureness' | 'places' | 'placeSureness' | 'nations'> & { isUntold: boolean }) | null {
  const { reading } = story
  for (let index = 0; index < reading.sentences.length; index++) {
    const view = viewOf(reading, index)
    if (!view || view.sentence.isHeadline) continue
    const same = view.groups.find(
      ({ count, kind }) =>
        kind === 'people' && count !== null && count.min === group.count?.min && count.max === group.count?.max,
    )
    if (!same) continue
    const { period, places } = sceneIn(story, view)
    return {
      period,
      dateSureness: period ? 'own' : 'none',
      places,
      placeSureness: places.length > 0 ? 'own' : 'none',
      nations: same.nations,
      isUntold: mentionsIn(reading, view).length === 0,
    }
  }
  return null
}

/** Whether a later telling gives another figure for what it told. */
const isReplaced = ({ replaced }: Story, { type, count, places }: Draft): boolean =>
  replaced.some(
    ({ draft, figure }) =>
      draft.type === type && count.min === figure && count.max === figure && placesMeet(places, draft.places),
  )

/** An event needs a figure, or a day that its own sentence names. */
function isReportable(draft: Draft, drafts: readonly Draft[]): boolean {
  if (!isUncounted(draft)) return true
  if (draft.dateSureness !== 'own' || draft.period === null || draft.isTally) return false
  return !drafts.some(
    (other) =>
      other !== draft &&
      other.type === draft.type &&
      !isUncounted(other) &&
      datesMeet(other.period, draft.period) &&
      placesMeet(other.places, draft.places) &&
      other.status === draft.status,
  )
}

function readMention(story: Story, view: SentenceView, mention: Mention): Draft | null {
  const fresh = freshDraft(story, mention)
  if (!isOverBorder(story, fresh, mention)) return null
  const group = mention.patient.group
  if (group && isTakenBack(story.reading.tokens, group)) return null
  if (
    group?.isOne &&
    /^(?:person|individual|anyone)$/u.test(group.head) &&
    !mention.date &&
    mention.places.length === 0
  )
    return null
  const journey = overNight(story, mention, fresh)
  if (journey) return journey
  const draft = group?.count
    ? readCounted(story, view, mention, group, fresh)
    : readUncounted(story, mention, group, fresh)
  if (!draft) return null
  if (mention.patient.isSingular && draft.count.max === 1 && draft.nations.length === 0) {
    const code = heroOf(story.reading, view.sentence.from)
    if (code) draft.nations = [{ code, count: draft.count }]
  }
  if (draft.period && draft.dateSureness === 'own') {
    story.previous = draft.period
    story.isPreviousTally = draft.isTally
  }
  story.focus = [draft, ...story.focus.filter((other) => other !== draft)]
  if (!story.home && draft.placeSureness !== 'assumed') story.home = countryOf(story, draft.places)[0] ?? null
  return draft
}
