import { formatSum } from '../domain/describe.ts'
import { precisionOf } from '../domain/filter.ts'
import { UNSTATED } from '../domain/split.ts'
import type { LngLat } from '../lib/greatCircle.ts'
import { greatCirclePoint, wrapDegrees } from '../lib/greatCircle.ts'
import { UNDATED } from '../time/columns.ts'
import type { ClusterMark, FlowMark, Mark, Picture, TieMark } from '../time/picture.ts'
import type { TimeIndex } from '../time/timeIndex.ts'
import { COUNTRY_ONLY } from '../time/timeIndex.ts'
import type { Rgba } from './color.ts'
import { rgba } from './color.ts'
import type { Box } from './declutter.ts'
import { Declutter } from './declutter.ts'
import type { Fan } from './fan.ts'
import type { LabelSize } from './glyphs.ts'
import type { DiscShape } from './layers/discPass.ts'
import type { Ribbon } from './layers/ribbonPass.ts'
import type { TextShape } from './layers/textPass.ts'
import type { Palette } from './palette.ts'
import type { MarkKey } from '../time/markKey.ts'
import { keyOfMark } from '../time/markKey.ts'
import { clusterLngLat, tieLngLat, toMercator } from './placing.ts'
import type { MarkScale } from './scale.ts'
import type { MarkValues } from './tween.ts'

/** Everything that decides what is drawn; the drawing is a pure function of it, the camera and the clock. */
export interface Scene {
  index: TimeIndex
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
  /** Position of the incident in a fan, where the target is one of its blades. */
  incident: number | null
}

export interface Shapes {
  discs: DiscShape[]
  texts: TextShape[]
  arcs: Ribbon[]
  ties: Ribbon[]
  targets: Target[]
  /** Mercator places of the targets that are not in a fan. */
  places: Map<MarkKey, { x: number; y: number }>
  /** Degrees, unrolled: how far west and east the arcs reach, at least -180 to 180. */
  reach: { west: number; east: number }
  /** Something moves by the clock alone: draw again. */
  animated: boolean
}

const LEAST_RADIUS = 5
const BLOOM_SECONDS = 0.9
const PULSE_SECONDS = 1.6
/** Everything else while one mark is hovered. */
const DIMMED = 0.35
/** Arcs with a number written on them, the largest first. */
const LABELLED_ARCS = 14

export const radiusOf = (scale: MarkScale, people: number): number =>
  Math.max(LEAST_RADIUS, scale.discs * Math.sqrt(people))

const widthOf = (scale: MarkScale, people: number): number => Math.max(0.9, Math.min(9, scale.arcs * Math.sqrt(people)))

/** The values that a mark aims at. An open maximum is drawn apart, so `most` falls back to `least`. */
export function valuesOf(index: TimeIndex, level: number, mark: Mark): MarkValues {
  const place: LngLat =
    mark.kind === 'tie'
      ? tieLngLat(index, level, mark.rows)
      : clusterLngLat(index, level, mark.kind === 'cluster' ? mark.row : mark.destination)
  const { least, most } = mark.sum
  return { ...toMercator(place), least, most: most === Infinity ? least : most, presence: 1 }
}

/** Turns a scene into shapes. `values` are the marks' tweened values; marks on their way out have no mark any more. */
export function buildShapes(
  scene: Scene,
  values: ReadonlyMap<MarkKey, MarkValues>,
  project: Project,
  measure: (size: LabelSize, text: string) => number,
): Shapes {
  const builder = new ShapeBuilder(scene, values, project, measure)
  return builder.build()
}

class ShapeBuilder {
  private readonly shapes: Shapes = {
    discs: [],
    texts: [],
    arcs: [],
    ties: [],
    targets: [],
    places: new Map(),
    reach: { west: -180, east: 180 },
    animated: false,
  }
  private readonly declutter = new Declutter()
  private readonly arrest: Rgba
  private readonly deportation: Rgba
  private readonly page: Rgba
  private readonly ink: Rgba

