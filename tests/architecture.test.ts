import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/**
 * The rooms of src/ and the arrows between them, as ARCHITECTURE.md draws them. A room that wants another one needs
 * a line here, and that line is the place to discuss it.
 */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  lib: { rooms: [], packages: [] },
  domain: { rooms: ['lib'], packages: ['i18n-nationality'] },
  geocode: { rooms: ['domain', 'lib'], packages: [] },
  time: { rooms: ['domain', 'lib'], packages: [] },
  share: { rooms: ['domain', 'lib'], packages: [] },
  io: { rooms: ['domain', 'lib'], packages: ['valibot', '@uwdata/flechette'] },
  extract: { rooms: ['geocode', 'domain', 'lib'], packages: [] },
  worker: { rooms: ['extract', 'geocode', 'time', 'io', 'domain', 'lib'], packages: ['comlink'] },
  cli: { rooms: ['extract', 'geocode', 'time', 'io', 'domain', 'lib'], packages: ['node:'] },
  state: {
    rooms: ['worker', 'extract', 'geocode', 'time', 'share', 'io', 'domain', 'lib'],
    packages: ['zustand', 'idb'],
  },
  map: {
    rooms: ['time', 'domain', 'lib'],
    packages: [
      'maplibre-gl',
      'pmtiles',
      'type @maplibre/maplibre-gl-style-spec',
      'type geojson',
      // Readers of tiles, loaded when a drawing is made.
      '@mapbox/vector-tile',
      'pbf',
    ],
  },
  ui: {
    rooms: ['state', 'worker', 'extract', 'geocode', 'time', 'share', 'io', 'domain', 'lib'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'virtua',
      '@fontsource',
      'maplibre-gl/dist/maplibre-gl.css',
      // Readers of report files, loaded when one is opened.
      'mammoth',
      'pdfjs-dist',
      '@mozilla/readability',
      // Writers of films and of their frames, loaded when one is made.
      'mp4box',
      'fflate',
    ],
  },
}

/** What a browser is given: the app, the map in another page, the script that other pages load, and the frame that fetches files. */
const DOORS = ['dateline-map.ts', 'elsewhere.ts', 'embed.tsx', 'main.tsx']

/** Only what holds the map may know it. */
const MAP_HOLDER = 'ui/canvas/'

/** Files that are a table of data rather than code. */
const DATA_TABLES = new Set(['geocode/handPlaces.ts'])

const MOST_LINES = 450

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url))

interface Import {
  target: string
  isTypeOnly: boolean
}

interface Source {
  /** Path below src/. */
  path: string
  code: string
  imports: Import[]
}

/** Comments blanked, line breaks kept. Addresses keep their slashes: a comment's are not preceded by a colon. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/(?<![:'"`\\])\/\/.*$/gm, '')

function importsOf(code: string): Import[] {
  const statements = code.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/gm)
  const calls = code.matchAll(/(?:\bimport\(\s*|\bnew URL\(\s*(?=['"]\.))['"]([^'"]+)['"]/g)
  return [
    ...Array.from(statements, ([, type, target]) => ({ target: target!, isTypeOnly: !!type })),
    ...Array.from(calls, ([, target]) => ({ target: target!, isTypeOnly: false })),
  ]
}

const SOURCES: readonly Source[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => {
    const code = withoutComments(readFileSync(join(SOURCE, path), 'utf8'))
    return { path: path.replaceAll('\\', '/'), code, imports: importsOf(code) }
  })

const roomOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')

/** Path below src/ of a relative import, without what a bundler adds to it; null for a package. */
function resolved({ path }: Source, target: string): string | null {
  if (!target.startsWith('.')) return null
  return relative(SOURCE, join(SOURCE, dirname(path), target.replace(/\?.*$/, ''))).replaceAll('\\', '/')
}

