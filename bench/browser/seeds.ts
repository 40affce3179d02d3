/** What the drawing is compared with: MapLibre's own clustered GeoJSON source, fed with the incidents of each window. */
import type { Feature, Point } from 'geojson'
import 'maplibre-gl/dist/maplibre-gl.css'
import { addUnits, parseDay } from '../../src/domain/day.ts'
import type { Seeds } from '../../src/state/seeds.ts'
import { datasetOfSeeds } from '../../src/state/seeds.ts'
import { clusteredMap } from './maplibre.ts'

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

const container = document.getElementById('map')!
container.style.cssText = 'position:absolute;inset:0 0 157px 360px'
const seeds = (await (await fetch('/data/seeds.json')).json()) as Seeds
const { index } = datasetOfSeeds(seeds)

function features(from: number, until: number): Feature<Point, { people: number }>[] {
  const { columns, points, places, incidents } = index
  const list: Feature<Point, { people: number }>[] = []
  for (let i = 0; i < columns.size; i++) {
    const place = places[points[i]![0] ?? -1]
    if (!place || columns.start[i]! >= until || columns.end[i]! <= from) continue
    list.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
      properties: { people: incidents[i]!.count.min ?? 0 },
    })
  }
  return list
}

const { map, setData } = await clusteredMap(container, { lng: 110, lat: 18, zoom: 3.6 })
setData(features(-Infinity, Infinity))
await map.once('idle')
window.peer = {
  step: (month) => setData(features(addUnits(FIRST, 'month', month), addUnits(FIRST, 'month', month + 1))),
  repaint: () => map.triggerRepaint(),
}
document.documentElement.dataset.peer = 'ready'
