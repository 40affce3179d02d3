import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl'
import { mercatorXToLng, mercatorYToLat } from '../lib/mercator.ts'
import type { Rest } from '../lib/rest.ts'
import { atRest } from '../lib/rest.ts'
import type { Shapes } from './shapes.ts'

const SOURCE = 'dateline-room'
const IMAGE = 'dateline-room'
/** Side of the invisible square in pixels; features scale it. */
const SIDE = 8

/**
 * Keeps the basemap's labels off marks and numbers: invisible squares in the topmost symbol layer, which MapLibre
 * places first. Brought up to date when the picture rests, since every update is a new layout in MapLibre's worker.
 */
export class LabelRoom {
  private readonly rest: Rest
  private isHeld = false

  /** Takes the room of `shapes` when they have rested for `quietMs`. */
  constructor(
    private readonly map: GlMap,
    private readonly shapes: () => Shapes | null,
    quietMs: number,
  ) {
    this.rest = atRest(
      () => this.take(),
      { quietMs, inFrames: true },
      () => performance.now(),
    )
  }

  /** To be called when the style has been loaded. */
  addTo(map: GlMap): void {
    if (!map.hasImage(IMAGE)) map.addImage(IMAGE, new ImageData(SIDE, SIDE))
    map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    map.addLayer({
      id: SOURCE,
      type: 'symbol',
      source: SOURCE,
      layout: {
        'icon-image': IMAGE,
        'icon-size': ['get', 'size'],
        'icon-offset': ['get', 'offset'],
        'icon-allow-overlap': true,
        'icon-padding': 1,
      },
      // Takes room all the same, and is never drawn.
      paint: { 'icon-opacity': 0 },
    })
  }

  /** The shapes are about to change. */
  follow(): void {
    if (!this.isHeld) this.rest.touch()
  }

  /** Takes the room of the shapes of the moment. */
  take(): void {
    this.rest.stop()
    const current = this.shapes()
    const source = this.map.getSource<GeoJSONSource>(SOURCE)
    if (current && source && !this.isHeld) source.setData(squares(current))
  }

  /** Keeps the room as it is from now on, so that no label moves. */
  hold(): void {
    this.isHeld = true
    this.stop()
  }

  stop(): void {
    this.rest.stop()
  }
}

function squares({ targets, texts }: Shapes): FeatureCollection<Point> {
  const square = (
    x: number,
    y: number,
    dx: number,
    dy: number,
    side: number,
  ): FeatureCollection<Point>['features'][number] => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [mercatorXToLng(x), mercatorYToLat(y)] },
    // MapLibre scales the offset with the icon.
    properties: { size: side / SIDE, offset: [(dx * SIDE) / side, (dy * SIDE) / side] },
  })
  const discs = targets.flatMap(({ place, radius }) => (place ? [square(place.x, place.y, 0, 0, radius * 1.7)] : []))
  const numbers = texts.flatMap(({ x, y, dx, dy, size, align, text }) => {
    if (align === 'center') return []
    const side = size + 3
    const count = Math.max(1, Math.ceil((text.length * size * 0.56) / side))
    return Array.from({ length: count }, (_, i) => square(x, y, dx + side * (i + 0.5), dy, side))
  })
  return { type: 'FeatureCollection', features: [...discs, ...numbers] }
}
