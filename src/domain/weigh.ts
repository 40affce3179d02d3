import { growingInts } from '../lib/growing.ts'
import type { Lists } from '../lib/lists.ts'
import { isEmptyAt, listAt, toArrays, toLists } from '../lib/lists.ts'
import type { Reading } from './count.ts'
import type { Containment } from './facts.ts'
import { NONE } from './facts.ts'
import type { Figures } from './figures.ts'
import { isCountable, sumAt, toFigures } from './figures.ts'
import type { Incident } from './incident.ts'

export { isCountable }

/** What each incident adds to a sum, one entry per incident of the list. `most` is Infinity where it is open. */
export interface Weights {
  least: Float64Array
  most: Float64Array
  /** 1 where the figure is approximate ("about 400"). */
  approximate: Uint8Array
}

/** Positions of the incidents that each one names in `includes`; ids that no incident has are left out. */
export function includesOf(incidents: readonly Incident[]): Lists {
  if (!incidents.some(({ includes }) => includes.length)) return toLists(incidents.map(() => []))
  const position = new Map(incidents.map((incident, i) => [incident.id, i]))
  return toLists(
    incidents.map(({ includes }) =>
      includes.map((id) => position.get(id)).filter((part): part is number => part !== undefined),
    ),
  )
}

/**
 * For every incident, the positions of all incidents of the list that are counted inside it, its own excluded:
 * the transitive closure of `includes`. Incidents that include each other in a circle keep the order of the list:
 * the first one is the whole.
 */
export const containment = (incidents: readonly Incident[]): readonly number[][] =>
  toArrays(containmentOf(includesOf(incidents)))

/** The same from columns. */
export function containmentOf(includes: Lists): Lists {
  const n = includes.start.length - 1
  const reached = new Map<number, Set<number>>()
  for (let i = 0; i < n; i++) if (!isEmptyAt(includes, i)) reached.set(i, reachable(includes, i))
  const start = new Int32Array(n + 1)
  const items: number[] = []
  for (let i = 0; i < n; i++) {
    for (const part of reached.get(i) ?? []) if (part > i || (part < i && !reached.get(part)?.has(i))) items.push(part)
    start[i + 1] = items.length
  }
  return { start, items: Int32Array.from(items) }
}

/** Incidents that something is inside of, the innermost first: a whole's parts must already weigh only what is their own. */
export function wholesOf(inside: Lists): Int32Array {
  const wholes: number[] = []
  for (let i = 0; i + 1 < inside.start.length; i++) if (!isEmptyAt(inside, i)) wholes.push(i)
  const size = (whole: number): number => inside.start[whole + 1]! - inside.start[whole]!
  return Int32Array.from(wholes.sort((a, b) => size(a) - size(b)))
}

