import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Gazetteer, readGazetteer } from '../src/geocode/gazetteer.ts'
import { nameText, namesEqualTo } from '../src/geocode/nameTable.ts'
import type { Mention, Span } from '../src/geocode/mention.ts'
import { resolvePlace } from '../src/geocode/resolve.ts'
import { resolveTogether } from '../src/geocode/resolveTogether.ts'
import { searchPlaces } from '../src/geocode/search.ts'
import { readToponyms } from '../src/geocode/toponyms.ts'
import type { BenchRow } from './index.ts'
import { randomNumbers } from '../tests/helpers/arbitraries.ts'

const SEED = 20170818
const NAMES = 1_000
const PLACES_A_REPORT = 20
/** A linear scan of 1,000 names takes a minute; this many are enough for a ratio. */
const SCANNED_NAMES = 20
/** One round of lookups takes less than the clock can tell apart from noise. */
const LOOKUP_ROUNDS = 100
/** As above, and with mistakes in them. */
const MISTYPED = ['pnhom penh', 'bangok', 'siem raep', 'kuala lumpir', 'cambdoia', 'poyphet', 'yangn', 'mandalya']
/** Distances to half a million names take a second a query; this many are enough for a ratio. */
const SCANNED_QUERIES = 2
const QUERIES = ['p', 'ph', 'phnom', 'penh', 'san', 'sihanoukv', 'bang', 'new', 'golden', 'xi', 'kuala', 'tai']

function timed<T>(run: () => T): { result: T; ms: number } {
  const start = performance.now()
  const result = run()
  return { result, ms: performance.now() - start }
}

/** Smallest of several: what the code costs, without what else the machine was doing. */
const fastestMs = (run: () => unknown, rounds = 5): number =>
  Math.min(...Array.from({ length: rounds }, () => timed(run).ms))
/** Rounds after which the engine has compiled what takes a hundredth of a second. */
const WARM = 40

const roundMs = (run: () => unknown): number =>
  fastestMs(() => {
    for (let round = 0; round < LOOKUP_ROUNDS; round++) run()
  }) / LOOKUP_ROUNDS

/** Bytes on the heap and in buffers; exact only where node runs with --expose-gc. */
function memoryMb(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

/** The naive index: every folded name a string in a Map, with an array of its towns. */
function mapOf({ names }: Gazetteer): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (let name = 0; name < names.count; name++) {
    const text = nameText(names, name)
    const found = index.get(text)
    if (found) found.push(names.owners[name] ?? 0)
    else index.set(text, [names.owners[name] ?? 0])
  }
  return index
}

function scanFor({ names }: Gazetteer, folded: string): number[] {
  const found: number[] = []
  for (let name = 0; name < names.count; name++) if (nameText(names, name) === folded) found.push(name)
  return found
}

interface Golden {
  name: string
}

/** Reports of twenty places each, of the names in the seeds, with the spans of the names. */
function reports(): Array<{ text: string; given: Span[] }> {
  const golden = JSON.parse(
    readFileSync(new URL('../tests/golden/seed-places.json', import.meta.url), 'utf8'),
  ) as Golden[]
  const random = randomNumbers(SEED)
  return Array.from({ length: NAMES / PLACES_A_REPORT }, () => {
    let text = ''
    const given: Span[] = []
    for (let i = 0; i < PLACES_A_REPORT; i++) {
      const name = golden[Math.floor(random() * golden.length)]?.name ?? ''
      text += 'The police held 12 people near '
      given.push({ start: text.length, end: text.length + name.length })
      text += `${name} on Monday. `
    }
    return { text, given }
  })
}

