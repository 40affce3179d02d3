import { isOperation } from './attachments.ts'
import { addBreakdown } from './breakdowns.ts'
import { placesOfNames } from './draftPlaces.ts'
import { datesMeet, type Draft, type DraftPlace, isRounded, isSameFigure, isUncounted, placesMeet } from './drafts.ts'
import { SPEAKS_OF_DEPORTATION } from './flights.ts'
import { withGaps } from './gaps.ts'
import { addNations, type Group } from './groups.ts'
import { inheritScene, merge, withPeopleOf } from './merge.ts'
import { type Mention, mentionsIn, type SentenceView, viewOf } from './mentions.ts'
import { isAuthority, isCollective } from './nouns.ts'
import type { Reading } from './reading.ts'
import { freshDraft } from './scene.ts'
import { type CountryPlace, countryOf, resolveDate, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/**
 * Reads the mentions in order and makes drafts of them: a new figure is a new event, a figure that is known is told
 * again, people without a figure are those spoken of before. Headlines come last, since they repeat.
 */
export function collectDrafts(reading: Reading, home: DraftPlace | null, countryPlace: CountryPlace): Draft[] {
  const story: Story = { reading, countryPlace, drafts: [], focus: [], people: null, operation: null, lastPlaces: [], previous: null, isPreviousTally: false, home: null }
  story.home = home ? (countryOf(story, [home])[0] ?? null) : null
  const headlines: Mention[] = []
  for (let index = 0; index < reading.sentences.length; index++) {
    const view = viewOf(reading, index)
    if (!view) continue
    const mentions = mentionsIn(reading, view)
    if (view.sentence.isHeadline) headlines.push(...mentions)
    else readSentence(story, view, mentions)
  }
  for (const mention of headlines) readHeadline(story, mention)
  return story.drafts.filter((draft) => isReportable(draft, story.drafts)).map(finished)
}

/** A figure for a whole year and country is a tally, even where only the year says so. */
function finished(draft: Draft): Draft {
  const figure = draft.count.min ?? draft.count.max ?? 0
  const isWide = draft.places.every(({ place }) => place.precision === 'country' || (place.precision === 'admin1' && figure >= 100))
  if (draft.period?.precision === 'year' && isWide && figure >= 10 && draft.arrests.length === 0) draft.isTally = true
  return draft
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
      if (one.patient.group === mention.patient.group) last = draft ?? last
    }
    // Who is spoken of next are all of them, not the last part.
    if (last) story.focus = [last, ...story.focus.filter((other) => other !== last)]
  }
  rememberOperation(story, view, mentions)
  rememberPeople(story, view, mentions)
  rememberScene(story, view)
  addBreakdown(story, view, used, last)
}

/** A headline adds only what the text does not tell. */
function readHeadline(story: Story, mention: Mention): void {
  const { group } = mention.patient
  if (mention.standing === 'none' || !group?.count) return
  const { count } = group
  const rivals = story.drafts.filter(({ type }) => type === mention.predicate.type)
  const known = rivals.find((draft) => isSameFigure(draft.count, count) || isRounded(draft.count, count))
  if (known) {
    if (known.nations.length === 0) known.nations = [...group.nations]
    return
  }
  const blank = rivals.find((draft) => isUncounted(draft) && draft.status === (mention.standing === 'planned' ? 'planned' : 'done'))
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

/** Day and place of the sentence that speaks of the people of a headline without saying that they were arrested. */
function sceneOf(story: Story, group: Group): (Pick<Draft, 'period' | 'dateSureness' | 'places' | 'placeSureness' | 'nations'> & { isUntold: boolean }) | null {
  const { reading } = story
  for (let index = 0; index < reading.sentences.length; index++) {
    const view = viewOf(reading, index)
    if (!view || view.sentence.isHeadline) continue
    const same = view.groups.find(({ count, kind }) => kind === 'people' && count !== null && count.min === group.count?.min && count.max === group.count?.max)
    if (!same) continue
    const { period, places } = sceneIn(story, view)
    return { period, dateSureness: period ? 'own' : 'none', places, placeSureness: places.length > 0 ? 'own' : 'none', nations: same.nations, isUntold: mentionsIn(reading, view).length === 0 }
  }
  return null
}

/** Day and places that a sentence names, whatever its verb. */
function sceneIn(story: Story, view: SentenceView): { period: Draft['period']; places: DraftPlace[] } {
  const date = view.dates.find(({ role, isTally, from }) => role === 'on' && !isTally && !isOfSpeech(story.reading, view, from))
  const places = placesOfNames([...view.roles].filter(([, role]) => role === 'in').map(([name]) => name))
  return { period: date ? resolveDate(story, date, 'past') : null, places }
}

function isOfSpeech({ tokens }: Reading, { sentence }: SentenceView, at: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence.from, at - 4); i--) if (/^(?:said|says|told|announced|statement|reported)$/u.test(tokenAt(tokens, i).lower)) return true
  return false
}

