import { describe, expect, test } from 'vitest'
import { writeLink } from '../../src/share/link.ts'
import {
  closeStory,
  preview,
  readStoryNow,
  setStoryAside,
  turnTo,
  viewOfStep,
  write,
} from '../../src/state/storyActions.ts'
import { FEW, after, between, stateOf } from './appStates.ts'

const state = stateOf(FEW, { theme: 'dark', panel: 'ledger' })
const step = (view: string) => ({ heading: '', text: 'x', view, frame: null, sources: [] })
const august = writeLink({ ...state.view, window: between('2017-07-01', '2017-07-31'), theme: 'light', panel: 'list' })
const story = preview({ title: 'T', byline: '', steps: [step(august), step(''), step('v=1&sel=nobody&what=1')] }, 0)

describe('a story', () => {
  test('shows the view of its step, in the theme of its reader', () => {
    const { view, problems } = viewOfStep(story, state.dataset, state.view)
    expect(problems).toEqual([])
    expect(view).toEqual({ ...state.view, window: between('2017-07-01', '2017-07-31') })
  })

  test('without a view, or with one that cannot be read, shows the first view and says why', () => {
    const empty = viewOfStep({ ...story, step: 1 }, state.dataset, state.view)
    expect([empty.view.window, empty.problems]).toEqual([state.dataset.extent, []])
    const { view, problems } = viewOfStep({ ...story, step: 2 }, state.dataset, state.view)
    expect(view.selection).toBeNull()
    expect(problems.map(({ path }) => path)).toEqual(['step 3: link: what', 'step 3: link: sel'])
  })

  test('is turned within its steps, left for the map, and come back to', () => {
    const read = after(state, readStoryNow(story))
    expect(after(read, turnTo(2)).story!.step).toBe(2)
    expect(after(read, turnTo(9)).story!.step).toBe(2)
    expect(after(read, turnTo(-1)).story!.step).toBe(0)
    expect(after(read, turnTo(0))).toBe(read)
    expect(after(read, turnTo(1), setStoryAside(true)).story).toMatchObject({ step: 1, isAside: true })
    expect(after(read, closeStory).story).toBeNull()
    expect(after(state, turnTo(1), setStoryAside(true))).toBe(state)
  })

  test('a draft that was previewed is gone on with', () => {
    const writing = after(state, write('page'))
    const read = after(writing, readStoryNow(story))
    expect([read.writing, read.story!.step]).toEqual(['aside', 0])
    expect(after(read, closeStory).writing).toBe('page')
    expect(after(writing, readStoryNow({ ...story, address: 'august-2017' }), closeStory).writing).toBe('aside')
    expect(after(writing, write(null)).writing).toBeNull()
  })
})
