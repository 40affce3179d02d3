import { rangePeriod } from './calendar.ts'
import { type Draft, type DraftPlace, holds, isSurer, isUncounted } from './drafts.ts'
import type { Group } from './group.ts'
import { addNations } from './joints.ts'
import type { SentenceView } from './sentenceView.ts'

const MOST_PARTS = 8
const LEAST_SUM = 8
const FARTHEST = 8

/**
 * "Fourteen people were held. Eight men … at a car wash in Hull. Four were detained in Scunthorpe, two in Grimsby": figures
 * one after another that add up exactly to one before or behind them are its parts. What the whole leaves open, day,
 * places and nationalities, is theirs together, and they share the whole's day.
 */
export function linkSums(drafts: readonly Draft[]): void {
  const smallestFirst = drafts.toSorted((a, b) => (a.count.min ?? 0) - (b.count.min ?? 0))
  for (const whole of smallestFirst) {
    if (whole.whole || !isPlain(whole) || (whole.count.min ?? 0) < LEAST_SUM) continue
    const parts = partsOf(whole, drafts)
    if (parts) link(whole, parts)
  }
}

const OF_TOTAL =
  /\b(?:total|totals|tally|overall|altogether|combined|in all|all told|sum|number (?:of arrests|held|arrested|detained|deported))\b/u

/**
 * "The corrected total for the two days stands at 73": a figure without a verb of its own that is exactly the sum of those
 * told last is their whole.
 */
export function statedSum(drafts: readonly Draft[], view: SentenceView, used: ReadonlySet<Group>): Draft | null {
  if (!OF_TOTAL.test(view.words)) return null
  for (const group of view.groups) {
    const { count, kind, from, until } = group
    if (kind !== 'bare' || used.has(group) || count?.qualifier !== 'exact' || (count.min ?? 0) < LEAST_SUM) continue
    for (const type of ['arrest', 'deportation'] as const) {
      const row = drafts.filter((draft) => draft.type === type && isPlain(draft) && !draft.whole && !draft.isTally)
      const last = row.at(-1)
      if (!last || view.index - last.sentence > FARTHEST / 2) continue
      const whole: Draft = {
        ...last,
        count,
        nations: [],
        period: null,
        dateSureness: 'none',
        isTally: true,
        places: type === 'arrest' ? [] : last.places,
        placeSureness: 'none',
        parts: [],
        arrests: [],
        sentence: view.index,
        traces: [...last.traces.filter(({ field }) => field === 'type'), { field: 'count', from, until }],
      }
      if (window(whole, row.toReversed())) return whole
    }
  }
  return null
}

const isPlain = ({ status, count }: Draft): boolean => status === 'done' && count.qualifier === 'exact'

/** The figures right behind or right before a whole, as many as add up to it. */
function partsOf(whole: Draft, drafts: readonly Draft[]): Draft[] | null {
  const row = drafts.filter(
    (draft) =>
      draft === whole ||
      (draft.type === whole.type && isPlain(draft) && (!draft.whole || draft.whole === whole) && !isUncounted(draft)),
  )
  const at = row.indexOf(whole)
  return window(whole, row.slice(at + 1)) ?? window(whole, row.slice(0, at).toReversed())
}

function window(whole: Draft, row: readonly Draft[]): Draft[] | null {
  let sum = 0
  for (const [i, part] of row.entries()) {
    sum += part.count.min ?? 0
    if (i >= MOST_PARTS || sum > (whole.count.min ?? 0) || !fits(part, whole)) return null
    if (sum === whole.count.min) return i > 0 ? row.slice(0, i + 1) : null
  }
  return null
}

function fits(part: Draft, whole: Draft): boolean {
  if (part.isTally && !whole.isTally) return false
  if (Math.abs(part.sentence - whole.sentence) > FARTHEST) return false
  const [own, days] = [whole.period, part.period]
  if (own && days && whole.dateSureness === 'own' && (days.start < own.start || days.end > own.end)) return false
  return (
    whole.isTally ||
    !isSurer(whole.placeSureness, 'assumed') ||
    part.places.length === 0 ||
    whole.places.length === 0 ||
    part.places.every(({ place }) => whole.places.some((outer) => outer.place.country === place.country))
  )
}

function link(whole: Draft, parts: readonly Draft[]): void {
  for (const part of parts) {
    part.whole = whole
    if (part.dateSureness === 'none' && whole.period && !whole.isTally)
      Object.assign(part, { period: whole.period, dateSureness: 'inherited' })
  }
  const periods = parts.flatMap(({ period }) => period ?? [])
  if (!isSurer(whole.dateSureness, 'inherited') && periods.length === parts.length) {
    whole.period = rangePeriod(
      Math.min(...periods.map(({ start }) => start)),
      Math.max(...periods.map(({ end }) => end)),
    )
    whole.dateSureness = 'inherited'
  }
  joinPlaces(whole, parts)
  joinNations(whole, parts)
}

function joinPlaces(whole: Draft, parts: readonly Draft[]): void {
  if (whole.type !== 'arrest') {
    const origins = new Set(parts.map(({ origin }) => origin?.place.country))
    // "142 people were flown out of the Union": from nowhere in particular.
    if (origins.size > 1 && !isSurer(whole.placeSureness, 'assumed')) Object.assign(whole, { places: [], origin: null })
    return
  }
  const isSure = isSurer(whole.placeSureness, 'assumed')
  const open = parts.filter(({ placeSureness }) => !isSurer(placeSureness, 'assumed'))
  if (open.length > 0) {
    for (const part of open) if (isSure) Object.assign(part, { places: whole.places, placeSureness: 'inherited' })
    return
  }
  const lie = parts.every(({ places }) =>
    places.every(({ place }) => whole.places.some((outer) => holds(outer.place, place))),
  )
  if ((lie && whole.places.length > 0) || whole.placeSureness === 'own') return
  whole.places = parts
    .flatMap(({ places }) => places)
    .filter(({ place }: DraftPlace, i, all) => all.findIndex((other) => other.place.name === place.name) === i)
  whole.placeSureness = 'inherited'
}

/** Who the parts are is who the whole is; where all of the whole are of one nationality, so are its parts. */
function joinNations(whole: Draft, parts: readonly Draft[]): void {
  if (whole.nations.length === 0) {
    whole.nations = parts.reduce<Draft['nations']>((sum, { nations }) => addNations(sum, nations), [])
    return
  }
  const [only, ...others] = whole.nations
  if (!only || others.length > 0 || only.count.min !== whole.count.min) return
  for (const part of parts) if (part.nations.length === 0) part.nations = [{ code: only.code, count: part.count }]
}
