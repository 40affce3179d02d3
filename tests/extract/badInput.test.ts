import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extractIncidents, type ExtractOptions } from '../../src/extract/extract.ts'
import { extractLong } from '../../src/extract/extractLong.ts'
import { openedGazetteer } from '../geocode/openedGazetteer.ts'

const read = async (text: string, options: ExtractOptions = { published: '2024-05-15' }) =>
  extractIncidents(text, await openedGazetteer(), options)
const codes = async (text: string, options?: ExtractOptions): Promise<string[]> =>
  (await read(text, options)).problems.map(({ code }) => code)

const SPANISH =
  'La policía detuvo el lunes a 45 personas en Lima, entre ellas doce extranjeros, por su presunta participación en una red de estafas telefónicas que operaba desde varios departamentos de la ciudad y que habría engañado a cientos de víctimas en los últimos meses, según informó el ministerio del Interior en un comunicado difundido el martes. '

describe('what is no report', () => {
  test.each([
    ['nothing', '', 'report.empty'],
    ['white space', ' \n\t ', 'report.empty'],
    ['bytes', `\u0000\u0001PNG\u0003${'\ufffd'.repeat(400)}IHDR`, 'report.binary'],
    ['Spanish', SPANISH.repeat(3), 'report.language'],
    ['Khmer', 'ប៉ូលិសបានចាប់ខ្លួនមនុស្ស ៤៥ នាក់នៅថ្ងៃច័ន្ទ', 'report.language'],
    ['Chinese', '警方周一在金边逮捕了225名中国人。', 'report.language'],
  ])('%s', async (_, text, code) => {
    const { incidents, problems } = await read(text)
    expect(incidents).toEqual([])
    expect(problems.map((problem) => problem.code)).toContain(code)
    for (const { message, advice } of problems) expect(message && advice).toBeTruthy()
  })
})

describe('dates', () => {
  const text = 'Police in Penang arrested 23 Nigerians on Monday, and 12 on 3 May 2024.'

  test('without one of its own the report is asked for it, and relative days stay unknown', async () => {
    const { incidents, problems, published } = await read(text, { published: null })
    expect(published).toBeNull()
    expect(problems.map(({ code }) => code)).toEqual(['report.undated'])
    expect(incidents.map(({ date }) => date.start)).toEqual([null, '2024-05-03'])
  })

  test('a dateline without a year is not enough', async () => {
    const { problems } = await read('PENANG, May 14 (Wire) - Police arrested 23 Nigerians on Monday.', {
      published: null,
    })
    expect(problems[0]?.message).toContain('May 14')
  })

  test('a date that contradicts the report is told', async () => {
    expect(
      await codes('Published: 3 March 2020\n\nPolice arrested 23 people on Monday, officers said.', {
        published: '2024-05-15',
      }),
    ).toEqual(['report.dates'])
  })

  test('what is no day is told, and the report is read without it', async () => {
    const { incidents, problems } = await read(text, { published: 'yesterday' })
    expect(problems.map(({ code }) => code)).toEqual(['report.published', 'report.undated'])
    expect(incidents.length).toBe(2)
  })
})

describe('length', () => {
  test('a book of five megabytes is read as far as a report goes, in bounded time, and says so', async () => {
    const book =
      'It was the best of times, and the police arrested 12 men in Lyon on Monday, said Mr. Defarge. '.repeat(55_000)
    await read('Warm up.')
    const start = performance.now()
    const { problems } = await read(book)
    expect(performance.now() - start).toBeLessThan(20_000)
    expect(book.length).toBeGreaterThan(5_000_000)
    expect(problems.map(({ code }) => code)).toContain('report.long')
  })

  test.each([
    ['digits', '1'.repeat(150_000)],
    ['commas in a number', '1,'.repeat(75_000)],
    ['one word', 'a'.repeat(150_000)],
    ['hyphens', 'a-'.repeat(75_000)],
    ['apostrophes', "a'".repeat(75_000)],
    ['brackets', '('.repeat(150_000)],
    ['capitals', 'The A '.repeat(25_000)],
    ['and', 'and the '.repeat(18_000)],
    ['numbers', 'hundred and '.repeat(12_000)],
    ['line ends', '\n'.repeat(150_000)],
    ['months', 'May 3 to '.repeat(16_000)],
    ['spaces', `x${' '.repeat(150_000)}y`],
  ])('%s without end do not stop the page', async (_, text) => {
    const start = performance.now()
    await read(text)
    expect(performance.now() - start).toBeLessThan(15_000)
  })
})

