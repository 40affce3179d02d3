import { expect, test } from 'vitest'
import { UNDATED } from '../../src/domain/facts.ts'
import { NO_FILTERS } from '../../src/domain/view.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { writeArrow } from '../../src/io/arrow.ts'
import type { ColumnarFile } from '../../src/io/arrowFacts.ts'
import { readArrowFacts } from '../../src/io/arrowFacts.ts'
import { follow, openAnswers } from '../../src/state/answers.ts'
import { inTimeOrder } from '../../src/worker/inTimeOrder.ts'
import { openLargeFile } from '../../src/worker/largeFile.ts'
import { FIRST, generate, incidentsOf } from '../helpers/generate.ts'

async function answersOf(file: ColumnarFile, filters = NO_FILTERS) {
  const large = openLargeFile(file)
  const question = { filters, reading: 'range', level: 3, days: 92, viewport: null } as const
  const answered = follow(null, (await large.answer(question, () => false))!)!
  return openAnswers(answered, large.plan().columns)
}

/** Every third operation is part of two others, some of as many parts: who takes it off first must not change. */
const made = (): Incident[] =>
  incidentsOf(generate(3000, { seed: 21 })).map((incident, i, all) => ({
    ...incident,
    includes: i % 40 < 2 ? [7, 8, 9].map((k) => all[(i + k * 11) % 3000]!.id) : incident.includes,
    people: i % 3 ? [{ nationality: ['CN', 'TW'][i % 2]!, min: i % 5, max: null }] : [],
  }))

test('a file in the order of time has the same incidents, and says the same of any window', async () => {
  const file = readArrowFacts(writeArrow(made()))
  const ordered = inTimeOrder(file)
  const { start, size } = ordered.facts.columns
  const days = Array.from(start, (day) => (day === UNDATED ? Infinity : day))
  expect(days).toEqual(days.toSorted((a, b) => a - b))
  const ids = Array.from({ length: size }, (_, i) => ordered.idAt(i))
  expect(ids.toSorted()).toEqual(Array.from({ length: size }, (_, i) => file.idAt(i)).toSorted())
  ids.forEach((id, i) => {
    const before = file.positionOf(id)!
    expect(ordered.positionOf(id)).toBe(i)
    expect(ordered.incidentAt(i)).toEqual(file.incidentAt(before))
    expect(ordered.textAt(i)).toBe(file.textAt(before))
    expect(ordered.linksAt(i)).toEqual(file.linksAt(before))
    expect(ordered.facts.figures.min[i]).toBe(file.facts.figures.min[before])
  })
  for (const filters of [NO_FILTERS, { ...NO_FILTERS, types: ['arrest'] }, { ...NO_FILTERS, nationalities: ['CN'] }]) {
    const [one, other] = [await answersOf(file, filters), await answersOf(ordered, filters)]
    for (let k = 0; k < 12; k++) {
      const span = { from: FIRST + 400 * k, until: FIRST + 400 * k + 30 * (k + 1) }
      expect(other.headline(span)).toEqual(one.headline(span))
      expect(other.counts(span)).toEqual(one.counts(span))
      const listed = (positions: Int32Array, of: ColumnarFile): string[] =>
        Array.from(positions, (i) => of.idAt(i)).toSorted()
      expect(listed(other.rows(span), ordered)).toEqual(listed(one.rows(span), file))
      const people = ({ clusters }: typeof one extends { picture: (span: never) => infer P } ? P : never): number =>
        clusters.reduce((sum, { sum: { least } }) => sum + least, 0)
      expect(people(other.picture(span))).toBe(people(one.picture(span)))
    }
  }
  expect(inTimeOrder(ordered)).toBe(ordered)
})
