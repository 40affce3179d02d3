import type { Gazetteer } from './gazetteer.ts'
import { handPlacesNamed } from './handPlaces.ts'
import { namesEqualTo } from './nameTable.ts'
import { bareName, divisionKey, foldName, type SaidKind, spellingsOf } from './normalise.ts'
import { othersNamed } from './otherNames.ts'
import { bareKey, hasOtherLetters, otherKey } from './otherScripts.ts'
import { countryReading, divisionReading, handReading, type Reading, readingOf, townReading } from './reading.ts'

/** Everything that a name can mean, before anything is weighed. */
export interface Match {
  readings: Reading[]
  /** What the words around the name say it is ("province", "city"). */
  saidKind: SaidKind
}

/** Readings of one name in one country, or anywhere where `country` is null. Unranked, without repeats. */
export function matchName(gazetteer: Gazetteer, name: string, country: number | null): Match {
  if (gazetteer.other && hasOtherLetters(name)) return matchOther(gazetteer, name, country)
  const folded = foldName(name)
  const { kind: saidKind } = bareName(folded)
  const found: Array<Reading | null> = handPlacesNamed(folded).map((place) => handReading(gazetteer, place))
  found.push(countryNamed(gazetteer, folded))
  for (const index of divisionsNamed(gazetteer, folded)) found.push(divisionReading(gazetteer, index))
  // Last, as a newspaper may part what a gazetteer does not: "Poi Pet", "Myit Kyi Na".
  for (const spelling of [...spellingsOf(folded), folded.replaceAll(' ', '')]) {
    const towns = townsNamed(gazetteer, spelling, country)
    found.push(...towns)
    if (towns.length > 0) break
  }
  const readings = found.filter((reading) => reading !== null && (country === null || reading.country === country))
  return { readings: readings as Reading[], saidKind }
}

function matchOther(gazetteer: Gazetteer, name: string, country: number | null): Match {
  const readings = othersNamed(gazetteer, name).flatMap((known) => readingOf(gazetteer, known, true) ?? [])
  return {
    readings: readings.filter((reading) => country === null || reading.country === country),
    saidKind: bareKey(otherKey(name, gazetteer.other?.simplified ?? new Map())).kind,
  }
}

function countryNamed(gazetteer: Gazetteer, folded: string): Reading | null {
  const index = gazetteer.countryOfName.get(folded) ?? gazetteer.countryOfName.get(folded.replace(/^the /u, ''))
  return index === undefined ? null : countryReading(gazetteer, index)
}

/**
 * Divisions of this folded name. Where the basemap's and GeoNames' agree on name and country, the basemap's is
 * taken.
 */
export function divisionsNamed({ divisions, divisionsOfKey }: Gazetteer, folded: string): number[] {
  const alike = divisionsOfKey.get(divisionKey(folded)) ?? []
  // "Vientiane Prefecture" and "Vientiane Province" have one key: the full spelling decides where one has it.
  const spelt = alike.filter((index) => divisions[index]?.names.includes(folded))
  const indices = spelt.length > 0 ? spelt : alike
  const onMap = new Set(indices.filter((index) => divisions[index]?.code).map((index) => divisions[index]?.country))
  return indices.filter((index) => divisions[index]?.code || !onMap.has(divisions[index]?.country))
}

function townsNamed(gazetteer: Gazetteer, spelling: string, country: number | null): Reading[] {
  const readings = new Map<number, Reading>()
  for (const name of namesEqualTo(gazetteer.names, spelling)) {
    const town = gazetteer.names.owners[name] ?? 0
    if (readings.has(town) || (country !== null && gazetteer.towns.countries[town] !== country)) continue
    readings.set(town, townReading(gazetteer, town, name < gazetteer.towns.count))
  }
  return [...readings.values()]
}

/** Indices of all divisions, of either source, that a printed "admin1" can mean in a country, or anywhere (null). */
export function divisionsMeant(gazetteer: Gazetteer, admin1: string, country: number | null): Set<number> {
  const indices = gazetteer.divisionsOfKey.get(divisionKey(foldName(admin1))) ?? []
  return new Set(indices.filter((index) => country === null || gazetteer.divisions[index]?.country === country))
}

/** Whether a reading lies in one of the divisions, whichever source drew it. */
export const isInDivisions = ({ unit, region }: Reading, meant: ReadonlySet<number>): boolean =>
  meant.has(unit) || meant.has(region)
