import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedPoint } from '../../src/geocode/publishedPoint.ts'
import { readToponyms } from '../../src/geocode/toponyms.ts'
import { openedGazetteer, openedNames } from './openedGazetteer.ts'

const read = async (text: string): Promise<string[]> =>
  readToponyms(await openedGazetteer(), text).map(
    ({ text, place }) => `${text}: ${place?.admin1 ?? '–'}, ${place?.country}`,
  )

describe('a name means what the text around it says', () => {
  test.each([
    ['Paris, Texas is a small town.', 'Paris: Texas, US'],
    ['He moved to Athens, Ga., in 2001.', 'Athens: Georgia, US'],
    ['They met in the Kenyan town of Lamu.', 'Lamu: Coast, KE'],
    ['Police in the Thai border town of Mae Sot said so.', 'Mae Sot: Tak, TH'],
    ['They were held in Moscow, Idaho and Paris, Kentucky.', 'Moscow: Idaho, US'],
    ['Georgia, Alabama and Tennessee sent help.', 'Georgia: Georgia, US'],
    ['Georgia, Armenia and Azerbaijan sent help.', 'Georgia: –, GE'],
    ['They were arrested in Banteay Meanchey province.', 'Banteay Meanchey: Banteay Meanchey, KH'],
    ['A raid in Pasay, Metro Manila, on Monday', 'Pasay: Pasay, PH'],
  ])('%s', async (text, expected) => {
    expect((await read(text))[0]).toBe(expected)
  })

  test.each([
    ['Jordan Peterson told the court that he was innocent.'],
    ['Mr. London and President Washington agreed.'],
    ['She read it in the Washington Post on Sunday.'],
    ['Reading a book in May is nice, the police said.'],
    ['It cost US$100 million.'],
  ])('no place: %s', async (text) => {
    expect(await read(text)).toEqual([])
  })
})

test('demonyms are context always, and part of the result on demand', async () => {
  const gazetteer = await openedGazetteer()
  const text = 'Cambodian and Taiwanese officers met.'
  expect(readToponyms(gazetteer, text)).toEqual([])
  expect(readToponyms(gazetteer, text, { demonyms: true }).map(({ place }) => place?.country)).toEqual(['KH', 'TW'])
})

test('an unknown name falls back to the place named beside it, says so, and is less sure', async () => {
  const gazetteer = await openedGazetteer()
  const text = 'Qzyzzyvakh is a village in Kandal, Cambodia.'
  const [unknown] = readToponyms(gazetteer, text, { given: [{ start: 0, end: 10 }] })
  expect(unknown?.place).toMatchObject({ name: 'Qzyzzyvakh', country: 'KH', admin1: 'Kandal', geonames: null })
  expect(unknown?.place?.why?.[0]).toContain('is not in the gazetteer')
  expect(unknown?.confidence).toBeLessThan(0.8)
})

test('reasons can be read by a person', async () => {
  const [paris] = readToponyms(await openedGazetteer(), 'Paris, Texas is a small town.')
  expect(paris?.place?.why).toContain('said to be in Texas')
  expect(paris?.place?.candidates?.some(({ country }) => country === 'FR')).toBe(true)
})

test('reasons say why the country or the state of one name is meant', async () => {
  const gazetteer = await openedGazetteer()
  const whyOf = (text: string): string =>
    readToponyms(gazetteer, text)
      .find(({ text }) => text === 'Georgia')
      ?.place?.why?.join('; ') ?? ''
  expect(whyOf('Georgia, Alabama and Tennessee sent help.')).toContain(
    'rather than the country Georgia: more of the other names are in its country',
  )
  expect(whyOf('He flew from Tbilisi across Georgia.')).toContain(
    'rather than Georgia, a first-level division of United States: more of the other names are in its country',
  )
  expect(whyOf('Officials in Georgia said so.')).toContain('nothing in the text decides')
})

test('a share is never more than all', async () => {
  const whys = readToponyms(await openedGazetteer(), 'The Kenyan town of Lamu.').flatMap(
    ({ place }) => place?.why ?? [],
  )
  expect(whys).toContain('100 % of the other names are in Kenya')
})

