import { readFileSync } from 'node:fs'
import { Cite, plugins } from '@citation-js/core'
// oxlint-disable-next-line import/no-unassigned-import -- a plugin registers itself
import '@citation-js/plugin-bibtex'
// oxlint-disable-next-line import/no-unassigned-import -- a plugin registers itself
import '@citation-js/plugin-ris'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../src/domain/incident.ts'
import { writeBibtex } from '../../../src/io/cite/bibtex.ts'
import { toCsl, writeCsl } from '../../../src/io/cite/csl.ts'
import { sourceLine, writePlain } from '../../../src/io/cite/plain.ts'
import type { CitedView, Reference } from '../../../src/io/cite/reference.ts'
import { referencesOf, sourceNumbers } from '../../../src/io/cite/reference.ts'
import { writeRis } from '../../../src/io/cite/ris.ts'
import { readDocument } from '../../../src/io/read.ts'
import { makeIncident, seeded } from '../../helpers/arbitraries.ts'

plugins.config.get('@bibtex').parse.sentenceCase = 'never'

const VIEW: CitedView = {
  title: 'Dateline: August 2017',
  collection: 'Arrests & deportations, 2011–2026',
  link: 'https://example.org/dateline/#v=1&map=5.9/12.4/104.2&window=2017-08-01..2017-08-31',
  note: '12 operations, at least 1,204 people arrested; 12 reports on screen, as reported',
}

const ACCESSED = [2026, 11, 24] as const

const citing = (...sources: Source[]): Reference[] => referencesOf(VIEW, [makeIncident({ sources })], ACCESSED)

const page = (change: Partial<Source> = {}): Source => ({
  publisher: 'Phnom Penh Post',
  title: 'Dozens held',
  url: 'https://www.phnompenhpost.com/national/dozens_held?id=1&x=%7B',
  published: '2017-08-18',
  ...change,
})

/** Texts with all that TeX, RIS and JSON could trip over. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '\\',
        '{',
        '}',
        '%',
        '&',
        '#',
        '_',
        '$',
        '~',
        '^',
        '"',
        '--',
        "''",
        '``',
        '\r\n',
        '\n',
        'ER  - ',
        'TY  - X',
        '@misc{',
        ' a ',
        'É',
        '中',
        '\u2028',
        ',',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

const anySource: fc.Arbitrary<Source> = fc.record({
  publisher: anyText,
  title: anyText,
  url: fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    anyText,
    fc.constant('javascript:alert(1)'),
  ),
  published: fc.constantFrom(null, '2017', '2017-08', '2017-08-18'),
})

const anyReferences = fc.array(anySource, { maxLength: 6 }).map((sources) => citing(...sources))

/** What a parser of BibTeX made of an entry's texts, without the marks for kept capitals. */
const plain = (text: unknown): string => String(text ?? '').replaceAll(/<\/?span[^>]*>/g, '')

/** Parsers trim and join spaces. */
const tight = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

describe('references', () => {
  test('are the view and each cited address once, whatever its title is said to be', () => {
    const references = citing(page(), page({ title: 'Dozens held, police say' }), page({ url: '' }))
    expect(references.map(({ kind }) => kind)).toEqual(['view', 'page', 'page'])
    expect(references[1]).toMatchObject({ title: 'Dozens held', issued: [2017, 8, 18], accessed: ACCESSED })
  })

  test('have keys that depend on their address alone', () => {
    const alone = citing(page())
    const among = citing(page({ url: 'https://example.com/other' }), page({ title: 'Another title' }))
    expect(among[2]!.key).toBe(alone[1]!.key)
    expect(alone[1]!.key).toMatch(/^phnompenhpost-com-[a-z0-9]{8}$/)
  })

  test('have keys of their own, and none for the collection’s sources meet', () => {
    const { incidents } = readDocument(readFileSync('seeds/incidents.json', 'utf8'))
    const references = referencesOf(VIEW, incidents, ACCESSED)
    expect(references.length).toBe(494)
    expect(new Set(references.map(({ key }) => key.slice(-8))).size).toBe(494)
    fc.assert(
      fc.property(anyReferences, (some) => {
        expect(new Set(some.map(({ key }) => key)).size).toBe(some.length)
        for (const { key } of some) expect(key).toMatch(/^[a-z0-9-]+$/)
      }),
      seeded(),
    )
  })

  test('hold no address that a browser should not open', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'not an address'])
      expect(citing(page({ url }))[1]!.url).toBe('')
  })
})

