import { populationOf } from './columns.ts'
import type { Precision } from '../domain/place.ts'
import { type Gazetteer, townName } from './gazetteer.ts'
import { type HandPlace, HAND_PLACES } from './handPlaces.ts'

/** A thing of the gazetteer: its kind, and its place in the list of that kind. */
export interface Known {
  kind: 'country' | 'division' | 'town' | 'hand'
  index: number
}

/** One thing that a name can mean, from whichever list knows it. */
export interface Reading {
  kind: 'country' | 'division' | 'town' | 'hand'
  /** As the list prints it. */
  name: string
  /** Index into the gazetteer's countries. */
  country: number
  /** Division of the basemap that contains it, as an index, -1 for none; a division of the basemap contains itself. */
  unit: number
  /** GeoNames' division that contains it, as an index, -1 for none. */
  region: number
  lat: number
  lon: number
  precision: Precision
  geonames: number | null
  /** People of a town, or in the towns of a division; 0 where unknown. */
  population: number
  /** GeoNames feature code of a town ("PPLC" is a capital), else empty. */
  feature: string
  /** Whether the name is the printed one and no alternate. */
  isPrintedName: boolean
  /** Where the coordinate of a hand-checked place comes from, else empty. */
  source: string
}

export function countryReading({ countries }: Gazetteer, index: number): Reading | null {
  const country = countries[index]
  if (!country) return null
  return {
    kind: 'country',
    name: country.name,
    country: index,
    unit: -1,
    region: -1,
    lat: country.lat,
    lon: country.lon,
    precision: 'country',
    geonames: null,
    population: 0,
    feature: '',
    isPrintedName: true,
    source: '',
  }
}

export function divisionReading({ divisions }: Gazetteer, index: number): Reading | null {
  const division = divisions[index]
  if (!division) return null
  const isOnMap = division.code !== null
  return {
    kind: 'division',
    name: division.name,
    country: division.country,
    unit: isOnMap ? index : -1,
    region: isOnMap ? -1 : index,
    lat: division.lat,
    lon: division.lon,
    precision: 'admin1',
    geonames: division.geonames,
    population: division.people,
    feature: '',
    isPrintedName: true,
    source: '',
  }
}

export function townReading(gazetteer: Gazetteer, town: number, isPrintedName: boolean): Reading {
  const { towns } = gazetteer
  return {
    kind: 'town',
    name: townName(gazetteer, town),
    country: towns.countries[town] ?? -1,
    unit: towns.units[town] ?? -1,
    region: towns.regions[town] ?? -1,
    lat: (towns.lats[town] ?? 0) / 1000,
    lon: (towns.lons[town] ?? 0) / 1000,
    precision: 'city',
    geonames: towns.ids[town] || null,
    population: populationOf(towns, town),
    feature: towns.featureCodes[towns.features[town] ?? -1] ?? '',
    isPrintedName,
    source: '',
  }
}

/** A hand-checked place; its unit is found by key, since the list names the division and not its index. */
export function handReading({ countryOfCode, divisionOfCode }: Gazetteer, place: HandPlace): Reading | null {
  const country = countryOfCode.get(place.country)
  if (country === undefined) return null
  return {
    kind: 'hand',
    name: place.names[0] ?? '',
    country,
    unit: divisionOfCode.get(place.admin1Code ?? '') ?? -1,
    region: -1,
    lat: place.lat,
    lon: place.lon,
    precision: place.precision,
    geonames: place.geonames,
    population: 0,
    feature: '',
    isPrintedName: true,
    source: place.source,
  }
}

/** What is known as a reading, under its printed name or an alternate; null where there is no such thing. */
export function readingOf(gazetteer: Gazetteer, { kind, index }: Known, isPrintedName: boolean): Reading | null {
  if (kind === 'country') return countryReading(gazetteer, index)
  if (kind === 'division') return divisionReading(gazetteer, index)
  if (kind === 'town') return townReading(gazetteer, index, isPrintedName)
  const hand = HAND_PLACES[index]
  return hand ? handReading(gazetteer, hand) : null
}
