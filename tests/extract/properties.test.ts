import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { extractIncidents } from '../../src/extract/extract.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { openedGazetteer } from '../geocode/openedGazetteer.ts'
import { GOLDEN_FILES, readGolden } from './goldenCases.ts'

const CASES = GOLDEN_FILES.flatMap((file) => readGolden(file))

/** Everything but what points into the text. */
const facts = (incidents: readonly Incident[]): unknown =>
  incidents.map(({ type, status, aggregate, count, people, date, places, origin, destination }) => ({
    type,
    status,
    aggregate,
    count,
    people,
    date,
    places: places.map(({ name, country }) => [name, country]),
    origin: origin && [origin.name, origin.country],
    destination: destination && [destination.name, destination.country],
  }))

/** Paragraphs about other things, without places, dates, people or figures that a report of arrests could mean. */
const UNRELATED = [
  'The weather stayed dry and the harvest is expected to be better than usual.',
  'Ticket prices for the football final went up by 12 percent, and the match was sold out within an hour.',
  'A new bridge over the river is to be opened in the spring, the ministry of transport said.',
  'Shares closed higher after the central bank left interest rates unchanged.',
  'Doctors advise people to drink enough water in hot weather.',
  'The museum will show 60 paintings from its own collection.',
]

test('an unrelated paragraph behind the report changes nothing', async () => {
  const gazetteer = await openedGazetteer()
  fc.assert(
    fc.property(fc.constantFrom(...CASES), fc.subarray(UNRELATED, { minLength: 1 }), ({ text, published }, extra) => {
      const plain = extractIncidents(text, gazetteer, { published }).incidents
      const longer = extractIncidents(`${text}\n\n${extra.join('\n\n')}`, gazetteer, { published }).incidents
      expect(facts(longer)).toEqual(facts(plain))
    }),
    seeded(150),
  )
})

const TOWNS = [
  ['Penang', 'MY'],
  ['Phnom Penh', 'KH'],
  ['Nairobi', 'KE'],
  ['Lima', 'PE'],
  ['Hanoi', 'VN'],
  ['Kampala', 'UG'],
] as const
const SENTENCES = [
  'Police arrested 45 people in TOWN on Monday.',
  'On May 3, 45 people were arrested in TOWN, officers said.',
  'Forty-five people were detained near TOWN last week over a fraud that cost victims 3 million dollars.',
  'More than 45 people have been rounded up in TOWN since January.',
]

test('renaming the town moves the place and nothing else', async () => {
  const gazetteer = await openedGazetteer()
  fc.assert(
    fc.property(
      fc.constantFrom(...SENTENCES),
      fc.constantFrom(...TOWNS),
      fc.constantFrom(...TOWNS),
      (sentence, a, b) => {
        const [first, second] = [a, b].map(
          ([town]) =>
            extractIncidents(sentence.replace('TOWN', town), gazetteer, { published: '2024-05-15' }).incidents,
        )
        expect(first?.length).toBe(1)
        const still = (incidents: readonly Incident[] = []): unknown =>
          facts(incidents.map((incident) => ({ ...incident, places: [] })))
        expect(still(second)).toEqual(still(first))
        expect(first?.[0]?.places.map(({ name, country }) => [name, country])).toEqual([[...a]])
        expect(second?.[0]?.places.map(({ name, country }) => [name, country])).toEqual([[...b]])
      },
    ),
    seeded(60),
  )
})

const ONES = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function inWords(value: number): string {
  if (value < 20) return ONES[value]!
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 ? `-${ONES[value % 10]}` : ''}`
  if (value < 1000)
    return `${ONES[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${inWords(value % 100)}` : ''}`
  return `${inWords(Math.floor(value / 1000))} thousand${value % 1000 ? ` ${value % 1000 < 100 ? 'and ' : ''}${inWords(value % 1000)}` : ''}`
}

const FRAMES = [
  'Police arrested COUNT people in Lagos on Monday.',
  'More than COUNT people were deported from Kenya in April.',
  'At least COUNT Vietnamese were detained in Manila.',
  'Nearly COUNT men have been arrested.',
]

test('digits or words make no difference', async () => {
  const gazetteer = await openedGazetteer()
  fc.assert(
    fc.property(fc.constantFrom(...FRAMES), fc.integer({ min: 2, max: 9999 }), (frame, value) => {
      const [a, b, c] = [String(value), inWords(value), value.toLocaleString('en')].map(
        (number) => extractIncidents(frame.replace('COUNT', number), gazetteer, { published: '2024-05-15' }).incidents,
      )
      expect(a?.length).toBe(1)
      expect(facts(b ?? [])).toEqual(facts(a ?? []))
      expect(facts(c ?? [])).toEqual(facts(a ?? []))
    }),
    seeded(300),
  )
})

test('any string gives an answer, and its evidence is in it', async () => {
  const gazetteer = await openedGazetteer()
  const words = fc.constantFrom(
    'police',
    'arrested',
    '23',
    'Chinese',
    'on',
    'Monday',
    ',',
    '.',
    'were',
    'deported',
    'to',
    'China',
    'the',
    'suspects',
    'who',
    '(',
    '"',
    'in',
    'May',
    '\n\n',
    'Aug.',
    '2',
    'and',
    'of',
    'them',
    'dozens',
    '__proto__',
    'constructor',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
      ),
      (text) => {
        for (const { evidence } of extractIncidents(text, gazetteer, { published: '2024-05-15' }).incidents)
          for (const { quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote)
      },
    ),
    seeded(1000),
  )
})
