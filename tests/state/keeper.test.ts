import * as fake from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { NO_FILTERS } from '../../src/domain/view.ts'
import { initialState, defaultView } from '../../src/state/appState.ts'
import { makeDataset } from '../../src/state/dataset.ts'
import {
  acceptDrafts,
  addReport,
  draftsOf,
  dropIncidents,
  overtakenBy,
  ownIncidents,
  reopen,
  reportsOf,
  setIncidents,
} from '../../src/state/desk.ts'
import { show } from '../../src/state/deskActions.ts'
import type { DeskStore } from '../../src/state/deskStore.ts'
import { openDeskStore } from '../../src/state/deskStore.ts'
import { startKeeper } from '../../src/state/keeper.ts'
import type { Store } from '../../src/state/store.ts'
import { makeStore } from '../../src/state/store.ts'
import { BLANK_HEAD } from '../../src/io/document.ts'
import { arrests, onDay, town } from '../map/scenes.ts'

const collection = [
  { ...arrests(10, [town('Old', 104, 11)], { date: onDay('2016-01-05') }), id: 'old' },
  { ...arrests(20, [town('Newer', 105, 12)], { date: onDay('2018-03-01') }), id: 'newer' },
]
const tonight = { ...arrests(33, [town('Tonight', 100, 13)], { date: onDay('2019-06-02') }), id: 'tonight' }
const report = {
  id: 'r',
  name: 'Tonight',
  text: 'words',
  published: '2019-06-02',
  source: { publisher: 'Wire', title: '', url: '', published: '2019-06-02' },
}

function openPage(): Store {
  const dataset = makeDataset([{ document: BLANK_HEAD, incidents: collection }], [])
  return makeStore(initialState(dataset, defaultView(dataset.extent), []))
}

