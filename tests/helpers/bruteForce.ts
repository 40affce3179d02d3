import { formatSum } from '../../src/domain/describe.ts'
import { sumFromBounds } from '../../src/domain/count.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { ARREST, DEPORTATION, UNDATED } from '../../src/domain/facts.ts'
import { containmentOf, weighFigures } from '../../src/domain/weigh.ts'
import { toLists } from '../../src/lib/lists.ts'
import { listAt } from '../../src/lib/lists.ts'

/** What a headline prints of the whole world, without spaces; empty where it prints nothing. */
export interface PrintedHeadline {
  operations: string
  arrested: string
  deported: string
}

/**
 * Headlines of any days (the last one excluded) by going over all incidents, once for each question. What a figure
 * includes is of its own type: other references are left out when a file is read.
 */
export function headlinesOf(facts: Facts): (from: number, until: number) => PrintedHeadline {
  const { columns, figures, includes } = facts
  const inside = containmentOf(
    toLists(
      Array.from({ length: columns.size }, (_, i) =>
        Array.from(listAt(includes, i)).filter((part) => columns.type[part] === columns.type[i]),
      ),
    ),
  )
  const weights = weighFigures(figures, inside, new Uint8Array(columns.size).fill(1))
  return (from, until) => {
    const isListed = (i: number): boolean =>
      !!figures.countable[i] && columns.start[i] !== UNDATED && columns.start[i]! < until && columns.end[i]! > from
    const isInside = new Uint8Array(columns.size)
    for (let i = 0; i < columns.size; i++) if (isListed(i)) for (const part of listAt(inside, i)) isInside[part] = 1
    const [records, least, most, approximate] = [0, 1, 2, 3].map(() => [0, 0]) as [
      number[],
      number[],
      number[],
      number[],
    ]
    for (let i = 0; i < columns.size; i++) {
      const type = columns.type[i]!
      if (!isListed(i) || (type !== ARREST && type !== DEPORTATION)) continue
      if (!isInside[i]) records[type]!++
      least[type]! += weights.least[i]!
      most[type]! += weights.most[i]!
      if (weights.approximate[i]) approximate[type] = 1
    }
    const text = (type: number): string =>
      records[type]! > 0
        ? formatSum(sumFromBounds(least[type]!, most[type]!, approximate[type] === 1)).replaceAll(/[\s\u2009]/g, '')
        : ''
    const operations = records[ARREST]!
    return {
      operations: operations > 0 ? operations.toLocaleString('en-US') : '',
      arrested: text(0),
      deported: text(1),
    }
  }
}
