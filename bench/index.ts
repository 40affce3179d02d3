import type { PointFeature } from 'supercluster'
import Supercluster from 'supercluster'
import type { Day } from '../src/domain/day.ts'
import { formatDay, parseDay } from '../src/domain/day.ts'
import type { Incident } from '../src/domain/incident.ts'
import type { Place } from '../src/domain/place.ts'
import { weigh } from '../src/domain/weigh.ts'
import type { Selection } from '../src/time/picture.ts'
import { pictureAt } from '../src/time/picture.ts'
import type { Span } from '../src/time/span.ts'
import type { TimeIndex } from '../src/time/timeIndex.ts'
import { buildTimeIndex } from '../src/time/timeIndex.ts'

/** One measurement against the named alternative in the same run; a ratio below 1 is cheaper than that. */
export interface BenchRow {
  name: string
  n: number
  value: number
  unit: string
  versus: string
  ratio: number
}

const SEED = 20170818
const FIRST = parseDay('2011-01-01')!
const LAST = parseDay('2026-06-01')!
const ZOOM = 4
const WORLD: [number, number, number, number] = [-180, -85, 180, 85]
const VERSUS = 'filter, then supercluster with map and reduce'

/** As many as the first dataset has, and what a large archive would have. Fewer steps where one takes long. */
const SIZES = [
  { n: 371, steps: 120 },
  { n: 10_000, steps: 60 },
  { n: 100_000, steps: 12 },
] as const

/** Kept so that no measured work can be optimised away. */
let sink = 0

/** mulberry32: the same incidents in every run. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Arrests in towns around a few centres: the kind that both contenders can draw. No joint figures, no deportations. */
function syntheticArrests(n: number): Incident[] {
  const random = randomOf(SEED)
  const spread = (width: number): number => (random() + random() - 1) * width
  const centres = Array.from({ length: 30 }, () => [random() * 240 - 100, random() * 90 - 35] as const)
  const towns = Array.from({ length: Math.min(4_000, Math.ceil(n / 2)) }, (_, i): Place => {
    const [lon, lat] = centres[i % centres.length]!
    return { name: `town ${i}`, country: null, lon: lon + spread(6), lat: lat + spread(6), precision: 'city' }
  })
  return Array.from({ length: n }, (_, i): Incident => {
    const people = 1 + Math.floor(200 * random() ** 4)
    const day = formatDay(FIRST + Math.floor(random() * (LAST - FIRST)))
    return {
      id: `i${i}`,
      type: 'arrest',
      status: 'done',
      aggregate: false,
      count: { min: people, max: people, qualifier: 'exact' },
      people: [],
      date: { start: day, end: day, precision: 'day' },
      places: [towns[Math.floor(random() * towns.length)]!],
      origin: null,
      destination: null,
      links: [],
      includes: [],
      summary: '',
      notes: '',
      sources: [],
      evidence: [],
      extra: {},
    }
  })
}

interface Arrest {
  people: number
  day: Day
}

type Feature = PointFeature<Arrest>

const toFeature = ({ places, count, date }: Incident): Feature => ({
  type: 'Feature',
  properties: { people: count.min ?? 0, day: parseDay(date.start ?? '') ?? 0 },
  geometry: { type: 'Point', coordinates: [places[0]?.lon ?? 0, places[0]?.lat ?? 0] },
})

function superclusterOf(features: Feature[]): Supercluster<Arrest, { people: number }> {
  const clusters = new Supercluster<Arrest, { people: number }>({
    radius: 44,
    extent: 512,
    maxZoom: 10,
    map: ({ people }) => ({ people }),
    reduce: (sum, { people }) => void (sum.people += people),
  })
  return clusters.load(features)
}

/** People on the map, so that the two can be held to the same answer. */
function peopleBySupercluster(features: readonly Feature[], { from, until }: Span): number {
  const shown = features.filter(({ properties: { day } }) => day >= from && day < until)
  return superclusterOf(shown)
    .getClusters(WORLD, ZOOM)
    .reduce((sum, { properties }) => sum + properties.people, 0)
}

const peopleByPicture = (index: TimeIndex, selection: Selection, span: Span): number =>
  pictureAt(index, selection, span, ZOOM).clusters.reduce((sum, mark) => sum + mark.sum.least, 0)

function timed<T>(run: () => T): { result: T; ms: number } {
  const start = performance.now()
  const result = run()
  return { result, ms: performance.now() - start }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

interface Contest {
  name: string
  n: number
  steps: number
  ours: (step: number) => number
  theirs: (step: number) => number
}

/** Medians of steps taken in turn, so that whatever else the machine does falls on both. */
function compare({ name, n, steps, ours, theirs }: Contest): BenchRow {
  const [own, other]: [number[], number[]] = [[], []]
  const warmUp = Math.ceil(steps / 4)
  for (let step = -warmUp; step < steps; step++) {
    const at = Math.abs(step)
    const [a, b] = [timed(() => ours(at)), timed(() => theirs(at))]
    if (a.result !== b.result)
      throw new Error(`${name}, n ${n}, step ${at}: ${a.result} people, but ${b.result} by the alternative`)
    sink += a.result
    if (step < 0) continue
    own.push(a.ms)
    other.push(b.ms)
  }
  return { name, n, value: median(own), unit: 'ms', versus: VERSUS, ratio: median(own) / median(other) }
}

function benchSize(n: number, steps: number): BenchRow[] {
  const incidents = syntheticArrests(n)
  const features = incidents.map(toFeature)
  const built = timed(() => buildTimeIndex(incidents))
  const loaded = timed(() => superclusterOf(features))
  const index = built.result
  sink += index.places.length + loaded.result.getClusters(WORLD, 0).length
  const weighed = timed((): Selection => {
    const mask = new Uint8Array(n).fill(1)
    return { mask, weights: weigh(incidents, index.inside, mask) }
  })
  // The homes of a level are found when it is first asked for.
  const homes = timed(() => index.homesAt(ZOOM))
  const selection = weighed.result
  const contest = (name: string, spanAt: (step: number) => Span): BenchRow =>
    compare({
      name,
      n,
      steps,
      ours: (step) => peopleByPicture(index, selection, spanAt(step)),
      theirs: (step) => peopleBySupercluster(features, spanAt(step)),
    })
  const dayAt = (step: number): Day => FIRST + 400 + Math.floor(((LAST - FIRST - 400) * step) / steps)
  return [
    contest('step of a one-year window', (step) => ({ from: dayAt(step) - 365, until: dayAt(step) })),
    contest('step, cumulative', (step) => ({ from: -Infinity, until: dayAt(step) })),
    { name: 'build', n, value: built.ms, unit: 'ms', versus: 'supercluster, load of all', ratio: built.ms / loaded.ms },
    {
      name: 'change of filter',
      n,
      value: weighed.ms,
      unit: 'ms',
      versus: 'supercluster, load of all',
      ratio: weighed.ms / loaded.ms,
    },
    {
      name: 'first use of a level',
      n,
      value: homes.ms,
      unit: 'ms',
      versus: 'supercluster, load of all',
      ratio: homes.ms / loaded.ms,
    },
  ]
}

/** Cost of one step of playback, and of what has to be there before it, on made-up arrests. */
export async function indexBench(): Promise<BenchRow[]> {
  const rows = SIZES.flatMap(({ n, steps }) => benchSize(n, steps))
  if (!Number.isFinite(sink)) throw new Error('The sums are not numbers')
  return rows
}
