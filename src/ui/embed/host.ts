import { formatDay } from '../../domain/day.ts'
import type { Sum } from '../../domain/count.ts'
import { MODES } from '../../domain/view.ts'
import { days } from '../../share/fields.ts'
import { carriedIn } from '../../share/carried.ts'
import { storyIn } from '../../share/storyFields.ts'
import { atRest } from '../../lib/rest.ts'
import type { Action } from '../../state/actions.ts'
import { select, setMode, setWindow, togglePlay } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import { openView } from '../../state/openView.ts'
import { headlineOf } from '../../state/selectors.ts'
import type { Store } from '../../state/store.ts'
import { fragmentOf } from '../address.ts'
import { words } from '../words/words.ts'

/** Version of the messages, in their field `dateline`. Those of another version are answered with a problem. */
const VERSION = 1

/** How long a state must rest before it is told; while it does not rest, how often it is. */
const QUIET_MS = 120
const RUNNING_MS = 500

/**
 * Lets the page around the frame drive the map and hear of its state, by the messages that docs/embedding.md has. Only
 * messages of the parent window that come from `origin` count, and answers go to no other. Returns how to stop.
 */
export function talkWithHost(store: Store, origin: string): () => void {
  const tell = (message: object): void => parent.postMessage({ dateline: VERSION, ...message }, origin)
  let isTold = false
  const tellState = (): void => {
    tell({ type: isTold ? 'state' : 'ready', ...stateForHost(store.getState()) })
    isTold = true
  }
  const rest = atRest(tellState, { quietMs: QUIET_MS, mostMs: RUNNING_MS }, () => performance.now())
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== parent || event.origin !== origin || !isRecord(event.data)) return
    const message = event.data
    if (!Object.hasOwn(message, 'dateline')) return
    try {
      if (message.dateline !== VERSION) throw new Error(`dateline must be ${VERSION}, the version of these messages`)
      if (message.type === 'get') tellState()
      else store.dispatch(actionOf(message, store.getState()))
    } catch (error) {
      tell({ type: 'problem', message: error instanceof Error ? error.message : String(error) })
    }
  }
  addEventListener('message', onMessage)
  const unsubscribe = store.subscribe((state, before) => {
    if (
      state.view !== before.view ||
      state.playing !== before.playing ||
      state.visiblePoints !== before.visiblePoints ||
      state.mapStatus !== before.mapStatus
    )
      rest.touch()
  })
  rest.touch()
  return () => {
    rest.stop()
    unsubscribe()
    removeEventListener('message', onMessage)
  }
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a message asks for. Throws what is wrong with it, in words for whoever wrote the page. */
function actionOf(message: Fields, { dataset, playing }: AppState): Action {
  switch (message.type) {
    case 'set':
      return setting(message)
    case 'play':
    case 'pause':
      return (playing !== null) === (message.type === 'play') ? (state) => state : togglePlay
    case 'select': {
      const { id } = message
      if (id === null) return select(null)
      if (typeof id !== 'string') throw new Error('select: id must be the id of an incident, or null')
      if (!dataset.position.has(id)) throw new Error(`select: there is no incident ${JSON.stringify(id.slice(0, 60))}`)
      return select(id)
    }
    default:
      throw new Error('type must be set, play, pause, select or get')
  }
}

/** The whole view by its link first, then the mode and the window. */
function setting({ link, mode, window }: Fields): Action {
  const steps: Action[] = []
  if (link !== undefined) {
    if (typeof link !== 'string') throw new Error('set: link must be a text')
    const fragment = link.slice(link.indexOf('#') + 1)
    if (storyIn(fragment)) throw new Error('set: a link to a story must be the address of the frame itself')
    if (carriedIn(fragment))
      throw new Error('set: a link that carries incidents must be the address of the frame itself')
    steps.push((state) => {
      const { view, problems } = openView(fragment, state.dataset, state.view.camera)
      if (problems.length > 0) throw new Error(`set: ${problems[0]!.message}`)
      return { ...state, playing: null, fanned: null, view, zoom: view.camera.zoom }
    })
  }
  if (mode !== undefined) {
    const known = MODES.find((one) => one === mode)
    if (!known) throw new Error(`set: mode must be one of ${MODES.join(', ')}`)
    steps.push(setMode(known))
  }
  if (window !== undefined) {
    const parsed = typeof window === 'string' ? days.parse(window) : null
    if (!parsed?.ok) throw new Error('set: window must be two days written as 2017-08-01..2017-08-31')
    steps.push(setWindow(parsed.value))
  }
  if (steps.length === 0) throw new Error('set: nothing to set; give link, mode or window')
  return (state) => steps.reduce((current, step) => step(current), state)
}

/** What a page outside may know: the view, and the sums on the screen with their bounds. */
function stateForHost(state: AppState): object {
  const { view, playing, mapStatus } = state
  const tally = headlineOf(state)
  return {
    link: fragmentOf(state),
    window: days.serialize(view.window),
    from: formatDay(view.window.from),
    until: formatDay(view.window.until - 1),
    mode: view.mode,
    selection: view.selection,
    playing: playing !== null,
    map: mapStatus,
    headline: words().tally(tally),
    operations: tally.operations,
    arrested: bounds(tally.arrested),
    transfers: tally.transfers,
    deported: bounds(tally.deported),
  }
}

/** An open upper bound is null. */
const bounds = ({ least, most }: Sum): { least: number; most: number | null } => ({
  least,
  most: Number.isFinite(most) ? most : null,
})
