import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMBED_PARTS, readEmbed } from '../../src/share/embed.ts'
import type { Snippet } from '../../src/ui/embed/snippet.ts'
import { SNIPPET_KINDS, cameraFor, frameAddress, writeSnippet } from '../../src/ui/embed/snippet.ts'

const LINK = 'https://example.org/maps/index.html#v=1&map=5/12.6/104.6&window=2017-08-01..2017-08-31&mode=window'

const snippet = (change: Partial<Snippet>): Snippet => ({
  kind: 'frame',
  link: LINK,
  options: { parts: EMBED_PARTS, still: false, lang: 'en' },
  height: 560,
  title: 'A map',
  poster: '',
  ...change,
})

describe('a snippet', () => {
  test('leads to the frame beside the app, with the options behind the view', () => {
    const address = frameAddress(LINK, { parts: ['timeline'], still: true, lang: 'fr' })
    expect(address).toBe(`https://example.org/maps/embed.html#${LINK.split('#')[1]}&parts=timeline&still=1&lang=fr`)
    expect(readEmbed(new URL(address).hash).link).toBe(LINK.split('#')[1])
  })

  test('loads late, says what it is, and shuts the frame in', () => {
    const text = writeSnippet(snippet({}))
    expect(text).toMatch(/^<iframe\n/)
    for (const part of ['loading="lazy"', 'title="A map"', 'height="560"', 'sandbox="', '&amp;map='])
      expect(text).toContain(part)
  })

  test('of the element brings its script from beside the app', () => {
    const text = writeSnippet(snippet({ kind: 'element', poster: 'still.png' }))
    expect(text).toContain('<script src="https://example.org/maps/dateline-map.js" async></script>')
    expect(text).toContain('poster="still.png"')
  })

  test('leaves the address of a still as it was written', () => {
    const poster = 'https://example.org/a%20b.png?c=1'
    expect(writeSnippet(snippet({ kind: 'frame', poster }))).toContain(`url(&quot;${poster}&quot;)`)
  })

  test('holds hostile words as words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SNIPPET_KINDS),
        fc.string({ unit: fc.constantFrom('"', '<', '>', '&', "'", '/', 'a', ')', ' ') }),
        (kind, words) => {
          const usual = writeSnippet(snippet({ kind, poster: 'p' }))
          const text = writeSnippet(snippet({ kind, title: words, poster: `p${words}` }))
          const count = (of: string, sign: string): number => of.split(sign).length
          for (const sign of ['"', '<', '>']) expect(count(text, sign)).toBe(count(usual, sign))
        },
      ),
    )
  })
})

describe('the camera of a frame', () => {
  const camera = { lng: 104.6, lat: 12.6, zoom: 5, bearing: 0, pitch: 0 }

  test('shows at least what the map of the page showed, in both directions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 2500 }),
        fc.integer({ min: 300, max: 1500 }),
        fc.integer({ min: 320, max: 900 }),
        (width, height, frame) => {
          const { zoom } = cameraFor(camera, [width, height], frame, true)
          const shrunk = 2 ** (zoom - camera.zoom)
          expect(width * shrunk).toBeLessThanOrEqual(680 + 1e-6)
          expect(height * shrunk).toBeLessThanOrEqual(Math.max(80, frame - 226) + 1e-6)
          expect(shrunk).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
