import type { Problem } from '../../domain/problem.ts'
import type { StoryStep } from '../../domain/story.ts'
import type { Window } from '../../domain/view.ts'
import { hasField } from '../../lib/fragment.ts'
import type { OpenStory } from '../../state/appState.ts'
import { readingOf } from '../../state/appState.ts'
import { viewOfStep } from '../../state/storyActions.ts'
import type { Store } from '../../state/store.ts'
import { mapCommands } from '../commands.ts'
import { prefersReducedMotion } from '../motion.ts'

/** As long as the camera flies. */
const RUN_MS = 900
/** How long the size of the page must stay before the map is fitted to it. */
const RESIZE_MS = 250

/**
 * Shows the view of the story's step, now and whenever it changes: the camera flies, the days run to theirs. Where the
 * reader wants less motion, or the story has just been opened, both jump. Returns how to stop.
 */
export function followStep(store: Store): () => void {
  let shown: OpenStory | null = null
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    const { mapStatus } = store.getState()
    const story = readingOf(store.getState())
    if (!story) {
      shown = null
      return
    }
    if (story.story === shown?.story && story.step === shown.step) return
    // The map comes later than the page.
    if (!mapCommands() && mapStatus !== 'failed') return
    const animate = story.story === shown?.story && !prefersReducedMotion()
    shown = story
    show(story, animate)
  }
  const show = (story: OpenStory, animate: boolean): void => {
    cancelAnimationFrame(frame)
    const map = mapCommands()
    const { view: before, dataset } = store.getState()
    const { view, problems } = viewOfStep(story, dataset, before)
    store.dispatch((state) => ({
      ...state,
      fanned: null,
      notices: withNew(state.notices, problems),
      view: {
        ...view,
        // The map goes there by itself and says where it is.
        camera: map ? state.view.camera : view.camera,
        window: animate ? state.view.window : view.window,
      },
    }))
    map?.moveTo(view.camera, frameOf(story), animate)
    if (animate) run(before.window, view.window)
  }
  const run = (from: Window, to: Window): void => {
    const began = performance.now()
    const next = (now: number): void => {
      const share = ease(Math.min(1, (now - began) / RUN_MS))
      const window = { from: between(from.from, to.from, share), until: between(from.until, to.until, share) }
      store.dispatch((state) => ({ ...state, view: { ...state.view, window } }))
      if (share < 1) frame = requestAnimationFrame(next)
    }
    frame = requestAnimationFrame(next)
  }
  const refit = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { dataset, view } = store.getState()
      const story = readingOf(store.getState())
      if (!story) return
      const { camera } = viewOfStep(story, dataset, view).view
      mapCommands()?.moveTo(camera, frameOf(story), false)
    }, RESIZE_MS)
  }
  look()
  const unsubscribe = store.subscribe(look)
  addEventListener('resize', refit)
  return () => {
    unsubscribe()
    removeEventListener('resize', refit)
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}

/** The frame in which the step's camera was chosen; none where the step has no camera. */
function frameOf({ story, step }: OpenStory): StoryStep['frame'] {
  const { view = '', frame = null } = story.steps[step] ?? {}
  return hasField(view, 'map') ? frame : null
}

const ease = (share: number): number => 1 - (1 - share) ** 3

const between = (a: number, b: number, share: number): number => Math.round(a + (b - a) * share)

/** What is said once is not said again. */
const withNew = (known: readonly Problem[], found: readonly Problem[]): Problem[] => [
  ...known,
  ...found.filter(({ path, message }) => !known.some((one) => one.path === path && one.message === message)),
]