const isOf = (target: string, name: string): boolean =>
  target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`)

describe('rooms', () => {
  test('all have a line in the table, and only the front doors stand outside of them', () => {
    const rooms = new Set(SOURCES.map(({ path }) => roomOf(path)))
    expect([...rooms].filter((room) => room !== '' && !(room in ROOMS))).toEqual([])
    expect(
      SOURCES.filter(({ path }) => roomOf(path) === '')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(DOORS)
  })

  test('import only the rooms that the table allows', () => {
    const wrong = SOURCES.flatMap((source) => {
      const room = roomOf(source.path)
      if (room === '') return []
      const allowed = new Set([room, ...ROOMS[room]!.rooms, ...(source.path.startsWith(MAP_HOLDER) ? ['map'] : [])])
      return source.imports
        .map(({ target }) => resolved(source, target))
        .filter((target) => target !== null && !target.startsWith('..') && !allowed.has(roomOf(target)))
        .map((target) => `${source.path} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  test('import only the packages that the table allows', () => {
    const wrong = SOURCES.flatMap((source) => {
      const room = roomOf(source.path)
      if (room === '') return []
      const isAllowed = ({ target, isTypeOnly }: Import): boolean =>
        ROOMS[room]!.packages.some((name) =>
          name.startsWith('type ') ? isTypeOnly && isOf(target, name.slice(5)) : isOf(target, name),
        )
      return source.imports
        .filter((one) => !one.target.startsWith('.') && !isAllowed(one))
        .map(({ target }) => `${source.path} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  test('know React only in ui and at the front door', () => {
    const knowing = SOURCES.filter(({ imports }) => imports.some(({ target }) => /^react(-dom)?(\/|$)/.test(target)))
    expect(knowing.map(({ path }) => path).filter((path) => roomOf(path) !== 'ui' && !DOORS.includes(path))).toEqual([])
    expect(knowing.length).toBeGreaterThan(0)
  })

  test('load the library of Arrow files only when one is opened: never with the page', () => {
    const early = /\bfrom\s+'[^']*(?:\/arrow\w*\.ts|\/flechette)'/
    const wrong = SOURCES.filter(
      ({ path, code }) => !path.startsWith('io/arrow') && roomOf(path) !== 'worker' && early.test(code),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
    expect(SOURCES.filter(({ code }) => early.test(code)).length).toBeGreaterThan(0)
  })

  test('below state know nothing of a page', () => {
    const below = new Set(['lib', 'domain', 'geocode', 'time', 'share', 'io', 'extract', 'cli'])
    const page =
      /\b(?:document\.(?:body|head|title|createElement|getElementById|querySelector|addEventListener)|localStorage|sessionStorage|globalThis\.(?:document|window)|window\.(?:location|addEventListener|document))\b/
    expect(
      SOURCES.filter(({ path, code }) => below.has(roomOf(path)) && page.test(code)).map(({ path }) => path),
    ).toEqual([])
  })

  test('are left out of this check by no way of importing', () => {
    // What the parser of imports above must see, as it is written in this code base.
    const code = [
      "import type { A } from './a.ts'",
      "import {\n  B,\n  type C,\n} from '../b.ts'",
      "import './c.css'",
      "export { D } from './d.ts'",
      "const e = await import('./e.ts')",
      "new Worker(new URL('./f.ts', import.meta.url))",
      "fetch(new URL('geo/an-address.json', document.baseURI))",
      "import g from 'g/h.json' with { type: 'json' }",
    ].join('\n')
    expect(importsOf(code)).toEqual([
      { target: './a.ts', isTypeOnly: true },
      { target: '../b.ts', isTypeOnly: false },
      { target: './c.css', isTypeOnly: false },
      { target: './d.ts', isTypeOnly: false },
      { target: 'g/h.json', isTypeOnly: false },
      { target: './e.ts', isTypeOnly: false },
      { target: './f.ts', isTypeOnly: false },
    ])
  })
})

describe('files', () => {
  test('do not import each other in a circle, types included', () => {
    const targets = new Map(
      SOURCES.map((source) => [source.path, source.imports.map(({ target }) => resolved(source, target))]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, trail: readonly string[]): void => {
      const at = trail.indexOf(path)
      if (at >= 0) circles.push([...trail.slice(at), path].join(' > '))
      if (at >= 0 || done.has(path)) return
      for (const target of targets.get(path) ?? []) if (target !== null) visit(target, [...trail, path])
      done.add(path)
    }
    for (const { path } of SOURCES) visit(path, [])
    expect(circles).toEqual([])
  })

  test('have no any', () => {
    const lines = SOURCES.flatMap(({ path, code }) =>
      code
        .split('\n')
        .flatMap((line, i) =>
          /(?::|\bas|=>|[<,|&])\s*any\b(?!\s*[:'"])/.test(line.replace(/'[^']*'|"[^"]*"/g, "''"))
            ? [`${path}:${i + 1}`]
            : [],
        ),
    )
    expect(lines).toEqual([])
  })

  test('have one idea each: none is longer than 450 lines, but for tables of data', () => {
    const long = SOURCES.filter(({ path, code }) => code.split('\n').length - 1 > MOST_LINES && !DATA_TABLES.has(path))
    expect(long.map(({ path }) => path)).toEqual([])
  })

  test('are named for what they hold', () => {
    const junk = SOURCES.filter(({ path }) =>
      /(?:^|\/)(?:utils?|helpers?|managers?|misc|common|info|handle)\.tsx?$/i.test(path),
    )
    expect(junk.map(({ path }) => path)).toEqual([])
  })
})
