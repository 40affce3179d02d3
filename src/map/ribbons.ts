import type { LngLat } from '../lib/greatCircle.ts'
import { angleOf } from '../lib/greatCircle.ts'
import type { Rgba } from './color.ts'
import { InstanceList, writeColor } from './instances.ts'

/** A great circle as a ribbon on the screen. */
export interface Ribbon {
  from: LngLat
  to: LngLat
  /** Width in pixels at the origin and at the destination. */
  width: readonly [origin: number, destination: number]
  color: Rgba
  /** Opacity at the origin and at the destination. */
  opacity: readonly [origin: number, destination: number]
  /** The part of the way that is drawn, 0-1. */
  reveal: number
  /** Centre of the pulse of light along the way, 0-1; negative for none. */
  pulse: number
  /** Fade the ends out instead of ending in a point. */
  fade: readonly [origin: boolean, destination: boolean]
  /** An open arrow head on the way. */
  arrow: boolean
  dashed: boolean
}

/** Where on the way the arrow head sits: past the middle, clear of the crowd at a common destination. */
export const ARROW_AT = 0.62

/**
 * Unit vector of the origin and its Mercator x; unit vector of the destination and the angle between them; colour; widths
 * and opacities; reveal, pulse, fade (1 at the origin, 2 at the destination), dashed.
 */
const LAYOUT = [4, 4, 4, 4, 4]
/** Behind what is drawn: degrees of both ends. */
const BEHIND = 4

/** The ends as those of a ribbon; colour; position along the way, size in pixels. */
const ARROW_LAYOUT = [4, 4, 4, 2]

/** Ribbons in the order in which they are drawn; all of a list have arrow heads, or none. */
export class RibbonList extends InstanceList {
  readonly arrows = new InstanceList(ARROW_LAYOUT)

  constructor(readonly hasArrows: boolean) {
    super(LAYOUT, BEHIND)
  }

  override clear(): void {
    super.clear()
    this.arrows.clear()
  }

  /**
   * Adds what a `Ribbon` says, one by one: there are hundreds in a frame. `from` and `to` are ends (see `END_NUMBERS`) in
   * `starts` and `stops`.
   */
  add(
    starts: Float64Array,
    from: number,
    stops: Float64Array,
    to: number,
    color: Rgba,
    widthFrom: number,
    widthTo: number,
    opacityFrom: number,
    opacityTo: number,
    { reveal = 1, pulse = -1, fadesFrom = false, fadesTo = false, dashed = false } = WHOLE,
  ): void {
    const at = this.append()
    const { data } = this
    const [ax, ay, az] = [starts[from + 4]!, starts[from + 5]!, starts[from + 6]!]
    const [bx, by, bz] = [stops[to + 4]!, stops[to + 5]!, stops[to + 6]!]
    data[at] = ax
    data[at + 1] = ay
    data[at + 2] = az
    data[at + 3] = starts[from]!
    data[at + 4] = bx
    data[at + 5] = by
    data[at + 6] = bz
    data[at + 7] = angleOf(ax, ay, az, bx, by, bz)
    writeColor(data, at + 8, color)
    data[at + 12] = widthFrom
    data[at + 13] = widthTo
    data[at + 14] = opacityFrom
    data[at + 15] = opacityTo
    data[at + 16] = reveal
    data[at + 17] = pulse
    data[at + 18] = (fadesFrom ? 1 : 0) + (fadesTo ? 2 : 0)
    data[at + 19] = dashed ? 1 : 0
    data[at + 20] = starts[from + 2]!
    data[at + 21] = starts[from + 3]!
    data[at + 22] = stops[to + 2]!
    data[at + 23] = stops[to + 3]!
    if (!this.hasArrows || reveal <= ARROW_AT) return
    const head = this.arrows.append()
    const heads = this.arrows.data
    for (let k = 0; k < 11; k++) heads[head + k] = data[at + k]!
    heads[head + 11] = color[3] * Math.max(opacityTo, 0.6)
    heads[head + 12] = ARROW_AT
    heads[head + 13] = 3 + widthTo * 0.7
  }
}

interface RibbonStyle {
  reveal?: number
  pulse?: number
  fadesFrom?: boolean
  fadesTo?: boolean
  dashed?: boolean
}

const WHOLE: RibbonStyle = Object.freeze({})
