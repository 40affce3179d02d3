import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readLink, writeLink } from '../../src/share/link.ts'
import { changeView, pause, play, select, setFilters, setWindow, tick } from '../../src/state/actions.ts'
import { defaultView } from '../../src/state/appState.ts'
import type { Store } from '../../src/state/store.ts'
import { makeStore } from '../../src/state/store.ts'
import { followAddress } from '../../src/ui/address.ts'
import { FEW, between, inWords, stateOf } from '../state/appStates.ts'

/** A browser's address, its history, and the events when a person goes through it. */
class Address {
  location = { hash: '' }
  readonly entries: string[] = ['']
  private at = 0
  readonly listeners = new Map<string, Set<() => void>>()

  readonly history = {
    pushState: (_: null, __: string, fragment: string) => {
      this.entries.splice(++this.at, Infinity, fragment)
      this.location.hash = fragment
    },
    replaceState: (_: null, __: string, fragment: string) => {
      this.entries[this.at] = fragment
      this.location.hash = fragment
    },
  }

  listen(type: string, listener: () => void): void {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener))
  }

  ignore(type: string, listener: () => void): void {
    this.listeners.get(type)?.delete(listener)
  }

  go(steps: number): void {
    this.at += steps
    this.location.hash = this.entries[this.at]!
    this.fire('popstate')
  }

  fire(type: string): void {
    for (const listener of this.listeners.get(type) ?? []) listener()
  }
}

let address: Address
let store: Store
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  address = new Address()
  vi.stubGlobal('location', address.location)
  vi.stubGlobal('history', address.history)
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => address.listen(type, listener))
  vi.stubGlobal('removeEventListener', (type: string, listener: () => void) => address.ignore(type, listener))
  store = makeStore(stateOf(FEW))
  stop = followAddress(store)
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settle = (): void => void vi.advanceTimersByTime(2000)
const viewIn = (fragment: string) => readLink(fragment, defaultView(store.getState().dataset.extent)).view

describe('the address', () => {
  test('is written once the view has settled, and says the view', () => {
    store.dispatch(setWindow(between('2016-08-01', '2016-08-31')))
    store.dispatch(setWindow(between('2016-09-01', '2016-09-30')))
    vi.advanceTimersByTime(100)
    expect(address.location.hash).toBe('')
    settle()
    expect(viewIn(address.location.hash)).toEqual(store.getState().view)
    expect(address.entries).toEqual([`#${writeLink(store.getState().view)}`])
  })

  test('grows a step when something else is shown, and is rewritten when camera, window or axis move', () => {
    store.dispatch(select('last'))
    settle()
    store.dispatch(setFilters({ countries: ['KH'] }))
    settle()
    expect(address.entries).toHaveLength(3)
    store.dispatch(
      changeView({ camera: { ...store.getState().view.camera, zoom: 7 }, axis: between('2016-01-01', '2016-12-31') }),
    )
    settle()
    store.dispatch(setWindow(between('2016-08-01', '2016-08-31')))
    settle()
    expect(address.entries).toHaveLength(3)
    expect(inWords(viewIn(address.entries[2]!).window)).toBe('2016-08-01..2016-08-31')
  })

  test('a change and a move within one breath are one step', () => {
    store.dispatch(setWindow(between('2016-08-01', '2016-08-31')))
    store.dispatch(select('last'))
    settle()
    expect(address.entries).toHaveLength(2)
  })

  test('back and forward show what was shown, write nothing, and stop playback', () => {
    store.dispatch(select('last'))
    settle()
    store.dispatch(select('middle'))
    settle()
    store.dispatch(play)
    address.go(-1)
    expect(store.getState().view.selection).toBe('last')
    expect([store.getState().playing, store.getState().fanned]).toEqual([null, null])
    settle()
    expect(address.entries).toHaveLength(3)
    address.go(1)
    expect(store.getState().view.selection).toBe('middle')
    address.go(-2)
    settle()
    // The address without a fragment is the view without a link.
    expect(store.getState().view).toEqual(defaultView(store.getState().dataset.extent, store.getState().view.camera))
    expect(store.getState().notices).toEqual([])
  })

  test('is not written while time passes, and once when it stands still', () => {
    store.dispatch(setWindow(between('2016-08-01', '2016-08-31')))
    settle()
    const before = [...address.entries]
    store.dispatch(play)
    for (let frame = 0; frame < 30; frame++) {
      store.dispatch(tick(500))
      vi.advanceTimersByTime(500)
    }
    expect(address.entries).toEqual(before)
    store.dispatch(pause)
    settle()
    expect(viewIn(address.location.hash).window).toEqual(store.getState().view.window)
    expect(address.entries).toHaveLength(1)
  })

  test('that cannot be read shows the default view and says so', () => {
    store.dispatch(select('last'))
    settle()
    address.location.hash = '#v=99&window=x'
    address.fire('hashchange')
    expect(store.getState().view.selection).toBe(null)
    expect(store.getState().notices).toHaveLength(1)
    expect(store.getState().notices[0]!.message).toContain('99')
  })

  test('moves the marks’ zoom with its camera', () => {
    const { view } = store.getState()
    address.location.hash = `#${writeLink({ ...view, camera: { ...view.camera, zoom: 9 } })}`
    address.fire('hashchange')
    expect([store.getState().zoom, store.getState().view.camera.zoom]).toEqual([9, 9])
  })

  test('is left alone after stopping, even by what was about to be written', () => {
    store.dispatch(select('last'))
    stop()
    settle()
    store.dispatch(select('middle'))
    settle()
    expect(address.entries).toEqual([''])
    expect([...address.listeners.values()].map((set) => set.size)).toEqual([0, 0])
  })
})

