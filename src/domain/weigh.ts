import type { Reading } from './count.ts'
import { sumOf } from './count.ts'
import type { Incident } from './incident.ts'

/** What each incident adds to a sum, one entry per incident of the list. `most` is Infinity where it is open. */
export interface Weights {
  least: Float64Array
  most: Float64Array
  /** 1 where the figure is approximate ("about 400"). */
  approximate: Uint8Array
}

/** Whether an incident is a figure that can be added at all: done, and no running total. */
export const isCountable = (incident: Incident): boolean => !incident.aggregate && incident.status === 'done'

/**
 * For every incident, the positions of all incidents of the list that are counted inside it, its own excluded:
 * the transitive closure of `includes`. A cycle is cut where it closes.
 */
export function containment(incidents: readonly Incident[]): number[][] {
  const position = new Map(incidents.map((incident, i) => [incident.id, i]))
  const closure: (number[] | undefined)[] = Array.from({ length: incidents.length })
  const visit = (i: number, path: Set<number>): number[] => {
    const known = closure[i]
    if (known) return known
    const inside = new Set<number>()
    for (const id of incidents[i]!.includes) {
      const part = position.get(id)
      if (part === undefined || part === i || path.has(part)) continue
      inside.add(part)
      for (const deeper of visit(part, new Set(path).add(i))) if (deeper !== i) inside.add(deeper)
    }
    const list = [...inside]
    if (path.size === 0) closure[i] = list
    return list
  }
  return incidents.map((_, i) => (incidents[i]!.includes.length ? visit(i, new Set()) : []))
}

/**
 * Weights that add up without counting anybody twice. An incident that contains others weighs what its parts leave
 * over, so that the sum over the whole and its parts is the whole's own figure, whichever places, clusters or days the
 * parts fall into. Parts that `counted` leaves out are not subtracted; running totals and plans weigh nothing.
 * Where the parts surely exceed the whole, the parts stand and the whole weighs nothing.
 *
 * The remainder of an uncertain whole can have `most` below `least`, even below zero: it is exact in a sum with its
 * parts, and `sumFromBounds` puts the bounds in order when it is read alone.
 */
export function weigh(
  incidents: readonly Incident[],
  inside: readonly number[][],
  counted: Uint8Array,
  reading: Reading = 'range',
): Weights {
  const n = incidents.length
  const weights: Weights = { least: new Float64Array(n), most: new Float64Array(n), approximate: new Uint8Array(n) }
  const wholes: number[] = []
  for (let i = 0; i < n; i++) {
    if (!counted[i] || !isCountable(incidents[i]!)) continue
    const sum = sumOf(incidents[i]!.count, reading)
    weights.least[i] = sum.least
    weights.most[i] = sum.most
    weights.approximate[i] = sum.approximate ? 1 : 0
    if (inside[i]!.length) wholes.push(i)
  }
  // The innermost first: a whole's parts must already weigh only what is their own.
  wholes.sort((a, b) => inside[a]!.length - inside[b]!.length)
  const claimed = new Uint8Array(n)
  for (const whole of wholes) {
    const nested = wholes.filter((other) => inside[whole]!.includes(other))
    // A part of two wholes, neither of which holds the other, is subtracted from the first only.
    const parts = inside[whole]!.filter((part) => !claimed[part] || nested.some((other) => inside[other]!.includes(part)))
    subtract(weights, whole, parts)
    for (const part of parts) claimed[part] = 1
  }
  return weights
}

function subtract({ least, most, approximate }: Weights, whole: number, parts: readonly number[]): void {
  const partsLeast = parts.reduce((sum, part) => sum + least[part]!, 0)
  if (partsLeast > most[whole]!) {
    least[whole] = most[whole] = approximate[whole] = 0
    return
  }
  least[whole] = Math.max(0, least[whole]! - partsLeast)
  if (most[whole] === Infinity) return
  // "At least 30" inside a whole of 100 is at most 100.
  for (const part of parts) if (most[part] === Infinity) most[part] = most[whole]!
  most[whole] = most[whole]! - parts.reduce((sum, part) => sum + most[part]!, 0)
  if (least[whole] === 0 && most[whole] === 0) approximate[whole] = 0
}
