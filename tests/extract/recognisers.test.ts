import { describe, expect, test } from 'vitest'
import { findDateline, publishedIn } from '../../src/extract/dateline.ts'
import { formatDay } from '../../src/domain/day.ts'
import { codeOfNationality } from '../../src/domain/nationalities.ts'
import { verbForm } from '../../src/extract/verbForms.ts'
import { STEPS } from '../../src/extract/pipeline.ts'
import { quantitiesIn } from '../../src/extract/quantities.ts'
import { splitSentences } from '../../src/extract/sentences.ts'
import { tokenise } from '../../src/extract/tokens.ts'

const countsOf = (text: string): string[] => {
  const tokens = tokenise(text)
  return quantitiesIn(tokens, 0, tokens.length, () => false).map(
    ({ count: { min, max, qualifier } }) => `${min}..${max} ${qualifier}`,
  )
}

describe('quantities', () => {
  test.each([
    ['nearly 400 people', '360..399 about'],
    ['close to 50 people', '45..49 about'],
    ['about 50 people', '45..55 about'],
    ['some 37 people', '37..37 exact'],
    ['some 40 people', '36..44 about'],
    ['more than 600 people', '601..null at_least'],
    ['at least 60 people', '60..null at_least'],
    ['up to 30 people', 'null..30 at_most'],
    ['fewer than 20 people', 'null..19 at_most'],
    ['a dozen people', '12..12 exact'],
    ['two dozen people', '24..24 exact'],
    ['dozens of people', '24..null at_least'],
    ['several dozen people', '24..null at_least'],
    ['tens of thousands of people', '20000..null at_least'],
    ['two thousand five hundred and four people', '2504..2504 exact'],
    ['1.2 million people', '1200000..1200000 exact'],
    ['1,50,000 people', '150000..150000 exact'],
    ['50 to 60 people', '50..60 about'],
    ['forty-five people', '45..45 exact'],
    ['30 or so people', '27..33 about'],
    ['40 or more people', '40..null at_least'],
  ])('%s', (text, count) => {
    expect(countsOf(text)).toEqual([count])
  })

  test.each([
    'US$450 million',
    '€20',
    '25 percent',
    '12 kilograms',
    'a 27-year-old',
    'Article 20',
    'aged 34',
    '1.3 million yuan',
    'Rs 854 crore',
    '9 a.m.',
    '6:56',
  ])('"%s" counts no people', (text) => {
    expect(countsOf(text)).toEqual([])
  })

  test('"handed over 98" is no "over 98"', () => {
    expect(countsOf('handed over 98 people')).toEqual(['98..98 exact'])
  })
})

describe('sentences', () => {
  const cut = (text: string): string[] => {
    const tokens = tokenise(text)
    return splitSentences(text, tokens).map(({ from, until }) =>
      text.slice(tokens[from]!.start, tokens[until - 1]!.end),
    )
  }

  test('end where they end', () => {
    expect(cut('Lt. Gen. Sar Sokha said on Aug. 2 that U.S. agents came. The men left. "We went," he said.')).toEqual([
      'Lt. Gen. Sar Sokha said on Aug. 2 that U.S. agents came.',
      'The men left.',
      '"We went," he said.',
    ])
  })

  test('a line at the top without a full stop is a headline', () => {
    const text = 'Police hold 45\n\nPolice held 45 people on Monday. They will be tried.'
    const tokens = tokenise(text)
    expect(splitSentences(text, tokens).map(({ isHeadline }) => isHeadline)).toEqual([true, false, false])
  })

  test('a text of hard-wrapped lines is one paragraph', () => {
    expect(cut('Headline\nPolice arrested\n45 people on\nMonday.').length).toBe(2)
  })
})

describe('datelines', () => {
  const read = (text: string): [string | null, string | null] => {
    const tokens = tokenise(text)
    const dateline = findDateline(text, tokens)
    const day = publishedIn(text, tokens, dateline)
    return [
      dateline?.place ? text.slice(dateline.place.start, dateline.place.end) : null,
      day === null ? null : formatDay(day),
    ]
  }
  const rest = 'Police arrested 45 people on Wednesday, officers said.'

  test.each([
    [`PHNOM PENH, Aug 17 (Agency) - ${rest}`, 'PHNOM PENH', null],
    [`LAGOS, Nigeria (AP) — ${rest}`, 'LAGOS, Nigeria', null],
    [`NAIROBI: ${rest}`, 'NAIROBI', null],
    [`BELGRADE, 10 December 2021 (Wire) -- ${rest}`, 'BELGRADE', '2021-12-10'],
    [`Headline\n\ndate 2017-08-18 Reuters, SUVA\n\n${rest}`, 'SUVA', '2017-08-18'],
    [`Headline\nPublished: March 3, 2020\n${rest}`, null, '2020-03-03'],
    [rest, null, null],
  ])('%s', (text, place, day) => {
    expect(read(text)).toEqual([place, day])
  })
})

test('nationalities: nouns, adjectives, plurals and pairs of words', () => {
  expect(
    ['Chinese', 'Nigerians', 'Briton', 'Filipinos', 'South Koreans', 'Sri Lankan', 'Laotians', 'Dutch', 'Swiss'].map(
      codeOfNationality,
    ),
  ).toEqual(['CN', 'NG', 'GB', 'PH', 'KR', 'LK', 'LA', 'NL', 'CH'])
  expect(['Laos', 'Philippines', 'Jersey', 'police', '__proto__', 'constructor'].map(codeOfNationality)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

test('forms of event verbs', () => {
  expect(
    ['arrested', 'nabbing', 'expelled', 'flown', 'flew', 'sent', 'catches', 'police'].map(
      (word) => verbForm(word)?.form ?? null,
    ),
  ).toEqual(['ed', 'ing', 'ed', 'ed', 'past', 'ed', 's', null])
})

test('every step of the pipeline says why it stands where it does', () => {
  expect(STEPS.map(({ name }) => name)).toEqual([
    'sentences',
    'dates',
    'names',
    'capitals',
    'unknown places',
    'quantities',
    'groups',
    'predicates',
  ])
  for (const { reason } of STEPS) expect(reason.length).toBeGreaterThan(30)
})
