import { areFiner } from './draftPlaces.ts'
import { type Draft, isSurer, placesMeet } from './drafts.ts'
import type { Nation } from './group.ts'

/** Takes over what a second telling says more surely or exactly. An exact figure replaces a rounded one. */
export function merge(known: Draft, fresh: Draft): Draft {
  const renew = (field: Draft['traces'][number]['field']): void => {
    known.traces = [
      ...known.traces.filter((trace) => trace.field !== field),
      ...fresh.traces.filter((trace) => trace.field === field),
    ]
  }
  if (known.count.qualifier !== 'exact' && fresh.count.qualifier === 'exact') {
    known.count = fresh.count
    renew('count')
  }
  if (fresh.period && (known.period === null || isFinerDate(fresh, known))) {
    known.period = fresh.period
    known.dateSureness = fresh.dateSureness
    renew('date')
  }
  mergePlaces(known, fresh)
  if (fresh.origin && (!known.origin || areFiner([fresh.origin], [known.origin]))) known.origin = fresh.origin
  if (fresh.destination && (!known.destination || areFiner([fresh.destination], [known.destination])))
    known.destination = fresh.destination
  if (isBetterKnown(fresh.nations, known.nations)) {
    known.nations = [...fresh.nations]
    renew('people')
  }
  known.isTally ||= fresh.isTally
  return known
}

function mergePlaces(known: Draft, fresh: Draft): void {
  if (fresh.places.length === 0 || fresh.placeSureness === 'assumed') return
  if (!isSurer(fresh.placeSureness, known.placeSureness) && !areFiner(fresh.places, known.places)) return
  // A town said once more with less: "in Siem Reap and Banteay Meanchey", then "in Siem Reap".
  if (known.placeSureness === 'own' && fresh.placeSureness === 'own' && known.places.length > fresh.places.length)
    return
  if (areFiner(known.places, fresh.places)) return
  if (known.type === 'deportation' && known.places.length > 0 && fresh.placeSureness === 'own')
    known.origin = fresh.places[0] ?? null
  known.places = fresh.places
  known.placeSureness = fresh.placeSureness
}

function isFinerDate(fresh: Draft, known: Draft): boolean {
  if (fresh.dateSureness !== 'own' || !known.period || !fresh.period) return false
  return known.dateSureness !== 'own' || fresh.period.end - fresh.period.start < known.period.end - known.period.start
}

const areUncounted = (nations: readonly Nation[]): boolean =>
  nations.every(({ count }) => count.qualifier === 'unknown')

const isBetterKnown = (fresh: readonly Nation[], known: readonly Nation[]): boolean =>
  fresh.length > 0 && (known.length === 0 || (areUncounted(known) && !areUncounted(fresh)))

/** Nationality goes with the people: one nationality covers any part of them, several only all of them. */
export function withPeopleOf(draft: Draft, known: Draft): Draft {
  const isSame =
    areUncounted(draft.nations) &&
    draft.nations.length === known.nations.length &&
    draft.nations.every(({ code }) => known.nations.some((nation) => nation.code === code))
  if (draft.nations.length === 0 || isSame) draft.nations = nationsFrom(draft, known)
  if (draft.type === 'deportation' && known.type === 'arrest' && !draft.arrests.includes(known))
    draft.arrests.push(known)
  if (draft.type === 'arrest' && known.type === 'deportation' && !known.arrests.includes(draft))
    known.arrests.push(draft)
  return draft
}

function nationsFrom(draft: Draft, known: Draft): Nation[] {
  const isAll = draft.count.min === known.count.min && draft.count.max === known.count.max
  if (isAll || areUncounted(known.nations)) return known.nations.map((nation) => ({ ...nation }))
  const [only, ...others] = known.nations
  const isWholly =
    only && others.length === 0 && only.count.min === known.count.min && only.count.max === known.count.max
  return isWholly ? [{ code: only.code, count: draft.count }] : []
}

/** People beside those counted before share the day and place of the operation unless the report says otherwise. */
export function inheritScene(draft: Draft, known: Draft): Draft {
  if (draft.placeSureness === 'own' && !placesMeet(draft.places, known.places)) {
    // "So far this year 49,206 were flown in from the north; a further 21,340 were driven in from Mexico".
    if (known.isTally && known.period && draft.dateSureness === 'none' && draft.sentence - known.sentence <= 1)
      Object.assign(draft, { period: known.period, dateSureness: 'inherited', isTally: true })
    return draft
  }
  if (draft.dateSureness === 'none' && known.period) {
    draft.period = known.period
    draft.dateSureness = 'inherited'
    draft.isTally ||= known.isTally
  }
  // "were handed over by Vietnam": who acted says where.
  const isElsewhere =
    draft.placeSureness === 'agent' &&
    draft.places.every(({ place }) => known.places.every((other) => other.place.country !== place.country))
  if (isSurer('loose', draft.placeSureness) && known.places.length > 0 && !isElsewhere) {
    draft.places = known.places
    draft.placeSureness = 'inherited'
  }
  if (draft.type === 'deportation') draft.origin ??= known.origin
  return draft
}
