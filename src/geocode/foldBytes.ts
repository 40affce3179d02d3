import { foldLines } from './normalise.ts'
import type { NameBytes } from './nameBytes.ts'

const NEWLINE = 10
const SPACE = 32
/** Most bytes that one character folds to; no letter of a name does to more. */
const MOST_BYTES = 64

/** What ASCII folds to, by code: itself in lower case, 0 for what is dropped, a space for what parts words. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const folded = foldLines(`a${String.fromCharCode(code)}a`)
  if (code === NEWLINE) return NEWLINE
  return folded.length === 2 ? 0 : folded.charCodeAt(1)
})

const foldedOf = new Map<number, Uint8Array>()

/** Bytes that a character folds to between letters; spaces are what parts words. */
function bytesOf(codePoint: number): Uint8Array {
  const known = foldedOf.get(codePoint)
  if (known) return known
  const folded = new TextEncoder().encode(foldLines(`a${String.fromCodePoint(codePoint)}a`).slice(1, -1))
  foldedOf.set(codePoint, folded)
  return folded
}

/**
 * Folds newline-joined printed names as `foldLines` does, and lays the already folded `alternates` behind them. Goes over
 * the bytes once and folds each character once, which takes a tenth of the time of `foldLines` over all as one string.
 */
export function layOutNames(printed: Uint8Array, alternates: Uint8Array, count: number): NameBytes {
  let bytes = new Uint8Array(printed.length + alternates.length + 2 * MOST_BYTES)
  const starts = new Uint32Array(count + 1)
  let name = 0
  let at = 0
  let isSpaceDue = false
  const put = (byte: number): void => {
    if (byte === SPACE) isSpaceDue = true
    else if (byte !== 0) {
      if (isSpaceDue && at > (starts[name] ?? 0)) bytes[at++] = SPACE
      isSpaceDue = false
      bytes[at++] = byte
    }
  }
  const endName = (): void => {
    bytes[at++] = NEWLINE
    isSpaceDue = false
    starts[++name] = at
  }
  for (let i = 0; i < printed.length; i++) {
    const byte = printed[i] ?? 0
    if (byte === NEWLINE) endName()
    else if (byte < 128) put(ASCII[byte] ?? 0)
    else {
      const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
      let codePoint = byte & (0xff >> (size + 1))
      for (let k = 1; k < size; k++) codePoint = (codePoint << 6) | ((printed[++i] ?? 0) & 63)
      if (at + MOST_BYTES + alternates.length > bytes.length) bytes = grown(bytes)
      for (const folded of bytesOf(codePoint)) put(folded)
    }
  }
  endName()
  if (at + alternates.length + 1 > bytes.length) bytes = grown(bytes)
  bytes.set(alternates, at)
  for (let i = 0; i < alternates.length; i++) if (alternates[i] === NEWLINE) starts[++name] = at + i + 1
  at += alternates.length
  if (name < count) {
    bytes[at++] = NEWLINE
    starts[++name] = at
  }
  return { count, bytes: bytes.subarray(0, at), starts }
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2)
  larger.set(bytes)
  return larger
}
