import { parseDay } from '../domain/day.ts'
import type { Facets } from '../domain/facets.ts'
import type { Facts } from '../domain/facts.ts'
import { NONE, UNDATED, typeCode } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { PRECISIONS, isLocated, needsLocating, placeKey } from '../domain/place.ts'
import { growingBytes, growingFloats, growingInts } from '../lib/growing.ts'
import { ABSENT, SOUND } from './arrowCells.ts'
import type { PlainPlaces } from './arrowPlaces.ts'
import { UNPLACED } from './arrowPlaces.ts'
import type { PlainRows } from './arrowRows.ts'
import { FacetsBuilder } from './arrowFacetsBuilder.ts'

/** Scalars of incidents, as the columns have them. */
interface ScalarColumns {
  /** First and last day, both inclusive; UNDATED where the date says nothing. */
  first: ArrayLike<number>
  last: ArrayLike<number>
  exactDay: ArrayLike<number>
  aggregate: ArrayLike<number>
  planned: ArrayLike<number>
  /** Bounds; NaN where there is none. */
  min: ArrayLike<number>
  max: ArrayLike<number>
  about: ArrayLike<number>
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
  private readonly places = growingInts()
  private readonly lon = growingFloats()
  private readonly lat = growingFloats()
  private readonly country = growingBytes()
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

  /** The type of an incident that was added. */
  typeAt(i: number): string {
    return this.facets.typeAt(i)
  }

  /** Distinct places that have a name and no position, in the order in which they were met. */
  toLocate(): Place[] {
    return Array.from(this.unplaced.values(), ({ place }) => place)
  }

  /** Adds a row that is plainly sound. */
  addPlain(rows: PlainRows, row: number): void {
    const { places, origin, destination, placeStart } = rows
    this.facets.addPlain(rows, row)
    const i = this.begin(rows.type.texts[rows.type.codes[row]!]!, rows, row)
    let rank = NONE
    let isWaiting = false
    const [from, until] = [placeStart[row]!, placeStart[row + 1]!]
    for (let k = from; k < until; k++) {
      if (places.kind[k] === UNPLACED) isWaiting = true
      else rank = Math.max(rank, places.rank[k]!)
      this.facts.places.start[i + 1] = this.places.push(this.plainSite(places, k, i))
    }
    if (origin.kind[row] !== ABSENT) {
      if (from === until) {
        if (origin.kind[row] === UNPLACED) isWaiting = true
        else rank = origin.rank[row]!
      }
      this.facts.origin[i] = this.plainSite(origin, row, from === until ? i : NONE)
    }
    if (destination.kind[row] !== ABSENT) {
      this.facts.destination[i] = this.plainSite(destination, row, NONE)
      if (destination.kind[row] === UNPLACED)
        this.unplaced.get(placeKey(destination.placeAt(row)))!.destinations.push(i)
    }
    this.facts.columns.precision[i] = rank >= 0 ? rank : isWaiting ? 0 : COUNTRY
  }

  /** The site of a place; where it has to be looked for, an incident waits for it. */
  private plainSite({ kind, lon, lat, rank, placeAt }: PlainPlaces, k: number, incident: number): number {
    if (kind[k] === SOUND) return this.addSite(lon[k]!, lat[k]!, rank[k] === COUNTRY)
    const waited = this.unplacedSite(placeAt(k))
    if (incident !== NONE) waited.waiting.push({ incident, own: rank[k] === NONE ? null : rank[k]! })
    return waited.site
  }

  private begin(type: string, of: ScalarColumns, row: number): number {
    const { columns, figures, places } = this.facts
    const i = columns.size++
    const [first, last] = [of.first[row]!, of.last[row]!]
    const [start, end] = [first === UNDATED ? last : first, last === UNDATED ? first : last]
    const [aggregate, planned] = [of.aggregate[row]!, of.planned[row]!]
    columns.type[i] = typeCode(type)
    columns.start[i] = start
    columns.end[i] = start === UNDATED ? UNDATED : Math.max(start, end) + 1
    columns.exactDay[i] = of.exactDay[row]!
    columns.aggregate[i] = aggregate
    columns.planned[i] = planned
    figures.min[i] = of.min[row]!
    figures.max[i] = of.max[row]!
    figures.about[i] = of.about[row]!
    figures.countable[i] = planned || aggregate ? 0 : 1
    places.start[i + 1] = this.places.size
    return i
  }

  private addSite(lon: number, lat: number, isCountry: boolean): number {
    this.lon.push(lon)
    this.lat.push(lat)
    return this.country.push(isCountry ? 1 : 0) - 1
  }

