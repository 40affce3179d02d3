import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import type { Codec } from '../../src/io/formats.ts'
import { FORMATS, formatOf } from '../../src/io/formats.ts'
import type { Reading } from '../../src/io/read.ts'
import { readDocument } from '../../src/io/read.ts'
import { anyHead, anyIncidents, documentOf, record } from './incidents.ts'

const codecOf = (name: string): Promise<Codec> => FORMATS.find((format) => format.name === name)!.open()
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const codes = ({ problems }: Reading): string[] => problems.map(({ code }) => code)

const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes)
}

test.each(FORMATS.flatMap(({ name }) => (name === 'arrow' ? [] : [[name, 'le'] as const, [name, 'be'] as const])))(
  '%s is read in UTF-16 too, as some programs save it (%s)',
  async (name, order) => {
    const { read, write } = await codecOf(name)
    const { incidents } = readDocument(documentOf(record('a', { summary: '金邊 ភ្នំពេញ' })))
    const back = read(utf16(textOf(write(incidents)), order))
    expect(back.problems).toEqual([])
    expect(back.incidents).toEqual(incidents)
  },
)

test('an Arrow file without its end says so, in no words of the library', async () => {
  const { read, write } = await codecOf('arrow')
  const whole = write(readDocument(seeds).incidents)
  for (const length of [40, 400, 4000, whole.length - 40]) {
    const { incidents, problems } = read(whole.slice(0, length))
    expect(incidents).toEqual([])
    expect(problems.map(({ message }) => message)).toEqual([
      'This is not a complete Arrow file: the part at its end, which says where everything is, is missing or damaged.',
    ])
  }
})

const seeds = readFileSync(new URL('../../seeds/incidents.json', import.meta.url), 'utf8')

describe.each(FORMATS.map(({ name }) => name))('%s', (name) => {
  test('gives incidents and head back as they were, and without a problem', async () => {
    const { read, write } = await codecOf(name)
    fc.assert(
      fc.property(anyIncidents, anyHead, (incidents, head) => {
        const back = read(write(incidents, head))
        expect(back.problems).toEqual([])
        expect(back.incidents).toEqual(incidents)
        expect(back.document).toEqual(head)
      }),
      { seed: 20170818, numRuns: 200 },
    )
  })

  test('gives the collection back as it was, text and all', async () => {
    const { read, write } = await codecOf(name)
    const { incidents, document } = readDocument(seeds)
    const back = read(write(incidents, document))
    expect(back.problems).toEqual([])
    expect(back.incidents).toEqual(incidents)
    expect(back.document).toEqual(document)
  })

  test('keeps texts that a table cannot say, and fields that nobody knows, where they were', async () => {
    const { read, write } = await codecOf(name)
    const { incidents } = readDocument(
      documentOf({
        ...record('a', { summary: ' "quoted",\r\nand = more\ud800', notes: "'", colour: '', itemised: [] }),
        count: { min: 3, max: null, qualifier: 'at_least', basis: 'police' },
        places: [
          { name: 'one; two', country: null, admin1: null, zone: { code: 7 } },
          { name: ' edge ', country: 'KH', admin1: '', lat: -12.5, lon: 0, precision: 'city', fixed: false },
        ],
        people: [{ nationality: 'CN', min: null, max: 0, sex: 'f' }],
        sources: [{ publisher: '', title: '=1+1', url: '', published: null, archived: true }],
      }),
    )
    expect(incidents).toHaveLength(1)
    const back = read(write(incidents))
    expect(back.problems).toEqual([])
    expect(back.incidents).toEqual(incidents)
  })

  test('reports what cannot be read of any file that was damaged, and never throws or hangs', async () => {
    const { read, write } = await codecOf(name)
    const { incidents } = readDocument(seeds)
    const whole = write(incidents.slice(0, 40))
    fc.assert(
      fc.property(
        fc.nat({ max: whole.length - 1 }),
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.boolean(),
        (end, bytes, isCut) => {
          const damaged = isCut ? whole.slice(0, end) : whole.slice()
          for (const [at, byte] of bytes) if (at < damaged.length) damaged[at] = byte
          const back = read(damaged)
          for (const { code, message } of back.problems) expect([code, message]).not.toContain('')
          // Of a file that was only cut, either all records are there or somebody is told; but a table that ends with a
          // row is a table.
          if (name !== 'csv' && isCut && bytes.length === 0 && back.incidents.length < 40)
            expect(back.problems).not.toEqual([])
        },
      ),
      { seed: 20170818, numRuns: 100 },
    )
  })

  test('says so where a file is not what its name says, or is empty', async () => {
    const { read } = await codecOf(name)
    const others = await Promise.all(FORMATS.filter((other) => other.name !== name).map(({ open }) => open()))
    const { incidents } = readDocument(documentOf(record('a')))
    for (const other of others) {
      const back = read(other.write(incidents))
      expect(back.incidents).toEqual([])
      expect(back.problems).toHaveLength(1)
    }
    for (const empty of [new Uint8Array(0), bytesOf(' \n'), bytesOf('\u0000\u0001\u0002')]) {
      const back = read(empty)
      expect(back.incidents).toEqual([])
      expect(back.problems[0]?.message).not.toBe('')
      expect(back.problems[0]?.advice).not.toBe('')
    }
  })
})

