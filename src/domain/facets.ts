import type { Lists } from '../lib/lists.ts'
import type { Columns } from './facts.ts'
import { NONE } from './facts.ts'
import type { Precision } from './place.ts'
import { PRECISIONS } from './place.ts'
import type { Filters } from './view.ts'

/** One value of each incident: a position in the list of names, NONE where there is none. */
export interface Named {
  names: readonly string[]
  of: Int32Array
}

/** Any number of values of each incident. */
export interface NamedLists {
  names: readonly string[]
  of: Lists
}

/** What filters and the ledger ask of incidents, as columns. Columns of facts have the rest. */
export interface Facets {
  types: Named
  /** Where it happened (see `countriesOf`), each once. */
  countries: NamedLists
  /** Entries of `people`, in their order; `least` has the least number of each, 0 where none is stated. */
  nationalities: NamedLists & { least: Float64Array }
  /** Country of the destination. */
  destinations: Named
  /** Different publishers, 255 standing for more. */
  publishers: Uint8Array
}

/** What `filterMask` says of the incidents of these columns, but for the words, which it does not look for. */
export function maskOf(facets: Facets, columns: Columns, filters: Filters): Uint8Array {
  const mask = new Uint8Array(columns.size).fill(1)
  const keep = (passes: (i: number) => boolean): void => {
    for (let i = 0; i < mask.length; i++) if (mask[i] && !passes(i)) mask[i] = 0
  }
  const { types, countries, nationalities, destinations, precisions } = filters
  if (types.length) keep(isOne(facets.types, types))
  if (countries.length) keep(hasOne(facets.countries, countries))
  if (nationalities.length) keep(hasOne(facets.nationalities, nationalities))
  if (destinations.length) keep(isOne(facets.destinations, destinations))
  if (precisions.length) {
    const chosen = PRECISIONS.map((precision) => precisions.includes(precision))
    keep((i) => chosen[columns.precision[i]!]!)
  }
  if (filters.sources > 1) keep((i) => facets.publishers[i]! >= Math.min(255, filters.sources))
  if (filters.exactDays) keep((i) => columns.exactDay[i] === 1)
  return mask
}

const isChosen = (names: readonly string[], chosen: readonly string[]): Uint8Array => {
  const wanted = new Set(chosen)
  return Uint8Array.from(names, (name) => (wanted.has(name) ? 1 : 0))
}

function isOne({ names, of }: Named, chosen: readonly string[]): (i: number) => boolean {
  const wanted = isChosen(names, chosen)
  return (i) => of[i] !== NONE && wanted[of[i]!] === 1
}

function hasOne({ names, of: { start, items } }: NamedLists, chosen: readonly string[]): (i: number) => boolean {
  const wanted = isChosen(names, chosen)
  return (i) => {
    for (let k = start[i]!; k < start[i + 1]!; k++) if (wanted[items[k]!]) return true
    return false
  }
}

/** Values with the number of incidents that have each, most first. */
export type Counted<T extends string = string> = [name: T, incidents: number][]

/** What the filters can choose from. */
export interface Choices {
  types: Counted
  countries: Counted
  nationalities: Counted
  destinations: Counted
  /** By position in `PRECISIONS`. */
  precisions: Counted<Precision>
  /** Incidents without an exact day, and with less than two publishers. */
  inexact: number
  single: number
}

export function choicesOf(facets: Facets, columns: Columns): Choices {
  const precisions = new Int32Array(PRECISIONS.length)
  let [inexact, single] = [0, 0]
  for (let i = 0; i < columns.size; i++) {
    precisions[columns.precision[i]!]!++
    if (!columns.exactDay[i]) inexact++
    if (facets.publishers[i]! < 2) single++
  }
  return {
    types: countNames(facets.types),
    countries: countLists(facets.countries),
    nationalities: countLists(facets.nationalities),
    destinations: countNames(facets.destinations),
    precisions: PRECISIONS.flatMap((name, rank): Counted<Precision> =>
      precisions[rank] ? [[name, precisions[rank]]] : [],
    ),
    inexact,
    single,
  }
}

const sorted = (names: readonly string[], counts: Int32Array): Counted =>
  names
    .map((name, k): [string, number] => [name, counts[k]!])
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])

function countNames({ names, of }: Named): Counted {
  const counts = new Int32Array(names.length)
  for (const name of of) if (name !== NONE) counts[name]!++
  return sorted(names, counts)
}

function countLists({ names, of: { start, items } }: NamedLists): Counted {
  const counts = new Int32Array(names.length)
  const last = new Int32Array(names.length).fill(NONE)
  for (let i = 0; i + 1 < start.length; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      // An incident that names one twice is one incident.
      if (last[items[k]!] === i) continue
      last[items[k]!] = i
      counts[items[k]!]!++
    }
  return sorted(names, counts)
}
