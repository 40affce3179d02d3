/** Sorting of positions by keys in columns: stable, and without a call per comparison. */

/** Keys as unsigned integers that compare as the numbers do: digits of 16 bits, the least first, as many for each key. */
export type Digits = Uint16Array

const SIGN = 0x8000_0000

/** Digits of numbers that are not NaN, four a key; -0 is 0. The order of bytes is the machine's, little-endian wherever pages run. */
export function digitsOf(values: Float64Array, { descending = false } = {}): Digits {
  const copy = new Float64Array(values.length)
  for (let i = 0; i < copy.length; i++) copy[i] = values[i]! + 0
  const words = new Uint32Array(copy.buffer)
  for (let i = 0; i < words.length; i += 2) {
    const isNegative = words[i + 1]! >= SIGN
    // The bits of negative numbers count up as the numbers count down.
    if (isNegative) words[i] = ~words[i]!
    words[i + 1] = isNegative ? ~words[i + 1]! : words[i + 1]! ^ SIGN
    if (!descending) continue
    words[i] = ~words[i]!
    words[i + 1] = ~words[i + 1]!
  }
  return new Uint16Array(copy.buffer)
}

/** Digits of whole numbers from 0 to 2 ** 32 - 1: two a key. */
export const digitsOfWhole = (values: Uint32Array): Digits => new Uint16Array(values.buffer)

/** Positions 0 to n - 1. */
export function upTo(n: number): Int32Array {
  const positions = new Int32Array(n)
  for (let i = 0; i < n; i++) positions[i] = i
  return positions
}

/** Sorts all positions by their keys; equal ones keep their order. Takes `positions` over and returns the sorted ones. */
export function sortByDigits(positions: Int32Array, digits: Digits): Int32Array {
  const n = positions.length
  const width = n === 0 ? 0 : digits.length / n
  const counts = new Int32Array(0x1_0000)
  let from = positions
  let to: Int32Array = new Int32Array(n)
  for (let digit = 0; digit < width; digit++) {
    counts.fill(0)
    for (let at = digit; at < digits.length; at += width) counts[digits[at]!]!++
    // All alike: nothing to move.
    if (counts[digits[digit]!] === n) continue
    let next = 0
    for (let value = 0; value < counts.length; value++) {
      const count = counts[value]!
      counts[value] = next
      next += count
    }
    for (let k = 0; k < n; k++) {
      const i = from[k]!
      to[counts[digits[i * width + digit]!]!++] = i
    }
    ;[from, to] = [to, from]
  }
  return from
}
