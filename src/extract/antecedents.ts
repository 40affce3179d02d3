import { placesOfNames } from './draftPlaces.ts'
import { type Draft, type DraftPlace, isSurer } from './drafts.ts'
import type { Group } from './group.ts'
import { sceneIn } from './memory.ts'
import type { Mention } from './mentions.ts'
import { type SentenceView, viewOf } from './sentenceView.ts'
import { isAuthority } from './nouns.ts'
import { isPerson } from './patient.ts'
import type { Reading } from './reading.ts'
import { countryOf, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/** How many sentences back a figure is looked for: a large one is hardly met twice by chance. */
const FARTHEST_SAME = 3
const FARTHEST_LARGE = 8
const LARGE = 10

/** Gives a figure without a nationality that of the people whom it takes up from the words before it. */
export function takeNations(story: Story, view: SentenceView, { group }: Mention['patient'], fresh: Draft): void {
  const isOfCountry = /^(?:compatriots?|countrymen)$/u.test(group?.head ?? '')
  if (!group?.count || fresh.nations.length > 0 || group.nations.length > 0 || (group.isPart && !isOfCountry)) return
  const owner = ownerOf(story, view, group) ?? countrymenOf(story, view, group) ?? localOf(story, group)
  if (owner) {
    fresh.nations = [{ code: owner, count: group.count }]
    return
  }
  const share = isTakenUp(group) ? ofBreakdown(story, group) : null
  if (share) {
    fresh.nations = [{ code: share, count: group.count }]
    return
  }
  const same = isTakenUp(group) ? sameFigure(story, view, group) : null
  if (same) {
    fresh.nations = same.group.nations.map((nation) => ({ ...nation }))
    takeScene(story, same.view, fresh)
    return
  }
  // "corrected the number of Indian nationals arrested, saying that 53 people had been taken into custody".
  const named = view.groups.find(
    (one) =>
      one.count === null &&
      one.nations.length === 1 &&
      one.until <= group.from &&
      view.predicates.some(({ type, head }) => type === fresh.type && head >= one.until && head - one.until <= 2),
  )
  const [nation] = named?.nations ?? []
  if (nation && ANYBODY.test(group.head)) {
    fresh.nations = [{ code: nation.code, count: group.count }]
    return
  }
  if (group.kind === 'bare' && !group.isDefinite && !group.isMore) takeNoun(story, view, group, fresh)
}

/** "All fourteen", "the 35", "those two men": a figure told before. */
const isTakenUp = ({ isDefinite, isOne, isMore }: Group): boolean => isDefinite && !isOne && !isMore

/** "118 Guatemalans, 61 Ecuadorians … All 118 were taken home": the one nationality of that figure. */
export function ofBreakdown({ drafts }: Story, { count }: Group): string | null {
  if (count?.qualifier !== 'exact' || (count.min ?? 0) < LARGE) return null
  const codes = drafts.flatMap(({ nations }) =>
    nations.length > 1
      ? nations
          .filter((nation) => nation.count.min === count.min && nation.count.max === count.max)
          .map(({ code }) => code)
      : [],
  )
  const [only, ...others] = new Set(codes)
  return only !== undefined && others.length === 0 ? only : null
}

/** Words for people that say nothing of who they are: "the 14 smugglers" may be others than the 14 Moroccans. */
const ANYBODY =
  /^(?:men|women|people|persons?|suspects|migrants|immigrants|foreigners|individuals|nationals|citizens|workers|passengers|detainees|deportees|arrestees|group|others|occupants|returnees|children|youths)$/u

/** "… where fourteen Vietnamese lived. All fourteen were held": the people of the same figure, a few sentences before. */
function sameFigure({ reading }: Story, own: SentenceView, group: Group): { group: Group; view: SentenceView } | null {
  if (group.kind !== 'bare' && !ANYBODY.test(group.head)) return null
  const farthest = (group.count?.min ?? 0) >= LARGE ? FARTHEST_LARGE : FARTHEST_SAME
  for (let at = own.index; at >= Math.max(0, own.index - farthest); at--) {
    const view = at === own.index ? own : viewOf(reading, at)
    const same = view?.groups.findLast(
      ({ count, nations, until, kind }) =>
        until <= group.from &&
        kind === 'people' &&
        (nations.length > 0 || at !== own.index) &&
        count?.qualifier === 'exact' &&
        count.min === group.count?.min &&
        count.max === group.count?.max,
    )
    if (view && same) return { group: same, view }
  }
  return null
}

/** Where and when they were told of without an event of their own, they were caught. */
function takeScene(story: Story, view: SentenceView, fresh: Draft): void {
  if (fresh.type !== 'arrest' || story.drafts.some(({ sentence }) => sentence === view.index)) return
  const { period, places } = sceneIn(story, view)
  if (period && fresh.dateSureness === 'none') Object.assign(fresh, { period, dateSureness: 'inherited' })
  if (places.length > 0 && isSurer('inherited', fresh.placeSureness))
    Object.assign(fresh, { places, placeSureness: 'inherited' })
}

/** "The Vietnamese embassy said that 85 of its citizens had been held": those of the country that "its" means. */
function ownerOf({ reading: { tokens } }: Story, { names }: SentenceView, { from, until, head }: Group): string | null {
  if (!/^(?:citizens?|nationals?|compatriots?|countrymen|subjects)$/u.test(head)) return null
  if (
    !Array.from({ length: until - from }, (_, k) => tokenAt(tokens, from + k).lower).some((word) =>
      /^(?:its|their)$/u.test(word),
    )
  )
    return null
  const owner = names.find(
    ({ until: end, place }) =>
      end <= from &&
      place?.precision === 'country' &&
      [0, 1, 2].some((k) => OF_STATE.test(tokenAt(tokens, end + k).lower)),
  )
  return owner?.place?.country ?? null
}

/** "A local man was detained too": of the country in which the report is set. */
function localOf({ reading: { tokens }, focus, home }: Story, { from, until, isOne }: Group): string | null {
  const isLocal = Array.from({ length: until - from }, (_, k) => tokenAt(tokens, from + k).lower).includes('local')
  // Only where foreigners were just told of.
  return isOne && isLocal && (focus[0]?.nations.length ?? 0) > 0 ? (home?.place.country ?? null) : null
}

/** "88 Afghans were flown out, and 140 of their compatriots a day earlier": of the people named last, if of one country. */
function countrymenOf(
  { reading: { tokens }, focus }: Story,
  view: SentenceView,
  { from, until, head }: Group,
): string | null {
  if (!/^(?:compatriots?|countrymen|countrywomen)$/u.test(head)) return null
  const isTheirs = [from - 2, from - 1, ...Array.from({ length: until - from }, (_, k) => from + k)].some((at) =>
    /^(?:their|his|her|fellow|the|more|other|further|another)$/u.test(tokenAt(tokens, at).lower),
  )
  if (!isTheirs) return null
  const before = view.groups.findLast((group) => group.until <= from && group.nations.length > 0)
  const [only, ...others] = before?.nations ?? focus[0]?.nations ?? []
  return only && others.length === 0 ? only.code : null
}

const OF_STATE =
  /^(?:embassy|consulate|consul|government|ministry|minister|mission|ambassador|foreign|authorities|officials|diplomats?|president)$/u

const VICTIMISING =
  /^(?:smuggl|traffick|transport|shelter|exploit|cheat|swindl|defraud|recruit|lur|ferr|target|dup|enslav|kidnap|extort)(?:ed|ied|ing|s|es|ped|ping)?$/u

/** What leads in some of those counted: their noun is not that of the figure behind them. */
const SOME = /^(?:including|include|includes|included|among|of|with|plus|for|by|from|to|against|than)$/u

/**
 * "Laos sent back 310 Chinese. More than 2,000 have been deported since January": a number without a noun takes that of
 * the people named last before it, and goes where they went. A tally of arrests counts whoever was arrested.
 */
function takeNoun(story: Story, view: SentenceView, group: Group, fresh: Draft): void {
  if (fresh.type === 'arrest' && fresh.isTally) return
  const { tokens } = story.reading
  const lastOf = (groups: readonly Group[]): Group | undefined =>
    groups.findLast(
      ({ until, kind, head, nations }) =>
        until <= group.from &&
        (kind === 'people' || kind === 'victims') &&
        !(isAuthority(head) && nations.length === 0) &&
        head !== 'others',
    )
  const here = lastOf(view.groups)
  const way = story.focus[0]
  const [alone] = way?.nations ?? []
  if (
    !here &&
    fresh.type === 'deportation' &&
    way?.type === 'deportation' &&
    view.index - way.sentence <= (OTHER_JOURNEY.test(view.words) ? 4 : 1) &&
    alone &&
    way.nations.length === 1 &&
    alone.count.min === way.count.min
  ) {
    fresh.nations = [{ code: alone.code, count: fresh.count }]
    takeWay(story, way, fresh)
    return
  }
  // An event of another kind, or of a place of its own, is that of other people.
  const told = view.index - 1 === way?.sentence ? way : null
  if (!here && ((told && told.type !== fresh.type) || (fresh.type === 'arrest' && fresh.placeSureness === 'own')))
    return
  const last = here ?? lastOf(viewOf(story.reading, view.index - 1)?.groups ?? [])
  const [only, ...others] = last?.nations ?? []
  if (!last || !only || others.length > 0 || last.kind === 'victims' || last.isOne || last.isPart) return
  if (SOME.test(tokenAt(tokens, last.from - 1).lower)) return
  // "dismantled a gang that smuggled Moroccans, with 18 arrests": whom others did something to.
  if (VICTIMISING.test(tokenAt(tokens, last.from - 1).lower)) return
  if (last.count && only.count.min !== last.count.min) return
  fresh.nations = [{ code: only.code, count: fresh.count }]
}

/** "a first flight had carried 104": one of the same kind as that just told of. */
const OTHER_JOURNEY =
  /\b(?:first|second|third|fourth|earlier|previous|another|last|similar) (?:such |deportation |charter |repatriation |removal )?(?:flight|plane|planeload|charter|batch|group|return|transfer|removal|deportation|repatriation)s?\b|^(?:the|a) (?:first|second|third|fourth)\b/u

/** Those of the same people whom the same country sends away go where the others went. */
function takeWay(story: Story, way: Draft, fresh: Draft): void {
  if (fresh.destination || !way.destination || way.origin?.place.country !== fresh.origin?.place.country) return
  fresh.destination = countryOf(story, [way.destination])[0] ?? null
}

/** "Poland will not wait. It deported 40 Georgians": the country that the sentence before begins with. */
export function agentBefore(story: Story, { sentence, predicate, agent }: Mention): DraftPlace | null {
  if (agent || predicate.isPassive || predicate.kind !== 'verb') return null
  const { tokens } = story.reading
  const first = story.reading.sentences[sentence]?.from ?? 0
  if (tokenAt(tokens, first).lower !== 'it' || predicate.from - first > 5) return null
  const before = viewOf(story.reading, sentence - 1)
  const subject = before?.names.find(
    ({ from, place }) => from - before.sentence.from <= 1 && place?.precision === 'country',
  )
  return subject ? (placesOfNames([subject])[0] ?? null) : null
}

/** "… sentenced a 41-year-old Iraqi. He had been detained in Timișoara": the one nationality of single persons before. */
export function heroOf({ groups }: Reading, until: number): string | null {
  const codes = groups.flatMap((group) =>
    group.until <= until && isPerson(group) && group.nations.length === 1 ? group.nations.map(({ code }) => code) : [],
  )
  const [only, ...others] = new Set(codes)
  return only !== undefined && others.length === 0 ? only : null
}
