import { datesMeet, type Draft, isUncounted, placesMeet } from './drafts.ts'
import type { Group, Nation } from './group.ts'
import { inheritScene, merge, withPeopleOf } from './merge.ts'
import type { Mention } from './mentions.ts'
import { isCollective } from './nouns.ts'
import { add, type Story } from './story.ts'

const NEAR_SENTENCES = 12
const FARTHEST_SHARE = 3

/** "they", "the suspects", "the group": the event spoken of last; a new one if type or day differ. */
export function readUncounted(story: Story, mention: Mention, group: Group | null, fresh: Draft): Draft | null {
  const { isAnaphor } = mention.patient
  const isLeaving = mention.predicate.lemma === 'leave'
  const { isSingular = false } = mention.patient
  const known = isAnaphor ? antecedentOf(story, fresh, group, isLeaving, isSingular) : null
  if (isSingular && !known) return readPerson(story, fresh)
  if (isLeaving && !known) return null
  // "The Afghans will be flown to Kabul": those of several nationalities who are.
  const some = known && group ? ofNation(known, group) : null
  if (some && fresh.type !== known?.type) return readSome(story, fresh, some)
  // "… 214 of them Mozambicans. The Mozambicans have been deported": those of a tally.
  const [share] =
    known || !group
      ? []
      : story.focus.flatMap((draft) =>
          draft.isTally && fresh.sentence - draft.sentence <= FARTHEST_SHARE && draft.type !== fresh.type
            ? (ofNation(draft, group) ?? [])
            : [],
        )
  if (share) return add(story, { ...fresh, count: share.count, nations: [share] })
  if (!known) return isAnaphor ? readPeople(story, fresh) : readUnknown(story, mention, fresh)
  if (known.type === fresh.type && known.status === fresh.status) {
    const isHere =
      fresh.placeSureness !== 'own' || placesMeet(known.places, fresh.places) || known.placeSureness !== 'own'
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
  const done =
    fresh.status === 'planned' && fresh.dateSureness !== 'own'
      ? story.drafts.find(
          (draft) =>
            draft.type === fresh.type &&
            draft.status === 'done' &&
            draft.count.min === known.count.min &&
            draft.count.max === known.count.max,
        )
      : undefined
  if (done) {
    done.destination ??= fresh.destination
    return null
  }
  const same = story.drafts.find(
    (draft) =>
      draft.type === fresh.type &&
      draft.status === fresh.status &&
      draft.count.min === known.count.min &&
      draft.count.max === known.count.max &&
      datesMeet(draft.period, fresh.period) &&
      placesMeet(draft.places, fresh.places),
  )
  if (same) return merge(same, { ...fresh, count: same.count })
  return add(story, withPeopleOf({ ...fresh, count: known.count }, known))
}

function ofNation({ nations }: Draft, group: Group): Nation | null {
  const [only, ...others] = group.nations
  if (!only || others.length > 0 || nations.length < 2) return null
  return nations.find(({ code, count }) => code === only.code && count.qualifier !== 'unknown') ?? null
}

function readSome(story: Story, fresh: Draft, nation: Nation): Draft | null {
  const isPlaced = fresh.dateSureness === 'own' || fresh.placeSureness === 'own' || fresh.destination !== null
  return isPlaced || fresh.status === 'planned'
    ? add(story, { ...fresh, count: nation.count, nations: [nation] })
    : null
}

/** Without a figure the day makes the event: "Germany deported people to Afghanistan on Friday". */
function readUnknown(story: Story, mention: Mention, fresh: Draft): Draft | null {
  if (fresh.dateSureness !== 'own' || fresh.isTally || mention.date === null) return null
  const same = story.drafts.find(
    (draft) =>
      draft.type === fresh.type &&
      draft.status === fresh.status &&
      !draft.isTally &&
      draft.period !== null &&
      datesMeet(draft.period, fresh.period) &&
      placesMeet(draft.places, fresh.places),
  )
  return same ?? add(story, fresh)
}

/** "Police found 20 workers. They were detained": people counted before without an event. */
function readPeople(story: Story, fresh: Draft): Draft | null {
  const { people } = story
  if (!people?.group.count || fresh.sentence - people.sentence > 2) return null
  story.people = null
  const draft: Draft = {
    ...fresh,
    count: people.group.count,
    nations: people.group.nations,
    traces: [...fresh.traces, { field: 'count', from: people.group.from, until: people.group.until }],
  }
  return add(story, inheritScene(draft, { ...draft, period: people.period, places: people.places, isTally: false }))
}

/** "Its financier, a Montenegrin, denies everything. He was arrested in May": one person named before. */
function readPerson(story: Story, fresh: Draft): Draft | null {
  const { person } = story
  if (!person?.group.count || fresh.sentence - person.sentence > 1) return null
  if (fresh.dateSureness !== 'own' && fresh.placeSureness !== 'own' && fresh.destination === null) return null
  return add(story, { ...fresh, count: person.group.count, nations: person.group.nations })
}

function antecedentOf(
  story: Story,
  fresh: Draft,
  group: Group | null,
  isLeaving: boolean,
  isSingular: boolean,
): Draft | null {
  if (
    story.people &&
    fresh.sentence - story.people.sentence <= 1 &&
    !isLeaving &&
    (group === null || isCollective(group.head))
  )
    return null
  // "Its financier is a Montenegrin. Spanish police detained him in March": whoever was named since the last event.
  const { person } = story
  if (
    isSingular &&
    person &&
    fresh.sentence - person.sentence <= 1 &&
    person.sentence > (story.focus[0]?.sentence ?? -1)
  )
    return null
  const near = story.focus.filter(
    (draft) =>
      !isUncounted(draft) &&
      (!isSingular || draft.count.max === 1) &&
      fresh.sentence - draft.sentence <= NEAR_SENTENCES &&
      !(draft.isTally && group !== null) &&
      (!isLeaving || draft.type === 'deportation'),
  )
  const codes = group?.nations.map(({ code }) => code) ?? []
  if (codes.length > 0)
    return (
      near.find(
        ({ nations }) => nations.length === codes.length && nations.every(({ code }) => codes.includes(code)),
      ) ??
      near.find(({ nations }) => codes.every((code) => nations.some((nation) => nation.code === code))) ??
      null
    )
  return near[0] ?? null
}
