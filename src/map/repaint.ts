import type { AllPaintProperties, Map as GlMap } from 'maplibre-gl'
import { basemapLayers, basemapSky } from './basemap.ts'
import type { Theme } from './palette.ts'

/** Gives every basemap layer the theme's colours, without loading anything again. */
export function repaint(map: GlMap, theme: Theme): void {
  for (const layer of basemapLayers(theme)) {
    if (!map.getLayer(layer.id)) continue
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      map.setPaintProperty(layer.id, name as keyof AllPaintProperties, value, { validate: false })
  }
  map.setSky(basemapSky(theme))
}
