import type { Count } from '../domain/count.ts'

/** People of one nationality within a group; `unknown` where the report gives no number. */
export interface Nation {
  code: string
  count: Count
}

/**
 * A noun phrase for a number of people (or of things, so that they are not taken for people).
 * `people`: surely people. `likely`: a plural that no list knows. `bare`: a number without a noun ("77 were arrested").
 */
export interface Group {
  from: number
  until: number
  kind: 'people' | 'likely' | 'bare' | 'victims' | 'things'
  /** Null: no number ("the suspects"). */
  count: Count | null
  nations: Nation[]
  /** "the 122 Chinese", "all of them": people spoken of before. */
  isDefinite: boolean
  /** "four of them": some of those spoken of before. */
  isPart: boolean
  /** "some of the suspects": fewer than those spoken of before, number unknown. */
  isSome: boolean
  /** "another 83", "a further five": people beside those spoken of before. */
  isMore: boolean
  /** "the owner", "a man": one person. */
  isOne: boolean
  head: string
}
