import type { Lists } from '../lib/lists.ts'
import { latToMercatorY, lngToMercatorX } from '../lib/mercator.ts'
import type { Facts, Sites } from './facts.ts'
import { NONE } from './facts.ts'
import type { Points } from './hierarchy.ts'

/** Kinds of points; kinds never merge, so that a mark is either placed in a town or province, or only in a country. */
export const LOCATED = 0
export const COUNTRY_ONLY = 1

/** Ten-thousandths of a degree, about 10 m; as integers, so that -0.00001 and 0 are one place. */
const PER_DEGREE = 1e4

/** The distinct points of a set of facts: of sites, in whatever order the incidents are, but for the rounding of weights. */
export interface Joined {
  points: Points
  /** The first site of each point. */
  siteOf: Int32Array
  /** The point of each site. */
  pointOf: Int32Array
}

/** One point per distinct position and kind, weighing the people that its incidents report. */
export function joinPoints(facts: Facts): Joined {
  const { pointOf, siteOf } = joinSites(facts.sites)
  const weight = weighPoints(facts, pointOf, siteOf.length)
  const { lon, lat, country } = facts.sites
  const points: Points = {
    x: new Float64Array(siteOf.length),
    y: new Float64Array(siteOf.length),
    weight,
    kind: new Uint8Array(siteOf.length),
  }
  siteOf.forEach((site, point) => {
    points.x[point] = lngToMercatorX(lon[site]!)
    points.y[point] = latToMercatorY(lat[site]!)
    points.kind[point] = country[site] ? COUNTRY_ONLY : LOCATED
  })
  return { points, siteOf, pointOf }
}

/** Points of incidents: where each happened, every point once, and from where to where it led. */
export interface PlacedPoints {
  placed: Lists
  origin: Int32Array
  destination: Int32Array
}

export function placeIncidents(
  facts: Pick<Facts, 'places' | 'origin' | 'destination'>,
  pointOf: Int32Array,
): PlacedPoints {
  const toPoint = (site: number): number => (site === NONE ? NONE : pointOf[site]!)
  return {
    placed: distinctPoints(facts.places, pointOf),
    origin: facts.origin.map(toPoint),
    destination: facts.destination.map(toPoint),
  }
}

/** Point of each site, by an open-addressed table of positions. */
function joinSites({ lon, lat, country }: Sites): { pointOf: Int32Array; siteOf: Int32Array } {
  const n = lon.length
  const bits = Math.max(4, Math.ceil(Math.log2(2 * n + 1)))
  const table = new Int32Array(2 ** bits).fill(NONE)
  const [x, y] = [new Int32Array(n), new Int32Array(n)]
  const pointOf = new Int32Array(n)
  const siteOf = new Int32Array(n)
  let points = 0
  for (let site = 0; site < n; site++) {
    x[site] = Math.round(lon[site]! * PER_DEGREE)
    y[site] = Math.round(lat[site]! * PER_DEGREE)
    const mixed = Math.imul(x[site]!, 0x9e37_79b1) ^ Math.imul(y[site]!, 0x85eb_ca6b) ^ country[site]!
    let slot = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d) >>> (32 - bits)
    for (; table[slot] !== NONE; slot = (slot + 1) & (table.length - 1)) {
      const known = siteOf[table[slot]!]!
      if (x[known] === x[site] && y[known] === y[site] && country[known] === country[site]) break
    }
    if (table[slot] === NONE) {
      table[slot] = points
      siteOf[points++] = site
    }
    pointOf[site] = table[slot]!
  }
  return { pointOf, siteOf: siteOf.slice(0, points) }
}

function weighPoints({ figures, places, origin, destination }: Facts, pointOf: Int32Array, n: number): Float64Array {
  const weight = new Float64Array(n)
  const add = (site: number, people: number): void => {
    if (site !== NONE) weight[pointOf[site]!]! += people
  }
  for (let i = 0; i < figures.min.length; i++) {
    const people = Number.isNaN(figures.min[i]!) ? 1 : figures.min[i]!
    const [from, until] = [places.start[i]!, places.start[i + 1]!]
    for (let k = from; k < until; k++) add(places.items[k]!, people / (until - from))
    // Ends of arcs carry less than places of arrests, so that the marks stay where the arrests were.
    add(origin[i]!, people / 8)
    add(destination[i]!, people / 8)
  }
  return weight
}

function distinctPoints({ start, items }: Lists, pointOf: Int32Array): Lists {
  const n = start.length - 1
  const distinct = { start: new Int32Array(n + 1), items: new Int32Array(items.length) }
  let next = 0
  for (let i = 0; i < n; i++) {
    const first = next
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (items[k] === NONE) continue
      const point = pointOf[items[k]!]!
      if (distinct.items.subarray(first, next).indexOf(point) === -1) distinct.items[next++] = point
    }
    distinct.start[i + 1] = next
  }
  return { start: distinct.start, items: distinct.items.slice(0, next) }
}
