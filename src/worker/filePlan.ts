import { ceilDay, floorDay, parseDay } from '../domain/day.ts'
import type { Choices } from '../domain/facets.ts'
import type { Window } from '../domain/view.ts'
import type { Lists } from '../lib/lists.ts'
import { latToMercatorY, lngToMercatorX, mercatorXToLng, mercatorYToLat } from '../lib/mercator.ts'
import { UNDATED } from '../time/columns.ts'
import type { LevelColumns, Points } from '../time/hierarchy.ts'
import type { ColumnIndex } from '../time/timeIndex.ts'

/** What the page keeps of a file as long as it is shown. Columns of its own. */
export interface FilePlan {
  size: number
  extent: Window
  choices: Choices
  /** Countries that incidents name. */
  countries: string[]
  /** Degrees west, south, east, north around most of the points. */
  bounds: [number, number, number, number]
  columns: ColumnIndex['columns']
  placed: Lists
  origin: Int32Array
  destination: Int32Array
  points: Points
  leaves: Int32Array
  levels: LevelColumns[]
}

/** Copies what the page needs: the worker goes on using its own. */
export function planOf(index: ColumnIndex, choices: Choices, names: readonly string[]): FilePlan {
  const { columns, hierarchy, placed, origin, destination } = index
  const { size, ...each } = columns
  const { points, leaves, levels } = hierarchy
  return {
    size,
    extent: extentOfColumns(columns),
    choices,
    countries: [...new Set(names)],
    bounds: boundsOf(points),
    columns: {
      size,
      type: each.type.slice(),
      start: each.start.slice(),
      end: each.end.slice(),
      exactDay: each.exactDay.slice(),
      aggregate: each.aggregate.slice(),
      planned: each.planned.slice(),
      precision: each.precision.slice(),
    },
    placed: { start: placed.start.slice(), items: placed.items.slice() },
    origin: origin.slice(),
    destination: destination.slice(),
    points: { x: points.x.slice(), y: points.y.slice(), weight: new Float64Array(0), kind: points.kind.slice() },
    leaves: leaves.slice(),
    levels: levels.map(({ seed, start }) => ({ seed: seed.slice(), start: start.slice() })),
  }
}

/** As `extentOf` has it of incidents. */
function extentOfColumns({ size, start, end }: ColumnIndex['columns']): Window {
  let [from, until] = [Infinity, -Infinity]
  for (let i = 0; i < size; i++) {
    if (start[i] === UNDATED) continue
    from = Math.min(from, start[i]!)
    until = Math.max(until, end[i]!)
  }
  if (from > until) [from, until] = [parseDay('2000-01-01')!, parseDay('2001-01-01')!]
  return { from: floorDay(from, 'year'), until: ceilDay(until, 'month') }
}

const SAMPLE = 40_000

/** Without the outermost hundredth on each side, which may be mistakes. */
function boundsOf({ x, y }: Points): FilePlan['bounds'] {
  const [east, west, south, north] = [170, -170, -55, 70]
  if (x.length === 0) return [west, south, east, north]
  // Some tens of thousands tell it as well as all.
  const step = Math.ceil(x.length / SAMPLE)
  const some = (values: Float64Array): Float64Array => values.filter((_, i) => i % step === 0).sort()
  const [xs, ys] = [some(x), some(y)]
  const at = (sorted: Float64Array, share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!
  const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
  const [top, bottom] = [latToMercatorY(north), latToMercatorY(south)]
  const [left, right] = [lngToMercatorX(west), lngToMercatorX(east)]
  return [
    mercatorXToLng(clamp(at(xs, 0.01), left, right)),
    mercatorYToLat(clamp(at(ys, 0.99), top, bottom)),
    mercatorXToLng(clamp(at(xs, 0.99), left, right)),
    mercatorYToLat(clamp(at(ys, 0.01), top, bottom)),
  ]
}
