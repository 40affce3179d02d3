import {
  COLUMNS,
  type Column,
  MAGIC,
  type PackedCountry,
  type PackedDivision,
  type PackedHeader,
  type PackedWords,
  populationToByte,
  STEPS_PER_DEGREE,
  zigzag,
} from '../../src/geocode/packed.ts'

/** A town with its country, unit and region as indices (-1: none) into the header's lists. */
export interface PackedTown {
  geonames: number
  name: string
  alternates: string[]
  lat: number
  lon: number
  feature: string
  country: number
  unit: number
  region: number
  population: number
}

/** A column of bytes that grows. */
export class ByteColumn {
  private readonly bytes: number[] = []
  byte(value: number): void {
    this.bytes.push(value)
  }
  varint(value: number): void {
    let rest = value >>> 0
    while (rest > 127) {
      this.bytes.push((rest & 127) | 128)
      rest >>>= 7
    }
    this.bytes.push(rest)
  }
  done(): Uint8Array {
    return Uint8Array.from(this.bytes)
  }
}

const inOrder = (a: PackedTown, b: PackedTown): number =>
  a.country - b.country || a.unit - b.unit || a.geonames - b.geonames || a.lat - b.lat || a.lon - b.lon
const steps = (degrees: number): number => Math.round(degrees * STEPS_PER_DEGREE)

/**
 * Lays towns, countries and divisions out as `src/geocode/packed.ts` describes; the same input gives the same bytes.
 */
export function pack(
  unordered: PackedTown[],
  countries: PackedCountry[],
  divisions: PackedDivision[],
  words: PackedWords,
): Uint8Array {
  const towns = unordered.toSorted(inOrder)
  const features = [...new Set(towns.map(({ feature }) => feature))].sort()
  const groups: number[] = []
  const column = { ids: new ByteColumn(), regions: new ByteColumn(), lats: new ByteColumn(), lons: new ByteColumn() }
  const bytes = { populations: new ByteColumn(), features: new ByteColumn(), alternateCounts: new ByteColumn() }
  let before: PackedTown | null = null
  for (const town of towns) {
    const isSameGroup = before?.country === town.country && before.unit === town.unit
    if (!isSameGroup) groups.push(town.country, town.unit, 0)
    groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1
    const label = divisions[town.unit]
    column.ids.varint(town.geonames - (isSameGroup ? (before?.geonames ?? 0) : 0))
    column.regions.varint(zigzag(town.region - (before?.region ?? 0)))
    column.lats.varint(zigzag(steps(town.lat) - steps(label?.[4] ?? 0)))
    column.lons.varint(zigzag(steps(town.lon) - steps(label?.[5] ?? 0)))
    bytes.populations.byte(populationToByte(town.population))
    bytes.features.byte(features.indexOf(town.feature))
    bytes.alternateCounts.byte(Math.min(255, town.alternates.length))
    before = town
  }
  const alternates = towns.flatMap((town) => town.alternates.slice(0, 255))
  const encode = (lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))
  const packed: Record<Column, Uint8Array> = {
    ids: column.ids.done(),
    regions: column.regions.done(),
    lats: column.lats.done(),
    lons: column.lons.done(),
    populations: bytes.populations.done(),
    features: bytes.features.done(),
    alternateCounts: bytes.alternateCounts.done(),
    names: encode(towns.map(({ name }) => name.replaceAll('\n', ' '))),
    alternates: encode(alternates),
  }
  const header: PackedHeader = {
    sizes: Object.fromEntries(COLUMNS.map((name) => [name, packed[name].length])) as Record<Column, number>,
    features,
    countries,
    divisions,
    groups,
    words,
    townCount: towns.length,
    alternateCount: alternates.length,
  }
  const head = new TextEncoder().encode(JSON.stringify(header))
  const magic = new TextEncoder().encode(MAGIC)
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, head.length, true)
  return Buffer.concat([magic, size, head, ...COLUMNS.map((name) => packed[name])])
}
