import { beforeEach, describe, expect, test } from 'vitest'
import { keepAnswers, questionOf } from '../../src/state/fileAnswers.ts'
import type { Store } from '../../src/state/store.ts'
import { makeStore } from '../../src/state/store.ts'
import type { FileWorker } from '../../src/worker/fileClient.ts'
import { DIED } from '../../src/worker/fileClient.ts'
import { FEW, stateOf } from './appStates.ts'

/** A worker whose calls answer when the test says so. */
interface Double extends FileWorker {
  calls: { resolve: (answer: unknown) => void; reject: (reason: Error) => void }[]
}

function double(): Double {
  const calls: Double['calls'] = []
  const call = (): Promise<never> =>
    new Promise((resolve, reject) => calls.push({ resolve: resolve as (answer: unknown) => void, reject }))
  return {
    calls,
    call,
    open: () => Promise.reject(new Error('not asked for')),
    stop: (reason) => calls.splice(0).forEach(({ reject }) => reject(new Error(reason))),
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
const codes = (store: Store): string[] => store.getState().notices.map(({ code }) => code)

describe('the answers about a large file', () => {
  let store: Store
  let workers: Double[]
  let opened: (() => void)[]
  let failed: ((reason: Error) => void)[]
  let fault: Error | null
  let taken: unknown[]
  let kept: ReturnType<typeof keepAnswers>
  const search = (query: string): void =>
    store.dispatch((state) => ({ ...state, view: { ...state.view, filters: { ...state.view.filters, query } } }))

  beforeEach(async () => {
    const state = stateOf(FEW)
    store = makeStore(state)
    workers = [double()]
    opened = []
    failed = []
    fault = null
    taken = []
    kept = keepAnswers(store, {
      worker: workers[0]!,
      start: () => {
        workers.push(double())
        return workers.at(-1)!
      },
      open: () =>
        new Promise<void>((resolve, reject) => {
          opened.push(resolve)
          failed.push(reject)
        }),
      isShown: () => true,
      answered: questionOf(state),
      take: (answer) => {
        taken.push(answer)
        if (fault) throw fault
      },
      takeEarly: (early) => taken.push(early),
    })
    await turn()
  })

  test('are not asked for again while nothing but the window moves', async () => {
    store.dispatch((state) => {
      const { from, until } = state.view.window
      return { ...state, view: { ...state.view, window: { from: from + 1, until: until + 1 } } }
    })
    await turn()
    expect(workers[0]!.calls).toHaveLength(0)
  })

  test('come after what the window says, if that is known before', async () => {
    store.dispatch((state) => ({
      ...state,
      view: { ...state.view, filters: { ...state.view.filters, exactDays: true } },
    }))
    await turn()
    const { calls } = workers[0]!
    calls[0]!.resolve('early')
    await turn()
    expect([taken, calls.length, store.getState().isAddingUp]).toEqual([['early'], 2, true])
    calls[1]!.resolve('answer')
    await turn()
    expect([taken, calls.length, store.getState().isAddingUp]).toEqual([['early', 'answer'], 2, false])
  })

  test('of two searches under way, one failure starts one worker, which answers the last', async () => {
    search('bavet')
    await turn()
    search('poipet')
    await turn()
    expect(workers[0]!.calls).toHaveLength(2)
    workers[0]!.stop(DIED)
    await turn()
    expect([workers.length, codes(store)]).toEqual([2, ['file.worker']])
    expect(workers[1]!.calls, 'before the file is open').toHaveLength(0)
    opened[0]!()
    await turn()
    expect(workers[1]!.calls).toHaveLength(1)
    workers[1]!.calls[0]!.resolve('answer')
    await turn()
    expect(taken).toEqual(['answer'])
    expect(store.getState().isAddingUp).toBe(false)
  })

  test('a search that is typed while the file is opened again waits for it', async () => {
    search('bavet')
    await turn()
    workers[0]!.stop(DIED)
    await turn()
    search('poipet')
    await turn()
    expect([workers.length, workers[1]!.calls.length]).toEqual([2, 0])
    opened[0]!()
    await turn()
    expect(workers[1]!.calls.length).toBeGreaterThan(0)
    expect(codes(store)).toEqual(['file.worker'])
  })

  test('a second failure is the last, and says so', async () => {
    search('bavet')
    await turn()
    workers[0]!.stop(DIED)
    await turn()
    opened[0]!()
    await turn()
    workers[1]!.calls[0]!.reject(new Error('out of memory'))
    await turn()
    expect([workers.length, codes(store)]).toEqual([2, ['file.worker', 'file.dead']])
    expect(store.getState().isAddingUp).toBe(false)
  })

  test('another call that finds the worker dead starts it anew', async () => {
    const rows = kept.call((api) => api.incidentsAt([1]))
    await turn()
    workers[0]!.stop(DIED)
    workers[0]!.call = () => Promise.reject(new Error(DIED))
    await expect(rows).rejects.toThrow(DIED)
    await turn()
    expect(codes(store)).toEqual(['file.worker'])
  })

  test('of a filter are not asked for behind a search that was typed meanwhile', async () => {
    store.dispatch((state) => ({
      ...state,
      view: { ...state.view, filters: { ...state.view.filters, exactDays: true } },
    }))
    await turn()
    search('bavet')
    await turn()
    const { calls } = workers[0]!
    expect(calls).toHaveLength(2)
    calls[0]!.resolve('what the window says under the filter')
    calls[1]!.resolve('answer to the search')
    await turn()
    expect([taken, calls.length, store.getState().isAddingUp]).toEqual([['answer to the search'], 2, false])
  })

  test('of a file that is closed while it is opened again are missed by nobody', async () => {
    search('bavet')
    await turn()
    workers[0]!.stop(DIED)
    await turn()
    kept.stop()
    failed[0]!(new Error('cancelled'))
    await turn()
    expect(codes(store)).toEqual(['file.worker'])
  })

  test('that the page fails over are no failure of the worker', async () => {
    const faults: unknown[] = []
    const onFault = (fault: unknown): void => void faults.push(fault)
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException').on('uncaughtException', onFault)
    fault = new Error('a mark could not be drawn')
    search('bavet')
    await turn()
    workers[0]!.calls[0]!.resolve('answer')
    await turn()
    process.removeAllListeners('uncaughtException')
    for (const listener of others) process.on('uncaughtException', listener)
    expect([faults, workers.length, codes(store)]).toEqual([[fault], 1, []])
    expect(store.getState().isAddingUp).toBe(false)
  })
})
