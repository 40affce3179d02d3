/**
 * Writes a PMTiles archive, version 3: clustered, equal tiles kept once, gzip inside.
 * Layout: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md. Reads and writes nothing but its arguments.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

/** A tile, already gzipped. */
export interface PackedTile {
  z: number
  x: number
  y: number
  bytes: Uint8Array
}

/** What the header says beside the tiles. */
export interface ArchiveHead {
  minZoom: number
  maxZoom: number
  /** Longitude, latitude, zoom. */
  center: readonly [number, number, number]
  metadata: unknown
}

interface Entry {
  id: number
  /** Tiles in a row with the same bytes; 0 marks a leaf directory. */
  run: number
  offset: number
  length: number
}

const HEADER_BYTES = 127

/** The specification wants header and root directory within the first 16 KiB. */
const LARGEST_ROOT = 16_384 - HEADER_BYTES

function pushVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

function directory(entries: readonly Entry[]): Buffer {
  const bytes: number[] = []
  pushVarint(bytes, entries.length)
  entries.forEach(({ id }, i) => pushVarint(bytes, id - (entries[i - 1]?.id ?? 0)))
  for (const { run } of entries) pushVarint(bytes, run)
  for (const { length } of entries) pushVarint(bytes, length)
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1]
    pushVarint(bytes, before && before.offset + before.length === offset ? 0 : offset + 1)
  })
  return gzipSync(Buffer.from(bytes), { level: 9 })
}

/** Tiles in the order of their Hilbert ids, each blob once. */
function cluster(tiles: readonly PackedTile[]): { entries: Entry[]; blobs: Uint8Array[] } {
  const sorted = tiles.map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), bytes: tile.bytes }))
  sorted.sort((a, b) => a.id - b.id)
  const known = new Map<string, { offset: number; length: number }>()
  const blobs: Uint8Array[] = []
  const entries: Entry[] = []
  let end = 0
  for (const { id, bytes } of sorted) {
    const digest = createHash('sha1').update(bytes).digest('hex')
    const place = known.get(digest) ?? { offset: end, length: bytes.length }
    if (!known.has(digest)) {
      known.set(digest, place)
      blobs.push(bytes)
      end += bytes.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++
    else entries.push({ id, run: 1, ...place })
  }
  return { entries, blobs }
}

/** One directory if it fits, else leaves of a size that makes the root fit. */
function directories(entries: readonly Entry[]): { root: Buffer; leaves: Buffer } {
  let root = directory(entries)
  let leaves = Buffer.alloc(0)
  for (let size = 4096; root.length > LARGEST_ROOT; size *= 2) {
    const parts: Buffer[] = []
    const pointers: Entry[] = []
    let offset = 0
    for (let i = 0; i < entries.length; i += size) {
      const part = directory(entries.slice(i, i + size))
      pointers.push({ id: entries[i]!.id, run: 0, offset, length: part.length })
      parts.push(part)
      offset += part.length
    }
    root = directory(pointers)
    leaves = Buffer.concat(parts)
  }
  return { root, leaves }
}

const GZIP = 2
const VECTOR_TILES = 1
const WORLD = [-180, -85.0511, 180, 85.0511] as const

/** The whole archive as bytes. */
export function packArchive(tiles: readonly PackedTile[], head: ArchiveHead): Buffer {
  const { entries, blobs } = cluster(tiles)
  const { root, leaves } = directories(entries)
  const metadata = gzipSync(JSON.stringify(head.metadata), { level: 9 })
  const data = Buffer.concat(blobs)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0)
  header[7] = 3
  let end = HEADER_BYTES
  let field = 8
  for (const section of [root, metadata, leaves, data]) {
    header.writeBigUInt64LE(BigInt(end), field)
    header.writeBigUInt64LE(BigInt(section.length), field + 8)
    end += section.length
    field += 16
  }
  for (const [i, count] of [tiles.length, entries.length, blobs.length].entries()) {
    header.writeBigUInt64LE(BigInt(count), 72 + 8 * i)
  }
  header.set([1, GZIP, GZIP, VECTOR_TILES, head.minZoom, head.maxZoom], 96)
  WORLD.forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i))
  header[118] = head.center[2]
  header.writeInt32LE(Math.round(head.center[0] * 1e7), 119)
  header.writeInt32LE(Math.round(head.center[1] * 1e7), 123)
  return Buffer.concat([header, root, metadata, leaves, data])
}
