/**
 * The incident format, version 1, as valibot schemas: the one definition that reading, the JSON Schema in docs/ and the
 * types of a document come from. Every message is the noun phrase that completes "should be …".
 * What concerns several fields at once (min above max, a missing id) is checked in consistency.ts and references.ts.
 */
import {
  _addIssue,
  array,
  boolean,
  check,
  description,
  isoDate,
  lazy,
  literal,
  looseObject,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  nullish,
  number,
  optional,
  picklist,
  pipe,
  regex,
  safeInteger,
  string,
  type GenericSchema,
  type InferOutput,
  type ObjectEntries,
} from 'valibot'
import { QUALIFIERS } from '../domain/count.ts'
import { parseDay } from '../domain/day.ts'
import { DATE_PRECISIONS } from '../domain/incident.ts'
import { PRECISIONS, type Place } from '../domain/place.ts'
import { grouped } from './wording.ts'

export const FORMAT = 'dateline/1'

/** What a document may hold at most. Characters are UTF-16 code units, lists are entries, depth is nested brackets. */
export const LIMITS = {
  document: 64 * 2 ** 20,
  incidents: 2_000_000,
  depth: 32,
  id: 200,
  type: 40,
  name: 300,
  line: 1_000,
  text: 10_000,
  retold: 100_000,
  url: 4_000,
  people: 1_000_000_000,
  entries: 1_000,
  references: 10_000,
} as const

const text = (most: number) => pipe(string('text'), maxLength(most, `text of at most ${grouped(most)} characters`))

/** Text that may be null or absent, and is empty then. */
const maybeText = (most: number) => nullish(text(most), '')

/** An object that keeps fields it does not know. To valibot alone a list would be an object without fields. */
function object<const E extends ObjectEntries>(entries: E, expected: string) {
  const schema = looseObject(entries, expected)
  const run: (typeof schema)['~run'] = (dataset, config) => {
    if (!Array.isArray(dataset.value)) return schema['~run'](dataset, config)
    _addIssue(schema, 'type', dataset, config)
    // The dataset that the issue was added to is a failed one from here on, as in valibot's own schemas.
    return dataset as unknown as ReturnType<typeof run>
  }
  return { ...schema, '~run': run }
}

const list = <S extends GenericSchema>(entry: S, what: string, most: number = LIMITS.entries) =>
  pipe(array(entry, `a list of ${what}`), maxLength(most, `a list of at most ${grouped(most)} ${what}`))

const ID = `an id: 1 to ${LIMITS.id} characters without spaces`
const id = pipe(string(ID), minLength(1, ID), maxLength(LIMITS.id, ID), regex(/^\S*$/, ID))

const DAY = 'a day written YYYY-MM-DD'
const day = pipe(
  string(DAY),
  isoDate(DAY),
  check((value) => parseDay(value) !== null, 'a day of the calendar'),
)

const PUBLISHED = 'a day, month or year written YYYY-MM-DD, YYYY-MM or YYYY'
const published = pipe(
  string(PUBLISHED),
  regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, PUBLISHED),
  check((value) => parseDay(value + '-01-01'.slice(value.length - 4)) !== null, 'a day, month or year of the calendar'),
)

const COUNTRY = 'two capital letters of ISO 3166-1, such as KH'
const country = pipe(string(COUNTRY), regex(/^[A-Z]{2}$/, COUNTRY))

const whole = (most: number) => {
  const expected = `a whole number from 0 to ${grouped(most)}`
  return pipe(number(expected), safeInteger(expected), minValue(0, expected), maxValue(most, expected))
}

const BOUND = `a whole number from 0 to ${grouped(LIMITS.people)}, or null`
const bound = nullable(pipe(number(BOUND), safeInteger(BOUND), minValue(0, BOUND), maxValue(LIMITS.people, BOUND)))

const degrees = (most: number) => {
  const expected = `degrees from -${most} to ${most}, or null`
  return nullable(pipe(number(expected), minValue(-most, expected), maxValue(most, expected)))
}

const choice = <const T extends readonly string[]>(options: T) =>
  picklist(options, `one of ${options.map((option) => `"${option}"`).join(', ')}`)

const countSchema = pipe(
  object({ min: bound, max: bound, qualifier: choice(QUALIFIERS) }, 'an object with min, max and qualifier'),
  description('People. max null is "at least"; both null is "not stated".'),
)

const peopleSchema = pipe(
  object(
    { nationality: country, min: optional(bound, null), max: optional(bound, null) },
    'an object with nationality, min and max',
  ),
  description('People of one nationality, as reported. Both bounds null: present, number not stated.'),
)

const whenSchema = pipe(
  object(
    { start: nullable(day), end: nullable(day), precision: choice(DATE_PRECISIONS) },
    'an object with start, end and precision',
  ),
  description('Calendar days without a time zone, both inclusive.'),
)

