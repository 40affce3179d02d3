import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { PMTiles } from 'pmtiles'

/** Attributes of a tile's features by layer; empty where the archive has no such tile. */
export async function featuresOf(
  archive: PMTiles,
  zoom: number,
  x: number,
  y: number,
): Promise<Record<string, Record<string, unknown>[]>> {
  const tile = await archive.getZxy(zoom, x, y)
  if (!tile) return {}
  const { layers } = new VectorTile(new PbfReader(tile.data))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i): Record<string, unknown> => layer.feature(i).properties),
    ]),
  )
}
