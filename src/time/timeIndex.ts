import type { Containment } from '../domain/facts.ts'
import type { Figures } from '../domain/figures.ts'
import type { Incident, Incidents } from '../domain/incident.ts'
import type { LocatedPlace } from '../domain/place.ts'
import { containmentOf, wholesOf } from '../domain/weigh.ts'
import type { Lists } from '../lib/lists.ts'
import { toArrays } from '../lib/lists.ts'
import type { Joined } from './collectPoints.ts'
import { joinPoints, placeIncidents } from './collectPoints.ts'
import type { Facts } from './facts.ts'
import { toFacts } from './facts.ts'
import type { Hierarchy } from './hierarchy.ts'
import { buildHierarchy } from './hierarchy.ts'
import type { Homes, Placed } from './homes.ts'
import { findHomes } from './homes.ts'
import type { TimeOrder } from './timeOrder.ts'
import { timeOrderOf } from './timeOrder.ts'

export { COUNTRY_ONLY, LOCATED } from './collectPoints.ts'
export { NONE } from './facts.ts'
export type { Homes, Pair, Tie } from './homes.ts'

/**
 * Everything about a set of incidents that does not depend on the time window, the filters or the view, in columns:
 * built once, then asked (see `windowTable`, `histogramTable`, `tallyTable`).
 */
export interface ColumnIndex extends Placed {
  figures: Figures
  /** Incidents counted inside each incident (see `containment`), and those that contain others, the innermost first. */
  contained: Lists
  wholes: Int32Array
  /** A site of the facts that stands for each point. */
  siteOf: Int32Array
  /** Where each incident is drawn at a level. Kept for the last few levels that were asked for. */
  homesAt(level: number): Homes
  /** Dated incidents by their first and by their last day. Found when first asked for. */
  timeOrder(): TimeOrder
}

/** What is drawn: where incidents are and when, and each of them where it is at hand. */
export interface DrawnIndex extends Placed {
  incidents: Incidents
  /** Of a large file, whose incidents cannot all be gone over: the countries that they name. Null for others. */
  large: { countries: readonly string[] } | null
}

/** The same with the incidents themselves, for what is asked of one at a time: words, cards, lists. */
export interface TimeIndex extends ColumnIndex, DrawnIndex {
  large: null
  incidents: readonly Incident[]
  /** `contained`, as arrays. */
  inside: readonly (readonly number[])[]
  /** `placed`, as arrays. */
  points: readonly (readonly number[])[]
  /** A place that stands for each point. */
  places: LocatedPlace[]
}

/** Levels whose homes are kept; of a large set fewer, at 12 bytes an incident each. */
const keptLevels = (size: number): number => (size > 100_000 ? 3 : Infinity)

export function buildColumnIndex(facts: Facts): ColumnIndex {
  const joined = joinPoints(facts)
  return indexOn(baseOf(facts, joined), buildHierarchy(joined.points))
}

/** What of an index does not wait for the hierarchy. */
export type IndexBase = Omit<ColumnIndex, 'hierarchy' | 'homesAt'>

export function baseOf(facts: Facts, { siteOf, pointOf }: Joined): IndexBase {
  const { contained, wholes } = facts.containment ?? containmentOfFacts(facts)
  let order: TimeOrder | null = null
  return {
    ...placeIncidents(facts, pointOf),
    columns: facts.columns,
    figures: facts.figures,
    contained,
    wholes,
    siteOf,
    timeOrder: () => (order ??= timeOrderOf(facts.columns)),
  }
}

/** The index of a base and the hierarchy of its points. */
export function indexOn(base: IndexBase, hierarchy: Hierarchy): ColumnIndex {
  const placed: Placed = { ...base, hierarchy }
  const homes = new Map<number, Homes>()
  return {
    ...base,
    hierarchy,
    homesAt(level) {
      const found = homes.get(level) ?? findHomes(placed, level)
      // Asked for last, dropped last.
      homes.delete(level)
      homes.set(level, found)
      const oldest = homes.keys().next()
      if (homes.size > keptLevels(placed.columns.size) && !oldest.done) homes.delete(oldest.value)
      return found
    },
  }
}

function containmentOfFacts({ includes }: Facts): Containment {
  const contained = containmentOf(includes)
  return { contained, wholes: wholesOf(contained) }
}

export function buildTimeIndex(incidents: readonly Incident[]): TimeIndex {
  const { facts, named } = toFacts(incidents)
  const index = buildColumnIndex(facts)
  return {
    ...index,
    incidents,
    large: null,
    inside: toArrays(index.contained),
    points: toArrays(index.placed),
    places: Array.from(index.siteOf, (site) => named[site]!),
  }
}

/** Level of the hierarchy for a map zoom: the nearest whole one. */
export const levelForZoom = (hierarchy: Hierarchy, zoom: number): number =>
  Math.max(0, Math.min(hierarchy.maxZoom, Math.round(zoom)))
