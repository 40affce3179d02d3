import type { Problem } from '../domain/problem.ts'
import { openHierarchy } from '../time/hierarchy.ts'
import { scaledLength, usualLength } from '../time/playback.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'
import type { FileWorker } from '../worker/fileClient.ts'
import { DIED, startFileWorker } from '../worker/fileClient.ts'
import type { Opened } from '../worker/fileEntry.ts'
import type { FilePlan } from '../worker/filePlan.ts'
import type { Answer, Question } from '../worker/largeFile.ts'
import type { Answered } from './answers.ts'
import { follow, openAnswers } from './answers.ts'
import type { AppState } from './appState.ts'
import { defaultView } from './appState.ts'
import type { FileDataset, OpenFile } from './dataset.ts'
import { rowPositions } from './dataset.ts'
import { answered, closeFile, showFile } from './fileActions.ts'
import { fetched } from './fileIncidents.ts'
import { levelAsked } from './selectors.ts'
import type { Store } from './store.ts'

/** What calls reject with when somebody has changed their mind. */
export const CANCELLED = 'cancelled'

type Few = Extract<Opened, { kind: 'few' }>
type Many = Extract<Opened, { kind: 'many' }>

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

/**
 * Opens a file of incidents in a worker of its own. Where they are more than `most` they are shown, for as long as the
 * file is open; else they are given back, for whoever keeps them. Rejects with what failed, or `CANCELLED`. A worker that
 * dies is started once more.
 */
export async function openLargeFile(store: Store, file: File, most: number): Promise<Few | { kind: 'shown' }> {
  opening?.stop(CANCELLED)
  const tell = (done: number, words: string): void =>
    store.dispatch((state) => ({ ...state, opening: { name: file.name, done, words } }))
  tell(0, 'Reading')
  const start = (worker: FileWorker): Promise<Opened> =>
    worker.open(file, most, ({ done, words }) => {
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
    const first = await show(store, file, worker, opened)
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

/** What the worker has to be asked for a state. */
function questionOf(state: AppState): Question {
  const { filters, reading, window, mode } = state.view
  return {
    filters,
    reading,
    level: levelAsked(state),
    days: scaledLength(usualLength(window.until - window.from), mode),
    viewport: state.viewport,
  }
}

/** Shows an opened file and keeps its answers those of the view. */
async function show(store: Store, file: File, worker: FileWorker, opened: Many): Promise<{ stop: () => void }> {
  const { plan, document, problems } = opened
  let current = worker
  let isOver = false
  const call: FileWorker['call'] = (question) =>
    current.call(question).catch((error: unknown) => {
      if (isDeath(error)) retry()
      throw error
    })
  const arrived = (): void => store.dispatch(answered(shown, null))
  const incidents = fetched((keys) => call((api) => api.incidentsAt(keys)), arrived)
  const names = fetched((keys) => call((api) => api.namesOf(keys)), arrived)
  const related = fetched((keys) => Promise.all(keys.map((key) => call((api) => api.related(key)))), arrived)
  const shown: OpenFile = {
    name: file.name,
    choices: plan.choices,
    nameOf: names.at,
    related: related.at,
    bounds: plan.bounds,
    ledger: (span) => call((api) => api.ledger(span)),
    byPeople: () => call((api) => api.byPeople()),
  }
  const list = { length: plan.size, at: incidents.at }
  const index = { ...indexOf(plan), incidents: list }
  let known: Answered | null = null
  const take = (answer: Answer): void => {
    known = follow(known, answer)
  }
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
  const blank = { ...state, view, viewport: null, dataset: { ...dataset, answers: NONE } }
  const answer = await worker.call((api) => api.answer(questionOf(blank)))
  if (answer) take(answer)
  if (!known) throw new Error('the file’s worker gave no answer')
  store.dispatch(showFile({ ...dataset, answers: openAnswers(known, index.columns) }))

  /** The same file in a new worker, once; its rows are the same, so what is shown stays. */
  let isRestarted = false
  const restart = async (): Promise<void> => {
    current.stop(DIED)
    if (isOver) return
    if (isRestarted) {
      isOver = true
      store.dispatch(told(DEAD))
      store.dispatch((now) => ({ ...now, isAddingUp: false }))
      return
    }
    isRestarted = true
    store.dispatch(told(RESTARTED))
    current = startFileWorker()
    // Never few: it was read as many before.
    await current.open(file, 0, () => undefined)
  }

  let asked = JSON.stringify(questionOf(blank))
  let last: AppState | null = null
  let underWay = 0
  let isDue = false
  const ask = async (question: Question): Promise<void> => {
    underWay++
    asked = JSON.stringify(question)
    store.dispatch((now) => (now.dataset.file === shown && !now.isAddingUp ? { ...now, isAddingUp: true } : now))
    try {
      const next = await current.call((api) => api.answer(question))
      if (next) take(next)
      if (next && known && !isOver) store.dispatch(answered(shown, openAnswers(known, index.columns)))
    } catch {
      await restart().catch(() => restart())
      asked = ''
      isDue = true
    }
    underWay--
    if (isOver) return
    if (isDue && underWay === 0) {
      isDue = false
      last = null
      watch(store.getState())
    }
    if (underWay === 0) store.dispatch((now) => (now.isAddingUp ? { ...now, isAddingUp: false } : now))
  }
  /** Something that was asked for in between failed: asking for the view again finds out, and starts the worker anew. */
  function retry(): void {
    if (isOver || underWay > 0) return
    asked = ''
    last = null
    watch(store.getState())
  }
  const watch = (now: AppState): void => {
    if (isOver || now.dataset.file !== shown) return
    // Nearly all changes are of the window alone, and ask for nothing.
    if (last && now.zoom === last.zoom && now.viewport === last.viewport && isSameView(now.view, last.view)) return
    last = now
    const question = questionOf(now)
    if (JSON.stringify(question) === asked) return
    // A search under way is given up for another one; anything else is quick, and waits for its turn.
    const isSearch = question.filters.query !== '' && !asked.includes(JSON.stringify(question.filters.query))
    if (underWay > 0 && !isSearch) {
      last = null
      isDue = true
    } else void ask(question)
  }
  const unsubscribe = store.subscribe((now, before) => {
    if (before.dataset.file === shown && now.dataset.file !== shown) stop()
    else watch(now)
  })
  const stop = (): void => {
    isOver = true
    unsubscribe()
    current.stop(CANCELLED)
  }
  watch(store.getState())
  return { stop }
}

const isSameView = (a: AppState['view'], b: AppState['view']): boolean =>
  a.filters === b.filters &&
  a.reading === b.reading &&
  a.mode === b.mode &&
  a.window.until - a.window.from === b.window.until - b.window.from

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

const told =
  (problem: Problem) =>
  (state: AppState): AppState => ({ ...state, notices: [...state.notices, problem] })

const RESTARTED: Problem = {
  code: 'file.worker',
  path: 'file',
  message: 'The background worker that adds up the file stopped. It has been started again.',
  advice: '',
}

const DEAD: Problem = {
  code: 'file.dead',
  path: 'file',
  message:
    'The background worker stopped a second time. What is shown stays as it is: figures follow the time window, but no longer the filters or the map.',
  advice: 'Close the file and open it again, or split it.',
}