/** A place as printed; coordinates may be absent. Its candidates are places too. */
export const placeSchema: GenericSchema<unknown, Place> = pipe(
  object(
    {
      name: pipe(text(LIMITS.name), minLength(1, 'a name')),
      country: optional(nullable(country), null),
      admin1: optional(nullable(text(LIMITS.name))),
      lat: optional(degrees(90)),
      lon: optional(degrees(180)),
      precision: optional(nullable(choice(PRECISIONS))),
      geonames: optional(nullable(whole(Number.MAX_SAFE_INTEGER))),
      admin1Code: optional(nullable(text(LIMITS.name))),
      candidates: optional(
        list(
          lazy(() => placeSchema),
          'places',
        ),
      ),
      why: optional(list(text(LIMITS.line), 'texts')),
      fixed: optional(boolean('true or false')),
    },
    'a place with a name',
  ),
  description('A place as printed in the report. WGS 84 degrees, where known.'),
)

const sourceSchema = pipe(
  object(
    {
      publisher: maybeText(LIMITS.line),
      title: maybeText(LIMITS.line),
      url: maybeText(LIMITS.url),
      published: optional(nullable(published), null),
    },
    'an object with publisher, title, url and published',
  ),
  description('Where it was reported. url is an http or https address, or empty.'),
)

const evidenceSchema = pipe(
  object(
    {
      field: text(LIMITS.name),
      quote: text(LIMITS.text),
      start: whole(Number.MAX_SAFE_INTEGER),
      end: whole(Number.MAX_SAFE_INTEGER),
      source: whole(LIMITS.entries),
    },
    'an object with field, quote, start, end and source',
  ),
  description("The words that a field came from; UTF-16 offsets in the report's text, end exclusive."),
)

/** The fields of one incident. Those without a default (id, type, count, date) must be there. */
export const incidentSchema = object(
  {
    id: pipe(id, description('Stable and unique in the document.')),
    type: pipe(
      text(LIMITS.type),
      minLength(1, 'a type such as "arrest" or "deportation"'),
      description('"arrest" or "deportation"; other types are kept and listed.'),
    ),
    status: optional(choice(['done', 'planned']), 'done'),
    aggregate: pipe(
      optional(boolean('true or false'), false),
      description('A running total over many operations; never added to a sum.'),
    ),
    count: countSchema,
    people: optional(list(peopleSchema, 'nationalities'), []),
    date: whenSchema,
    places: pipe(
      optional(list(placeSchema, 'places'), []),
      description('Several places are one joint figure over all of them.'),
    ),
    origin: optional(nullable(placeSchema), null),
    destination: optional(nullable(placeSchema), null),
    links: pipe(
      optional(list(id, 'ids', LIMITS.references), []),
      description('Arrests whose people were deported here.'),
    ),
    includes: pipe(
      optional(list(id, 'ids', LIMITS.references), []),
      description('Incidents of the same type already counted inside this one.'),
    ),
    summary: maybeText(LIMITS.text),
    notes: maybeText(LIMITS.text),
    sources: optional(list(sourceSchema, 'sources'), []),
    evidence: optional(list(evidenceSchema, 'pieces of evidence'), []),
    itemised: pipe(
      optional(list(id, 'ids', LIMITS.references)),
      description('Of an aggregate: the incidents that are known to be part of it.'),
    ),
  },
  'an object that describes one incident',
)

const thinSchema = object(
  { from: day, until: day, note: maybeText(LIMITS.text), countries: optional(list(country, 'countries')) },
  'an object with from, until and note',
)

/** What was looked through at all, so that an empty stretch is not read as "nothing happened". Days inclusive. */
export const coverageSchema = pipe(
  object(
    {
      from: day,
      until: day,
      note: maybeText(LIMITS.text),
      thin: optional(list(thinSchema, 'stretches of time'), []),
    },
    'an object with from, until, note and thin',
  ),
  description('What the collection covers, and where it is thin. Days inclusive.'),
)

/** A report that a document retells: what it is, and its facts in other words than its own. */
export const reportSchema = pipe(
  object(
    {
      publisher: maybeText(LIMITS.line),
      title: maybeText(LIMITS.line),
      dateline: maybeText(LIMITS.name),
      published: optional(nullable(published), null),
      url: maybeText(LIMITS.url),
      retold: maybeText(LIMITS.retold),
    },
    'an object with publisher, title, dateline, published, url and retold',
  ),
  description("A report that the document retells. Offsets of the incidents' evidence are offsets in retold."),
)

/** Everything of a document but its incidents and its format. */
export const headEntries = {
  title: maybeText(LIMITS.line),
  description: maybeText(LIMITS.text),
  license: maybeText(LIMITS.line),
  coverage: optional(nullable(coverageSchema), null),
  report: optional(nullable(reportSchema), null),
  holds: pipe(
    optional(list(id, 'ids', LIMITS.references), []),
    description('Incidents of another document that belong to this one too, and are not repeated here.'),
  ),
}

export const headSchema = looseObject(headEntries)

/** The whole document; what docs/incident-format.schema.json is generated from. */
export const documentSchema = looseObject({
  format: literal(FORMAT),
  ...headEntries,
  incidents: list(incidentSchema, 'incidents', LIMITS.incidents),
})

export type Coverage = InferOutput<typeof coverageSchema>
export type Report = InferOutput<typeof reportSchema>
