import type { PointFeature } from 'supercluster'
import Supercluster from 'supercluster'
import type { Day } from '../src/domain/day.ts'
import { weighFigures } from '../src/domain/weigh.ts'
import type { Facts } from '../src/time/facts.ts'
import { histogramTable } from '../src/time/histogramTable.ts'
import type { Selection } from '../src/time/picture.ts'
import { pictureAt } from '../src/time/picture.ts'
import type { Span } from '../src/time/span.ts'
import { tallyTable } from '../src/time/tallyTable.ts'
import type { ColumnIndex } from '../src/time/timeIndex.ts'
import { buildColumnIndex, buildTimeIndex } from '../src/time/timeIndex.ts'
import type { WindowTable } from '../src/time/windowTable.ts'
import { CHANNELS, LEAST } from '../src/time/windowEvents.ts'
import { windowTable } from '../src/time/windowTable.ts'
import { FIRST, LAST, SHAPES, generate, incidentsOf } from '../tests/helpers/generate.ts'
import { randomNumbers } from '../tests/helpers/arbitraries.ts'

/** One measurement against the named alternative in the same run; a ratio below 1 is cheaper than that. */
export interface BenchRow {
  name: string
  n: number
  value: number
  unit: string
  versus: string
  ratio: number
}

/** The world at once: where every contender has the most clusters to sum. */
const ZOOM = 2
const WORLD: [number, number, number, number] = [-180, -90, 180, 90]
const VERSUS = 'filter, then supercluster with map and reduce'

/** As many as the first dataset has, and what a large archive would have. Fewer steps where one takes long. */
const FEW = { n: 371, steps: 120 }
const SIZES = [
  { n: 10_000, steps: 40 },
  { n: 100_000, steps: 12 },
  { n: 1_000_000, steps: 4 },
] as const

/** Lengths of the window, days. */
const WINDOWS = [
  { name: '7 days', days: 7 },
  { name: '90 days', days: 90 },
  { name: 'all', days: Infinity },
] as const

/** Kept so that no measured work can be optimised away. */
let sink = 0

interface Arrest {
  people: number
  day: Day
}

type Feature = PointFeature<Arrest>

function featuresOf({ columns, figures, sites, places }: Facts): Feature[] {
  return Array.from({ length: columns.size }, (_, i): Feature => {
    const site = places.items[places.start[i]!]!
    return {
      type: 'Feature',
      properties: { people: figures.min[i]!, day: columns.start[i]! },
      geometry: { type: 'Point', coordinates: [sites.lon[site]!, sites.lat[site]!] },
    }
  })
}

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

/** People on the map, so that the contenders can be held to the same answer. */
function peopleBySupercluster(features: readonly Feature[], { from, until }: Span): number {
  const shown = features.filter(({ properties: { day } }) => day >= from && day < until)
  return superclusterOf(shown)
    .getClusters(WORLD, ZOOM)
    .reduce((sum, { properties }) => sum + properties.people, 0)
}

function peopleByTable(table: WindowTable, span: Span): number {
  table.moveTo(span)
  let people = 0
  for (const slot of table.active()) people += table.sums[slot * CHANNELS + LEAST]!
  return people
}

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
  spanAt: (step: number) => Span
  ours: (span: Span) => number
  theirs: (span: Span) => number
}

/** Medians of steps taken in turn, so that whatever else the machine does falls on both. */
function compare({ name, n, steps, spanAt, ours, theirs }: Contest): BenchRow {
  const [own, other]: [number[], number[]] = [[], []]
  for (let step = -Math.ceil(steps / 4); step < steps; step++) {
    const span = spanAt(Math.abs(step))
    const [a, b] = [timed(() => ours(span)), timed(() => theirs(span))]
    // The other has left nothing of ours in the caches; nobody scrubs by single steps.
    const more = Array.from({ length: 9 }, (_, k) => timed(() => ours(spanAt(100 + ((9 * Math.abs(step) + k) % 100)))))
    if (a.result !== b.result)
      throw new Error(`${name}, n ${n}, step ${step}: ${a.result} people, but ${b.result} by the alternative`)
    sink += a.result
    if (step < 0) continue
    own.push(a.ms, ...more.map(({ ms }) => ms))
    sink += more.length
    other.push(b.ms)
  }
  return { name, n, value: median(own), unit: 'ms', versus: VERSUS, ratio: median(own) / median(other) }
}

