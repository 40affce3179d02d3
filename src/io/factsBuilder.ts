import { parseDay } from '../domain/day.ts'
import type { Facets } from '../domain/facets.ts'
import type { Facts } from '../domain/facts.ts'
import { NONE, UNDATED, typeCode } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { PRECISIONS, isLocated, needsLocating, placeKey } from '../domain/place.ts'
import type { FacetRow } from './facetsBuilder.ts'
import { FacetsBuilder } from './facetsBuilder.ts'

/** One incident's scalars, as the columns have them. */
interface Scalars {
  type: string
  /** First and last day, both inclusive; null where the date says nothing. */
  first: number | null
  last: number | null
  exactDay: boolean
  aggregate: boolean
  planned: boolean
  min: number | null
  max: number | null
  about: boolean
}

/** A place as far as the facts need it. */
export interface Site {
  /** Null where there is no position; the place may be found by its name then. */
  at: { lon: number; lat: number } | null
  /** Position in `PRECISIONS`; null where none is given. */
  precision: number | null
  /** What to look for; null where nobody may. */
  unplaced: Place | null
}

/** The facts of one incident. */
export interface SoundRow extends Scalars {
  id: string
  places: readonly Site[]
  origin: Site | null
  destination: Site | null
}

const COUNTRY = PRECISIONS.indexOf('country')

/** A place that has to be looked for, and whose incidents wait for it. */
interface Unplaced {
  place: Place
  site: number
  /** Incidents whose precision and countries rest on it, with the precision that they have without; and destinations. */
  waiting: { incident: number; own: number | null }[]
  destinations: number[]
}

/** Fills facts and facets row by row. */
export class FactsBuilder {
  private readonly facts: Facts
  private readonly facets: FacetsBuilder
  private readonly places: number[] = []
  private readonly lon: number[] = []
  private readonly lat: number[] = []
  private readonly country: number[] = []
  private readonly unplaced = new Map<string, Unplaced>()

  /** @param most how many incidents there can be. */
  constructor(most: number) {
    this.facets = new FacetsBuilder(most)
    this.facts = {
      columns: {
        size: 0,
        type: new Uint8Array(most),
        start: new Int32Array(most),
        end: new Int32Array(most),
        exactDay: new Uint8Array(most),
        aggregate: new Uint8Array(most),
        planned: new Uint8Array(most),
        precision: new Uint8Array(most),
      },
      figures: {
        min: new Float64Array(most),
        max: new Float64Array(most),
        about: new Uint8Array(most),
        countable: new Uint8Array(most),
      },
      includes: { start: new Int32Array(most + 1), items: new Int32Array(0) },
      sites: { lon: new Float64Array(0), lat: new Float64Array(0), country: new Uint8Array(0) },
      places: { start: new Int32Array(most + 1), items: new Int32Array(0) },
      origin: new Int32Array(most).fill(NONE),
      destination: new Int32Array(most).fill(NONE),
    }
  }

  get size(): number {
    return this.facts.columns.size
  }

  /** Distinct places that have a name and no position, in the order in which they were met. */
  toLocate(): Place[] {
    return Array.from(this.unplaced.values(), ({ place }) => place)
  }

  addSound(row: SoundRow, facets: FacetRow): void {
    this.facets.add(facets)
    this.addRow(row)
  }

  private addRow(row: SoundRow): void {
    const i = this.begin(row)
    let precision = -1
    const where = (site: Site): number => {
      const number = this.site(site)
      // What a place is found to be goes over what is said of it.
      if (site.at || !site.unplaced) precision = Math.max(precision, site.precision ?? COUNTRY)
      else this.unplaced.get(placeKey(site.unplaced))!.waiting.push({ incident: i, own: site.precision })
      return number
    }
    for (const place of row.places) this.facts.places.start[i + 1] = this.places.push(where(place))
    if (row.origin) this.facts.origin[i] = row.places.length ? this.site(row.origin) : where(row.origin)
    if (row.destination) {
      this.facts.destination[i] = this.site(row.destination)
      if (!row.destination.at && row.destination.unplaced)
        this.unplaced.get(placeKey(row.destination.unplaced))!.destinations.push(i)
    }
    const isWaiting = row.places.some(({ at }) => !at) || (row.places.length === 0 && row.origin?.at === null)
    this.facts.columns.precision[i] = precision >= 0 ? precision : isWaiting ? 0 : COUNTRY
  }

  private begin(of: Scalars): number {
    const { columns, figures, places } = this.facts
    const i = columns.size++
    const first = of.first ?? of.last
    const last = of.last ?? of.first
    columns.type[i] = typeCode(of.type)
    columns.start[i] = first ?? UNDATED
    columns.end[i] = first === null || last === null ? UNDATED : Math.max(first, last) + 1
    columns.exactDay[i] = of.exactDay ? 1 : 0
    columns.aggregate[i] = of.aggregate ? 1 : 0
    columns.planned[i] = of.planned ? 1 : 0
    figures.min[i] = of.min ?? NaN
    figures.max[i] = of.max ?? NaN
    figures.about[i] = of.about ? 1 : 0
    figures.countable[i] = of.planned || of.aggregate ? 0 : 1
    places.start[i + 1] = this.places.length
    return i
  }

