import { openSync, readFileSync, readSync, fstatSync } from 'node:fs'
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { PMTiles } from 'pmtiles'
import { describe, expect, test } from 'vitest'
import { PROJECTIONS } from '../../src/domain/view.ts'
import {
  ADMIN1_HATCH,
  ADMIN1_OUTLINE,
  ADMIN1_SOURCE_LAYER,
  BASEMAP_SOURCE,
  FIRST_LABEL_LAYER,
  basemapLayers,
  basemapStyle,
} from '../../src/map/basemap.ts'
import { LABEL_FONT_FILES } from '../../src/map/labelFonts.ts'
import type { Theme } from '../../src/map/palette.ts'
import { PALETTES } from '../../src/map/palette.ts'
import { featuresOf } from './tileFeatures.ts'

const THEMES: Theme[] = ['light', 'dark']
const geo = new URL('../../public/geo/', import.meta.url)

const archivePath = new URL('world.pmtiles', geo)
const file = openSync(archivePath, 'r')
const archive = new PMTiles({
  getKey: () => archivePath.href,
  getBytes: async (offset, length) => {
    const bytes = new Uint8Array(Math.min(length, fstatSync(file).size - offset))
    readSync(file, bytes, 0, bytes.length, offset)
    return { data: bytes.buffer }
  },
})

