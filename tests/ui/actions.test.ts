import { describe, expect, test } from 'vitest'
import { ACTIONS, findActions } from '../../src/ui/dialogs/appActions.ts'

const found = (query: string): string[] => findActions(ACTIONS, query).map(({ name }) => name)

describe('actions', () => {
  test('have names of their own, which find them first', () => {
    expect(new Set(ACTIONS.map(({ name }) => name)).size).toBe(ACTIONS.length)
    for (const { name } of ACTIONS) expect(found(name)[0]).toBe(name)
  })

  test('are found by other words for them, in any order and case', () => {
    expect(found('CSV download')[0]).toBe('Export the data')
    expect(found('zotero')).toEqual(['Cite this view'])
    expect(found('pdf')).toEqual(['Print'])
    expect(found('no such thing')).toEqual([])
    expect(found(' ')).toHaveLength(ACTIONS.length)
  })
})
