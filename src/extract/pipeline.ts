import type { Day } from '../domain/day.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { capitalsIn, mainlandIn } from './capitals.ts'
import type { Dateline } from './dateline.ts'
import { datesIn } from './dates.ts'
import { flightIn, SPEAKS_OF_DEPORTATION } from './flights.ts'
import { groupsIn } from './groups.ts'
import { countryPlaceOf, placeNamed, placeOfDateline, readNames } from './places.ts'
import { predicatesIn, type Surroundings } from './predicates.ts'
import { quantitiesIn } from './quantities.ts'
import { type Reading, within } from './reading.ts'
import { splitSentences } from './sentences.ts'
import type { Token } from './tokens.ts'
import { unknownPlaces } from './unknownPlaces.ts'

/** One step of the recognition: what it adds, and why it stands where it does. */
interface Step {
  name: string
  /** Why here: what it needs and who needs it. */
  reason: string
  run: (reading: Reading, gazetteer: Gazetteer) => Reading
}

/** The order of work, as data. Each step sees what those before it have found. */
export const STEPS: readonly Step[] = [
  {
    name: 'sentences',
    reason:
      'Everything below looks at one sentence at a time; the dateline is cut off first, so that its place and day are nobody’s.',
    run: (reading) => ({ ...reading, sentences: storyOf(reading) }),
  },
  {
    name: 'dates',
    reason: 'Before numbers: "May 3 to 7" and "2017" are no people.',
    run: (reading) => ({
      ...reading,
      dates: reading.sentences.flatMap((sentence) => datesIn(reading.text, reading.tokens, sentence)),
    }),
  },
  {
    name: 'names',
    reason:
      'Before groups: "people from China", "Myanmar nationals" need the country. Reads the whole text, since places explain each other.',
    run: (reading, gazetteer) => ({
      ...reading,
      names: readNames(gazetteer, reading.text, reading.tokens, takenBy(reading)),
    }),
  },
  {
    name: 'capitals',
    reason: 'After names, since a capital is that of the country named before it; before groups, like every place.',
    run: (reading, gazetteer) => ({ ...reading, names: withCapitals(reading, gazetteer) }),
  },
  {
    name: 'unknown places',
    reason: 'After all names that are known, since they stand where those do; before groups, like every place.',
    run: (reading, gazetteer) => ({ ...reading, names: withUnknown(reading, gazetteer) }),
  },
  {
    name: 'quantities',
    reason: 'After dates, whose numbers are taken; before groups, which begin with them.',
    run: (reading) => ({ ...reading, quantities: quantities(reading) }),
  },
  {
    name: 'groups',
    reason: 'Before predicates: "Police arrest 40" is a verb because people follow, "the arrest of" a noun.',
    run: (reading) => ({
      ...reading,
      groups: reading.sentences.flatMap((sentence) =>
        groupsIn(
          reading.tokens,
          sentence,
          within(reading.quantities, sentence),
          within(reading.names, sentence),
          within(reading.dates, sentence),
        ),
      ),
    }),
  },
  {
    name: 'predicates',
    reason: 'Last: what follows a verb decides between its readings.',
    run: (reading) => {
      const starts = new Set(reading.groups.map(({ from }) => from))
      const ends = new Set(reading.groups.map(({ until }) => until))
      const dates = new Map(reading.dates.map(({ from, until }) => [until, from]))
      const surroundings: Surroundings = {
        isGroupStart: (token) => starts.has(token),
        isGroupEnd: (token) => ends.has(token),
        dateBefore: (token) => dates.get(token) ?? null,
      }
      const isDeportation = SPEAKS_OF_DEPORTATION.test(reading.text)
      const predicates = reading.sentences.flatMap((sentence) => {
        const flight = isDeportation ? flightIn(reading.tokens, sentence) : null
        const words = predicatesIn(reading.tokens, sentence, surroundings)
        return [...words, ...(flight ? [flight] : [])].sort((a, b) => a.head - b.head)
      })
      return { ...reading, predicates }
    },
  },
]

/** Runs the steps over a text. */
export function recognise(
  text: string,
  tokens: readonly Token[],
  gazetteer: Gazetteer,
  published: Day | null,
  dateline: Dateline | null,
): Reading {
  const empty: Reading = {
    text,
    tokens,
    sentences: [],
    published,
    dateline,
    dates: [],
    quantities: [],
    names: [],
    groups: [],
    predicates: [],
  }
  return STEPS.reduce((reading, step) => step.run(reading, gazetteer), empty)
}

/** Sentences without the dateline: one that holds it begins behind it. */
function storyOf({ text, tokens, dateline }: Reading): Reading['sentences'] {
  return splitSentences(text, tokens).flatMap((sentence) => {
    if (!dateline || sentence.until <= dateline.from || sentence.from >= dateline.until) return [sentence]
    return sentence.until <= dateline.until ? [] : [{ ...sentence, from: dateline.until, isHeadline: false }]
  })
}

function withCapitals(reading: Reading, gazetteer: Gazetteer): Reading['names'] {
  const place = placeOfDateline(gazetteer, reading)
  const capitals = capitalsIn(gazetteer, reading.tokens, reading.names, place?.country ?? null)
  const mainland = mainlandIn(reading.tokens, reading.names, countryPlaceOf(gazetteer, 'CN'))
  return [...reading.names, ...capitals, ...mainland].sort((a, b) => a.from - b.from)
}

function withUnknown(reading: Reading, gazetteer: Gazetteer): Reading['names'] {
  const here = placeOfDateline(gazetteer, reading)
  const unknown = unknownPlaces(reading, here, (name) => placeNamed(gazetteer, name, here?.country ?? null))
  return [...reading.names, ...unknown].sort((a, b) => a.from - b.from)
}

function quantities(reading: Reading): Reading['quantities'] {
  const isTaken = takenBy(reading)
  return reading.sentences.flatMap(({ from, until }) => quantitiesIn(reading.tokens, from, until, isTaken))
}

/** Whether a token is part of a date. */
function takenBy({ dates }: Reading): (token: number) => boolean {
  const taken = new Set<number>()
  for (const { from, until } of dates) for (let i = from; i < until; i++) taken.add(i)
  return (token) => taken.has(token)
}
