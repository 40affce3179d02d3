import { VectorTile } from '@mapbox/vector-tile'
import type { VectorTileFeature } from '@mapbox/vector-tile'
import type { LayerSpecification } from 'maplibre-gl'
import { PbfReader } from 'pbf'
import { attributes, short } from '../../lib/xml.ts'
import { ADMIN1_HATCH, ADMIN1_SOURCE_LAYER, COUNTRY_SOURCE_LAYER, basemapLayers } from '../basemap.ts'
import type { Palette, Theme } from '../palette.ts'
import type { Asked } from './evaluate.ts'
import { evaluate } from './evaluate.ts'
import type { Flat, Point } from './flat.ts'
import { boundsOf, toPixels } from './flat.ts'

/** A tile as it lies in the frame: `x` unrolled, so that it can be in another copy of the world. */
interface Tile {
  z: number
  x: number
  y: number
  content: VectorTile
}

/** Where the basemap comes from: its tiles, and what the map knows of its areas. */
export interface Ground {
  maxZoom: number
  /** Null where there is no such tile. */
  tile: (z: number, x: number, y: number) => Promise<ArrayBuffer | null>
  state: (sourceLayer: string, id: string) => Readonly<Record<string, unknown>>
}

/** So many tiles are drawn at most; a frame of more takes them coarser. */
const MOST_TILES = 64

/** Points nearer to the last one than this are left out, pixels. */
const NEAREST = 0.4

/** The tiles that a frame of this zoom shows something of. */
async function tilesOf(flat: Flat, zoom: number, { maxZoom, tile }: Ground): Promise<Tile[]> {
  const { west, east, north, south } = boundsOf(flat)
  for (let z = Math.max(0, Math.min(maxZoom, Math.floor(zoom))); ; z--) {
    const side = 2 ** z
    const [left, right] = [Math.floor(west * side), Math.floor(east * side)]
    const [top, bottom] = [Math.max(0, Math.floor(north * side)), Math.min(side - 1, Math.floor(south * side))]
    if ((right - left + 1) * (bottom - top + 1) > MOST_TILES && z > 0) continue
    const wanted: Promise<Tile | null>[] = []
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++)
        wanted.push(
          tile(z, ((x % side) + side) % side, y).then((bytes) =>
            bytes ? { z, x, y, content: new VectorTile(new PbfReader(new Uint8Array(bytes))) } : null,
          ),
        )
    return (await Promise.all(wanted)).filter((found) => found !== null)
  }
}

/** Draws the basemap's land, water and lines as SVG, by the same style as the map. */
export async function drawBasemap(
  flat: Flat,
  { zoom, theme, palette, ground }: { zoom: number; theme: Theme; palette: Palette; ground: Ground },
): Promise<string> {
  const tiles = await tilesOf(flat, zoom, ground)
  const water = `<rect${attributes({ width: flat.width, height: flat.height, fill: palette.water })}/>`
  const layers = basemapLayers(theme).map((layer) => drawLayer(layer, tiles, { flat, zoom, palette, ground }))
  return `<g id="dateline-basemap">${water}${layers.join('')}</g>`
}

interface Drawing {
  flat: Flat
  zoom: number
  palette: Palette
  ground: Ground
}

function drawLayer(layer: LayerSpecification, tiles: readonly Tile[], drawing: Drawing): string {
  if (layer.type !== 'line' && layer.type !== 'fill') return ''
  const { zoom, ground } = drawing
  if (zoom < (layer.minzoom ?? 0) || zoom >= (layer.maxzoom ?? 24)) return ''
  const name = layer['source-layer']!
  // Features that look the same are one path.
  const paths = new Map<string, string[]>()
  for (const tile of tiles) {
    const source = tile.content.layers[name]
    for (let i = 0; i < (source?.length ?? 0); i++) {
      const feature = source!.feature(i)
      const asked: Asked = { zoom, properties: feature.properties, state: stateOf(name, feature, ground) }
      if (layer.filter !== undefined && evaluate(layer.filter, asked) !== true) continue
      const look = layer.type === 'fill' ? fillOf(layer, asked, drawing.palette) : lineOf(layer, asked)
      if (look === null) continue
      const d = pathOf(feature, tile, drawing.flat, layer.type === 'fill')
      if (!d) continue
      const same = paths.get(look)
      if (same) same.push(d)
      else paths.set(look, [d])
    }
  }
  const content = [...paths].map(([look, parts]) => `<path${look} d="${parts.join('')}"/>`).join('')
  return content && `<g${attributes({ id: `dateline-${layer.id}`, 'stroke-linejoin': 'round' })}>${content}</g>`
}

function stateOf(name: string, { properties }: VectorTileFeature, { state }: Ground): Asked['state'] {
  const id = name === COUNTRY_SOURCE_LAYER ? properties.id : name === ADMIN1_SOURCE_LAYER ? properties.code : null
  return typeof id === 'string' ? state(name, id) : {}
}

