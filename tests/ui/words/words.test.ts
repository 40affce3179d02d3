import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFromCivil, parseDay } from '../../../src/domain/day.ts'
import type { Sum } from '../../../src/domain/count.ts'
import { UNSTATED as UNSTATED_NATIONALITY } from '../../../src/domain/split.ts'
import { MODES } from '../../../src/domain/view.ts'
import type { Language } from '../../../src/share/languages.ts'
import { LANGUAGES } from '../../../src/share/languages.ts'
import { loadCatalogue } from '../../../src/ui/words/catalogues.ts'
import { english } from '../../../src/ui/words/english.ts'
import { englishDetails } from '../../../src/ui/words/englishDetails.ts'

const catalogues = await Promise.all((Object.keys(LANGUAGES) as Language[]).map(loadCatalogue))
const exact = (count: number): Sum => ({ least: count, most: count, approximate: false })
const catalogueOf = (lang: Language) => catalogues.find((one) => one.lang === lang)!

const people = fc.integer({ min: 1, max: 3_000_000 })
const sums: fc.Arbitrary<Sum> = fc.oneof(
  people.map(exact),
  people.map((count) => ({ ...exact(count), approximate: true })),
  people.map((least) => ({ least, most: Infinity, approximate: false })),
  people.map((most) => ({ least: 0, most, approximate: false })),
  fc
    .tuple(people, people)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ least: Math.min(a, b), most: Math.max(a, b), approximate: false })),
)
const UNSTATED: Sum = { least: 0, most: Infinity, approximate: false }

/** The figures that a sum is known by. */
const figuresOf = ({ least, most }: Sum): number[] => [least, most].filter((value) => value > 0 && value < Infinity)

/** Every text of a catalogue that stands for itself; what its functions say is looked at one by one below. */
function textsOf(part: object, path = ''): [string, unknown][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
    const here = `${path}/${key}`
    if (typeof value === 'object' && value !== null) return textsOf(value, here)
    return typeof value === 'string' ? [[here, value]] : []
  })
}

/** The names of all entries, with what each is. */
const shapeOf = (part: object): string[] =>
  Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && key !== 'library'
      ? shapeOf(value).map((inner) => `${key}/${inner}`)
      : [`${key}: ${key === 'library' ? '' : typeof value}`],
  )

describe.each(catalogues.map((catalogue) => [catalogue.lang, catalogue] as const))('%s', (lang, catalogue) => {
  const { headline, details } = catalogue

  test('has every message, none empty but what stands around a date', () => {
    expect(shapeOf(catalogue).sort()).toEqual(shapeOf({ ...english, details: englishDetails }).sort())
    const texts = textsOf(catalogue).filter(([path]) => !/upTo|startingOn/.test(path))
    expect(texts.filter(([, text]) => text === '')).toEqual([])
  })

  test('keeps the figures of a sum, and its bounds apart', () => {
    fc.assert(
      fc.property(sums, (sum) => {
        for (const text of [catalogue.figure(sum), catalogue.sum(sum)])
          for (const figure of figuresOf(sum)) expect(text).toContain(catalogue.number(figure))
        if (!sum.approximate && sum.least === sum.most) return
        // What is not exact is never worded as what is.
        expect(catalogue.sum(sum)).not.toBe(catalogue.sum(exact(figuresOf(sum).at(-1)!)))
        expect(catalogue.figure(sum)).not.toBe(catalogue.figure(exact(figuresOf(sum).at(-1)!)))
      }),
    )
    const { least, most, about } = {
      least: catalogue.sum({ least: 7, most: Infinity, approximate: false }),
      most: catalogue.sum({ least: 0, most: 7, approximate: false }),
      about: catalogue.sum({ least: 7, most: 7, approximate: true }),
    }
    expect(new Set([least, most, about]).size).toBe(3)
  })

  test('says a tally with all of its figures, whatever they are', () => {
    const count = fc.integer({ min: 0, max: 5000 })
    const sum = fc.oneof(sums, fc.constant(UNSTATED))
    fc.assert(
      fc.property(count, sum, count, sum, (operations, arrested, transfers, deported) => {
        const text = catalogue.tally({ operations, arrested, transfers, deported })
        expect(text).not.toMatch(/undefined|null|NaN|Infinity|function|\[object/)
        const said = [
          ...(operations ? [operations, ...figuresOf(arrested)] : []),
          ...(transfers ? [transfers, ...figuresOf(deported)] : []),
        ]
        for (const figure of said) expect(text).toContain(catalogue.number(figure))
        if (said.length === 0) expect(text).toBe(headline.none)
      }),
    )
  })

  test('says that filters are on, and what is searched for', () => {
    expect(headline.filtered('')).not.toBe('')
    expect(headline.filtered('Bavet')).toContain('Bavet')
  })

  test('says marks, leftovers and what lies outside without a hole', () => {
    fc.assert(
      fc.property(fc.option(fc.oneof(sums, fc.constant(UNSTATED))), people, fc.boolean(), (sum, count, isJoint) => {
        const texts = [
          details.marks.arrested(sum, 'Phnom Penh', isJoint, count),
          details.marks.deported(sum, 'Phnom Penh', 'Beijing', count),
          headline.left(count, count, isJoint ? count : 0, count),
          headline.outside(count),
          headline.operations(count),
          ...headline.arrested(sum ?? UNSTATED),
          ...headline.deported(sum ?? UNSTATED),
          details.card.itemised(sum ?? UNSTATED),
          details.card.sources(count),
          details.story.stepOf(1, count),
        ]
        for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|Infinity|function|\[object|false/)
        for (const text of texts.slice(0, 5)) expect(text).toContain(catalogue.number(count))
        if (sum) for (const figure of figuresOf(sum)) expect(texts[0]).toContain(catalogue.number(figure))
      }),
    )
  })

  test('writes every window with the years of its ends', () => {
    const day = fc.integer({
      min: dayFromCivil({ year: 2000, month: 1, day: 1 }),
      max: dayFromCivil({ year: 2030, month: 1, day: 1 }),
    })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 4000 }), fc.constantFrom(...MODES), (from, length, mode) => {
        const window = { from, until: from + length }
        const text = catalogue.window(window, mode)
        expect(text).not.toMatch(/undefined|NaN|Invalid/)
        const yearOf = (value: number): string => new Date(value * 86_400_000).toISOString().slice(0, 4)
        if (mode !== 'to-end') expect(text).toContain(yearOf(window.until - 1))
        if (mode === 'to-end') expect(text).toContain(yearOf(from))
      }),
    )
  })

  test('words dates, places and people of a report', () => {
    const texts = [
      details.date({ start: '2017-08-01', end: '2017-08-31', precision: 'month' }),
      details.people([
        { nationality: 'CN', min: 151, max: 151 },
        { nationality: 'TW', min: null, max: null },
      ]),
      details.ofNationality(3, UNSTATED_NATIONALITY),
    ]
    for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN/)
    expect(texts[0]).toContain('2017')
    expect(texts[1]).toContain('151')
    expect(texts[2]).toContain('3')
    expect(details.country('not a code')).toBe('not a code')
  })

  test('names what a problem is about, or leaves it to the English words', () => {
    const problem = (code: string) => ({ code, path: 'link: parts', message: '', advice: '' })
    for (const code of ['embed.field', 'link.data', 'map.none', 'map.problem', 'id.duplicate'])
      if (lang === 'en') expect(catalogue.notices.about(problem(code))).toBeNull()
      else expect(catalogue.notices.about(problem(code))).toMatch(/./)
  })
})

