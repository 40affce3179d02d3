import type { Reading } from '../../domain/count.ts'
import { memoLast } from '../../lib/memo.ts'
import { openFan } from '../../map/fan.ts'
import type { PaintTheme } from '../../map/MapView.ts'
import { PALETTES } from '../../map/palette.ts'
import type { MarkScale } from '../../map/scale.ts'
import { markScale, scaleFor } from '../../map/scale.ts'
import type { Scene } from '../../map/scene.ts'
import type { AppState } from '../../state/appState.ts'
import { axisOf, levelOf, pictureOf, selectedOf, selectionOf } from '../../state/selectors.ts'
import { keyOfMark } from '../../time/markKey.ts'
import type { Picture } from '../../time/picture.ts'
import { markOf } from '../../time/picture.ts'
import { daysPerSecond, usualLength } from '../../time/playback.ts'
import type { TimeIndex } from '../../time/timeIndex.ts'
import { darkScheme, prefersReducedMotion } from '../motion.ts'
import { splitColors } from '../splitColors.ts'

/** Width and height of what the map is drawn in, CSS pixels. */
export type Frame = readonly [width: number, height: number]

/** The scale of the moment in a frame. */
export const scaleIn: (state: AppState, frame: Frame) => MarkScale = (() => {
  const compute = memoLast(
    (
      index: TimeIndex,
      selection: ReturnType<typeof selectionOf>,
      length: number,
      mode: AppState['view']['mode'],
      level: number,
      largestRadius: number,
    ) => markScale(index, selection, { window: { from: 0, until: length }, mode, level, largestRadius }),
  )
  const answered = memoLast(scaleFor)
  return (state, frame) => {
    if (state.dataset.file) return answered(state.dataset.answers.largest, largestRadius(frame))
    const { from, until } = state.view.window
    return compute(
      state.dataset.index,
      selectionOf(state),
      usualLength(until - from),
      state.view.mode,
      levelOf(state),
      largestRadius(frame),
    )
  }
})()

/** The page's own frame. */
export const page = (): Frame => [innerWidth, innerHeight]

/** The scale of the page's map; asked for by the legend too. */
export const scaleOf = (state: AppState): MarkScale => scaleIn(state, page())

/** The largest disc takes a fixed part of the smaller side. */
const largestRadius = ([width, height]: Frame): number => Math.max(24, Math.min(38, Math.min(width, height) / 20))

const hasMark = ({ clusters, ties, flows, level }: Picture, key: string): boolean =>
  [clusters, ties, flows].some((marks) => marks.some((mark) => keyOfMark(mark, level) === key))

/** What a hover means on the map: the key of a mark, and whether it is an arc, disc or tie. */
function hoveredKey(state: AppState, picture: Picture): string | null {
  const { hover } = state
  if (!hover) return null
  // A mark that was zoomed or played away under the pointer is none any more, and nothing recedes for it.
  if (hover.kind === 'mark') return hasMark(picture, hover.key) ? hover.key : null
  const mark = markOf(picture, state.dataset.index, hover.position)
  return mark && keyOfMark(mark, picture.level)
}

const fanOf = memoLast((index: TimeIndex, picture: Picture, scale: MarkScale, key: string | null, reading: Reading) => {
  const mark =
    key === null
      ? undefined
      : [...picture.clusters, ...picture.ties].find((candidate) => keyOfMark(candidate, picture.level) === key)
  return mark ? openFan(index, mark, picture.level, scale, reading) : null
})

/** What the map is to draw of a state in a frame. */
export function sceneOf(state: AppState, theme: PaintTheme, frame: Frame): Scene {
  const { index } = state.dataset
  const picture = pictureOf(state)
  const scale = scaleIn(state, frame)
  const selected = selectedOf(state)
  const mark = selected === null ? null : markOf(picture, index, selected)
  // Of a large file incidents come one by one: nothing that needs many of them at once is drawn.
  const own = state.dataset.file ? null : state.dataset.index
  const fan = own && fanOf(own, picture, scale, state.fanned, state.view.reading)
  return {
    index,
    picture,
    scale,
    palette: PALETTES[theme],
    splitColors: own && state.view.split ? splitColors(own, theme) : null,
    selected:
      fan && selected !== null && fan.blades.some((blade) => blade.incident === selected)
        ? `incident/${selected}`
        : mark && keyOfMark(mark, picture.level),
    // Beside drafts, what is known recedes: everything is lit less but a mark that is not there.
    hovered: state.isDeskOpen ? 'desk' : hoveredKey(state, picture),
    fan,
    playback:
      state.playing && state.view.mode !== 'to-end' && !prefersReducedMotion()
        ? { at: state.playing.at, perSecond: daysPerSecond(axisOf(state), state.speed) }
        : null,
  }
}

export const paintTheme = (theme: AppState['view']['theme']): PaintTheme =>
  theme === 'system' ? (darkScheme().matches ? 'dark' : 'light') : theme
