import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { readDocument } from '../../src/io/read.ts'
import { compress, decompress } from '../../src/lib/compress.ts'
import { carriedFile, carriedIn, fileAddress, writeCarried } from '../../src/share/carried.ts'
import { dataBytes, dataText } from '../../src/share/packing.ts'
import { readLink, writeLink } from '../../src/share/link.ts'
import { PRIMER } from '../../src/share/primer1.ts'
import { lean, readRows, writeRows } from '../../src/share/rows.ts'
import { choosePrimer } from '../../scripts/primer.ts'
import { seeded } from '../helpers/arbitraries.ts'
import { anyIncidents } from '../io/incidents.ts'
import { START, VIEWS } from './views.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const seeds = readDocument(readFileSync(new URL('../../seeds/incidents.json', import.meta.url), 'utf8')).incidents

/** The seeds with positions, as one's own incidents have them; the figures do not matter, their number does. */
const placed = (incident: Incident, i: number): Incident => ({
  ...incident,
  places: incident.places.map((place) => ({
    ...place,
    lat: Math.sin(i) * 40,
    lon: 80 + Math.cos(i * 7) * 60,
    precision: 'city',
    geonames: 1_000_000 + ((i * 7919) % 900_000),
  })),
})

describe('rows', () => {
  test('any incidents come back as they were, but for how their places were found', () => {
    fc.assert(
      fc.property(anyIncidents, (incidents) => {
        const sent = incidents.map((incident) => lean(incident, true))
        const { incidents: back, problems } = readDocument(readRows(writeRows(sent)), incidents)
        expect(problems).toEqual([])
        expect(back).toEqual(
          readDocument(
            sent.map(({ extra, ...known }) => ({ ...extra, ...known })),
            incidents,
          ).incidents,
        )
      }),
      seeded(300),
    )
  })

  test('the collection needs no row as JSON, and keeps every field', () => {
    const rows = writeRows(seeds)
    expect(rows.split('\u0002').filter((row) => row.startsWith('\u0003'))).toEqual([])
    expect(readDocument(readRows(rows)).incidents).toEqual(seeds)
  })

  test('positions are kept to a metre, quotes only where asked for', () => {
    const incident = seeds.map(placed).find(({ places }) => places.length > 0)
    const quoted = {
      ...incident!,
      evidence: [{ field: 'count', quote: '225 people', start: 3, end: 13, source: 0 }],
    }
    expect(lean(quoted, false).evidence).toEqual([])
    const [back] = readDocument(readRows(writeRows([lean(quoted, true)])), seeds).incidents
    expect(back!.evidence).toEqual(quoted.evidence)
    expect(Math.abs(back!.places[0]!.lat! - incident!.places[0]!.lat!)).toBeLessThan(0.000_01)
  })

  test('text from anywhere is read as records or as nothing, never thrown at the caller', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\u0001\u0002\u0003|;- aKH1{}"[]_p,:') }), (text) => {
        readDocument(readRows(text))
      }),
      seeded(500),
    )
    expect(readDocument(readRows('\u0003{"__proto__":{"hacked":1}}')).incidents).toEqual([])
    expect(({} as Record<string, unknown>).hacked).toBeUndefined()
  })
})

describe('what a link carries', () => {
  test('stands behind the view, which is read as without it', () => {
    for (const view of VIEWS) {
      for (const only of [false, true]) {
        const link = writeLink(view) + writeCarried({ data: '1AbC-_', only })
        expect(carriedIn(`#${link}`)).toEqual({ data: '1AbC-_', only })
        expect(readLink(link, START)).toEqual(readLink(writeLink(view), START))
      }
      expect(carriedIn(writeLink(view))).toBeNull()
    }
  })

  test('is damaged, or of another version, in words', () => {
    expect(dataBytes(dataText(bytes('abc')))).toEqual(Uint8Array.from(bytes('abc')))
    expect(dataBytes('1A*')).toMatch('damaged')
    expect(dataBytes('2AAAA')).toMatch('this version does not know')
    expect(dataBytes('https%3A%2F%2Fexample.org')).toMatch('not packed in a way')
  })

  test('of every link that was ever written can be read', () => {
    // Lines are added and never changed: `data`, a tab, and the records that it stands for.
    const lines = readFileSync(new URL('../golden/carried.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(3)
    for (const line of lines) {
      const [data = '', json = ''] = line.split('\t')
      const packed = dataBytes(data)
      expect(packed).toBeInstanceOf(Uint8Array)
      const rows = new TextDecoder().decode(decompress(packed as Uint8Array, bytes(PRIMER), 500_000))
      expect(readRows(rows)).toEqual(JSON.parse(json))
      const { incidents, problems } = readDocument(readRows(rows), seeds)
      expect(problems).toEqual([])
      // And is written again as it was: equal maps give equal links.
      expect(dataText(compress(bytes(writeRows(incidents)), bytes(PRIMER)))).toBe(data)
    }
  })

  test('the primer is the one of all links before', () => {
    expect(createHash('sha256').update(PRIMER).digest('hex')).toMatchInlineSnapshot(
      `"decda81a3b11f1b0ee6f1abdd9aae24007fd3f35c6331d692737a1ad9649578d"`,
    )
  })

  test('200 incidents with their sources take less than 32 KB of link, those in the primer left out', () => {
    const rows = writeRows(seeds.map(placed).map((incident) => lean(incident, false))).split('\u0002')
    const [others, sent] = [rows.slice(0, 171), rows.slice(171)]
    expect(sent).toHaveLength(200)
    // A primer that has none of them, chosen as the real one was.
    const primer = bytes(choosePrimer(others))
    const packed = compress(bytes(sent.join('\u0002')), primer)
    const link = writeLink(VIEWS[0]!) + writeCarried({ data: dataText(packed), only: false })
    expect(link.length).toBeLessThanOrEqual(32_768)
    expect(new TextDecoder().decode(decompress(packed, primer, 500_000))).toBe(sent.join('\u0002'))
  }, 120_000)
})

describe('a link to a file', () => {
  test('names its address and its hash, and comes back', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.boolean(), (url, only) => {
        const address = new URL(url).href
        const carried = carriedFile(address, 'abc-_', only)
        const fragment = `v=1&map=1/2/3${writeCarried(carried)}`
        expect(carriedIn(fragment)).toEqual(carried)
        expect(fileAddress(carried)).toBe(address)
      }),
    )
  })

  test.each(['1AAAA', 'javascript%3Aalert(1)', 'file%3A%2F%2F%2Fetc', 'https%3A%2F%2F', '%', './a.json'])(
    'is not what %s is',
    (data) => expect(fileAddress({ data, only: false })).toBeNull(),
  )
})
