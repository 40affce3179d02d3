import type { Place } from '../domain/place.ts'
import { type DraftPlace, placesMeet } from './drafts.ts'
import type { Name } from './names.ts'

const RANK = { country: 0, admin1: 1, city: 2, site: 3 } as const

const rank = ({ precision }: Place): number => RANK[precision ?? 'city']

export const placeOfName = (name: Name): DraftPlace | null =>
  name.place && { place: name.place, trace: { from: name.from, until: name.until } }

/** The places of some names, each once; one that another of them lies in is left out, since the finer one is meant. */
export function placesOfNames(names: readonly Name[]): DraftPlace[] {
  const places = names.flatMap((name) => placeOfName(name) ?? [])
  return places.filter(
    ({ place, trace }, i) =>
      !places.some(
        (other, k) =>
          k !== i &&
          !isListedWith(trace, other.trace) &&
          (rank(other.place) > rank(place) ? isAround(place, other.place) : k < i && isSame(other.place, place)),
      ),
  )
}

/** "Vigo and Pontevedra": joined in a list, neither only says where the other is. */
const isListedWith = (a: DraftPlace['trace'], b: DraftPlace['trace']): boolean =>
  a !== null && b !== null && (a.from - b.until === 1 || b.from - a.until === 1)

function isAround(outer: Place, inner: Place): boolean {
  if (outer.country !== inner.country) return false
  if (outer.precision === 'admin1')
    return !outer.admin1Code || !inner.admin1Code || outer.admin1Code === inner.admin1Code
  return true
}

const isSame = (a: Place, b: Place): boolean =>
  a.country === b.country && (a.name === b.name || (a.lat === b.lat && a.lon === b.lon))

/** Whether new places say the same more exactly. */
export function areFiner(fresh: readonly DraftPlace[], known: readonly DraftPlace[]): boolean {
  const least = (places: readonly DraftPlace[]): number => Math.min(...places.map(({ place }) => rank(place)))
  return known.length > 0 && fresh.length > 0 && least(fresh) > least(known) && placesMeet(fresh, known)
}
