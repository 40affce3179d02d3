import type { Map as GlMap, MapGeoJSONFeature } from 'maplibre-gl'
import { latToMercatorY, lngToMercatorX } from '../../lib/mercator.ts'
import { attributes, escapeXml } from '../../lib/xml.ts'
import type { Palette } from '../palette.ts'
import type { Flat } from './flat.ts'
import { toPixels, worldsOf } from './flat.ts'

type Style = 'water' | 'admin1' | 'place' | 'country'

const FACES: Readonly<Record<Style, { family: string; weight: number; isItalic: boolean; halo: number }>> = {
  water: { family: '"Source Serif 4", Georgia, serif', weight: 400, isItalic: true, halo: 0.8 },
  admin1: { family: '"Source Sans 3", sans-serif', weight: 400, isItalic: false, halo: 1.2 },
  place: { family: '"Source Sans 3", sans-serif', weight: 400, isItalic: false, halo: 1.2 },
  country: { family: '"Source Sans 3", sans-serif', weight: 600, isItalic: false, halo: 1.4 },
}

const LAYERS = (Object.keys(FACES) as Style[]).map((style) => `label-${style}`)

/** The labels that MapLibre has found room for, as text. Those that run along a line are left out. */
export function drawLabels(map: GlMap, flat: Flat, palette: Palette): string {
  const context = document.createElement('canvas').getContext('2d')
  const inks = {
    water: palette.labelWater,
    admin1: palette.labelProvince,
    place: palette.labelPlace,
    country: palette.labelCountry,
  }
  const layers = LAYERS.filter((id) => map.getLayer(id))
  if (!context || layers.length === 0) return ''
  const drawn = new Set<string>()
  const texts = map.queryRenderedFeatures({ layers }).flatMap((feature) => {
    const label = readLabel(feature)
    const key = label && `${label.style}/${label.name}/${label.lng.toFixed(2)}/${label.lat.toFixed(2)}`
    if (!label || drawn.has(key!)) return []
    drawn.add(key!)
    return worldsOf(flat).map((world) => drawLabel(label, world, { flat, context, ink: inks[label.style], palette }))
  })
  return `<g id="dateline-labels">${texts.join('')}</g>`
}

interface Label {
  style: Style
  name: string
  lng: number
  lat: number
  /** Pixels. */
  size: number
  /** Of the size. */
  spacing: number
  lineHeight: number
  maxWidth: number
  isCapital: boolean
}

const numberOr = (value: unknown, other: number): number => (typeof value === 'number' ? value : other)

function readLabel({ layer, geometry, properties }: MapGeoJSONFeature): Label | null {
  const name: unknown = properties.name
  if (geometry.type !== 'Point' || typeof name !== 'string') return null
  const [lng, lat] = geometry.coordinates as [number, number]
  const style = layer.id.replace('label-', '') as Style
  const layout = (layer.layout ?? {}) as Readonly<Record<string, unknown>>
  return {
    style,
    name: style === 'country' ? name.toUpperCase() : name,
    lng,
    lat,
    size: numberOr(layout['text-size'], 12),
    spacing: numberOr(layout['text-letter-spacing'], 0),
    lineHeight: numberOr(layout['text-line-height'], 1.2),
    maxWidth: numberOr(layout['text-max-width'], 10),
    isCapital: properties.capital === 2,
  }
}

function drawLabel(
  { style, name, lng, lat, size, spacing, lineHeight, maxWidth, isCapital }: Label,
  world: number,
  { flat, context, ink, palette }: { flat: Flat; context: CanvasRenderingContext2D; ink: string; palette: Palette },
): string {
  const [x, y] = toPixels(flat, lngToMercatorX(lng) + world, latToMercatorY(lat))
  if (x < -100 || y < -20 || x > flat.width + 100 || y > flat.height + 20) return ''
  const face = FACES[style]
  const weight = isCapital ? 600 : face.weight
  context.font = `${weight} ${size}px ${face.family}`
  const widthOf = (text: string): number => context.measureText(text).width + text.length * spacing * size
  const shared = {
    'font-family': face.family,
    'font-weight': weight,
    'font-style': face.isItalic ? 'italic' : null,
    'font-size': size,
    'letter-spacing': spacing ? spacing * size : null,
    fill: ink,
    stroke: style === 'water' ? palette.water : palette.land,
    'stroke-width': face.halo * 2,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  }
  if (style === 'place')
    return (
      `<circle${attributes({ cx: x, cy: y, r: isCapital ? 2.6 : 2, fill: ink })}/>` +
      `<text${attributes({ x: x + size * 0.5, y: y + size * 0.34, ...shared })}>${escapeXml(name)}</text>`
    )
  const lines = broken(name, maxWidth * size, widthOf)
  const top = y + size * 0.34 - ((lines.length - 1) / 2) * lineHeight * size
  return lines
    .map(
      (line, i) =>
        `<text${attributes({ x, y: top + i * lineHeight * size, 'text-anchor': 'middle', ...shared })}>${escapeXml(line)}</text>`,
    )
    .join('')
}

/** Breaks a name at spaces into as few lines as its room wants, each about as long as the others. */
function broken(name: string, room: number, widthOf: (text: string) => number): string[] {
  const count = Math.max(1, Math.ceil(widthOf(name) / room))
  const aim = widthOf(name) / count
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    const isFull = last === undefined || (lines.length < count && widthOf(`${last} ${word}`) > aim * 1.2)
    if (isFull) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
