const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]))

/** Bytes as text of letters, digits, `-` and `_`, without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const digits = Math.min(4, bytes.length - i + 1)
    for (let k = 0; k < digits; k++) text += DIGITS[(group >> (18 - 6 * k)) & 63]!
  }
  return text
}

/** Reverses `toBase64url`; null where the text has another character or ends inside a byte. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let group = 0
  let count = 0
  let at = 0
  for (const digit of text) {
    const value = VALUES.get(digit)
    if (value === undefined) return null
    group = ((group << 6) | value) & 0xffffff
    count += 6
    if (count >= 8) bytes[at++] = (group >> (count -= 8)) & 255
  }
  // Bits that no byte takes are zero, or there would be several texts for the same bytes.
  return (group & ((1 << count) - 1)) === 0 ? bytes : null
}
