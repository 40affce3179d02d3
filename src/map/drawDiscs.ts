import { formatSum } from '../domain/describe.ts'
import { UNSTATED } from '../domain/split.ts'
import { UNDATED } from '../time/columns.ts'
import type { MarkKey } from '../time/markKey.ts'
import { keyOfMark } from '../time/markKey.ts'
import type { ClusterMark, TieMark } from '../time/picture.ts'
import { COUNTRY_ONLY } from '../time/timeIndex.ts'
import { rgba } from './color.ts'
import type { LabelSize } from './glyphs.ts'
import type { Anchor, Pen } from './pen.ts'
import { fadeTo, labelBox, radiusOf } from './pen.ts'
import type { Scene } from './shapes.ts'
import type { MarkValues } from './tween.ts'

const BLOOM_SECONDS = 0.9

/** Discs keep labels off themselves. */
export function reserveDisc(pen: Pen, mark: ClusterMark | TieMark): void {
  const key = keyOfMark(mark, pen.scene.picture.level)
  const values = pen.values.get(key)
  const at = values && pen.project(values.x, values.y)
  if (at) pen.reserved.set(key, pen.declutter.reserve(at[0], at[1], pen.radius(values)))
}

/** A disc with its ring, halo, slices, blooms and number. */
export function drawDisc(pen: Pen, mark: ClusterMark | TieMark): void {
  const { picture, scale, selected, playback } = pen.scene
  const key = keyOfMark(mark, picture.level)
  const values = pen.values.get(key)
  if (!values) return
  const { x, y } = values
  const radius = pen.radius(values)
  const alpha = pen.opacity(key) * values.presence
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
  labelDisc(pen, mark, values, radius, alpha, hollow || mark.plannedOnly || (hatched && mark.split.length === 0))
  const at = pen.project(x, y)
  if (!at) return
  pen.shapes.targets.push({ key, mark, x: at[0], y: at[1], radius, incident: null })
  pen.shapes.places.set(key, { x, y })
}

function isCountryOnly(pen: Pen, { row }: ClusterMark): boolean {
  const { hierarchy } = pen.scene.index
  return hierarchy.points.kind[hierarchy.levels[pen.scene.picture.level]!.seed[row]!] === COUNTRY_ONLY
}

function labelDisc(
  pen: Pen,
  mark: ClusterMark | TieMark,
  values: MarkValues,
  radius: number,
  alpha: number,
  onPaper: boolean,
): void {
  // What is only announced has no figure of its own yet; of an opened fan each blade has its number.
  if (mark.plannedOnly || pen.scene.fan?.mark === mark) return
  const { scale } = pen.scene
  const text = formatSum({
    least: Math.round(values.least),
    most: mark.sum.most === Infinity ? Infinity : Math.round(Math.max(values.least, values.most)),
    approximate: mark.sum.approximate,
  })
  const room = 2 * radius * 0.88
  const size = ([16, 13, 11] as const).find(
    (candidate) => pen.measure(candidate, text) <= room && candidate < radius * 1.5,
  )
  const place = { x: values.x, y: values.y }
  const at = pen.project(values.x, values.y)
  const width = size ? pen.measure(size, text) : 0
  const own = pen.reserved.get(keyOfMark(mark, pen.scene.picture.level))
  if (size && at && own !== undefined && pen.declutter.claimInside(labelBox(at, -width / 2, 0, width, size), own)) {
    const ink = onPaper ? pen.ink : pen.page
    pen.shapes.texts.push({
      ...place,
      text,
      size,
      dx: 0,
      dy: 0,
      align: 'center',
      ink: fadeTo(ink, alpha),
      halo: fadeTo(pen.page, onPaper ? alpha : 0),
    })
    return
  }
  const outer =
    values.most > values.least ? radiusOf(scale, values.most) : radius + (mark.sum.most === Infinity ? 4 : 0)
  labelOutside(pen, place, text, outer, alpha)
}

/** Where a label may stand beside its disc, the best place first. */
const SIDES = ['right', 'left', 'below', 'above'] as const

function labelOutside(pen: Pen, place: { x: number; y: number }, text: string, radius: number, alpha: number): void {
  const size: LabelSize = 13
  const at = pen.project(place.x, place.y)
  if (!at) return
  const width = pen.measure(size, text)
  for (const side of SIDES) {
    const dx = side === 'right' ? radius + 4 : side === 'left' ? -radius - 4 - width : -width / 2
    const dy = side === 'below' ? radius + 10 : side === 'above' ? -radius - 10 : 0
    if (!pen.declutter.claim(labelBox(at, dx, dy, width, size))) continue
    const [ink, halo] = [fadeTo(pen.ink, alpha), fadeTo(pen.page, alpha * 0.95)]
    pen.shapes.texts.push({ ...place, text, size, dx, dy, align: 'left', ink, halo })
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
    pen.shapes.discs.push({
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
export function drawLeaving(pen: Pen): void {
  const { clusters, ties, flows, level } = pen.scene.picture
  const present = new Set<MarkKey>()
  for (const marks of [clusters, ties, flows]) for (const mark of marks) present.add(keyOfMark(mark, level))
  for (const [key, values] of pen.values) {
    if (present.has(key) || key.startsWith('flow/')) continue
    pen.blot(
      { x: values.x, y: values.y, dx: 0, dy: 0 },
      pen.radius(values) * values.presence,
      pen.arrest,
      0.7 * values.presence,
    )
  }
}