test('numbers are grouped as each language groups them', () => {
  expect(Object.fromEntries(catalogues.map(({ lang, number }) => [lang, number(12_345)]))).toEqual({
    en: '12,345',
    fr: '12\u202f345',
    es: '12.345',
    'zh-Hans': '12,345',
    'zh-Hant': '12,345',
    ja: '12,345',
    ko: '12,345',
    th: '12,345',
    vi: '12.345',
    id: '12.345',
  })
})

test('dates are those of the Gregorian calendar, in Western digits', () => {
  const august = {
    from: dayFromCivil({ year: 2017, month: 8, day: 1 }),
    until: dayFromCivil({ year: 2017, month: 9, day: 1 }),
  }
  expect(Object.fromEntries(catalogues.map(({ lang, window }) => [lang, window(august, 'window')]))).toEqual({
    en: 'August 2017',
    fr: 'août 2017',
    es: 'agosto de 2017',
    'zh-Hans': '2017年8月',
    'zh-Hant': '2017年8月',
    ja: '2017年8月',
    ko: '2017년 8월',
    th: 'สิงหาคม 2017',
    vi: 'tháng 8 năm 2017',
    id: 'Agustus 2017',
  })
})

test('French and Spanish have their plurals: one, many, and after a round million', () => {
  const fr = catalogueOf('fr')
  const said = (operations: number, arrested: Sum): string =>
    fr.tally({ operations, arrested, transfers: 0, deported: exact(0) })
  expect(said(1, exact(1))).toBe('1 opération, 1 personne arrêtée')
  expect(said(3, exact(399))).toBe('3 opérations, 399 personnes arrêtées')
  expect(said(2, { least: 7, most: Infinity, approximate: false })).toBe('2 opérations, au moins 7 personnes arrêtées')
  const spanSaid = (from: string, until: string): string =>
    fr.window({ from: parseDay(from)!, until: parseDay(until)! }, 'window')
  expect(spanSaid('2017-08-01', '2017-08-08')).toMatch(/^1er.{1,3}7 août 2017$/)
  expect(spanSaid('2017-08-01', '2017-08-02')).toBe('1er août 2017')
  expect(spanSaid('2017-08-11', '2017-08-12')).toBe('11 août 2017')
  expect(said(2, UNSTATED)).toBe('2 opérations, arrestations, nombre de personnes non précisé')
  expect(fr.sum(exact(1_000_000))).toBe('1\u202f000\u202f000 de personnes')
  expect(fr.headline.operations(1_000_000)).toBe('1\u202f000\u202f000 d’opérations')
  expect(fr.headline.arrested(UNSTATED)).toEqual(['', ' personnes arrêtées'])
  const es = catalogueOf('es')
  expect(es.tally({ operations: 1, arrested: exact(1), transfers: 2, deported: exact(20) })).toBe(
    '1 operativo, 1 persona detenida; 20 personas deportadas en 2 traslados',
  )
})
