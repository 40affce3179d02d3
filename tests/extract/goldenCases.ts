import { readFileSync } from 'node:fs'
import type { Incident } from '../../src/domain/incident.ts'

/**
 * The golden files are written for people: a text after "- ", or its paragraphs after "| ", and one line "= …" for each
 * incident in it. `@` gives the report's date to the cases below it.
 *
 *     = [arrest|deportation] [planned] [total] COUNT {XX n, YY} DATE in PLACE/CC, … from PLACE/CC to PLACE/CC
 *
 * COUNT: `23`, `360-399~` (about), `601+` (at least), `-30` (at most), `?`. DATE: a day, month, year, `a..b`, `?`.
 */
export interface GoldenCase {
  file: string
  line: number
  published: string
  text: string
  gold: Gold[]
}

export interface Gold {
  type: string
  status: string
  aggregate: boolean
  min: number | null
  max: number | null
  qualifier: string
  people: Map<string, [number | null, number | null]>
  start: string | null
  end: string | null
  places: [name: string, country: string][] | null
  origin: [name: string, country: string] | null
  destination: [name: string, country: string] | null
  line: string
}

const FOLDER = new URL('../golden/extract/', import.meta.url)

export const GOLDEN_FILES = [
  'active',
  'passive',
  'deportations',
  'negatives',
  'numbers',
  'dates',
  'reports',
  'retold',
  'wires',
  'desks',
  'last',
  'later',
  'bureaus',
  'gazettes',
  'rounds',
  'vault',
  'circuit',
  'sealed',
  'docket',
  'dispatch',
  'clauses',
  'peoples',
  'papers',
  'escrow',
  'threads',
  'relays',
  'harbour',
  'offing',
  'anchorage',
  'soundings',
  'roadstead',
  'narrows',
  'estuary',
] as const

export function readGolden(file: string): GoldenCase[] {
  const cases: GoldenCase[] = []
  let published = ''
  let isOpen = false
  readFileSync(new URL(`${file}.txt`, FOLDER), 'utf8')
    .split('\n')
    .forEach((line, i) => {
      const rest = line.slice(2)
      if (line.startsWith('@ ')) published = rest
      else if (line.startsWith('- ')) cases.push({ file, line: i + 1, published, text: rest, gold: [] })
      else if (line.startsWith('| ')) {
        const last = cases.at(-1)
        if (isOpen && last) last.text += `\n\n${rest}`
        else cases.push({ file, line: i + 1, published, text: rest, gold: [] })
      } else if (line.startsWith('= ') && rest !== 'none') cases.at(-1)?.gold.push(goldOf(rest))
      isOpen = line.startsWith('| ')
    })
  return cases
}

function countOf(text: string): Pick<Gold, 'min' | 'max' | 'qualifier'> {
  if (text === '?') return { min: null, max: null, qualifier: 'unknown' }
  if (text.startsWith('-')) return { min: null, max: Number(text.slice(1)), qualifier: 'at_most' }
  if (text.endsWith('+')) return { min: Number.parseInt(text, 10), max: null, qualifier: 'at_least' }
  const [min = 0, max = min] = text.replace('~', '').split('-').map(Number)
  return { min, max, qualifier: text.endsWith('~') ? 'about' : 'exact' }
}

function daysOf(text: string): Pick<Gold, 'start' | 'end'> {
  if (text === '?' || text === '') return { start: null, end: null }
  const [start = '', end = start] = text.split('..')
  const last =
    end.length === 4
      ? `${end}-12-31`
      : end.length === 7
        ? `${end}-${new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5)), 0)).getUTCDate()}`
        : end
  return { start: start.length === 4 ? `${start}-01-01` : start.length === 7 ? `${start}-01` : start, end: last }
}

const placesIn = (text: string | undefined): [string, string][] =>
  (text ?? '')
    .split(', ')
    .filter(Boolean)
    .map((place) => {
      const [name = '', country = ''] = place.trim().split('/')
      return [name, country]
    })

function goldOf(line: string): Gold {
  const match =
    /^(arrest|deportation)( planned)?( total)? (\S+) \{([^}]*)\}(?: ([\d?][\d.?-]*))?(?: in (.*?\/\w\w(?=$| from| to)))?(?: from (.*?\/\w\w))?(?: to (.*?\/\w\w))?$/u.exec(
      line,
    )
  if (!match) throw new Error(`cannot read the golden line "${line}"`)
  const [, type = '', planned, total, count = '', people = '', date = '', places, from, to] = match
  return {
    type,
    status: planned ? 'planned' : 'done',
    aggregate: !!total,
    ...countOf(count),
    people: new Map(
      people
        .split(', ')
        .filter(Boolean)
        .map((one) => {
          const [code = '', figure = '?'] = one.split(' ')
          const { min, max } = countOf(figure)
          return [code, [min, max]]
        }),
    ),
    ...daysOf(date),
    places: placesIn(places),
    origin: placesIn(from)[0] ?? null,
    destination: placesIn(to)[0] ?? null,
    line,
  }
}

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z ]/gu, '')
    .replace(/\b(?:province|state|city|district|airport|the|region)\b/gu, '')
    .trim()

