import { isOperation } from './governors.ts'
import { areFiner, placesOfNames } from './draftPlaces.ts'
import { type Draft, type DraftPlace, isSurer } from './drafts.ts'
import type { Group } from './group.ts'
import type { Mention } from './mentions.ts'
import type { SentenceView } from './sentenceView.ts'
import { isAuthority } from './nouns.ts'
import { isPerson } from './patient.ts'
import type { Reading } from './reading.ts'
import { resolveDate, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'
import { PREMISES } from './words.ts'

/** Keeps what a sentence tells beside its events: raids, people met, days and places that the next one counts from. */
export function remember(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  rememberOperation(story, view, mentions)
  rememberPeople(story, view, mentions)
  if (mentions.length === 0) placeThem(story, view)
  rememberScene(story, view)
}

/** Day and places that a sentence names, whatever its verb. */
export function sceneIn(story: Story, view: SentenceView): { period: Draft['period']; places: DraftPlace[] } {
  const date = view.dates.find(
    ({ role, isTally, form, from }) =>
      role === 'on' && (!isTally || form === 'months') && !isOfSpeech(story.reading, view, from),
  )
  const places = placesOfNames([...view.roles].filter(([, role]) => role === 'in').map(([name]) => name))
  return { period: date ? resolveDate(story, date, 'past') : null, places }
}

function isOfSpeech({ tokens }: Reading, { sentence }: SentenceView, at: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence.from, at - 4); i--)
    if (/^(?:said|says|told|announced|statement|reported)$/u.test(tokenAt(tokens, i).lower)) return true
  return false
}

const OF_BUILDING = new RegExp(`\\bthe (?:${PREMISES})\\b`, 'u')
const AGAIN =
  /^(?:(?:the|all the|these) (?:\w+ ){0,2}(?:raids?|operations?|sweeps?|arrests?|swoops?|crackdown|detentions|incidents?|activity|activities|drive|blitz|action|searches|checks|inspections)\b(?! of\b| by\b)|operation (?:\p{L}+ ){1,3}(?:ran|lasted|took place|was carried out|spanned)\b|(?:it|this|that) (?:was (?:carried out|conducted|staged|launched|mounted)|took place|happened|occurred)\b)/u

