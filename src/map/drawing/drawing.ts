import type { Map as GlMap } from 'maplibre-gl'
import { latToMercatorY, lngToMercatorX } from '../../lib/mercator.ts'
import { escapeXml } from '../../lib/xml.ts'
import { BASEMAP_SOURCE } from '../basemap.ts'
import type { MapView, MapViewOptions } from '../MapView.ts'
import { PALETTES } from '../palette.ts'
import type { Scene } from '../shapes.ts'
import { noShapes } from '../shapes.ts'
import type { StillOptions, Still } from '../still.ts'
import { openStage } from '../still.ts'
import { archiveOf } from '../tiles.ts'
import type { Ground } from './drawBasemap.ts'
import { drawBasemap } from './drawBasemap.ts'
import { drawLabels } from './drawLabels.ts'
import { drawMarks } from './drawMarks.ts'
import type { Flat } from './flat.ts'

export interface Drawing extends Omit<Still, 'canvas'> {
  /** SVG in CSS pixels of the frame, without a root of its own. */
  content: string
}

/**
 * Writes a scene down as shapes: as `drawStill`, but for a flat map that is not tilted. Rejects, with a reason for a person,
 * where that cannot be.
 */
export async function openDrawing(
  make: (options: MapViewOptions) => MapView,
  options: StillOptions,
  sceneAt: (camera: Still['camera']) => Scene,
): Promise<Drawing> {
  if (options.projection === 'globe')
    throw new Error(
      'on the globe marks and arcs vanish behind the horizon, which shapes cannot. Choose the flat map, or a PNG',
    )
  if (options.camera.pitch > 0)
    throw new Error(
      'the map is tilted, and shapes are drawn from straight above. Choose “North up, straight down”, or a PNG',
    )
  const stage = await openStage(make, options, sceneAt)
  try {
    const { camera, visiblePoints } = stage
    stage.draw(sceneAt(camera))
    const { theme, tiles, width, height } = options
    const palette = PALETTES[theme]
    const { map, shapes } = stage.inspect((drawnOn, drawn) => ({ map: drawnOn, shapes: drawn }))
    const flat = flatOf(map, width, height)
    const marks = drawMarks(shapes ?? noShapes(), flat, palette)
    const basemap = tiles
      ? await drawBasemap(flat, { zoom: camera.zoom, theme, palette, ground: await groundOf(map, tiles) })
      : `<rect width="${width}" height="${height}" fill="${escapeXml(palette.water)}"/>`
    const content = `<defs>${marks.defs}</defs>${basemap}${marks.below}${drawLabels(map, flat, palette)}${marks.above}`
    return { content, camera, visiblePoints }
  } finally {
    stage.end()
  }
}

/** Three points tell how a flat map lies. */
function flatOf(map: GlMap, width: number, height: number): Flat {
  const { lng, lat } = map.getCenter()
  const step = 8
  const [middle, right, up] = [
    [lng, lat],
    [lng + step, lat],
    [lng, lat > 0 ? lat - step : lat + step],
  ].map(([at, above]) => ({ ...map.project([at!, above!]), east: lngToMercatorX(at!), south: latToMercatorY(above!) }))
  const across = right!.east - middle!.east
  const down = up!.south - middle!.south
  const east = [(right!.x - middle!.x) / across, (right!.y - middle!.y) / across] as const
  const south = [(up!.x - middle!.x) / down, (up!.y - middle!.y) / down] as const
  return {
    width,
    height,
    east,
    south,
    origin: [
      middle!.x - middle!.east * east[0] - middle!.south * south[0],
      middle!.y - middle!.east * east[1] - middle!.south * south[1],
    ],
  }
}

async function groundOf(map: GlMap, tiles: string): Promise<Ground> {
  const archive = archiveOf(tiles)
  const { maxZoom } = await archive.getHeader()
  return {
    maxZoom,
    tile: async (z, x, y) => (await archive.getZxy(z, x, y))?.data ?? null,
    state: (sourceLayer, id) => map.getFeatureState({ source: BASEMAP_SOURCE, sourceLayer, id }) ?? {},
  }
}
