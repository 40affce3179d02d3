import type { Pin, PinListener } from '../domain/pin.ts'
import type { Mark } from '../time/picture.ts'

/** Pins on the map: one of them can be lit up, all go together. */
export interface Pinned {
  light: (key: string | null) => void
  remove: () => void
}

/** What other parts of the page may ask of the map. */
export interface MapCommands {
  zoomBy: (steps: number) => void
  goHome: () => void
  /** Degrees west, south, east, north. */
  fit: (bounds: readonly [number, number, number, number]) => void
  resetNorth: () => void
  flyTo: (lngLat: readonly [number, number], zoom: number) => void
  openMark: (mark: Mark) => void
  /** Shows pins until they are removed. */
  showPins: (pins: readonly Pin[], listener: PinListener) => Promise<Pinned>
}

let commands: MapCommands | null = null

/** The map registers itself while it lives. */
export function setCommands(next: MapCommands | null): void {
  commands = next
}

/** The map's commands; null while there is no map. */
export const mapCommands = (): MapCommands | null => commands
