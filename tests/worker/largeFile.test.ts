import { beforeAll, describe, expect, test } from 'vitest'
import { filterMask } from '../../src/domain/filter.ts'
import type { Incident } from '../../src/domain/incident.ts'
import type { Filters, Mode } from '../../src/domain/view.ts'
import { MODES, NO_FILTERS } from '../../src/domain/view.ts'
import { weigh } from '../../src/domain/weigh.ts'
import { readArrow, writeArrow } from '../../src/io/arrow.ts'
import { readArrowFacts } from '../../src/io/arrowFacts.ts'
import type { Viewport } from '../../src/lib/viewport.ts'
import type { Answered, Answers } from '../../src/state/answers.ts'
import { follow, openAnswers, withEarly } from '../../src/state/answers.ts'
import { UNDATED } from '../../src/time/columns.ts'
import { histogram } from '../../src/time/histogram.ts'
import type { Span } from '../../src/time/span.ts'
import { spanOf, touches } from '../../src/time/span.ts'
import type { LedgerLine } from '../../src/time/tally.ts'
import { ledger, tally } from '../../src/time/tally.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { NONE, buildTimeIndex } from '../../src/time/timeIndex.ts'
import { visibleIncidents } from '../../src/time/visible.ts'
import type { LargeFile, Question } from '../../src/worker/largeFile.ts'
import { openLargeFile } from '../../src/worker/largeFile.ts'
import { everyone, randomNumbers } from '../helpers/arbitraries.ts'
import { FIRST, LAST, generate, incidentsOf } from '../helpers/generate.ts'
import { spelledMark } from '../helpers/spelledMark.ts'

const N = 4_000

/** A flat map of the whole world from 170 degrees west to 0, and a bit of it, without a camera. */
const halfWorld: Viewport = {
  // Mercator x from 0.05 to 0.5 and y from 0 to 1 fill the screen.
  matrix: [2 / 0.45, 0, 0, 0, 0, -2, 0, 0, 0, 0, 1, 0, -1 - (2 * 0.05) / 0.45, 1, 0, 1],
  horizon: null,
  middle: 0.275,
  width: 1000,
  height: 800,
}

/** A little less of it: other incidents, and mostly the same marks. */
const nearlyHalfWorld: Viewport = { ...halfWorld, width: 990 }

/** Incidents with everything that filters, the ledger and the search look at. */
function made(): Incident[] {
  const random = randomNumbers(12)
  const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  return incidentsOf(generate(N, { seed: 77 })).map((incident, i) => ({
    ...incident,
    people: Array.from({ length: Math.floor(random() * 3) }, () => ({
      nationality: some(['CN', 'TW', 'KH', 'VN']),
      min: random() < 0.7 ? Math.floor(random() * 6) : null,
      max: null,
    })),
    places: incident.places.map((place) => ({ ...place, country: some(['KH', 'TH', 'MM', null]) })),
    destination: incident.destination && { ...incident.destination, country: some(['CN', 'TW']) },
    summary: some(['A villa was raided.', 'Người bị bắt ở Đà Nẵng', '', `Report ${i}`]),
    sources: Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      publisher: some(['Gazette', 'Courier']),
      title: 'x',
      url: '',
      published: null,
    })),
    links: random() < 0.1 ? [`i${Math.floor(random() * N)}`] : [],
  }))
}

let incidents: readonly Incident[]
let index: TimeIndex
let file: LargeFile
let answered: Answered | null = null

beforeAll(() => {
  const bytes = writeArrow(made())
  ;({ incidents } = readArrow(bytes))
  index = buildTimeIndex(incidents)
  file = openLargeFile(readArrowFacts(bytes))
})

async function ask(change: Partial<Question>) {
  const question: Question = { filters: NO_FILTERS, reading: 'range', level: 3, days: 92, viewport: null, ...change }
  answered = follow(answered, (await file.answer(question, () => false))!)
  return openAnswers(answered!, file.plan().columns)
}

const seen = (): Uint8Array =>
  Uint8Array.from(index.hierarchy.points.x, (x, i) => {
    const slack = index.hierarchy.points.kind[i] === 1 ? 40 : 4
    const right = ((x - 0.05) / 0.45) * 1000
    return right >= -slack && right <= 1000 + slack ? 1 : 0
  })

