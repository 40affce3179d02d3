import type { Day } from '../domain/day.ts'
import type { Dateline } from './dateline.ts'
import type { DateMention } from './dates.ts'
import type { Group } from './group.ts'
import type { Name } from './names.ts'
import type { Predicate } from './predicates.ts'
import type { Quantity } from './quantities.ts'
import type { Sentence } from './sentences.ts'
import type { Token } from './tokens.ts'

/** What has been recognised in a report so far. Each step of the pipeline adds its part; all ranges are of tokens. */
export interface Reading {
  text: string
  tokens: readonly Token[]
  sentences: readonly Sentence[]
  /** The report's own date; null where neither the caller nor the report gives one. */
  published: Day | null
  /** Tokens of the dateline, which is neither the place nor the date of an incident; `until` exclusive. */
  dateline: Dateline | null
  dates: readonly DateMention[]
  quantities: readonly Quantity[]
  names: readonly Name[]
  groups: readonly Group[]
  predicates: readonly Predicate[]
}

/** Those of a list, sorted by `from`, that lie within the sentence. */
export const within = <T extends { from: number; until: number }>(
  list: readonly T[],
  { from, until }: Pick<Sentence, 'from' | 'until'>,
): T[] => list.filter((one) => one.from >= from && one.until <= until)
