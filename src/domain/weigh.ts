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
 * the transitive closure of `includes`. Incidents that include each other in a circle keep the order of the list:
 * the first one is the whole.
 */
export function containment(incidents: readonly Incident[]): number[][] {
  const position = new Map(incidents.map((incident, i) => [incident.id, i]))
  const reached = incidents.map(({ includes }, i) => (includes.length ? reachable(incidents, position, i) : NOTHING))
  return reached.map((inside, i) =>
    inside === NOTHING ? [] : [...inside].filter((part) => part > i || (part < i && !reached[part]!.has(i))),
  )
}

const NOTHING: ReadonlySet<number> = new Set()

function reachable(incidents: readonly Incident[], position: ReadonlyMap<string, number>, from: number): Set<number> {
  const found = new Set<number>()
  const open = [from]
  for (let i = open.pop(); i !== undefined; i = open.pop())
    for (const id of incidents[i]!.includes) {
      const part = position.get(id)
      if (part === undefined || found.has(part)) continue
      found.add(part)
      open.push(part)
    }
  return found
}

/**
 * Weights that add up without counting anybody twice. An incident that contains others weighs what its parts leave
 * over, so that the sum over the whole and its parts is the whole's own figure, whichever places, clusters or days the
 * parts fall into. Parts that `counted` leaves out are not subtracted; running totals and plans weigh nothing.
 * Where the parts surely exceed the whole, the parts stand and the whole weighs nothing. A part of two wholes, neither
 * of which holds the other, is counted once.
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
  // The outermost whole so far that has taken a part off its own figure.
  const holder = new Int32Array(n).fill(-1)
  for (const whole of wholes) {
    const within = new Set(inside[whole])
    const isOwn = (part: number): boolean => holder[part] === -1 || within.has(holder[part]!)
    const own = inside[whole]!.filter(isOwn)
    const shared = inside[whole]!.filter((part) => !isOwn(part))
    subtract(weights, whole, own, shared)
    for (const part of own) holder[part] = whole
  }
  return weights
}

/**
 * Takes the parts off their whole. Parts taken off bound by bound cancel out in a sum with their whole; that can be
 * done once only, so `shared` parts, which another whole has taken already, are taken off crosswise.
 */
function subtract(
  { least, most, approximate }: Weights,
  whole: number,
  own: readonly number[],
  shared: readonly number[],
): void {
  const total = (bounds: Float64Array, parts: readonly number[]): number =>
    parts.reduce((sum, part) => sum + bounds[part]!, 0)
  if (total(least, own) + total(least, shared) > most[whole]!) {
    least[whole] = most[whole] = approximate[whole] = 0
    return
  }
  const isOpen = most[whole] === Infinity
  // "At least 30" inside a whole of 100 is at most 100.
  if (!isOpen) for (const part of [...own, ...shared]) if (most[part] === Infinity) most[part] = most[whole]!
  least[whole] = Math.max(0, least[whole]! - total(least, own) - total(most, shared))
  if (isOpen) return
  most[whole] = most[whole]! - total(most, own) - total(least, shared)
  if (least[whole] === 0 && most[whole] === 0) approximate[whole] = 0
}
