/**
 * How many people, with the bounds that the report gives. `max: null` is "at least"; both null is "not stated".
 * `about` marks a figure that the report calls approximate, or figures that differ between sources.
 */
export const QUALIFIERS = ['exact', 'about', 'at_least', 'at_most', 'unknown'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

export interface Count {
  min: number | null
  max: number | null
  qualifier: Qualifier
}

/** Nothing is known of the number. */
export const UNKNOWN_COUNT: Count = Object.freeze({ min: null, max: null, qualifier: 'unknown' })

export const exactCount = (value: number): Count => ({ min: value, max: value, qualifier: 'exact' })

/** Two figures for groups that are counted together. */
export function addCounts(a: Count, b: Count): Count {
  const min = a.min === null && b.min === null ? null : (a.min ?? 0) + (b.min ?? 0)
  const max = a.max === null || b.max === null ? null : a.max + b.max
  const has = (qualifier: Qualifier): boolean => a.qualifier === qualifier || b.qualifier === qualifier
  const qualifier = max === null ? 'at_least' : has('about') || has('at_most') ? 'about' : 'exact'
  return min === null && max === null ? UNKNOWN_COUNT : { min, max, qualifier }
}

/**
 * Bounds of a sum of people. Adding two sums adds their bounds, so a bound is never lost:
 * `most` is Infinity as soon as one part is open, and `approximate` as soon as one part is.
 */
export interface Sum {
  least: number
  most: number
  approximate: boolean
}

/** Which end of differing figures the reader wants all sums to follow. */
export const READINGS = ['range', 'lowest', 'highest'] as const
export type Reading = (typeof READINGS)[number]

export const NOBODY: Sum = Object.freeze({ least: 0, most: 0, approximate: false })

/** The bounds of one count, in the chosen reading. A missing bound stays open: there is no figure to choose. */
export function sumOf(count: Pick<Count, 'min' | 'max'> & Partial<Count>, reading: Reading = 'range'): Sum {
  const least = count.min ?? 0
  const most = count.max ?? Infinity
  // Figures that differ are a range; only a single figure that the report itself calls approximate is "about".
  const approximate = count.qualifier === 'about' && least === most
  if (reading === 'lowest' && count.min !== null && count.max !== null) return { least, most: least, approximate }
  if (reading === 'highest' && count.max !== null) return { least: most, most, approximate }
  return { least, most, approximate }
}

export function addSums(a: Sum, b: Sum): Sum {
  return { least: a.least + b.least, most: a.most + b.most, approximate: a.approximate || b.approximate }
}

/** A sum from accumulated bounds, put in order and never below zero (see `weigh` for why they can be out of order). */
export function sumFromBounds(least: number, most: number, approximate: boolean): Sum {
  return { least: Math.max(0, Math.min(least, most)), most: Math.max(0, least, most), approximate }
}

/** The figure that a mark's area stands for: the least number of people, or the most where no least is known. */
export function areaFigure(sum: Sum): number {
  return sum.least > 0 ? sum.least : sum.most === Infinity ? 0 : sum.most
}