  /** Number of a site; of one without a position that of its name, which may be found later. */
  private site({ at, precision, unplaced }: Site): number {
    if (at) {
      this.lon.push(at.lon)
      this.lat.push(at.lat)
      return this.country.push(precision === COUNTRY ? 1 : 0) - 1
    }
    if (!unplaced) return NONE
    const key = placeKey(unplaced)
    let known = this.unplaced.get(key)
    if (!known) {
      this.lon.push(NaN)
      this.lat.push(NaN)
      known = { place: unplaced, site: this.country.push(0) - 1, waiting: [], destinations: [] }
      this.unplaced.set(key, known)
    }
    return known.site
  }

  addIncident(incident: Incident): void {
    const { id, type, date, status, aggregate, count, places, origin, destination } = incident
    this.facets.addIncident(incident)
    this.addRow({
      id,
      type,
      first: parseDay(date.start ?? ''),
      last: parseDay(date.end ?? ''),
      exactDay: date.precision === 'day',
      aggregate,
      planned: status === 'planned',
      min: count.min,
      max: count.max,
      about: count.qualifier === 'about',
      places: places.map(siteOf),
      origin: origin && siteOf(origin),
      destination: destination && siteOf(destination),
    })
  }

  /**
   * The facts of what was added. `includes` are positions; `located` has the places of `toLocate` as they were found.
   */
  taken(
    includes: ReadonlyMap<number, readonly number[]>,
    located: readonly Place[] = [],
  ): { facts: Facts; facets: Facets } {
    this.settle(located)
    const { columns, figures, places, origin, destination } = this.facts
    const n = columns.size
    const start = new Int32Array(n + 1)
    const items: number[] = []
    for (let i = 0; i < n; i++) {
      items.push(...(includes.get(i) ?? []))
      start[i + 1] = items.length
    }
    const { sites, numberOf } = this.sites()
    const facts: Facts = {
      columns: {
        size: n,
        type: columns.type.slice(0, n),
        start: columns.start.slice(0, n),
        end: columns.end.slice(0, n),
        exactDay: columns.exactDay.slice(0, n),
        aggregate: columns.aggregate.slice(0, n),
        planned: columns.planned.slice(0, n),
        precision: columns.precision.slice(0, n),
      },
      figures: {
        min: figures.min.slice(0, n),
        max: figures.max.slice(0, n),
        about: figures.about.slice(0, n),
        countable: figures.countable.slice(0, n),
      },
      includes: { start, items: Int32Array.from(items) },
      sites,
      places: { start: places.start.slice(0, n + 1), items: Int32Array.from(this.places, numberOf) },
      origin: origin.slice(0, n).map(numberOf),
      destination: destination.slice(0, n).map(numberOf),
    }
    return { facts, facets: this.facets.taken() }
  }

  /** Gives places that were found their positions, and what waits for them its precision and countries. */
  private settle(located: readonly Place[]): void {
    const { precision } = this.facts.columns
    let next = 0
    for (const { place, site, waiting, destinations } of this.unplaced.values()) {
      const found = located[next++]
      const rank = isLocated(found) ? PRECISIONS.indexOf(found.precision) : null
      for (const { incident, own } of waiting)
        precision[incident] = Math.max(precision[incident]!, rank ?? own ?? COUNTRY)
      if (!isLocated(found)) continue
      this.lon[site] = found.lon
      this.lat[site] = found.lat
      this.country[site] = rank === COUNTRY ? 1 : 0
      if (place.country || !found.country) continue
      for (const { incident } of waiting) this.facets.addCountry(incident, found.country)
      for (const incident of destinations) this.facets.setDestination(incident, found.country)
    }
  }

  /** The sites that have a position, and the number that each has among them. */
  private sites(): { sites: Facts['sites']; numberOf: (site: number) => number } {
    const { lon, lat, country } = this
    const whole = (): Facts['sites'] => ({
      lon: Float64Array.from(lon),
      lat: Float64Array.from(lat),
      country: Uint8Array.from(country),
    })
    if (!lon.some(Number.isNaN)) return { sites: whole(), numberOf: (site) => site }
    const numbers = new Int32Array(lon.length)
    let size = 0
    for (let site = 0; site < lon.length; site++) {
      numbers[site] = Number.isNaN(lon[site]) ? NONE : size++
      if (numbers[site] === NONE) continue
      const at = numbers[site]!
      lon[at] = lon[site]!
      lat[at] = lat[site]!
      country[at] = country[site]!
    }
    lon.length = lat.length = country.length = size
    return { sites: whole(), numberOf: (site) => (site === NONE ? NONE : numbers[site]!) }
  }
}

function siteOf(place: Place): Site {
  const precision = place.precision ? PRECISIONS.indexOf(place.precision) : null
  return isLocated(place)
    ? { at: { lon: place.lon, lat: place.lat }, precision, unplaced: null }
    : { at: null, precision, unplaced: needsLocating(place) ? place : null }
}
