/**
 * Made-up incidents in any number, the same ones for the same seed: as columns, and as incidents of the same facts.
 * The shapes are what an index could be tuned to by mistake, or trip over.
 */
import type { Incident } from '../../src/domain/incident.ts'
import { formatDay, parseDay } from '../../src/domain/day.ts'
import type { Count } from '../../src/domain/count.ts'
import type { Place } from '../../src/domain/place.ts'
import { PRECISIONS } from '../../src/domain/place.ts'
import { ARREST, DEPORTATION, OTHER, UNDATED } from '../../src/time/columns.ts'
import type { Facts } from '../../src/time/facts.ts'
import { NONE } from '../../src/time/facts.ts'
import { randomNumbers } from './arbitraries.ts'

export const SHAPES = ['hot spots', 'uniform', 'one city', 'one day', 'antimeridian', 'polar'] as const
/** `hot spots`: 300 towns, the first far larger than the last, in bursts. The others are extremes. */
export type Shape = (typeof SHAPES)[number]

export interface GenerateOptions {
  shape?: Shape
  seed?: number
  /** Only arrests of exactly known size in one place on one day: what every contender can count. */
  plain?: boolean
}

export const FIRST = parseDay('2010-01-01')!
export const LAST = parseDay('2025-01-01')!

const SPOTS = 300

interface Spot {
  lon: number
  lat: number
  width: number
  /** Centres of its bursts of activity. */
  bursts: number[]
}

type Random = () => number

/** About normal: the sum of four, mean 0, deviation 1. */
const bell = (random: Random): number => (random() + random() + random() + random() - 2) * Math.sqrt(3)

function makeSpots(random: Random, shape: Shape): Spot[] {
  const count = shape === 'one city' ? 1 : SPOTS
  return Array.from({ length: count }, () => {
    const lat = shape === 'polar' ? (random() < 0.5 ? -1 : 1) * (84 + 6 * random()) : 20 + 24 * bell(random)
    return {
      lon: shape === 'antimeridian' ? 180 + 2 * bell(random) : random() * 360 - 180,
      lat: shape === 'polar' ? lat : Math.max(-54, Math.min(69, lat)),
      width: shape === 'one city' ? 0.1 : Math.exp(Math.log(0.16) + 0.8 * bell(random)),
      bursts: Array.from({ length: 3 + Math.floor(random() * 12) }, () => FIRST + random() * (LAST - FIRST)),
    }
  })
}

const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** `n` incidents of a shape. */
export function generate(n: number, { shape = 'hot spots', seed = 42, plain = false }: GenerateOptions = {}): Facts {
  const random = randomNumbers(seed)
  const spots = makeSpots(random, shape)
  const ranks = spots.map((_, k) => 1 / (k + 1))
  const whole = ranks.reduce((sum, rank) => sum + rank, 0)
  const shares = ranks.map((_, k) => ranks.slice(0, k + 1).reduce((sum, rank) => sum + rank, 0) / whole)
  const pickSpot = (): Spot => {
    const at = random()
    let [low, high] = [0, shares.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (shares[middle]! < at) low = middle + 1
      else high = middle
    }
    return spots[low]!
  }
  const sites = new SiteList(4 * n)
  const near = (spot: Spot): number => {
    if (shape === 'uniform') return sites.add(random() * 360 - 180, random() * 168 - 84, 0)
    if (!plain && random() < 0.03) return sites.add(spot.lon, spot.lat, 1)
    return sites.add(spot.lon + spot.width * bell(random), spot.lat + spot.width * bell(random), 0)
  }
  const dayIn = (spot: Spot): number => {
    if (shape === 'one day') return FIRST + 1000
    const burst = spot.bursts[Math.floor(random() * spot.bursts.length)]!
    const day = random() < 0.7 ? burst + 25 * bell(random) : FIRST + (LAST - FIRST) * Math.sqrt(random())
    return Math.max(FIRST, Math.min(LAST - 1, Math.floor(day)))
  }
  const facts = blankFacts(n)
  const { columns, figures } = facts
  const items: number[] = []
  const included: number[] = []
  for (let i = 0; i < n; i++) {
    const spot = pickSpot()
    const kind = plain ? 0 : random()
    columns.type[i] = kind < 0.7 ? ARREST : kind < 0.95 ? DEPORTATION : OTHER
    columns.planned[i] = !plain && random() < 0.02 ? 1 : 0
    columns.aggregate[i] = !plain && random() < 0.01 ? 1 : 0
    setDate(facts, i, dayIn(spot), plain ? 0 : random())
    setFigure(facts, i, Math.min(500, Math.floor((1 - random()) ** -0.9)), plain ? 0 : random())
    if (columns.type[i] === DEPORTATION) {
      facts.origin[i] = near(spot)
      facts.destination[i] = random() < 0.95 ? near(pickSpot()) : NONE
    } else {
      const places = plain || random() < 0.94 ? 1 : 2 + Math.floor(random() * 3)
      for (let k = 0; k < places; k++) items.push(near(k === 0 ? spot : pickSpot()))
    }
    facts.places.start[i + 1] = items.length
    const at = facts.origin[i] === NONE ? items.slice(facts.places.start[i]) : [facts.origin[i]!]
    columns.precision[i] = PRECISIONS.indexOf(at.some((site) => sites.isCountry(site)) ? 'country' : 'city')
    // A whole comes before its parts; some parts are wholes themselves.
    if (!plain && random() < 0.03) for (let k = 1; k <= 1 + random() * 3 && i + k < n; k++) included.push(i + k)
    facts.includes.start[i + 1] = included.length
    figures.countable[i] = columns.planned[i] || columns.aggregate[i] ? 0 : 1
  }
  facts.places.items = Int32Array.from(items)
  facts.includes.items = Int32Array.from(included)
  facts.sites = sites.taken()
  return facts
}

