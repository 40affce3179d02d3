/** Names in folded UTF-8, each ended by a newline; `starts[count]` is one past the last. */
export interface NameBytes {
  count: number
  bytes: Uint8Array
  starts: Uint32Array
}
