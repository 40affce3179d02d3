import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../src/io/read.ts'
import { FORMAT } from '../../../src/io/schema.ts'
import type { Mapped } from '../../../src/io/table/applyMapping.ts'
import { applyMapping } from '../../../src/io/table/applyMapping.ts'
import type { Guess } from '../../../src/io/table/guessMapping.ts'
import { guessMapping } from '../../../src/io/table/guessMapping.ts'
import { isOwnKind } from '../../../src/io/table/ownKind.ts'
import { readCsvTable } from '../../../src/io/table/readCsvTable.ts'
import { readGeoJsonTable } from '../../../src/io/table/readGeoJsonTable.ts'
import type { Table, TableReading } from '../../../src/io/table/table.ts'
import { seeded } from '../../helpers/arbitraries.ts'

const csv = (text: string): TableReading => readCsvTable(new TextEncoder().encode(text))

function tableOf(reading: TableReading): Table {
  if ('failure' in reading) throw new Error(reading.failure)
  return reading.table
}

/** What a guess takes each column for, by the columns' names. */
const taken = ({ columns }: Table, { mapping }: Guess): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping.columns).map(([role, at]) => [role, columns[at]!]))

function mapped(text: string, change: Partial<Guess['mapping']> = {}): Mapped {
  const table = tableOf(csv(text))
  return applyMapping(table, { ...guessMapping(table).mapping, ...change }, '')
}

/** What the reader of documents says of the records. */
const read = ({ records }: Mapped) => readDocument(JSON.stringify({ format: FORMAT, incidents: records }))

const OWN = `Datum;Date of arrest;Where;Country;Number of people;Nationality;Link;Remarks
x;16/8/2017;Phnom Penh;Cambodia;225;Chinese;https://example.org/a;first
x;2/8/2017;Siem Reap; Cambodia ;154;151 Chinese, 3 Taiwanese;https://example.org/b;

x;3/8/2017;;Fiji;77 people;China;javascript:alert(1);
x;soon;Kandal;Atlantis;about 40;Martian;;
`