type PlaceLike = { name: string; country: string | null; precision?: string | null | undefined }

function isPlace([name, country]: [string, string], place: PlaceLike | null | undefined): boolean {
  if (!place || place.country !== country) return false
  const [a, b] = [fold(name), fold(place.name)]
  const isCountry =
    new Intl.DisplayNames(['en'], { type: 'region' }).of(country) === name || place.name === name || name === 'Bosnia'
  return a.includes(b) || b.includes(a) || (isCountry && place.precision === 'country')
}

/** Fields in which an incident differs from its gold. */
export function differences(gold: Gold, found: Incident): string[] {
  const wrong: string[] = []
  if (gold.min !== found.count.min || gold.max !== found.count.max || gold.qualifier !== found.count.qualifier)
    wrong.push('count')
  if (gold.start !== found.date.start || gold.end !== found.date.end) wrong.push('date')
  if (gold.status !== found.status) wrong.push('status')
  if (gold.aggregate !== found.aggregate) wrong.push('aggregate')
  const people = new Map(found.people.map(({ nationality, min, max }) => [nationality, `${min} ${max}`]))
  const same =
    people.size === gold.people.size &&
    [...gold.people].every(([code, [min, max]]) => people.get(code) === `${min} ${max}`)
  if (!same) wrong.push('people')
  if (gold.type === 'arrest' && gold.places && gold.places.length > 0) {
    const places = gold.places
    if (
      !places.every((place) => found.places.some((other) => isPlace(place, other))) ||
      found.places.length !== places.length
    )
      wrong.push('places')
  }
  if (gold.origin && !isPlace(gold.origin, found.origin)) wrong.push('origin')
  if (gold.destination && !isPlace(gold.destination, found.destination)) wrong.push('destination')
  return wrong
}

const figure = (min: number | null, max: number | null): number => min ?? max ?? 0

/** Same type, and figures that meet; an unknown figure only meets an unknown one. */
export function isMatch(gold: Gold, found: Incident): boolean {
  if (gold.type !== found.type) return false
  const { min, max } = found.count
  if (gold.qualifier === 'unknown' || found.count.qualifier === 'unknown')
    return gold.qualifier === found.count.qualifier
  if ((gold.min ?? 0) > (max ?? Infinity) || (min ?? 0) > (gold.max ?? Infinity)) return false
  const [a, b] = [figure(gold.min, gold.max), figure(min, max)]
  return Math.max(a, b) <= 2 * Math.max(1, Math.min(a, b))
}

export interface Score {
  matched: number
  missed: number
  spurious: number
  wrong: Map<string, number>
  lines: string[]
}

/** Pairs gold and found of one case, fewest differences first. */
export function scoreCase({ file, line, text, gold }: GoldenCase, found: readonly Incident[], score: Score): void {
  const pairs = gold.flatMap((one) =>
    found.filter((other) => isMatch(one, other)).map((other) => ({ one, other, wrong: differences(one, other) })),
  )
  pairs.sort((a, b) => a.wrong.length - b.wrong.length)
  const [golds, founds] = [new Set(gold), new Set(found)]
  const say = (words: string): void => void score.lines.push(`${file}:${line} ${words}`)
  for (const { one, other, wrong } of pairs) {
    if (!golds.has(one) || !founds.has(other)) continue
    golds.delete(one)
    founds.delete(other)
    score.matched++
    for (const field of wrong) score.wrong.set(field, (score.wrong.get(field) ?? 0) + 1)
    if (wrong.length > 0)
      say(`wrong ${wrong.join(', ')}: ${one.line}\n      got ${briefly(other)}\n      ${text.slice(0, 200)}`)
  }
  for (const one of golds) say(`missed ${one.line}\n      ${text.slice(0, 200)}`)
  for (const other of founds) say(`spurious ${briefly(other)}\n      ${text.slice(0, 200)}`)
  score.missed += golds.size
  score.spurious += founds.size
}

export function briefly({
  type,
  status,
  aggregate,
  count,
  people,
  date,
  places,
  origin,
  destination,
}: Incident): string {
  const place = (one: PlaceLike | null): string => (one ? `${one.name}/${one.country}` : '')
  return [
    type,
    status === 'planned' ? 'planned' : '',
    aggregate ? 'total' : '',
    `${count.min}..${count.max} ${count.qualifier}`,
    `{${people.map((one) => `${one.nationality} ${one.min}`).join(', ')}}`,
    `${date.start}..${date.end}`,
    places.map(place).join(', '),
    origin || destination ? `${place(origin)} > ${place(destination)}` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
