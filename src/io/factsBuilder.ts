import { parseDay } from '../domain/day.ts'
import type { Facts } from '../domain/facts.ts'
import { NONE, UNDATED, typeCode } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import type { Place } from '../domain/place.ts'
import { isLocated } from '../domain/place.ts'

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

export interface Position {
  lon: number
  lat: number
  /** Only the country is known. */
  isCountry: boolean
}

/** The facts of one incident. */
export interface SoundRow extends Scalars {
  id: string
  /** Null for a place without a position. */
  places: readonly (Position | null)[]
  origin: Position | null
  destination: Position | null
}

/** Fills facts row by row. */
export class FactsBuilder {
  private readonly facts: Facts
  private readonly places: number[] = []
  private readonly lon: number[] = []
  private readonly lat: number[] = []
  private readonly country: number[] = []

  /** @param most how many incidents there can be. */
  constructor(most: number) {
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

  addSound(row: SoundRow): void {
    this.begin(row)
    for (const place of row.places) this.addPlace(this.site(place))
    this.setEnds(this.site(row.origin), this.site(row.destination))
  }

  private begin(of: Scalars): void {
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
  }

  private addPlace(site: number): void {
    this.facts.places.start[this.size] = this.places.push(site)
  }

  private setEnds(origin: number, destination: number): void {
    this.facts.origin[this.size - 1] = origin
    this.facts.destination[this.size - 1] = destination
  }

  private site(at: Position | null): number {
    if (!at) return NONE
    this.lon.push(at.lon)
    this.lat.push(at.lat)
    return this.country.push(at.isCountry ? 1 : 0) - 1
  }

  addIncident({ id, type, date, status, aggregate, count, places, origin, destination }: Incident): void {
    const positionOf = (place: Place | null): Position | null =>
      isLocated(place) ? { lon: place.lon, lat: place.lat, isCountry: place.precision === 'country' } : null
    this.addSound({
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
      places: places.map(positionOf),
      origin: positionOf(origin),
      destination: positionOf(destination),
    })
  }

  /** The facts of what was added. `includes` are positions. */
  taken(includes: ReadonlyMap<number, readonly number[]>): Facts {
    const { columns, figures, places, origin, destination } = this.facts
    const n = columns.size
    const start = new Int32Array(n + 1)
    const items: number[] = []
    for (let i = 0; i < n; i++) {
      items.push(...(includes.get(i) ?? []))
      start[i + 1] = items.length
    }
    return {
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
      sites: {
        lon: Float64Array.from(this.lon),
        lat: Float64Array.from(this.lat),
        country: Uint8Array.from(this.country),
      },
      places: { start: places.start.slice(0, n + 1), items: Int32Array.from(this.places) },
      origin: origin.slice(0, n),
      destination: destination.slice(0, n),
    }
  }
}
