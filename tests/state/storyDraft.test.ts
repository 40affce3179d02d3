import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Story } from '../../src/domain/story.ts'
import type { DraftHistory } from '../../src/state/storyDraft.ts'
import {
  beginning,
  changed,
  redone,
  undone,
  withChange,
  withMove,
  withStep,
  withoutStep,
} from '../../src/state/storyDraft.ts'
import { seeded } from '../helpers/arbitraries.ts'

const step = (text: string) => ({ heading: '', text, view: 'v=1', frame: null, sources: [] })
const textsOf = (story: Story): string[] => story.steps.map(({ text }) => text)
const story = (...texts: string[]): Story => ({ title: '', byline: '', steps: texts.map(step) })

describe('a draft', () => {
  test('gets, moves and loses steps', () => {
    const two = withStep(story('a'), 0, step('b'))
    expect(textsOf(two)).toEqual(['a', 'b'])
    expect(textsOf(withStep(two, -1, step('c')))).toEqual(['c', 'a', 'b'])
    expect(textsOf(withMove(two, 1, -1))).toEqual(['b', 'a'])
    expect(withMove(two, 0, -1)).toBe(two)
    expect(withMove(two, 1, 1)).toBe(two)
    expect(textsOf(withoutStep(two, 0))).toEqual(['b'])
    expect(textsOf(withChange(two, 1, { text: 'x' }))).toEqual(['a', 'x'])
    const full = story(...Array.from({ length: 50 }, String))
    expect(withStep(full, 0, step('more'))).toBe(full)
  })

  test('typing in one field is taken back at once', () => {
    let history = beginning(story('a'))
    for (const text of ['ab', 'abc']) history = changed(history, withChange(history.now, 0, { text }), 'text/0')
    history = changed(history, { ...history.now, title: 'T' }, 'title')
    expect(undone(history).now.title).toBe('')
    expect(textsOf(undone(undone(history)).now)).toEqual(['a'])
    expect(undone(undone(undone(history))).now).toEqual(story('a'))
  })

  test('every change can be taken back and done again', () => {
    const anyMake = fc.oneof(
      fc.string({ maxLength: 3 }).map((text) => (now: Story) => withStep(now, 0, step(text))),
      fc.tuple(fc.nat(5), fc.constantFrom(-1, 1)).map(
        ([at, by]) =>
          (now: Story) =>
            withMove(now, at, by),
      ),
      fc.nat(5).map((at) => (now: Story) => withoutStep(now, at)),
    )
    fc.assert(
      fc.property(fc.array(anyMake, { maxLength: 20 }), (makes) => {
        const states: DraftHistory[] = [beginning(story('a', 'b'))]
        for (const make of makes) states.push(changed(states.at(-1)!, make(states.at(-1)!.now), null))
        let history = states.at(-1)!
        const { length } = history.past
        for (let i = 0; i < length; i++) history = undone(history)
        expect(history.now).toEqual(states[0]!.now)
        expect(undone(history).now).toEqual(states[0]!.now)
        for (let i = 0; i < length; i++) history = redone(history)
        expect(history.now).toEqual(states.at(-1)!.now)
        expect(redone(history).now).toEqual(history.now)
      }),
      seeded(200),
    )
  })
})