/** An event needs a figure, or a day that its own sentence names. */
function isReportable(draft: Draft, drafts: readonly Draft[]): boolean {
  if (!isUncounted(draft)) return true
  if (draft.dateSureness !== 'own' || draft.period === null || draft.isTally) return false
  return !drafts.some((other) => other !== draft && other.type === draft.type && !isUncounted(other) && datesMeet(other.period, draft.period) && placesMeet(other.places, draft.places) && other.status === draft.status)
}

function readMention(story: Story, view: SentenceView, mention: Mention): Draft | null {
  const fresh = freshDraft(story, mention)
  if (!isOverBorder(story, fresh, mention)) return null
  const group = mention.patient.group
  if (group?.isOne && /^(?:person|individual|anyone)$/u.test(group.head) && !mention.date && mention.places.length === 0) return null
  const draft = group?.count ? readCounted(story, view, mention, group, fresh) : readUncounted(story, mention, group, fresh)
  if (!draft) return null
  if (draft.period && draft.dateSureness === 'own') {
    story.previous = draft.period
    story.isPreviousTally = draft.isTally
  }
  story.focus = [draft, ...story.focus.filter((other) => other !== draft)]
  if (!story.home && draft.placeSureness !== 'assumed') story.home = countryOf(story, draft.places)[0] ?? null
  return draft
}

const TRAVELLERS = /^(?:passengers?|tourists?|players?|fans?|visitors?|athletes?)$/u

/** What is sent, returned, transferred or handed over is deported only if it goes to another country. */
function isOverBorder(story: Story, fresh: Draft, mention: Mention): boolean {
  const { predicate, agent, patient } = mention
  if (fresh.type === 'arrest' || mention.isHome || predicate.kind === 'noun') return true
  const to = fresh.destination?.place.country ?? null
  const origin = fresh.origin?.place.country ?? story.home?.place.country ?? null
  if (predicate.lemma === 'hand' || predicate.lemma === 'turn') return to !== null ? to !== origin : !isDomestic(story.reading, mention)
  if (!predicate.needsDestination) return true
  if (to !== null) return to !== origin && !TRAVELLERS.test(patient.group?.head ?? '')
  if (predicate.lemma === 'return' && SPEAKS_OF_DEPORTATION.test(wordsOf(story, mention))) return true
  const isByState = agent?.place?.precision === 'country' || agent?.kind === 'demonym'
  if (!isByState || patient.group?.kind !== 'people') return false
  return predicate.lemma === 'remove' || (predicate.lemma === 'return' && patient.group.nations.length > 0)
}

const wordsOf = (story: Story, { sentence }: Mention): string => viewOf(story.reading, sentence)?.words ?? ''

