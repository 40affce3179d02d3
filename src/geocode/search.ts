import type { Place } from '../domain/place.ts'
import { FEATURE_PRIOR } from './featurePrior.ts'
import type { Gazetteer, OtherNames } from './gazetteer.ts'
import { HAND_PLACES } from './handPlaces.ts'
import { divisionsNamed } from './match.ts'
import type { NameBytes } from './nameBytes.ts'
import { nameText } from './nameTable.ts'
import { eachNearly } from './nearly.ts'
import { foldName } from './normalise.ts'
import { ownerAt } from './otherNames.ts'
import { bareKey, hasOtherLetters, otherKey } from './otherScripts.ts'
import { placeOfReading } from './placeOfReading.ts'
import { countryReading, divisionReading, handReading, type Reading, readingOf, townReading } from './reading.ts'
import { eachContaining, eachWordStart, type WordStart } from './wordStarts.ts'

/** How many places to return (at most 50), and the alpha-2 code of the country to stay in. */
export interface SearchOptions {
  limit?: number
  country?: string | null
}

/** Added to a name's own weight, in powers of ten of people. */
const CLOSENESS: Readonly<Record<WordStart, number>> = { whole: 2, first: 0, later: -2.5 }
/** Taken off for a name that only nearly starts so, and for each mistake in it. */
const MISSPELT = -1
const MISTAKE = -1
/** A name of this weight that starts as typed is what is meant; below it mistakes are looked for as well. */
const WELL_KNOWN = 5.5
const COUNTRY_PRIOR = 8.5
const LISTED_PRIOR = 6
const ALTERNATE = -1
const MOST_PLACES = 50
/** One place may be found under several spellings, hence room for more names than places. */
const SPELLINGS = 6

/** A found name, before it is worth making a place of it. */
interface Hit {
  name: number
  isTown: boolean
  score: number
}

/**
 * Places whose name, or a later word of it, starts with what was typed: letters without their diacritics, any known
 * spelling. Best first by kind, population and closeness. Where nothing well known starts so, names that do but for a few
 * mistakes are found as well (`mistakesAllowed`). In other scripts (where their names are loaded) a name is found by any
 * part of it, and mistakes are none. Empty text finds nothing.
 */
export function searchPlaces(
  gazetteer: Gazetteer,
  query: string,
  { limit = 8, country = null }: SearchOptions = {},
): Place[] {
  const letters = new TextEncoder().encode(foldName(query))
  const wanted = Math.max(0, Math.min(MOST_PLACES, Math.floor(limit) || 0))
  const within = country === null ? null : (gazetteer.countryOfCode.get(country) ?? -1)
  if (letters.length === 0 || wanted === 0) return []
  if (gazetteer.other && hasOtherLetters(query)) return searchOther(gazetteer, gazetteer.other, query, within, wanted)
  const best = new BestHits(wanted * SPELLINGS)
  findNames(gazetteer, within, best, (names, take) =>
    eachWordStart(names, letters, (name, how) => take(name, CLOSENESS[how])),
  )
  if ((best.hits[0]?.score ?? 0) < WELL_KNOWN)
    findNames(gazetteer, within, best, (names, take) =>
      eachNearly(names, letters, (name, mistakes, isLater) => {
        if (mistakes > 0) take(name, MISSPELT + MISTAKE * mistakes + (isLater ? CLOSENESS.later : 0))
      }),
    )
  return placesOf(gazetteer, best.hits, wanted)
}

/** Takes a name, with what its closeness adds to its weight. */
type Take = (name: number, closeness: number) => void

/** Runs a scan over the names of towns and of all else, and keeps the best names inside the country. */
function findNames(
  gazetteer: Gazetteer,
  within: number | null,
  best: BestHits,
  scan: (names: NameBytes, take: Take) => void,
): void {
  const { names, listed, towns } = gazetteer
  scan(listed, (name, closeness) => {
    if (within !== null && listedReading(gazetteer, name)?.country !== within) return
    const prior = (listed.owners[name] ?? 0) < gazetteer.countries.length ? COUNTRY_PRIOR : LISTED_PRIOR
    best.add(name, false, prior + (listed.isAlternate[name] ? ALTERNATE : 0) + closeness)
  })
  scan(names, (name, closeness) => {
    if (within !== null && towns.countries[names.owners[name] ?? 0] !== within) return
    best.add(name, true, townScore(gazetteer, name) + closeness)
  })
}

