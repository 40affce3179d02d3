import type { Period } from './calendar.ts'
import type { DateContext } from './dateReaders.ts'

/** One way of writing a date. */
export interface DateForm {
  name: string
  /** What it reads; the tests read each. */
  example: string
  pattern: RegExp
  /** Whether a figure with such a date is a tally over a period. */
  isTally?: boolean
  /** Null: not a date after all, or not without the report's own date. */
  read: (groups: Record<string, string | undefined>, context: DateContext) => Period | null
}

/** Form of a date that the clause behind it takes: "the largest since 2018, when …". */
export const WHEN = 'when'

/** A pattern that begins at the start of a word. */
export const build = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\d-])${source}`, 'gu')
