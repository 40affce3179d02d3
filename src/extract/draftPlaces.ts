import { isLocated, type Place } from '../domain/place.ts'
import { kmBetween } from '../lib/distance.ts'
import { type DraftPlace, placesMeet } from './drafts.ts'
import type { Name } from './names.ts'

const NEAR_KM = 25

const RANK = { country: 0, admin1: 1, city: 2, site: 3 } as const

const rank = ({ precision }: Place): number => RANK[precision ?? 'city']

export const placeOfName = (name: Name): DraftPlace | null =>
  name.place && { place: name.place, trace: { from: name.from, until: name.until } }

/** The places of some names, each once; one that another of them lies in is left out, since the finer one is meant. */
export function placesOfNames(names: readonly Name[]): DraftPlace[] {
  const places = names.flatMap((name) => placeOfName(name) ?? [])
  const lists = listsOf(places)
  const areListed = (a: DraftPlace, b: DraftPlace): boolean => lists.has(a) && lists.get(a) === lists.get(b)
  return places.filter(
    (one, i) =>
      !places.some(
        (other, k) =>
          k !== i &&
          !areListed(one, other) &&
          (rank(other.place) > rank(one.place)
            ? isAround(one.place, other.place)
            : k < i && isSame(other.place, one.place)),
      ),
  )
}

/** "Vigo, Lugo and Pontevedra": joined in a list, none only says where another is. Number of its list for each place. */
function listsOf(places: readonly DraftPlace[]): Map<DraftPlace, number> {
  const lists = new Map<DraftPlace, number>()
  const inOrder = places.filter(({ trace }) => trace).toSorted((a, b) => (a.trace?.from ?? 0) - (b.trace?.from ?? 0))
  inOrder.forEach((place, i) => {
    const before = inOrder[i - 1]
    const isNext = before?.trace && place.trace && place.trace.from - before.trace.until === 1
    lists.set(place, isNext ? (lists.get(before) ?? i) : i)
  })
  return lists
}

function isAround(outer: Place, inner: Place): boolean {
  if (outer.country !== inner.country) return false
  if (outer.precision === 'admin1')
    return (
      !outer.admin1Code ||
      !inner.admin1Code ||
      outer.admin1Code === inner.admin1Code ||
      // A county of one list of divisions and a quarter of another.
      (isLocated(outer) && isLocated(inner) && kmBetween(outer, inner) < NEAR_KM)
    )
  return true
}

const isSame = (a: Place, b: Place): boolean =>
  a.country === b.country && (a.name === b.name || (a.lat === b.lat && a.lon === b.lon))

/** Whether new places say the same more exactly. */
export function areFiner(fresh: readonly DraftPlace[], known: readonly DraftPlace[]): boolean {
  const least = (places: readonly DraftPlace[]): number => Math.min(...places.map(({ place }) => rank(place)))
  return known.length > 0 && fresh.length > 0 && least(fresh) > least(known) && placesMeet(fresh, known)
}