describe('a table of somebody’s own', () => {
  test('is guessed by names and by content', () => {
    const table = tableOf(csv(OWN))
    const guess = guessMapping(table)
    expect(taken(table, guess)).toEqual({
      date: 'Date of arrest',
      place: 'Where',
      country: 'Country',
      count: 'Number of people',
      nationality: 'Nationality',
      url: 'Link',
      notes: 'Remarks',
    })
    expect([guess.order, guess.mapping.dateOrder, guess.mapping.type]).toEqual(['day-first', 'day-first', 'arrest'])
  })

  test('keeps ids apart, within a table and between tables', () => {
    const table = tableOf(csv('id,date,count,place\nx,2017-08-16,1,A\nx,2017-08-16,2,A\nx-2,2017-08-16,3,A\n'))
    const { mapping } = guessMapping(table)
    const ids = (name: string): string[] => applyMapping(table, mapping, name).records.map(({ id }) => id)
    expect(new Set([...ids('One.csv'), ...ids('Two.csv')]).size).toBe(6)
    expect(ids('One.csv')).toEqual(ids('One.csv'))
  })

  test('never gives a place the position of another one', () => {
    const { records, problems } = mapped(
      'date,count,place,lat,lon\n2017-08-16,5,A;B,991;12.5,104;105\n2017-08-16,5,C,11,104\n2017-08-16,5,D,12,104\n',
    )
    expect(records[0]!.places).toEqual([expect.not.objectContaining({ lat: 12.5 }), { name: 'B', country: null }])
    expect(problems).toHaveLength(1)
  })

  test('reads peoples with a comma or an “and” in their name or number', () => {
    const people = (cell: string) => mapped(`date,count,nationality\n2017-08-16,1500,"${cell}"\n`).records[0]!.people
    expect(people('1,200 Chinese and 3 Taiwanese')).toEqual([
      { nationality: 'CN', min: 1200, max: 1200 },
      { nationality: 'TW', min: 3, max: 3 },
    ])
    expect(people('Korea, South')).toEqual([{ nationality: 'KR', min: null, max: null }])
    expect(people('Bosnia and Herzegovina')).toEqual([{ nationality: 'BA', min: null, max: null }])
  })

  test('says what it leaves out: ends without a beginning, unreadable days of publication, ends of no transfer', () => {
    const { records, problems } = mapped(
      'type,date,date end,count,destination,published\narrest,,2017-08-16,5,China,someday\narrest,2017-08-16,2017-08-01,5,,2017-08-17\narrest,2017-08-16,,5,,2017-08-17\n',
    )
    expect(problems.map(({ path }) => path)).toEqual(['row 2, date end', 'row 2, published', 'row 3, date end'])
    expect(records[0]!.columns).toEqual({ destination: 'China' })
  })

  test('becomes incidents, and what cannot be read is told by row, column, value and advice', () => {
    const result = mapped(OWN)
    const { incidents, problems } = read(result)
    expect(problems).toEqual([])
    expect(incidents).toHaveLength(4)
    expect(incidents[0]).toMatchObject({
      id: 'own-2017-08-16-phnom-penh-arrest',
      type: 'arrest',
      count: { min: 225, max: 225, qualifier: 'exact' },
      date: { start: '2017-08-16', end: '2017-08-16', precision: 'day' },
      places: [{ name: 'Phnom Penh', country: 'KH' }],
      people: [{ nationality: 'CN' }],
      sources: [{ url: 'https://example.org/a' }],
      notes: 'first',
      extra: { columns: { Datum: 'x' } },
    })
    expect(incidents[1]!.people).toEqual([
      { nationality: 'CN', min: 151, max: 151 },
      { nationality: 'TW', min: 3, max: 3 },
    ])
    expect(incidents[2]!.places).toMatchObject([{ name: 'Fiji', country: 'FJ' }])
    expect(result.problems.map(({ path }) => path)).toEqual([
      'row 5, Link',
      'row 6, Date of arrest',
      'row 6, Country',
      'row 6, Nationality',
    ])
    for (const { message, advice } of result.problems) expect([message, advice]).not.toContain('')
    expect(result.problems[1]!.message).toContain('"soon"')
  })

  test('whose dates leave the order open asks, and reads them as it is told', () => {
    const text = 'date,place,count\n3/8/2017,Poipet,3\n4/8/2017,Poipet,4\n'
    expect(guessMapping(tableOf(csv(text)))).toMatchObject({ order: 'open', mapping: { dateOrder: null } })
    expect(mapped(text, { dateOrder: 'day-first' }).records[0]!.date.start).toBe('2017-08-03')
    expect(mapped(text, { dateOrder: 'month-first' }).records[0]!.date.start).toBe('2017-03-08')
  })

  test('may have deportations beside arrests, and coordinates instead of names', () => {
    const { records, problems } = mapped(
      'event,day,latitude,longitude,deported to,min,max\nDetained,2017-08-16,11.56,104.92,,40,50\nRepatriated,2017-08-17,"-18,14",178.44,China,77,\nParade,2017-08-17,91,0,,,\n',
    )
    expect(records.map(({ type }) => type)).toEqual(['arrest', 'deportation', 'parade'])
    expect(records[0]).toMatchObject({
      count: { min: 40, max: 50 },
      places: [{ lat: 11.56, lon: 104.92, precision: 'city' }],
    })
    expect(records[1]).toMatchObject({
      count: { min: 77, max: null, qualifier: 'at_least' },
      places: [],
      origin: { lat: -18.14, lon: 178.44 },
      destination: { name: 'China', country: 'CN' },
    })
    expect(problems.map(({ path }) => path)).toEqual(['row 4, latitude'])
    expect(read({ records, problems }).problems).toEqual([])
  })

  test('gives the same ids each time, each once', () => {
    const text = 'date,place,count\n2017-08-16,Poipet,3\n2017-08-16,Poipet,3\n'
    const ids = mapped(text).records.map(({ id }) => id)
    expect(ids).toEqual(['own-2017-08-16-poipet-arrest', 'own-2017-08-16-poipet-arrest-2'])
    expect(mapped(text).records.map(({ id }) => id)).toEqual(ids)
  })
})

describe('known tables', () => {
  const ACLED = `event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,iso,region,country,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,fatalities
CAM1,16 August 2017,2017,1,Strategic developments,Strategic developments,Arrests,Police,116,Southeast Asia,Cambodia,Phnom Penh,,Phnom Penh,11.5625,104.916,1,"One Paper; Other Paper",Police held people.,0
CAM2,16 August 2017,2017,3,Demonstrations,Protests,Peaceful protest,Protesters,116,Southeast Asia,Cambodia,Kandal,,Kandal,11.48,104.95,3,One Paper,,2
`
  test('of ACLED are known by their columns; deaths are not taken for arrests', () => {
    const table = tableOf(csv(ACLED))
    expect(guessMapping(table).preset?.title).toBe('ACLED')
    const result = mapped(ACLED)
    expect(result.problems).toEqual([])
    const { incidents, problems } = read(result)
    expect(problems).toEqual([])
    expect(incidents[0]).toMatchObject({
      id: 'own-cam1',
      type: 'arrest',
      count: { min: null, max: null, qualifier: 'unknown' },
      date: { start: '2017-08-16', precision: 'day' },
      places: [{ name: 'Phnom Penh', country: 'KH', lat: 11.5625, precision: 'city' }],
      sources: [{ publisher: 'One Paper' }, { publisher: 'Other Paper' }],
    })
    expect(incidents[1]).toMatchObject({
      type: 'peaceful-protest',
      date: { start: '2017-08-01', end: '2017-08-31', precision: 'month' },
      places: [{ precision: 'admin1' }],
      extra: { columns: { fatalities: '2' } },
    })
  })

  test('of UCDP GED are known by their columns; the dead are “killed”, in no sum of arrests', () => {
    const GED = `id,relid,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,source_office,source_date,source_headline,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,best,high,low
412,MYA-2017-1,2017,1,A conflict,A - B,A,B,One Wire,2017-08-20,A headline,1,Sittwe town,Rakhine state,20.15,92.9,Myanmar (Burma),2,2017-08-16 00:00:00.000,2017-08-18 00:00:00.000,7,9,5
`
    const table = tableOf(csv(GED))
    expect(guessMapping(table).preset?.title).toBe('UCDP GED')
    const result = mapped(GED)
    expect(result.problems).toEqual([])
    expect(read(result).incidents[0]).toMatchObject({
      id: 'own-412',
      type: 'killed',
      count: { min: 5, max: 9, qualifier: 'about' },
      date: { start: '2017-08-16', end: '2017-08-18', precision: 'range' },
      places: [{ name: 'Sittwe town', country: 'MM', lat: 20.15, precision: 'city' }],
      sources: [{ publisher: 'One Wire', title: 'A headline', published: '2017-08-20' }],
    })
  })
})

