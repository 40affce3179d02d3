/** A large file in the worker: columns, index, and the tables that the page asks for. Knows nothing of messages. */
import type { Reading } from '../domain/count.ts'
import { areaFigure } from '../domain/count.ts'
import type { Choices } from '../domain/facets.ts'
import { choicesOf, maskOf } from '../domain/facets.ts'
import { sumAt } from '../domain/figures.ts'
import type { Incident } from '../domain/incident.ts'
import type { Filters } from '../domain/view.ts'
import { NO_FILTERS } from '../domain/view.ts'
import { nestingOf, ownWeights, weighCounted } from '../domain/weigh.ts'
import type { ColumnarFile } from '../io/arrowFacts.ts'
import { memoLast } from '../lib/memo.ts'
import { digitsOf, sortByDigits, upTo } from '../lib/radix.ts'
import type { Viewport } from '../lib/viewport.ts'
import { placesIn } from '../lib/viewport.ts'
import type { Joined } from '../time/collectPoints.ts'
import { joinPoints } from '../time/collectPoints.ts'
import type { Days } from '../time/dayTable.ts'
import { daysOf } from '../time/dayTable.ts'
import type { Hierarchy } from '../time/hierarchy.ts'
import { buildHierarchy } from '../time/hierarchy.ts'
import { largestSum } from '../time/largestSum.ts'
import type { Standing } from '../time/levelGroups.ts'
import { firstPairOf, levelGroups, seenRows, standings, undrawnOf } from '../time/levelGroups.ts'
import type { Selection } from '../time/selection.ts'
import type { Span } from '../time/span.ts'
import type { LedgerLine } from '../time/tally.ts'
import { firstFrom } from '../time/firstFrom.ts'
import { touchingIn } from '../time/timeOrder.ts'
import type { ColumnIndex } from '../time/timeIndex.ts'
import { COUNTRY_ONLY, baseOf, indexOn } from '../time/timeIndex.ts'
import { visibleIncidents } from '../time/visible.ts'
import { collectEvents } from '../time/windowEvents.ts'
import type { FilePlan } from './filePlan.ts'
import { planOf } from './filePlan.ts'
import type { LevelTables, ViewTables } from './fileTables.ts'
import { copied, levelTables, viewTables } from './fileTables.ts'
import type { Related } from './fileQuestions.ts'
import { ledgerOf, nameFinder, relatedIn, searcher } from './fileQuestions.ts'

/** What is asked for a view. */
export interface Question {
  filters: Filters
  reading: Reading
  level: number
  /** Days of the windows that the scale of marks is for; Infinity for windows that are open. */
  days: number
  viewport: Viewport | null
}

/** What has changed since the last answer; null for what has not. */
export interface Answer {
  /** 1 for each incident that passes the filters. */
  passing: Uint8Array | null
  view: ViewTables | null
  level: LevelTables | null
  /** Of a disc and of an arc, over all of time. */
  largest: { marks: number; flows: number }
}

/** What a span says before everything is added up: of what touches it, and so of any window within it. */
export interface EarlyAnswer {
  span: Span
  passing: Uint8Array
  view: ViewTables
  /** Null where the marks are those of the last answer. */
  level: Pick<LevelTables, 'groups' | 'events'> | null
}

/** Days before and after a window that are added up ahead of the rest: it may move on meanwhile. */
const DAYS_AROUND = 120
/** Where such a span has more than this share of all, the tables are made as quickly. */
const MOST_EARLY = 0.5

/** Pixels around what is on the screen. */
const SLACK = 4
/** A country stands for its area: its point may be just outside while the country is on the screen. */
const COUNTRY_SLACK = 40

export interface LargeFile {
  plan: () => FilePlan
  /**
   * Ahead of an answer, what it will say of a span and some days around it. Null where that is what the last answer said,
   * and where the span holds most of the file. Not for questions with words, whose answer is a search.
   */
  early: (question: Question, span: Span) => EarlyAnswer | null
  /** The next answer. `isStale` is asked while it takes long: once it says so, null is given. */
  answer: (question: Question, isStale: () => boolean) => Promise<Answer | null>
  incidentsAt: (positions: readonly number[]) => (Incident | null)[]
  /** Name of the place that a point stands for. */
  nameOf: (point: number) => string
  related: (position: number) => Related
  ledger: (span: Span) => LedgerLine[]
  /** Where each incident is when they are ordered by people, fewest first. */
  byPeople: () => Int32Array
  /**
   * Finds out what a step of the zoom will ask for, and rehearses a change of filter, while nothing is asked: one thing at
   * each call, about as long as a question takes, until it says false.
   */
  prepare: () => boolean
}

export function openLargeFile(file: ColumnarFile): LargeFile {
  const joined = joinPoints(file.facts)
  return beginLargeFile(file, joined)(buildHierarchy(joined.points))
}