/** "handed over to prosecutors", "to the immigration department": within the country. */
function isDomestic({ tokens }: Reading, { predicate }: Mention): boolean {
  for (let i = predicate.head + 1; i < predicate.head + 16; i++) {
    if (tokenAt(tokens, i).text === '.') return false
    if (tokenAt(tokens, i).lower === 'to') return [1, 2, 3, 4, 5, 6].some((k) => isAuthority(tokenAt(tokens, i + k).lower) || /^(?:custody|court|relatives|families|parents)$/u.test(tokenAt(tokens, i + k).lower))
  }
  return false
}

/** A figure that was told before, a part of one, or a new one. */
function readCounted(story: Story, view: SentenceView, mention: Mention, group: Group, fresh: Draft): Draft | null {
  const { drafts } = story
  if (mention.predicate.lemma === 'leave') {
    const others = story.focus.find(({ type }) => type === 'deportation')
    if (!others || (group.nations.length === 0 && group.kind !== 'bare' && !group.isDefinite)) return null
    withPeopleOf(fresh, { ...others, type: fresh.type })
  }
  if (group.isPart || /^(?:of|among) (?:the|those|them|these|whom|all)\b/u.test(view.words)) return readPart(story, fresh)
  if (group.isMore) {
    const again = drafts.find((draft) => draft.sentence !== fresh.sentence && isTellingAgain(draft, fresh))
    if (again && fresh.dateSureness !== 'own') return again
    const beside = story.focus.find(({ type }) => type === fresh.type)
    return add(story, beside ? inheritScene(fresh, beside) : fresh)
  }
  const known = drafts.find((draft) => draft.type === fresh.type && isTellingAgain(draft, fresh))
  if (known) return merge(known, fresh)
  const blank = drafts.find((draft) => isBlankFor(draft, fresh))
  if (blank) {
    blank.count = fresh.count
    return merge(blank, fresh)
  }
  const people = drafts.find((draft) => draft.type !== fresh.type && !isUncounted(draft) && draft.count.min === fresh.count.min && draft.count.max === fresh.count.max)
  if (people && (group.isDefinite || group.nations.length === 0)) withPeopleOf(fresh, people)
  const beside = story.focus.find(({ type, sentence }) => type === fresh.type && sentence !== fresh.sentence)
  if (beside && isBeside(view, group)) return add(story, inheritScene(fresh, beside))
  if (beside && isDatedPart(story, mention, beside, fresh)) {
    fresh.whole = beside
    fresh.isTally ||= beside.isTally
  }
  return add(story, fresh)
}

const isBlankFor = (draft: Draft, fresh: Draft): boolean =>
  draft.type === fresh.type && isUncounted(draft) && draft.status === fresh.status && datesMeet(draft.period, fresh.period) && placesMeet(draft.places, fresh.places) && fresh.sentence - draft.sentence <= 2

/** "Also arrested was the owner", "were held along with them": people beside those just counted. */
const isBeside = ({ words }: SentenceView, group: Group): boolean =>
  /^also\b|\balso (?:been )?(?:arrested|detained|held|deported|taken|caught)\b|\b(?:along|together) with (?:them|him|her)\b/u.test(words) || (group.isOne && group.isDefinite)

/** "4,300 in October alone": a month of the tally just told of. */
function isDatedPart({ reading }: Story, { date }: Mention, beside: Draft, fresh: Draft): boolean {
  if (!date || !fresh.period || fresh.period.precision === 'day' || !beside.isTally) return false
  return tokenAt(reading.tokens, date.until).lower === 'alone'
}

