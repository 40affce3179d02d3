import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { UNSTATED } from '../../src/domain/split.ts'
import { weigh } from '../../src/domain/weigh.ts'
import type { LedgerLine, Tally } from '../../src/time/tally.ts'
import { touches } from '../../src/time/span.ts'
import { ledger, tally } from '../../src/time/tally.ts'
import { tallyTable } from '../../src/time/tallyTable.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import {
  anyDay,
  anyIncidents,
  everyone,
  exactly,
  makeIncident,
  seeded,
  unionOf,
  worlds,
} from '../helpers/arbitraries.ts'

const tallyOf = (incidents: readonly Incident[], listed = incidents.map((_, i) => i)): Tally => {
  const index = buildTimeIndex(incidents)
  return tally(index, weigh(incidents, index.inside, everyone(incidents)), listed)
}

const ledgerOf = (incidents: readonly Incident[]): LedgerLine[] => {
  const index = buildTimeIndex(incidents)
  return ledger(
    index,
    weigh(incidents, index.inside, everyone(incidents)),
    incidents.map((_, i) => i),
  )
}

const people = (nationality: string, count: number): Incident['people'][number] => ({
  nationality,
  min: count,
  max: count,
})

describe('the headline', () => {
  const operation = makeIncident({ id: 'whole', count: exactly(50), includes: ['part'] })
  const part = makeIncident({ id: 'part', count: exactly(20) })

  test('counts an operation that is inside another one once', () => {
    expect(tallyOf([operation, part])).toMatchObject({ operations: 1, arrested: { least: 50, most: 50 } })
    expect(tallyOf([operation, part], [0])).toMatchObject({ operations: 1 })
    // Alone in the window, the part is an operation.
    expect(tallyOf([operation, part], [1])).toMatchObject({ operations: 1, arrested: { least: 20 } })
  })

  test('keeps arrests and deportations apart, and leaves other types out', () => {
    const incidents = [
      part,
      makeIncident({ id: 'd', type: 'deportation', count: exactly(7) }),
      makeIncident({ id: 'r', type: 'rescue', count: exactly(9) }),
    ]
    expect(tallyOf(incidents)).toMatchObject({
      operations: 1,
      arrested: { least: 20 },
      transfers: 1,
      deported: { least: 7 },
    })
  })

  test.each([{ aggregate: true }, { status: 'planned' as const }])(
    'leaves out %j, and still counts what it includes',
    (change) => {
      const incidents = [{ ...operation, ...change }, part]
      expect(tallyOf(incidents)).toMatchObject({ operations: 1, arrested: { least: 20, most: 20 } })
    },
  )

  test('says the people that there are', () => {
    fc.assert(
      fc.property(worlds({ exact: true, mostWholes: 2 }), ({ incidents, persons }) => {
        const { arrested, operations } = tallyOf(incidents)
        expect([arrested.least, arrested.most]).toEqual([unionOf(persons).size, unionOf(persons).size])
        const parts = new Set(incidents.flatMap((incident) => incident.includes))
        expect(operations).toBe(incidents.length - parts.size)
      }),
      seeded(200),
    )
  })

  test('of nothing is nothing', () => {
    expect(tallyOf([])).toEqual({
      operations: 0,
      arrested: { least: 0, most: 0, approximate: false },
      transfers: 0,
      deported: { least: 0, most: 0, approximate: false },
    })
  })
})

describe('the ledger', () => {
  test('says of each nationality who was arrested, who was deported and who is left', () => {
    const lines = ledgerOf([
      makeIncident({ id: 'a', count: exactly(160), people: [people('CN', 151), people('TW', 3)] }),
      makeIncident({ id: 'd', type: 'deportation', count: exactly(100), people: [people('CN', 95), people('TW', 5)] }),
    ])
    expect(lines).toEqual([
      { nationality: 'CN', arrested: 151, deported: 95, notAccountedFor: 56 },
      { nationality: 'TW', arrested: 3, deported: 5, notAccountedFor: 0 },
      { nationality: UNSTATED, arrested: 6, deported: 0, notAccountedFor: 6 },
    ])
  })

  test('adds up to what the incidents weigh', () => {
    fc.assert(
      fc.property(anyIncidents(), (incidents) => {
        const index = buildTimeIndex(incidents)
        const { least } = weigh(incidents, index.inside, everyone(incidents))
        const lines = ledgerOf(incidents)
        const leastOf = (type: string): number =>
          incidents.reduce((sum, incident, i) => sum + (incident.type === type ? least[i]! : 0), 0)
        expect(lines.reduce((sum, line) => sum + line.arrested, 0)).toBe(leastOf('arrest'))
        expect(lines.reduce((sum, line) => sum + line.deported, 0)).toBe(leastOf('deportation'))
        expect(new Set(lines.map((line) => line.nationality)).size).toBe(lines.length)
        for (const line of lines) expect(line.notAccountedFor).toBe(Math.max(0, line.arrested - line.deported))
        const unstated = lines.findIndex((line) => line.nationality === UNSTATED)
        if (unstated >= 0) expect(unstated).toBe(lines.length - 1)
      }),
      seeded(200),
    )
  })
})

describe('a table of tallies', () => {
  test('says of any windows in turn what going over the listed ones says', () => {
    fc.assert(
      fc.property(
        anyIncidents(),
        fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 30, maxLength: 30 }),
        fc.array(fc.tuple(anyDay, fc.integer({ min: -300, max: 4000 })), { minLength: 1, maxLength: 6 }),
        (incidents, passes, windows) => {
          const index = buildTimeIndex(incidents)
          const mask = Uint8Array.from(incidents, (_, i) => (passes[i]![0] ? 1 : 0))
          const visible = Uint8Array.from(incidents, (_, i) => (passes[i]![1] ? 1 : 0))
          const weights = weigh(incidents, index.inside, mask)
          const table = tallyTable(index, { mask, weights }, visible)
          for (const [from, length] of [...windows, [-Infinity, Infinity] as const]) {
            const span = { from, until: length === Infinity ? Infinity : from + length }
            const listed = incidents
              .map((_, i) => i)
              .filter((i) => mask[i] && visible[i] && !incidents[i]!.aggregate && touches(index.columns, i, span))
            expect(table(span)).toEqual(tally(index, weights, listed))
          }
        },
      ),
      seeded(300),
    )
  })
})
