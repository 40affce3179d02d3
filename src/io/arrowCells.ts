/**
 * Columns of an Arrow file as typed arrays, so that a million rows are gone over without a call or a text for each
 * cell. What is not laid out plainly is read cell by cell, with the same result.
 */
import type { Column } from '@uwdata/flechette'
import { Type } from '@uwdata/flechette'
import { NONE } from '../domain/facts.ts'

/** What a cell is: nothing, what was looked for, or something else. */
export const ABSENT = 0
export const SOUND = 1
export const ODD = 2

/** Stands in `codes` for a cell that holds something other than a text. */
export const NO_TEXT = -2

/** What is used of a column's data, with the names that the library gives them. */
export interface Batch {
  length: number
  nullCount: number
  type: { typeId: number }
  validity?: Uint8Array
  values?: unknown
  offsets?: ArrayLike<number | bigint>
  children?: Batch[]
  cache?: readonly unknown[]
  at: (index: number) => unknown
}

/** Entries `first` to before `first + count` of a batch. */
interface Run {
  batch: Batch
  first: number
  count: number
}

/** Cells that lie one after the other, in one batch or in several. */
export interface Cells {
  size: number
  runs: readonly Run[]
  at: (k: number) => unknown
}

/** A column of lists laid flat: `cells` from `start[row]` to before `start[row + 1]` are the entries of a row. */
export interface FlatList {
  start: Int32Array
  cells: Cells
  at: (k: number) => unknown
}

/** Numbers; NaN where the kind is not `SOUND`. */
export interface Numbers {
  values: Float64Array
  kind: Uint8Array
}

/** Texts, each different one once: `codes` has its position, `NONE` for nothing, `NO_TEXT` for something else. */
export interface Texts {
  texts: readonly string[]
  codes: Int32Array
}

/** Texts as the file has them, as UTF-8: text k is `bytes[start[k] .. start[k + 1])`. */
export interface RawTexts {
  bytes: Uint8Array
  start: Int32Array
  /** `ABSENT` or `SOUND`. */
  kind: Uint8Array
}

const batchesOf = (column: Column<unknown>): Batch[] => column.data as unknown as Batch[]

export const cellsOf = (column: Column<unknown>): Cells => ({
  size: column.length,
  runs: batchesOf(column).map((batch) => ({ batch, first: 0, count: batch.length })),
  at: (k) => column.at(k),
})

/** A column of lists laid flat; null where there is none, or where it is not of lists. */
export function flatten(column: Column<unknown> | undefined, rows: number): FlatList | null {
  const batches = column ? batchesOf(column) : []
  if (!column || !batches.every((batch) => batch.offsets && batch.children?.[0])) return null
  const start = new Int32Array(Math.max(rows, column.length) + 1)
  const runs: Run[] = []
  const firsts: number[] = []
  let row = 0
  for (const { length, offsets, children } of batches) {
    const [first, shift] = [start[row]!, Number(offsets![0] ?? 0)]
    for (let i = 0; i < length; i++) start[++row] = first + Number(offsets![i + 1]) - shift
    runs.push({ batch: children![0]!, first: shift, count: start[row]! - first })
    firsts.push(first)
  }
  const only = runs.length === 1 ? runs[0] : null
  const at = (k: number): unknown => {
    if (only) return only.batch.at(k + only.first)
    const run = firsts.findLastIndex((first) => first <= k)
    return runs[run]?.batch.at(k - firsts[run]! + runs[run]!.first)
  }
  return { start, cells: { size: start[row]!, runs, at }, at }
}

/** Bits of what is there; null where everything is. */
const bitsOf = ({ nullCount, validity }: Batch): Uint8Array | null => (nullCount && validity ? validity : null)

const isThere = (bits: Uint8Array | null, index: number): boolean =>
  bits === null || (bits[index >> 3]! & (1 << (index & 7))) !== 0