function fillOf(layer: LayerSpecification & { type: 'fill' }, asked: Asked, palette: Palette): string | null {
  if (layer.id === ADMIN1_HATCH)
    return evaluate(layer.paint?.['fill-opacity'], asked) === 1
      ? attributes({ fill: palette.arrest, 'fill-opacity': 0.55, mask: 'url(#dateline-hatched-land)' })
      : null
  const fill = String(evaluate(layer.paint?.['fill-color'], asked))
  // Neighbours meet without a gap.
  return attributes({ fill, stroke: fill, 'stroke-width': 0.4 })
}

function lineOf({ paint = {} }: LayerSpecification & { type: 'line' }, asked: Asked): string | null {
  const opacity = Number(evaluate(paint['line-opacity'] ?? 1, asked))
  if (opacity === 0) return null
  const width = Number(evaluate(paint['line-width'] ?? 1, asked))
  const dashes = paint['line-dasharray'] as readonly number[] | undefined
  // A line as blurred as it is wide is seen about half as wide.
  const isBlurred = paint['line-blur'] !== undefined
  return attributes({
    fill: 'none',
    stroke: String(evaluate(paint['line-color'], asked)),
    'stroke-width': isBlurred ? width * 0.6 : width,
    'stroke-opacity': isBlurred ? 0.6 : opacity === 1 ? null : opacity,
    'stroke-dasharray': dashes ? dashes.map((part) => short(part * width)).join(' ') : null,
    'stroke-linecap': dashes && dashes[0]! < 1 ? 'round' : null,
  })
}

function pathOf(feature: VectorTileFeature, { z, x, y }: Tile, flat: Flat, isFilled: boolean): string {
  const { extent } = feature
  const side = 2 ** z
  const place = (px: number, py: number): Point => toPixels(flat, (x + px / extent) / side, (y + py / extent) / side)
  const isClosed = feature.type === 3
  return feature
    .loadGeometry()
    .map((line) => {
      const points = line.map((point): Point => [point.x, point.y])
      if (isFilled)
        return partOf(
          points.map(([px, py]) => place(px, py)),
          flat,
          true,
        )
      // A tile reaches over its edge, where lines belong to the next one, and areas end without a coast.
      const ring = isClosed && points.length > 0 ? [...points, points[0]!] : points
      return clipped(ring, extent)
        .map((part) =>
          partOf(
            part.map(([px, py]) => place(px, py)),
            flat,
            false,
          ),
        )
        .join('')
    })
    .join('')
}

/** One line or ring in pixels; nothing where it lies beside the frame. */
function partOf(points: readonly Point[], { width, height }: Flat, isRing: boolean): string {
  const slack = 30
  if (
    points.length < 2 ||
    points.every(([x]) => x < -slack) ||
    points.every(([x]) => x > width + slack) ||
    points.every(([, y]) => y < -slack) ||
    points.every(([, y]) => y > height + slack)
  )
    return ''
  let last: Point = points[0]!
  let d = `M${tenth(last)}`
  points.forEach((point, i) => {
    const isEnd = i === points.length - 1
    if (i === 0 || (!isEnd && Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAREST)) return
    d += `L${tenth(point)}`
    last = point
  })
  return isRing ? `${d}Z` : d
}

const tenth = ([x, y]: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`

/** The parts of a line inside of a tile's own square (Liang and Barsky, 1984). */
export function clipped(line: readonly Point[], extent: number): Point[][] {
  const parts: Point[][] = []
  let open: Point[] | null = null
  for (let i = 1; i < line.length; i++) {
    const cut = clipSegment(line[i - 1]!, line[i]!, extent)
    if (!cut) {
      open = null
      continue
    }
    const [from, to] = cut
    const last: Point | undefined = open?.at(-1)
    if (open && last && last[0] === from[0] && last[1] === from[1]) open.push(to)
    else parts.push((open = [from, to]))
  }
  return parts
}

function clipSegment([ax, ay]: Point, [bx, by]: Point, extent: number): readonly [Point, Point] | null {
  const [dx, dy] = [bx - ax, by - ay]
  let [enter, leave] = [0, 1]
  for (const [step, room] of [
    [-dx, ax],
    [dx, extent - ax],
    [-dy, ay],
    [dy, extent - ay],
  ] as const) {
    if (step === 0 && room < 0) return null
    if (step < 0) enter = Math.max(enter, room / step)
    if (step > 0) leave = Math.min(leave, room / step)
  }
  if (enter >= leave) return null
  const at = (t: number): Point => (t === 0 ? [ax, ay] : t === 1 ? [bx, by] : [ax + dx * t, ay + dy * t])
  return [at(enter), at(leave)]
}
