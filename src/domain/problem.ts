/** Something that could not be read or done: where, what was found, and what a person can do about it. */
export interface Problem {
  /** Stable code for tests and help texts: `count.bounds`, `place.unknown`, `link.field`. */
  code: string
  /** Path in the document (`incidents[3].count.min`) or name of the part (`link: window`). */
  path: string
  /** A sentence for a person, with the value that was found. */
  message: string
  /** What can be done; empty where nothing can. */
  advice: string
}