/** Textbook edit distance, two rows. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
    row = next
  }
  return row[b.length] ?? 0
}

/** Size, opening, memory, lookup and search of the gazetteer that ships. */
export async function geocodeBench(): Promise<BenchRow[]> {
  const zipped = readFileSync(new URL('../public/geo/gazetteer.bin', import.meta.url))
  const raw = gunzipSync(zipped)
  const before = memoryMb()
  const { result: gazetteer } = timed(() => readGazetteer(raw))
  const opened = memoryMb()
  const { result: map, ms: mapMs } = timed(() => mapOf(gazetteer))
  const mapped = memoryMb()
  const openMs = fastestMs(() => readGazetteer(raw))
  const random = randomNumbers(SEED)
  const wanted = Array.from({ length: NAMES }, () =>
    nameText(gazetteer.names, Math.floor(random() * gazetteer.names.count)),
  )
  const lookupMs = roundMs(() => wanted.forEach((name) => namesEqualTo(gazetteer.names, name)))
  const mapLookupMs = roundMs(() => wanted.forEach((name) => map.get(name)))
  const resolveMs = fastestMs(() => wanted.forEach((name) => resolvePlace(gazetteer, { name, country: null })))
  const scanMs =
    (timed(() => wanted.slice(0, SCANNED_NAMES).forEach((name) => scanFor(gazetteer, name))).ms * NAMES) / SCANNED_NAMES
  const searchMs = fastestMs(() => QUERIES.forEach((query) => searchPlaces(gazetteer, query))) / QUERIES.length
  const text = [...map.keys()]
  const filterMs =
    fastestMs(() =>
      QUERIES.forEach((query) => text.filter((name) => name.startsWith(query) || name.includes(` ${query}`))),
    ) / QUERIES.length
  const mistypedMs = fastestMs(() => MISTYPED.forEach((query) => searchPlaces(gazetteer, query))) / MISTYPED.length
  const distancesMs =
    timed(() =>
      MISTYPED.slice(0, SCANNED_QUERIES).forEach((query) =>
        text.filter((name) => distance(name.slice(0, query.length), query) <= 2),
      ),
    ).ms / SCANNED_QUERIES
  const texts = reports()
  const mentionsOf = texts.map(({ text, given }) =>
    given.map(({ start, end }): Mention => ({ start, end, text: text.slice(start, end), kind: 'place' })),
  )
  const togetherMs = fastestMs(
    () => texts.forEach(({ text }, i) => resolveTogether(gazetteer, text, mentionsOf[i] ?? [])),
    WARM,
  )
  const readMs = fastestMs(() => texts.forEach(({ text }) => readToponyms(gazetteer, text)), WARM)
  const apartMs = fastestMs(
    () => mentionsOf.flat().forEach(({ text }) => resolvePlace(gazetteer, { name: text, country: null })),
    WARM,
  )
  const n = gazetteer.names.count
  return [
    {
      name: 'gazetteer file',
      n,
      value: zipped.length / 1e6,
      unit: 'MB',
      versus: 'not compressed',
      ratio: zipped.length / raw.length,
    },
    {
      name: 'gazetteer open',
      n,
      value: openMs,
      unit: 'ms',
      versus: 'the same, then a Map of its names',
      ratio: openMs / (openMs + mapMs),
    },
    {
      name: 'gazetteer memory',
      n,
      value: opened - before,
      unit: 'MB',
      versus: 'a Map of its names alone',
      ratio: (opened - before) / (mapped - opened),
    },
    // Here the Map wins: its strings keep their hashes. It is the price of the smaller memory and the faster start.
    {
      name: 'find 1,000 names',
      n: NAMES,
      value: lookupMs,
      unit: 'ms',
      versus: 'Map',
      ratio: lookupMs / mapLookupMs,
    },
    {
      name: 'resolve 1,000 names',
      n: NAMES,
      value: resolveMs,
      unit: 'ms',
      versus: 'linear scan for the names alone',
      ratio: resolveMs / scanMs,
    },
    {
      name: 'resolve 1,000 toponyms of 50 texts',
      n: NAMES,
      value: togetherMs,
      unit: 'ms',
      versus: 'each by itself',
      ratio: togetherMs / apartMs,
    },
    {
      name: 'find and resolve them',
      n: NAMES,
      value: readMs,
      unit: 'ms',
      versus: 'resolving them',
      ratio: readMs / togetherMs,
    },
    {
      name: 'search as typed',
      n: QUERIES.length,
      value: searchMs,
      unit: 'ms',
      versus: 'filter over an array of strings, unranked',
      ratio: searchMs / filterMs,
    },
    {
      name: 'search with mistakes',
      n: MISTYPED.length,
      value: mistypedMs,
      unit: 'ms',
      versus: 'edit distance to each name, unranked',
      ratio: mistypedMs / distancesMs,
    },
  ]
}
