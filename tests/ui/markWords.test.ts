import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { UNSTATED } from '../../src/domain/split.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { BLANK_HEAD } from '../../src/io/document.ts'
import { makeDataset } from '../../src/state/dataset.ts'
import { markInWords } from '../../src/ui/markWords.ts'
import { splitColors } from '../../src/ui/splitColors.ts'
import { anyIncidents, exactly, seeded } from '../helpers/arbitraries.ts'
import { anyLevel, arrests, country, deports, marksOf, province, sceneOf, town } from '../map/scenes.ts'

const phnomPenh = town('Phnom Penh', 104.9, 11.6)
const villa = town('a villa in Phnom Penh', 104.92, 11.61)
const siemReap = province('Siem Reap', 103.9, 13.4)
const banteay = province('Banteay Meanchey', 103, 13.7)
const china = { ...country('China', 105, 35), country: 'CN' }

function wordsOf(incidents: readonly Incident[], level = 8): string[] {
  const { picture } = sceneOf(incidents, { level })
  const dataset = makeDataset([{ document: BLANK_HEAD, incidents }], [])
  return marksOf(picture).map((mark) => markInWords(dataset, mark, level))
}

describe('a mark in words', () => {
  test('says how many, what, where and by how many reports', () => {
    expect(wordsOf([arrests(225, [phnomPenh])])).toEqual(['225 people arrested in Phnom Penh, Cambodia (1 report)'])
    expect(wordsOf([arrests(1, [phnomPenh])])).toEqual(['1 person arrested in Phnom Penh, Cambodia (1 report)'])
    expect(wordsOf([arrests(0, [phnomPenh], { count: { min: 1204, max: null, qualifier: 'at_least' } })])).toEqual([
      'At least 1,204 people arrested in Phnom Penh, Cambodia (1 report)',
    ])
    expect(wordsOf([arrests(0, [phnomPenh], { count: { min: null, max: null, qualifier: 'unknown' } })])[0]).toMatch(
      /^Number not stated/,
    )
    expect(wordsOf([deports(105, phnomPenh, china), deports(2, phnomPenh, china)], 4)).toEqual([
      '107 people deported from Phnom Penh, Cambodia to China (2 reports)',
    ])
  })

  test('names one figure for several places as one', () => {
    const [words] = wordsOf([arrests(154, [siemReap, banteay])])
    expect(words).toContain('154 people arrested in Siem Reap and Banteay Meanchey, Cambodia')
    expect(words).toContain('one figure')
  })

  test('names the places of the most people first, and counts those that are too many', () => {
    const near = [10, 40, 30, 20].map((people, i) =>
      arrests(people, [town(`Town ${people}`, 104.9 + i / 1000, 11.6)], { id: `${i}` }),
    )
    const [words] = wordsOf(near, 3)
    expect(words).toMatch(/^100 people arrested in Town 40, Town 30.* and 2 other places \(4 reports\)$/)
    expect(wordsOf([arrests(5, [phnomPenh]), arrests(9, [villa], { id: 'v' })], 3)).toEqual([
      '14 people arrested in a villa in Phnom Penh and Phnom Penh, Cambodia (2 reports)',
    ])
  })

  test('does not say a number of what is only announced', () => {
    const [words] = wordsOf([deports(90, phnomPenh, china, { status: 'planned' })], 4)
    expect(words).toContain('to be deported')
    expect(words).not.toMatch(/\d+ p/)
  })

  test('never fails, names only places that its reports name, and never says zero people of an unstated number', () => {
    fc.assert(
      fc.property(anyIncidents(20), anyLevel, (incidents, level) => {
        const { picture } = sceneOf(incidents, { level })
        const dataset = makeDataset([{ document: BLANK_HEAD, incidents }], [])
        for (const mark of marksOf(picture)) {
          const words = markInWords(dataset, mark, level)
          expect(words).toMatch(
            mark.members.length === 1 ? /\(1 report\)$/ : new RegExp(`\\(${mark.members.length} reports\\)$`),
          )
          expect(words).not.toMatch(/undefined|null|NaN|Infinity/)
          expect(words[0]).toBe(words[0]!.toUpperCase())
          if (mark.sum.least === 0 && mark.sum.most === Infinity) expect(words).not.toMatch(/^0 /)
          const names = mark.members.flatMap((i) => [
            ...incidents[i]!.places,
            incidents[i]!.origin,
            incidents[i]!.destination,
          ])
          expect(names.some((place) => place && words.includes(place.name))).toBe(true)
        }
      }),
      seeded(150),
    )
  })
})

describe('colours of nationalities', () => {
  const of = (nationality: string, people: number, change: Partial<Incident> = {}): Incident =>
    arrests(people, [phnomPenh], {
      id: `${nationality}${people}`,
      people: [{ nationality, min: people, max: people }],
      ...change,
    })

  test('go by people arrested, the most first; those beyond the inks share the last', () => {
    const codes = ['CN', 'TW', 'VN', 'ID', 'KH', 'MM', 'TH', 'PH']
    const index = buildTimeIndex(codes.map((code, i) => of(code, 900 - 100 * i)))
    const colors = splitColors(index, 'light')
    const inks = codes.map((code) => colors.get(code)!)
    expect(new Set(inks.slice(0, 6)).size).toBe(6)
    expect(inks[6]).toBe(colors.get(UNSTATED))
    expect(inks[7]).toBe(colors.get(UNSTATED))
    expect(inks.slice(0, 6)).not.toContain(colors.get(UNSTATED))
    expect(splitColors(buildTimeIndex([...index.incidents].reverse()), 'light')).toEqual(colors)
  })

  test('last as long as the dataset, differ by theme, and do not follow deportations or running totals', () => {
    const index = buildTimeIndex([
      of('CN', 10),
      of('TW', 20),
      of('VN', 5000, { aggregate: true }),
      deports(4000, phnomPenh, china, { people: [{ nationality: 'CN', min: 4000, max: 4000 }], count: exactly(4000) }),
    ])
    const colors = splitColors(index, 'light')
    expect(splitColors(index, 'light')).toBe(colors)
    expect([...colors.keys()]).toEqual(['TW', 'CN', UNSTATED])
    const dark = splitColors(index, 'dark')
    expect([...dark.keys()]).toEqual([...colors.keys()])
    expect(dark.get('TW')).not.toBe(colors.get('TW'))
  })
})
