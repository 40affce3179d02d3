import { lettersOf, lettersOfNames } from './letterSets.ts'
import type { NameBytes } from './nameBytes.ts'

const SPACE = 32
const NEWLINE = 10

/** How a typed text meets a name: it is all of it, starts it, or starts a later word of it. */
export type WordStart = 'whole' | 'first' | 'later'

/** Calls `take` with each name that has a word starting with the prefix, once a name, at its first such word. */
export function eachWordStart(
  names: NameBytes,
  prefix: Uint8Array,
  take: (name: number, how: WordStart) => void,
): void {
  const { bytes, starts, count } = names
  const letters = lettersOfNames(names)
  const wanted = lettersOf(prefix, 0, prefix.length)
  const first = prefix[0] ?? NEWLINE
  for (let name = 0; name < count; name++) {
    if (((letters[name] ?? 0) & wanted) !== wanted) continue
    const from = starts[name] ?? 0
    const last = (starts[name + 1] ?? 1) - 1 - prefix.length
    for (let at = from; at <= last; at++) {
      if (bytes[at] !== first || (at > from && bytes[at - 1] !== SPACE) || !isAt(bytes, at, prefix)) continue
      take(name, at > from ? 'later' : at === last ? 'whole' : 'first')
      break
    }
  }
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 1; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false
  return true
}

/** The name that covers a byte, by bisection. */
function nameAt(starts: Uint32Array, count: number, at: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** Calls `take` with each name that contains the text, which is at least one character, once a name. */
export function eachContaining(
  { bytes, starts, count }: NameBytes,
  text: Uint8Array,
  take: (name: number, how: WordStart) => void,
): void {
  const last = (starts[count] ?? 0) - text.length
  for (let at = bytes.indexOf(text[0] ?? NEWLINE); at >= 0 && at < last;) {
    if (isAt(bytes, at, text)) {
      const name = nameAt(starts, count, at)
      const isFirst = at === starts[name]
      take(name, !isFirst ? 'later' : bytes[at + text.length] === NEWLINE ? 'whole' : 'first')
      at = (starts[name + 1] ?? last) - 1
    }
    at = bytes.indexOf(text[0] ?? NEWLINE, at + 1)
  }
}
