import * as fake from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { withStep } from '../../src/state/storyDraft.ts'
import { startStoryKeeper } from '../../src/state/storyKeeper.ts'

const step = (text: string) => ({
  heading: 'H',
  text,
  view: 'v=1',
  frame: [100, 80] as const,
  sources: ['https://a.example'],
})
const until = (isSo: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 20_000, interval: 5 })

beforeEach(() => {
  Object.assign(globalThis, fake, { indexedDB: new fake.IDBFactory() })
})

describe('the draft of a story', () => {
  test('is there after a reload, and says that it is kept only when it is', async () => {
    const keeper = await startStoryKeeper()
    expect(keeper.get().now.steps).toEqual([])
    for (let i = 0; i < 5; i++) keeper.change((story) => withStep(story, i - 1, step(`${i}`)))
    expect(keeper.get().kept).toBe('busy')
    await until(() => keeper.get().kept === 'yes')
    const { now } = (await startStoryKeeper()).get()
    expect(now).toEqual(keeper.get().now)
    expect(now.steps.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4'])
  })

  test('what is taken back stays taken back', async () => {
    const keeper = await startStoryKeeper()
    keeper.change((story) => ({ ...story, title: 'T' }), 'title')
    keeper.change((story) => withStep(story, -1, step('a')))
    keeper.undo()
    await until(() => keeper.get().kept === 'yes')
    expect((await startStoryKeeper()).get().now).toEqual({ title: 'T', byline: '', steps: [] })
    keeper.redo()
    await until(() => keeper.get().kept === 'yes')
    expect((await startStoryKeeper()).get().now.steps).toHaveLength(1)
  })

  test('follows another tab, and can go back to what stood here', async () => {
    const [one, other] = [await startStoryKeeper(), await startStoryKeeper()]
    one.change((story) => ({ ...story, title: 'From one' }))
    await until(() => other.get().now.title === 'From one')
    other.undo()
    await until(() => one.get().now.title === '')
  })

  test('lasts as long as the tab where nothing can be kept, and says so', async () => {
    const keeper = await startStoryKeeper(() => Promise.reject(new Error('private window')))
    expect(keeper.get().kept).toEqual({ failure: 'private window' })
    keeper.change((story) => ({ ...story, title: 'T' }))
    expect(keeper.get().now.title).toBe('T')
    expect(keeper.get().kept).toEqual({ failure: 'private window' })
  })

  test('that is damaged on the disk is read as far as it goes', async () => {
    const keeper = await startStoryKeeper(() =>
      Promise.resolve({
        read: () => Promise.reject(new Error('broken')),
        write: () => Promise.resolve(),
        follow: () => undefined,
      }),
    )
    expect(keeper.get().kept).toEqual({ failure: 'broken' })
  })
})
