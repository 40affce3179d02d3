import { type Draft, type DraftPlace, holds, isSurer } from './drafts.ts'

/**
 * "Sixteen were held: nine in Turin, five in Genoa and two in Nice": the figures behind one verb that add up to the first
 * are its parts, and where it names no place of its own that they lie in, it took place where they did.
 */
export function itemise(drafts: readonly Draft[]): void {
  const [whole, ...parts] = drafts
  if (!whole || parts.length < 2 || whole.count.qualifier !== 'exact' || new Set(drafts).size < drafts.length) return
  const sum = parts.reduce((total, { count }) => total + (count.qualifier === 'exact' ? (count.min ?? 0) : 0), 0)
  if (sum !== whole.count.min || parts.some(({ type, places }) => type !== whole.type || places.length === 0)) return
  for (const part of parts) part.whole = whole
  const lie = (part: Draft): boolean =>
    part.places.every(({ place }) => whole.places.some((outer) => holds(outer.place, place)))
  if (whole.type !== 'arrest' || isSurer(whole.placeSureness, 'agent') || parts.every(lie)) return
  whole.places = unique(parts.flatMap(({ places }) => places))
  whole.placeSureness = 'inherited'
}

const unique = (places: readonly DraftPlace[]): DraftPlace[] =>
  places.filter(
    ({ place }, i) => places.findIndex((other) => holds(other.place, place) && holds(place, other.place)) === i,
  )