/** "four of them", "of those, 77": an event only with a day or place of its own, or of another type. */
function readPart(story: Story, fresh: Draft): Draft | null {
  const whole = story.focus.find(({ count, whole: outer, sentence }) => (outer === null || sentence !== fresh.sentence) && (count.max ?? Infinity) >= (fresh.count.min ?? 0) && (count.min ?? 0) >= (fresh.count.min ?? 0)) ?? null
  if (!whole) return fresh.dateSureness === 'own' || fresh.placeSureness === 'own' ? add(story, fresh) : null
  const hasScene = fresh.dateSureness === 'own' || fresh.placeSureness === 'own'
  if (whole.type !== fresh.type) return hasScene || fresh.status === 'planned' ? add(story, withPeopleOf(fresh, whole)) : null
  if (!hasScene) return null
  fresh.whole = whole
  fresh.isTally ||= whole.isTally && fresh.period !== null && fresh.period.precision !== 'day'
  if (fresh.dateSureness === 'none' && whole.period?.precision === 'day') {
    fresh.period = whole.period
    fresh.dateSureness = 'inherited'
  }
  return add(story, withPeopleOf(fresh, whole))
}

/** The same figure, day and place: told once more. A new date or place for it is one that was missing. */
function isTellingAgain(draft: Draft, fresh: Draft): boolean {
  if (draft.type !== fresh.type || isUncounted(draft) || !isSameFigure(draft.count, fresh.count)) return false
  if (draft.sentence === fresh.sentence && draft.count.min !== fresh.count.min) return false
  if (!datesMeet(draft.period, fresh.period) || !placesMeet(draft.places, fresh.places) || draft.status !== fresh.status) return false
  const codes = (one: Draft): string => one.nations.map(({ code }) => code).sort().join()
  const differ = draft.nations.length > 0 && fresh.nations.length > 0 && codes(draft) !== codes(fresh)
  return !(differ && draft.count.qualifier === 'exact')
}

const NEAR_SENTENCES = 12

/** "they", "the suspects", "the group": the event spoken of last; a new one if type or day differ. */
function readUncounted(story: Story, mention: Mention, group: Group | null, fresh: Draft): Draft | null {
  const { isAnaphor } = mention.patient
  const isLeaving = mention.predicate.lemma === 'leave'
  const known = isAnaphor ? antecedentOf(story, fresh, group, isLeaving) : null
  if (isLeaving && !known) return null
  if (!known) return isAnaphor ? readPeople(story, fresh) : readUnknown(story, mention, fresh)
  if (known.type === fresh.type && known.status === fresh.status) {
    const isHere = fresh.placeSureness !== 'own' || placesMeet(known.places, fresh.places) || known.placeSureness !== 'own'
    if (datesMeet(known.period, fresh.period) && isHere) return merge(known, { ...fresh, count: known.count })
    if (fresh.dateSureness !== 'own') return null
  }
  const hasScene = fresh.dateSureness === 'own' || fresh.placeSureness === 'own' || fresh.destination !== null
  const isLoosePlan = fresh.status !== 'planned' || mention.predicate.auxiliaries.includes('would')
  if (!hasScene && isLoosePlan) return null
  if (known.type === fresh.type && known.status === 'done' && fresh.status === 'planned') {
    known.destination ??= fresh.destination
    return null
  }
  // "They were put on planes", then "the planes were to carry them to Jilin": one and the same journey.
  const done = fresh.status === 'planned' && fresh.dateSureness !== 'own' ? story.drafts.find((draft) => draft.type === fresh.type && draft.status === 'done' && draft.count.min === known.count.min && draft.count.max === known.count.max) : undefined
  if (done) {
    done.destination ??= fresh.destination
    return null
  }
  const same = story.drafts.find((draft) => draft.type === fresh.type && draft.status === fresh.status && draft.count.min === known.count.min && draft.count.max === known.count.max && datesMeet(draft.period, fresh.period) && placesMeet(draft.places, fresh.places))
  if (same) return merge(same, { ...fresh, count: same.count })
  return add(story, withPeopleOf({ ...fresh, count: known.count }, known))
}

/** Without a figure the day makes the event: "Germany deported people to Afghanistan on Friday". */
function readUnknown(story: Story, mention: Mention, fresh: Draft): Draft | null {
  if (fresh.dateSureness !== 'own' || fresh.isTally || mention.date === null) return null
  const same = story.drafts.find((draft) => draft.type === fresh.type && draft.status === fresh.status && !draft.isTally && draft.period !== null && datesMeet(draft.period, fresh.period) && placesMeet(draft.places, fresh.places))
  return same ?? add(story, fresh)
}

