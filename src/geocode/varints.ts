/** Calls `take` with each varint (seven bits a byte, lowest first) of a column and its position. */
export function readVarints(bytes: Uint8Array, take: (value: number, index: number) => void): void {
  for (let at = 0, index = 0; at < bytes.length; index++) {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) break
    }
    take(value >>> 0, index)
  }
}
