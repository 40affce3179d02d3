/** A part of a story: a paragraph or a few, and the view that goes with them. */
export interface StoryStep {
  /** Empty where there is none. */
  heading: string
  /** Plain text; a blank line begins a new paragraph. */
  text: string
  /** The view, as the fragment of a link without `#`. */
  view: string
  /** Width and height of the map in which the view was made, CSS pixels: all of it is shown on any screen. Null: not known. */
  frame: readonly [width: number, height: number] | null
  /** Addresses of what the text rests on; http or https. */
  sources: readonly string[]
}

/** A sequence of views that is read as a page. */
export interface Story {
  title: string
  /** Who says it; empty where nobody does. */
  byline: string
  steps: readonly StoryStep[]
}

/** What a story may hold at most. Characters are UTF-16 code units. */
export const STORY_LIMITS = {
  steps: 50,
  title: 200,
  byline: 200,
  heading: 200,
  text: 5_000,
  view: 4_000,
  sources: 20,
  source: 1_000,
  /** Sides of a frame, CSS pixels. */
  side: 10_000,
  /** Bytes of the whole story as JSON: what a link is unpacked to, and some seconds of work at most. */
  bytes: 300_000,
} as const

export const EMPTY_STORY: Story = Object.freeze({ title: '', byline: '', steps: [] })