describe('BibTeX', () => {
  test('is what a reference manager reads', () => {
    const parsed = new Cite(writeBibtex(citing(page()))).data
    expect(parsed).toHaveLength(2)
    expect(parsed[1]).toMatchObject({
      id: citing(page())[1]!.key,
      URL: 'https://www.phnompenhpost.com/national/dozens_held?id=1&x=%7B',
      issued: { 'date-parts': [[2017, 8, 18]] },
      accessed: { 'date-parts': [[2026, 11, 24]] },
    })
    expect(plain(parsed[1]?.title)).toBe('Dozens held')
  })

  test('says any text exactly, however it looks to TeX', () => {
    fc.assert(
      fc.property(anyReferences, (references) => {
        const bibtex = writeBibtex(references)
        const parsed = new Cite(bibtex).data
        expect(parsed.map(({ id }: { id: string }) => id)).toEqual(references.map(({ key }) => key))
        parsed.forEach((item: Record<string, unknown>, i: number) => {
          expect(tight(plain(item.title))).toBe(references[i]!.title)
          expect(tight(plain(item.note))).toBe(references[i]!.note)
        })
      }),
      seeded(),
    )
  })

  test('has balanced braces in every field, and no line that begins an entry by accident', () => {
    fc.assert(
      fc.property(anyReferences, (references) => {
        const bibtex = writeBibtex(references)
        for (const line of bibtex.split('\n').filter((text) => text.startsWith('  ')))
          expect(line.split('{').length).toBe(line.split('}').length)
        expect(bibtex.match(/^@/gm)).toHaveLength(references.length)
      }),
      seeded(),
    )
  })
})

describe('RIS', () => {
  test('has a record a reference, each line a tag, ended by CRLF', () => {
    fc.assert(
      fc.property(anyReferences, (references) => {
        const lines = writeRis(references).split('\r\n')
        expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9]  - /.test(line))).toBe(true)
        expect(lines.some((line) => /[\n\r]/.test(line))).toBe(false)
        expect(lines.filter((line) => line === 'ER  - ')).toHaveLength(references.length)
        expect(lines.filter((line) => line.startsWith('TY  - '))).toHaveLength(references.length)
      }),
      seeded(),
    )
  })

  test('is what a reference manager reads', () => {
    const parsed = new Cite(writeRis(citing(page(), page({ url: '', published: '2017' })))).data
    expect(parsed).toHaveLength(3)
    expect(parsed[0]).toMatchObject({ type: 'dataset', title: VIEW.title, note: VIEW.note })
    expect(parsed[1]).toMatchObject({
      type: 'webpage',
      title: 'Dozens held',
      publisher: 'Phnom Penh Post',
      URL: 'https://www.phnompenhpost.com/national/dozens_held?id=1&x=%7B',
      issued: { 'date-parts': [[2017, 8, 18]] },
    })
  })
})

describe('CSL-JSON', () => {
  test('is taken by a citation processor as it is', () => {
    fc.assert(
      fc.property(anyReferences, (references) => {
        const written = writeCsl(references)
        expect(JSON.parse(written)).toEqual(references.map(toCsl))
        const read = new Cite(written).data as Record<string, unknown>[]
        expect(read.map(({ _graph, ...item }) => item)).toEqual(JSON.parse(written))
      }),
      seeded(100),
    )
  })
})

describe('plain text', () => {
  test('has the counts, the address, the day of access and the sources', () => {
    expect(writePlain(citing(page({ published: null }), page({ url: '', title: 'Who is held?' })))).toBe(
      [
        'Dateline: August 2017.',
        '12 operations, at least 1,204 people arrested; 12 reports on screen, as reported.',
        'In: Arrests & deportations, 2011–2026.',
        `Dateline, accessed 24 November 2026: ${VIEW.link}`,
        '',
        'Sources (2):',
        'Phnom Penh Post, “Dozens held”. https://www.phnompenhpost.com/national/dozens_held?id=1&x=%7B',
        'Phnom Penh Post, “Who is held?”, 2017-08-18.',
        '',
      ].join('\n'),
    )
  })

  test('has a line a source', () => {
    fc.assert(
      fc.property(anyReferences, (references) => {
        for (const reference of references) expect(sourceLine(reference)).not.toMatch(/[\n\r]/)
      }),
      seeded(),
    )
  })
})

describe('numbers of sources', () => {
  test('are places in the list of pages', () => {
    const one = makeIncident({ sources: [page(), page({ url: '' })] })
    const other = makeIncident({ sources: [page({ title: 'Another title' }), page({ url: 'https://example.com/b' })] })
    const pages = referencesOf(VIEW, [one, other], ACCESSED).filter(({ kind }) => kind === 'page')
    const numbersOf = sourceNumbers([one, other])
    expect(numbersOf(one)).toEqual([1, 2])
    expect(numbersOf(other)).toEqual([1, 3])
    expect(pages[2]!.url).toBe('https://example.com/b')
  })
})
