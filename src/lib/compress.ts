import { ContextMixer } from './contextMixer.ts'

/** Bytes that are not what `compress` wrote. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError'
}

/**
 * Text into few bytes: a context mixer's predictions, coded arithmetically (32 bits, carryless, as in Mahoney's "Data
 * Compression Explained", 3.2). Both sides first learn `primer`, a text like those to come; it must be the same one.
 * For texts of some 100 kB: about 12 µs a byte, and at most 48 MB while it works. The first bytes tell the length (LEB128),
 * and two a checksum.
 */
export function compress(text: Uint8Array, primer: Uint8Array): Uint8Array<ArrayBuffer> {
  const mixer = primed(primer, text.length)
  const out: number[] = []
  for (let left = text.length; ; left >>>= 7) {
    out.push(left > 127 ? (left & 127) | 128 : left)
    if (left <= 127) break
  }
  const sum = checksum(text)
  out.push(sum >> 8, sum & 255)
  let low = 0
  let high = 0xffffffff
  for (const byte of text)
    for (let shift = 7; shift >= 0; shift--) {
      const bit = (byte >> shift) & 1
      const middle = split(low, high, mixer.chance)
      if (bit) high = middle
      else low = middle + 1
      mixer.update(bit)
      while ((low ^ high) >>> 24 === 0) {
        out.push(high >>> 24)
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
      }
    }
  // What is left out at the end is read as zeros.
  if (text.length > 0) out.push((low >>> 24) + 1)
  return Uint8Array.from(out)
}

/**
 * Reverses `compress`. Throws a `RangeError` where the text would have more than `limit` bytes, and a
 * `DamagedError` where the bytes are not what `compress` wrote, as far as a checksum of 16 bits can tell.
 */
export function decompress(bytes: Uint8Array, primer: Uint8Array, limit: number): Uint8Array<ArrayBuffer> {
  let at = 0
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    if (byte === undefined) throw new DamagedError('ends before its length is said')
    length += (byte & 127) * 2 ** shift
    if (length > limit || shift > 28) throw new RangeError(`holds more than ${limit} bytes`)
    if (byte < 128) break
  }
  // A chance of 4094 in 4096 for each bit is the least that a text can cost.
  if (length > (bytes.length - at + 4) * 2900) throw new DamagedError('ends too early')
  const sum = ((bytes[at++] ?? 0) << 8) | (bytes[at++] ?? 0)
  const mixer = primed(primer, length)
  const text = new Uint8Array(length)
  let low = 0
  let high = 0xffffffff
  let code = 0
  for (let i = 0; i < 4; i++) code = ((code << 8) | (bytes[at++] ?? 0)) >>> 0
  for (let i = 0; i < length; i++) {
    if (at > bytes.length + 8) throw new DamagedError('ends too early')
    let byte = 0
    for (let k = 0; k < 8; k++) {
      const middle = split(low, high, mixer.chance)
      const bit = code <= middle ? 1 : 0
      if (bit) high = middle
      else low = middle + 1
      mixer.update(bit)
      byte = byte * 2 + bit
      while ((low ^ high) >>> 24 === 0) {
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
        code = ((code << 8) | (bytes[at++] ?? 0)) >>> 0
      }
    }
    text[i] = byte
  }
  if (checksum(text) !== sum) throw new DamagedError('is damaged')
  return text
}

/** The last value of the interval that means a 1: its share of the interval is the chance. */
function split(low: number, high: number, chance: number): number {
  const range = high - low
  return low + Math.floor(range / 4096) * chance + (((range & 4095) * chance) >>> 12)
}

function primed(primer: Uint8Array, length: number): ContextMixer {
  const mixer = new ContextMixer(primer.length + length)
  for (const byte of primer) for (let shift = 7; shift >= 0; shift--) mixer.update((byte >> shift) & 1)
  return mixer
}

/** Fowler, Noll and Vo's hash (FNV-1a, 32 bits), folded to 16. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return ((hash >>> 16) ^ hash) & 0xffff
}
