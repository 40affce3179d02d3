import { formatSum } from '../domain/describe.ts'
import { UNSTATED } from '../domain/split.ts'
import { UNDATED } from '../time/columns.ts'
import type { ClusterMark, TieMark } from '../time/picture.ts'
import { COUNTRY_ONLY } from '../time/timeIndex.ts'
import { rgba } from './color.ts'
import type { Anchor } from './discs.ts'
import type { LabelSize } from './glyphs.ts'
import type { LiveDisc } from './live.ts'
import type { Pen } from './pen.ts'
import { fadeTo, labelBox, radiusOf } from './pen.ts'
import type { Scene } from './shapes.ts'
import type { MarkValues } from './tween.ts'

const BLOOM_SECONDS = 0.9

/** Finds out where a disc is, and keeps labels off it. */
export function reserveDisc(pen: Pen, disc: LiveDisc): void {
  const { values } = disc
  const at = pen.project(values.x, values.y)
  disc.at = at
  disc.alpha = pen.alphaOf(disc)
  disc.radius = pen.radius(values)
  disc.reserved = at ? pen.declutter.reserve(at[0], at[1], disc.radius) : -1
}

/** A disc with its ring, halo, slices, blooms and number. */
export function drawDisc(pen: Pen, disc: LiveDisc): void {
  const { scale, selected, playback } = pen.scene
  const { mark, key, values, alpha, at, radius } = disc
  const { x, y } = values
  const place = { x, y, dx: 0, dy: 0 }
  const hollow = mark.kind === 'cluster' && isCountryOnly(pen, mark)
  const hatched = mark.provinceOnly
  const fade = 1 - 0.35 * mark.imprecise
  // A mark of very many reports would bloom without a pause.
  if (playback && pen.isFew(mark)) drawBlooms(pen, mark.members, place, radius, alpha, playback)
  if (key === selected) pen.ring(place, radius + 4, 2, pen.ink, alpha)
  if (values.most > values.least) pen.ring(place, radiusOf(scale, values.most), 1.5, pen.arrest, alpha * 0.85)
  else if (mark.sum.most === Infinity) pen.ring(place, radius + 4, 1.5, pen.arrest, alpha * 0.85, true)
  pen.blot(place, radius + (hollow ? 1 : 1.5), pen.page, alpha * (hollow ? 0.62 : 1))
  if (hollow || mark.plannedOnly) pen.ring(place, radius, 2, pen.arrest, alpha * fade, mark.plannedOnly)
  else if (mark.split.length) drawSlices(pen, place, radius, mark, alpha * fade)
  else pen.blot(place, radius, pen.arrest, alpha * (0.82 * fade + 0.06), hatched)
  labelDisc(pen, disc, hollow || mark.plannedOnly || (hatched && mark.split.length === 0))
  if (!at) return
  pen.shapes.targets.push({ key, mark, x: at[0], y: at[1], radius, place: values, incident: null })
}

function isCountryOnly(pen: Pen, { row }: ClusterMark): boolean {
  const { hierarchy } = pen.scene.index
  return hierarchy.points.kind[hierarchy.levels[pen.scene.picture.level]!.seed[row]!] === COUNTRY_ONLY
}

function labelDisc(pen: Pen, { mark, values, alpha, at, radius, reserved }: LiveDisc, onPaper: boolean): void {
  // What is only announced has no figure of its own yet; of an opened fan each blade has its number.
  if (!at || mark.plannedOnly || pen.scene.fan?.mark === mark) return
  const text = formatSum({
    least: Math.round(values.least),
    most: mark.sum.most === Infinity ? Infinity : Math.round(Math.max(values.least, values.most)),
    approximate: mark.sum.approximate,
  })
  const room = 2 * radius * 0.88
  const size = SIZES.find((candidate) => candidate < radius * 1.5 && pen.measure(candidate, text) <= room)
  if (size) {
    const width = pen.measure(size, text)
    if (pen.declutter.claimInside(labelBox(at, -width / 2, 0, width, size), reserved)) {
      const { x, y } = values
      const [ink, halo] = [fadeTo(onPaper ? pen.ink : pen.page, alpha), fadeTo(pen.page, onPaper ? alpha : 0)]
      pen.shapes.texts.push({ x, y, text, size, dx: 0, dy: 0, align: 'center', ink, halo })
      return
    }
  }
  const { scale } = pen.scene
  const outer =
    values.most > values.least ? radiusOf(scale, values.most) : radius + (mark.sum.most === Infinity ? 4 : 0)
  labelOutside(pen, values, at, text, outer, alpha)
}

/** Sizes of numbers in discs, the largest first. */
const SIZES: readonly LabelSize[] = [16, 13, 11]

/** Where a label may stand beside its disc, the best place first. */
const SIDES = ['right', 'left', 'below', 'above'] as const

function labelOutside(
  pen: Pen,
  { x, y }: Readonly<MarkValues>,
  at: readonly [number, number],
  text: string,
  radius: number,
  alpha: number,
): void {
  const size: LabelSize = 13
  const width = pen.measure(size, text)
  for (const side of SIDES) {
    const dx = side === 'right' ? radius + 4 : side === 'left' ? -radius - 4 - width : -width / 2
    const dy = side === 'below' ? radius + 10 : side === 'above' ? -radius - 10 : 0
    if (!pen.declutter.claim(labelBox(at, dx, dy, width, size))) continue
    const [ink, halo] = [fadeTo(pen.ink, alpha), fadeTo(pen.page, alpha * 0.95)]
    pen.shapes.texts.push({ x, y, text, size, dx, dy, align: 'left', ink, halo })
    return
  }
}

function drawSlices(pen: Pen, place: Anchor, radius: number, mark: ClusterMark | TieMark, alpha: number): void {
  const total = mark.split.reduce((sum, [, people]) => sum + people, 0)
  let from = 0
  for (const [nationality, people] of mark.split) {
    const to = from + people / total
    const color =
      pen.scene.splitColors?.get(nationality) ?? pen.scene.splitColors?.get(UNSTATED) ?? pen.scene.palette.arrest
    pen.shapes.discs.add(place, radius, 0, rgba(color), alpha * 0.9, { from, to })
    from = to
  }
}

function drawBlooms(
  pen: Pen,
  members: readonly number[],
  place: Anchor,
  radius: number,
  alpha: number,
  playback: NonNullable<Scene['playback']>,
): void {
  const { columns, large } = pen.scene.index
  // Of very many, the newest stands for those of its time.
  const newest = members.reduce((last, i) => Math.max(last, columns.start[i]!), UNDATED)
  for (const start of large ? [newest] : members.map((i) => columns.start[i]!)) {
    if (start === UNDATED) continue
    const age = (playback.at - start) / (playback.perSecond * BLOOM_SECONDS)
    if (age < 0 || age >= 1) continue
    pen.shapes.animated = true
    const grown = 1 - (1 - age) ** 2
    pen.ring(place, radius + 3 + 24 * grown, 3 - 2 * grown, pen.arrest, alpha * (1 - grown) * 0.9)
  }
}

/** Marks that have just left shrink where they stood. */
export function drawLeaving(pen: Pen, leaving: readonly Readonly<MarkValues>[]): void {
  for (const values of leaving) {
    const { x, y, presence } = values
    pen.blot({ x, y, dx: 0, dy: 0 }, pen.radius(values) * presence, pen.arrest, 0.7 * presence)
  }
}
