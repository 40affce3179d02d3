import type { Facets, Named, NamedLists } from '../domain/facets.ts'
import { NONE } from '../domain/facts.ts'
import { countriesOf } from '../domain/filter.ts'
import type { Incident } from '../domain/incident.ts'

/** What the filters ask of one incident. */
export interface FacetRow {
  type: string
  /** Each once. */
  countries: readonly string[]
  people: readonly { nationality: string; min: number | null }[]
  destination: string | null
  publishers: number
}

/** Fills facets row by row. */
export class FacetsBuilder {
  private size = 0
  private readonly types: OneOf
  private readonly destinations: OneOf
  private readonly countries: SomeOf
  private readonly nationalities: SomeOf
  private readonly least: number[] = []
  private readonly publishers: Uint8Array
  private readonly later = new Map<number, string[]>()

  /** @param most how many incidents there can be. */
  constructor(most: number) {
    this.types = new OneOf(most)
    this.destinations = new OneOf(most)
    this.countries = new SomeOf(most)
    this.nationalities = new SomeOf(most)
    this.publishers = new Uint8Array(most)
  }

  add({ type, countries, people, destination, publishers }: FacetRow): void {
    const i = this.size++
    this.types.set(i, type)
    this.destinations.set(i, destination)
    for (const country of countries) this.countries.add(country)
    this.countries.end(i)
    for (const { nationality, min } of people) {
      this.nationalities.add(nationality)
      this.least.push(min ?? 0)
    }
    this.nationalities.end(i)
    this.publishers[i] = Math.min(255, publishers)
  }

  addIncident(incident: Incident): void {
    this.add({
      type: incident.type,
      countries: countriesOf(incident),
      people: incident.people,
      destination: incident.destination?.country ?? null,
      publishers: new Set(incident.sources.map(({ publisher }) => publisher)).size,
    })
  }

  /** A country that became known when a place was found. */
  addCountry(incident: number, country: string): void {
    this.later.set(incident, [...(this.later.get(incident) ?? []), country])
  }

  setDestination(incident: number, country: string): void {
    this.destinations.set(incident, country)
  }

  taken(): Facets {
    return {
      types: this.types.taken(this.size),
      destinations: this.destinations.taken(this.size),
      countries: this.countries.taken(this.size, this.later),
      nationalities: { ...this.nationalities.taken(this.size), least: Float64Array.from(this.least) },
      publishers: this.publishers.slice(0, this.size),
    }
  }
}

class Names {
  readonly list: string[] = []
  private readonly numbers = new Map<string, number>()

  numberOf(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) this.numbers.set(name, (number = this.list.push(name) - 1))
    return number
  }
}

class OneOf {
  private readonly names = new Names()
  private readonly of: Int32Array

  constructor(most: number) {
    this.of = new Int32Array(most)
  }

  set(i: number, name: string | null): void {
    this.of[i] = name === null ? NONE : this.names.numberOf(name)
  }

  taken(size: number): Named {
    return { names: this.names.list, of: this.of.slice(0, size) }
  }
}

class SomeOf {
  private readonly names = new Names()
  private readonly items: number[] = []
  private readonly start: Int32Array

  constructor(most: number) {
    this.start = new Int32Array(most + 1)
  }

  add(name: string): void {
    this.items.push(this.names.numberOf(name))
  }

  /** Nothing more is added to incident i. */
  end(i: number): void {
    this.start[i + 1] = this.items.length
  }

  taken(size: number, later: ReadonlyMap<number, readonly string[]> = new Map()): NamedLists {
    const { start, items, names } = this
    if (later.size === 0)
      return { names: names.list, of: { start: start.slice(0, size + 1), items: Int32Array.from(items) } }
    const all: number[] = []
    const starts = new Int32Array(size + 1)
    for (let i = 0; i < size; i++) {
      const own = items.slice(start[i], start[i + 1])
      const more = (later.get(i) ?? []).map((name) => names.numberOf(name))
      for (const item of new Set([...own, ...more])) all.push(item)
      starts[i + 1] = all.length
    }
    return { names: names.list, of: { start: starts, items: Int32Array.from(all) } }
  }
}
