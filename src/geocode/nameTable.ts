import type { PackedHeader } from './packed.ts'
import type { NameBytes } from './wordStarts.ts'

/**
 * A flat hash over all folded names of towns: 0.6 million names as bytes, no string and no object per name.
 * (A Map of the same keys is twice as large again as all of the gazetteer: see bench/geocode.ts.)
 */
export interface NameTable extends NameBytes {
  /** Town of each name. */
  owners: Uint32Array
  /** First name of each slot's chain of equal names, + 1; 0 is an empty slot. The size is a power of two. */
  slots: Uint32Array
  /** Next name with the same text, + 1; 0 ends the chain. */
  next: Uint32Array
}

const NEWLINE = 10
const SLOT_COUNT_LOG2 = 20

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, from: number, until: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < until; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Builds the table from folded printed names (newline-joined text) and the packed alternates. */
export function buildNameTable(
  printed: string,
  alternates: Uint8Array,
  header: Pick<PackedHeader, 'townCount' | 'alternateCount'>,
  alternateCounts: Uint8Array,
): NameTable {
  const own = new TextEncoder().encode(printed)
  const bytes = new Uint8Array(own.length + alternates.length + 2)
  bytes.set(own)
  bytes[own.length] = NEWLINE
  bytes.set(alternates, own.length + 1)
  bytes[bytes.length - 1] = NEWLINE

  const count = header.townCount + header.alternateCount
  const starts = new Uint32Array(count + 1)
  for (let name = 1, at = 0; name <= count; name++) {
    at = bytes.indexOf(NEWLINE, at) + 1
    starts[name] = at
  }
  const owners = new Uint32Array(count)
  let alternate = header.townCount
  for (let town = 0; town < header.townCount; town++) {
    owners[town] = town
    for (let left = alternateCounts[town] ?? 0; left > 0; left--) owners[alternate++] = town
  }
  const table = {
    count,
    bytes,
    starts,
    owners,
    slots: new Uint32Array(1 << SLOT_COUNT_LOG2),
    next: new Uint32Array(count),
  }
  fillSlots(table)
  return table
}

/** Last name first, so that every chain runs in ascending order: printed names before alternates. */
function fillSlots({ count, bytes, starts, slots, next }: NameTable): void {
  const hashes = new Uint32Array(count)
  const mask = slots.length - 1
  for (let name = count - 1; name >= 0; name--) {
    const from = starts[name] ?? 0
    const until = (starts[name + 1] ?? 0) - 1
    const hash = hashOf(bytes, from, until)
    hashes[name] = hash
    let slot = hash & mask
    for (let head = slots[slot] ?? 0; head > 0; head = slots[slot] ?? 0) {
      if (hashes[head - 1] === hash && isEqual(bytes, from, until, bytes, starts[head - 1] ?? 0)) break
      slot = (slot + 1) & mask
    }
    next[name] = slots[slot] ?? 0
    slots[slot] = name + 1
  }
}

/** Whether the name at `other` is the text `bytes[from, until)`, to its newline. */
function isEqual(bytes: Uint8Array, from: number, until: number, names: Uint8Array, other: number): boolean {
  for (let at = from; at < until; at++) if (bytes[at] !== names[other + at - from]) return false
  return names[other + until - from] === NEWLINE
}

/** All names whose text is exactly this folded one, printed names before alternates. */
export function namesEqualTo({ bytes, starts, slots, next }: NameTable, folded: string): number[] {
  const wanted = new TextEncoder().encode(folded)
  const mask = slots.length - 1
  const found: number[] = []
  let slot = hashOf(wanted, 0, wanted.length) & mask
  for (let head = slots[slot] ?? 0; head > 0; head = slots[slot] ?? 0) {
    if (isEqual(wanted, 0, wanted.length, bytes, starts[head - 1] ?? 0)) {
      for (let name = head; name > 0; name = next[name - 1] ?? 0) found.push(name - 1)
      return found
    }
    slot = (slot + 1) & mask
  }
  return found
}

/** The folded text of a name. */
export const nameText = ({ bytes, starts }: NameTable, name: number): string =>
  new TextDecoder().decode(bytes.subarray(starts[name] ?? 0, (starts[name + 1] ?? 1) - 1))
