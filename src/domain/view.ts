import type { Reading } from './count.ts'
import type { Day, Unit } from './day.ts'
import type { Precision } from './place.ts'

export const MODES = ['instant', 'window', 'from-start', 'to-end'] as const
/**
 * What the time control shows, in the field's words. `instant`: what covers the window's last day;
 * `window`: what touches the time window; `from-start`: everything before the window's end;
 * `to-end`: everything from the window's start on.
 */
export type Mode = (typeof MODES)[number]

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const PROJECTIONS = ['flat', 'globe'] as const
export type Projection = (typeof PROJECTIONS)[number]

export const PANELS = ['list', 'ledger', 'filters', 'closed'] as const
export type PanelName = (typeof PANELS)[number]

export const SCALES = ['sqrt', 'linear'] as const
export type Scale = (typeof SCALES)[number]

export const SORTS = ['date', 'people', 'place'] as const
export type Sort = (typeof SORTS)[number]

export interface Camera {
  /** Degrees, -180 to 180. */
  lng: number
  /** Degrees, -85 to 85. */
  lat: number
  /** MapLibre zoom (512 px tiles), 0 to 12. */
  zoom: number
  /** Degrees clockwise from north, -180 to 180. */
  bearing: number
  /** Degrees from straight down, 0 to 60. */
  pitch: number
}

/** Days, half-open: `from` inclusive, `until` exclusive; `from < until`. */
export interface Window {
  from: Day
  until: Day
}

/** Empty lists leave nothing out. */
export interface Filters {
  /** Incident types to show. */
  types: string[]
  /** Countries where it happened (arrest: places; deportation: origin), alpha-2. */
  countries: string[]
  /** Nationalities of the people, alpha-2. */
  nationalities: string[]
  /** Countries of destination, alpha-2: leaves only deportations there. */
  destinations: string[]
  /** Least exact place precisions to show. */
  precisions: Precision[]
  /** At least so many sources; 0 or 1 leaves nothing out. */
  sources: number
  /** Leave out what has no exact day. */
  exactDays: boolean
  /** Words searched in summaries, places and notes. */
  query: string
}

/** Everything that a link restores. */
export interface View {
  camera: Camera
  projection: Projection
  window: Window
  mode: Mode
  /** The visible part of the time axis; null = all of it. */
  axis: Window | null
  /** Bar width of the histogram; null = chosen from the zoom of the axis. */
  unit: Unit | null
  scale: Scale
  filters: Filters
  /** Id of the selected incident. */
  selection: string | null
  theme: Theme
  panel: PanelName
  sort: Sort
  reading: Reading
  /** Discs split by nationality. */
  split: boolean
}

export const NO_FILTERS: Filters = Object.freeze({
  types: [],
  countries: [],
  nationalities: [],
  destinations: [],
  precisions: [],
  sources: 0,
  exactDays: false,
  query: '',
})
