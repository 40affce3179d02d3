import { expect, test } from 'vitest'
import { changed, summaryOf } from '../../src/domain/summary.ts'
import { PLACES, exactly, makeIncident } from '../helpers/arbitraries.ts'

const incident = makeIncident({
  count: exactly(54),
  places: [PLACES[0]!],
  people: [
    { nationality: 'CN', min: 48, max: 48 },
    { nationality: 'VN', min: 6, max: 6 },
  ],
})
const people = [
  { nationality: 'CN', min: 47, max: 47 },
  { nationality: 'VN', min: 6, max: 6 },
]

test('a summary that was made of the fields follows them', () => {
  const made = { ...incident, summary: summaryOf(incident) }
  expect(made.summary).toMatch(/^54 people \(48 Chinese,? (?:and )?6 Vietnamese\) arrested: /)
  expect(changed(made, { people }).summary).toMatch(/^54 people \(47 Chinese/)
  expect(changed(made, { count: exactly(53) }).summary).toMatch(/^53 people \(48 Chinese/)
})

test('a summary that somebody wrote stays, and one that is being written is taken', () => {
  const written = { ...incident, summary: 'A raid on a villa.' }
  expect(changed(written, { people }).summary).toBe('A raid on a villa.')
  expect(changed({ ...incident, summary: summaryOf(incident) }, { summary: 'Mine.' }).summary).toBe('Mine.')
})
