import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { convert } from '../../src/cli/convert.ts'
import { convertInPieces } from '../../src/cli/convertInPieces.ts'
import { readDocument } from '../../src/io/read.ts'

const SEEDS = fileURLToPath(new URL('../../seeds/incidents.json', import.meta.url))

let folder: string
let told: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
  told = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})
const at = (name: string): string => join(folder, name)

test('the collection comes back from every format, byte for byte', async () => {
  const files = [SEEDS, at('a.csv'), at('b.geojson'), at('c.arrow'), at('d.json')]
  for (let i = 1; i < files.length; i++) expect(await convert.run([files[i - 1]!, files[i]!])).toBe(0)
  expect(readFileSync(at('d.json'), 'utf8')).toBe(readFileSync(SEEDS, 'utf8'))
  expect(told.split('\n').filter(Boolean)).toHaveLength(4)
})

test('what cannot be read is told of with its place; the rest is written', async () => {
  writeFileSync(
    at('a.csv'),
    'id,type,count_min,count_max,count_qualifier,date_start,date_end,date_precision\na,arrest,3,3,exact,2017-08-16,2017-08-16,day\nb,arrest,3,2,exact,2017-08-16,2017-08-16,day\n',
  )
  expect(await convert.run([at('a.csv'), at('b.json')])).toBe(1)
  expect(told).toContain('incidents[1].count')
  expect((JSON.parse(readFileSync(at('b.json'), 'utf8')) as { incidents: unknown[] }).incidents).toHaveLength(1)
})

test('nothing is written where nothing could be read', async () => {
  writeFileSync(at('a.arrow'), '{}')
  expect(await convert.run([at('a.arrow'), at('b.json')])).toBe(1)
  expect(told).toContain('not what its name says')
  expect(() => readFileSync(at('b.json'))).toThrow()
})

test.each([
  ['no arguments', []],
  ['one argument', ['a.json']],
  ['three arguments', ['a.json', 'b.json', 'c.json']],
  ['a name that says no format', [SEEDS, 'a.xlsx']],
  ['a file that is not there', ['none.json', 'a.csv']],
])('a call with %s is told how to be made', async (_, args) => {
  expect(await convert.run(args)).toBe(2)
  expect(told).not.toBe('')
})

test('a large file goes through every format a part at a time, and comes back as it was', async () => {
  const { incidents: all } = JSON.parse(readFileSync(SEEDS, 'utf8')) as { incidents: Record<string, unknown>[] }
  const incidents = all.slice(0, 40)
  const document = { format: 'dateline/1', title: 'All of it', description: '', license: 'CC0', incidents }
  writeFileSync(at('a.json'), JSON.stringify(document))
  const files = ['a.json', 'b.csv', 'c.geojson', 'd.arrow', 'e.json'] as const
  for (let i = 1; i < files.length; i++) {
    const [from, to] = [files[i - 1]!, files[i]!]
    const kind = (name: string): string => name.slice(2)
    expect(await convertInPieces(at(from), kind(from), at(to), kind(to))).toBe(0)
  }
  const back = readDocument(readFileSync(at('e.json'), 'utf8'))
  expect(back).toEqual(readDocument(document))
  expect(back.problems).toEqual(readDocument(document).problems)
})

test('of a large file with an id twice the first is written, and one that is cut off is told of', async () => {
  const record = (id: string): string =>
    `{"id":"${id}","type":"arrest","count":{"min":3,"max":3,"qualifier":"exact"},"date":{"start":"2017-08-16","end":"2017-08-16","precision":"day"}}`
  writeFileSync(at('a.json'), `[${record('a')},\n${record('b')},\n${record('a')}]`)
  expect(await convertInPieces(at('a.json'), 'json', at('b.csv'), 'csv')).toBe(1)
  expect(told).toContain('incidents[2].id')
  expect(told).toContain('2 incidents written')
  writeFileSync(at('a.json'), `[${record('a')},\n${record('b')}`)
  expect(await convertInPieces(at('a.json'), 'json', at('b.csv'), 'csv')).toBe(1)
  expect(told).toContain('This is not JSON: at line 2')
  writeFileSync(at('c.csv'), '[]')
  expect(await convertInPieces(at('c.csv'), 'csv', at('b.json'), 'json')).toBe(1)
  expect(told).toContain('it is JSON')
})

test('a large file may be turned in its own place, and one that breaks off leaves what was there', async () => {
  const record = (id: string): string =>
    `{"id":"${id}","type":"arrest","count":{"min":3,"max":3,"qualifier":"exact"},"date":{"start":"2017-08-16","end":"2017-08-16","precision":"day"}}`
  writeFileSync(at('a.json'), `[${record('a')},\n${record('b')}]`)
  expect(await convertInPieces(at('a.json'), 'json', at('a.json'), 'json')).toBe(0)
  const whole = readFileSync(at('a.json'), 'utf8')
  expect(readDocument(whole).incidents.map(({ id }) => id)).toEqual(['a', 'b'])
  writeFileSync(at('cut.json'), `[${record('c')},\n${record('d')}`)
  expect(await convertInPieces(at('cut.json'), 'json', at('a.json'), 'json')).toBe(1)
  expect(readFileSync(at('a.json'), 'utf8')).toBe(whole)
  expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'cut.json'])
})

test('a folder that is not there is told of as the file that cannot be written', async () => {
  expect(await convert.run([SEEDS, at('none/a.csv')])).toBe(2)
  expect(told).toContain(`was not converted to ${at('none/a.csv')}`)
})
