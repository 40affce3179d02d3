import { placesOfNames } from './draftPlaces.ts'
import type { Group } from './group.ts'
import type { SentenceView } from './sentenceView.ts'
import { add, type Story } from './story.ts'
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

/**
 * "… detained 121 people. Sixty-six were found in Narela; the other 55 were taken from rooms in Bawana": figures with a
 * place each that add up to the arrest just told of are its parts, whatever the verb.
 */
export function readSplit(story: Story, view: SentenceView): boolean {
  const whole = story.focus[0]
  if (!whole || whole.type !== 'arrest' || whole.status !== 'done' || whole.count.qualifier !== 'exact') return false
  if (view.index - whole.sentence > 2) return false
  const figures = view.groups.filter(
    ({ count, kind, isOne }) => count?.qualifier === 'exact' && !isOne && /^(?:bare|people)$/u.test(kind),
  )
  const sum = figures.reduce((total, { count }) => total + (count?.min ?? 0), 0)
  if (figures.length < 2 || sum !== whole.count.min) return false
  const parts = figures.map((group, i) => partOf(whole, view, group, figures[i + 1]?.from ?? view.sentence.until))
  if (parts.some(({ places }) => places.length === 0)) return false
  for (const part of parts) add(story, part)
  return true
}

function partOf(
  whole: Draft,
  { roles, index }: SentenceView,
  { from, until, count, nations }: Group,
  end: number,
): Draft {
  const places = placesOfNames(
    [...roles]
      .filter(([name, role]) => /^(?:in|from)$/u.test(role) && name.from >= until && name.until <= end)
      .map(([name]) => name)
      .filter(({ place }) => place?.precision !== 'country'),
  )
  const [only, ...others] = whole.nations
  const own = nations.length > 0 ? nations : only && others.length === 0 && count ? [{ code: only.code, count }] : []
  return {
    ...whole,
    count: count ?? whole.count,
    nations: own,
    places,
    placeSureness: 'own',
    dateSureness: whole.period ? 'inherited' : 'none',
    whole,
    parts: [],
    arrests: [],
    sentence: index,
    traces: [
      ...whole.traces.filter(({ field }) => field === 'type'),
      { field: 'count', from, until },
      ...places.flatMap(({ trace }) => (trace ? [{ field: 'places' as const, ...trace }] : [])),
    ],
  }
}
