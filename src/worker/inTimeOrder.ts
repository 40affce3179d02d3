import type { Facets, Named, NamedLists } from '../domain/facets.ts'
import type { Facts } from '../domain/facts.ts'
import { UNDATED } from '../domain/facts.ts'
import { containmentOf, wholesOf } from '../domain/weigh.ts'
import type { ColumnarFile } from '../io/arrowFacts.ts'
import type { Lists } from '../lib/lists.ts'
import { digitsOfWhole, sortByDigits, upTo } from '../lib/radix.ts'

/**
 * A file with its incidents by their first days, those without a date last: whatever goes through time then goes
 * through memory. What is counted inside what, and in which order, is worked out before, so that all sums are those of
 * the file as it was.
 */
export function inTimeOrder(file: ColumnarFile): ColumnarFile {
  const { facts, facets } = file
  const order = byFirstDay(facts.columns.start)
  if (!order) return file
  const rank = new Int32Array(order.length)
  for (let k = 0; k < order.length; k++) rank[order[k]!] = k
  const contained = containmentOf(facts.includes)
  const containment = { contained: insideOf(contained, order, rank), wholes: wholesOf(contained).map((i) => rank[i]!) }
  return {
    ...file,
    facts: { ...movedFacts(facts, order, rank), containment },
    facets: movedFacets(facets, order),
    incidentAt: (i) => file.incidentAt(order[i] ?? NOWHERE),
    idAt: (i) => file.idAt(order[i] ?? NOWHERE),
    positionOf(id) {
      const position = file.positionOf(id)
      return position === undefined ? undefined : rank[position]
    },
    textAt: (i) => file.textAt(order[i] ?? NOWHERE),
    linksAt: (i) => file.linksAt(order[i] ?? NOWHERE),
  }
}

const NOWHERE = -1

/** Null where they are in order. */
function byFirstDay(start: Int32Array): Int32Array | null {
  const keys = new Uint32Array(start.length)
  let isSorted = true
  for (let i = 0; i < keys.length; i++) {
    // Days before 1970 are negative: moved so that they compare as whole numbers do.
    keys[i] = start[i] === UNDATED ? 0xffff_ffff : start[i]! - UNDATED
    if (i > 0 && keys[i]! < keys[i - 1]!) isSorted = false
  }
  return isSorted ? null : sortByDigits(upTo(keys.length), digitsOfWhole(keys))
}

type Column = Uint8Array | Int32Array | Float64Array

function moved<T extends Column>(values: T, order: Int32Array): T {
  const result = values.slice() as T
  for (let k = 0; k < order.length; k++) result[k] = values[order[k]!]!
  return result
}

function movedLists({ start, items }: Lists, order: Int32Array): Lists {
  const result = { start: new Int32Array(start.length), items: new Int32Array(items.length) }
  let next = 0
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    for (let at = start[i]!; at < start[i + 1]!; at++) result.items[next++] = items[at]!
    result.start[k + 1] = next
  }
  return result
}

/** Lists of incidents of incidents. */
function insideOf(lists: Lists, order: Int32Array, rank: Int32Array): Lists {
  const { start, items } = movedLists(lists, order)
  return { start, items: items.map((i) => rank[i]!) }
}

function movedFacts(facts: Facts, order: Int32Array, rank: Int32Array): Facts {
  const { columns, figures, includes, places, origin, destination } = facts
  return {
    ...facts,
    columns: {
      size: columns.size,
      type: moved(columns.type, order),
      start: moved(columns.start, order),
      end: moved(columns.end, order),
      exactDay: moved(columns.exactDay, order),
      aggregate: moved(columns.aggregate, order),
      planned: moved(columns.planned, order),
      precision: moved(columns.precision, order),
    },
    figures: {
      min: moved(figures.min, order),
      max: moved(figures.max, order),
      about: moved(figures.about, order),
      countable: moved(figures.countable, order),
    },
    includes: insideOf(includes, order, rank),
    places: movedLists(places, order),
    origin: moved(origin, order),
    destination: moved(destination, order),
  }
}

function movedFacets(facets: Facets, order: Int32Array): Facets {
  const named = ({ names, of }: Named): Named => ({ names, of: moved(of, order) })
  const lists = ({ names, of }: NamedLists): NamedLists => ({ names, of: movedLists(of, order) })
  const { nationalities } = facets
  const { start } = nationalities.of
  const least = new Float64Array(nationalities.least.length)
  let next = 0
  for (let k = 0; k < order.length; k++)
    for (let at = start[order[k]!]!; at < start[order[k]! + 1]!; at++) least[next++] = nationalities.least[at]!
  return {
    types: named(facets.types),
    countries: lists(facets.countries),
    nationalities: { ...lists(nationalities), least },
    destinations: named(facets.destinations),
    publishers: moved(facets.publishers, order),
  }
}
