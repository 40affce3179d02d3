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
  const { types, countries, nationalities, destinations, precisions, sources, exactDays } = filters
  if (types.length) keepWhere(mask, facets.types.of, isChosen(facets.types.names, types))
  if (countries.length) keepWhereAny(mask, facets.countries.of, isChosen(facets.countries.names, countries))
  if (nationalities.length)
    keepWhereAny(mask, facets.nationalities.of, isChosen(facets.nationalities.names, nationalities))
  if (destinations.length) keepWhere(mask, facets.destinations.of, isChosen(facets.destinations.names, destinations))
  if (precisions.length) keepWhere(mask, columns.precision, isChosen(PRECISIONS, precisions))
  // 255 publishers stand for more as well.
  if (sources > 1) keepWhere(mask, facets.publishers, new Uint8Array(256).fill(1, Math.min(255, sources)))
  if (exactDays) keepWhere(mask, columns.exactDay, Uint8Array.of(0, 1))
  return mask
}

/** 1 for each name that is chosen. */
const isChosen = (names: readonly string[], chosen: readonly string[]): Uint8Array => {
  const wanted = new Set(chosen)
  return Uint8Array.from(names, (name) => (wanted.has(name) ? 1 : 0))
}

/** Keeps the incidents whose value is allowed, which has 1 for it; NONE is not. */
function keepWhere(mask: Uint8Array, values: Int32Array | Uint8Array, allowed: Uint8Array): void {
  // A look at a table for every incident, without a choice that a processor would have to guess.
  const table = new Uint8Array(allowed.length + 1)
  table.set(allowed, 1)
  for (let i = 0; i < mask.length; i++) mask[i]! &= table[values[i]! - NONE]!
}

/** Keeps the incidents of which any value is allowed. */
function keepWhereAny(mask: Uint8Array, { start, items }: Lists, allowed: Uint8Array): void {
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue
    let isAllowed = 0
    for (let k = start[i]!; k < start[i + 1]! && !isAllowed; k++) isAllowed = allowed[items[k]!]!
    mask[i] = isAllowed
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
