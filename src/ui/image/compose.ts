import { formatNumber, formatSum, windowInWords } from '../../domain/describe.ts'
import { isFiltering } from '../../domain/filter.ts'
import { nationalityName } from '../../domain/names.ts'
import { UNSTATED } from '../../domain/split.ts'
import { axisOf, headlineOf, histogramOf, outsideOf } from '../../state/selectors.ts'
import { countShown, shownOf } from '../cited.ts'
import type { StillView } from '../commands.ts'
import { splitColors } from '../splitColors.ts'
import type { TimelinePicture } from '../timeline/drawHistogram.ts'
import { AXIS_HEIGHT, drawLayer, shownEdges } from '../timeline/drawHistogram.ts'
import { shownPart, thinParts } from '../timeline/parts.ts'
import { drawLegend } from './drawLegend.ts'
import type { Plan } from './plan.ts'
import { MARGIN } from './plan.ts'
import type { Surface } from './surface.ts'
import { strokeLine } from './surface.ts'
import type { Run } from './text.ts'
import { drawLines, wrap } from './text.ts'

const SERIF = '"Source Serif 4", Georgia, serif'
const SANS = '"Source Sans 3", sans-serif'

export interface Composed {
  still: Omit<StillView, 'canvas'>
  theme: 'light' | 'dark'
  /** The address of the view, and the day on which it was seen, in words. */
  link: string
  seen: string
}

/** Draws what does not change while time passes: the paper, the timeline's bars as ghosts, the legend, sources, address. */
export function composeGround(context: Surface, plan: Plan, composed: Composed): void {
  context.fillStyle = composed.still.palette.page
  context.fillRect(0, 0, plan.width, plan.height)
  drawTime(context, plan, composed, (draw, { width, height }, picture) => {
    for (const layer of ['ground', 'ghosts'] as const) draw(layer, context, width, height, picture)
  })
  drawLegend(context, plan.legend, composed.still, colorsOf(composed))
  drawFoot(context, plan, composed)
}

/** Draws what is shown at a moment beside the map: in words, no letter larger than `headSize`, and in the timeline. */
export function composeMoment(context: Surface, plan: Plan, composed: Composed, headSize = HEAD_SIZE): void {
  const { state, palette } = composed.still
  drawHead(context, plan, composed, headSize)
  context.strokeStyle = palette.hairline
  context.lineWidth = 1
  context.strokeRect(-1, plan.map.y, plan.width + 2, plan.map.height)
  drawTime(context, plan, composed, (draw, { width, height }, picture) => {
    const [left, right] = shownEdges(shownPart(state), picture.axis, width)
    context.save()
    context.beginPath()
    context.rect(left, 0, right - left, height - AXIS_HEIGHT)
    context.clip()
    draw('bars', context, width, height, picture)
    context.restore()
    draw('axis', context, width, height, picture)
    context.strokeStyle = palette.ink
    context.globalAlpha = 1
    context.lineWidth = 1
    for (const edge of [left, right])
      strokeLine(context, [
        [edge, 0],
        [edge, height - AXIS_HEIGHT],
      ])
  })
}

const HEAD_SIZE = 40
const LEAST_HEAD_SIZE = 18

function drawHead(context: Surface, plan: Plan, { still: { state, palette } }: Composed, largest: number): void {
  const width = plan.width - 2 * MARGIN
  context.font = `400 21px ${SERIF}`
  const filtered = isFiltering(state.view.filters) ? ', filtered' : ''
  const outside = outsideOf(state)
  const beyond =
    outside > 0 ? ` · ${formatNumber(outside)} more ${outside === 1 ? 'report' : 'reports'} outside this map` : ''
  const text = windowInWords(state.view.window, state.view.mode) + filtered + beyond
  const when: Run = { text, ink: palette.ink2 }
  const top = drawLines(context, wrap(context, [when], width).slice(0, 1), [MARGIN, 22], 28)
  const size = headSize(context, plan, { state, palette }, largest)
  drawLines(context, wrap(context, sentence(state, palette), width), [MARGIN, top + 2], size * 1.15)
}