/** A raid without figures; one that is spoken of again ("The raids took place on Tuesday") dates what came before. */
function rememberOperation(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  if (mentions.some(({ standing }) => standing !== 'none')) story.operation = null
  else if (AGAIN.test(view.words) || MET.test(view.words) || isOperation(story.reading.tokens, view.sentence)) {
    const { period, places: own } = sceneIn(story, view)
    const places = own.length === 0 && OF_BUILDING.test(view.words) ? story.lastPlaces : own
    if (AGAIN.test(view.words)) {
      for (const draft of story.drafts) {
        if (draft.type !== 'arrest' || draft.status !== 'done' || view.index - draft.sentence > 6) continue
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
    const agents = places.length > 0 ? [] : agentsIn(story, view)
    if (mentions.length === 0) elaborate(story, view, period, places.length > 0 ? places : agents)
    if (period || places.length > 0 || agents.length > 0)
      story.operation = { period, places, agents, sentence: view.index }
  }
}

/** "Two men were arrested, the army said. Soldiers came upon them in Mae Sai on Sunday": what the lead left open. */
function elaborate({ drafts }: Story, { index }: SentenceView, period: Draft['period'], places: DraftPlace[]): void {
  const [only, ...others] = drafts.filter(({ type, status }) => type === 'arrest' && status === 'done')
  if (!only || others.length > 0 || only.isTally || index - only.sentence > 2) return
  if (only.dateSureness === 'none' && period) {
    only.period = period
    only.dateSureness = 'inherited'
  }
  if (places.length > 0 && (isSurer('inherited', only.placeSureness) || areFiner(places, only.places))) {
    only.places = places
    only.placeSureness = 'inherited'
  }
}

/** "They", "the suspects" and what people do where they are found. */
const THEY = /^(?:they|all of them|all|the (?:\d+|\p{L}+|suspects|men|women|foreigners|group|migrants|workers))\b/u
const AT_WORK =
  /\b(?:found|caught|hiding|living|lived|staying|stayed|working|worked|running|ran|operating|operated|discovered|surprised|housed|employed|gathered|camped|travelling|traveling|mining|digging|fishing|selling|begging)\b/u

/** "Police arrested 24 people. They are suspected of running a call centre in Saburtalo": where only the country was said. */
function placeThem(story: Story, view: SentenceView): void {
  const draft = story.focus[0]
  if (!draft || draft.type !== 'arrest' || draft.status !== 'done' || draft.isTally) return
  if (view.index - draft.sentence > 2 || !THEY.test(view.words) || !AT_WORK.test(view.words)) return
  if (/^(?:own|loose)$/u.test(draft.placeSureness) && draft.places.some(({ place }) => place.precision !== 'country'))
    return
  const { places } = sceneIn(story, view)
  const isFiner = places.length > 0 && places.every(({ place }) => place.precision !== 'country')
  if (!isFiner || !draft.places.every(({ place }) => places.every((one) => one.place.country === place.country))) return
  draft.places = places
  draft.placeSureness = 'inherited'
}

/** "Turkish police launched raids in 11 provinces": the country of those who raid. */
function agentsIn({ reading: { tokens } }: Story, { names }: SentenceView): DraftPlace[] {
  const agent = names.find(
    ({ kind, until, place }) =>
      (kind === 'demonym' || place?.country) && [0, 1, 2, 3].some((k) => isAuthority(tokenAt(tokens, until + k).lower)),
  )
  return agent ? placesOfNames([agent]) : []
}

/** A date that no event took may still be what "since then" and "the next day" count from. */
function rememberScene(story: Story, view: SentenceView): void {
  const { period, places } = sceneIn(story, view)
  const since = view.dates.find(({ role, form }) => role === 'since' && form !== 'since then')
  if (places.length > 0 || !OF_BUILDING.test(view.words)) story.lastPlaces = places
  story.lastPeriod = period
  const date = since ? resolveDate(story, since, 'past') : period
  if (
    date &&
    !view.dates.some(
      ({ form }) => form === 'since then' || /^(?:days? (?:from|of the month before|next)|the day)/u.test(form),
    ) &&
    view.predicates.length === 0
  )
    story.previous = date
}

const LONGEST_ASIDE = 9

/** "Its financier, a 41-year-old Montenegrin, denies everything". */
function withApposition({ tokens }: Reading, { groups }: SentenceView, person: Group): Group {
  const apposed = groups.find(
    ({ from, isOne, nations }) =>
      isOne &&
      nations.length > 0 &&
      from > person.until &&
      from - person.until <= LONGEST_ASIDE &&
      tokenAt(tokens, from - 1).text === ',',
  )
  return person.nations.length === 0 && apposed ? { ...person, nations: apposed.nations } : person
}

const MET =
  /\b(?:found|brought|led|herded|came upon|working|discovered|counted|stopped|spotted|encountered|came across|located|identified|saw|(?:attempts?|bid|try) by|(?:trying|tried|attempting|attempted) to)\b/u

/** "charged five men with kidnapping. They had been detained the day before". */
const CHARGED = /\b(?:charged|questioned|named|indicted|produced|presented|paraded|remanded|arraigned|accused)\b/u

function rememberPeople(story: Story, view: SentenceView, mentions: readonly Mention[]): void {
  const person = view.groups.find((group) => isPerson(group) && group.from - view.sentence.from <= 4)
  if (person) story.person = { group: withApposition(story.reading, view, person), sentence: view.index }
  if (mentions.some(({ standing }) => standing !== 'none')) {
    story.people = null
    return
  }
  // Those met, or those whom the sentence is about.
  const isMet = MET.test(view.words) || CHARGED.test(view.words)
  // "Its organisers, a married couple from Sisak, were not at home".
  const subject = view.groups.find(
    ({ from, count, kind }) => from - view.sentence.from <= 1 && count === null && kind === 'people',
  )
  const group = view.groups.find(
    ({ kind, count, isOne, isPart, head, from }) =>
      kind === 'people' &&
      count !== null &&
      !isOne &&
      !isPart &&
      !isAuthority(head) &&
      (isMet || from - view.sentence.from <= 2 || from === (subject?.until ?? Infinity) + 1),
  )
  if (group) story.people = { group, sentence: view.index, ...sceneIn(story, view) }
}