/** The values of a batch that are its numbers, and what to multiply them by; null where there are none such. */
function plainNumbers({ type: { typeId }, values }: Batch): { values: ArrayLike<number>; unit: number } | null {
  if (!ArrayBuffer.isView(values) || values instanceof BigInt64Array || values instanceof BigUint64Array) return null
  const isNumber =
    typeId === Type.Int || (typeId === Type.Float && (values instanceof Float64Array || values instanceof Float32Array))
  if (isNumber) return { values: values as unknown as ArrayLike<number>, unit: 1 }
  return typeId === Type.Date && values instanceof Int32Array ? { values, unit: MS_A_DAY } : null
}

const MS_A_DAY = 86_400_000

export function numbersOf({ runs, size }: Cells): Numbers {
  const numbers: Numbers = { values: new Float64Array(size), kind: new Uint8Array(size) }
  const { values, kind } = numbers
  let k = 0
  for (const { batch, first, count } of runs) {
    const plain = plainNumbers(batch)
    const bits = bitsOf(batch)
    const last = first + count
    if (plain) {
      const { values: from, unit } = plain
      kind.fill(SOUND, k, k + count)
      for (let i = 0; i < count; i++) values[k + i] = from[first + i]! * unit
      if (bits)
        for (let i = first; i < last; i++) {
          // Eight at once, where all are there.
          if (bits[i >> 3] === 0xff) i |= 7
          else if (!isThere(bits, i)) {
            values[k + i - first] = NaN
            kind[k + i - first] = ABSENT
          }
        }
      k += count
    } else
      for (let i = first; i < last; i++, k++) {
        const value = batch.at(i)
        kind[k] = value === null ? ABSENT : typeof value === 'number' ? SOUND : ODD
        values[k] = typeof value === 'number' ? value : NaN
      }
  }
  return numbers
}

/** 1 for what is true, 0 for what is false or not there; `ODD` for what is no such thing. */
export function flagsOf({ runs, size }: Cells): Uint8Array {
  const flags = new Uint8Array(size)
  let k = 0
  for (const { batch, first, count } of runs)
    for (let i = first; i < first + count; i++, k++) {
      const value = batch.at(i)
      if (value !== null && value !== false) flags[k] = value === true ? 1 : ODD
    }
  return flags
}

/** 1 where there is something. */
export function presenceOf({ runs, size }: Cells): Uint8Array {
  const present = new Uint8Array(size)
  let k = 0
  for (const { batch, first, count } of runs) {
    const isText = batch.type.typeId === Type.Utf8 || batch.type.typeId === Type.LargeUtf8
    const bits = bitsOf(batch)
    for (let i = first; i < first + count; i++, k++)
      present[k] = (isText ? isThere(bits, i) : batch.at(i) !== null) ? 1 : 0
  }
  return present
}

/** The texts of a column that is laid out as such; null for any other. Of one batch they are not copied. */
export function rawTextsOf({ runs, size }: Cells): RawTexts | null {
  const isText = ({ batch }: Run): boolean =>
    (batch.type.typeId === Type.Utf8 || batch.type.typeId === Type.LargeUtf8) && batch.values instanceof Uint8Array
  if (!runs.every(isText)) return null
  const from = ({ batch, first }: Run): number => Number(batch.offsets?.[first] ?? 0)
  const until = ({ batch, first, count }: Run): number => Number(batch.offsets?.[first + count] ?? 0)
  const only = runs.length === 1 ? runs[0]! : null
  const all = only ? until(only) : runs.reduce((sum, run) => sum + until(run) - from(run), 0)
  const bytes = only ? (only.batch.values as Uint8Array) : new Uint8Array(all)
  const raw: RawTexts = { bytes, start: new Int32Array(size + 1), kind: new Uint8Array(size) }
  let [k, shift] = [0, 0]
  for (const run of runs) {
    const { batch, first, count } = run
    const bits = bitsOf(batch)
    if (!only) {
      bytes.set((batch.values as Uint8Array).subarray(from(run), until(run)), shift)
      shift -= from(run)
    }
    raw.start[k] = from(run) + shift
    const offsets = batch.offsets!
    for (let i = first; i < first + count; i++) {
      raw.kind[k] = isThere(bits, i) ? SOUND : ABSENT
      raw.start[++k] = Number(offsets[i + 1]) + shift
    }
    shift = raw.start[k]!
  }
  return raw
}