  constructor(
    private readonly scene: Scene,
    private readonly values: ReadonlyMap<MarkKey, MarkValues>,
    private readonly project: Project,
    private readonly measure: (size: LabelSize, text: string) => number,
  ) {
    const { palette } = scene
    this.arrest = rgba(palette.arrest)
    this.deportation = rgba(palette.deportation)
    this.page = rgba(palette.page)
    this.ink = rgba(palette.ink)
  }

  build(): Shapes {
    const { clusters, ties, flows } = this.scene.picture
    for (const flow of flows) this.addFlow(flow)
    const discs = [...clusters, ...ties].sort((a, b) => b.sum.least - a.sum.least)
    for (const mark of ties) this.addTie(mark)
    for (const mark of clusters) this.addInnerTie(mark)
    for (const mark of discs) this.reserve(mark)
    for (const mark of discs) this.addDisc(mark)
    this.addLeaving()
    if (this.scene.fan) this.addFan(this.scene.fan)
    this.labelFlows(flows)
    return this.shapes
  }

  private opacity(key: MarkKey): number {
    const { hovered, fan } = this.scene
    if (fan && fan.key !== key) return DIMMED
    return hovered === null || hovered === key ? 1 : DIMMED
  }

  private radius(values: MarkValues): number {
    return radiusOf(this.scene.scale, values.least || values.most) * (0.4 + 0.6 * values.presence)
  }

  /** Discs keep labels off themselves. */
  private reserve(mark: ClusterMark | TieMark): void {
    const values = this.values.get(keyOfMark(mark, this.scene.picture.level))
    const at = values && this.project(values.x, values.y)
    if (at) this.declutter.reserve(at[0], at[1], this.radius(values))
  }

  private addDisc(mark: ClusterMark | TieMark): void {
    const { index, picture, scale, selected, playback } = this.scene
    const key = keyOfMark(mark, picture.level)
    const values = this.values.get(key)
    if (!values) return
    const { x, y } = values
    const radius = this.radius(values)
    const alpha = this.opacity(key) * values.presence
    const place = { x, y, dx: 0, dy: 0 }
    const hollow = mark.kind === 'cluster' && this.isCountryOnly(mark)
    const hatched = mark.members.every((i) => precisionOf(index.incidents[i]!) === 'admin1')
    const fade = 1 - 0.35 * mark.imprecise
    if (playback) this.addBlooms(mark.members, place, radius, alpha, playback)
    if (key === selected) this.ring(place, radius + 4, 2, this.ink, alpha)
    if (values.most > values.least) this.ring(place, radiusOf(scale, values.most), 1.5, this.arrest, alpha * 0.85)
    else if (mark.sum.most === Infinity) this.ring(place, radius + 4, 1.5, this.arrest, alpha * 0.85, true)
    this.blot(place, radius + (hollow ? 1 : 1.5), this.page, alpha * (hollow ? 0.62 : 1))
    if (hollow || mark.plannedOnly) this.ring(place, radius, 2, this.arrest, alpha * fade, mark.plannedOnly)
    else if (mark.split.length) this.slices(place, radius, mark, alpha * fade)
    else this.blot(place, radius, this.arrest, alpha * (0.82 * fade + 0.06), hatched)
    this.label(mark, values, radius, alpha, hollow || mark.plannedOnly || (hatched && mark.split.length === 0))
    const at = this.project(x, y)
    if (!at) return
    this.shapes.targets.push({ key, mark, x: at[0], y: at[1], radius, incident: null })
    this.shapes.places.set(key, { x, y })
  }

  private isCountryOnly({ row }: ClusterMark): boolean {
    const { hierarchy } = this.scene.index
    return hierarchy.points.kind[hierarchy.levels[this.scene.picture.level]!.seed[row]!] === COUNTRY_ONLY
  }

