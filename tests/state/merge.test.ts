import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumOf } from '../../src/domain/count.ts'
import { addPlaces, mergeInto, widest } from '../../src/state/merge.ts'
import { anyIncidents, seeded } from '../helpers/arbitraries.ts'
import { arrests, onDay, town } from '../map/scenes.ts'

const HERE = town('Here', 104.9, 11.5)
const THERE = town('There', 103, 13.5)

const source = (publisher: string) => ({ publisher, title: `${publisher} says`, url: '', published: null })

const known = { ...arrests(150, [HERE], { date: onDay('2017-08-02') }), id: 'known', sources: [source('Wire A')] }
const draft = { ...arrests(160, [THERE], { date: onDay('2017-08-02') }), id: 'draft', sources: [source('Wire B')] }

describe('merging', () => {
  test('keeps both figures as a range, says who said what, and adds the source', () => {
    const merged = mergeInto(known, draft)
    expect(merged.id).toBe('known')
    expect(merged.count).toEqual({ min: 150, max: 160, qualifier: 'about' })
    expect(merged.notes).toBe('Wire A: 150 people; Wire B: 160 people.')
    expect(merged.sources.map(({ publisher }) => publisher)).toEqual(['Wire A', 'Wire B'])
    expect(merged.places).toEqual(known.places)
  })

  test('of equal figures says nothing, and the same source stands once', () => {
    const merged = mergeInto(known, { ...known, id: 'again' })
    expect(merged.count).toEqual(known.count)
    expect(merged.notes).toBe(known.notes)
    expect(merged.sources).toHaveLength(1)
  })

  test('a further place joins the figure and does not change it', () => {
    const joined = addPlaces(known, draft)
    expect(joined.count).toEqual(known.count)
    expect(joined.places).toHaveLength(2)
    expect(addPlaces(joined, draft).places).toHaveLength(2)
  })

  test('no figure that either source gives lies outside of the merged bounds', () => {
    fc.assert(
      fc.property(anyIncidents(2), (list) => {
        fc.pre(list.length === 2)
        const [a, b] = [list[0]!.count, list[1]!.count]
        const merged = sumOf(widest(a, b))
        for (const count of [a, b]) {
          if (count.min === null && count.max === null) continue
          const sum = sumOf(count)
          expect(merged.least).toBeLessThanOrEqual(sum.least)
          expect(merged.most).toBeGreaterThanOrEqual(sum.most)
        }
      }),
      seeded(300),
    )
  })

  test('evidence still points at its own source', () => {
    const quote = { field: 'count', quote: '160', start: 0, end: 3, source: 0 }
    const merged = mergeInto(known, { ...draft, evidence: [quote] })
    expect(merged.sources[merged.evidence[0]!.source]!.publisher).toBe('Wire B')
  })
})

describe('what a merge must not lose', () => {
  test('done makes a plan done, on the day that is reported', () => {
    const planned = { ...known, status: 'planned' as const, date: onDay('2017-08-20') }
    const merged = mergeInto(planned, { ...draft, date: onDay('2017-08-22') })
    expect(merged.status).toBe('done')
    expect(merged.date).toEqual(onDay('2017-08-22'))
    expect(mergeInto(known, { ...draft, status: 'planned' }).status).toBe('done')
  })

  test('links and parts of both stay', () => {
    const merged = mergeInto({ ...known, links: ['a'] }, { ...draft, links: ['b', 'a'], includes: ['c'] })
    expect(merged.links).toEqual(['a', 'b'])
    expect(merged.includes).toEqual(['c'])
  })

  test('a further place with another figure says so', () => {
    expect(addPlaces(known, draft).notes).toBe('Wire A: 150 people; Wire B: 160 people.')
  })
})