describe('files', () => {
  test('of GeoJSON give a column a property, and positions of points', () => {
    const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', geometry, properties })
    const table = tableOf(
      readGeoJsonTable(
        JSON.stringify({
          type: 'FeatureCollection',
          features: [
            feature({ type: 'Point', coordinates: [104.9, 11.5] }, { when: '2017-08-16', arrested: 3 }),
            feature(
              {
                type: 'MultiPoint',
                coordinates: [
                  [1, 2],
                  [3, 4],
                ],
              },
              { arrested: 4, __proto__: null },
            ),
            feature(null, null),
          ],
        }),
      ),
    )
    const guess = guessMapping(table)
    expect(taken(table, guess)).toEqual({ date: 'when', count: 'arrested', lat: '(latitude)', lon: '(longitude)' })
    const { records } = applyMapping(table, guess.mapping, '')
    expect(records.map(({ places }) => places.map(({ lat, lon }) => [lat, lon]))).toEqual([
      [[11.5, 104.9]],
      [
        [2, 1],
        [4, 3],
      ],
      [],
    ])
  })

  test.each([
    ['nothing', ''],
    ['a web page', '<!doctype html><title>x</title>'],
    ['one column', 'a\nb\n'],
    ['names alone', 'a,b\n'],
  ])('with %s are told what is wrong with them', (_, text) => {
    expect(csv(text)).toHaveProperty('failure')
  })

  test('of our own are told from any others', () => {
    expect(isOwnKind('a.csv', 'id,type,status,count_min,count_max,date_start')).toBe(true)
    expect(isOwnKind('a.csv', 'id,type,date')).toBe(false)
    expect(isOwnKind('a.tsv', 'id\ttype')).toBe(false)
    expect(
      isOwnKind('a.geojson', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1}}]}'),
    ).toBe(false)
    expect(isOwnKind('a.json', '{"format":"dateline/1"')).toBe(true)
    expect(isOwnKind('a.json', '{"type":"FeatureCollection"')).toBe(false)
    expect(isOwnKind('a.arrow', 'ARROW1')).toBe(true)
  })

  test('of any kind give records that the format takes, without a throw', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '2017-08-16',
        '3/8/2017',
        '43',
        'about 40',
        'Cambodia',
        '__proto__',
        'https://x.org',
        '11.5',
        '-200',
        '=1',
        '"',
        '\n',
      ),
    )
    const name = fc.constantFrom(
      'id',
      'type',
      'date',
      'place',
      'country',
      'lat',
      'lon',
      'count',
      'min',
      'max',
      'nationality',
      'url',
      'source',
      '__proto__',
      'constructor',
      'to',
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 2, maxLength: 8 }).chain((columns) =>
          fc.tuple(
            fc.constant(columns),
            fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
              minLength: 1,
              maxLength: 6,
            }),
          ),
        ),
        ([columns, rows]) => {
          const table: Table = { columns, rows, rowName: (i) => `row ${i + 2}` }
          const result = applyMapping(table, guessMapping(table).mapping, '')
          expect(result.records).toHaveLength(rows.length)
          const back = read(result)
          expect(back.incidents).toHaveLength(rows.length)
          expect(back.problems.filter(({ code }) => code !== 'json.key')).toEqual([])
        },
      ),
      seeded(500),
    )
  })
})

describe('entries of a GeoJSON file', () => {
  const point = { type: 'Feature', geometry: { type: 'Point', coordinates: [104.9, 11.5] }, properties: { held: 3 } }

  test('that are no features are left out and told of; the rest is read', () => {
    const reading = readGeoJsonTable(JSON.stringify({ type: 'FeatureCollection', features: [point, null, point, 5] }))
    expect(tableOf(reading).rows).toHaveLength(2)
    expect('notes' in reading && reading.notes).toEqual(['2 entries are no feature and left out: number 2, 4.'])
  })

  test('of which none is a feature are no table', () => {
    expect(readGeoJsonTable('[null, 5]')).toEqual({ failure: 'This is no GeoJSON collection with features.' })
  })
})
