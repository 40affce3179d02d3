import type { AppState } from '../../state/appState.ts'
import type { Store } from '../../state/store.ts'
import type { StillView } from '../commands.ts'
import { composeGround, composeMoment, headSize } from '../image/compose.ts'
import { canvasFor, composedOf, loadFonts, mapOrReason, placeMap } from '../image/makePicture.ts'
import type { Plan, Shape } from '../image/plan.ts'
import { planOf } from '../image/plan.ts'
import type { FilmPlan, FilmSide } from './filmPlan.ts'
import { filmFrame, filmSpeed, stateAt } from './filmPlan.ts'

export interface FilmLook {
  shape: Shape
  theme: 'light' | 'dark'
  side: FilmSide
}

/** The frames of a film, on one canvas. */
export interface Frames {
  canvas: HTMLCanvasElement
  /** Draws a frame, from 0. Nothing depends on what was drawn before: the same frame is the same picture. */
  draw: (frame: number) => void
  end: () => void
}

/** The sentence is measured at so many moments, and at the last one. */
const MEASURED = 200

/** Gets everything ready to draw the frames of a film. Rejects with what failed, in words for a person. */
export async function openFrames(store: Store, plan: FilmPlan, { shape, theme, side }: FilmLook): Promise<Frames> {
  const now = store.getState()
  const { ratio, ...size } = filmFrame(shape, side)
  const layout = planOf(shape, size)
  const whole = wholeOf(now, plan)
  const [map] = await Promise.all([
    mapOrReason().film({ theme, width: layout.map.width, height: layout.map.height, pixelRatio: ratio }, whole),
    loadFonts(),
  ])
  try {
    const perSecond = filmSpeed(plan)
    const { canvas, context } = canvasFor(layout, ratio)
    // What stays is drawn once, for all that the film shows; the legend has the scale of its moments.
    const first = map.draw({ state: stateAt(now, plan, 0), perSecond })
    const all = { ...map.draw({ state: whole, perSecond }), scale: first.scale }
    const around = composedOf(store, all, theme)
    const ground = canvasFor(layout, ratio)
    composeGround(ground.context, layout, around)
    const largest = steadyHeadSize(context, layout, plan, all)
    return {
      canvas,
      draw(frame) {
        const still = map.draw({ state: stateAt(now, plan, frame), perSecond })
        context.save()
        context.setTransform(1, 0, 0, 1, 0, 0)
        context.drawImage(ground.canvas, 0, 0)
        context.restore()
        placeMap(context, layout, ratio, still.canvas)
        composeMoment(context, layout, { ...around, still }, largest)
      },
      end: map.end,
    }
  } catch (error) {
    map.end()
    throw error
  }
}

/** Everything that the film shows at some moment, at once. */
function wholeOf(state: AppState, { mode, axis, window, first, last }: FilmPlan): AppState {
  const { extent } = state.dataset
  const { from } = mode === 'from-start' ? extent : mode === 'to-end' ? { from: first } : window
  const until = mode === 'to-end' ? extent.until : last
  return { ...state, playing: null, view: { ...state.view, mode: 'window', axis, window: { from, until } } }
}

/** The letters of the sentence that has least room, so that their size does not change from frame to frame. */
function steadyHeadSize(context: CanvasRenderingContext2D, layout: Plan, plan: FilmPlan, all: StillView): number {
  const moments = Math.min(MEASURED, plan.frames)
  let size = headSize(context, layout, all)
  for (let i = 0; i < moments; i++) {
    const state = stateAt(all.state, plan, Math.round((i * (plan.frames - 1)) / Math.max(1, moments - 1)))
    size = headSize(context, layout, { state, palette: all.palette }, size)
  }
  return size
}
