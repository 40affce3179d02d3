import type { Problem } from '../domain/problem.ts'
import { scaledLength, usualLength } from '../time/playback.ts'
import { spanOf } from '../time/span.ts'
import { CANCELLED } from '../worker/connection.ts'
import type { FileWorker } from '../worker/fileClient.ts'
import { DIED } from '../worker/fileClient.ts'
import type { Answer, EarlyAnswer, Question } from '../worker/largeFile.ts'
import type { AppState } from './appState.ts'
import { levelAsked } from './selectors.ts'
import type { Store } from './store.ts'

/** What the worker has to be asked for a state. */
export function questionOf(state: AppState): Question {
  const { filters, reading, window, mode } = state.view
  return {
    filters,
    reading,
    level: levelAsked(state),
    days: scaledLength(usualLength(window.until - window.from), mode),
    viewport: state.viewport,
  }
}

/** The worker of a large file, opened, and how to open the same file in another one. */
export interface Answering {
  worker: FileWorker
  /** Starts a worker; its rows will be the same, so what is shown stays. */
  start: () => FileWorker
  open: (worker: FileWorker) => Promise<unknown>
  /** Whether the file is what a state shows. */
  isShown: (state: AppState) => boolean
  /** The question that has been answered already. */
  answered: Question
  take: (answer: Answer) => void
  /** What the window says, before its answer. */
  takeEarly: (answer: EarlyAnswer) => void
}

/**
 * Keeps the answers about a large file those of the view, until `stop`. A worker that fails is started anew, once: calls
 * that come meanwhile wait for it.
 */
export function keepAnswers(
  store: Store,
  { worker, start, open, isShown, answered, take, takeEarly }: Answering,
): { call: FileWorker['call']; stop: () => void } {
  let current = worker
  /** Settles when the worker of the moment has the file. */
  let ready: Promise<unknown> = Promise.resolve()
  let isOver = false
  let isRestarted = false
  let asked: Question | null = answered
  let last: AppState | null = null
  let underWay = 0
  let isDue = false

  const giveUp = (): void => {
    if (isOver) return
    isOver = true
    current.stop(DIED)
    store.dispatch(told(DEAD))
    store.dispatch((now) => ({ ...now, isAddingUp: false }))
  }
  const restart = async (reason: string): Promise<void> => {
    current.stop(DIED)
    if (isOver) return
    if (isRestarted) return giveUp()
    isRestarted = true
    store.dispatch(told(restarted(reason)))
    current = start()
    ready = open(current)
    await ready.catch(giveUp)
  }
  const ask = async (question: Question): Promise<void> => {
    underWay++
    asked = question
    store.dispatch((now) => (isShown(now) && !now.isAddingUp ? { ...now, isAddingUp: true } : now))
    await ready.catch(() => undefined)
    const asking = current
    const { window, mode } = store.getState().view
    try {
      // A search takes long, and nothing is known before it is over.
      const early = question.filters.query
        ? null
        : await asking.call((api) => api.early(question, spanOf(window, mode)))
      if (early && !isOver && asked === question) hand(takeEarly, early)
      // A search that was asked for meanwhile is of the newest state, and comes without this answer.
      const next = asked === question ? await asking.call((api) => api.answer(question)) : null
      if (next && !isOver) hand(take, next)
    } catch (error) {
      // Of several calls that one failure ends, the first sees to it.
      if (asking === current) await restart(error instanceof Error ? error.message : String(error))
      asked = null
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
  const watch = (now: AppState): void => {
    if (isOver || !isShown(now)) return
    // Nearly all changes are of the window alone, and ask for nothing.
    if (last && now.zoom === last.zoom && now.viewport === last.viewport && isSameView(now.view, last.view)) return
    last = now
    const question = questionOf(now)
    if (asked && JSON.stringify(question) === JSON.stringify(asked)) return
    // A search under way is given up for another one; anything else is quick, and waits for its turn.
    const { query } = question.filters
    const isOtherSearch = query !== '' && query !== asked?.filters.query
    if (underWay > 0 && !isOtherSearch) {
      last = null
      isDue = true
    } else void ask(question)
  }
  /** A call that finds the worker dead asks for the view again, which starts it anew. */
  const call: FileWorker['call'] = async (question) => {
    await ready
    return current.call(question).catch((error: unknown) => {
      if (!isOver && underWay === 0 && error instanceof Error && error.message === DIED) {
        asked = last = null
        watch(store.getState())
      }
      throw error
    })
  }
  const unsubscribe = store.subscribe((now, before) => {
    if (isShown(before) && !isShown(now)) stop()
    else watch(now)
  })
  const stop = (): void => {
    isOver = true
    unsubscribe()
    current.stop(CANCELLED)
  }
  // Once what is shown has been handed over.
  queueMicrotask(() => watch(store.getState()))
  return { call, stop }
}

/** A fault of whoever takes it is told as such, and none of the worker. */
function hand<T>(take: (value: T) => void, value: T): void {
  try {
    take(value)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

const isSameView = (a: AppState['view'], b: AppState['view']): boolean =>
  a.filters === b.filters &&
  a.reading === b.reading &&
  a.mode === b.mode &&
  a.window.until - a.window.from === b.window.until - b.window.from

const told =
  (problem: Problem) =>
  (state: AppState): AppState => ({ ...state, notices: [...state.notices, problem] })

const restarted = (reason: string): Problem => ({
  code: 'file.worker',
  path: 'file',
  message: `The background worker that adds up the file stopped${reason === DIED ? '' : ` (${reason})`}. It has been started again.`,
  advice: '',
})

const DEAD: Problem = {
  code: 'file.dead',
  path: 'file',
  message:
    'The background worker stopped a second time. What is shown stays as it is: figures follow the time window, but no longer the filters or the map.',
  advice: 'Close the file and open it again, or split it.',
}
