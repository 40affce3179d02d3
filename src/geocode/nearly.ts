import { lettersOf, lettersOfNames } from './letterSets.ts'
import type { NameBytes } from './nameBytes.ts'

const LONGEST = 128
const SPACE = 32
/** Three rows of the distance table, reused by every call: no call leaves anything in them that another reads. */
const ROWS = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const

/** Letters that may be wrong, by how many are typed: none below four, one below seven, two below twelve, then three. */
export const mistakesAllowed = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : length < 12 ? 2 : 3)

/**
 * With how many mistakes the name `bytes[from, until)` starts with what was typed: the least distance to one of its
 * prefixes, or -1 where that is more than `allowed`. A mistake is a letter wrong, missing or too many, or two neighbours
 * changed over (optimal string alignment). Both folded, in UTF-8; what is longer than 128 bytes is never near anything.
 */
export function mistakesToStart(
  bytes: Uint8Array,
  from: number,
  until: number,
  typed: Uint8Array,
  allowed: number,
): number {
  const length = typed.length
  if (length > LONGEST || until - from < length - allowed) return -1
  let [before, row, next]: [Uint8Array, Uint8Array, Uint8Array] = [ROWS[0], ROWS[1], ROWS[2]]
  for (let t = 0; t <= length; t++) row[t] = t
  const last = Math.min(until - from, length + allowed)
  let best = length <= allowed ? length : allowed + 1
  let leastBefore = 0
  for (let n = 1; n <= last; n++) {
    const letter = bytes[from + n - 1]
    const letterBefore = n > 1 ? bytes[from + n - 2] : -1
    let least = n
    next[0] = n
    for (let t = 1; t <= length; t++) {
      const wanted = typed[t - 1]
      let cost = (row[t - 1] ?? 0) + (letter === wanted ? 0 : 1)
      cost = Math.min(cost, (row[t] ?? 0) + 1, (next[t - 1] ?? 0) + 1)
      if (t > 1 && letter === typed[t - 2] && letterBefore === wanted) cost = Math.min(cost, (before[t - 2] ?? 0) + 1)
      next[t] = cost
      if (cost < least) least = cost
    }
    best = Math.min(best, next[length] ?? LONGEST)
    // A change of neighbours reaches back two rows.
    if (Math.min(least, leastBefore + 1) > allowed || best === 0) break
    leastBefore = least
    ;[before, row, next] = [row, next, before]
  }
  return best <= allowed ? best : -1
}

/** Whether more than `most` bits are set. */
function hasMoreBits(bits: number, most: number): boolean {
  let rest = bits
  for (let left = most; rest !== 0; left--) {
    if (left === 0) return true
    rest &= rest - 1
  }
  return false
}

/**
 * Calls `take` with each name, or later word of one, that starts with what was typed but for a few mistakes. A name that
 * lacks more of the typed letters than mistakes are allowed, in all of it or where it would have to start so, is passed
 * over without its distance being taken: that leaves one in hundreds.
 */
export function eachNearly(
  names: NameBytes,
  typed: Uint8Array,
  take: (name: number, mistakes: number, isLater: boolean) => void,
): void {
  const allowed = mistakesAllowed(typed.length)
  if (allowed === 0 || typed.length > LONGEST) return
  const { bytes, starts, count } = names
  const letters = lettersOfNames(names)
  const wanted = lettersOf(typed, 0, typed.length)
  const lacksLetters = (found: number): boolean => (wanted & found) === 0 || hasMoreBits(wanted & ~found, allowed)
  const mistakesAt = (from: number, until: number): number => {
    const reach = Math.min(until, from + typed.length + allowed)
    if (reach - from < typed.length - allowed || lacksLetters(lettersOf(bytes, from, reach))) return -1
    return mistakesToStart(bytes, from, until, typed, allowed)
  }
  for (let name = 0; name < count; name++) {
    if (lacksLetters(letters[name] ?? 0)) continue
    const from = starts[name] ?? 0
    const until = (starts[name + 1] ?? 1) - 1
    const mistakes = mistakesAt(from, until)
    if (mistakes >= 0) {
      take(name, mistakes, false)
      continue
    }
    for (let at = from + 1; at < until; at++) {
      if (bytes[at - 1] !== SPACE) continue
      const later = mistakesAt(at, until)
      if (later < 0) continue
      take(name, later, true)
      break
    }
  }
}