function reachable(includes: Lists, from: number): Set<number> {
  const found = new Set<number>()
  const open = [from]
  for (let i = open.pop(); i !== undefined; i = open.pop())
    for (const part of listAt(includes, i)) {
      if (found.has(part)) continue
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
export const weigh = (
  incidents: readonly Incident[],
  inside: readonly (readonly number[])[],
  counted: Uint8Array,
  reading: Reading = 'range',
): Weights => weighFigures(toFigures(incidents), toLists(inside), counted, reading)

/** The same from columns. */
export const weighFigures = (
  figures: Figures,
  inside: Lists,
  counted: Uint8Array,
  reading: Reading = 'range',
): Weights =>
  weighCounted(
    figures,
    ownWeights(figures, reading),
    nestingOf({ contained: inside, wholes: wholesOf(inside) }),
    counted,
  )

/** What each incident weighs by itself, whatever is counted: the same under all filters. */
export function ownWeights(figures: Figures, reading: Reading): Weights {
  const n = figures.min.length
  const weights: Weights = { least: new Float64Array(n), most: new Float64Array(n), approximate: new Uint8Array(n) }
  const { least, most, approximate } = weights
  for (let i = 0; i < n; i++) {
    if (!figures.countable[i]) continue
    // A figure that has no bounds to choose from, as nearly all are, has no need of an object.
    if (figures.min[i] === figures.max[i]) {
      least[i] = most[i] = figures.min[i]!
      approximate[i] = figures.about[i]!
    } else {
      const sum = sumAt(figures, i, reading)
      least[i] = sum.least
      most[i] = sum.most
      approximate[i] = sum.approximate ? 1 : 0
    }
  }
  return weights
}

/** The incidents that hold others or are inside of one, which are few, and their containment by their numbers among these. */
export interface Nesting extends Containment {
  /** Their positions, ascending. */
  members: Int32Array
}

export function nestingOf({ contained: { start, items }, wholes }: Containment): Nesting {
  const isMember = new Uint8Array(start.length - 1)
  for (const whole of wholes) isMember[whole] = 1
  for (const part of items) isMember[part] = 1
  const members = growingInts()
  const numberOf = new Int32Array(isMember.length)
  for (let i = 0; i < isMember.length; i++) if (isMember[i]) numberOf[i] = members.push(i) - 1
  // Whoever is no member contains nothing, so that the lists of the members lie end to end as they are.
  const ends = Int32Array.from(members.view(), (i) => start[i + 1]!)
  const inside = new Int32Array(ends.length + 1)
  inside.set(ends, 1)
  return {
    members: members.taken(),
    contained: { start: inside, items: items.map((part) => numberOf[part]!) },
    wholes: wholes.map((whole) => numberOf[whole]!),
  }
}

/** Weights of those that are counted, from what each weighs by itself and from what is inside what. */
export function weighCounted(
  { countable }: Pick<Figures, 'countable'>,
  own: Weights,
  nesting: Nesting,
  counted: Uint8Array,
): Weights {
  const weights: Weights = {
    least: own.least.slice(),
    most: own.most.slice(),
    approximate: own.approximate.slice(),
  }
  const { least, most, approximate } = weights
  for (let i = 0; i < counted.length; i++) if (!counted[i]) least[i] = most[i] = approximate[i] = 0
  // Wholes and their parts lie far from each other: beside each other they are looked up in a fraction of the time.
  const { members } = nesting
  const size = members.length
  const near: Weights = {
    least: new Float64Array(size),
    most: new Float64Array(size),
    approximate: new Uint8Array(size),
  }
  const counts = new Uint8Array(size)
  for (let k = 0; k < size; k++) {
    const i = members[k]!
    near.least[k] = least[i]!
    near.most[k] = most[i]!
    near.approximate[k] = approximate[i]!
    counts[k] = counted[i]! & countable[i]!
  }
  takeOff(near, nesting, counts)
  for (let k = 0; k < size; k++) {
    const i = members[k]!
    least[i] = near.least[k]!
    most[i] = near.most[k]!
    approximate[i] = near.approximate[k]!
  }
  return weights
}

/** Takes the parts off their wholes, of those that `counts` has 1 for. */
function takeOff(weights: Weights, { contained, wholes }: Containment, counts: Uint8Array): void {
  // The outermost whole so far that has taken a part off its own figure.
  const holder = new Int32Array(counts.length).fill(NONE)
  const [mine, shared]: [number[], number[]] = [[], []]
  for (const whole of wholes) {
    if (!counts[whole]) continue
    mine.length = shared.length = 0
    const [first, end] = [contained.start[whole]!, contained.start[whole + 1]!]
    const within = end - first > FEW ? new Set(listAt(contained, whole)) : null
    for (let k = first; k < end; k++) {
      const part = contained.items[k]!
      const held = holder[part]!
      const isOwn = held === NONE || (within ? within.has(held) : isAmong(contained.items, first, end, held))
      ;(isOwn ? mine : shared).push(part)
    }
    subtract(weights, whole, mine, shared)
    for (let k = 0; k < mine.length; k++) holder[mine[k]!] = whole
  }
}

/** Of so many a search through all is quicker than a set. */
const FEW = 16

function isAmong(items: Int32Array, first: number, end: number, item: number): boolean {
  for (let k = first; k < end; k++) if (items[k] === item) return true
  return false
}

function total(bounds: Float64Array, parts: readonly number[]): number {
  let sum = 0
  for (let k = 0; k < parts.length; k++) sum += bounds[parts[k]!]!
  return sum
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
  if (total(least, own) + total(least, shared) > most[whole]!) {
    least[whole] = most[whole] = approximate[whole] = 0
    return
  }
  const isOpen = most[whole] === Infinity
  // "At least 30" inside a whole of 100 is at most 100.
  if (!isOpen)
    for (const parts of [own, shared]) for (const part of parts) if (most[part] === Infinity) most[part] = most[whole]!
  least[whole] = Math.max(0, least[whole]! - total(least, own) - total(most, shared))
  if (isOpen) return
  most[whole] = most[whole]! - total(most, own) - total(least, shared)
  if (least[whole] === 0 && most[whole] === 0) approximate[whole] = 0
}
