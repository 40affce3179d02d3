import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SvgSurface } from '../../../src/ui/image/svgSurface.ts'

/** Letters of one width: only the browser knows better. */
const ruler = {
  font: '',
  measureText: (text: string) => ({ width: text.length * 7 }),
} as unknown as CanvasRenderingContext2D

describe('a surface of SVG', () => {
  test('writes text as text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const surface = new SvgSurface(ruler)
        surface.font = '600 13px "Source Sans 3", sans-serif'
        surface.fillText(text, 1, 2)
        const inside = surface.content.replace(/^<text[^>]*>/, '').replace(/<\/text>$/, '')
        expect(inside).not.toMatch(/[<>]/)
        // oxlint-disable-next-line no-control-regex
        expect(surface.content).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      }),
    )
    const surface = new SvgSurface(ruler)
    surface.font = '400 12px "Source Serif 4", Georgia, serif'
    surface.fillStyle = '#123456'
    surface.textBaseline = 'middle'
    surface.translate(10, 20)
    surface.fillText('<script>"&', 1, 2)
    expect(surface.content).toBe(
      '<text x="11" y="25.84" font-family="&quot;Source Serif 4&quot;, Georgia, serif" font-size="12" font-weight="400" fill="#123456">&lt;script&gt;&quot;&amp;</text>',
    )
  })

  test('goes on with a line in one text, and begins another one elsewhere', () => {
    const surface = new SvgSurface(ruler)
    surface.font = '600 40px serif'
    surface.fillText('3 operations ', 0, 10)
    surface.fillStyle = '#b00'
    surface.fillText('399', 13 * 7, 10)
    surface.fillText('below', 0, 20)
    expect([...surface.content.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inside]) => inside)).toEqual([
      '3 operations <tspan fill="#b00">399</tspan>',
      'below',
    ])
  })

  test('gives back what was saved, and closes what was cut out', () => {
    const surface = new SvgSurface(ruler)
    surface.fillStyle = '#111'
    surface.save()
    surface.translate(5, 5)
    surface.fillStyle = '#222'
    surface.beginPath()
    surface.rect(0, 0, 10, 10)
    surface.clip()
    surface.fillRect(0, 0, 1, 1)
    surface.restore()
    surface.fillRect(0, 0, 1, 1)
    expect(surface.content).toBe(
      '<clipPath id="dateline-clip-1"><path d="M5 5h10v10h-10Z"/></clipPath><g clip-path="url(#dateline-clip-1)">' +
        '<rect x="5" y="5" width="1" height="1" fill="#222"/></g><rect x="0" y="0" width="1" height="1" fill="#111"/>',
    )
  })
})
