import { expect, test } from 'vitest'
import { formatSum } from '../../src/domain/describe.ts'
import { weigh } from '../../src/domain/weigh.ts'
import { touches } from '../../src/time/span.ts'
import { tally } from '../../src/time/tally.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { headlinesOf } from '../helpers/bruteForce.ts'
import { FIRST, generate, incidentsOf } from '../helpers/generate.ts'

test('headlines that are held against the page are those of going over incidents', () => {
  const facts = generate(2000, { seed: 8 })
  const incidents = incidentsOf(facts)
  const types = new Map(incidents.map(({ id, type }) => [id, type]))
  const index = buildTimeIndex(
    incidents.map((incident) => ({
      ...incident,
      includes: incident.includes.filter((id) => types.get(id) === incident.type),
    })),
  )
  const weights = weigh(index.incidents, index.inside, new Uint8Array(2000).fill(1))
  const said = headlinesOf(facts)
  for (const [from, until] of [
    [-Infinity, Infinity],
    [-Infinity, FIRST + 800],
    [FIRST + 900, FIRST + 990],
    [FIRST + 3000, FIRST + 3001],
  ] as const) {
    const listed = index.incidents.flatMap(({ aggregate }, i) =>
      !aggregate && touches(index.columns, i, { from, until }) ? [i] : [],
    )
    const { operations, arrested, transfers, deported } = tally(index, weights, listed)
    const text = (sum: typeof arrested, records: number): string =>
      records > 0 ? formatSum(sum).replaceAll(/[\s\u2009]/g, '') : ''
    expect(said(from, until)).toEqual({
      operations: operations > 0 ? operations.toLocaleString('en-US') : '',
      arrested: text(arrested, operations),
      deported: text(deported, transfers),
    })
  }
})
