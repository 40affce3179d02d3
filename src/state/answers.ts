import type { Unit } from '../domain/day.ts'
import { memoLast } from '../lib/memo.ts'
import type { DayCounts } from '../time/dayTable.ts'
import { countsOfDays, histogramOfDays, tallyOfDays } from '../time/dayTable.ts'
import type { Histogram } from '../time/histogram.ts'
import type { LevelPicture } from '../time/levelPicture.ts'
import { levelPicture } from '../time/levelPicture.ts'
import type { Columns } from '../time/columns.ts'
import type { Span } from '../time/span.ts'
import { touches } from '../time/span.ts'
import type { Tally } from '../time/tally.ts'
import { firstFrom } from '../time/firstFrom.ts'
import { openTable } from '../time/windowTable.ts'
import type { Answer, EarlyAnswer } from '../worker/largeFile.ts'

/** What a large file says of the last view that its worker was asked for: of any window, without going over it. */
export interface Answers {
  /** Of a disc and of an arc over all of time. */
  largest: Answer['largest']
  /** How many pass the filters and have no date. */
  undated: number
  picture: (span: Span) => LevelPicture
  headline: (span: Span) => Tally
  counts: (span: Span) => DayCounts
  histogram: (axis: Span, unit: Unit) => Histogram
  /** On the screen and in the span, by first day. */
  rows: (span: Span) => Int32Array
  /** Whether the screen shows an incident at some time. */
  shows: (position: number) => boolean
  /** Running totals of the span, the latest `most` of them, latest first. */
  totals: (span: Span, most: number) => number[]
  passes: (position: number) => boolean
}

/** Everything that answers were made of, so that what has not changed need not be sent again. */
export interface Answered {
  passing: Uint8Array
  view: NonNullable<Answer['view']>
  level: NonNullable<Answer['level']>
  largest: Answer['largest']
}

/** What is known after another answer; null where too little has come yet. */
export function follow(before: Answered | null, { passing, view, level, largest }: Answer): Answered | null {
  const next = {
    passing: passing ?? before?.passing,
    view: view ?? before?.view,
    level: level ?? before?.level,
    largest,
  }
  return next.passing && next.view && next.level ? (next as Answered) : null
}

const bySpan = <T>(compute: (span: Span) => T): ((span: Span) => T) => {
  const kept = memoLast((from: number, until: number) => compute({ from, until }))
  return ({ from, until }) => kept(from, until)
}

/** Opens what was answered. Tables that are the same as before are taken from there. */
export function openAnswers({ passing, view, level, largest }: Answered, columns: Columns): Answers {
  const { kept, members, events, groups } = level
  const table = openTable(events, { kept, members })
  const histogram = memoLast((from: number, until: number, unit: Unit) =>
    histogramOfDays(view.days, { from, until }, unit),
  )
  return {
    largest,
    undated: view.days.undated,
    picture: bySpan((span) => levelPicture(groups, table, span)),
    headline: bySpan((span) => tallyOfDays(view.days, span)),
    counts: bySpan((span) => countsOfDays(view.days, span)),
    histogram: ({ from, until }, unit) => histogram(from, until, unit),
    rows: bySpan((span) => rowsOf(view, columns, span)),
    shows: (position) => isListed(view.listed, columns, position),
    totals: (span, most) => latest(view.totals, columns, span, most),
    passes: (position) => passing[position] === 1,
  }
}

/** Answers with what is known already of the windows within a span; of all others they say what they said before. */
export function withEarly(
  answers: Answers,
  { span: within, passing, view, level }: EarlyAnswer,
  columns: Columns,
): Answers {
  const table = level && openTable(level.events)
  const isWithin = ({ from, until }: Span): boolean => from >= within.from && until <= within.until
  const either =
    <T>(early: (span: Span) => T, before: (span: Span) => T): ((span: Span) => T) =>
    (span) =>
      isWithin(span) ? early(span) : before(span)
  return {
    ...answers,
    undated: view.days.undated,
    picture:
      level && table
        ? either(
            bySpan((span) => levelPicture(level.groups, table, span)),
            answers.picture,
          )
        : answers.picture,
    headline: either(
      bySpan((span) => tallyOfDays(view.days, span)),
      answers.headline,
    ),
    counts: either(
      bySpan((span) => countsOfDays(view.days, span)),
      answers.counts,
    ),
    rows: either(
      bySpan((span) => rowsOf(view, columns, span)),
      answers.rows,
    ),
    shows: (position) =>
      isListed(view.listed, columns, position) || (!touches(columns, position, within) && answers.shows(position)),
    totals: (span, most) => (isWithin(span) ? latest(view.totals, columns, span, most) : answers.totals(span, most)),
    passes: (position) => passing[position] === 1,
  }
}

/** Those that begin in the span lie together; before them come those that last into it. */
function rowsOf({ listed, lasting }: Answered['view'], { start, end }: Columns, span: Span): Int32Array {
  const until = firstFrom(start, listed, span.until)
  const from = Math.min(until, firstFrom(start, listed, span.from))
  const before = firstFrom(start, lasting, Math.min(span.from, span.until))
  const rows = new Int32Array(before + until - from)
  let next = 0
  for (let k = 0; k < before; k++) if (end[lasting[k]!]! > span.from) rows[next++] = lasting[k]!
  rows.set(listed.subarray(from, until), next)
  return rows.subarray(0, next + until - from)
}

/** Whether a position is among those that are sorted by first day. */
function isListed(listed: Int32Array, { start }: Columns, position: number): boolean {
  for (let k = firstFrom(start, listed, start[position]!); k < listed.length; k++) {
    if (listed[k] === position) return true
    if (start[listed[k]!] !== start[position]) return false
  }
  return false
}

function latest(totals: Int32Array, { start, end }: Columns, span: Span, most: number): number[] {
  const found: number[] = []
  for (let k = firstFrom(start, totals, span.until) - 1; k >= 0 && found.length < most; k--)
    if (end[totals[k]!]! > span.from) found.push(totals[k]!)
  return found
}