/** For what must not happen: time for it to happen. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60))
const until = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 20_000, interval: 5 })

beforeEach(() => {
  Object.assign(globalThis, fake, { indexedDB: new fake.IDBFactory() })
})

const shownBy = (page: Store): Incident[] =>
  Array.from({ length: page.getState().dataset.incidents.length }, (_, i) => page.getState().dataset.incidents.at(i)!)

describe('what is kept', () => {
  test('outlives the page, and is shown with the collection', async () => {
    const page = openPage()
    const keeper = await startKeeper(page, openDeskStore)
    await keeper.commit((desk) => addReport(desk, report, [tonight], new Set()))
    expect(page.getState().dataset.incidents).toHaveLength(2)
    await keeper.commit((desk) => acceptDrafts(desk, ['r/0']))
    expect(shownBy(page).map(({ id }) => id)).toEqual(['old', 'newer', 'tonight'])
    const later = openPage()
    await startKeeper(later, openDeskStore)
    expect(shownBy(later).map(({ id }) => id)).toEqual(['old', 'newer', 'tonight'])
    // A window over everything still is one.
    expect(later.getState().view.window).toEqual(later.getState().dataset.extent)
    expect(later.getState().view.filters).toEqual(NO_FILTERS)
  })

  test('is on the disk before it is on the screen', async () => {
    const page = openPage()
    let isWritten = false
    const slow: DeskStore = {
      read: async () => ({ desk: new Map(), problems: [] }),
      write: async () => {
        await pause()
        expect(page.getState().desk.size).toBe(0)
        isWritten = true
      },
      follow: () => () => undefined,
    }
    const keeper = await startKeeper(page, async () => slow)
    await keeper.commit((desk) => addReport(desk, report, [tonight], new Set()))
    expect(isWritten).toBe(true)
    expect(page.getState().desk.size).toBe(2)
  })

  test('is shared by two tabs, neither of which overwrites the other', async () => {
    const [one, two] = [openPage(), openPage()]
    const first = await startKeeper(one, openDeskStore)
    const second = await startKeeper(two, openDeskStore)
    await Promise.all([
      first.commit((desk) => setIncidents(desk, 'Add', [tonight])),
      second.commit((desk) => setIncidents(desk, 'Add', [{ ...tonight, id: 'other' }])),
    ])
    const ownOf = (page: Store): string[] =>
      ownIncidents(page.getState().desk)
        .map(({ id }) => id)
        .sort()
    for (const page of [one, two]) await until(() => expect(ownOf(page)).toEqual(['other', 'tonight']))
    // Taking back one's own step leaves the other tab's.
    await first.undo()
    await until(() => expect(ownOf(two)).toEqual(['other']))
    await first.redo()
    await until(() => expect(ownOf(two)).toEqual(['other', 'tonight']))
  })

  test('that cannot be read is told of, and left where it is', async () => {
    const kept = await openDeskStore()
    await kept.write(setIncidents(new Map(), 'Add', [tonight]))
    const database = await openDB('dateline', 1)
    await database.put('desk', { kind: 'incident', order: 1, incident: { id: 'broken' } }, 'incident/broken')
    await database.put('desk', 'nonsense', 'incident/nonsense')
    const page = openPage()
    await startKeeper(page, openDeskStore)
    expect(ownIncidents(page.getState().desk).map(({ id }) => id)).toEqual(['tonight'])
    expect(page.getState().notices.map(({ path }) => path)).toEqual(['incident/broken', 'incident/nonsense'])
    expect(await database.count('desk')).toBe(3)
  })

  test('nowhere is said once, and the page works on', async () => {
    const page = openPage()
    const keeper = await startKeeper(page, async () => {
      throw new Error('denied')
    })
    await keeper.commit((desk) => setIncidents(desk, 'Add', [tonight]))
    await keeper.commit((desk) => dropIncidents(desk, ['tonight']))
    await keeper.undo()
    expect(ownIncidents(page.getState().desk)).toHaveLength(1)
    expect(page.getState().notices.map(({ message }) => message)).toEqual([expect.stringContaining('denied')])
  })
})

test('a step is taken back as a whole or not at all', async () => {
  const [one, two] = [openPage(), openPage()]
  const first = await startKeeper(one, openDeskStore)
  const second = await startKeeper(two, openDeskStore)
  await first.commit((desk) => setIncidents(desk, 'Add two', [tonight, { ...tonight, id: 'other' }]))
  await until(() => expect(ownIncidents(two.getState().desk)).toHaveLength(2))
  await second.commit((desk) => setIncidents(desk, 'Edit', [{ ...tonight, notes: 'by the other tab' }]))
  await until(() => expect(ownIncidents(one.getState().desk).map(({ notes }) => notes)).toContain('by the other tab'))
  expect(await first.undo()).toBe(false)
  expect(ownIncidents(one.getState().desk)).toHaveLength(2)
  expect(one.getState().past).toHaveLength(1)
})

test('reading a report again is taken back too', async () => {
  const page = openPage()
  const keeper = await startKeeper(page, openDeskStore)
  await keeper.commit((desk) => addReport(desk, report, [tonight], new Set()))
  await keeper.commit((desk) =>
    addReport(desk, { ...report, published: '2020-01-01' }, [{ ...tonight, notes: 'again' }], new Set()),
  )
  expect(await keeper.undo()).toBe(true)
  expect(reportsOf(page.getState().desk).map(({ published }) => published)).toEqual(['2019-06-02'])
  expect(await keeper.redo()).toBe(true)
  expect(reportsOf(page.getState().desk).map(({ published }) => published)).toEqual(['2020-01-01'])
})

test('what could not be written is not erased by the news of another tab', async () => {
  const page = openPage()
  let changed: () => void = () => undefined
  const full: DeskStore = {
    read: async () => ({ desk: new Map(), problems: [] }),
    write: async () => {
      throw new Error('quota')
    },
    follow: (callback) => {
      changed = callback
      return () => undefined
    },
  }
  const keeper = await startKeeper(page, async () => full)
  await keeper.commit((desk) => setIncidents(desk, 'Add', [tonight]))
  changed()
  await pause()
  expect(ownIncidents(page.getState().desk)).toHaveLength(1)
})

describe('one’s own', () => {
  test('takes the place of an incident of the collection with the same id, and gives it back', async () => {
    const page = openPage()
    const keeper = await startKeeper(page, openDeskStore)
    await keeper.commit((desk) => setIncidents(desk, 'Merge', [{ ...collection[0]!, notes: 'merged' }]))
    expect(shownBy(page).map(({ id, notes }) => [id, notes])).toEqual([
      ['old', 'merged'],
      ['newer', ''],
    ])
    await keeper.undo()
    expect(page.getState().dataset).toBe(page.getState().collection)
  })

  test('is shown alone, and everything comes back when the last one goes', async () => {
    const page = openPage()
    const keeper = await startKeeper(page, openDeskStore)
    await keeper.commit((desk) => setIncidents(desk, 'Add', [tonight]))
    page.dispatch(show('own'))
    expect(shownBy(page).map(({ id }) => id)).toEqual(['tonight'])
    await keeper.commit((desk) => dropIncidents(desk, ['tonight']))
    expect(page.getState().dataset.incidents).toHaveLength(2)
    expect(page.getState().showing).toBe('all')
    expect(reportsOf(page.getState().desk)).toEqual([])
  })
})

test('a correction knows after a reload what it was begun from', async () => {
  const [known] = collection
  const keeper = await startKeeper(openPage(), openDeskStore)
  await keeper.commit((desk) => reopen(desk, known!, 'old'))
  const later = openPage()
  const second = await startKeeper(later, openDeskStore)
  const [draft] = draftsOf(later.getState().desk, 'correct/old')
  await second.commit((desk) => setIncidents(desk, 'Keep', [known!]))
  expect(overtakenBy(later.getState().desk, draft!)).toBeNull()
  await second.commit((desk) => setIncidents(desk, 'Merge', [{ ...known!, notes: 'merged' }]))
  expect(overtakenBy(later.getState().desk, draft!)).toMatchObject({ notes: 'merged' })
})
