import type { Reading, Sum } from '../domain/count.ts'
import { areaFigure, sumOf } from '../domain/count.ts'
import type { LngLat } from '../lib/greatCircle.ts'
import type { Mark } from '../time/picture.ts'
import type { DrawnIndex } from '../time/timeIndex.ts'
import type { MarkKey } from '../time/markKey.ts'
import { keyOfMark } from '../time/markKey.ts'
import { anchorOf } from './placing.ts'
import type { MarkScale } from './scale.ts'

/** The incidents of a mark that no zoom can part, laid out around it. */
export interface Fan {
  key: MarkKey
  mark: Mark
  centre: LngLat
  blades: Blade[]
}

export interface Blade {
  /** Position of the incident in the index. */
  incident: number
  /** The incident's own figure, with its bounds. */
  sum: Sum
  /** What its area stands for. */
  people: number
  /** Pixels from the centre, right and down. */
  dx: number
  dy: number
}

/** More would cover the map; the list shows them all. */
export const MOST_BLADES = 24

/**
 * Lays the incidents of a mark on a spiral, oldest first, from the top clockwise: each disc as far along and out as its
 * own and its neighbour's radius need.
 */
export function openFan(
  index: DrawnIndex,
  mark: Mark,
  level: number,
  scale: MarkScale,
  reading: Reading = 'range',
): Fan {
  const members = [...mark.members]
    .sort((a, b) => index.columns.start[a]! - index.columns.start[b]!)
    .slice(-MOST_BLADES)
  const radius = (people: number): number => Math.max(10, scale.discs * Math.sqrt(people)) + 5
  let angle = 0
  let previous = 0
  let distance = radius(areaFigure(mark.sum)) + 34
  const blades = members.map((incident): Blade => {
    const sum = sumOf(index.incidents.at(incident)!.count, reading)
    const people = areaFigure(sum)
    const own = radius(people)
    if (previous > 0) angle += (previous + own) / distance
    distance += previous > 0 ? (previous + own) * 0.14 : 0
    previous = own
    return { incident, sum, people, dx: Math.sin(angle) * distance, dy: -Math.cos(angle) * distance }
  })
  return { key: keyOfMark(mark, level), mark, centre: anchorOf(index, level, mark), blades }
}
