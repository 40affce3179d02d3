import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SkySpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl'
import type { Projection } from '../domain/view.ts'
import type { LabelFont } from './labelFonts.ts'
import { labelFontFaces } from './labelFonts.ts'
import type { Palette, Theme } from './palette.ts'
import { PALETTES } from './palette.ts'

/** Name of the style's source of vector tiles. */
export const BASEMAP_SOURCE = 'basemap'

/** First-level divisions; their feature id is Natural Earth's `adm1_code`, from zoom 3. */
export const ADMIN1_SOURCE_LAYER = 'admin1'

/** Countries; their feature id is the alpha-2 code. */
export const COUNTRY_SOURCE_LAYER = 'country'

/** Everything from this layer on is a label: what lies under labels is inserted before it. */
export const FIRST_LABEL_LAYER = 'label-water'

/** Filled with the image `hatch-arrest` as far as feature-state `hatch` says, 0-1. */
export const ADMIN1_HATCH = 'admin1-hatch'

/** Drawn as far as feature-state `outline` says, 0-1. */
export const ADMIN1_OUTLINE = 'admin1-outline'

/** Id of the image that the map must be given for `ADMIN1_HATCH`. */
export const HATCH_IMAGE = 'hatch-arrest'

type Stops = ReadonlyArray<readonly [zoom: number, value: number]>

/** Between stops linear in the zoom. */
const byZoom = (...stops: Stops): ExpressionSpecification => {
  const [[zoom, value] = [0, 0], ...rest] = stops
  return ['interpolate', ['linear'], ['zoom'], zoom, value, ...rest.flat()]
}

/** A size for each rank of country: the first four, then all others. */
const byRank = (...[first, second, third, fourth, others]: readonly number[]): ExpressionSpecification =>
  ['match', ['get', 'rank'], 1, first, 2, second, 3, third, 4, fourth, others] as ExpressionSpecification

/** What has come in by this zoom, by the tiles' own `min`. */
const HAS_COME_IN: ExpressionSpecification = ['<=', ['get', 'min'], ['zoom']]

const classIs = (...classes: string[]): FilterSpecification => ['in', ['get', 'class'], ['literal', classes]]

const stateOf = (key: string): ExpressionSpecification => ['coalesce', ['feature-state', key], 0]

const from = (sourceLayer: string) => ({ source: BASEMAP_SOURCE, 'source-layer': sourceLayer })

function groundLayers(palette: Palette): LayerSpecification[] {
  return [
    // Strokes that the land above them covers from the inside: only the half on the water is seen.
    {
      id: 'shallows',
      type: 'line',
      ...from(COUNTRY_SOURCE_LAYER),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.shallows,
        'line-width': byZoom([0, 3], [4, 10], [9, 22]),
        'line-blur': byZoom([0, 3], [4, 10], [9, 22]),
      },
    },
    {
      id: 'coast',
      type: 'line',
      ...from(COUNTRY_SOURCE_LAYER),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.coast, 'line-width': byZoom([0, 0.8], [4, 1.4], [9, 2.2]) },
    },
    // Silence is not zero: a country of which nothing was collected looks different from one without an incident.
    {
      id: 'land',
      type: 'fill',
      ...from(COUNTRY_SOURCE_LAYER),
      paint: { 'fill-color': ['case', ['boolean', ['feature-state', 'covered'], false], palette.land, palette.silent] },
    },
  ]
}

function lineLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: ADMIN1_HATCH,
      type: 'fill',
      ...from(ADMIN1_SOURCE_LAYER),
      paint: { 'fill-pattern': HATCH_IMAGE, 'fill-opacity': stateOf('hatch'), 'fill-antialias': false },
    },
    {
      id: 'admin1-line',
      type: 'line',
      ...from('admin1_line'),
      minzoom: 3,
      filter: HAS_COME_IN,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.provinceLine,
        'line-width': byZoom([3, 0.5], [6, 0.9], [10, 1.4]),
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'river',
      type: 'line',
      ...from('river'),
      minzoom: 2,
      filter: HAS_COME_IN,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.river,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          2,
          ['match', ['get', 'rank'], [0, 1, 2, 3], 0.6, 0.3],
          6,
          ['match', ['get', 'rank'], [0, 1, 2, 3], 1.6, [4, 5, 6], 0.9, 0.5],
          10,
          ['match', ['get', 'rank'], [0, 1, 2, 3], 3.2, [4, 5, 6], 2, 1.2],
        ],
      },
    },
    {
      id: 'lake',
      type: 'fill',
      ...from('lake'),
      filter: HAS_COME_IN,
      paint: { 'fill-color': palette.water, 'fill-outline-color': palette.coast },
    },
    {
      id: 'boundary',
      type: 'line',
      ...from('boundary'),
      filter: classIs('international'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.countryLine, 'line-width': byZoom([0, 0.7], [3, 0.9], [6, 1.3], [10, 1.9]) },
    },
    {
      id: 'boundary-disputed',
      type: 'line',
      ...from('boundary'),
      filter: classIs('disputed', 'line_of_control', 'indefinite'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.countryLine,
        'line-width': byZoom([0, 0.7], [3, 1.1], [6, 1.6], [10, 2.2]),
        'line-dasharray': [0.1, 2.2],
      },
    },
    {
      id: ADMIN1_OUTLINE,
      type: 'line',
      ...from(ADMIN1_SOURCE_LAYER),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.ink, 'line-width': byZoom([3, 1], [8, 1.6]), 'line-opacity': stateOf('outline') },
    },
  ]
}

type SymbolLayout = NonNullable<SymbolLayerSpecification['layout']>

const fontOf = (font: LabelFont): Pick<SymbolLayout, 'text-font'> => ({ 'text-font': [font] })

const halo = (color: string, ground: string, width = 1.2): SymbolLayerSpecification['paint'] => ({
  'text-color': color,
  'text-halo-color': ground,
  'text-halo-width': width,
  'text-halo-blur': 0.4,
})

function waterLabels(palette: Palette): LayerSpecification[] {
  return [
    {
      id: FIRST_LABEL_LAYER,
      type: 'symbol',
      ...from('water_label'),
      filter: HAS_COME_IN,
      layout: {
        'text-field': ['get', 'name'],
        ...fontOf('Serif Italic'),
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          0,
          ['match', ['get', 'min'], 0, 11, 10],
          3,
          ['match', ['get', 'min'], 0, 16, 12],
          6,
          ['match', ['get', 'min'], 0, 22, 3, 19, 4, 16, 14],
        ],
        'text-letter-spacing': 0.12,
        'text-line-height': 1.25,
        'text-max-width': 6,
        'text-padding': 6,
        'symbol-sort-key': ['get', 'min'],
      },
      paint: halo(palette.labelWater, palette.water, 0.8),
    },
    {
      id: 'label-river',
      type: 'symbol',
      ...from('river'),
      minzoom: 6,
      filter: ['all', ['has', 'name'], ['<=', ['get', 'rank'], ['step', ['zoom'], 4, 7, 6, 8, 9]]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        ...fontOf('Serif Italic'),
        'text-size': byZoom([6, 10.5], [10, 13]),
        'text-letter-spacing': 0.08,
        'text-max-angle': 30,
      },
      paint: halo(palette.labelWater, palette.land),
    },
    {
      id: 'label-boundary',
      type: 'symbol',
      ...from('boundary'),
      minzoom: 5,
      filter: classIs('disputed', 'line_of_control', 'indefinite'),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 360,
        'text-field': [
          'match',
          ['get', 'class'],
          'line_of_control',
          'line of control',
          'indefinite',
          'boundary not fixed',
          'disputed boundary',
        ],
        ...fontOf('Sans Regular'),
        'text-size': 10.5,
        'text-letter-spacing': 0.04,
        'text-offset': [0, 0.9],
        'text-max-angle': 45,
      },
      paint: halo(palette.labelProvince, palette.land),
    },
  ]
}

function landLabels(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'label-admin1',
      type: 'symbol',
      ...from('admin1_label'),
      minzoom: 4,
      filter: HAS_COME_IN,
      layout: {
        'text-field': ['get', 'name'],
        ...fontOf('Sans Regular'),
        'text-size': byZoom([4, 10.5], [7, 12], [10, 14]),
        'text-letter-spacing': 0.1,
        'text-max-width': 7,
        'text-padding': 4,
        'symbol-sort-key': ['get', 'min'],
      },
      paint: halo(palette.labelProvince, palette.land),
    },
    placeLabels(palette),
    {
      id: 'label-country',
      type: 'symbol',
      ...from('country_label'),
      maxzoom: 7.5,
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 2, 2, 3, 4, 6, 5]],
      layout: {
        'text-field': ['get', 'name'],
        ...fontOf('Sans Semibold'),
        'text-transform': 'uppercase',
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          1,
          byRank(10, 9, 9, 9, 9),
          3,
          byRank(13, 11.5, 10.5, 10, 10),
          5,
          byRank(17, 15, 13.5, 12, 11),
          7,
          byRank(22, 19, 17, 15, 13),
        ],
        'text-letter-spacing': byZoom([1, 0.12], [5, 0.2]),
        'text-line-height': 1.15,
        'text-max-width': 7,
        'text-padding': 3,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { ...halo(palette.labelCountry, palette.land, 1.4), 'text-opacity': byZoom([6, 1], [7.5, 0.5]) },
    },
  ]
}

