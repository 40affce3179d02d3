/** What the drawing is compared with: MapLibre's own clustered GeoJSON source, fed with the incidents of each window. */
import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { Map as GlMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { addUnits, parseDay } from '../../src/domain/day.ts'
import { basemapStyle } from '../../src/map/basemap.ts'
import { registerBasemap } from '../../src/map/tiles.ts'
import type { Seeds } from '../../src/state/seeds.ts'
import { datasetOfSeeds } from '../../src/state/seeds.ts'

/** What the bench calls: draws the incidents of the month with a number from January 2011 on, or the same picture again. */
export interface Peer {
  step: (month: number) => void
  repaint: () => void
}

declare global {
  interface Window {
    peer?: Peer
  }
}

const FIRST = parseDay('2011-01-01')!

setWorkerUrl(new URL(workerUrl, document.baseURI).href)
const container = document.getElementById('map')!
container.style.cssText = 'position:absolute;inset:0 0 157px 360px'
const seeds = (await (await fetch('/data/seeds.json')).json()) as Seeds
const { index } = datasetOfSeeds(seeds)
const tiles = await registerBasemap('/geo/world.pmtiles', { onProblem: () => undefined })
const map = new GlMap({
  container,
  style: basemapStyle({ theme: 'light', projection: 'flat', tiles, fonts: '/geo/fonts/' }),
  center: [110, 18],
  zoom: 3.6,
  fadeDuration: 0,
})
await map.once('load')

function features(from: number, until: number): FeatureCollection<Point> {
  const { columns, points, places, incidents } = index
  const list: FeatureCollection<Point>['features'] = []
  for (let i = 0; i < columns.size; i++) {
    const place = places[points[i]![0] ?? -1]
    if (!place || columns.start[i]! >= until || columns.end[i]! <= from) continue
    list.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
      properties: { people: incidents[i]!.count.min ?? 0 },
    })
  }
  return { type: 'FeatureCollection', features: list }
}

map.addSource('incidents', {
  type: 'geojson',
  data: features(-Infinity, Infinity),
  cluster: true,
  clusterRadius: 44,
  clusterProperties: { people: ['+', ['get', 'people']] },
})
map.addLayer({
  id: 'discs',
  type: 'circle',
  source: 'incidents',
  paint: { 'circle-color': '#B3391D', 'circle-radius': ['*', 0.55, ['sqrt', ['get', 'people']]] },
})
map.addLayer({
  id: 'numbers',
  type: 'symbol',
  source: 'incidents',
  layout: {
    'text-field': ['to-string', ['get', 'people']],
    'text-font': ['Sans Regular'],
    'text-size': 12,
    'text-allow-overlap': true,
  },
})
await map.once('idle')
window.peer = {
  step: (month) =>
    map
      .getSource<GeoJSONSource>('incidents')!
      .setData(features(addUnits(FIRST, 'month', month), addUnits(FIRST, 'month', month + 1))),
  repaint: () => map.triggerRepaint(),
}
document.documentElement.dataset.peer = 'ready'
