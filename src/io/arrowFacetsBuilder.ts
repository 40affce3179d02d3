import type { Facets, Named, NamedLists } from '../domain/facets.ts'
import { NONE } from '../domain/facts.ts'
import { countriesOf } from '../domain/filter.ts'
import type { Incident } from '../domain/incident.ts'
import { growingFloats, growingInts } from '../lib/growing.ts'
import { ABSENT } from './arrowCells.ts'
import type { PlainRows } from './arrowRows.ts'

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
  private readonly least = growingFloats()
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

  /** Adds a row that is plainly sound. */
  addPlain(rows: PlainRows, row: number): void {
    const { type, places, placeStart, origin, destination, people } = rows
    const i = this.size++
    this.types.setCode(i, type.codes[row]!, type.texts)
    this.destinations.setCode(i, destination.country[row]!, destination.countryNames)
    const [from, until] = [placeStart[row]!, placeStart[row + 1]!]
    for (let k = from; k < until; k++) {
      const country = places.country[k]!
      let isNew = country !== NONE
      for (let before = from; before < k; before++) if (places.country[before] === country) isNew = false
      if (isNew) this.countries.addCode(country, places.countryNames)
    }
    if (from === until && origin.kind[row] !== ABSENT && origin.country[row] !== NONE)
      this.countries.addCode(origin.country[row]!, origin.countryNames)
    this.countries.end(i)
    for (let k = people.start[row]!; k < people.start[row + 1]!; k++) {
      this.nationalities.addCode(people.nationality[k]!, people.names)
      this.least.push(people.least[k]!)
    }
    this.nationalities.end(i)
    this.publishers[i] = rows.publishers[row]!
  }

  typeAt(i: number): string {
    return this.types.at(i) ?? ''
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
      nationalities: { ...this.nationalities.taken(this.size), least: this.least.taken() },
      publishers: this.publishers.slice(0, this.size),
    }
  }
}

class Names {
  readonly list: string[] = []
  private readonly numbers = new Map<string, number>()

  /** Numbers of the texts of a column, by their codes. */
  private readonly ofCodes = new Map<readonly string[], Int32Array>()

  numberOfCode(code: number, texts: readonly string[]): number {
    let numbers = this.ofCodes.get(texts)
    if (!numbers) this.ofCodes.set(texts, (numbers = new Int32Array(texts.length).fill(NONE)))
    if (numbers[code] === NONE) numbers[code] = this.numberOf(texts[code]!)
    return numbers[code]!
  }

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

  setCode(i: number, code: number, texts: readonly string[]): void {
    this.of[i] = code < 0 ? NONE : this.names.numberOfCode(code, texts)
  }

  at(i: number): string | undefined {
    return this.names.list[this.of[i]!]
  }

  taken(size: number): Named {
    return { names: this.names.list, of: this.of.slice(0, size) }
  }
}

class SomeOf {
  private readonly names = new Names()
  private readonly items = growingInts()
  private readonly start: Int32Array

  constructor(most: number) {
    this.start = new Int32Array(most + 1)
  }

  add(name: string): void {
    this.items.push(this.names.numberOf(name))
  }

  addCode(code: number, texts: readonly string[]): void {
    this.items.push(this.names.numberOfCode(code, texts))
  }

  /** Nothing more is added to incident i. */
  end(i: number): void {
    this.start[i + 1] = this.items.size
  }

  taken(size: number, later: ReadonlyMap<number, readonly string[]> = new Map()): NamedLists {
    const { start, names } = this
    if (later.size === 0)
      return { names: names.list, of: { start: start.slice(0, size + 1), items: this.items.taken() } }
    const items = this.items.view()
    const all = growingInts()
    const starts = new Int32Array(size + 1)
    for (let i = 0; i < size; i++) {
      const own = items.slice(start[i], start[i + 1])
      const more = (later.get(i) ?? []).map((name) => names.numberOf(name))
      for (const item of new Set([...own, ...more])) all.push(item)
      starts[i + 1] = all.size
    }
    return { names: names.list, of: { start: starts, items: all.taken() } }
  }
}
