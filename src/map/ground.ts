import type { Map as GlMap } from 'maplibre-gl'
import type { LngLat } from '../lib/greatCircle.ts'

/** What elements above a map need of it: where a place is on it, what place is there, and to be told when that changes. */
export interface Ground {
  element: HTMLElement
  project: (lngLat: LngLat) => readonly [x: number, y: number]
  unproject: (x: number, y: number) => LngLat
  /** Returns how to stop. */
  onMove: (moved: () => void) => () => void
}

export const groundOf = (map: GlMap): Ground => ({
  element: map.getCanvasContainer(),
  project([lng, lat]) {
    const { x, y } = map.project([lng, lat])
    return [x, y]
  },
  unproject(x, y) {
    const { lng, lat } = map.unproject([x, y]).wrap()
    return [lng, lat]
  },
  onMove(moved) {
    map.on('move', moved)
    map.on('resize', moved)
    return () => {
      map.off('move', moved)
      map.off('resize', moved)
    }
  },
})
