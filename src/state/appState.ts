import type { Day } from '../domain/day.ts'
import type { Problem } from '../domain/problem.ts'
import type { Story } from '../domain/story.ts'
import type { Camera, View, Window } from '../domain/view.ts'
import { NO_FILTERS } from '../domain/view.ts'
import type { Viewport } from '../lib/viewport.ts'
import type { Speed } from '../time/playback.ts'
import type { Incident } from '../domain/incident.ts'
import type { Carried } from '../share/carried.ts'
import type { Collection, Dataset, Showing } from './dataset.ts'
import type { Desk, DeskStep } from './desk.ts'

export type DialogName =
  | 'about'
  | 'share'
  | 'embed'
  | 'cite'
  | 'problems'
  | 'keys'
  | 'export'
  | 'image'
  | 'drawing'
  | 'film'
  | 'actions'
  | 'story'

/** What the pointer or the focus is on: a mark of the picture, or an incident of the list. */
export type Hover = { kind: 'mark'; key: string } | { kind: 'incident'; position: number } | null

export type MapStatus = 'loading' | 'ready' | 'failed'

/** What a link has brought beside its view. While it is shown, nothing of one's own is. */
export interface Shared {
  carried: Carried
  incidents: readonly Incident[]
  /** The collection without it. */
  home: Collection
}

/** A story that is read. */
export interface OpenStory {
  /** What stands for it in a link: its name, or itself, packed. Null where no link does: of a file, or of a draft. */
  address: string | null
  story: Story
  /** The step that is shown, from 0. */
  step: number
  /** Whether its reader is looking around in the map, and may come back. */
  isAside: boolean
}

export interface AppState {
  /** What is shown: the collection and one's own incidents (see `showing`). */
  dataset: Dataset
  /** What came with the app, and with the link that is open, without anything of one's own. */
  collection: Collection
  shared: Shared | null
  /** Reports that were brought in, drafts, and accepted incidents of one's own. */
  desk: Desk
  /** Steps on the desk that can be taken back, and those that can be taken again; the next one last. */
  past: readonly DeskStep[]
  future: readonly DeskStep[]
  showing: Showing
  /** Whether the page for reports is open, with the map beside it. */
  isDeskOpen: boolean
  /** The story that is read, or null. */
  story: OpenStory | null
  /** Whether a story is being written: on its page, beside the map with its panel, or not at all. */
  writing: 'page' | 'aside' | null
  view: View
  /** Running playback: the playhead in fractional days. Null when paused. */
  playing: { at: number } | null
  speed: Speed
  loop: boolean
  hover: Hover
  /** Key of the mark whose incidents are fanned out. */
  fanned: string | null
  /** Hierarchy zoom of the map, apart from the camera in `view`, which follows only when the map rests. */
  zoom: number
  /** One byte per point of the index: 1 where the map shows it. Null before the map has said so, or without a map. */
  visiblePoints: Uint8Array | null
  /** How the screen shows the world, while a large file is shown. Null before the map has said so, or without a map. */
  viewport: Viewport | null
  /** A file on its way: how much of it is done, from 0 to 1. */
  opening: { name: string; done: number; words: string } | null
  /** Whether the large file that is shown is still being added up for the view of the moment. */
  isAddingUp: boolean
  /** The view before a large file was shown, to come back to, and what its data spanned. */
  before: { view: View; extent: Window } | null
  mapStatus: MapStatus
  dialog: DialogName | null
  /** What a person must be told now: an unreadable link, a missing file. Dismissed one by one. */
  notices: Problem[]
}

/** Southeast and East Asia, where the first dataset lies: degrees west, south, east, north. */
export const HOME_BOUNDS = [91, -11.5, 128, 43] as const

/** The camera before the map has fitted `HOME_BOUNDS` to the screen. */
const HOME_CAMERA: Camera = { lng: 110.2, lat: 18.5, zoom: 3.6, bearing: 0, pitch: 0 }

/** What is shown to somebody who comes without a link: everything, all years. */
export const defaultView = (extent: Window, camera: Camera = HOME_CAMERA): View => ({
  camera,
  projection: 'flat',
  window: extent,
  mode: 'window',
  axis: null,
  unit: null,
  scale: 'sqrt',
  filters: NO_FILTERS,
  selection: null,
  theme: 'system',
  panel: 'list',
  sort: 'date',
  reading: 'range',
  split: false,
})

/** What came with the app, whatever a link has brought beside or in place of it. */
export const homeOf = ({ shared, collection }: Pick<AppState, 'shared' | 'collection'>): Collection =>
  shared?.home ?? collection

/** The story that is read now; null where none is, its reader is looking around, or something else is open over it. */
export const readingOf = ({ story, isDeskOpen, dataset }: AppState): OpenStory | null =>
  story && !story.isAside && !isDeskOpen && !dataset.file ? story : null

/** Whatever belongs to marks, rows and answers of a dataset: gone with it. */
export const NEW_DATASET = {
  playing: null,
  fanned: null,
  hover: null,
  visiblePoints: null,
  viewport: null,
  isAddingUp: false,
} as const satisfies Partial<AppState>

export function initialState(
  dataset: Collection,
  view: View,
  notices: Problem[],
  shared: Shared | null = null,
  story: OpenStory | null = null,
): AppState {
  return {
    dataset,
    collection: dataset,
    shared,
    desk: new Map(),
    past: [],
    future: [],
    showing: 'all',
    isDeskOpen: false,
    story,
    writing: null,
    view,
    playing: null,
    speed: 1,
    loop: false,
    hover: null,
    fanned: null,
    zoom: view.camera.zoom,
    visiblePoints: null,
    viewport: null,
    opening: null,
    isAddingUp: false,
    before: null,
    mapStatus: 'loading',
    dialog: null,
    notices,
  }
}

/** Narrowest visible time axis. */
export const SHORTEST_AXIS: Day = 28
