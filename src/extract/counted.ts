import { takeNations } from './antecedents.ts'
import { MONTH, WEEKDAY } from './dateWords.ts'
import { dayPeriod } from './calendar.ts'
import { datesMeet, type Draft, isSameFigure, isSurer, isUncounted, placesMeet } from './drafts.ts'
import { SPEAKS_OF_DEPORTATION } from './flights.ts'
import type { Group } from './group.ts'
import { inheritScene, merge, withPeopleOf } from './merge.ts'
import type { Mention } from './mentions.ts'
import type { SentenceView } from './sentenceView.ts'
import { add, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/** A figure that was told before, a part of one, or a new one. */
export function readCounted(
  story: Story,
  view: SentenceView,
  mention: Mention,
  group: Group,
  fresh: Draft,
): Draft | null {
  const { drafts } = story
  takeNations(story, view, mention.patient, fresh)
  // "The ministry put the number of those held at 18": another's figure for what was told.
  if (
    /\b(?:put|puts|gave|gives) the (?:number|figure|total|tally)\b/u.test(view.words) &&
    fresh.dateSureness !== 'own' &&
    story.focus.some(({ type, sentence }) => type === fresh.type && fresh.sentence - sentence <= 3)
  )
    return null
  if (mention.predicate.lemma === 'leave') {
    const others =
      story.focus.find(({ type }) => type === 'deportation') ?? story.focus.find((draft) => isHomeOf(draft, fresh))
    const isFlown =
      group.nations.length > 0 && ABOARD.test(view.words) && SPEAKS_OF_DEPORTATION.test(story.reading.text)
    if (!others && !isFlown) return null
    if (group.nations.length === 0 && group.kind !== 'bare' && !group.isDefinite) return null
    if (others) withPeopleOf(fresh, { ...others, type: fresh.type })
  }
  // "Of the 61 detained on March 1, 14 were still in custody on Friday": they still were.
  const { lemma, auxiliaries, head, until } = mention.predicate
  const isStill =
    /^(?:be|remain|keep|hold)$/u.test(lemma) &&
    (lemma === 'remain' ||
      auxiliaries.includes('still') ||
      Array.from({ length: until - head }, (_, k) => tokenAt(story.reading.tokens, head + k).lower).includes('still'))
  if (isStill && (group.isPart || /^of\b/u.test(view.words) || group.kind === 'bare')) return null
  if (group.isPart || /^(?:of|among) (?:the|those|them|these|whom|all)\b/u.test(view.words))
    return readPart(story, fresh, namesPlace(story, mention), ON_ARRIVAL.test(view.words))
  if (group.isMore) {
    const again = drafts.find((draft) => draft.sentence !== fresh.sentence && isTellingAgain(draft, fresh))
    if (again && fresh.dateSureness !== 'own') return again
    const besides = story.focus.filter(({ type }) => type === fresh.type)
    const beside = besides[0]?.period
      ? besides[0]
      : (besides.find(({ isTally, period }) => isTally && period) ?? besides[0])
    // "39 others had been brought back from Italy": of the people spoken of, on the same way.
    if (beside && group.head === 'others' && fresh.nations.length === 0) withPeopleOf(fresh, { ...beside, arrests: [] })
    const isAlongside = group.head === 'others' || mention.predicate.particle !== null
    if (beside && isAlongside && fresh.type === 'deportation' && beside.type === 'deportation')
      fresh.destination ??= beside.destination
    // "Thirty-eight of that group were sent back last month. The other six are awaiting deportation".
    const isRest = group.kind === 'bare' && group.isDefinite && fresh.nations.length === 0
    if (beside && isRest) withPeopleOf(fresh, { ...beside, arrests: [] })
    if (beside && fresh.status !== beside.status) return add(story, fresh)
    // "A further 1,290 were caught at the border", in the bulletin of a week.
    if (beside?.isTally && beside.period && beside.period === fresh.period) fresh.isTally = true
    if (!beside) takeBulletin(story, fresh)
    return add(story, beside ? inheritScene(fresh, beside) : fresh)
  }
  if (drafts.some((draft) => isCarriedOut(draft, fresh))) return null
  const known = drafts.find((draft) => draft.type === fresh.type && isTellingAgain(draft, fresh))
  if (known) return merge(known, fresh)
  const blank = drafts.find((draft) => isBlankFor(draft, fresh))
  if (blank) {
    blank.count = fresh.count
    return merge(blank, fresh)
  }
  if (group.kind === 'bare' && fresh.nations.length === 0 && !group.isDefinite) takeNation(story, fresh)
  const people = drafts.find(
    (draft) =>
      draft.type !== fresh.type &&
      !isUncounted(draft) &&
      draft.count.min === fresh.count.min &&
      draft.count.max === fresh.count.max,
  )
  if (people && (group.isDefinite || group.nations.length === 0)) withPeopleOf(fresh, people)
  // "They were among 77 people picked up in that raid": on the same occasion.
  const some = story.focus[0]
  if (some?.type === fresh.type && /^(?:they|he|she|the \p{L}+) (?:were|was|are|is) among\b/u.test(view.words))
    return add(story, inheritScene(fresh, some))
  takeBulletin(story, fresh)
  const beside = story.focus.find(({ type, sentence }) => type === fresh.type && sentence !== fresh.sentence)
  if (beside && isBeside(view, group, fresh.type === 'arrest')) return add(story, inheritScene(fresh, beside))
  if (beside && isShare(view, beside, fresh)) {
    Object.assign(fresh, { whole: beside, period: beside.period, dateSureness: 'inherited', isTally: beside.isTally })
    return add(story, fresh)
  }
  if (beside && isDatedPart(story, mention, beside, fresh)) {
    fresh.whole = beside
    fresh.isTally ||= beside.isTally
  }
  return add(story, fresh)
}

const FARTHEST_BESIDE = 4
const LONGEST_BULLETIN = 31
const LEAST_OF_BULLETIN = 1000

/** "22,021 were arrested in the week …, a further 61 were caught on their way out": all figures of a bulletin are of its time. */
function takeBulletin({ drafts }: Story, fresh: Draft): void {
  if (fresh.period || fresh.status !== 'done' || /^(?:own|loose)$/u.test(fresh.placeSureness)) return
  const bulletin = drafts.find(
    ({ type, isTally, period, count, sentence }) =>
      // Those deported are told of beside those arrested.
      (type === fresh.type || (fresh.type === 'deportation' && fresh.sentence - sentence <= FARTHEST_BESIDE)) &&
      isTally &&
      period !== null &&
      period.end - period.start <= LONGEST_BULLETIN &&
      (count.min ?? 0) >= LEAST_OF_BULLETIN &&
      (count.min ?? 0) > (fresh.count.max ?? Infinity),
  )
  if (bulletin) Object.assign(fresh, { period: bulletin.period, dateSureness: 'inherited', isTally: true })
}

/** "More than 400,000 Afghans have left. About 22,000 were expelled": of those whom the sentence before is about. */
function takeNation({ people }: Story, fresh: Draft): void {
  const [only, ...others] = people?.group.nations ?? []
  if (!people || !only || others.length > 0 || fresh.sentence - people.sentence > 1) return
  const most = people.group.count?.max ?? people.group.count?.min ?? 0
  if ((fresh.count.min ?? fresh.count.max ?? 0) <= most) fresh.nations = [{ code: only.code, count: fresh.count }]
}

/** "… were put on a plane, hours after a judge had ordered that they be sent home": what was decided has been done. */
const isCarriedOut = (draft: Draft, fresh: Draft): boolean =>
  fresh.type === 'deportation' &&
  fresh.status === 'planned' &&
  fresh.dateSureness !== 'own' &&
  draft.type === 'deportation' &&
  draft.status === 'done' &&
  draft.sentence === fresh.sentence &&
  !isUncounted(draft) &&
  draft.count.min === fresh.count.min &&
  draft.count.max === fresh.count.max

/** "Twenty-four of them flew out to Ho Chi Minh City": those arrested go to the country that they come from. */
const isHomeOf = ({ type, nations }: Draft, { destination }: Draft): boolean =>
  type === 'arrest' && nations.some(({ code }) => code === destination?.place.country)

const isBlankFor = (draft: Draft, fresh: Draft): boolean =>
  draft.type === fresh.type &&
  isUncounted(draft) &&
  draft.status === fresh.status &&
  datesMeet(draft.period, fresh.period) &&
  placesMeet(draft.places, fresh.places) &&
  fresh.sentence - draft.sentence <= 2

/** "Also arrested was the owner", "were held along with them": people beside those just counted. */
const isBeside = ({ words }: SentenceView, group: Group, isArrest: boolean): boolean =>
  /^also\b|\balso (?:been )?(?:arrested|detained|held|deported|taken|caught|picked|nabbed|seized|apprehended|rounded|hauled|led|captured)\b|\b(?:arrested|detained|held|deported|caught|custody|picked up|nabbed|seized|apprehended|rounded up) (?:too|as well)\b|\b(?:along|together|arrested|detained|held|caught) with (?:them|him|her)\b|^in the same (?:operation|raid|place|sweep|house|building|town|city)\b/u.test(
    words,
  ) ||
  // "Their drivers, a Bulgarian and a Serb, were detained".
  (isArrest &&
    /^(?:their|its|his|her) (?:\p{L}+ )?(?:drivers?|guides?|owners?|captains?|skippers?|crew|smugglers?|minders?|employers?|recruiters?|landlords?)\b/u.test(
      words,
    )) ||
  (group.isOne && group.isDefinite && isArrest)

/** "In Beitbridge alone 640 were picked up": of the figure just told, whose days it shares. */
const isShare = ({ words, index }: SentenceView, whole: Draft, fresh: Draft): boolean =>
  /^(?:in|at) [^,;.]{2,40} alone\b/u.test(words) &&
  index - whole.sentence <= 2 &&
  whole.status === 'done' &&
  fresh.dateSureness === 'none' &&
  fresh.placeSureness === 'own' &&
  (fresh.count.max ?? Infinity) < (whole.count.min ?? 0)

/** "4,300 in October alone": a month of the tally just told of. */
function isDatedPart({ reading }: Story, { date }: Mention, beside: Draft, fresh: Draft): boolean {
  if (!date || !fresh.period || fresh.period.precision === 'day' || !beside.isTally) return false
  return tokenAt(reading.tokens, date.until).lower === 'alone'
}

/** "were caught in Voi": a place that no gazetteer has is one all the same. */
function namesPlace({ reading }: Story, { predicate }: Mention): boolean {
  const { lower } = tokenAt(reading.tokens, predicate.until)
  const { text } = tokenAt(reading.tokens, predicate.until + 1)
  return (
    /^(?:in|at|near)$/u.test(lower) &&
    /^\p{Lu}\p{Ll}/u.test(text) &&
    predicate.type === 'arrest' &&
    !DATE_WORD.test(text)
  )
}

const DATE_WORD = new RegExp(`^(?:${MONTH}|${WEEKDAY})$`, 'u')

/** "The 148 Nigeriens left for Niamey aboard a chartered plane": nobody was told of before. */
const ABOARD = /\b(?:aboard|on|on board) (?:an? |the )?(?:\p{L}+ )?(?:plane|flight|charter|aircraft|jet|bus|buses)\b/u

/** "were arrested on landing": where and when the flight ended. */
const ON_ARRIVAL =
  /\b(?:(?:on|upon) (?:their |his |her )?(?:landing|arrival|arriving|touching down|touchdown)|as soon as (?:they|the plane|the flight|it) (?:landed|arrived|touched down)|at the airport)\b/u

/** "four of them", "of those, 77": an event only with a day or place of its own, or of another type. */
function readPart(story: Story, fresh: Draft, isPlaced: boolean, isOnArrival: boolean): Draft | null {
  const whole =
    story.focus.find(
      ({ count, whole: outer, sentence, type }) =>
        !(isOnArrival && fresh.type === 'arrest' && type !== 'deportation') &&
        (outer === null || sentence !== fresh.sentence) &&
        (count.max ?? Infinity) >= (fresh.count.min ?? 0) &&
        (count.min ?? 0) >= (fresh.count.min ?? 0),
    ) ?? null
  // "200 protesters gathered at the jail. Nine of them were arrested": of those met last.
  const { people: met } = story
  const isOfMet =
    met !== null &&
    fresh.type === 'arrest' &&
    fresh.sentence - met.sentence <= 1 &&
    met.sentence > (whole?.sentence ?? -1) &&
    (met.group.count?.max ?? 0) > (fresh.count.max ?? Infinity)
  if (!whole || isOfMet) {
    const isElsewhere = fresh.type === 'deportation' && (fresh.destination !== null || fresh.placeSureness === 'own')
    if (fresh.dateSureness === 'own' || fresh.placeSureness === 'own' || isElsewhere) return add(story, fresh)
    // "700 were working there when the police came. Seventy of them were arrested."
    const { people } = story
    if (!people || fresh.sentence - people.sentence > 2) return null
    return add(story, inheritScene(fresh, { ...fresh, period: people.period, places: people.places, isTally: false }))
  }
  const hasScene = fresh.dateSureness === 'own' || fresh.placeSureness === 'own' || isPlaced
  if (fresh.type === 'arrest' && whole.type === 'deportation' && whole.destination && isOnArrival) {
    if (!isSurer(fresh.placeSureness, 'agent'))
      Object.assign(fresh, { places: [whole.destination], placeSureness: 'inherited' })
    if (fresh.dateSureness === 'none' && whole.period)
      Object.assign(fresh, { period: dayPeriod(whole.period.end), dateSureness: 'inherited' })
    return add(story, withPeopleOf(fresh, whole))
  }
  // "arrested 25,307 last year, of whom 16,804 were deported": of the same time, and as much of a tally.
  const isOverTime = whole.isTally || whole.period?.precision === 'year'
  if (whole.type !== fresh.type && isOverTime && !fresh.period && whole.sentence === fresh.sentence)
    Object.assign(fresh, { period: whole.period, dateSureness: 'inherited', isTally: true })
  if (whole.type !== fresh.type)
    return hasScene || fresh.status === 'planned' || fresh.type === 'deportation'
      ? add(story, withPeopleOf(fresh, whole))
      : null
  if (!hasScene) return null
  fresh.whole = whole
  // "90 of them were picked up on Tuesday night": where all of them were.
  if (fresh.type === 'arrest' && !isSurer(fresh.placeSureness, 'assumed') && isSurer(whole.placeSureness, 'assumed'))
    Object.assign(fresh, { places: whole.places, placeSureness: 'inherited' })
  if (fresh.dateSureness === 'none' && whole.period) {
    fresh.period = whole.period
    fresh.dateSureness = 'inherited'
  }
  fresh.isTally ||= whole.isTally && fresh.period !== null && fresh.period.precision !== 'day'
  return add(story, withPeopleOf(fresh, whole))
}

/** The same figure, day and place: told once more. A new date or place for it is one that was missing. */
function isTellingAgain(draft: Draft, fresh: Draft): boolean {
  if (draft.type !== fresh.type || isUncounted(draft) || !isSameFigure(draft.count, fresh.count)) return false
  if (draft.sentence === fresh.sentence && draft.count.min !== fresh.count.min) return false
  if (
    !datesMeet(draft.period, fresh.period) ||
    !placesMeet(draft.places, fresh.places) ||
    draft.status !== fresh.status
  )
    return false
  const codes = (one: Draft): string =>
    one.nations
      .map(({ code }) => code)
      .sort()
      .join()
  const differ = draft.nations.length > 0 && fresh.nations.length > 0 && codes(draft) !== codes(fresh)
  return !(differ && draft.count.qualifier === 'exact')
}
