import type { Sum } from '../domain/count.ts'
import { sumFromBounds } from '../domain/count.ts'
import type { Lists } from '../lib/lists.ts'
import type { ClusterMark, FlowMark, TieMark } from './picture.ts'
import type { Span } from './span.ts'
import { APPROXIMATE, CHANNELS, IMPRECISE, LEAST, MOST, OPEN, PLANNED, PROVINCE, RECORDS } from './windowEvents.ts'
import type { WindowTable } from './windowTable.ts'

type Split = ClusterMark['split']

/** What a picture's marks look up when they are asked for it: most are not, and every step has hundreds of marks. */
export interface MarkSource {
  table: WindowTable
  span: Span
  /** Null where no mark is split. */
  splitOf: ((members: readonly number[], least: number) => Split) | null
}

/** What a slot's sums say of a mark. */
class TableMark {
  readonly sum: Sum
  readonly records: number
  readonly imprecise: number
  readonly plannedOnly: boolean
  readonly provinceOnly: boolean
  readonly #source: MarkSource
  readonly #slot: number
  #members: readonly number[] | null = null

  constructor(source: MarkSource, slot: number) {
    const { sums } = source.table
    const at = slot * CHANNELS
    const least = sums[at + LEAST]!
    const most = sums[at + OPEN]! > 0 ? Infinity : sums[at + MOST]!
    this.sum = sumFromBounds(least, most, sums[at + APPROXIMATE]! > 0)
    this.records = sums[at + RECORDS]!
    this.imprecise = least > 0 ? sums[at + IMPRECISE]! / least : 0
    this.plannedOnly = sums[at + PLANNED] === sums[at + RECORDS]
    this.provinceOnly = sums[at + PROVINCE] === sums[at + RECORDS]
    this.#source = source
    this.#slot = slot
  }

  get members(): readonly number[] {
    return (this.#members ??= this.#source.table.membersOf(this.#slot, this.#source.span))
  }

  pointsOf(places: Lists, most: number): readonly number[] | null {
    return this.#source.table.pointsOf(this.#slot, this.#source.span, places, most)
  }
}

const NOT_SPLIT: Split = []

/** A mark of people arrested, who can be split by nationality. */
class TableArrests extends TableMark {
  readonly #splitOf: MarkSource['splitOf']
  #split: Split | null = null

  constructor(source: MarkSource, slot: number) {
    super(source, slot)
    this.#splitOf = source.splitOf
  }

  get split(): Split {
    return (this.#split ??= this.#splitOf ? this.#splitOf(this.members, this.sum.least) : NOT_SPLIT)
  }
}

/** The mark of a cluster, read from a table. */
export class TableCluster extends TableArrests implements ClusterMark {
  readonly kind = 'cluster'

  constructor(
    source: MarkSource,
    slot: number,
    readonly row: number,
  ) {
    super(source, slot)
  }
}

/** The mark of a joint figure, read from a table. */
export class TableTie extends TableArrests implements TieMark {
  readonly kind = 'tie'

  constructor(
    source: MarkSource,
    slot: number,
    readonly tie: number,
    readonly rows: number[],
  ) {
    super(source, slot)
  }
}

/** The mark of an arc, read from a table. */
export class TableFlow extends TableMark implements FlowMark {
  readonly kind = 'flow'

  constructor(
    source: MarkSource,
    slot: number,
    readonly pair: number,
    readonly origin: number,
    readonly destination: number,
  ) {
    super(source, slot)
  }
}