  /** Of a place without a position: the site of its name, which may be found later. */
  private unplacedSite(place: Place): Unplaced {
    const key = placeKey(place)
    let known = this.unplaced.get(key)
    if (!known) {
      known = { place, site: this.addSite(NaN, NaN, false), waiting: [], destinations: [] }
      this.unplaced.set(key, known)
    }
    return known
  }

  addIncident(incident: Incident): void {
    const { type, date, status, aggregate, count, places, origin, destination } = incident
    this.facets.addIncident(incident)
    const i = this.begin(
      type,
      {
        first: [parseDay(date.start ?? '') ?? UNDATED],
        last: [parseDay(date.end ?? '') ?? UNDATED],
        exactDay: [date.precision === 'day' ? 1 : 0],
        aggregate: [aggregate ? 1 : 0],
        planned: [status === 'planned' ? 1 : 0],
        min: [count.min ?? NaN],
        max: [count.max ?? NaN],
        about: [count.qualifier === 'about' ? 1 : 0],
      },
      0,
    )
    let precision = NONE
    const where = (place: Place): number => {
      const own = place.precision ? PRECISIONS.indexOf(place.precision) : null
      // What a place is found to be goes over what is said of it.
      if (!isLocated(place) && needsLocating(place)) this.unplacedSite(place).waiting.push({ incident: i, own })
      else precision = Math.max(precision, own ?? COUNTRY)
      return this.site(place)
    }
    for (const place of places) this.facts.places.start[i + 1] = this.places.push(where(place))
    if (origin) this.facts.origin[i] = places.length ? this.site(origin) : where(origin)
    if (destination) {
      this.facts.destination[i] = this.site(destination)
      if (!isLocated(destination) && needsLocating(destination)) this.unplacedSite(destination).destinations.push(i)
    }
    const isWaiting =
      places.some((place) => !isLocated(place)) || (places.length === 0 && !!origin && !isLocated(origin))
    this.facts.columns.precision[i] = precision >= 0 ? precision : isWaiting ? 0 : COUNTRY
  }

  private site(place: Place): number {
    if (isLocated(place)) return this.addSite(place.lon, place.lat, place.precision === 'country')
    return needsLocating(place) ? this.unplacedSite(place).site : NONE
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
    const items = growingInts()
    for (let i = 0; i < n; i++) {
      const parts = includes.get(i)
      if (parts) for (const part of parts) items.push(part)
      start[i + 1] = items.size
    }
    const { sites, numbers } = this.sites()
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
      includes: { start, items: items.taken() },
      sites,
      places: { start: places.start.slice(0, n + 1), items: renumbered(this.places.taken(), numbers) },
      origin: renumbered(origin.slice(0, n), numbers),
      destination: renumbered(destination.slice(0, n), numbers),
    }
    return { facts, facets: this.facets.taken() }
  }

  /** Gives places that were found their positions, and what waits for them its precision and countries. */
  private settle(located: readonly Place[]): void {
    const { precision } = this.facts.columns
    const [lon, lat, country] = [this.lon.view(), this.lat.view(), this.country.view()]
    let next = 0
    for (const { place, site, waiting, destinations } of this.unplaced.values()) {
      const found = located[next++]
      const rank = isLocated(found) ? PRECISIONS.indexOf(found.precision) : null
      for (const { incident, own } of waiting)
        precision[incident] = Math.max(precision[incident]!, rank ?? own ?? COUNTRY)
      if (!isLocated(found)) continue
      lon[site] = found.lon
      lat[site] = found.lat
      country[site] = rank === COUNTRY ? 1 : 0
      if (place.country || !found.country) continue
      for (const { incident } of waiting) this.facets.addCountry(incident, found.country)
      for (const incident of destinations) this.facets.setDestination(incident, found.country)
    }
  }

  /** The sites that have a position, and the number that each has among them; null where all have one. */
  private sites(): { sites: Facts['sites']; numbers: Int32Array | null } {
    const sites = { lon: this.lon.taken(), lat: this.lat.taken(), country: this.country.taken() }
    if (this.unplaced.size === 0) return { sites, numbers: null }
    const { lon, lat, country } = sites
    const numbers = new Int32Array(lon.length)
    let size = 0
    for (let site = 0; site < lon.length; site++) {
      numbers[site] = Number.isNaN(lon[site]) ? NONE : size++
      const at = numbers[site]!
      if (at === NONE) continue
      lon[at] = lon[site]!
      lat[at] = lat[site]!
      country[at] = country[site]!
    }
    return {
      sites: { lon: lon.slice(0, size), lat: lat.slice(0, size), country: country.slice(0, size) },
      numbers,
    }
  }
}

function renumbered(sites: Int32Array, numbers: Int32Array | null): Int32Array {
  if (numbers) for (let k = 0; k < sites.length; k++) if (sites[k] !== NONE) sites[k] = numbers[sites[k]!]!
  return sites
}
