import { placesOfNames } from './draftPlaces.ts'
import type { Draft } from './drafts.ts'
import type { Mention } from './mentions.ts'
import type { SentenceView } from './sentenceView.ts'
import type { Story } from './story.ts'
import { type Token, tokenAt } from './tokens.ts'

const FARTHEST_SENTENCE = 2
/** Words of coming down and of going off, each with what must follow before the place. */
const ARRIVALS =
  /^(?:landed|lands|landing|arrived|arrives|arriving|arrival|reached|reaches|crossed|disembarked|alighted)$/u
const WHEELS_DOWN = /^(?:touched down|touching down|rolled to|came down|set down|pulled up|put down)$/u
const CARRIERS =
  /^(?:planes?|flights?|aircraft|jets?|airliners?|charters?|bus|buses|convoy|ship|ferry|they|he|she|deportees|men|women|group|migrants|returnees|who|which)$/u

/**
 * "Malaysia deported 120 people. Their plane landed in Yangon": the deportation that was told of without a destination
 * went where the sentence lets them arrive, if that is another country than they were sent from.
 */
export function noteLanding(story: Story, view: SentenceView): void {
  const { reading, focus } = story
  const draft = focus.find(({ type }) => type === 'deportation')
  if (!draft || draft.destination || view.index - draft.sentence > FARTHEST_SENTENCE || draft.isTally) return
  const at = arrivalIn(reading.tokens, view)
  if (at === null) return
  const name = view.names.find(
    ({ kind, from, place }) => kind === 'place' && from > at && from <= at + 7 && place?.country != null,
  )
  if (!name || !/^(?:in|at|on|the|to|a|of|\p{L}+)$/u.test(tokenAt(reading.tokens, name.from - 1).lower)) return
  const [place] = placesOfNames([name])
  if (!place || !isAbroad(draft, place.place.country)) return
  draft.destination = place
}

const isAbroad = ({ origin, nations }: Draft, country: string | null): boolean =>
  origin ? origin.place.country !== country : nations.some(({ code }) => code === country)

function arrivalIn(tokens: readonly Token[], { sentence: { from, until } }: SentenceView): number | null {
  let isCarried = false
  for (let i = from; i < until; i++) {
    const { lower } = tokenAt(tokens, i)
    isCarried ||= CARRIERS.test(lower) || (lower === 'it' && tokenAt(tokens, i - 1).lower === 'when')
    const pair = `${lower} ${tokenAt(tokens, i + 1).lower}`
    if (isCarried && (ARRIVALS.test(lower) || WHEELS_DOWN.test(pair))) return WHEELS_DOWN.test(pair) ? i + 1 : i
  }
  return null
}

/** "… were flown out of Düsseldorf on Tuesday. They arrived in Tbilisi at daybreak on Wednesday": one journey over two days. */
export function overNight(
  { reading: { tokens }, focus }: Story,
  { predicate, patient }: Mention,
  fresh: Draft,
): Draft | null {
  const known = focus.find(({ type }) => type === 'deportation')
  if (!known || known.status !== 'done' || fresh.type !== 'deportation' || fresh.sentence - known.sentence > 2)
    return null
  if (
    !/^(?:leave|come)$/u.test(predicate.lemma) ||
    known.period?.precision !== 'day' ||
    fresh.period?.precision !== 'day'
  )
    return null
  const isSame = !patient.group?.count || patient.group.count.min === known.count.min
  const isArrival = /^(?:arrived?|landed|reached|came|touched)$/u.test(tokenAt(tokens, predicate.head).lower)
  const [first, second] = isArrival ? [known.period, fresh.period] : [fresh.period, known.period]
  if (!isSame || second.start - first.start !== 1) return null
  known.period = { start: first.start, end: second.end, precision: 'range' }
  if (isArrival) known.destination ??= fresh.destination ?? fresh.places[0] ?? null
  else if (fresh.placeSureness === 'own' && known.placeSureness !== 'own')
    Object.assign(known, { places: fresh.places, placeSureness: 'own', origin: fresh.origin })
  return known
}