  private label(
    mark: ClusterMark | TieMark,
    values: MarkValues,
    radius: number,
    alpha: number,
    onPaper: boolean,
  ): void {
    // What is only announced has no figure of its own yet; of an opened fan each blade has its number.
    if (mark.plannedOnly || this.scene.fan?.mark === mark) return
    const { scale } = this.scene
    const text = formatSum({
      least: Math.round(values.least),
      most: mark.sum.most === Infinity ? Infinity : Math.round(Math.max(values.least, values.most)),
      approximate: mark.sum.approximate,
    })
    const room = 2 * radius * 0.88
    const size = ([16, 13, 11] as const).find(
      (candidate) => this.measure(candidate, text) <= room && candidate < radius * 1.5,
    )
    const place = { x: values.x, y: values.y }
    const at = this.project(values.x, values.y)
    const width = size ? this.measure(size, text) : 0
    if (size && at && this.declutter.claimInside(labelBox(at, -width / 2, 0, width, size), radius)) {
      const ink = onPaper ? this.ink : this.page
      this.shapes.texts.push({
        ...place,
        text,
        size,
        dx: 0,
        dy: 0,
        align: 'center',
        ink: fadeTo(ink, alpha),
        halo: fadeTo(this.page, onPaper ? alpha : 0),
      })
      return
    }
    const outer =
      values.most > values.least ? radiusOf(scale, values.most) : radius + (mark.sum.most === Infinity ? 4 : 0)
    this.labelOutside(place, text, outer, alpha)
  }

  private labelOutside(place: { x: number; y: number }, text: string, radius: number, alpha: number): void {
    const size: LabelSize = 13
    const at = this.project(place.x, place.y)
    if (!at) return
    const width = this.measure(size, text)
    const sides: readonly [dx: number, dy: number][] = [
      [radius + 4, 0],
      [-radius - 4 - width, 0],
      [-width / 2, radius + 10],
      [-width / 2, -radius - 10],
    ]
    const free = sides.find(([dx, dy]) => this.declutter.claim(labelBox(at, dx, dy, width, size)))
    if (!free) return
    this.shapes.texts.push({
      ...place,
      text,
      size,
      dx: free[0],
      dy: free[1],
      align: 'left',
      ink: fadeTo(this.ink, alpha),
      halo: fadeTo(this.page, alpha * 0.95),
    })
  }

  private slices(place: Anchor, radius: number, mark: ClusterMark | TieMark, alpha: number): void {
    const total = mark.split.reduce((sum, [, people]) => sum + people, 0)
    let from = 0
    for (const [nationality, people] of mark.split) {
      const to = from + people / total
      const color =
        this.scene.splitColors?.get(nationality) ?? this.scene.splitColors?.get(UNSTATED) ?? this.scene.palette.arrest
      this.shapes.discs.push({
        ...place,
        radius,
        stroke: 0,
        from,
        to,
        color: rgba(color, alpha * 0.9),
        hatched: false,
        dashed: false,
      })
      from = to
    }
  }

  private addBlooms(
    members: readonly number[],
    place: Anchor,
    radius: number,
    alpha: number,
    playback: NonNullable<Scene['playback']>,
  ): void {
    for (const i of members) {
      const start = this.scene.index.columns.start[i]!
      if (start === UNDATED) continue
      const age = (playback.at - start) / (playback.perSecond * BLOOM_SECONDS)
      if (age < 0 || age >= 1) continue
      this.shapes.animated = true
      const grown = 1 - (1 - age) ** 2
      this.ring(place, radius + 3 + 24 * grown, 3 - 2 * grown, this.arrest, alpha * (1 - grown) * 0.9)
    }
  }

  /** Lines from the middle to each place of a joint operation, a small disc at each. */
  private addTie(mark: TieMark): void {
    const { index, picture } = this.scene
    this.tie(keyOfMark(mark, picture.level), tieLngLat(index, picture.level, mark.rows), this.placesOf(mark))
  }

  /** A cluster that holds nothing but one joint operation shows its places as well. */
  private addInnerTie(mark: ClusterMark): void {
    const { index, picture } = this.scene
    if (mark.members.length > 1 || index.points[mark.members[0]!]!.length < 2) return
    this.tie(keyOfMark(mark, picture.level), clusterLngLat(index, picture.level, mark.row), this.placesOf(mark))
  }

  /** The distinct places of a mark's incidents. */
  private placesOf({ members }: ClusterMark | TieMark): LngLat[] {
    const { points, places } = this.scene.index
    return [...new Set(members.flatMap((i) => points[i]!))].map((point) => [places[point]!.lon, places[point]!.lat])
  }

