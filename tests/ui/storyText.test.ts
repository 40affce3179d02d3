import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StoryText, hostOf } from '../../src/ui/story/StoryText.tsx'
import { seeded } from '../helpers/arbitraries.ts'

const markup = (text: string): string => renderToStaticMarkup(createElement(StoryText, { text }))
const link = (url: string): string => `<a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a>`

describe('the text of a step', () => {
  test('has a paragraph for what stands between empty lines', () => {
    expect(markup('one\ntwo\n\n  \n three')).toBe('<p>one\ntwo</p><p>three</p>')
    expect(markup(' \n\n ')).toBe('')
  })

  test('leads to bare web addresses, without what ends a sentence', () => {
    const url = 'https://example.org/a_(b)?c=1'
    expect(markup(`See ${url}, or (${url}).`)).toBe(`<p>See ${link(url)}, or (${link(url)}).</p>`)
    expect(markup('http://a.example/x!')).toBe(
      '<p><a href="http://a.example/x" target="_blank" rel="noopener noreferrer">http://a.example/x</a>!</p>',
    )
    for (const none of ['javascript:alert(1)', 'ftp://a.example', 'www.example.org', 'data:text/html,x'])
      expect(markup(none)).not.toContain('<a')
  })

  test('is never markup, whatever it holds', () => {
    const pieces = fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '<script>',
      '&lt;',
      '"',
      "'",
      'https://',
      '\n\n',
      'a',
      ' ',
      'javascript:',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          const rest = markup(text).replace(
            /<\/?p>|<a href="https?:\/\/[^"<>]*" target="_blank" rel="noopener noreferrer">|<\/a>/g,
            '',
          )
          expect(rest).not.toMatch(/[<>]/)
        },
      ),
      seeded(300),
    )
  })

  test('names the page of a source', () => {
    expect(hostOf('https://www.taipeitimes.com/News/x')).toBe('taipeitimes.com')
    expect(hostOf('no address')).toBe('no address')
  })
})
