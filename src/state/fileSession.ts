import type { Viewport } from '../lib/viewport.ts'
import { openHierarchy } from '../time/hierarchy.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'
import { CANCELLED } from '../worker/connection.ts'
import type { FileWorker } from '../worker/fileClient.ts'
import { DIED, startFileWorker } from '../worker/fileClient.ts'
import type { Opened } from '../worker/fileEntry.ts'
import type { FilePlan } from '../worker/filePlan.ts'
import type { Answered } from './answers.ts'
import { follow, openAnswers, withEarly } from './answers.ts'
import type { AppState } from './appState.ts'
import { defaultView, homeOf } from './appState.ts'
import type { FileDataset, OpenFile } from './dataset.ts'
import { rowPositions } from './dataset.ts'
import { keepAnswers, questionOf } from './fileAnswers.ts'
import { answered, closeFile, showFile } from './fileActions.ts'
import { fetched } from './fileIncidents.ts'
import type { Store } from './store.ts'

type Few = Extract<Opened, { kind: 'few' }>
type Many = Extract<Opened, { kind: 'many' }>

/** Up to so many incidents of the collection are handed to the worker, for references to them. */
export const MOST_KNOWN = 5_000

let opening: FileWorker | null = null
let session: { stop: () => void } | null = null

/** Ends the opening of a file that is under way. */
export const cancelOpening = (): void => opening?.stop(CANCELLED)

/** Takes the large file away, and its worker with it. */
export function leaveFile(store: Store): void {
  session?.stop()
  session = null
  store.dispatch(closeFile)
}

/** Brings the map to a box of degrees. Gives what the screen shows then, null where there is no map. */
type GoTo = (bounds: FilePlan['bounds']) => Viewport | null

/**
 * Opens a file of incidents in a worker of its own. Where they are more than `most` they are shown, for as long as the
 * file is open; else they are given back, for whoever keeps them. `goTo` brings the map to them before they are added up,
 * so that it is done once, for where it stays; where that fails, the map goes back. Rejects with what failed, or
 * `CANCELLED`. A worker that dies is started once more.
 */
export async function openLargeFile(
  store: Store,
  file: File,
  { most, goTo }: { most: number; goTo: GoTo },
): Promise<Few | { kind: 'shown' }> {
  opening?.stop(CANCELLED)
  const tell = (done: number, words: string): void =>
    store.dispatch((state) => ({ ...state, opening: { name: file.name, done, words } }))
  tell(0, 'Reading')
  const { incidents: known } = homeOf(store.getState())
  const elsewhere = known.length <= MOST_KNOWN ? known : []
  const start = (worker: FileWorker): Promise<Opened> =>
    worker.open(file, most, elsewhere, ({ done, words }) => {
      if (opening === worker) tell(done, words)
    })
  let worker = (opening = startFileWorker())
  try {
    let opened: Opened
    try {
      opened = await start(worker)
    } catch (error) {
      if (!isDeath(error)) throw error
      worker.stop(DIED)
      worker = opening = startFileWorker()
      tell(0, 'The background worker stopped; reading again')
      opened = await start(worker)
    }
    if (opened.kind === 'few') {
      worker.stop('')
      return opened
    }
    tell(0.95, 'Adding up')
    const first = await show(store, { file, worker, opened, goTo })
    session?.stop()
    session = first
    return { kind: 'shown' }
  } catch (error) {
    worker.stop('')
    throw error
  } finally {
    if (opening === worker) {
      opening = null
      store.dispatch((state) => ({ ...state, opening: null }))
    }
  }
}

const isDeath = (error: unknown): boolean => error instanceof Error && error.message === DIED

/** Shows an opened file, with answers that follow the view. */
async function show(
  store: Store,
  { file, worker, opened, goTo }: { file: File; worker: FileWorker; opened: Many; goTo: GoTo },
): Promise<{ stop: () => void }> {
  const { plan, document, problems } = opened
  const arrived = (): void => store.dispatch(answered(shown, null))
  const incidents = fetched((keys) => call((api) => api.incidentsAt(keys)), arrived)
  const names = fetched((keys) => call((api) => api.namesOf(keys)), arrived)
  const related = fetched((keys) => Promise.all(keys.map((key) => call((api) => api.related(key)))), arrived)
  const shown: OpenFile = {
    name: file.name,
    choices: plan.choices,
    nameOf: names.at,
    related: related.at,
    ledger: (span) => call((api) => api.ledger(span)),
    byPeople: () => call((api) => api.byPeople()),
  }
  const list = { length: plan.size, at: incidents.at }
  const index = { ...indexOf(plan), incidents: list }
  const { camera } = store.getState().view
  const viewport = goTo(plan.bounds)
  const state = store.getState()
  const view = defaultView(plan.extent, state.view.camera)
  const dataset: Omit<FileDataset, 'answers'> = {
    title: document.title || file.name,
    description: document.description,
    license: document.license,
    coverage: document.coverage,
    reports: [],
    problems,
    extent: plan.extent,
    file: shown,
    incidents: list,
    index,
    position: rowPositions(plan.size),
  }
  const question = questionOf({ ...state, view, viewport, dataset: { ...dataset, answers: NONE } })
  let known: Answered | null = await worker
    .call((api) => api.answer(question))
    .then((first) => {
      const whole = first && follow(null, first)
      if (!whole) throw new Error('the file’s worker gave no answer')
      return whole
    })
    .catch((error: unknown) => {
      // Unless somebody has moved it meanwhile.
      const isThere = (now: AppState): boolean => now.view.camera === state.view.camera
      store.dispatch((now) => (isThere(now) ? { ...now, view: { ...now.view, camera } } : now))
      throw error
    })
  let answers = openAnswers(known, index.columns)
  const { call, stop } = keepAnswers(store, {
    worker,
    start: startFileWorker,
    // Never few: it was read as many before.
    open: (again) => again.open(file, 0, [], () => undefined),
    isShown: (now) => now.dataset.file === shown,
    answered: question,
    take: (answer) => {
      known = follow(known, answer)
      if (!known) return
      answers = openAnswers(known, index.columns)
      store.dispatch(answered(shown, answers))
    },
    takeEarly: (early) => store.dispatch(answered(shown, withEarly(answers, early, index.columns))),
  })
  store.dispatch(showFile({ ...dataset, answers }, camera))
  return { stop }
}

/** Stands for answers while the first ones are on their way; nobody looks at them. */
const NONE = null as unknown as FileDataset['answers']

function indexOf({
  columns,
  placed,
  origin,
  destination,
  points,
  leaves,
  levels,
  countries,
}: FilePlan): Omit<DrawnIndex, 'incidents'> {
  return {
    columns,
    placed,
    origin,
    destination,
    hierarchy: openHierarchy(points, leaves, levels),
    large: { countries },
  }
}
