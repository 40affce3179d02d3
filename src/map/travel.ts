import type { Map as GlMap } from 'maplibre-gl'
import type { Camera } from '../domain/view.ts'

const FLIGHT_MS = 900
const LARGEST_ZOOM = 12

/** Where the camera of a map is, and how it goes elsewhere: at once where motion is not wanted. */
export class Travel {
  private readonly flight: number

  constructor(
    private readonly map: GlMap,
    reducedMotion: boolean,
  ) {
    this.flight = reducedMotion ? 0 : FLIGHT_MS
  }

  /** Where the camera is now. */
  camera(): Camera {
    const { lng, lat } = this.map.getCenter().wrap()
    return { lng, lat, zoom: this.map.getZoom(), bearing: this.map.getBearing(), pitch: this.map.getPitch() }
  }

  /** Goes to a camera at once, as when a link is opened. */
  jumpTo({ lng, lat, zoom, bearing, pitch }: Camera): void {
    this.map.jumpTo({ center: [lng, lat], zoom, bearing, pitch })
  }

  /** Goes to a camera. What a map of `frame`'s width and height (CSS pixels) showed with it is all shown. */
  moveTo({ lng, lat, zoom, bearing, pitch }: Camera, frame: readonly [number, number] | null, animate: boolean): void {
    this.map.resize()
    const { clientWidth, clientHeight } = this.map.getCanvas()
    const fit = frame ? Math.log2(Math.min(clientWidth / frame[0], clientHeight / frame[1])) : 0
    this.map.easeTo({
      center: [lng, lat],
      zoom: Math.max(0, Math.min(LARGEST_ZOOM, zoom + fit)),
      bearing,
      pitch,
      duration: animate ? this.flight : 0,
    })
  }

  flyTo([lng, lat]: readonly [number, number], zoom = this.map.getZoom()): void {
    this.map.easeTo({ center: [lng, lat], zoom: Math.min(zoom, LARGEST_ZOOM), duration: this.flight })
  }

  zoomBy(steps: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: this.flight / 3 })
  }

  resetNorth(): void {
    this.map.easeTo({ bearing: 0, pitch: 0, duration: this.flight / 2 })
  }

  /** Shows a box of degrees, as large as the map allows. */
  fitBounds([west, south, east, north]: readonly [number, number, number, number], animate = true): void {
    // The page may have given the map another size just now.
    this.map.resize()
    this.map.fitBounds([west, south, east, north], { padding: 24, duration: animate ? this.flight : 0, maxZoom: 9 })
  }
}