/** Places whose name in another script is, starts with or contains what was typed. */
function searchOther(
  gazetteer: Gazetteer,
  other: OtherNames,
  query: string,
  within: number | null,
  wanted: number,
): Place[] {
  const best = new BestHits(wanted * SPELLINGS)
  const readingOfName = (name: number): Reading | null =>
    readingOf(gazetteer, ownerAt(gazetteer, other.owners[name] ?? 0), true)
  const find = (key: string): void =>
    eachContaining(other, new TextEncoder().encode(key), (name, how) => {
      const reading = readingOfName(name)
      if (reading && (within === null || reading.country === within))
        best.add(name, true, weightOf(reading) + CLOSENESS[how])
    })
  const key = otherKey(query, other.simplified)
  if (key) find(key)
  // Typed with a word of kind that no name has: "金边市".
  const { bare } = bareKey(key)
  if (best.hits.length === 0 && bare !== key) find(bare)
  const places = new Map<string, Reading>()
  for (const { name } of best.hits) {
    const reading = readingOfName(name)
    if (reading && !places.has(placeKeyOf(reading))) places.set(placeKeyOf(reading), reading)
  }
  return Array.from(places.values(), (reading) => placeOfReading(gazetteer, reading)).slice(0, wanted)
}

/** As of names in Latin letters. */
function weightOf({ kind, population, feature }: Reading): number {
  if (kind === 'country') return COUNTRY_PRIOR
  if (kind !== 'town') return LISTED_PRIOR
  return Math.log10(population + 1) + (FEATURE_PRIOR[feature] ?? 0)
}

/** The best few of an unbounded stream, without a sort of all; among equals the first stays first. */
class BestHits {
  readonly hits: Hit[] = []
  constructor(private readonly size: number) {}
  add(name: number, isTown: boolean, score: number): void {
    if (this.hits.length === this.size && score <= (this.hits[this.size - 1]?.score ?? 0)) return
    let at = this.hits.length
    while (at > 0 && (this.hits[at - 1]?.score ?? 0) < score) at--
    this.hits.splice(at, 0, { name, isTown, score })
    if (this.hits.length > this.size) this.hits.pop()
  }
}

/** log10 of people, the feature's prior, and less for an alternate name. */
function townScore({ towns, names }: Gazetteer, name: number): number {
  const town = names.owners[name] ?? 0
  const logPeople = ((towns.populations[town] ?? 0) / 10) * Math.log10(2)
  const prior = FEATURE_PRIOR[towns.featureCodes[towns.features[town] ?? -1] ?? ''] ?? 0
  return logPeople + prior + (name < towns.count ? 0 : ALTERNATE)
}

function listedReading(gazetteer: Gazetteer, name: number): Reading | null {
  const { countries, divisions, listed } = gazetteer
  const owner = listed.owners[name] ?? 0
  if (owner < countries.length) return countryReading(gazetteer, owner)
  const division = owner - countries.length
  if (division < divisions.length) return isTwin(gazetteer, division) ? null : divisionReading(gazetteer, division)
  const hand = HAND_PLACES[division - divisions.length]
  return hand ? handReading(gazetteer, hand) : null
}

/** Whether a division of GeoNames has a namesake that the basemap draws: then only that is listed. */
const isTwin = (gazetteer: Gazetteer, division: number): boolean =>
  !divisionsNamed(gazetteer, gazetteer.divisions[division]?.names[0] ?? '').includes(division)

const titleCase = (folded: string): string => folded.replace(/(?:^| )\p{L}/gu, (start) => start.toUpperCase())

const placeKeyOf = ({ kind, country, geonames, lat, lon }: Reading): string =>
  `${kind} ${country} ${geonames ?? `${lat} ${lon}`}`

/** A hit as a place; a town found under another name carries that, as the reader typed it and expects it. */
function placeOf(gazetteer: Gazetteer, { name, isTown }: Hit): { place: Place; key: string } | null {
  const isPrinted = !isTown || name < gazetteer.towns.count
  const reading = isTown
    ? townReading(gazetteer, gazetteer.names.owners[name] ?? 0, isPrinted)
    : listedReading(gazetteer, name)
  if (!reading) return null
  const key = placeKeyOf(reading)
  const place = placeOfReading(gazetteer, reading)
  if (isPrinted) return { place, key }
  const why = [...(place.why ?? []), `GeoNames prints ${reading.name}`]
  return { place: { ...place, name: titleCase(nameText(gazetteer.names, name)), why }, key }
}

/** Makes places of the best hits, each place once. */
function placesOf(gazetteer: Gazetteer, hits: Hit[], wanted: number): Place[] {
  const places = new Map<string, Place>()
  for (const hit of hits) {
    const found = placeOf(gazetteer, hit)
    if (found && !places.has(found.key)) places.set(found.key, found.place)
    if (places.size === wanted) break
  }
  return [...places.values()]
}
