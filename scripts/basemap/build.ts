/**
 * Builds the offline basemap: `npm run geo:basemap`.
 * Reads: Natural Earth from `.cache/basemap/` (fetched first where it is missing), fonts from node_modules.
 * Writes: `public/geo/world.pmtiles` (zooms 0-6) and `public/geo/fonts/`. Run `npm run geo:manifest` afterwards.
 * Costs: a minute and 2 GB of memory.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { copyFonts } from './fonts.ts'
import { LAYER_NAMES, MAX_ZOOM, prepareLayers } from './layers.ts'
import { packArchive } from './pmtilesWriter.ts'
import { fetchSources, readSources } from './sources.ts'
import { cutTiles } from './tiles.ts'

const target = new URL('../../public/geo/world.pmtiles', import.meta.url)

fetchSources()
const layersAt = prepareLayers(await readSources())
const tiles = Array.from({ length: MAX_ZOOM + 1 }, (_, zoom) => {
  const cut = cutTiles(layersAt(zoom), zoom)
  const kilobytes = cut.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024
  console.log(`zoom ${zoom}: ${cut.length} tiles, ${kilobytes.toFixed(0)} KiB`)
  return cut
}).flat()

const archive = packArchive(tiles, {
  minZoom: 0,
  maxZoom: MAX_ZOOM,
  center: [105, 12.5, 3],
  metadata: {
    name: 'Dateline basemap',
    attribution: 'Natural Earth',
    vector_layers: LAYER_NAMES.map((id) => ({ id, fields: {} })),
  },
})
mkdirSync(new URL('.', target), { recursive: true })
writeFileSync(target, archive)
copyFonts()
console.log(`${archive.length} bytes`)
