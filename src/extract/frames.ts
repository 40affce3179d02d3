import { dayPeriod, type Period } from './calendar.ts'
import type { Draft, DraftPlace } from './drafts.ts'
import { type Reading, within } from './reading.ts'
import type { Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/** Days that a whole report is about, for what it tells without a day: those of a bulletin, or the day of a live log. */
export interface Frame {
  period: Period
  /** Of a bulletin, whose figures are tallies over its days. */
  isTally: boolean
}

const SHORTEST = 5
const LONGEST = 45
const LEAD = 6
const OF_BULLETIN =
  /\b(?:bulletin|weekly|fortnightly|summary|digest|round-?up|period|situation report|activity report|operational (?:report|update|results)|statistics|week of)\b/iu
/** "16:05 - The ministry …", "13.50 How the figures break down": an entry of a live log. */
const ENTRY = /^[ \t•-]*\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?= |\t|$)/gmu
const LEAST_ENTRIES = 3

/** The frame of a report; null for most. */
export function frameOf(reading: Reading): Frame | null {
  return liveFrame(reading) ?? bulletinFrame(reading)
}

function liveFrame({ text, published, sentences, dates }: Reading): Frame | null {
  if ((text.match(ENTRY)?.length ?? 0) < LEAST_ENTRIES) return null
  const title = sentences
    .filter(({ isHeadline }, i) => isHeadline || i === 0)
    .flatMap((sentence) => within(dates, sentence))
    .map((date) => date.resolve({ published, direction: 'past', previous: null }))
    .find((period) => period?.precision === 'day')
  const day = title?.start ?? published
  return day == null ? null : { period: dayPeriod(day), isTally: false }
}

function bulletinFrame({ text, tokens, published, sentences, dates }: Reading): Frame | null {
  for (const sentence of sentences.slice(0, LEAD)) {
    const words = text.slice(tokenAt(tokens, sentence.from).start, tokenAt(tokens, sentence.until - 1).end)
    if (!OF_BULLETIN.test(words)) continue
    for (const date of within(dates, sentence)) {
      const period = date.form.startsWith('days of')
        ? date.resolve({ published, direction: 'past', previous: null })
        : null
      const days = period ? period.end - period.start + 1 : 0
      if (period && days >= SHORTEST && days <= LONGEST) return { period, isTally: true }
    }
  }
  return null
}

/** Gives what is told without a day that of the report. A day that was only taken over is not surer than a bulletin's. */
export function frame(draft: Draft, { period, isTally }: Frame): void {
  if (draft.status !== 'done' || draft.dateSureness === 'own') return
  if (draft.period && (!isTally || draft.whole !== null)) return
  Object.assign(draft, { period, dateSureness: 'assumed' })
  draft.isTally ||= isTally
}

/** A log of days is that of the town whose police keep it. */
export function placeByLog({ drafts }: Story, town: DraftPlace): void {
  if (town.place.precision === 'country') return
  for (const draft of drafts)
    if (
      draft.type === 'arrest' &&
      /^(?:none|assumed)$/u.test(draft.placeSureness) &&
      draft.places.every(({ place }) => place.precision === 'country' && place.country === town.place.country)
    )
      Object.assign(draft, { places: [town], placeSureness: 'assumed' })
}
