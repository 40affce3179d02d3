import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '../../src/lib/base64url.ts'
import { compress, decompress } from '../../src/lib/compress.ts'
import { seeded } from '../helpers/arbitraries.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const MOST = 100_000

describe('compression', () => {
  test('any bytes come back, after any primer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.uint8Array({ maxLength: 40 }), (text, primer) => {
        expect([...decompress(compress(text, primer), primer, MOST)]).toEqual([...text])
      }),
      seeded(25),
    )
  }, 60_000)

  test('a long run of one byte, and every byte there is', () => {
    const long = new Uint8Array(20_000).fill(97)
    const packed = compress(long, bytes(''))
    expect(packed.length).toBeLessThan(60)
    expect(decompress(packed, bytes(''), MOST)).toEqual(long)
    const all = Uint8Array.from({ length: 1024 }, (_, i) => (i * 7) & 255)
    expect(decompress(compress(all, bytes('')), bytes(''), MOST)).toEqual(all)
  }, 60_000)

  test('the same text gives the same bytes for ever: links depend on it', () => {
    const packed = compress(bytes('arrest\u00012017-08-16\u0001Phnom Penh|KH\u0002'.repeat(3)), bytes('Phnom Penh'))
    expect(toBase64url(packed)).toMatchInlineSnapshot(`"YIbYlh8WhmHLCRMxwtOK3TBpF5LzMs9upTsvQQ"`)
  })

  test('a bomb is refused before it is unpacked', () => {
    const bomb = compress(new Uint8Array(MOST), bytes(''))
    expect(bomb.length).toBeLessThan(200)
    expect(() => decompress(bomb, bytes(''), MOST - 1)).toThrow(RangeError)
    expect(() => decompress(Uint8Array.of(255, 255, 255, 255, 255, 1), bytes(''), MOST)).toThrow(RangeError)
  }, 60_000)

  test('bytes that were never packed end in an error, soon', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (noise) => {
        fc.pre(noise[0] !== 0)
        expect(() => decompress(noise, bytes(''), 2000)).toThrow()
      }),
      seeded(60),
    )
  }, 60_000)

  test('what has been cut or changed is told from what has not', () => {
    const text = bytes('Some words that nobody has packed before, and a few more of them for good measure.')
    const packed = compress(text, bytes(''))
    for (let end = 0; end < packed.length - 1; end++)
      expect(() => decompress(packed.subarray(0, end), bytes(''), MOST)).toThrow()
    for (let i = 0; i < packed.length - 1; i++)
      expect(() => decompress(packed.with(i, packed[i]! ^ 16), bytes(''), MOST)).toThrow()
  }, 60_000)
})

describe('base64url', () => {
  test('any bytes come back, as Node writes them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (list) => {
        const text = toBase64url(list)
        expect(text).toBe(Buffer.from(list).toString('base64url'))
        expect(fromBase64url(text)).toEqual(list)
      }),
      seeded(),
    )
  })

  test.each(['A', 'AB=', 'A*BC', 'AAAé', 'AB'])('%s is no text of bytes', (text) => {
    expect(fromBase64url(text)).toBeNull()
  })
})
