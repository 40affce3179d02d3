const LONGEST = 128
/** Two rows of the distance table, reused by every call: no call leaves anything in them that another reads. */
const ROWS = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const

/** One letter may be wrong, missing or too many; two from eight letters on. */
const mistakesAllowed = (length: number): number => (length >= 8 ? 2 : 1)

/**
 * Whether the name `bytes[from, until)` starts with what was typed but for a few letters: the first letter right, and
 * the Levenshtein distance to some prefix of the name within 1, or 2 from eight letters on. Both folded, in UTF-8; what
 * is typed beyond 128 bytes is never near anything.
 */
export function startsWithNearly(bytes: Uint8Array, from: number, until: number, typed: Uint8Array): boolean {
  const allowed = mistakesAllowed(typed.length)
  if (typed.length > LONGEST || bytes[from] !== typed[0] || until - from < typed.length - allowed) return false
  let [row, next]: [Uint8Array, Uint8Array] = [ROWS[0], ROWS[1]]
  for (let t = 0; t <= typed.length; t++) row[t] = t
  const last = Math.min(until - from, typed.length + allowed)
  for (let n = 1; n <= last; n++) {
    const letter = bytes[from + n - 1]
    let least = n
    next[0] = n
    for (let t = 1; t <= typed.length; t++) {
      const replaced = (row[t - 1] ?? 0) + (letter === typed[t - 1] ? 0 : 1)
      const cost = Math.min(replaced, (row[t] ?? 0) + 1, (next[t - 1] ?? 0) + 1)
      next[t] = cost
      if (cost < least) least = cost
    }
    if ((next[typed.length] ?? LONGEST) <= allowed) return true
    if (least > allowed) return false
    ;[row, next] = [next, row]
  }
  return false
}