/** Does what does not wait for the hierarchy of the points, so that somebody else can build that meanwhile. */
export function beginLargeFile(file: ColumnarFile, joined: Joined): (hierarchy: Hierarchy) => LargeFile {
  const { facets } = file
  const base = baseOf(file.facts, joined)
  const { columns } = base
  const days = daysOf(base)
  base.timeOrder()
  const choices = choicesOf(facets, columns)
  const nesting = nestingOf(base)
  const own = memoLast((reading: Reading) => ownWeights(base.figures, reading))
  const select = (filters: Filters, reading: Reading, found: Uint8Array | null): Selection => {
    const mask = maskOf(facets, columns, filters)
    if (found) for (let i = 0; i < mask.length; i++) mask[i]! &= found[i]!
    return { mask, weights: weighCounted(base.figures, own(reading), nesting, mask) }
  }
  const selectionOf = memoLast((filters: string, reading: Reading, found: Uint8Array | null) =>
    select(JSON.parse(filters) as Filters, reading, found),
  )
  // What is most likely asked for first.
  selectionOf(JSON.stringify(NO_FILTERS), 'range', null)
  return (hierarchy) => openIndexed(file, indexOn(base, hierarchy), { days, choices, select, selectionOf })
}

/** What a file has before its hierarchy is there. */
interface Begun {
  days: Days
  choices: Choices
  /** What passes filters, and a text search where there is one. */
  select: (filters: Filters, reading: Reading, found: Uint8Array | null) => Selection
  /** The same, remembered, of filters as JSON. */
  selectionOf: (filters: string, reading: Reading, found: Uint8Array | null) => Selection
}

