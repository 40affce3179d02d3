import { describe, expect, test } from 'vitest'
import type { AppState } from '../../src/state/appState.ts'
import { ACTIONS, findActions, offeredActions } from '../../src/ui/dialogs/appActions.ts'
import { FEW, stateOf } from '../state/appStates.ts'

const found = (query: string): string[] => findActions(ACTIONS, query).map(({ name }) => name)

describe('actions', () => {
  test('have names of their own, which find them first', () => {
    expect(new Set(ACTIONS.map(({ name }) => name)).size).toBe(ACTIONS.length)
    for (const { name } of ACTIONS) expect(found(name)[0]).toBe(name)
  })

  test('are offered where they do something', () => {
    const state = stateOf(FEW)
    const names = (change: Partial<AppState>): string[] =>
      offeredActions({ ...state, ...change }).map(({ name }) => name)
    expect(names({})).toContain('Play or pause')
    expect(names({})).not.toContain('Back to the map')
    expect(names({})).not.toContain('Clear the filters')
    expect(names({ isDeskOpen: true })).toContain('Back to the map')
    expect(names({ isDeskOpen: true })).toContain('Export the data')
    expect(names({ isDeskOpen: true })).not.toContain('Play or pause')
  })

  test('are found by other words for them, in any order and case', () => {
    expect(found('CSV download')[0]).toBe('Export the data')
    expect(found('zotero')).toEqual(['Cite this view'])
    expect(found('pdf')).toEqual(['Print'])
    expect(found('no such thing')).toEqual([])
    expect(found(' ')).toHaveLength(ACTIONS.length)
  })
})