const decoder = new TextDecoder()

export const textAt = ({ bytes, start }: RawTexts, k: number): string =>
  decoder.decode(bytes.subarray(start[k], start[k + 1]))

/** Texts of which there are few different ones. */
export function textsOf(cells: Cells): Texts {
  const raw = rawTextsOf(cells)
  if (raw) return internRaw(raw)
  const texts: string[] = []
  const known = new Map<string, number>()
  const codeOf = (value: unknown): number => {
    if (value === null) return NONE
    if (typeof value !== 'string') return NO_TEXT
    let code = known.get(value)
    if (code === undefined) known.set(value, (code = texts.push(value) - 1))
    return code
  }
  const codes = new Int32Array(cells.size)
  let k = 0
  for (const { batch, first, count } of cells.runs) {
    const keys = batch.type.typeId === Type.Dictionary ? batch.values : null
    const isKeyed = ArrayBuffer.isView(keys) && !(keys instanceof BigInt64Array) && !(keys instanceof BigUint64Array)
    if (isKeyed && batch.cache) {
      const codeOfKey = Int32Array.from(batch.cache, codeOf)
      const bits = bitsOf(batch)
      const list = keys as unknown as ArrayLike<number>
      for (let i = first; i < first + count; i++)
        codes[k++] = isThere(bits, i) ? (codeOfKey[list[i]!] ?? NO_TEXT) : NONE
    } else for (let i = first; i < first + count; i++) codes[k++] = codeOf(batch.at(i))
  }
  return { texts, codes }
}

/** FNV-1a over bytes, or over the character codes of a text: of ASCII both are the same. */
export function hashBytes(bytes: Uint8Array, from: number, until: number): number {
  let hash = 0x811c_9dc5
  for (let i = from; i < until; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193)
  return mix(hash)
}

export function hashText(text: string): number {
  let hash = 0x811c_9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193)
  return mix(hash)
}

const mix = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d)

export function areSameBytes(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false
  return true
}

/** By a table of the bytes that were met, so that each different text is decoded once. */
function internRaw(raw: RawTexts): Texts {
  const { bytes, start, kind } = raw
  const texts: string[] = []
  const known = new Map<string, number>()
  const codes = new Int32Array(kind.length)
  /** Where the bytes of each entry were met first, and its code; entries in open addressing by their hash. */
  const [metAt, codeOf]: [number[], number[]] = [[], []]
  let table = new Int32Array(256).fill(NONE)
  const slotOf = (k: number): number => {
    const [from, length] = [start[k]!, start[k + 1]! - start[k]!]
    const mask = table.length - 1
    for (let slot = hashBytes(bytes, from, from + length) & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot]!
      if (entry === NONE) return slot
      const met = metAt[entry]!
      if (start[met]! + length === start[met + 1] && areSameBytes(bytes, start[met]!, from, length)) return slot
    }
  }
  for (let k = 0; k < kind.length; k++) {
    if (kind[k] === ABSENT) {
      codes[k] = NONE
      continue
    }
    let slot = slotOf(k)
    if (table[slot] === NONE) {
      if (2 * metAt.length >= table.length) {
        table = new Int32Array(4 * table.length).fill(NONE)
        for (let entry = 0; entry < metAt.length; entry++) table[slotOf(metAt[entry]!)] = entry
        slot = slotOf(k)
      }
      // Bytes that are no UTF-8 may come out as a text that is known.
      const text = textAt(raw, k)
      let code = known.get(text)
      if (code === undefined) known.set(text, (code = texts.push(text) - 1))
      table[slot] = metAt.push(k) - 1
      codeOf.push(code)
    }
    codes[k] = codeOf[table[slot]!]!
  }
  return { texts, codes }
}