/** "Police found 20 workers. They were detained": people counted before without an event. */
function readPeople(story: Story, fresh: Draft): Draft | null {
  const { people } = story
  if (!people?.group.count || fresh.sentence - people.sentence > 2) return null
  story.people = null
  const draft: Draft = { ...fresh, count: people.group.count, nations: people.group.nations, traces: [...fresh.traces, { field: 'count', from: people.group.from, until: people.group.until }] }
  return add(story, inheritScene(draft, { ...draft, period: people.period, places: people.places, isTally: false }))
}

function antecedentOf(story: Story, fresh: Draft, group: Group | null, isLeaving: boolean): Draft | null {
  if (story.people && fresh.sentence - story.people.sentence <= 1 && !isLeaving && (group === null || isCollective(group.head))) return null
  const near = story.focus.filter((draft) => !isUncounted(draft) && fresh.sentence - draft.sentence <= NEAR_SENTENCES && !(draft.isTally && group !== null) && (!isLeaving || draft.type === 'deportation'))
  const codes = group?.nations.map(({ code }) => code) ?? []
  if (codes.length > 0) return near.find(({ nations }) => nations.length === codes.length && nations.every(({ code }) => codes.includes(code))) ?? near.find(({ nations }) => codes.every((code) => nations.some((nation) => nation.code === code))) ?? null
  return near[0] ?? null
}

function add(story: Story, draft: Draft): Draft {
  story.drafts.push(draft)
  return draft
}

const AGAIN = /^(?:the|all the|these) (?:\w+ ){0,2}(?:raids?|operations?|sweeps?|arrests|swoops?|crackdown|detentions)\b/u

/** A raid without figures; one that is spoken of again ("The raids took place on Tuesday") dates what came before. */
function rememberOperation(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  if (mentions.some(({ standing, predicate }) => standing !== 'none' && predicate.type === 'arrest')) story.operation = null
  else if (AGAIN.test(view.words) || isOperation(story.reading.tokens, view.sentence)) {
    const { period, places } = sceneIn(story, view)
    if (AGAIN.test(view.words)) {
      for (const draft of story.drafts) {
        if (draft.type !== 'arrest' || draft.status !== 'done' || view.index - draft.sentence > 3) continue
        if (draft.dateSureness === 'none' && period) {
          draft.period = period
          draft.dateSureness = 'inherited'
        }
        if (places.length > 0 && (draft.placeSureness === 'assumed' || draft.placeSureness === 'none')) {
          draft.places = places
          draft.placeSureness = 'inherited'
        }
      }
    }
    if (period || places.length > 0) story.operation = { period, places, sentence: view.index }
  }
}

/** A date that no event took may still be what "since then" and "the next day" count from. */
function rememberScene(story: Story, view: SentenceView): void {
  const { period, places } = sceneIn(story, view)
  const since = view.dates.find(({ role, form }) => role === 'since' && form !== 'since then')
  story.lastPlaces = places
  const date = since ? resolveDate(story, since, 'past') : period
  if (date && !view.dates.some(({ form }) => form === 'since then' || form.startsWith('day')) && view.predicates.length === 0) story.previous = date
}

const MET = /\b(?:found|discovered|counted|stopped|spotted|encountered|came across|located|identified|saw)\b/u

function rememberPeople(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  if (mentions.some(({ standing }) => standing !== 'none')) {
    story.people = null
    return
  }
  // Those met, or those whom the sentence is about.
  const isMet = MET.test(view.words)
  const group = view.groups.find(({ kind, count, isOne, head, from }) => kind === 'people' && count !== null && !isOne && !isAuthority(head) && (isMet || from - view.sentence.from <= 2))
  if (group) story.people = { group, sentence: view.index, ...sceneIn(story, view) }
}

