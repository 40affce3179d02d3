import {
  bool,
  columnFromArray,
  dateDay,
  dictionary,
  float64,
  list,
  tableFromColumns,
  tableToIPC,
  utf8,
} from '@uwdata/flechette'
import { UNDATED } from '../../src/time/columns.ts'
import type { Facts } from '../../src/time/facts.ts'
import { NONE } from '../../src/time/facts.ts'

const DAY_MS = 86_400_000

/** An Arrow file of made-up incidents, written from the columns: a million of them as objects would not fit. */
export function arrowOf(facts: Facts): Uint8Array {
  const { columns, figures, sites, places, includes, origin, destination } = facts
  const each = <T>(of: (i: number) => T): T[] => Array.from({ length: columns.size }, (_, i) => of(i))
  const number = (value: number): number | null => (Number.isNaN(value) ? null : value)
  const day = (value: number): number | null => (value === UNDATED ? null : value * DAY_MS)
  const sitesOf = <T>(of: (site: number) => T): T[][] =>
    each((i) => Array.from(places.items.subarray(places.start[i], places.start[i + 1]), of))
  const precision = (site: number): string => (sites.country[site] ? 'country' : 'city')
  const end = (name: string, of: Int32Array) => ({
    [`${name}_name`]: columnFromArray(
      each((i) => (of[i] === NONE ? null : `place ${of[i]}`)),
      utf8(),
    ),
    [`${name}_lat`]: columnFromArray(
      each((i) => (of[i] === NONE ? null : sites.lat[of[i]!]!)),
      float64(),
    ),
    [`${name}_lon`]: columnFromArray(
      each((i) => (of[i] === NONE ? null : sites.lon[of[i]!]!)),
      float64(),
    ),
    [`${name}_precision`]: columnFromArray(
      each((i) => (of[i] === NONE ? null : precision(of[i]!))),
      dictionary(utf8()),
    ),
  })
  const qualifier = (i: number): string => {
    const [min, max] = [number(figures.min[i]!), number(figures.max[i]!)]
    if (min === null) return max === null ? 'unknown' : 'at_most'
    return max === null ? 'at_least' : figures.about[i] ? 'about' : 'exact'
  }
  const table = tableFromColumns({
    id: columnFromArray(
      each((i) => `i${i}`),
      utf8(),
    ),
    type: columnFromArray(
      each((i) => ['arrest', 'deportation', 'rescue'][columns.type[i]!]!),
      dictionary(utf8()),
    ),
    status: columnFromArray(
      each((i) => (columns.planned[i] ? 'planned' : null)),
      dictionary(utf8()),
    ),
    aggregate: columnFromArray(
      each((i) => columns.aggregate[i] === 1),
      bool(),
    ),
    count_min: columnFromArray(
      each((i) => number(figures.min[i]!)),
      float64(),
    ),
    count_max: columnFromArray(
      each((i) => number(figures.max[i]!)),
      float64(),
    ),
    count_qualifier: columnFromArray(each(qualifier), dictionary(utf8())),
    date_start: columnFromArray(
      each((i) => day(columns.start[i]!)),
      dateDay(),
    ),
    date_end: columnFromArray(
      each((i) => (columns.end[i] === UNDATED ? null : (columns.end[i]! - 1) * DAY_MS)),
      dateDay(),
    ),
    date_precision: columnFromArray(
      each((i) => (columns.exactDay[i] ? 'day' : columns.start[i] === UNDATED ? 'unknown' : 'range')),
      dictionary(utf8()),
    ),
    ...end('origin', origin),
    ...end('destination', destination),
    place_name: columnFromArray(
      sitesOf((site) => `place ${site}`),
      list(utf8()),
    ),
    place_lat: columnFromArray(
      sitesOf((site) => sites.lat[site]!),
      list(float64()),
    ),
    place_lon: columnFromArray(
      sitesOf((site) => sites.lon[site]!),
      list(float64()),
    ),
    place_precision: columnFromArray(sitesOf(precision), list(utf8())),
    includes: columnFromArray(
      each((i) => Array.from(includes.items.subarray(includes.start[i], includes.start[i + 1]), (part) => `i${part}`)),
      list(utf8()),
    ),
  })
  return tableToIPC(table, { format: 'file' })!
}