function openIndexed(file: ColumnarFile, index: ColumnIndex, { days, choices, select, selectionOf }: Begun): LargeFile {
  const { facets } = file
  const { columns, hierarchy } = index
  const find = searcher(file, columns.size)
  const shownPoints = memoLast((key: string) => {
    const viewport = JSON.parse(key) as Viewport | null
    return viewport && placesIn(viewport, hierarchy.points.x, hierarchy.points.y, slackAround(index, 1))
  })
  /** A part of the world that is larger than the screen, so that marks are there when it moves a little. */
  const nearPoints = memoLast((key: string) => {
    const viewport = JSON.parse(key) as Viewport | null
    if (!viewport) return null
    const side = Math.max(viewport.width, viewport.height) / 2
    return placesIn(viewport, hierarchy.points.x, hierarchy.points.y, slackAround(index, side))
  })
  const visible = memoLast((points: Uint8Array | null) => visibleIncidents(index, points))
  const standing = keepFew(standings(index), STANDINGS)
  let level = 0
  let reading: Reading = 'range'
  const groupsFor = memoLast((selection: Selection, at: Standing, rows: Uint8Array | null) =>
    levelGroups(index, selection, at, rows),
  )
  const sameRows = keepSame()
  const largestMark = memoLast((selection: Selection, at: Standing, length: number) =>
    largestSum(index, selection.weights, { count: at.rows + at.ties.start.length - 1, groupAt: at.mark }, length),
  )
  const largestFlow = memoLast((selection: Selection, near: ReturnType<typeof groupsFor>, length: number) => {
    const [first, count] = [firstPairOf(near.groups), undrawnOf(near.groups)]
    return largestSum(index, selection.weights, { ...near.grouping, first, count }, length)
  })
  let sent: { selection: Selection | null; visible: Uint8Array | null; near: unknown } = {
    selection: null,
    visible: null,
    near: null,
  }

  const selected = ({ filters, reading }: Question, found: Uint8Array | null): Selection =>
    selectionOf(JSON.stringify({ ...filters, query: '' }), reading, found)
  const groupsOf = (selection: Selection, question: Question): ReturnType<typeof groupsFor> => {
    ;({ level, reading } = question)
    const near = nearPoints(JSON.stringify(question.viewport))
    return groupsFor(selection, standing.at(level), near && sameRows(level, seenRows(index, level, near)))
  }

  /** What touches a span says of the view and of the marks. */
  const touchingOf = (selection: Selection, isVisible: Uint8Array, near: ReturnType<typeof groupsFor>, span: Span) => {
    const touching = touchingIn(index.timeOrder(), columns, span)
    return {
      view: viewTables(index, days, selection, isVisible, touching),
      events: () => collectEvents(index, selection.weights, near.grouping, touching),
    }
  }
  let rehearsed = 0
  /** Goes the way of a first change of filter, which is slow as long as it has not been compiled for one. */
  const rehearse = (change: Partial<Filters>): void => {
    const selection = select({ ...NO_FILTERS, ...change }, reading, null)
    const near = levelGroups(index, selection, standing.at(level), null)
    const { byStart } = index.timeOrder()
    const from = columns.start[byStart[byStart.length >> 1] ?? 0] ?? 0
    touchingOf(selection, visibleIncidents(index, null), near, { from, until: from + DAYS_AROUND }).events()
  }

  return {
    plan: () => planOf(index, choices, [...facets.countries.names, ...facets.destinations.names]),
    early(question, { from, until }) {
      const span = { from: from - DAYS_AROUND, until: until + DAYS_AROUND }
      const { byStart } = index.timeOrder()
      const held = firstFrom(columns.start, byStart, span.until) - firstFrom(columns.start, byStart, span.from)
      if (held > MOST_EARLY * byStart.length) return null
      const selection = selected(question, null)
      const isVisible = visible(shownPoints(JSON.stringify(question.viewport)))
      const near = groupsOf(selection, question)
      const isSameView = sent.selection === selection && sent.visible === isVisible
      if (isSameView && sent.near === near) return null
      const { view, events } = touchingOf(selection, isVisible, near, span)
      return {
        span,
        passing: selection.mask.slice(),
        view,
        level: sent.near === near ? null : { groups: copied(near.groups), events: events() },
      }
    },
    async answer(question, isStale) {
      const found = await find(question.filters.query, isStale)
      if (found === 'stale') return null
      const selection = selected(question, found)
      const isVisible = visible(shownPoints(JSON.stringify(question.viewport)))
      const groups = groupsOf(selection, question)
      const at = standing.at(level)
      const answer: Answer = {
        passing: sent.selection === selection ? null : selection.mask.slice(),
        view:
          sent.selection === selection && sent.visible === isVisible
            ? null
            : viewTables(index, days, selection, isVisible),
        level: sent.near === groups ? null : levelTables(index, selection, groups),
        largest: {
          marks: largestMark(selection, at, question.days),
          flows: largestFlow(selection, groups, question.days),
        },
      }
      sent = { selection, visible: isVisible, near: groups }
      return answer
    },
    incidentsAt: (positions) => positions.map((position) => file.incidentAt(position)),
    nameOf: nameFinder(file, index),
    related: relatedIn(file, index),
    ledger(span) {
      const { selection } = sent
      if (!selection || !sent.visible) return []
      return ledgerOf(file, index, selection, sent.visible, span)
    },
    byPeople() {
      const figure = new Float64Array(columns.size)
      for (let i = 0; i < figure.length; i++) figure[i] = areaFigure(sumAt(index.figures, i, 'range'))
      const order = sortByDigits(upTo(columns.size), digitsOf(figure))
      const rank = new Int32Array(columns.size)
      order.forEach((i, k) => (rank[i] = k))
      return rank
    },
    prepare() {
      const next = [level + 1, level - 1].find((other) => hierarchy.levels[other] && !standing.has(other))
      if (next !== undefined) standing.at(next)
      else if (rehearsed < REHEARSED.length) rehearse(REHEARSED[rehearsed++]!)
      return next !== undefined || rehearsed < REHEARSED.length
    },
  }
}

/**
 * Changes of filter that are rehearsed. Code is compiled for good only after it has run a few times, with what passes and
 * what does not.
 */
const REHEARSED: readonly Partial<Filters>[] = [
  { exactDays: true },
  { precisions: ['city'] },
  { sources: 2 },
  {},
  { exactDays: true },
]

/** So many levels are known at once where incidents stand: the one that is shown, and those that a step of the zoom leads to. */
const STANDINGS = 3

/** Remembers the latest few results, which are those of the fewest steps. */
function keepFew<T>(
  compute: (key: number) => T,
  most: number,
): { at: (key: number) => T; has: (key: number) => boolean } {
  const known = new Map<number, T>()
  return {
    at(key) {
      const value = known.get(key) ?? compute(key)
      // What was asked for last goes last.
      known.delete(key)
      known.set(key, value)
      for (const oldest of known.keys()) if (known.size > most) known.delete(oldest)
      return value
    },
    has: (key) => known.has(key),
  }
}

/** Pixels around the screen in which each point still counts as on it. */
const slackAround =
  ({ hierarchy: { points } }: ColumnIndex, least: number) =>
  (point: number): number =>
    Math.max(least, points.kind[point] === COUNTRY_ONLY ? COUNTRY_SLACK : SLACK)

/** Gives the earlier list of rows where the new one is equal: a view that has the same marks needs no other tables. */
function keepSame(): (level: number, rows: Uint8Array) => Uint8Array {
  let last: { level: number; rows: Uint8Array } | null = null
  return (level, rows) => {
    if (last?.level !== level || last.rows.some((seen, row) => seen !== rows[row])) last = { level, rows }
    return last.rows
  }
}