test('control characters leave offsets as they are', async () => {
  const text =
    'Police in Penang\u0007 arrested\u0000 23 Nigerians on Monday and drove away in cars with the other men of the unit.'
  const { incidents } = await read(text)
  for (const { quote, start, end } of incidents[0]?.evidence ?? []) expect(text.slice(start, end)).toBe(quote)
  expect(incidents.length).toBe(1)
})

const REPORT = new URL('../../../shared/seeds/taipei-times-2017-08-18.txt', import.meta.url)

test('the report of 18 August 2017 gives its eight incidents and no other', async ({ skip }) => {
  if (!existsSync(REPORT)) skip('the text of the report is not here; it is not part of the project')
  const { incidents, reconciliations } = await read(readFileSync(REPORT, 'utf8'), { published: '2017-08-18' })
  const told = incidents.map(({ type, status, aggregate, count, people, date, places, destination }) =>
    [
      type,
      status,
      aggregate ? 'total' : 'one',
      count.min,
      count.max,
      people
        .map(({ nationality, min }) => `${nationality} ${min ?? '?'}`)
        .sort()
        .join(' '),
      date.start,
      date.end,
      places.map(({ name }) => name).join('+'),
      destination?.name ?? '',
    ].join('|'),
  )
  expect(told.toSorted()).toEqual(
    [
      'arrest|done|total|360|399|CN ? TW ?|2017-08-01|2017-08-18|Cambodia|',
      'arrest|done|one|225|225|CN 225|2017-08-16|2017-08-16|Phnom Penh|',
      'arrest|done|one|154|154|CN 151 TW 3|2017-08-02|2017-08-02|Siem Reap+Banteay Meanchey|',
      'deportation|done|total|601||CN ? TW ?|||Cambodia|China',
      'arrest|done|total|2000||TW ?|2011-01-01|2017-08-18|Cambodia+Indonesia+Philippines|',
      'arrest|done|one|151||CN 151|2017-07-01|2017-07-31|Indonesia|',
      'deportation|planned|one||||2017-08-18|2017-08-20|Cambodia|China',
      'deportation|done|one|105|105|CN ? TW ?|2017-07-01|2017-07-31|Cambodia|China',
    ].toSorted(),
  )
  const total = incidents.find(({ count }) => count.max === 399)
  expect(reconciliations.find((one) => one.total === total?.id)).toMatchObject({
    least: 379,
    most: 379,
    verdict: 'agrees',
  })
  expect(total?.notes).toContain('379')
})

describe('a long text', () => {
  const paragraph = (i: number): string =>
    `The police in Lyon said that they had arrested ${i + 2} men on Monday in the old town of the city. ${'The rest of the story is of the town and of the people who live in it. '.repeat(12)}`
  const book = Array.from({ length: 420 }, (_, i) => paragraph(i)).join('\n\n')

  test('is read in pieces, tells how far it is, and every quote stands where it says', async () => {
    const gazetteer = await openedGazetteer()
    const shares: number[] = []
    const { incidents, problems } = extractLong(book, gazetteer, {
      published: '2024-03-15',
      onProgress: (share) => shares.push(share),
    })
    expect(book.length).toBeGreaterThan(300_000)
    expect(incidents).toHaveLength(420)
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(420)
    for (const { evidence } of incidents)
      for (const { quote, start, end } of evidence) expect(book.slice(start, end)).toBe(quote)
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    expect(problems).toEqual([])
  })

  test('stops at the most incidents that are asked for, and says so', async () => {
    const { incidents, problems } = extractLong(book, await openedGazetteer(), {
      published: '2024-03-15',
      mostIncidents: 100,
    })
    expect(incidents.length).toBeLessThan(420)
    expect(problems.map(({ code }) => code)).toEqual(['report.long'])
  })

  test('in another language is not read to its end', async () => {
    let pieces = 0
    const { incidents, problems } = extractLong(
      'La police a arrêté douze personnes à Lyon lundi dernier, selon le parquet. '.repeat(5000),
      await openedGazetteer(),
      {
        published: '2024-03-15',
        onProgress: () => pieces++,
      },
    )
    expect(incidents).toEqual([])
    expect(problems.map(({ code }) => code)).toContain('report.language')
    expect(pieces).toBe(0)
  })
})