function blankFacts(n: number): Facts {
  return {
    columns: {
      size: n,
      type: new Uint8Array(n),
      start: new Int32Array(n),
      end: new Int32Array(n),
      exactDay: new Uint8Array(n),
      aggregate: new Uint8Array(n),
      planned: new Uint8Array(n),
      precision: new Uint8Array(n),
    },
    figures: {
      min: new Float64Array(n),
      max: new Float64Array(n),
      about: new Uint8Array(n),
      countable: new Uint8Array(n),
    },
    includes: { start: new Int32Array(n + 1), items: new Int32Array(0) },
    sites: { lon: new Float64Array(0), lat: new Float64Array(0), country: new Uint8Array(0) },
    places: { start: new Int32Array(n + 1), items: new Int32Array(0) },
    origin: new Int32Array(n).fill(NONE),
    destination: new Int32Array(n).fill(NONE),
  }
}

class SiteList {
  private readonly lon: Float64Array
  private readonly lat: Float64Array
  private readonly country: Uint8Array
  private size = 0

  constructor(most: number) {
    this.lon = new Float64Array(most)
    this.lat = new Float64Array(most)
    this.country = new Uint8Array(most)
  }

  add(lon: number, lat: number, country: number): number {
    this.lon[this.size] = round(wrap(lon))
    this.lat[this.size] = round(Math.max(-90, Math.min(90, lat)))
    this.country[this.size] = country
    return this.size++
  }

  isCountry(site: number): boolean {
    return this.country[site] === 1
  }

  taken(): Facts['sites'] {
    const size = this.size
    return { lon: this.lon.slice(0, size), lat: this.lat.slice(0, size), country: this.country.slice(0, size) }
  }
}

/** `kind` from 0 to 1: mostly days, else months, years, spans of days, or no date at all. */
function setDate({ columns }: Facts, i: number, day: number, kind: number): void {
  const length = kind < 0.8 ? 1 : kind < 0.92 ? 30 : kind < 0.94 ? 365 : 2 + Math.floor((kind - 0.94) * 1000)
  columns.start[i] = kind > 0.99 ? UNDATED : day
  columns.end[i] = kind > 0.99 ? UNDATED : day + length
  columns.exactDay[i] = kind < 0.8 ? 1 : 0
}

/** `kind` from 0 to 1: mostly exact, else "about", a range, "at least", "at most", or not stated. */
function setFigure({ figures }: Facts, i: number, people: number, kind: number): void {
  figures.min[i] = kind < 0.96 ? people : NaN
  figures.max[i] = kind < 0.84 ? people : kind < 0.88 ? people + 7 : kind < 0.96 || kind > 0.98 ? NaN : people
  figures.about[i] = kind >= 0.8 && kind < 0.88 ? 1 : 0
}

const bound = (value: number): number | null => (Number.isNaN(value) ? null : value)

function countOf(min: number | null, max: number | null, about: number): Count {
  const qualifier =
    min === null ? (max === null ? 'unknown' : 'at_most') : max === null ? 'at_least' : about ? 'about' : 'exact'
  return { min, max, qualifier }
}

/** Incidents of the same facts. For numbers that fit into memory as objects. */
export function incidentsOf({ columns, figures, includes, sites, places, origin, destination }: Facts): Incident[] {
  const placeOf = (site: number): Place => ({
    name: `place ${site}`,
    country: null,
    lon: sites.lon[site]!,
    lat: sites.lat[site]!,
    precision: sites.country[site] ? 'country' : 'city',
  })
  return Array.from({ length: columns.size }, (_, i): Incident => {
    const isDated = columns.start[i] !== UNDATED
    const [min, max] = [bound(figures.min[i]!), bound(figures.max[i]!)]
    return {
      id: `i${i}`,
      type: columns.type[i] === ARREST ? 'arrest' : columns.type[i] === DEPORTATION ? 'deportation' : 'rescue',
      status: columns.planned[i] ? 'planned' : 'done',
      aggregate: columns.aggregate[i] === 1,
      count: countOf(min, max, figures.about[i]!),
      people: [],
      date: {
        start: isDated ? formatDay(columns.start[i]!) : null,
        end: isDated ? formatDay(columns.end[i]! - 1) : null,
        precision: columns.exactDay[i] ? 'day' : isDated ? 'range' : 'unknown',
      },
      places: Array.from(places.items.subarray(places.start[i], places.start[i + 1]), placeOf),
      origin: origin[i] === NONE ? null : placeOf(origin[i]!),
      destination: destination[i] === NONE ? null : placeOf(destination[i]!),
      links: [],
      includes: Array.from(includes.items.subarray(includes.start[i], includes.start[i + 1]), (part) => `i${part}`),
      summary: '',
      notes: '',
      sources: [],
      evidence: [],
      extra: {},
    }
  })
}