describe('the style', () => {
  const tiles = 'pmtiles://https://example.org/geo/world.pmtiles'
  const cases = THEMES.flatMap((theme) => PROJECTIONS.map((projection) => ({ theme, projection })))

  test.each(cases)('is valid: $theme, $projection', ({ theme, projection }) => {
    expect(validateStyleMin(basemapStyle({ theme, projection, tiles }))).toEqual([])
    expect(validateStyleMin(basemapStyle({ theme, projection, tiles: null }))).toEqual([])
  })

  test('asks for nothing from another origin, and changes at once', () => {
    const style = basemapStyle({
      theme: 'light',
      projection: 'flat',
      tiles,
      fonts: 'https://example.org/app/geo/fonts/',
    })
    expect(style.sprite).toBeUndefined()
    expect(style.glyphs).toBeUndefined()
    expect(style.transition).toEqual({ duration: 0, delay: 0 })
    const urls = JSON.stringify(style).match(/https?:[^"]*/g) ?? []
    expect(urls.filter((url) => !url.startsWith('https://example.org/'))).toEqual([])
  })

  test('without tiles is plain water', () => {
    const style = basemapStyle({ theme: 'dark', projection: 'flat', tiles: null })
    expect(style.layers.map(({ type }) => type)).toEqual(['background'])
    expect(style.sources).toEqual({})
  })

  test('has its labels last', () => {
    const layers = basemapLayers('light')
    const first = layers.findIndex(({ id }) => id === FIRST_LABEL_LAYER)
    expect(layers.slice(first).every(({ type }) => type === 'symbol')).toBe(true)
    expect(layers.slice(0, first).some(({ type }) => type === 'symbol')).toBe(false)
  })

  test('has the same layers in both themes', () => {
    expect(basemapLayers('dark').map(({ id }) => id)).toEqual(basemapLayers('light').map(({ id }) => id))
  })

  test('hatches and outlines divisions by their code', () => {
    const style = basemapStyle({ theme: 'light', projection: 'flat', tiles })
    const source = style.sources[BASEMAP_SOURCE]
    expect(source).toMatchObject({ promoteId: { [ADMIN1_SOURCE_LAYER]: 'code', country: 'id' } })
    const paintOf = (id: string) => JSON.stringify(style.layers.find((layer) => layer.id === id)?.paint)
    expect(paintOf(ADMIN1_HATCH)).toContain('["feature-state","hatch"]')
    expect(paintOf(ADMIN1_OUTLINE)).toContain('["feature-state","outline"]')
  })

  test('names only fonts that are there', () => {
    const style = basemapStyle({ theme: 'light', projection: 'flat', tiles })
    const known = Object.keys(style['font-faces'] ?? {})
    const used = basemapLayers('light').flatMap((layer) =>
      layer.type === 'symbol' ? (JSON.stringify(layer.layout?.['text-font']).match(/S(?:ans|erif) \w+/g) ?? []) : [],
    )
    expect(used.length).toBeGreaterThan(0)
    for (const font of used) expect(known).toContain(font)
    for (const name of LABEL_FONT_FILES)
      expect(readFileSync(new URL(`fonts/${name}`, geo)).length).toBeGreaterThan(1000)
  })
})

describe.each(THEMES)('colours, %s', (theme) => {
  const palette = PALETTES[theme]

  test.each(['labelCountry', 'labelPlace', 'labelProvince', 'ink', 'ink2'] as const)(
    '%s can be read on land',
    (label) => {
      expect(contrast(palette[label], palette.land)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('names of waters can be read on water and, for rivers, on land', () => {
    expect(contrast(palette.labelWater, palette.water)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.labelWater, palette.land)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['arrest', 'deportation'] as const)('%s stands out from land and water', (spot) => {
    expect(contrast(palette[spot], palette.land)).toBeGreaterThanOrEqual(3)
    expect(contrast(palette[spot], palette.water)).toBeGreaterThanOrEqual(3)
  })
})

/** WCAG 2.2: relative luminances, (lighter + 0.05) / (darker + 0.05). */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the tiles', () => {
  test('have every zoom from 0 to 6', async () => {
    const { minZoom, maxZoom } = await archive.getHeader()
    expect([minZoom, maxZoom]).toEqual([0, 6])
    for (let zoom = 0; zoom <= maxZoom; zoom++) {
      // The tile that holds Cambodia.
      const x = Math.floor(((105 + 180) / 360) * 2 ** zoom)
      const y = Math.floor(0.465 * 2 ** zoom)
      expect((await featuresOf(archive, zoom, x, y)).country?.length).toBeGreaterThan(0)
    }
  })

  test.each([3, 6])('have every division of the seeds’ countries at zoom %i, in English', async (zoom) => {
    const found = new Map<string, unknown>()
    const columns = { from: Math.floor((92 / 360 + 0.5) * 2 ** zoom), until: Math.ceil((128 / 360 + 0.5) * 2 ** zoom) }
    for (let x = columns.from; x < columns.until; x++)
      for (let y = Math.floor(0.41 * 2 ** zoom); y <= 0.54 * 2 ** zoom; y++)
        for (const { code, name } of (await featuresOf(archive, zoom, x, y)).admin1 ?? []) found.set(String(code), name)
    expect(found.get('KHM-1781')).toBe('Siem Reap')
    expect(found.get('KHM-1777')).toBe('Banteay Meanchey')
    expect(found.get('KHM-1795')).toBe('Ratanakiri')
    expect(found.get('KHM-1787')).toBe('Kampong Speu')
    const ofCambodia = [...found.keys()].filter((code) => code.startsWith('KHM-'))
    expect(ofCambodia).toHaveLength(24)
  })

  test('know the classes of boundaries', async () => {
    const classes = new Set<unknown>()
    for (let x = 0; x < 4; x++)
      for (let y = 0; y < 4; y++)
        for (const line of (await featuresOf(archive, 2, x, y)).boundary ?? []) classes.add(line.class)
    expect([...classes].sort()).toEqual(['disputed', 'indefinite', 'international', 'line_of_control'])
  })

  test('have a label point for every country that they draw', async () => {
    const { country = [], country_label: labels = [] } = await featuresOf(archive, 0, 0, 0)
    const labelled = new Set(labels.map(({ id }) => id))
    expect(country.length).toBeGreaterThan(200)
    expect(country.filter(({ id }) => !labelled.has(id))).toEqual([])
    expect(labels.find(({ id }) => id === 'KH')?.name).toBe('Cambodia')
  })
})
