import type { Day, Unit } from '../domain/day.ts'
import { addUnits, floorDay } from '../domain/day.ts'
import { ARREST, DEPORTATION, UNDATED } from './columns.ts'
import type { Selection } from './picture.ts'
import type { Span } from './span.ts'
import type { TimeIndex } from './timeIndex.ts'

/** People per bin, by type, those with an exact day apart from those whose imprecise date is spread over its days. */
export interface Histogram {
  unit: Unit
  /** First days of the bins, and the day after the last one: one entry more than there are bins. */
  edges: Int32Array
  arrests: { exact: Float64Array; spread: Float64Array }
  deportations: { exact: Float64Array; spread: Float64Array }
}

/** Bin edges of whole units that cover the span. */
export function binEdges(span: Span, unit: Unit): Int32Array {
  const edges: Day[] = [floorDay(span.from, unit)]
  // From the first edge each time, so that month ends cannot drift.
  while (edges.at(-1)! < span.until) edges.push(addUnits(edges[0]!, unit, edges.length))
  return Int32Array.from(edges)
}

/**
 * Adds up the least number of people per bin. An exact day falls into one bin; a date that spans several days is
 * spread evenly over them, so that the bars add up to the same people as the list.
 */
export function histogram(index: TimeIndex, { mask, weights }: Selection, span: Span, unit: Unit): Histogram {
  const edges = binEdges(span, unit)
  const bins = edges.length - 1
  const result: Histogram = {
    unit,
    edges,
    arrests: { exact: new Float64Array(bins), spread: new Float64Array(bins) },
    deportations: { exact: new Float64Array(bins), spread: new Float64Array(bins) },
  }
  const { size, type, start, end, exactDay } = index.columns
  for (let i = 0; i < size; i++) {
    const people = Math.max(0, weights.least[i]!)
    if (!mask[i] || people === 0 || start[i] === UNDATED) continue
    const side = type[i] === ARREST ? result.arrests : type[i] === DEPORTATION ? result.deportations : null
    if (!side) continue
    const target = exactDay[i] ? side.exact : side.spread
    const length = end[i]! - start[i]!
    for (let bin = binOf(edges, start[i]!); bin < bins && edges[bin]! < end[i]!; bin++) {
      const overlap = Math.min(end[i]!, edges[bin + 1]!) - Math.max(start[i]!, edges[bin]!)
      if (overlap > 0) target[bin] = target[bin]! + (people * overlap) / length
    }
  }
  return result
}

/** The bin that holds a day, 0 for days before the first edge. */
function binOf(edges: Int32Array, day: Day): number {
  let [low, high] = [0, edges.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (edges[middle]! <= day) low = middle
    else high = middle - 1
  }
  return low
}
