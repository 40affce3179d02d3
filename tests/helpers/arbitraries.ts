/** Random incidents and worlds for property tests. Every test runs with the same seed, so a failure can be repeated. */
import fc from 'fast-check'
import type { Count } from '../../src/domain/count.ts'
import { addUnits, formatDay, parseDay } from '../../src/domain/day.ts'
import type { Incident, People, When } from '../../src/domain/incident.ts'
import type { Place } from '../../src/domain/place.ts'
import type { Weights } from '../../src/domain/weigh.ts'

export const seeded = (numRuns = 200): fc.Parameters<unknown> => ({ seed: 20170818, numRuns })

/** An incident with nothing in it but what is given: one arrest of nobody, nowhere, never. */
export function makeIncident(change: Partial<Incident> = {}): Incident {
  return {
    id: 'x',
    type: 'arrest',
    status: 'done',
    aggregate: false,
    count: { min: 0, max: 0, qualifier: 'exact' },
    people: [],
    date: { start: null, end: null, precision: 'unknown' },
    places: [],
    origin: null,
    destination: null,
    links: [],
    includes: [],
    summary: '',
    notes: '',
    sources: [],
    evidence: [],
    extra: {},
    ...change,
  }
}

export const exactly = (people: number): Count => ({ min: people, max: people, qualifier: 'exact' })

export const everyone = (incidents: readonly unknown[]): Uint8Array => new Uint8Array(incidents.length).fill(1)

/** Sum of the bounds that the picked incidents weigh, nothing put in order. */
export function boundsOf({ least, most }: Weights, picked: Iterable<number>): { least: number; most: number } {
  const bounds = { least: 0, most: 0 }
  for (const i of picked) {
    bounds.least += least[i]!
    bounds.most += most[i]!
  }
  return bounds
}

export const FIRST_DAY = parseDay('2011-01-01')!
export const LAST_DAY = parseDay('2026-12-31')!

export const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY })

const days = (from: number, until: number, precision: When['precision']): When => ({
  start: formatDay(from),
  end: formatDay(until - 1),
  precision,
})

const monthStart = anyDay.map((day) => parseDay(`${formatDay(day).slice(0, 7)}-01`)!)

export const anyDate: fc.Arbitrary<When> = fc.oneof(
  { weight: 6, arbitrary: anyDay.map((day) => days(day, day + 1, 'day')) },
  { weight: 2, arbitrary: monthStart.map((day) => days(day, addUnits(day, 'month', 1), 'month')) },
  fc
    .integer({ min: 2011, max: 2026 })
    .map((year) => days(parseDay(`${year}-01-01`)!, parseDay(`${year + 1}-01-01`)!, 'year')),
  fc.tuple(anyDay, fc.integer({ min: 1, max: 90 })).map(([day, length]) => days(day, day + length, 'range')),
  fc.constant<When>({ start: null, end: null, precision: 'unknown' }),
  anyDay.map((day): When => ({ start: formatDay(day), end: null, precision: 'unknown' })),
  anyDay.map((day): When => ({ start: null, end: formatDay(day), precision: 'unknown' })),
)

/** A set of places small enough that random incidents meet in the same ones, and close enough that they merge. */
export const PLACES: readonly Place[] = [
  { name: 'Siem Reap', country: 'KH', lat: 13.3618, lon: 103.8606, precision: 'city' },
  { name: 'Banteay Meanchey', country: 'KH', lat: 13.75, lon: 102.99, precision: 'admin1' },
  { name: 'Phnom Penh', country: 'KH', lat: 11.5625, lon: 104.916, precision: 'city' },
  { name: 'a villa in Phnom Penh', country: 'KH', lat: 11.5712, lon: 104.9203, precision: 'site' },
  { name: 'Cambodia', country: 'KH', lat: 12.5, lon: 105, precision: 'country' },
  { name: 'a town in the middle of Cambodia', country: 'KH', lat: 12.5, lon: 105, precision: 'city' },
  { name: 'Ho Chi Minh City', country: 'VN', lat: 10.823, lon: 106.6296, precision: 'city' },
  { name: 'Jakarta', country: 'ID', lat: -6.2146, lon: 106.8451, precision: 'city' },
  { name: 'China', country: 'CN', lat: 35, lon: 105, precision: 'country' },
  { name: 'Taipei', country: 'TW', lat: 25.0478, lon: 121.5319, precision: 'city' },
  { name: 'Suva', country: 'FJ', lat: -18.1416, lon: 178.4419, precision: 'city' },
  { name: 'Apia', country: 'WS', lat: -13.8333, lon: -171.7667, precision: 'city' },
  { name: 'Nairobi', country: 'KE', lat: -1.2833, lon: 36.8167, precision: 'admin1' },
  { name: 'a ship at 0° 0′', country: null, lat: 0, lon: 0, precision: 'site' },
  { name: 'a village that nobody finds', country: 'KH' },
  { name: 'half a position', country: null, lat: 12, lon: null, precision: 'city' },
]

export const anyPlace: fc.Arbitrary<Place> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PLACES) },
  fc.record({
    name: fc.constant('somewhere'),
    country: fc.constantFrom('KH', 'TH', null),
    lat: fc.double({ min: -85, max: 85, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    precision: fc.constantFrom('site' as const, 'city' as const, 'admin1' as const, 'country' as const),
  }),
)

/** Counts with all qualifiers that the format allows for their bounds. */
export const anyCount: fc.Arbitrary<Count> = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 500 }).map(exactly) },
  fc.nat({ max: 500 }).map((n): Count => ({ min: n, max: n, qualifier: 'about' })),
  fc
    .tuple(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 200 }))
    .map(([n, more]): Count => ({ min: n, max: n + more, qualifier: 'about' })),
  fc.nat({ max: 500 }).map((n): Count => ({ min: n, max: null, qualifier: 'at_least' })),
  fc.nat({ max: 500 }).map((n): Count => ({ min: null, max: n, qualifier: 'at_most' })),
  fc.constant<Count>({ min: null, max: null, qualifier: 'unknown' }),
)