/** Windows of a length, anywhere; one that is all of time ends anywhere, so that no step can rest on the last one. */
function jumps(days: number): (step: number) => Span {
  const random = randomNumbers(7)
  const starts = Array.from({ length: 200 }, () => FIRST + Math.floor(random() * (LAST - FIRST - 100)))
  return (step) => {
    const from = starts[step]!
    return days === Infinity ? { from: -Infinity, until: LAST - (step % 100) } : { from, until: from + days }
  }
}

const everyone = (n: number): Uint8Array => new Uint8Array(n).fill(1)

const selectionFrom = (index: ColumnIndex, mask: Uint8Array): Selection => ({
  mask,
  weights: weighFigures(index.figures, index.contained, mask),
})

/** As few as the first dataset: every step goes over the incidents. */
function benchFew({ n, steps }: typeof FEW): BenchRow[] {
  const facts = generate(n, { plain: true })
  const features = featuresOf(facts)
  const incidents = incidentsOf(facts)
  const [built, loaded] = [timed(() => buildTimeIndex(incidents)), timed(() => superclusterOf(features))]
  const index = built.result
  const selection = selectionFrom(index, everyone(n))
  const people = (span: Span): number =>
    pictureAt(index, selection, span, ZOOM).clusters.reduce((sum, mark) => sum + mark.sum.least, 0)
  return [
    ...WINDOWS.map(({ name, days }) =>
      compare({
        name: `step, ${name}`,
        n,
        steps,
        spanAt: jumps(days),
        ours: people,
        theirs: (span) => peopleBySupercluster(features, span),
      }),
    ),
    { name: 'build', n, value: built.ms, unit: 'ms', versus: 'supercluster, load', ratio: built.ms / loaded.ms },
  ]
}

/** Plain arrests, which supercluster can count as well. */
function benchContest(n: number, steps: number): BenchRow[] {
  const facts = generate(n, { plain: true })
  const built = timed(() => buildColumnIndex(facts))
  const index = built.result
  const selection = selectionFrom(index, everyone(n))
  const features = featuresOf(facts)
  const loaded = timed(() => superclusterOf(features))
  sink += loaded.result.getClusters(WORLD, 0).length
  const homes = timed(() => index.homesAt(ZOOM))
  const table = timed(() => windowTable(index, selection, ZOOM))
  const single = (name: string, ms: number): BenchRow => ({
    name,
    n,
    value: ms,
    unit: 'ms',
    versus: 'supercluster, load',
    ratio: ms / loaded.ms,
  })
  const contests = WINDOWS.map(({ name, days }) =>
    compare({
      name: `step, ${name}`,
      n,
      steps: days === Infinity ? Math.ceil(steps / 2) : steps,
      spanAt: jumps(days),
      ours: (span) => peopleByTable(table.result, span),
      theirs: (span) => peopleBySupercluster(features, span),
    }),
  )
  return [
    ...contests,
    single('build', built.ms),
    single('first use of a level', homes.ms),
    single('table of a level', table.ms),
  ]
}

