/** What is asked of a large file now and then: words, names, what belongs together, the ledger. */
import { fold } from '../domain/filter.ts'
import { placesOf } from '../domain/incident.ts'
import { isLocated } from '../domain/place.ts'
import { splitFigures } from '../domain/split.ts'
import type { ColumnarFile } from '../io/arrowFacts.ts'
import { listAt } from '../lib/lists.ts'
import { latToMercatorY, lngToMercatorX } from '../lib/mercator.ts'
import { ARREST, DEPORTATION } from '../time/columns.ts'
import { NONE } from '../time/facts.ts'
import type { Selection } from '../time/selection.ts'
import type { Span } from '../time/span.ts'
import { touches } from '../time/span.ts'
import type { LedgerLine } from '../time/tally.ts'
import { ledgerLines } from '../time/tally.ts'
import type { ColumnIndex } from '../time/timeIndex.ts'

/** Milliseconds of searching between two looks for whether it is still wanted. */
const SEARCH_MS = 40

/** One byte an incident: 1 where every word of a query occurs in its texts; null for no words. The last one is kept. */
export function searcher(file: ColumnarFile, size: number) {
  let last: { words: string; found: Uint8Array } | null = null
  return async (query: string, isStale: () => boolean): Promise<Uint8Array | null | 'stale'> => {
    const words = fold(query).split(/\s+/).filter(Boolean)
    if (words.length === 0) return null
    const key = words.join(' ')
    if (last?.words === key) return last.found
    const found = new Uint8Array(size)
    let until = performance.now() + SEARCH_MS
    for (let i = 0; i < size; i++) {
      const text = fold(file.textAt(i))
      found[i] = words.every((word) => text.includes(word)) ? 1 : 0
      if (i % 256 !== 0 || performance.now() < until) continue
      await new Promise((resolve) => setTimeout(resolve))
      if (isStale()) return 'stale'
      until = performance.now() + SEARCH_MS
    }
    last = { words: key, found }
    return found
  }
}

/** Names of the places that points stand for. */
export function nameFinder(file: ColumnarFile, { columns, hierarchy, placed, origin, destination }: ColumnIndex) {
  let incidentOf: Int32Array | null = null
  const names = new Map<number, string>()
  const first = (): Int32Array => {
    const found = new Int32Array(hierarchy.points.x.length).fill(NONE)
    for (let i = columns.size - 1; i >= 0; i--) {
      if (origin[i] !== NONE) found[origin[i]!] = i
      if (destination[i] !== NONE) found[destination[i]!] = i
      for (const point of listAt(placed, i)) found[point] = i
    }
    return found
  }
  return (point: number): string => {
    const known = names.get(point)
    if (known !== undefined) return known
    incidentOf ??= first()
    const incident = file.incidentAt(incidentOf[point]!)
    const [x, y] = [hierarchy.points.x[point]!, hierarchy.points.y[point]!]
    const away = (lon: number, lat: number): number =>
      Math.abs(lngToMercatorX(lon) - x) + Math.abs(latToMercatorY(lat) - y)
    const nearest = (incident ? placesOf(incident) : [])
      .filter(isLocated)
      .sort((a, b) => away(a.lon, a.lat) - away(b.lon, b.lat))[0]
    names.set(point, nearest?.name ?? '')
    return nearest?.name ?? ''
  }
}

/** Positions of what belongs to an incident. */
export interface Related {
  arrests: number[]
  deportations: number[]
  inside: number[]
  wholes: number[]
}

/** Finds what belongs to an incident; the way back is worked out when it is first asked for. */
export function relatedIn(file: ColumnarFile, { contained, columns }: ColumnIndex): (position: number) => Related {
  let backwards: { deportations: Map<number, number[]>; wholes: Map<number, number[]> } | null = null
  const add = (to: Map<number, number[]>, key: number, value: number): void => {
    const list = to.get(key)
    if (list) list.push(value)
    else to.set(key, [value])
  }
  const positions = (ids: readonly string[]): number[] =>
    ids.map((id) => file.positionOf(id)).filter((i): i is number => i !== undefined)
  const turned = (): NonNullable<typeof backwards> => {
    const found = { deportations: new Map<number, number[]>(), wholes: new Map<number, number[]>() }
    for (let i = 0; i < columns.size; i++) {
      if (columns.type[i] === DEPORTATION)
        for (const arrest of positions(file.linksAt(i))) add(found.deportations, arrest, i)
      for (const part of listAt(contained, i)) add(found.wholes, part, i)
    }
    return found
  }
  return (position) => {
    backwards ??= turned()
    return {
      arrests: positions(file.linksAt(position)),
      deportations: backwards.deportations.get(position) ?? [],
      inside: Array.from(listAt(contained, position)),
      wholes: backwards.wholes.get(position) ?? [],
    }
  }
}

/** Least numbers of people by nationality, as `ledger` has them. */
export function ledgerOf(
  { facets: { nationalities } }: ColumnarFile,
  { columns }: ColumnIndex,
  { mask, weights }: Selection,
  visible: Uint8Array,
  span: Span,
): LedgerLine[] {
  const { names, of, least } = nationalities
  // The last line is of people whose nationality is not stated.
  const sums = [new Float64Array(names.length + 1), new Float64Array(names.length + 1)] as const
  for (let i = 0; i < columns.size; i++) {
    const type = columns.type[i]!
    if (!mask[i] || !visible[i] || columns.aggregate[i] || (type !== ARREST && type !== DEPORTATION)) continue
    if (!touches(columns, i, span)) continue
    const people = Math.max(0, weights.least[i]!)
    const to = sums[type === ARREST ? 0 : 1]
    const [from, until] = [of.start[i]!, of.start[i + 1]!]
    to[names.length]! += splitFigures(people, from, until, least, (k, share) => (to[of.items[k]!]! += share))
  }
  return ledgerLines(
    Array.from({ length: names.length + 1 }, (_, k): [string, number, number] => [
      names[k] ?? '',
      sums[0][k]!,
      sums[1][k]!,
    ]).filter(([, arrested, deported]) => arrested > 0 || deported > 0),
  )
}