/** The dot is the first character of the label, so that a town is drawn whole or not at all. */
function placeLabels(palette: Palette): LayerSpecification {
  const isCapital: ExpressionSpecification = ['==', ['get', 'capital'], 2]
  const importance: ExpressionSpecification = ['-', ['get', 'rank'], ['get', 'capital']]
  return {
    id: 'label-place',
    type: 'symbol',
    ...from('place'),
    minzoom: 3,
    filter: ['all', HAS_COME_IN, ['<=', importance, ['step', ['zoom'], 2, 4, 5, 5, 6, 6, 7, 7, 8, 8, 10]]],
    layout: {
      'text-field': ['format', '•', { 'font-scale': ['case', isCapital, 1.5, 1.15] }, ' ', {}, ['get', 'name'], {}],
      'text-font': ['case', isCapital, ['literal', ['Sans Semibold']], ['literal', ['Sans Regular']]],
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        3,
        ['case', isCapital, 11, 10.5],
        6,
        ['case', isCapital, 14, ['<=', ['get', 'rank'], 4], 12.5, 11.5],
        10,
        ['case', isCapital, 18, ['<=', ['get', 'rank'], 4], 16, 14],
      ],
      'text-anchor': 'left',
      'text-justify': 'left',
      'text-offset': [-0.25, 0],
      'text-max-width': 40,
      'text-padding': 3,
      'symbol-sort-key': importance,
    },
    paint: halo(palette.labelPlace, palette.land),
  }
}

const background = (palette: Palette): LayerSpecification => ({
  id: 'water',
  type: 'background',
  paint: { 'background-color': palette.water },
})

/** Every layer of the basemap, from the bottom up; the labels, from `FIRST_LABEL_LAYER` on, are the last. */
export function basemapLayers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme]
  return [
    background(palette),
    ...groundLayers(palette),
    ...lineLayers(palette),
    ...waterLabels(palette),
    ...landLabels(palette),
  ]
}

/** Calm: a thin veil around the globe that is gone before the globe is flat. */
export function basemapSky(theme: Theme): SkySpecification {
  const { sky, water, page, atmosphere } = PALETTES[theme]
  return {
    'sky-color': page,
    'horizon-color': sky,
    'fog-color': water,
    'atmosphere-blend': byZoom([0, atmosphere], [5, atmosphere], [7, 0]),
  }
}

/** What a style is made from. */
export interface BasemapOptions {
  theme: Theme
  projection: Projection
  /** URL of the tiles as `registerBasemap` gives it; null for plain water without land or labels. */
  tiles: string | null
  /** URL of the folder with the label fonts, with a slash at its end; relative to the page if not absolute. */
  fonts?: string
}

/** The whole style: no sprite, no glyphs, nothing from another origin. Changes of paint are at once. */
export function basemapStyle({ theme, projection, tiles, fonts = 'geo/fonts/' }: BasemapOptions): StyleSpecification {
  const shared = {
    version: 8 as const,
    name: `Dateline, ${theme}`,
    projection: { type: projection === 'globe' ? 'globe' : 'mercator' },
    sky: basemapSky(theme),
    transition: { duration: 0, delay: 0 },
  }
  if (tiles === null) return { ...shared, sources: {}, layers: [background(PALETTES[theme])] }
  return {
    ...shared,
    'font-faces': labelFontFaces(fonts),
    sources: {
      [BASEMAP_SOURCE]: {
        type: 'vector',
        url: tiles,
        promoteId: { [ADMIN1_SOURCE_LAYER]: 'code', [COUNTRY_SOURCE_LAYER]: 'id' },
        attribution: 'Natural Earth',
      },
    },
    layers: basemapLayers(theme),
  }
}