const NATIONALITIES = ['CN', 'TW', 'VN', 'ID', 'KH'] as const

/** A breakdown that need not agree with the count, as in reports: short of it, above it, or without numbers. */
export const anyPeople: fc.Arbitrary<People[]> = fc.uniqueArray(
  fc.record({
    nationality: fc.constantFrom(...NATIONALITIES),
    min: fc.option(fc.nat({ max: 200 })),
    max: fc.constant(null),
  }),
  { selector: (people) => people.nationality, maxLength: 4 },
)

const anyType = fc.oneof(
  { weight: 5, arbitrary: fc.constant('arrest') },
  { weight: 3, arbitrary: fc.constant('deportation') },
  fc.constant('rescue'),
)

/** Any incident that a file can hold, without `includes`. */
export const anyIncident: fc.Arbitrary<Incident> = fc
  .record({
    type: anyType,
    count: anyCount,
    people: anyPeople,
    date: anyDate,
    places: fc.array(anyPlace, { maxLength: 4 }),
    origin: fc.option(anyPlace),
    destination: fc.option(anyPlace),
    aggregate: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    status: fc.integer({ min: 0, max: 9 }).map((n): Incident['status'] => (n === 0 ? 'planned' : 'done')),
  })
  .map(({ origin, destination, places, ...rest }) =>
    makeIncident(rest.type === 'deportation' ? { ...rest, origin, destination } : { ...rest, places }),
  )

/** Incidents with ids, some of them included in earlier ones of their type. */
export const anyIncidents = (maxLength = 30): fc.Arbitrary<Incident[]> =>
  fc.array(fc.tuple(anyIncident, fc.option(fc.nat({ max: 200 }), { freq: 2 })), { maxLength }).map((drafts) => {
    const incidents = drafts.map(([incident], i) => ({ ...incident, id: `i${i}`, includes: [] as string[] }))
    drafts.forEach(([, parent], i) => {
      if (parent === null || i === 0) return
      const whole = incidents[parent % i]!
      if (whole.type === incidents[i]!.type) whole.includes.push(`i${i}`)
    })
    return incidents
  })

/** Incidents whose true people are known, so that "nobody is counted twice" can be checked against real sets. */
export interface World {
  incidents: Incident[]
  /** Ids of the people whom each incident is about. A part's people are among those of its wholes. */
  persons: Set<number>[]
  /** People who are in no part of the incident. */
  ownPersons: number[]
}

export const unionOf = (persons: readonly ReadonlySet<number>[]): Set<number> => {
  const union = new Set<number>()
  for (const set of persons) for (const person of set) union.add(person)
  return union
}

interface WorldOptions {
  /** Counts are the true numbers; else bounds around them, some of them open. */
  exact: boolean
  /** In how many wholes a part can be; 1 makes a forest, where siblings share nobody. */
  mostWholes: number
  maxLength?: number
}

/** Worlds of incidents that hold each other, whole before part. A whole lists its parts, or also their parts. */
export function worlds({ exact, mostWholes, maxLength = 14 }: WorldOptions): fc.Arbitrary<World> {
  const draft = fc.record({
    incident: anyIncident,
    own: fc.nat({ max: 40 }),
    wholes: fc.array(fc.nat({ max: 1000 }), { maxLength: mostWholes }),
    below: fc.nat({ max: 15 }),
    above: fc.nat({ max: 15 }),
    open: fc.constantFrom('no', 'no', 'no', 'min', 'max', 'both'),
    listsAll: fc.boolean(),
  })
  return fc.array(draft, { minLength: 1, maxLength }).map((drafts) => {
    const parts = drafts.map(() => new Set<number>())
    drafts.forEach(({ wholes }, i) => {
      if (i > 0) for (const whole of wholes) parts[whole % i]!.add(i)
    })
    let next = 0
    const persons = drafts.map(({ own }) => new Set(Array.from({ length: own }, () => next++)))
    const inside = parts.map((direct) => new Set(direct))
    for (let i = drafts.length - 1; i >= 0; i--)
      for (const part of parts[i]!) {
        for (const person of persons[part]!) persons[i]!.add(person)
        for (const deeper of inside[part]!) inside[i]!.add(deeper)
      }
    const incidents = drafts.map(({ incident, below, above, open, listsAll }, i) => {
      const size = persons[i]!.size
      const min = open === 'min' || open === 'both' ? null : Math.max(0, size - below)
      const max = open === 'max' || open === 'both' ? null : size + above
      const includes = [...(listsAll ? inside[i]! : parts[i]!)].map((part) => `i${part}`)
      const bounds: Count = exact ? exactly(size) : { min, max, qualifier: min === max ? 'exact' : 'about' }
      return {
        ...incident,
        id: `i${i}`,
        type: 'arrest',
        status: 'done' as const,
        aggregate: false,
        count: bounds,
        includes,
      }
    })
    return { incidents, persons, ownPersons: drafts.map(({ own }) => own) }
  })
}

/** Deterministic random numbers for tests that need many points rather than shrinking. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
