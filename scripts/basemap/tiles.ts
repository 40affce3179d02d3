/**
 * Cuts layers of GeoJSON into gzipped vector tiles.
 * Reads and writes nothing but its arguments. Costs: 1 s at zoom 3, 15 s at zoom 6.
 */
import { gzipSync } from 'node:zlib'
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Feature } from 'geojson'
import type { PackedTile } from './pmtilesWriter.ts'

/** Features of one layer at one zoom. */
export interface LayerAtZoom {
  features: Feature[]
  /** Douglas-Peucker tolerance in grid units, an eighth of a pixel each; 0 for what is simplified already. */
  tolerance: number
}

const EXTENT = 4096

/** Eight pixels around a tile, so that strokes are not cut at its edge. */
const BUFFER = 64

/** Every tile of one zoom that has something in it. */
export function cutTiles(layers: Readonly<Record<string, LayerAtZoom>>, zoom: number): PackedTile[] {
  const cutters = Object.entries(layers).map(([name, { features, tolerance }]) => {
    // At its last zoom geojson-vt does not simplify at all: so the last zoom is made one that is never asked for.
    const maxZoom = tolerance > 0 ? zoom + 1 : zoom
    const options = { extent: EXTENT, buffer: BUFFER, tolerance, maxZoom, indexMaxZoom: zoom, indexMaxPoints: 0 }
    return [name, new GeoJSONVT({ type: 'FeatureCollection', features }, options)] as const
  })
  const packed: PackedTile[] = []
  for (let x = 0; x < 2 ** zoom; x++)
    for (let y = 0; y < 2 ** zoom; y++) {
      const cut = cutters.flatMap(([name, cutter]) => {
        const tile = cutter.getTile(zoom, x, y)
        return tile && tile.features.length > 0 ? [[name, tile] as const] : []
      })
      if (cut.length === 0) continue
      const pbf = fromGeojsonVt(Object.fromEntries(cut), { version: 2, extent: EXTENT })
      packed.push({ z: zoom, x, y, bytes: gzipSync(pbf, { level: 9 }) })
    }
  return packed
}