describe('the address of a story', () => {
  const step = { heading: '', text: 'x', view: 'v=1', frame: null, sources: [] }
  const story = { title: 'T', byline: '', steps: [step, step, step] }
  const read = (address: string | null) =>
    store.dispatch((state) => ({ ...state, story: { address, story, step: 0, isAside: false } }))
  const turn = (to: number) => store.dispatch((state) => ({ ...state, story: { ...state.story!, step: to } }))
  const aside = (isAside: boolean) => store.dispatch((state) => ({ ...state, story: { ...state.story!, isAside } }))

  test('says the step; opening is a step of the history, turning is none', () => {
    store.dispatch(select('last'))
    settle()
    read('august-2017')
    settle()
    turn(1)
    store.dispatch(select('middle'))
    settle()
    turn(2)
    settle()
    expect(address.entries.slice(2)).toEqual(['#story=august-2017&step=3'])
  })

  test('Back leads from the map to the story, and from the story to what was before', () => {
    store.dispatch(select('last'))
    settle()
    read('august-2017')
    turn(1)
    settle()
    aside(true)
    store.dispatch(changeView({ panel: 'ledger' }))
    settle()
    expect(viewIn(address.location.hash).panel).toBe('ledger')
    address.go(-1)
    expect(store.getState().story).toMatchObject({ step: 1, isAside: false })
    settle()
    address.go(-1)
    expect(store.getState().story).toMatchObject({ isAside: true })
    expect(store.getState().view.selection).toBe('last')
    settle()
    expect(address.entries).toHaveLength(4)
  })

  test('a step that the story does not have is its last', () => {
    read('august-2017')
    settle()
    address.location.hash = '#story=august-2017&step=99'
    address.fire('hashchange')
    expect(store.getState().story!.step).toBe(2)
  })

  test('of a file or a draft is that of the view, and turning is no step of the history', () => {
    read(null)
    settle()
    const { length } = address.entries
    turn(1)
    store.dispatch(select('last'))
    settle()
    expect(address.entries).toHaveLength(length)
    expect(viewIn(address.location.hash).selection).toBe('last')
  })
})
