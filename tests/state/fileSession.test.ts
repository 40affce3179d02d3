import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readArrowFacts } from '../../src/io/arrowFacts.ts'
import type { Camera } from '../../src/domain/view.ts'
import { cancelOpening, leaveFile, openLargeFile } from '../../src/state/fileSession.ts'
import type { Store } from '../../src/state/store.ts'
import { makeStore } from '../../src/state/store.ts'
import { CANCELLED } from '../../src/worker/connection.ts'
import type { FileWorker } from '../../src/worker/fileClient.ts'
import type { FileWorkerApi, Opened } from '../../src/worker/fileEntry.ts'
import type { LargeFile, Question } from '../../src/worker/largeFile.ts'
import { openLargeFile as openInWorker } from '../../src/worker/largeFile.ts'
import { arrowOf } from '../helpers/arrowFile.ts'
import { generate } from '../helpers/generate.ts'
import { FEW, stateOf } from './appStates.ts'

vi.mock(import('../../src/worker/fileClient.ts'), async (original) => ({
  ...(await original()),
  startFileWorker: () => startWorker(),
}))

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** A worker in the page itself. It answers nothing while `isHeld`. */
let isHeld = false
/** Its answers are none. */
let isSilent = false
let asked: Question[] = []

function startWorker(): FileWorker {
  const file: LargeFile = openInWorker(readArrowFacts(arrowOf(generate(200))))
  const api = {
    early: () => Promise.resolve(null),
    answer: (question: Question) => {
      asked.push(question)
      if (isSilent) return Promise.resolve(null)
      return isHeld ? new Promise(() => undefined) : file.answer(question, () => false)
    },
  } as unknown as FileWorkerApi
  let reject: (reason: Error) => void
  const stopped = new Promise<never>((_, rejects) => (reject = rejects))
  stopped.catch(() => undefined)
  const opened: Opened = {
    kind: 'many',
    document: { title: 'Many' } as Extract<Opened, { kind: 'many' }>['document'],
    plan: file.plan(),
    problems: [],
  }
  return {
    // As any message, it comes in a task of its own.
    open: () => Promise.race([turn().then(() => opened), stopped]),
    call: (ask) => Promise.race([ask(api as unknown as Parameters<typeof ask>[0]), stopped]),
    stop: (reason) => reject(new Error(reason)),
  }
}

const THERE = { lng: -70, lat: 10, zoom: 1, bearing: 0, pitch: 0 }
const VIEWPORT = {
  matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
  horizon: null,
  middle: 0.3,
  width: 90,
  height: 50,
}

describe('a large file', () => {
  let store: Store
  let home: Camera
  const camera = (): Camera => store.getState().view.camera
  const moveTo = (to: Camera): void => store.dispatch((state) => ({ ...state, view: { ...state.view, camera: to } }))
  const open = () =>
    openLargeFile(store, new File([], 'many.arrow'), {
      most: 10,
      goTo: () => {
        moveTo({ ...THERE })
        return VIEWPORT
      },
    })

  beforeEach(() => {
    store = makeStore(stateOf(FEW))
    home = camera()
    isHeld = isSilent = false
    asked = []
  })

  test('is asked about what the screen shows once the map is there, and the map comes back when it is closed', async () => {
    await open()
    expect(asked.map(({ viewport }) => viewport)).toEqual([VIEWPORT])
    expect(store.getState().dataset.file?.name).toBe('many.arrow')
    expect(camera()).toEqual(THERE)
    leaveFile(store)
    expect(store.getState().dataset.file).toBeNull()
    expect(camera()).toEqual(home)
  })

  test('whose opening is cancelled leaves the map where it was', async () => {
    isHeld = true
    const opening = open()
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    expect(camera()).toEqual(THERE)
    cancelOpening()
    await expect(opening).rejects.toThrow(CANCELLED)
    expect(camera()).toEqual(home)
  })

  test('so does one whose worker says nothing', async () => {
    isSilent = true
    await expect(open()).rejects.toThrow('gave no answer')
    expect(camera()).toEqual(home)
  })

  test('or where somebody has moved it meanwhile', async () => {
    isHeld = true
    const opening = open()
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    moveTo({ ...THERE, zoom: 5 })
    cancelOpening()
    await expect(opening).rejects.toThrow(CANCELLED)
    expect(camera().zoom).toBe(5)
  })

  test('that is dropped while another one is added up comes back to the same place', async () => {
    isHeld = true
    const first = open()
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    isHeld = false
    const second = open()
    await expect(first).rejects.toThrow(CANCELLED)
    await second
    leaveFile(store)
    expect(camera()).toEqual(home)
  })
})
