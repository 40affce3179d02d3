import { UNSTATED, splitByNationality } from '../domain/split.ts'
import { memoLast } from '../lib/memo.ts'
import { ARREST } from '../time/columns.ts'
import type { TimeIndex } from '../time/timeIndex.ts'

/** Muted inks that stay apart for colour-blind readers; the last one is for everybody else. */
const INKS = {
  light: ['#B3391D', '#C98A1B', '#4D6B2F', '#6B4C7D', '#2F6F73', '#8A5A3C', '#8A8276'],
  dark: ['#FF8D6B', '#F0BE5A', '#A3C37A', '#C3A0DB', '#7CC7C9', '#D9A582', '#9A948A'],
} as const

/** Colours of nationalities, the most people first, the same for as long as the dataset lives. */
export const splitColors = memoLast((index: TimeIndex, theme: 'light' | 'dark'): ReadonlyMap<string, string> => {
  const people = new Map<string, number>()
  index.incidents.forEach((incident, i) => {
    if (index.columns.type[i] !== ARREST || incident.aggregate) return
    for (const [nationality, count] of splitByNationality(incident, incident.count.min ?? 0))
      people.set(nationality, (people.get(nationality) ?? 0) + count)
  })
  people.delete(UNSTATED)
  const ranked = [...people].sort((a, b) => b[1] - a[1]).map(([nationality]) => nationality)
  const inks = INKS[theme]
  const others = inks.at(-1)!
  return new Map([...ranked.map((nationality, i) => [nationality, inks[i] ?? others] as const), [UNSTATED, others]])
})

/** Colours of one report's nationalities, where those of the whole data are not known: in the order of its people. */
export function inksInOrder(
  parts: readonly (readonly [nationality: string, people: number])[],
  theme: 'light' | 'dark',
): ReadonlyMap<string, string> {
  const inks = INKS[theme]
  const others = inks.at(-1)!
  const named = parts.filter(([nationality]) => nationality !== UNSTATED)
  return new Map([...named.map(([nationality], i) => [nationality, inks[i] ?? others] as const), [UNSTATED, others]])
}
