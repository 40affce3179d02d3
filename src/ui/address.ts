import type { Problem } from '../domain/problem.ts'
import type { View } from '../domain/view.ts'
import type { Carried } from '../share/carried.ts'
import { atRest } from '../lib/rest.ts'
import { carriedIn, writeCarried } from '../share/carried.ts'
import { writeLink } from '../share/link.ts'
import { storyIn, writeStoryLink } from '../share/storyFields.ts'
import type { Action } from '../state/actions.ts'
import type { AppState } from '../state/appState.ts'
import { homeOf, readingOf } from '../state/appState.ts'
import { openView } from '../state/openView.ts'
import { prepareFor } from '../state/tables.ts'
import type { Store } from '../state/store.ts'
import { elsewhere } from './elsewhere.ts'

/** How long a view must stay before it is written into the address. */
const SETTLE_MS = 350

/**
 * Keeps the address and the view the same. A change of what is shown is a step that Back returns from; moving the
 * camera or the window only rewrites the current step. While playing nothing is written. Returns how to stop.
 */
export function followAddress(store: Store): () => void {
  let written = store.getState().view
  let writtenStory = addressRead(store.getState())
  const write = (): void => {
    const { view, playing, dataset } = store.getState()
    // No link can carry a file that is shown from the reader's disk.
    if (playing || dataset.file) return
    const fragment = fragmentOf(store.getState())
    const story = addressRead(store.getState())
    // The steps of a story are read in one go: Back leads out of it.
    const isStep = story === writtenStory ? story === null && isAnotherStep(written, view) : true
    written = view
    writtenStory = story
    lastRead = null
    if (fragment === location.hash) return
    if (isStep) history.pushState(null, '', fragment)
    else history.replaceState(null, '', fragment)
  }
  const rest = atRest(write, { quietMs: SETTLE_MS }, () => performance.now())
  const unsubscribe = store.subscribe((state, before) => {
    const isSame = (['view', 'playing', 'shared', 'story'] as const).every((part) => state[part] === before[part])
    if (isSame) return
    rest.touch()
  })
  let lastRead: string | null = null
  let reads = 0
  const read = (): void => {
    rest.stop()
    // A link typed by hand is told of twice, by popstate and by hashchange.
    if (location.hash === lastRead) return
    lastRead = location.hash
    const fragment = location.hash
    const own = ++reads
    const state = store.getState()
    // Whoever goes back or opens a link leaves a file of the disk first.
    if (state.dataset.file) {
      lastRead = null
      void import('./openFile.ts').then(({ leaveFile }) => {
        leaveFile(store)
        read()
      })
      return
    }
    if (fragment === fragmentOf(state)) return
    const asked = storyIn(fragment)
    const isHere = isCarried(carriedIn(fragment), state)
    if (asked && isHere && asked.address === state.story?.address) showStory(asked.step)
    else if (!asked && isHere) show(fragment, null)
    else
      (asked ? bringStory(fragment, state) : bring(fragment, state)).then(
        (brought) => {
          // Unless another address has been opened meanwhile.
          if (own !== reads) return
          if (!asked) return show(fragment, brought)
          store.dispatch(brought.change)
          writtenStory = addressRead(store.getState())
        },
        (error: unknown) => {
          lastRead = null
          store.dispatch((current) => ({ ...current, notices: [...current.notices, notOpened(error)] }))
        },
      )
  }
  const showStory = (step: number): void => {
    store.dispatch((state) => ({
      ...state,
      story: state.story && {
        ...state.story,
        step: Math.min(step, state.story.story.steps.length - 1),
        isAside: false,
      },
    }))
    writtenStory = addressRead(store.getState())
  }
  const show = (fragment: string, brought: Brought | null): void =>
    store.dispatch((state): AppState => {
      const current = brought?.change(state) ?? state
      const { view, problems } = openView(fragment, current.dataset, current.view.camera)
      written = view
      writtenStory = null
      return {
        ...current,
        // Whoever goes back from a story may come back to it.
        story: current.story && { ...current.story, isAside: true },
        playing: null,
        fanned: null,
        view,
        zoom: view.camera.zoom,
        notices: [...current.notices, ...(brought?.problems ?? []), ...problems],
      }
    })
  addEventListener('popstate', read)
  addEventListener('hashchange', read)
  return () => {
    rest.stop()
    unsubscribe()
    removeEventListener('popstate', read)
    removeEventListener('hashchange', read)
  }
}

/** The part of the address after and with `#` that stands for the state. */
export function fragmentOf(state: AppState): string {
  const { view, shared, story } = state
  const address = addressRead(state)
  if (story && address) return `#${writeStoryLink({ address, step: story.step }, shared?.carried ?? null)}`
  return `#${writeLink(view)}${shared ? writeCarried(shared.carried) : ''}`
}

/** What stands in an address for the story that is read: empty where nothing does, null where none is read. */
const addressRead = (state: AppState): string | null => {
  const story = readingOf(state)
  return story && (story.address ?? '')
}

/** What a link carries, ready to be shown. */
interface Brought {
  change: Action
  problems: readonly Problem[]
}

const notOpened = (error: unknown): Problem => ({
  code: 'link.unopened',
  path: 'link: data',
  message: `The link could not be opened: ${error instanceof Error ? error.message : 'unknown reason'}.`,
  advice: 'Reload the page.',
})

const isCarried = (carried: Carried | null, { shared }: AppState): boolean =>
  carried?.data === shared?.carried.data &&
  carried?.only === shared?.carried.only &&
  carried?.hash === shared?.carried.hash

/** Fetches or puts away what a link carries. */
async function bring(fragment: string, state: AppState): Promise<Brought> {
  const { leaveShared, showShared } = await import('../state/deskActions.ts')
  const carried = carriedIn(fragment)
  if (!carried) return { change: leaveShared, problems: [] }
  const { openShared } = await import('../state/openShared.ts')
  const { dataset, shared, problems } = await openShared(carried, homeOf(state), elsewhere)
  await prepareFor(dataset.incidents)
  return { change: shared ? showShared(shared, dataset) : leaveShared, problems }
}

/** Fetches the story of a link, and what travels with it. */
async function bringStory(fragment: string, state: AppState): Promise<Brought> {
  const { openFragment } = await import('./story/openStories.ts')
  return { change: await openFragment(fragment, state), problems: [] }
}

function isAnotherStep(a: View, b: View): boolean {
  const { camera: _a, window: _b, axis: _c, ...before } = a
  const { camera: _d, window: _e, axis: _f, ...after } = b
  return JSON.stringify(before) !== JSON.stringify(after)
}
