import { expect, test } from 'vitest'
import { parseDay } from '../../src/domain/day.ts'
import type { When } from '../../src/domain/incident.ts'
import { MODES } from '../../src/domain/view.ts'
import { UNDATED, toColumns } from '../../src/time/columns.ts'
import { spanOf, touches } from '../../src/time/span.ts'
import { makeIncident } from '../helpers/arbitraries.ts'

const AUGUST = { from: parseDay('2017-08-01')!, until: parseDay('2017-09-01')! }

/** The modes in which August 2017 shows an incident of these days. */
const shownIn = (start: string | null, end = start): string[] => {
  const columns = toColumns([makeIncident({ date: { start, end, precision: 'range' } satisfies When })])
  return MODES.filter((mode) => touches(columns, 0, spanOf(AUGUST, mode)))
}

test.each<[string | null, string | null, string[]]>([
  ['2017-07-31', '2017-07-31', ['from-start']],
  ['2017-08-01', '2017-08-01', ['window', 'from-start', 'to-end']],
  ['2017-08-30', '2017-08-30', ['window', 'from-start', 'to-end']],
  ['2017-08-31', '2017-08-31', ['instant', 'window', 'from-start', 'to-end']],
  ['2017-09-01', '2017-09-01', ['to-end']],
  // What spans several days is there from its first to its last one.
  ['2017-07-01', '2017-07-31', ['from-start']],
  ['2017-07-01', '2017-08-01', ['window', 'from-start', 'to-end']],
  ['2017-01-01', '2017-12-31', ['instant', 'window', 'from-start', 'to-end']],
  // One known end is a day; no known end is never.
  ['2017-08-31', null, ['instant', 'window', 'from-start', 'to-end']],
  [null, '2017-08-31', ['instant', 'window', 'from-start', 'to-end']],
  [null, null, []],
])('%s to %s is shown by %j', (start, end, modes) => expect(shownIn(start, end)).toEqual(modes))

test('columns are half-open days, and an end before the start is no end', () => {
  const { start, end } = toColumns([
    makeIncident({ date: { start: '1970-01-02', end: '1970-01-03', precision: 'range' } }),
    makeIncident({ date: { start: '1970-01-09', end: '1970-01-03', precision: 'range' } }),
    makeIncident({ date: { start: 'soon', end: '1970-01-03', precision: 'range' } }),
  ])
  expect([...start]).toEqual([1, 8, UNDATED])
  expect([...end]).toEqual([3, 9, UNDATED])
})
