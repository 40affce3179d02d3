import type { ClusterMark, Mark, TieMark } from '../time/picture.ts'
import { isFew } from '../time/picture.ts'
import type { Rgba } from './color.ts'
import { rgba } from './color.ts'
import type { Box } from './declutter.ts'
import type { Declutter } from './declutter.ts'
import type { Anchor } from './discs.ts'
import type { LineEnds, PointEnds } from './ends.ts'
import { endsOf } from './ends.ts'
import type { LabelSize } from './glyphs.ts'
import type { Live } from './live.ts'
import type { MarkScale } from './scale.ts'
import type { Project, Scene, Shapes } from './shapes.ts'
import type { MarkValues } from './tween.ts'

const LEAST_RADIUS = 5

/** Everything else while one mark is hovered, or fanned out. */
const DIMMED = 0.35

/** Radius in pixels of a disc whose area stands for so many people. */
export const radiusOf = (scale: MarkScale, people: number): number =>
  Math.max(LEAST_RADIUS, scale.discs * Math.sqrt(people))

/** Of a large set there are very many marks, so fewer incidents of each. */
const FEW_OF_LARGE = 30

/** What the drawing of every kind of mark needs: the scene, the inks, what is drawn so far, and a few strokes. */
export class Pen {
  readonly declutter: Declutter
  /** Where arcs begin and end, and where lines to the places of joint operations end. */
  readonly origins: LineEnds
  readonly destinations: LineEnds
  readonly tied: LineEnds
  /** Where lines to points of the hierarchy end. */
  readonly ends: PointEnds
  readonly arrest: Rgba
  readonly deportation: Rgba
  readonly page: Rgba
  readonly ink: Rgba

  constructor(
    readonly shapes: Shapes,
    readonly scene: Scene,
    readonly project: Project,
    readonly measure: (size: LabelSize, text: string) => number,
  ) {
    const { palette } = scene
    this.declutter = shapes.room.declutter
    this.origins = shapes.room.origins
    this.destinations = shapes.room.destinations
    this.tied = shapes.room.tied
    this.ends = endsOf(scene.index.hierarchy)
    this.arrest = rgba(palette.arrest)
    this.deportation = rgba(palette.deportation)
    this.page = rgba(palette.page)
    this.ink = rgba(palette.ink)
  }

  /** Opacity of a mark: its own presence, dimmed while another one is looked at. */
  alphaOf({ key, values: { presence } }: Live): number {
    const { hovered, fan } = this.scene
    if (fan && fan.key !== key) return DIMMED * presence
    return hovered === null || hovered === key ? presence : DIMMED * presence
  }

  /** Radius of a mark on its way, in pixels. */
  radius(values: Readonly<MarkValues>): number {
    return radiusOf(this.scene.scale, values.least || values.most) * (0.4 + 0.6 * values.presence)
  }

  /** Whether the incidents behind a mark are few enough to be drawn one by one, in every frame. */
  isFew(mark: Mark): boolean {
    return this.scene.index.large ? mark.records <= FEW_OF_LARGE : isFew(mark)
  }

  /** The distinct points of a mark's incidents; null where they are more than `most`. */
  pointsOf(mark: ClusterMark | TieMark, most = Infinity): readonly number[] | null {
    const { placed } = this.scene.index
    if (mark.pointsOf) return mark.pointsOf(placed, most)
    const points = new Set<number>()
    for (const i of mark.members)
      for (let k = placed.start[i]!; k < placed.start[i + 1]!; k++) points.add(placed.items[k]!)
    return points.size > most ? null : [...points]
  }

  /** Where the end of lines to a point is. */
  placeOf(point: number): Anchor {
    const at = this.ends.at(point)
    const { numbers } = this.ends
    return { x: numbers[at]!, y: numbers[at + 1]!, dx: 0, dy: 0 }
  }

  blot(place: Anchor, radius: number, color: Rgba, alpha: number, hatched = false): void {
    this.shapes.discs.add(place, radius, 0, color, alpha, hatched ? HATCHED : undefined)
  }

  ring(place: Anchor, radius: number, stroke: number, color: Rgba, alpha: number, dashed = false): void {
    this.shapes.discs.add(place, radius, stroke, color, alpha, dashed ? DASHED : undefined)
  }
}

const HATCHED = { hatched: true }
const DASHED = { dashed: true }

/** The same ink at another opacity. */
export const fadeTo = (ink: Rgba, alpha: number): Rgba => (ink[3] === alpha ? ink : [ink[0], ink[1], ink[2], alpha])

/** The box of a label whose left middle is `dx`, `dy` from a point of the screen. */
export const labelBox = (
  [x, y]: readonly [number, number],
  dx: number,
  dy: number,
  width: number,
  size: number,
): Box => ({
  left: x + dx - 2,
  right: x + dx + width + 2,
  top: y + dy - size / 2 - 1,
  bottom: y + dy + size / 2 + 1,
})
