import { joinWords, placeInWords, sumInWords } from '../domain/describe.ts'
import type { Mark } from '../time/picture.ts'
import type { TimeIndex } from '../time/timeIndex.ts'

/** Name of a cluster: the place that it is drawn at, and how many others it holds. */
function clusterName(index: TimeIndex, level: number, row: number, short = false): string {
  const { seed, start } = index.hierarchy.levels[level]!
  const place = index.places[seed[row]!]!
  const others = start[row + 1]! - start[row]! - 1
  const name = short ? place.name : placeInWords(place)
  return others > 0 && !short ? `${name} and ${others} other ${others === 1 ? 'place' : 'places'} nearby` : name
}

/** A mark in one line: "At least 225 people arrested in Phnom Penh, Cambodia (3 reports)". */
export function markInWords(index: TimeIndex, level: number, mark: Mark): string {
  const reports = `${mark.members.length} ${mark.members.length === 1 ? 'report' : 'reports'}`
  const people = sumInWords(mark.sum)
  const count = people[0]!.toUpperCase() + people.slice(1)
  if (mark.kind === 'flow')
    return `${count} ${mark.plannedOnly ? 'to be deported' : 'deported'} from ${clusterName(index, level, mark.origin, true)} to ${clusterName(index, level, mark.destination, true)} (${reports})`
  if (mark.kind === 'tie')
    return `${count} arrested in ${joinWords(mark.rows.map((row) => clusterName(index, level, row, true)))}, one figure for ${mark.rows.length} places (${reports})`
  return `${count} arrested in ${clusterName(index, level, mark.row)} (${reports})`
}
