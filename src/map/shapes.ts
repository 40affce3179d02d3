import type { MarkKey } from '../time/markKey.ts'
import type { Mark, Picture } from '../time/picture.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'
import { Declutter } from './declutter.ts'
import { LineEnds } from './ends.ts'
import type { Fan } from './fan.ts'
import { DiscList } from './discs.ts'
import type { TextShape } from './layers/textPass.ts'
import type { Palette } from './palette.ts'
import { RibbonList } from './ribbons.ts'
import type { MarkScale } from './scale.ts'

/** Everything that decides what is drawn; the drawing is a pure function of it, the camera and the clock. */
export interface Scene {
  index: DrawnIndex
  picture: Picture
  scale: MarkScale
  palette: Palette
  /** Colours of the slices, by nationality; null where discs are not split. */
  splitColors: ReadonlyMap<string, string> | null
  selected: MarkKey | null
  hovered: MarkKey | null
  fan: Fan | null
  /** The playhead in fractional days, and how fast it moves; null when still. */
  playback: { at: number; perSecond: number } | null
}

/** Screen position of Mercator coordinates in CSS pixels; null behind the globe. */
export type Project = (x: number, y: number) => readonly [x: number, y: number] | null

/** A mark as it stands on the screen, for hit-testing. */
export interface Target {
  key: MarkKey
  mark: Mark
  x: number
  y: number
  radius: number
  /** Mercator unit coordinates of the mark; null in a fan, and of an arc. */
  place: Readonly<Record<'x' | 'y', number>> | null
  /** Position of the incident in a fan, where the target is one of its blades. */
  incident: number | null
}

/** What a frame draws: until the next frame, which takes them over. */
export interface Shapes {
  discs: DiscList
  texts: TextShape[]
  arcs: RibbonList
  ties: RibbonList
  targets: Target[]
  /** Degrees, unrolled: how far west and east the arcs reach, at least -180 to 180. */
  reach: { west: number; east: number }
  /** Something moves by the clock alone: draw again. */
  animated: boolean
  /** What is known of a frame while it is drawn. */
  room: { declutter: Declutter; origins: LineEnds; destinations: LineEnds; tied: LineEnds }
}

/** The shapes of a first frame, with room of their own. */
export const noShapes = (): Shapes => ({
  discs: new DiscList(),
  texts: [],
  arcs: new RibbonList(true),
  ties: new RibbonList(false),
  targets: [],
  reach: { west: -180, east: 180 },
  animated: false,
  room: { declutter: new Declutter(), origins: new LineEnds(), destinations: new LineEnds(), tied: new LineEnds() },
})

/** Takes everything away, and keeps the room that it had. */
export function clearShapes(shapes: Shapes): void {
  for (const list of [shapes.discs, shapes.arcs, shapes.ties]) list.clear()
  shapes.texts.length = shapes.targets.length = 0
  for (const ends of [shapes.room.origins, shapes.room.destinations, shapes.room.tied]) ends.clear()
  shapes.room.declutter.clear()
  shapes.reach = { west: -180, east: 180 }
  shapes.animated = false
}
