/** Pure changes of a story that is being written, and the way back through them. */
import type { Story, StoryStep } from '../domain/story.ts'
import { EMPTY_STORY, STORY_LIMITS } from '../domain/story.ts'

/** A draft with what it was before, and what was taken back; the next one last. */
export interface DraftHistory {
  now: Story
  past: readonly Story[]
  future: readonly Story[]
  /** What the last change was; changes of one name in a row, as typing in a field, are taken back together. */
  last: string | null
}

const MOST_PAST = 200

export const beginning = (now: Story = EMPTY_STORY): DraftHistory => ({ now, past: [], future: [], last: null })

/** The draft after a change; `name` null for one that is taken back by itself. */
export function changed(history: DraftHistory, next: Story, name: string | null): DraftHistory {
  const { now, past, last } = history
  if (next === now) return history
  const before = name !== null && name === last ? past : [...past, now].slice(-MOST_PAST)
  return { now: next, past: before, future: [], last: name }
}

export function undone({ now, past, future }: DraftHistory): DraftHistory {
  const before = past.at(-1)
  return before
    ? { now: before, past: past.slice(0, -1), future: [...future, now], last: null }
    : { now, past, future, last: null }
}

export function redone({ now, past, future }: DraftHistory): DraftHistory {
  const next = future.at(-1)
  return next
    ? { now: next, past: [...past, now], future: future.slice(0, -1), last: null }
    : { now, past, future, last: null }
}

/** Puts a step behind the one at `after` (-1: before all); a full story stays as it is. */
export const withStep = (story: Story, after: number, step: StoryStep): Story =>
  story.steps.length >= STORY_LIMITS.steps ? story : { ...story, steps: story.steps.toSpliced(after + 1, 0, step) }

export const withoutStep = (story: Story, at: number): Story => ({ ...story, steps: story.steps.toSpliced(at, 1) })

export const withChange = (story: Story, at: number, change: Partial<StoryStep>): Story => ({
  ...story,
  steps: story.steps.map((step, i) => (i === at ? { ...step, ...change } : step)),
})

/** Moves a step by places; beyond the first or last it stays. */
export function withMove(story: Story, at: number, by: number): Story {
  const to = at + by
  const step = story.steps[at]
  if (!step || to < 0 || to >= story.steps.length) return story
  return { ...story, steps: story.steps.toSpliced(at, 1).toSpliced(to, 0, step) }
}