/** Sets the largest letters that the sentence of the moment has room for, and gives their size in pixels. */
export function headSize(
  context: Surface,
  plan: Plan,
  { state, palette }: Pick<StillView, 'state' | 'palette'>,
  largest = HEAD_SIZE,
): number {
  const runs = sentence(state, palette)
  for (let size = largest; ; size -= 2) {
    context.font = `600 ${size}px ${SERIF}`
    const lines = wrap(context, runs, plan.width - 2 * MARGIN)
    if (lines.length <= plan.headLines || size <= LEAST_HEAD_SIZE) return size
  }
}

function sentence(state: StillView['state'], { ink, arrest, deportation }: StillView['palette']): Run[] {
  const { operations, arrested, transfers, deported } = headlineOf(state)
  if (!operations && !transfers) return [{ text: 'No reports here in this window', ink }]
  const runs: Run[] = []
  if (operations)
    runs.push(
      { text: `${formatNumber(operations)} ${operations === 1 ? 'operation' : 'operations'} · `, ink },
      { text: `${formatSum(arrested)} `, ink: arrest },
      { text: 'people arrested', ink },
    )
  if (operations && transfers) runs.push({ text: ' · ', ink })
  if (transfers) runs.push({ text: `${formatSum(deported)} `, ink: deportation }, { text: 'deported', ink })
  return runs
}

function drawTime(
  context: Surface,
  { time }: Plan,
  { still: { state, palette } }: Composed,
  draw: (layer: typeof drawLayer, box: Plan['time'], picture: TimelinePicture) => void,
): void {
  context.save()
  context.translate(time.x, time.y)
  draw(drawLayer, time, {
    histogram: histogramOf(state),
    axis: axisOf(state),
    scale: state.view.scale,
    thin: thinParts(state.dataset.coverage, state.dataset.extent),
    inks: palette,
  })
  context.restore()
  context.globalAlpha = 1
}

function drawFoot(context: Surface, plan: Plan, { still: { state, palette }, link, seen }: Composed): void {
  const width = plan.width - 2 * MARGIN
  context.font = `400 15px ${SANS}`
  const sources = sourcesThatFit(state, (text) => wrap(context, [{ text, ink: palette.ink }], width).length <= 2)
  const below = drawLines(
    context,
    wrap(context, [{ text: sources, ink: palette.ink }], width),
    [MARGIN, plan.foot.y],
    20,
  )
  context.font = `400 13px ${SANS}`
  const credits = `Dateline · ${state.dataset.title} · seen on ${seen} · map: Natural Earth, GeoNames · arrest is not guilt`
  const whole = wrap(context, [{ text: `${credits} · ${link}`, ink: palette.ink2 }], width)
  // An address that was cut would lead nowhere: then the page's own, which is short.
  const lines =
    whole.length <= 3
      ? whole
      : wrap(context, [{ text: `${credits} · ${link.split('#')[0]}`, ink: palette.ink2 }], width)
  drawLines(context, lines.slice(0, 3), [MARGIN, below + 4], 17)
}

/** Who is cited, those with the most reports first, as many as fit, and how many more there are. */
function sourcesThatFit(state: StillView['state'], fits: (text: string) => boolean): string {
  const { file } = state.dataset
  if (file) return `${formatNumber(countShown(state))} reports; they and their sources stand in the file ${file.name}.`
  const shown = shownOf(state)
  const reports = new Map<string, number>()
  for (const { sources } of shown)
    for (const publisher of new Set(sources.map((source) => source.publisher || 'unnamed')))
      reports.set(publisher, (reports.get(publisher) ?? 0) + 1)
  const names = [...reports].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  const words = (count: number): string => {
    const more = names.length - count
    const rest = more > 0 ? `${count > 0 ? ' and ' : ''}${formatNumber(more)} ${count > 0 ? 'more' : 'publishers'}` : ''
    return `Sources of ${formatNumber(shown.length)} ${shown.length === 1 ? 'report' : 'reports'}: ${names.slice(0, count).join(', ')}${rest}.`
  }
  let count = Math.min(names.length, 40)
  while (count > 0 && !fits(words(count))) count--
  return words(count)
}

function colorsOf({ still: { state }, theme }: Composed): (readonly [string, string])[] {
  if (!state.view.split || state.dataset.file) return []
  const colors = [...splitColors(state.dataset.index, theme)]
  const others = colors.find(([nationality]) => nationality === UNSTATED)![1]
  return [
    ...colors.filter(([, color]) => color !== others).map(([code, color]) => [nationalityName(code), color] as const),
    ['Others, or not stated', others],
  ]
}
