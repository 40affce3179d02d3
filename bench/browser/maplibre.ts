/** What MapLibre itself offers for a window of time, on the basemap that Dateline has. */
import type { Feature, FeatureCollection, Point } from 'geojson'
import type { CircleLayerSpecification, GeoJSONSource } from 'maplibre-gl'
import { Map as GlMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { basemapStyle } from '../../src/map/basemap.ts'
import { registerBasemap } from '../../src/map/tiles.ts'
import type { Facts } from '../../src/time/facts.ts'
import { NONE } from '../../src/time/facts.ts'
import type { Way } from './way.ts'
import { CAMERA } from './way.ts'

interface Place {
  lng: number
  lat: number
  zoom: number
}

async function bareMap(container: HTMLElement, { lng, lat, zoom }: Place = CAMERA): Promise<GlMap> {
  setWorkerUrl(new URL(workerUrl, document.baseURI).href)
  const tiles = await registerBasemap('/geo/world.pmtiles', { onProblem: () => undefined })
  const map = new GlMap({
    container,
    style: basemapStyle({ theme: 'light', projection: 'flat', tiles, fonts: '/geo/fonts/' }),
    center: [lng, lat],
    zoom,
    fadeDuration: 0,
  })
  await map.once('load')
  return map
}

interface Sized {
  people: number
  start: number
  end: number
}

type Located = Feature<Point, Sized>

/** Every incident where it first is; one with two ends where it comes from. */
function featuresOf({ columns, figures, sites, places, origin }: Facts): Located[] {
  const features: Located[] = []
  for (let i = 0; i < columns.size; i++) {
    const site = places.start[i] === places.start[i + 1] ? origin[i]! : places.items[places.start[i]!]!
    if (site === NONE) continue
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [sites.lon[site]!, sites.lat[site]!] },
      properties: { people: figures.min[i]! || 0, start: columns.start[i]!, end: columns.end[i]! },
    })
  }
  return features
}

const collection = <T extends { people: number }>(features: Feature<Point, T>[]): FeatureCollection<Point, T> => ({
  type: 'FeatureCollection',
  features,
})

const PAINT: CircleLayerSpecification['paint'] = {
  'circle-color': '#B3391D',
  'circle-radius': ['+', 2, ['sqrt', ['get', 'people']]],
}

/** The basemap alone, drawn again for each step. */
export async function drawNothing(container: HTMLElement): Promise<Way> {
  const map = await bareMap(container)
  await map.once('idle')
  return { step: () => map.triggerRepaint(), shown: () => 'the basemap' }
}

/** A map with a clustered source of people, with their numbers, that can be given others. */
export async function clusteredMap(
  container: HTMLElement,
  place?: Place,
): Promise<{ map: GlMap; setData: (features: Feature<Point, { people: number }>[]) => void }> {
  const map = await bareMap(container, place)
  map.addSource('incidents', {
    type: 'geojson',
    data: collection([]),
    cluster: true,
    clusterRadius: 44,
    clusterProperties: { people: ['+', ['get', 'people']] },
  })
  map.addLayer({ id: 'discs', type: 'circle', source: 'incidents', paint: PAINT })
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
  const source = map.getSource<GeoJSONSource>('incidents')!
  return { map, setData: (features) => void source.setData(collection(features)) }
}

/** A clustered source that is given the incidents of each window. */
export async function drawWithSetData(container: HTMLElement, facts: Facts): Promise<Way> {
  const { map, setData } = await clusteredMap(container)
  const features = featuresOf(facts)
  return {
    step: (from, until) => setData(features.filter(({ properties: { start, end } }) => start < until && end > from)),
    shown: () => `${map.queryRenderedFeatures({ layers: ['discs'] }).length} clusters with numbers, no arcs`,
  }
}

/** All incidents as points in a source, those outside the window filtered away. */
export async function drawWithSetFilter(container: HTMLElement, facts: Facts): Promise<Way> {
  const map = await bareMap(container)
  map.addSource('incidents', { type: 'geojson', data: collection(featuresOf(facts)), tolerance: 0 })
  map.addLayer({
    id: 'points',
    type: 'circle',
    source: 'incidents',
    paint: PAINT,
    filter: ['==', ['get', 'start'], -1],
  })
  await map.once('idle')
  return {
    step: (from, until) =>
      void map.setFilter('points', ['all', ['<', ['get', 'start'], until], ['>', ['get', 'end'], from]]),
    shown: () => `${map.queryRenderedFeatures({ layers: ['points'] }).length} points, no sums, no arcs`,
  }
}