const filterings: Partial<Filters>[] = [
  {},
  { types: ['arrest'] },
  { countries: ['KH', 'TH'], exactDays: true },
  { nationalities: ['CN'], sources: 2 },
  { destinations: ['TW'] },
  { precisions: ['country'] },
  { query: 'da nang' },
  { query: 'villa courier', types: ['arrest'] },
]

describe('a large file answers as going over its incidents does', () => {
  test.each(filterings)('under the filters %o', async (some) => {
    const filters = { ...NO_FILTERS, ...some }
    for (const viewport of [null, halfWorld]) {
      const answers = await ask({ filters, viewport, reading: viewport ? 'lowest' : 'range' })
      const mask = filterMask(incidents, filters)
      const weights = weigh(incidents, index.inside, mask, viewport ? 'lowest' : 'range')
      const visible = visibleIncidents(index, viewport && seen())
      expect(mask.reduce((sum, passes) => sum + passes, 0)).toBeGreaterThan(20)
      for (const [k, mode] of MODES.entries() as Iterable<[number, Mode]>) {
        const span = spanOf({ from: FIRST + 900 * k, until: FIRST + 900 * k + 400 }, mode)
        const inSpan = incidents.map((_, i) => i).filter((i) => mask[i] && touches(index.columns, i, span))
        const shown = inSpan.filter((i) => visible[i] && !incidents[i]!.aggregate)
        expect(answers.headline(span)).toEqual(tally(index, weights, shown))
        expect([...answers.rows(span)].toSorted((a, b) => a - b)).toEqual(shown)
        const starts = Array.from(answers.rows(span), (i) => index.columns.start[i]!)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
        expect(answers.counts(span)).toMatchObject({
          shown: shown.length,
          totals: inSpan.filter((i) => incidents[i]!.aggregate).length,
        })
        const byName = (lines: LedgerLine[]): LedgerLine[] =>
          lines.toSorted((a, b) => a.nationality.localeCompare(b.nationality))
        expect(byName(file.ledger(span))).toEqual(byName(ledger(index, weights, shown)))
      }
      const axis = { from: FIRST, until: LAST }
      const shownMask = mask.map((passes, i) => (passes && visible[i] ? 1 : 0))
      const slow = histogram(index, { mask: shownMask, weights }, axis, 'quarter')
      const fast = answers.histogram(axis, 'quarter')
      expect([...fast.arrests.exact]).toEqual([...slow.arrests.exact].map((people) => expect.closeTo(people, 5)))
      expect(Array.from(incidents, (_, i) => answers.passes(i))).toEqual(Array.from(mask, (passes) => passes === 1))
    }
  })

  test('so are its scales: of the largest disc and the largest arc of any window, nothing else', async () => {
    const length = 92
    for (const level of [0, 3, 6]) {
      const answers = await ask({ level, days: length })
      const weights = weigh(incidents, index.inside, everyone(incidents))
      const { groups } = answered!.level
      expect(groups.flowLevel).toBe(level)
      const homes = index.homesAt(level)
      const figure = (i: number): number =>
        weights.least[i]! > 0 ? weights.least[i]! : weights.most[i] === Infinity ? 0 : Math.max(0, weights.most[i]!)
      const largest = (groupOf: (i: number) => string | null): number => {
        const groups = new Map<string, number[]>()
        incidents.forEach((_, i) => {
          const group = index.columns.start[i] === UNDATED ? null : groupOf(i)
          if (group !== null) groups.set(group, [...(groups.get(group) ?? []), i])
        })
        const { start, end } = index.columns
        const sumFrom = (members: number[], from: number): number =>
          members.reduce((sum, i) => sum + (start[i]! < from + length && end[i]! > from ? figure(i) : 0), 0)
        const sums = [...groups.values()].flatMap((members) =>
          members.map((i) => sumFrom(members, start[i]! - length + 1)),
        )
        return Math.max(1, ...sums)
      }
      expect(answers.largest).toEqual({
        marks: largest((i) =>
          homes.row[i] !== NONE ? `row ${homes.row[i]}` : homes.tie[i] !== NONE ? `tie ${homes.tie[i]}` : null,
        ),
        flows: largest((i) => (homes.pair[i] === NONE ? null : `pair ${homes.pair[i]}`)),
      })
      expect(answers.largest.marks).not.toBe(answers.largest.flows)
    }
  })

  test('and gives incidents, what belongs to them, and their order by people', () => {
    const positions = [0, 17, N - 1]
    expect(file.incidentsAt(positions)).toEqual(
      positions.map((i) => ({ ...incidents[i]!, links: expect.anything(), includes: expect.anything() })),
    )
    for (const i of [3, 40, 41, 42]) {
      const { id, links } = incidents[i]!
      expect(file.related(i)).toEqual({
        arrests: links.map((link) => incidents.findIndex((other) => other.id === link)),
        deportations: incidents.flatMap((other, k) =>
          other.type === 'deportation' && other.links.includes(id) ? [k] : [],
        ),
        inside: index.inside[i],
        wholes: index.inside.flatMap((parts, k) => (parts.includes(i) ? [k] : [])),
      })
    }
    const ranks = file.byPeople()
    const largest = incidents.reduce(
      (best, { count }, i) => ((count.min ?? 0) > (incidents[best]!.count.min ?? 0) ? i : best),
      0,
    )
    expect(ranks[largest]).toBeGreaterThan(N - 10)
    expect(file.nameOf(0)).toMatch(/^place \d+$/)
  })

  test('what comes ahead of an answer is what it says, near the window, and nothing of other windows', async () => {
    const [near, far] = [
      { from: FIRST + 900, until: FIRST + 990 },
      { from: FIRST + 3000, until: FIRST + 3090 },
    ]
    const spelled = (answers: Answers, span: Span): unknown => {
      const { clusters, ties, flows, ...rest } = answers.picture(span)
      return {
        ...rest,
        marks: [...clusters, ...ties, ...flows].map(spelledMark),
        headline: answers.headline(span),
        counts: answers.counts(span),
        rows: answers.rows(span),
        totals: answers.totals(span, 20),
      }
    }
    let before = await ask({})
    for (const change of [
      { filters: { ...NO_FILTERS, types: ['arrest'] } },
      { level: 6 },
      { level: 6, filters: { ...NO_FILTERS, exactDays: true }, viewport: halfWorld },
      { level: 6, filters: { ...NO_FILTERS, exactDays: true }, viewport: nearlyHalfWorld },
      { level: 7, reading: 'lowest', viewport: halfWorld },
    ] satisfies Partial<Question>[]) {
      const question: Question = {
        filters: NO_FILTERS,
        reading: 'range',
        level: 3,
        days: 92,
        viewport: null,
        ...change,
      }
      const { columns } = file.plan()
      const early = file.early(question, near)!
      expect(file.early(question, { from: -Infinity, until: Infinity }), 'as quick with tables').toBeNull()
      const ahead = withEarly(before, early, columns)
      const [known, left] = [spelled(ahead, near), spelled(ahead, far)]
      const within = (i: number): boolean => touches(columns, i, near)
      const shown = incidents.flatMap((_, i) => (within(i) && ahead.shows(i) ? [i] : []))
      expect(left).toEqual(spelled(before, far))
      const later = await ask(change)
      expect(known).toEqual(spelled(later, near))
      expect([ahead.undated, shown]).toEqual([
        later.undated,
        incidents.flatMap((_, i) => (within(i) && later.shows(i) ? [i] : [])),
      ])
      expect(incidents.map((_, i) => ahead.passes(i))).toEqual(incidents.map((_, i) => later.passes(i)))
      expect(later.picture(near).clusters.length).toBeGreaterThan(5)
      expect(file.early(question, near), 'nothing has changed since').toBeNull()
      while (file.prepare());
      before = later
    }
  })

  test('sends only what has changed, and nothing at all where something newer was asked', async () => {
    const question: Question = { filters: NO_FILTERS, reading: 'range', level: 3, days: 92, viewport: null }
    await file.answer(question, () => false)
    expect(await file.answer({ ...question, days: 31 }, () => false)).toMatchObject({
      passing: null,
      view: null,
      level: null,
    })
    const panned = await file.answer({ ...question, viewport: halfWorld }, () => false)
    expect(panned).toMatchObject({ passing: null })
    expect(panned!.view).not.toBeNull()
    const zoomed = await file.answer({ ...question, viewport: halfWorld, level: 5 }, () => false)
    expect(zoomed).toMatchObject({ passing: null, view: null })
    expect(zoomed!.level!.groups.level).toBe(5)
  })
})
