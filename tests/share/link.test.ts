import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Camera, View } from '../../src/domain/view.ts'
import { readLink, writeLink } from '../../src/share/link.ts'
import { anyCamera, anyView, OTHER_START, START, VIEWS } from './views.ts'

const read = (link: string) => readLink(link, START)
const faults = (link: string) => read(link).problems.map((problem) => problem.message)

/** Pixels between two points of the flat map at a zoom; longitude the short way round. */
function pixelsBetween(a: Camera, b: Camera, zoom: number): number {
  const world = 512 * 2 ** zoom
  const turn = Math.abs(a.lng - b.lng) / 360
  const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
  return Math.max(Math.min(turn, 1 - turn), Math.abs(mercator(a.lat) - mercator(b.lat))) * world
}

describe('round trip', () => {
  test('a view comes back as it was, the camera within half a pixel', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const { view: back, problems } = readLink(writeLink(view), OTHER_START)
        expect(problems).toEqual([])
        expect({ ...back, camera: null }).toEqual({ ...view, camera: null })
      }),
      { numRuns: 500 },
    )
  })

  test('the camera is within half a pixel at the centre and at 1,000 pixels from it', () => {
    fc.assert(
      fc.property(anyCamera, (camera) => {
        const back = read(writeLink({ ...START, camera })).view.camera
        expect(pixelsBetween(camera, back, camera.zoom)).toBeLessThanOrEqual(0.5)
        expect(Math.abs(2 ** (back.zoom - camera.zoom) - 1) * 1000).toBeLessThanOrEqual(0.5)
        expect(((Math.abs(back.bearing - camera.bearing) * Math.PI) / 180) * 1000).toBeLessThanOrEqual(0.5)
        expect(Math.abs(back.pitch - camera.pitch)).toBeLessThanOrEqual(0.0051)
      }),
      { numRuns: 2000 },
    )
  })

  test('a link that is read and written again is the same link', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const link = writeLink(view)
        expect(writeLink(readLink(link, OTHER_START).view)).toBe(link)
      }),
      { numRuns: 500 },
    )
  })

  test('a link holds only characters that a fragment may hold, and does not end in punctuation', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(writeLink(view)).toMatch(/^[\w~.%+=&,/-]*[\w~%+-]$/)
      }),
    )
  })
})

describe('what is written', () => {
  test('version, map, window and mode always, the rest where it differs from the frozen defaults', () => {
    expect(writeLink(START)).toBe('v=1&map=3.4/14/108&window=2011-01-01..2026-05-31&mode=window')
  })

  test('every field, in a fixed order', () => {
    expect(writeLink(VIEWS.at(-1) ?? START)).toBe(
      'v=1&map=6.021/-6.209/106.846/12.5/30&proj=globe&window=2017-07-29..2017-08-03&mode=from-start' +
        '&axis=2017-01-01..2017-12-31&unit=week&scale=linear&type=arrest,deportation&country=ID,KH&nat=CN,ID&dest=CN' +
        '&place=city,admin1,country&sources=3&exact=1&q=Jakarta&sel=2017-07-29-indonesia-joint-arrest&theme=dark' +
        '&panel=ledger&sort=place&reading=highest&split=1',
    )
  })

  test.each<[string, Partial<View>, string]>([
    ['a zoom above 12', { camera: { ...START.camera, zoom: 15 } }, 'map=12/14/108'],
    ['a latitude beyond 85', { camera: { ...START.camera, lat: -90 } }, 'map=3.4/-85/108'],
    ['a longitude beyond 180', { camera: { ...START.camera, lng: 190 } }, 'map=3.4/14/-170'],
    ['a number that is none', { camera: { ...START.camera, lng: NaN } }, 'map=3.4/14/0'],
    ['a window before 1900', { window: { from: -1e6, until: -9e5 } }, 'window=1900-01-01..1900-01-01'],
    ['a window of no days', { window: { from: 17_000, until: 17_000 } }, 'window=2016-07-18..2016-07-18'],
    ['half of a surrogate pair', { selection: 'a\uD800b' }, 'sel=a%EF%BF%BDb'],
    ['an id over 200 characters', { selection: 'a'.repeat(300) }, `sel=${'a'.repeat(200)}`],
    ['a list over 100 entries', { filters: { ...START.filters, countries: Array(300).fill('KH') } }, ''],
  ])('%s is brought into bounds', (_, change, part) => {
    const link = writeLink({ ...START, ...change })
    expect(link).toContain(part)
    expect(faults(link)).toEqual([])
    expect(writeLink(read(link).view)).toBe(link)
  })

  test('an empty selection is none, and a code that is no code is left out', () => {
    const view = { ...START, selection: '', filters: { ...START.filters, countries: ['cambodia'] } }
    expect(writeLink(view)).toBe(writeLink(START))
  })
})