test.each([
  ['WASHINGTON The president said so.', 'city'],
  ['WASHINGTON (Reuters) - The president said so.', 'city'],
  ['Washington (CNN)\nThe president said so.', 'city'],
  ['Rain is expected in Washington, Oregon and Idaho.', 'admin1'],
])('a dateline names a town: %s', async (text, precision) => {
  expect(readToponyms(await openedGazetteer(), text)[0]?.place?.precision).toBe(precision)
})

test('given mentions are all answered, in the order given, whatever they are', async () => {
  const gazetteer = await openedGazetteer()
  const text = 'From Hanoi to Phnom Penh.'
  const given = [
    { start: 14, end: 24 },
    { start: 5, end: 10 },
    { start: 0, end: 4 },
  ]
  expect(readToponyms(gazetteer, text, { given }).map(({ text }) => text)).toEqual(['Phnom Penh', 'Hanoi', 'From'])
})

test('a country is printed at its published point for other programs, and drawn at its label', async () => {
  const gazetteer = await openedGazetteer()
  const [malaysia] = readToponyms(gazetteer, 'They flew to Malaysia.')
  const published = publishedPoint(gazetteer, malaysia?.place ?? null)
  expect(published).not.toEqual({ lat: malaysia?.place?.lat, lon: malaysia?.place?.lon })
})

test('any text gives spans that are inside it, in order, apart, and true to it', async () => {
  const gazetteer = await openedGazetteer()
  const word = fc.constantFrom(
    'Phnom Penh',
    '__proto__',
    'constructor',
    '.*+?^${}()|[]\\',
    '😀',
    '\u202eParis',
    'İstanbul',
    'ប៉ោយប៉ែត',
    ', ',
    '\n',
    ' in ',
    'San José',
    '\u0000',
    "'s",
    '-',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const { start, end, text: printed, confidence } of readToponyms(gazetteer, text, { demonyms: true })) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(text.slice(start, end)).toBe(printed)
        expect(confidence >= 0 && confidence <= 1).toBe(true)
        last = end
      }
    }),
    { numRuns: 200 },
  )
})

test('five megabytes take seconds, not minutes, and say how far they are', async () => {
  const gazetteer = await openedGazetteer()
  const news = 'Police in Phnom Penh, Cambodia, arrested 3 people in Xyzzyq village on Monday. '
  const started = performance.now()
  const shares: number[] = []
  const found = readToponyms(gazetteer, news.repeat(5e6 / news.length), { onProgress: (share) => shares.push(share) })
  expect(found.length).toBeGreaterThan(100_000)
  expect(performance.now() - started).toBeLessThan(30_000)
  expect(shares.length).toBeGreaterThan(20)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
}, 60_000)

test.each([
  ['Chinese', '柬埔寨警方在暹粒省逮捕154名中国公民，公安机关将他们押送回北京。'],
  ['Thai', 'จับกุมที่จังหวัดเสียมราฐประเทศกัมพูชาและส่งกลับกรุงเทพ'],
  ['one name', '金边'],
  ['marks', '\u202e\u0e48\u17d2\u0301'],
])(
  'as do two of %s',
  async (_, news) => {
    const started = performance.now()
    readToponyms(await openedNames(), news.repeat(2e6 / news.length))
    expect(performance.now() - started).toBeLessThan(30_000)
  },
  60_000,
)

test('so do two of what is like patterns and objects', async () => {
  const gazetteer = await openedGazetteer()
  for (const part of [
    '__proto__ constructor ',
    '.*+?^${}()|[]\\',
    'A. ',
    'San ',
    'St. ',
    'A-',
    "O'",
    '\u202eParis\u202c ',
    '😀',
    '\u0000',
  ]) {
    const started = performance.now()
    readToponyms(gazetteer, part.repeat(2e6 / part.length))
    expect(performance.now() - started, part).toBeLessThan(30_000)
  }
}, 240_000)
