import { formatSum } from '../domain/describe.ts'
import { greatCirclePoint, wrapDegrees } from '../lib/greatCircle.ts'
import type { FlowMark } from '../time/picture.ts'
import { COUNTRY_ONLY } from '../time/timeIndex.ts'
import type { LabelSize } from './glyphs.ts'
import type { Live } from './live.ts'
import type { Pen } from './pen.ts'
import { fadeTo, labelBox } from './pen.ts'
import { clusterLngLat, toMercator } from './placing.ts'
import type { MarkScale } from './scale.ts'
import type { Scene } from './shapes.ts'

const PULSE_SECONDS = 1.6

/** Pixels. */
const widthOf = (scale: MarkScale, people: number): number => Math.max(0.9, Math.min(9, scale.arcs * Math.sqrt(people)))

/** An arc, with dots where it ends in a town or province; a country end fades out. */
export function drawFlow(pen: Pen, flow: Live<FlowMark>): void {
  const { mark, key, values } = flow
  const { index, picture, scale, playback, selected } = pen.scene
  const { kind } = index.hierarchy.points
  const { seed } = index.hierarchy.levels[picture.level]!
  const [first, last] = [seed[mark.origin]!, seed[mark.destination]!]
  const [from, to] = [pen.ends.at(first), pen.ends.at(last)]
  const ends = pen.ends.numbers
  const reached = ends[from + 2]! + wrapDegrees(ends[to + 2]! - ends[from + 2]!)
  const { reach } = pen.shapes
  reach.west = Math.min(reach.west, reached)
  reach.east = Math.max(reach.east, reached)
  const width = widthOf(scale, values.least || values.most)
  flow.alpha = pen.alphaOf(flow)
  const alpha = flow.alpha * (1 - 0.3 * mark.imprecise)
  const { pulse, reveal } = playback && pen.isFew(mark) ? pulseOf(pen, mark, playback) : AT_REST
  flow.reveal = reveal
  const [fadesFrom, fadesTo] = [kind[first] === COUNTRY_ONLY, kind[last] === COUNTRY_ONLY]
  pen.shapes.arcs.add(
    ends,
    from,
    ends,
    to,
    key === selected ? pen.ink : pen.deportation,
    Math.max(0.9, width * 0.35),
    width,
    0.3 * alpha,
    0.9 * alpha,
    { reveal, pulse, fadesFrom, fadesTo, dashed: mark.plannedOnly },
  )
  if (!fadesFrom) pen.origins.add(first, alpha)
  if (!fadesTo) pen.destinations.add(last, alpha)
}

const AT_REST = { pulse: -1, reveal: 1 }

/** The dots where arcs end. */
export function drawEnds(pen: Pen): void {
  for (const [ends, radius] of [
    [pen.origins, 2],
    [pen.destinations, 2.8],
  ] as const)
    ends.forEach((point, alpha) => {
      const place = pen.placeOf(point)
      pen.blot(place, radius + 1.2, pen.page, alpha)
      pen.blot(place, radius, pen.deportation, alpha)
    })
}

/** The pulse of the newest deportation that the playhead has just passed. */
function pulseOf(
  pen: Pen,
  mark: FlowMark,
  playback: NonNullable<Scene['playback']>,
): { pulse: number; reveal: number } {
  const ages = mark.members
    .map((i) => (playback.at - pen.scene.index.columns.start[i]!) / (playback.perSecond * PULSE_SECONDS))
    .filter((age) => age >= 0)
  const newest = Math.min(Infinity, ...ages)
  if (newest >= 1) return { pulse: -1, reveal: 1 }
  pen.shapes.animated = true
  const eased = newest * newest * (3 - 2 * newest)
  // An arc that was not there before is left behind by its first pulse.
  return { pulse: eased, reveal: ages.every((age) => age < 1) ? eased : 1 }
}

/** Writes the number of an arc where there is room, as soon as its line has come there. */
export function labelFlow(pen: Pen, { mark, values, alpha, reveal }: Live<FlowMark>): void {
  if (mark.plannedOnly || values.presence < 0.5) return
  const { index, picture, scale } = pen.scene
  const from = clusterLngLat(index, picture.level, mark.origin)
  const to = clusterLngLat(index, picture.level, mark.destination)
  const text = formatSum({
    ...mark.sum,
    least: Math.round(values.least),
    most: mark.sum.most === Infinity ? Infinity : Math.round(values.most),
  })
  const size: LabelSize = 11
  const width = pen.measure(size, text)
  const offset = widthOf(scale, values.least) / 2 + 4
  // Along the way, the first place where the number meets nothing else.
  for (const t of [0.5, 0.42, 0.72, 0.34]) {
    const place = toMercator(greatCirclePoint(from, to, t))
    const at = pen.project(place.x, place.y)
    if (!at || !pen.declutter.claim(labelBox(at, offset, 0, width, size))) continue
    if (t > reveal) return
    pen.shapes.texts.push({
      ...place,
      text,
      size,
      dx: offset,
      dy: 0,
      align: 'left',
      ink: fadeTo(pen.deportation, alpha),
      halo: fadeTo(pen.page, alpha * 0.95),
    })
    return
  }
}