describe('defaults', () => {
  test('an old link means the same after the app starts otherwise', () => {
    for (const view of VIEWS) {
      const link = writeLink(view)
      expect(readLink(link, OTHER_START).view).toEqual(readLink(link, START).view)
    }
  })

  test('no fragment is no link: the default view, and nothing to say', () => {
    expect(readLink('', OTHER_START)).toEqual({ view: OTHER_START, problems: [] })
    expect(readLink('#', OTHER_START)).toEqual({ view: OTHER_START, problems: [] })
  })

  test('camera, window and mode come from the defaults where a link written by hand leaves them out', () => {
    const { view, problems } = readLink('v=1&type=arrest', OTHER_START)
    expect(problems).toEqual([])
    expect(view.camera).toEqual(OTHER_START.camera)
    expect(view.window).toEqual(OTHER_START.window)
    expect(view.mode).toBe('from-start')
    expect(view.theme).toBe('system')
    expect(view.filters.types).toEqual(['arrest'])
  })

  test('a view that was read can be changed without changing the next one', () => {
    read('v=1').view.filters.types.push('arrest')
    expect(read('v=1').view.filters.types).toEqual([])
  })
})

describe('random input', () => {
  const anyFragment = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'%=&,./-+#0aF;v1') }),
    fc
      .array(
        fc.tuple(
          fc.constantFrom('v', 'map', 'window', 'mode', 'axis', 'type', 'nat', 'q', 'sel', '__proto__', 'constructor'),
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', '%', '%ff', '3/4/5', '2017-01-01..2017-01-02')),
        ),
      )
      .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&')),
  )

  test('never throws, gives a view that can be written, and says so where something was ignored', () => {
    fc.assert(
      fc.property(anyFragment, (fragment) => {
        const { view, problems } = read(fragment)
        const link = writeLink(view)
        expect(read(link).problems).toEqual([])
        expect(writeLink(read(link).view)).toBe(link)
        const isTrimmed = fragment.replace(/^#/, '').replaceAll('&', '') === ''
        if (!isTrimmed && !fragment.includes('v=1') && !/^#?$/.test(fragment)) expect(problems).not.toEqual([])
        for (const problem of problems) {
          expect(problem.message.length).toBeLessThan(500)
          expect(problem.path).toMatch(/^link/)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('one damaged character is reported, or is another value that is written as it was read', () => {
    fc.assert(
      fc.property(
        anyView,
        fc.nat(),
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
        (view, at, put) => {
          const link = writeLink(view)
          const index = at % link.length
          const damaged = link.slice(0, index) + put + link.slice(index + 1)
          const back = readLink(damaged, START)
          if (back.problems.length > 0) return
          const again = readLink(writeLink(back.view), START)
          expect(writeLink(again.view)).toBe(writeLink(back.view))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('names that objects reserve are only unknown fields', () => {
    expect(faults('v=1&__proto__=1&constructor=2&toString=3')).toEqual([
      'The link has a field "__proto__" that this version does not know. It is ignored.',
      'The link has a field "constructor" that this version does not know. It is ignored.',
      'The link has a field "toString" that this version does not know. It is ignored.',
    ])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('a link of 65,536 characters is read, a longer one is not', () => {
    const q = 'v=1&q='
    expect(read(q + 'a'.repeat(65_536 - q.length)).view.filters.query).toHaveLength(200)
    const { view, problems } = read(q + 'a'.repeat(65_537 - q.length))
    expect(view).toBe(START)
    expect(problems).toEqual([
      {
        code: 'link.unreadable',
        path: 'link',
        message: 'The link has 65537 characters; at most 65536 are read. The default view is shown.',
        advice: 'Ask for a shorter link, or for the file.',
      },
    ])
  })

  test('thousands of unknown fields give fifty problems and one that counts the rest', () => {
    const { problems } = read(`v=1&${Array.from({ length: 5000 }, (_, index) => `f${index}=`).join('&')}`)
    expect(problems).toHaveLength(51)
    expect(problems.at(-1)?.message).toBe('4950 more problems with the link are not listed.')
  })
})