/** Everything that a report can be: joint, contained, planned, imprecise, open, and flows. Nobody else can count these. */
function benchMixed(n: number): BenchRow[] {
  const facts = generate(n)
  const built = timed(() => buildColumnIndex(facts))
  const index = built.result
  const homes = timed(() => index.homesAt(ZOOM))
  const order = timed(() => index.timeOrder())
  const random = randomNumbers(3)
  const mask = Uint8Array.from({ length: n }, () => (random() < 0.7 ? 1 : 0))
  const weighed = timed(() => selectionFrom(index, mask))
  const selection = weighed.result
  const { result: table, ms: tabled } = timed(() => windowTable(index, selection, ZOOM))
  const bars = timed(() => histogramTable(index, selection))
  const tally = timed(() => tallyTable(index, selection, everyone(n)))
  const scans = Array.from({ length: 9 }, (_, k) =>
    timed(() => scanColumns(index, selection, { from: FIRST + 2000 + k, until: FIRST + 2090 + k })),
  )
  sink += scans[0]!.result
  const scan = median(scans.map(({ ms }) => ms))
  const row = (name: string, ms: number): BenchRow => ({
    name: `mixed: ${name}`,
    n,
    value: ms,
    unit: 'ms',
    versus: 'one pass over the columns',
    ratio: ms / scan,
  })
  const steps = 60
  const stepping = (spanAt: (step: number) => Span, step: (span: Span) => number): number =>
    median(
      Array.from({ length: steps }, (_, k) => {
        const { result, ms } = timed(() => step(spanAt(k)))
        sink += result
        return ms
      }).slice(10),
    )
  const byTable = (span: Span): number => peopleByTable(table, span)
  const headline = (span: Span): number => tally.result(span).operations
  const rows = [
    ...WINDOWS.map(({ name, days }) => row(`step, ${name}`, stepping(jumps(days), byTable))),
    row(
      'playing, a day a step, 90 days',
      stepping((k) => ({ from: FIRST + 2000 + k, until: FIRST + 2090 + k }), byTable),
    ),
    row('headline, 90 days', stepping(jumps(90), headline)),
    row(
      'histogram, another axis',
      stepping(jumps(2000), (span) => bars.result?.(span, 'month').edges.length ?? 0),
    ),
    row('build', built.ms),
    row('first use of a level', homes.ms + order.ms),
    row('change of filter: weights and table', weighed.ms + tabled),
    row('change of filter or view: histogram and headline', bars.ms + tally.ms),
  ]
  const groups: BenchRow = {
    name: 'mixed: groups of the level',
    n,
    value: table.groups.length,
    unit: '',
    versus: 'clusters among them',
    ratio: table.groups.length / index.hierarchy.levels[ZOOM]!.rows,
  }
  const ways: [string, number][] = [
    ['mixed: columns and index', bytesOf(index)],
    ['mixed: a level and its table', bytesOf(index.homesAt(ZOOM)) + bytesOf(order.result) + table.bytes()],
  ]
  const aim = 'the aim of 150'
  return [
    ...rows,
    groups,
    ...ways.map(([name, bytes]): BenchRow => ({
      name,
      n,
      value: bytes / n,
      unit: 'B each',
      versus: aim,
      ratio: bytes / n / 150,
    })),
  ]
}

/** What a step costs that goes over typed arrays: the least that any way without a table can do. */
function scanColumns({ columns }: ColumnIndex, { mask, weights }: Selection, { from, until }: Span): number {
  let people = 0
  for (let i = 0; i < columns.size; i++)
    if (mask[i] && columns.start[i]! < until && columns.end[i]! > from) people += weights.least[i]!
  return people
}

/** Bytes of the typed arrays of an object, each once. Lists of objects, as ties and pairs are, are not counted. */
function bytesOf(root: object): number {
  const buffers = new Set<ArrayBufferLike>()
  const visit = (value: unknown, depth: number): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer)
    else if (typeof value === 'object' && value !== null && depth < 6)
      for (const [key, inner] of Object.entries(value)) if (key !== 'rowOf') visit(inner, depth + 1)
  }
  visit(root, 0)
  return [...buffers].reduce((bytes, buffer) => bytes + buffer.byteLength, 0)
}

/** What no index may be tuned to: a step of 90 days over other shapes of data, against the hot spots. */
function benchShapes(n: number): BenchRow[] {
  const times = SHAPES.map((shape) => {
    const index = buildColumnIndex(generate(n, { shape }))
    const table = windowTable(index, selectionFrom(index, everyone(n)), ZOOM)
    const spanAt = jumps(90)
    const ms = Array.from({ length: 60 }, (_, k) => timed(() => (sink += peopleByTable(table, spanAt(k)))).ms)
    return { shape, ms: median(ms.slice(10)) }
  })
  return times.map(({ shape, ms }) => ({
    name: `mixed: step, 90 days, ${shape}`,
    n,
    value: ms,
    unit: 'ms',
    versus: 'hot spots',
    ratio: ms / times[0]!.ms,
  }))
}

/** How the value grows from the smallest to the largest of the sizes: the ratio is that of the values. */
function growth(rows: readonly BenchRow[]): BenchRow[] {
  const [least, most] = [SIZES[0].n, SIZES.at(-1)!.n]
  return rows
    .filter((row) => row.n === most)
    .flatMap((row) => {
      const small = rows.find((other) => other.n === least && other.name === row.name)
      if (!small) return []
      return [{ ...row, name: `growth: ${row.name}`, versus: `n ${least}`, ratio: row.value / small.value }]
    })
}

/** Cost of one step of time, and of what has to be there before it, on made-up incidents. */
export async function indexBench(): Promise<BenchRow[]> {
  const rows = [
    ...benchFew(FEW),
    ...SIZES.flatMap(({ n, steps }) => benchContest(n, steps)),
    ...SIZES.flatMap(({ n }) => benchMixed(n)),
    ...benchShapes(100_000),
  ]
  if (!Number.isFinite(sink)) throw new Error('The sums are not numbers')
  return [...rows, ...growth(rows)]
}
