import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EmbedOptions } from '../../src/share/embed.ts'
import type { Language } from '../../src/share/languages.ts'
import { LANGUAGES, languageOf } from '../../src/share/languages.ts'
import { EMBED_DEFAULTS, EMBED_PARTS, isOrigin, readEmbed, writeEmbed } from '../../src/share/embed.ts'

const LINK = 'v=1&map=5/12.6/104.6&window=2017-08-01..2017-08-31&mode=window'

const options: fc.Arbitrary<EmbedOptions> = fc.record({
  parts: fc.subarray([...EMBED_PARTS]),
  still: fc.boolean(),
  lang: fc.constantFrom(...(Object.keys(LANGUAGES) as Language[])),
  host: fc.constantFrom(null, 'https://example.org', 'http://localhost:8080', 'https://[::1]:9'),
})

describe('the options of an embedded map', () => {
  test('come back as they were written, and leave the link as it was', () => {
    fc.assert(
      fc.property(options, (given) => {
        expect(readEmbed(`#${LINK}${writeEmbed(given)}`)).toEqual({ options: given, link: LINK, problems: [] })
      }),
    )
  })

  test('are not written where they are the defaults', () => {
    expect(writeEmbed(EMBED_DEFAULTS)).toBe('')
    expect(readEmbed('')).toEqual({ options: EMBED_DEFAULTS, link: '', problems: [] })
  })

  test('that cannot be read are told of, and stay as the default has them', () => {
    const { options: read, problems } = readEmbed(
      `${LINK}&parts=timeline,everything&still=yes&host=javascript:alert(1)&lang=tlh`,
    )
    expect(read).toEqual(EMBED_DEFAULTS)
    expect(problems.map(({ path }) => path)).toEqual(['link: parts', 'link: still', 'link: host', 'link: lang'])
  })

  test('count once: the first of two, as in a link', () => {
    expect(readEmbed('still=1&still=0').options.still).toBe(true)
  })

  test('never throw, whatever the fragment', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('parts', 'still', 'host', 'lang', '__proto__'),
        (text, name) => {
          const { options: read } = readEmbed(`#${name}=${text}&${text}`)
          expect(read.parts.every((part) => EMBED_PARTS.includes(part))).toBe(true)
          expect(read.host === null || isOrigin(read.host)).toBe(true)
        },
      ),
    )
  })

  test.each([
    ['https://example.org', true],
    ['http://localhost:8080', true],
    ['https://example.org/', false],
    ['https://example.org:443', false],
    ['https://user@example.org', false],
    ['file:///etc', false],
    ['null', false],
    ['*', false],
    ['', false],
  ])('take %s for an origin: %s', (text, expected) => {
    expect(isOrigin(text)).toBe(expected)
  })
})

test.each([
  ['fr-CA', 'fr'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['in', 'id'],
  ['EN-gb', 'en'],
  ['de', null],
  ['', null],
  ['constructor', null],
  ['français', null],
])('the tag %s asks for %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
})