  private tie(key: MarkKey, middle: LngLat, ends: readonly LngLat[]): void {
    const values = this.values.get(key)
    if (!values) return
    const strong = key === this.scene.hovered || key === this.scene.selected
    const alpha = this.opacity(key) * values.presence
    const line = alpha * (strong ? 1 : 0.6)
    for (const end of ends) {
      this.shapes.ties.push({
        from: middle,
        to: end,
        width: strong ? [1.8, 1.8] : [1.2, 1.2],
        color: this.ink,
        opacity: [line, line],
        reveal: 1,
        pulse: -1,
        fade: [false, false],
        arrow: false,
        dashed: false,
      })
      const place = { ...toMercator(end), dx: 0, dy: 0 }
      const at = this.project(place.x, place.y)
      if (at) this.declutter.reserve(at[0], at[1], 5)
      this.blot(place, 4.5, this.page, alpha)
      this.blot(place, 3.2, this.ink, alpha)
    }
  }

  private addFlow(mark: FlowMark): void {
    const { index, picture, scale, playback, palette } = this.scene
    const key = keyOfMark(mark, picture.level)
    const values = this.values.get(key)
    if (!values) return
    const from = clusterLngLat(index, picture.level, mark.origin)
    const to = clusterLngLat(index, picture.level, mark.destination)
    const reached = from[0] + wrapDegrees(to[0] - from[0])
    const { reach } = this.shapes
    reach.west = Math.min(reach.west, reached)
    reach.east = Math.max(reach.east, reached)
    const width = widthOf(scale, values.least || values.most)
    const alpha = this.opacity(key) * values.presence * (1 - 0.3 * mark.imprecise)
    const { pulse, reveal } = playback ? this.pulseOf(mark, playback) : { pulse: -1, reveal: 1 }
    const { kind } = index.hierarchy.points
    const { seed } = index.hierarchy.levels[picture.level]!
    const selected = key === this.scene.selected
    this.shapes.arcs.push({
      from,
      to,
      width: [Math.max(0.9, width * 0.35), width],
      color: selected ? rgba(palette.ink) : this.deportation,
      opacity: [0.3 * alpha, 0.9 * alpha],
      reveal,
      pulse,
      fade: [kind[seed[mark.origin]!] === COUNTRY_ONLY, kind[seed[mark.destination]!] === COUNTRY_ONLY],
      arrow: true,
      dashed: mark.plannedOnly,
    })
    for (const [row, end] of [
      [mark.origin, from],
      [mark.destination, to],
    ] as const) {
      if (kind[seed[row]!] === COUNTRY_ONLY) continue
      const place = { ...toMercator(end), dx: 0, dy: 0 }
      this.blot(place, row === mark.destination ? 4 : 3.2, this.page, alpha)
      this.blot(place, row === mark.destination ? 2.8 : 2, this.deportation, alpha)
    }
  }

  /** The pulse of the newest deportation that the playhead has just passed. */
  private pulseOf(mark: FlowMark, playback: NonNullable<Scene['playback']>): { pulse: number; reveal: number } {
    const ages = mark.members
      .map((i) => (playback.at - this.scene.index.columns.start[i]!) / (playback.perSecond * PULSE_SECONDS))
      .filter((age) => age >= 0)
    const newest = Math.min(Infinity, ...ages)
    if (newest >= 1) return { pulse: -1, reveal: 1 }
    this.shapes.animated = true
    const eased = newest * newest * (3 - 2 * newest)
    // An arc that was not there before is left behind by its first pulse.
    return { pulse: eased, reveal: ages.every((age) => age < 1) ? eased : 1 }
  }

