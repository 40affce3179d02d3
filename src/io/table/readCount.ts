import type { Count } from '../../domain/count.ts'
import { exactCount, UNKNOWN_COUNT } from '../../domain/count.ts'

const NOT_STATED =
  /^(?:|-|–|n\/?a|na|nan|null|none|\?|unknown|not (?:stated|reported|known|available)|several|some|many|dozens|hundreds)$/

const WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

const FIGURE = String.raw`(\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+|\d+(?:[.,]0+)?)`
const PEOPLE = String.raw`(?: ?(?:people|persons?|individuals|suspects|arrests?|arrested|detained|detainees|deported|deportees|pax))?`
const ONE = new RegExp(`^(.*?) ?${FIGURE} ?(\\+)?${PEOPLE}$`)
const RANGE = new RegExp(`^(?:between )?${FIGURE} ?(?:-|–|—|to|and|\\.\\.) ?${FIGURE}${PEOPLE}$`)
const AT_LEAST = /^(?:≥|>=?|at least|min\.?|minimum|over|more than|no fewer than|no less than|upwards? of)$/
const AT_MOST = /^(?:≤|<=?|at most|up to|max\.?|maximum|no more than|fewer than|less than|under)$/
const ABOUT =
  /^(?:~|≈|c\.?|ca\.?|circa|about|around|approx\.?|approximately|some|nearly|almost|roughly|est\.?|estimated)$/

/**
 * The number of people that a cell gives: a figure, `≥ 40`, `40+`, `up to 40`, `about 40`, `40–50`, with separators
 * between thousands; not stated where it is empty or says so; null where it cannot be read. "More than 40" is read as at
 * least 40, "fewer than 40" as at most 40.
 */
export function readCount(text: string): Count | null {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (NOT_STATED.test(words)) return UNKNOWN_COUNT
  const word = WORDS.indexOf(words as (typeof WORDS)[number])
  if (word >= 0) return exactCount(word + 1)
  const range = RANGE.exec(words)
  if (range) {
    const [min, max] = [figureOf(range[1]!), figureOf(range[2]!)]
    return min > max ? null : min === max ? exactCount(min) : { min, max, qualifier: 'about' }
  }
  const [, before, figure, plus] = ONE.exec(words) ?? []
  if (figure === undefined || before === undefined) return null
  const value = figureOf(figure)
  if (plus || AT_LEAST.test(before)) return { min: value, max: null, qualifier: 'at_least' }
  if (AT_MOST.test(before)) return { min: null, max: value, qualifier: 'at_most' }
  if (ABOUT.test(before)) return { min: value, max: value, qualifier: 'about' }
  return before === '' ? exactCount(value) : null
}

const figureOf = (text: string): number =>
  Number(
    /^\d+[.,]0+$/.test(text) && !/^\d{1,3}[.,]000$/.test(text) ? text.split(/[.,]/)[0] : text.replaceAll(/\D/g, ''),
  )

/**
 * One bound of a count in a column of its own; undefined where the cell cannot be read, null where it is empty or gives
 * no such bound, as "40+" gives no most.
 */
export const readBound = (text: string, bound: 'min' | 'max'): number | null | undefined => readCount(text)?.[bound]

/** A count of two bounds; null where the least is more than the most. */
export function countOf(min: number | null, max: number | null): Count | null {
  if (min === null) return max === null ? UNKNOWN_COUNT : { min, max, qualifier: 'at_most' }
  if (max === null) return { min, max, qualifier: 'at_least' }
  if (min > max) return null
  return min === max ? exactCount(min) : { min, max, qualifier: 'about' }
}
