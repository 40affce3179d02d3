import type { NameBytes } from './nameBytes.ts'

const SPACE = 32
const SMALL_A = 97
const SMALL_Z = 122

/** The letters of a stretch of folded bytes as a set of 32 bits: what is no small Latin letter shares the last six. */
export function lettersOf(bytes: Uint8Array, from: number, until: number): number {
  let letters = 0
  for (let at = from; at < until; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= SMALL_A && byte <= SMALL_Z) letters |= 1 << (byte - SMALL_A)
    else if (byte !== SPACE) letters |= 1 << (26 + (byte % 6))
  }
  return letters
}

const known = new WeakMap<Uint8Array, Int32Array>()

/** The letters of each name, made when first asked for: a scan passes over most names by them alone. */
export function lettersOfNames({ bytes, starts, count }: NameBytes): Int32Array {
  const found = known.get(bytes)
  if (found) return found
  const letters = new Int32Array(count)
  for (let name = 0; name < count; name++)
    letters[name] = lettersOf(bytes, starts[name] ?? 0, (starts[name + 1] ?? 1) - 1)
  known.set(bytes, letters)
  return letters
}
