import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MODES } from '../../src/domain/view.ts'
import type { AppState } from '../../src/state/appState.ts'
import type { Store } from '../../src/state/store.ts'
import { makeStore } from '../../src/state/store.ts'
import { SPEEDS } from '../../src/time/playback.ts'
import type { MapCommands } from '../../src/ui/commands.ts'
import { setCommands } from '../../src/ui/commands.ts'
import { listenToKeys } from '../../src/ui/keys.ts'
import { FEW, between, inWords, stateOf } from '../state/appStates.ts'

interface Press {
  key: string
  shiftKey?: boolean
  ctrlKey?: boolean
  metaKey?: boolean
  altKey?: boolean
  defaultPrevented?: boolean
  /** What the focused element is: its tag, or `role=…`. */
  on?: string
}

const listeners = new Set<(event: unknown) => void>()
const focused = vi.fn()
const documentLike = {
  addEventListener: (_: string, listener: (event: unknown) => void) => listeners.add(listener),
  removeEventListener: (_: string, listener: (event: unknown) => void) => listeners.delete(listener),
  querySelector: (selector: string) => (selector === '.search input' ? { focus: focused } : null),
}

/** Presses a key; true where the page kept it from the browser. */
function press({ on = 'body', ...event }: Press): boolean {
  const isOf = (selector: string): boolean => selector.split(',').some((part) => part.trim() === on)
  const preventDefault = vi.fn()
  const target = { matches: isOf, closest: (selector: string) => (isOf(selector) ? {} : null) }
  for (const listener of listeners)
    listener({
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      defaultPrevented: false,
      ...event,
      target,
      preventDefault,
    })
  return preventDefault.mock.calls.length > 0
}

let store: Store
let stop: () => void
const begin = (state: AppState): void => {
  stop?.()
  store = makeStore(state)
  stop = listenToKeys(store)
}
const shown = (): string => inWords(store.getState().view.window)
const monthly = stateOf(FEW, { window: between('2016-08-01', '2016-08-31'), unit: 'month' })

beforeEach(() => {
  vi.stubGlobal('document', documentLike)
  begin(monthly)
})

afterEach(() => {
  stop()
  setCommands(null)
  focused.mockReset()
  vi.unstubAllGlobals()
})

describe('keys', () => {
  test('space plays and pauses', () => {
    expect(press({ key: ' ' })).toBe(true)
    expect(store.getState().playing).not.toBe(null)
    press({ key: ' ' })
    expect(store.getState().playing).toBe(null)
  })

  test('arrows step, shift and arrows resize, home and end jump', () => {
    const steps: [Press, string][] = [
      [{ key: 'ArrowRight' }, '2016-09-01..2016-09-30'],
      [{ key: 'ArrowLeft' }, '2016-08-01..2016-08-31'],
      [{ key: 'ArrowRight', shiftKey: true }, '2016-08-01..2016-09-30'],
      [{ key: 'ArrowLeft', shiftKey: true }, '2016-08-01..2016-08-31'],
      [{ key: 'Home' }, '2015-01-01..2015-01-31'],
      [{ key: 'End' }, '2018-03-01..2018-03-31'],
    ]
    for (const [event, window] of steps) {
      expect(press(event)).toBe(true)
      expect(shown()).toBe(window)
    }
  })

  test('home and end move something in every mode', () => {
    for (const mode of MODES) {
      begin(stateOf(FEW, { mode, window: between('2016-01-01', '2016-12-31') }))
      const before = shown()
      press({ key: 'Home' })
      const atHome = shown()
      press({ key: 'End' })
      expect(new Set([before, atHome, shown()]).size, mode).toBe(3)
    }
  })

  test('brackets go through the speeds and stop at the ends', () => {
    const speeds = Array.from({ length: 8 }, () => {
      press({ key: ']' })
      return store.getState().speed
    })
    expect(speeds).toEqual([2, 4, 8, 16, 16, 16, 16, 16])
    for (let i = 0; i < 9; i++) press({ key: '[' })
    expect(store.getState().speed).toBe(SPEEDS[0])
  })

  test('ask the map, where there is one', () => {
    expect(press({ key: '+' })).toBe(true)
    const zoomBy = vi.fn()
    setCommands({ zoomBy } as unknown as MapCommands)
    for (const key of ['+', '=', '-']) press({ key })
    expect(zoomBy.mock.calls).toEqual([[1], [1], [-1]])
    press({ key: 'g' })
    expect(store.getState().view.projection).toBe('globe')
    press({ key: 'G' })
    expect(store.getState().view.projection).toBe('flat')
    press({ key: '/' })
    expect(focused).toHaveBeenCalledOnce()
    press({ key: '?' })
    expect(store.getState().dialog).toBe('keys')
  })

  test('escape closes one thing at a time: a dialog itself, then the fan, then the card', () => {
    begin(stateOf(FEW, { selection: 'last' }, { dialog: 'about', fanned: 'cluster/1/0' }))
    press({ key: 'Escape' })
    expect(store.getState()).toMatchObject({ fanned: 'cluster/1/0', view: { selection: 'last' } })
    store.dispatch((state) => ({ ...state, dialog: null }))
    press({ key: 'Escape' })
    expect(store.getState()).toMatchObject({ fanned: null, view: { selection: 'last' } })
    press({ key: 'Escape', on: 'input' })
    expect(store.getState().view.selection).toBe(null)
  })

  test('are left to whatever uses them itself, and to the browser', () => {
    const before = store.getState()
    for (const on of [
      'input',
      'select',
      'textarea',
      'dialog[open]',
      '[role="slider"]',
      '[role="tab"]',
      '.maplibregl-canvas',
    ])
      expect(press({ key: 'ArrowRight', on }), on).toBe(false)
    for (const change of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }])
      expect(press({ key: 'ArrowRight', ...change })).toBe(false)
    for (const on of ['button', 'summary', 'a']) expect(press({ key: ' ', on })).toBe(false)
    for (const key of ['Tab', 'Enter', 'a', 'F5', 'ArrowUp']) expect(press({ key })).toBe(false)
    expect(store.getState()).toBe(before)
    // On a button the arrows are free.
    expect(press({ key: 'ArrowRight', on: 'button' })).toBe(true)
    // What has the focus in a dialog that has just been closed has it until the next frame only.
    expect(press({ key: 'ArrowRight', on: 'dialog' })).toBe(true)
  })

  test('are not heard any more after stopping', () => {
    stop()
    expect(listeners.size).toBe(0)
  })
})