  private labelFlows(flows: readonly FlowMark[]): void {
    const { index, picture, scale } = this.scene
    const largest = [...flows].sort((a, b) => b.sum.least - a.sum.least).slice(0, LABELLED_ARCS)
    for (const mark of largest) {
      if (mark.plannedOnly) continue
      const key = keyOfMark(mark, picture.level)
      const values = this.values.get(key)
      if (!values || values.presence < 0.5) continue
      const from = clusterLngLat(index, picture.level, mark.origin)
      const to = clusterLngLat(index, picture.level, mark.destination)
      const text = formatSum({
        ...mark.sum,
        least: Math.round(values.least),
        most: mark.sum.most === Infinity ? Infinity : Math.round(values.most),
      })
      const size: LabelSize = 11
      const width = this.measure(size, text)
      const offset = widthOf(scale, values.least) / 2 + 4
      // Along the way, the first place where the number meets nothing else.
      for (const t of [0.5, 0.42, 0.72, 0.34]) {
        const place = toMercator(greatCirclePoint(from, to, t))
        const at = this.project(place.x, place.y)
        if (!at || !this.declutter.claim(labelBox(at, offset, 0, width, size))) continue
        const alpha = this.opacity(key) * values.presence
        this.shapes.texts.push({
          ...place,
          text,
          size,
          dx: offset,
          dy: 0,
          align: 'left',
          ink: fadeTo(this.deportation, alpha),
          halo: fadeTo(this.page, alpha * 0.95),
        })
        break
      }
    }
  }

  /** Marks that have just left shrink where they stood. */
  private addLeaving(): void {
    const { clusters, ties, flows, level } = this.scene.picture
    const present = new Set([...clusters, ...ties, ...flows].map((mark) => keyOfMark(mark, level)))
    for (const [key, values] of this.values) {
      if (present.has(key) || key.startsWith('flow/')) continue
      this.blot(
        { x: values.x, y: values.y, dx: 0, dy: 0 },
        this.radius(values) * values.presence,
        this.arrest,
        0.7 * values.presence,
      )
    }
  }

  /** The incidents of one point, opened around it. */
  private addFan(fan: Fan): void {
    const { index, scale, selected, palette } = this.scene
    const { x, y } = toMercator(fan.centre)
    const at = this.project(x, y)
    if (!at) return
    for (const blade of fan.blades) {
      const sum = { least: blade.people, most: blade.people, approximate: false }
      const place = { x, y, dx: blade.dx, dy: blade.dy }
      const radius = radiusOf(scale, blade.people)
      const isDeportation = index.incidents[blade.incident]!.type === 'deportation'
      if (selected === `incident/${blade.incident}`) this.ring(place, radius + 4, 2, this.ink, 1)
      this.blot(place, radius + 1.5, this.page, 1)
      this.blot(place, radius, rgba(isDeportation ? palette.deportation : palette.arrest), 0.9)
      const text = formatSum(sum)
      const inside = this.measure(11, text) <= radius * 1.8
      this.shapes.texts.push({
        x,
        y,
        text,
        size: 11,
        dx: blade.dx + (inside ? 0 : radius + 3),
        dy: blade.dy,
        align: inside ? 'center' : 'left',
        ink: inside ? this.page : this.ink,
        halo: fadeTo(this.page, inside ? 0 : 0.95),
      })
      this.shapes.targets.push({
        key: `incident/${blade.incident}`,
        mark: fan.mark,
        x: at[0] + blade.dx,
        y: at[1] + blade.dy,
        radius: Math.max(radius, 10),
        incident: blade.incident,
      })
    }
  }

  private blot(place: Anchor, radius: number, color: Rgba, alpha: number, hatched = false): void {
    this.shapes.discs.push({
      ...place,
      radius,
      stroke: 0,
      from: 0,
      to: 1,
      color: fadeTo(color, alpha),
      hatched,
      dashed: false,
    })
  }

  private ring(place: Anchor, radius: number, stroke: number, color: Rgba, alpha: number, dashed = false): void {
    this.shapes.discs.push({
      ...place,
      radius,
      stroke,
      from: 0,
      to: 1,
      color: fadeTo(color, alpha),
      hatched: false,
      dashed,
    })
  }
}

interface Anchor {
  x: number
  y: number
  dx: number
  dy: number
}

const fadeTo = ([r, g, b]: Rgba, alpha: number): Rgba => [r, g, b, alpha]

const labelBox = ([x, y]: readonly [number, number], dx: number, dy: number, width: number, size: number): Box => ({
  left: x + dx - 2,
  right: x + dx + width + 2,
  top: y + dy - size / 2 - 1,
  bottom: y + dy + size / 2 + 1,
})