describe('csv', () => {
  const csv = async (text: string): Promise<Reading> => (await codecOf('csv')).read(bytesOf(text))
  const HEAD = 'id,type,count_min,count_max,count_qualifier,date_start,date_end,date_precision'
  const ROW = 'a,arrest,3,3,exact,2017-08-16,2017-08-16,day'

  test('is read with columns in any order, others kept, and lists apart at semicolons', async () => {
    const { incidents, problems } = await csv(
      `ward,place_name,place_country,links,${HEAD}\nnorth,Siem Reap; Poipet,KH;,,${ROW}\n`,
    )
    expect(problems).toEqual([])
    expect(incidents[0]).toMatchObject({
      id: 'a',
      count: { min: 3, max: 3 },
      places: [
        { name: 'Siem Reap', country: 'KH' },
        { name: 'Poipet', country: null },
      ],
      links: [],
      extra: { ward: 'north' },
    })
  })

  test('writes no cell that a spreadsheet would run', async () => {
    const { write, read } = await codecOf('csv')
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1", '\r=1']
    const { incidents } = readDocument(
      documentOf(...texts.map((summary, i) => record(`i${i}`, { summary, links: [], notes: summary }))),
    )
    const bytes = write(incidents)
    const cells = textOf(bytes).matchAll(/(?:^|,|\n)"?(?!\r\n)([=+\-@\t\r])/g)
    expect([...cells]).toEqual([])
    expect(read(bytes).incidents).toEqual(incidents)
  })

  test('is read by a strict parser of tables: a row an incident, bounds in columns of their own, nothing to run', async () => {
    const { write } = await codecOf('csv')
    fc.assert(
      fc.property(anyIncidents, anyHead, (incidents, head) => {
        const rows = parse<Record<string, string>>(Buffer.from(write(incidents, head)), { bom: true, columns: true })
        const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell))
        expect(rows.slice(0, incidents.length)).toHaveLength(incidents.length)
        incidents.forEach(({ id, count }, i) => {
          const [min, max] = [rows[i]!.count_min!, rows[i]!.count_max!]
          expect([rows[i]!.id!.replace(/^'/, ''), min, max]).toEqual([
            id.replace(/^'/, ''),
            String(count.min ?? ''),
            String(count.max ?? ''),
          ])
          const run = Object.values(rows[i]!).filter((cell) => /^\s*[=+\-@]/.test(cell) && !isNumber(cell))
          expect(run).toEqual([])
        })
      }),
      { seed: 20170818, numRuns: 100 },
    )
  })

  test.each([
    ['a cell too many', `${HEAD}\n${ROW},surplus\n`, 'csv.cells', 1],
    ['a cell too few', `${HEAD},summary,notes\n${ROW}\n`, 'csv.cells', 1],
    ['a number that is none', `${HEAD}\n${ROW.replace('3,3', 'three,3')}\n`, 'field.value', 0],
    ['not a number', `${HEAD}\n${ROW.replace('3,3', 'NaN,3')}\n`, 'field.value', 0],
    ['more people than there are', `${HEAD}\n${ROW.replace('3,3', '3,1000000000000')}\n`, 'field.value', 0],
    ['a day that is none', `${HEAD}\n${ROW.replace('2017-08-16', '2017-02-30')}\n`, 'field.value', 0],
    ['a latitude beyond the pole', `${HEAD},place_name,place_lat,place_lon\n${ROW},Here,91,0\n`, 'field.value', 1],
    ['two columns of one name', `${HEAD},summary,summary\n${ROW},a,b\n`, 'csv.header', 1],
    ['no names of columns', `${ROW}\n`, 'csv.header', 0],
    ['an end inside a quote', `${HEAD}\n${ROW}\n"b`, 'csv.cut', 1],
    ['more that is not JSON', `${HEAD},more\n${ROW},{\n`, 'row.more', 1],
    ['more with a reserved name', `${HEAD},more\n${ROW},"{""__proto__"":{""x"":1}}"\n`, 'json.key', 1],
    ['a document that is not JSON', `${HEAD},document\n${ROW},[]\n`, 'row.document', 1],
  ])('says where there is %s', async (_, text, code, left) => {
    const back = await csv(text)
    expect(codes(back)).toContain(code)
    expect(back.incidents).toHaveLength(left)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('takes a figure of nobody, and leaves out a list of 100,000 nationalities, saying so', async () => {
    const many = Array.from({ length: 100_000 }, () => 'CN').join('; ')
    const { incidents, problems } = await csv(
      `${HEAD},nationality\n${ROW.replace('3,3', '0,0')},\n${ROW.replace('a,', 'b,')},${many}\n`,
    )
    expect(incidents.map(({ count, people }) => [count.max, people.length])).toEqual([
      [0, 0],
      [3, 0],
    ])
    expect(problems.map(({ path }) => path)).toEqual(['incidents[1].people'])
  })
})

describe('geojson', () => {
  test('shows a place as a point, a joint figure as points, an arc as a line', async () => {
    const { write, read } = await codecOf('geojson')
    const at = (name: string, lon: number, lat: number) => ({ name, country: null, lon, lat, precision: 'city' })
    const { incidents } = readDocument(
      documentOf(
        record('point', { places: [at('a', 1, 2)] }),
        record('joint', { places: [at('a', 1, 2), at('b', 3, 4)] }),
        record('arc', { type: 'deportation', origin: at('a', 1, 2), destination: at('b', 179, -4) }),
        record('nowhere', { places: [{ name: 'somewhere', country: 'KH' }] }),
      ),
    )
    const file = JSON.parse(textOf(write(incidents))) as { features: { geometry: unknown }[] }
    const [, , arc] = file.features.map(({ geometry }) => geometry as { type: string; coordinates: unknown[] })
    expect([arc!.type, arc!.coordinates[0], arc!.coordinates.at(-1)]).toEqual(['LineString', [1, 2], [179, -4]])
    expect(file.features.map(({ geometry }) => geometry).toSpliced(2, 1)).toEqual([
      { type: 'Point', coordinates: [1, 2] },
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      null,
    ])
    // Who moves a point in another program is told that the place has not moved.
    file.features[0]!.geometry = { type: 'Point', coordinates: [9, 9] }
    const moved = read(bytesOf(JSON.stringify(file)))
    expect(codes(moved)).toEqual(['geojson.geometry'])
    expect(moved.incidents).toEqual(incidents)
  })

  test.each([
    ['a geometry alone', { type: 'Point', coordinates: [1, 2] }, 'geojson.features'],
    ['features that are not a list', { type: 'FeatureCollection', features: {} }, 'geojson.features'],
    [
      'a feature without properties',
      { type: 'FeatureCollection', features: [{ type: 'Feature' }] },
      'geojson.properties',
    ],
  ])('says where there is %s', async (_, value, code) => {
    const { read } = await codecOf('geojson')
    expect(codes(read(bytesOf(JSON.stringify(value))))).toContain(code)
  })
})

describe('arrow', () => {
  test('of somebody else is read by its columns, and what they lie about is said', async () => {
    const { columnFromArray, float64, int64, list, tableFromColumns, tableToIPC, utf8 } =
      await import('@uwdata/flechette')
    const { read } = await codecOf('arrow')
    const table = tableFromColumns({
      id: columnFromArray(['a', 'b', 'c'], utf8()),
      type: columnFromArray(['arrest', 'arrest', 'arrest'], utf8()),
      count_min: columnFromArray([3, 1e12, NaN], float64()),
      count_max: columnFromArray([3n, 10n ** 12n, 4n], int64()),
      count_qualifier: columnFromArray(['exact', 'exact', 'about'], utf8()),
      date_start: columnFromArray(['2017-08-16', '2017-08-16', '2017-08-16'], utf8()),
      date_end: columnFromArray(['2017-08-16', '2017-08-16', '2017-08-16'], utf8()),
      date_precision: columnFromArray(['day', 'day', 'day'], utf8()),
      place_name: columnFromArray([['x'], ['y'], []], list(utf8())),
      place_lat: columnFromArray([[NaN], [Infinity], []], list(float64())),
      place_lon: columnFromArray([[1], [1], []], list(float64())),
      ward: columnFromArray(['north', null, ''], utf8()),
    })
    const { incidents, problems } = read(tableToIPC(table, { format: 'stream' })!)
    expect(incidents.map(({ id, extra }) => [id, extra])).toEqual([['a', { ward: 'north' }]])
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'incidents[0].places[0]',
      'incidents[0].places[0].lat',
      'incidents[1].count.max',
      'incidents[1].count.min',
      'incidents[1].places[0].lat',
      'incidents[2].count.min',
    ])
    const nameless = tableFromColumns({ name: columnFromArray(['a'], utf8()) })
    expect(codes(read(tableToIPC(nameless, { format: 'file' })!))).toEqual(['arrow.columns'])
  })
})

test('a format is known by the end of a name, whatever its case', () => {
  const names = ['a.json', 'b.CSV', 'c.d.geojson', '/x.y/e.arrow', 'f.feather', 'g', 'h.xlsx', '.json/i']
  expect(names.map((name) => formatOf(name)?.name ?? null)).toEqual([
    'json',
    'csv',
    'geojson',
    'arrow',
    'arrow',
    null,
    null,
    null,
  ])
})

test('references and problems survive a journey through all formats', async () => {
  let incidents: readonly Incident[] = readDocument(seeds).incidents
  const before = incidents
  for (const { open } of FORMATS) {
    const { read, write } = await open()
    incidents = read(write(incidents)).incidents
  }
  expect(incidents).toEqual(before)
})
