import { NONE } from '../domain/facts.ts'
import type { Cells, RawTexts } from './arrowCells.ts'
import { ABSENT, areSameBytes, hashBytes, hashText, rawTextsOf, textAt } from './arrowCells.ts'
import { LIMITS } from './schema.ts'

const TAB = 9
const RETURN = 13
const SPACE = 32
const ASCII = 0x80

export const isId = (value: unknown): value is string => typeof value === 'string' && /^\S{1,200}$/.test(value)

/** Ids of a file, looked up without a text for each: those of ASCII stay in the bytes of the file. */
export class IdTable {
  private readonly raw: RawTexts | null
  private readonly at: (row: number) => unknown
  /** Row of each incident, and its hash. */
  private readonly rows: Int32Array
  private readonly hashes: Int32Array
  /** Ids that are not in the bytes as they are. */
  private readonly texts = new Map<number, string>()
  private readonly table: Int32Array
  private size = 0

  /** @param most how many incidents there can be. */
  constructor(cells: Cells | null, most: number) {
    this.raw = cells && rawTextsOf(cells)
    this.at = cells ? cells.at : () => null
    this.rows = new Int32Array(most)
    this.hashes = new Int32Array(most)
    this.table = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2))).fill(NONE)
  }

  /** Whether a row has an id that can be taken as it is. */
  isSound(row: number): boolean {
    return this.isPlain(row) || (this.raw?.kind[row] !== ABSENT && isId(this.at(row)))
  }

  /** Whether it is one of ASCII. */
  private isPlain(row: number): boolean {
    const { raw } = this
    if (!raw || raw.kind[row] === ABSENT) return false
    const { bytes, start } = raw
    const [from, until] = [start[row]!, start[row + 1]!]
    if (from === until || until - from > LIMITS.id) return false
    for (let i = from; i < until; i++) {
      const byte = bytes[i]!
      if (byte >= ASCII || byte === SPACE || (byte >= TAB && byte <= RETURN)) return false
    }
    return true
  }

  /**
   * Makes a row the next incident. Where an earlier one has the same id it is not taken, and the earlier one's position
   * is given; NONE otherwise. `id` where it is not that of the row's cell.
   */
  add(row: number, id: string | null): number {
    const text = id ?? (this.isPlain(row) ? null : (this.at(row) as string))
    const { raw, table, hashes } = this
    const hash = text === null ? hashBytes(raw!.bytes, raw!.start[row]!, raw!.start[row + 1]!) : hashText(text)
    const mask = table.length - 1
    let slot = hash & mask
    for (; table[slot] !== NONE; slot = (slot + 1) & mask) {
      const other = table[slot]!
      if (hashes[other] === hash && (text === null ? this.hasBytesOf(other, row) : this.has(other, text))) return other
    }
    const position = this.size++
    table[slot] = position
    this.rows[position] = row
    hashes[position] = hash
    if (text !== null) this.texts.set(position, text)
    return NONE
  }

  private hasBytesOf(position: number, row: number): boolean {
    if (this.texts.has(position)) return this.texts.get(position) === textAt(this.raw!, row)
    const { bytes, start } = this.raw!
    const other = this.rows[position]!
    const length = start[row + 1]! - start[row]!
    return start[other]! + length === start[other + 1] && areSameBytes(bytes, start[other]!, start[row]!, length)
  }

  private has(position: number, text: string): boolean {
    return this.idAt(position) === text
  }

  rowAt(position: number): number | undefined {
    return position >= 0 && position < this.size ? this.rows[position] : undefined
  }

  /** Id of an incident; empty where there is none. */
  idAt(position: number): string {
    const row = this.rowAt(position)
    return this.texts.get(position) ?? (row === undefined ? '' : textAt(this.raw!, row))
  }

  positionOf(id: string): number | undefined {
    const hash = hashText(id)
    const mask = this.table.length - 1
    for (let slot = hash & mask; this.table[slot] !== NONE; slot = (slot + 1) & mask) {
      const position = this.table[slot]!
      if (this.hashes[position] === hash && this.has(position, id)) return position
    }
    return undefined
  }
}
