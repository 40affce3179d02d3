import type { NameBytes } from './nameBytes.ts'

/**
 * A flat index over folded names: bytes and numbers, no string and no object per name. Names are sorted into buckets by
 * their hash, which a counting sort does in two passes. (A Map of the same keys is twice as large again as all of the
 * gazetteer: see bench/geocode.ts.)
 */
export interface NameTable extends NameBytes {
  /** What each name belongs to. */
  owners: Uint32Array
  /** Names by bucket, ascending in each, and their hashes in the same order. */
  order: Uint32Array
  hashes: Uint32Array
  /** Where each bucket starts in `order`, and one past the last. One less than their number is a power of two. */
  buckets: Uint32Array
}

const NEWLINE = 10
/** Names in a bucket, on average at most. */
const BUCKET_SIZE = 4

const BASIS = 0x811c9dc5
const PRIME = 0x01000193
const mixed = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, from: number, until: number): number {
  let hash = BASIS
  for (let at = from; at < until; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME)
  return mixed(hash)
}

/** Owners of the names of towns: each printed name is its town's, then come the alternates of each. */
export function ownersOf(townCount: number, nameCount: number, alternateCounts: Uint8Array): Uint32Array {
  const owners = new Uint32Array(nameCount)
  let alternate = townCount
  for (let town = 0; town < townCount; town++) {
    owners[town] = town
    for (let left = alternateCounts[town] ?? 0; left > 0; left--) owners[alternate++] = town
  }
  return owners
}

/** Indexes names that are laid out already. */
export function buildNameTable({ count, bytes, starts }: NameBytes, owners: Uint32Array): NameTable {
  const bucketCount = 2 ** Math.max(4, Math.ceil(Math.log2(count / BUCKET_SIZE + 1)))
  const mask = bucketCount - 1
  const hashOfName = new Uint32Array(count)
  const buckets = new Uint32Array(bucketCount + 1)
  for (let name = 0; name < count; name++) {
    const hash = hashOf(bytes, starts[name] ?? 0, (starts[name + 1] ?? 1) - 1)
    hashOfName[name] = hash
    const bucket = (hash & mask) + 1
    buckets[bucket] = (buckets[bucket] ?? 0) + 1
  }
  for (let bucket = 1; bucket <= bucketCount; bucket++)
    buckets[bucket] = (buckets[bucket] ?? 0) + (buckets[bucket - 1] ?? 0)
  const order = new Uint32Array(count)
  const hashes = new Uint32Array(count)
  const next = buckets.slice()
  for (let name = 0; name < count; name++) {
    const hash = hashOfName[name] ?? 0
    const bucket = hash & mask
    const at = next[bucket] ?? 0
    next[bucket] = at + 1
    order[at] = name
    hashes[at] = hash
  }
  return { count, bytes, starts, owners, order, hashes, buckets }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** A text as its bytes, reused by every call: no call leaves anything in it that another reads. */
const wanted = new Uint8Array(1024)

/** Calls `take` with each name whose text is exactly this folded one, ascending, until it answers true. */
function eachEqual(
  { bytes, starts, order, hashes, buckets }: NameTable,
  folded: string,
  take: (name: number) => boolean,
): void {
  const { read, written } = encoder.encodeInto(folded, wanted)
  if (read < folded.length) return
  const hash = hashOf(wanted, 0, written)
  const bucket = hash & (buckets.length - 2)
  const until = buckets[bucket + 1] ?? 0
  for (let at = buckets[bucket] ?? 0; at < until; at++) {
    if (hashes[at] !== hash) continue
    const name = order[at] ?? 0
    if (isEqual(bytes, starts[name] ?? 0, written) && take(name)) return
  }
}

/** All names whose text is exactly this folded one, ascending: of towns the printed names before alternates. */
export function namesEqualTo(table: NameTable, folded: string): number[] {
  const found: number[] = []
  eachEqual(table, folded, (name) => {
    found.push(name)
    return false
  })
  return found
}

/** Whether there is a name whose text is exactly this folded one. */
export function hasName(table: NameTable, folded: string): boolean {
  let isFound = false
  eachEqual(table, folded, () => (isFound = true))
  return isFound
}

/** Whether the name at `from` is the first `length` bytes of `wanted`, to its newline. */
function isEqual(bytes: Uint8Array, from: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[from + i] !== wanted[i]) return false
  return bytes[from + length] === NEWLINE
}

/** The folded text of a name. */
export const nameText = ({ bytes, starts }: NameBytes, name: number): string =>
  decoder.decode(bytes.subarray(starts[name] ?? 0, (starts[name + 1] ?? 1) - 1))
