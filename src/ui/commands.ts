import type { Pin, PinListener } from '../domain/pin.ts'
import type { Camera } from '../domain/view.ts'
import type { Viewport } from '../lib/viewport.ts'
import type { AppState } from '../state/appState.ts'
import type { Mark } from '../time/picture.ts'

/** Pins on the map: one of them can be lit up, all go together. */
export interface Pinned {
  light: (key: string | null) => void
  remove: () => void
}

/** In what the map is drawn once: CSS pixels, and device pixels per CSS pixel. */
export interface StillFrame {
  theme: 'light' | 'dark'
  width: number
  height: number
  pixelRatio: number
}

/** A drawn frame, with the state that it shows: another frame shows more of the world, and the sums follow. */
export interface StillView {
  canvas: HTMLCanvasElement
  state: AppState
  /** `radius = discs · √people`, `width = arcs · √people`, CSS pixels. */
  scale: { discs: number; arcs: number }
  /** The theme's colours. */
  palette: Readonly<
    Record<'page' | 'hairline' | 'ink' | 'ink2' | 'arrest' | 'deportation' | 'silent' | 'countryLine', string>
  >
}

/** A frame as shapes: SVG in CSS pixels of the frame, without a root of its own. */
export interface DrawnView extends Omit<StillView, 'canvas'> {
  content: string
}

/** A moment of a film: the state that it shows, and days of playback per second, for what blooms and runs along. */
export interface Moment {
  state: AppState
  perSecond: number
}

/** The map of a film, which shows one moment after the other in the same frame. */
export interface FilmMap {
  /** Draws a moment; nothing depends on what was drawn before. The canvas holds it until the current task ends. */
  draw: (moment: Moment) => StillView
  end: () => void
}

/** What other parts of the page may ask of the map. */
export interface MapCommands {
  zoomBy: (steps: number) => void
  goHome: () => void
  /** Degrees west, south, east, north. */
  fit: (bounds: readonly [number, number, number, number]) => void
  /** The same at once. Gives what the screen shows then; null where nothing can be drawn. */
  fitNow: (bounds: readonly [number, number, number, number]) => Viewport | null
  resetNorth: () => void
  flyTo: (lngLat: readonly [number, number], zoom: number) => void
  /** Goes to a camera, and shows all that a map of the frame's size, CSS pixels, showed with it. */
  moveTo: (camera: Camera, frame: readonly [width: number, height: number] | null, animate: boolean) => void
  /** CSS pixels. */
  frameSize: () => readonly [width: number, height: number]
  openMark: (mark: Mark) => void
  /** Draws the map once into a canvas of its own. Rejects with what failed. */
  still: (frame: StillFrame) => Promise<StillView>
  /** Writes the map down as shapes. Rejects with the reason where that cannot be. */
  drawing: (frame: StillFrame) => Promise<DrawnView>
  /** Opens a map for a film. Labels make room for the marks of `all`, which is shown first. Rejects with what failed. */
  film: (frame: StillFrame, all: AppState) => Promise<FilmMap>
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
