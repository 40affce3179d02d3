import type { Place } from '../domain/place.ts'
import { FEATURE_PRIOR } from './featurePrior.ts'
import type { Gazetteer } from './gazetteer.ts'
import { HAND_PLACES } from './handPlaces.ts'
import { divisionsNamed } from './match.ts'
import { nameText } from './nameTable.ts'
import { startsWithNearly } from './nearly.ts'
import { foldName } from './normalise.ts'
import { placeOfReading } from './placeOfReading.ts'
import { countryReading, divisionReading, handReading, type Reading, townReading } from './reading.ts'
import { eachWordStart, type NameBytes, type WordStart } from './wordStarts.ts'

/** How many places to return (at most 50), and the alpha-2 code of the country to stay in. */
export interface SearchOptions {
  limit?: number
  country?: string | null
}

type Closeness = WordStart | 'misspelt'

/** Added to a name's own weight, in powers of ten of people. */
const CLOSENESS: Readonly<Record<Closeness, number>> = { whole: 2, first: 0, later: -2.5, misspelt: -1 }
const COUNTRY_PRIOR = 8.5
const LISTED_PRIOR = 6
const ALTERNATE = -1
const MOST_PLACES = 50
const SHORTEST_MISSPELT = 5
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
 * spelling. Best first by kind, population and closeness. Where nothing starts so and five letters are typed, names one
 * letter off (two from eight letters on) are taken. Empty text finds nothing.
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
  const hits = findNames(gazetteer, within, wanted, (names, take) => eachWordStart(names, letters, take))
  if (hits.length > 0 || letters.length < SHORTEST_MISSPELT) return placesOf(gazetteer, hits, wanted)
  const nearly = findNames(gazetteer, within, wanted, (names, take) => eachMisspelt(names, letters, take))
  return placesOf(gazetteer, nearly, wanted)
}

type Take = (name: number, closeness: Closeness) => void

function eachMisspelt({ bytes, starts, count }: NameBytes, letters: Uint8Array, take: Take): void {
  for (let name = 0; name < count; name++)
    if (startsWithNearly(bytes, starts[name] ?? 0, (starts[name + 1] ?? 1) - 1, letters)) take(name, 'misspelt')
}

/** Runs a scan over the names of towns and of all else, and keeps the best names inside the country. */
function findNames(
  gazetteer: Gazetteer,
  within: number | null,
  wanted: number,
  scan: (names: NameBytes, take: Take) => void,
): Hit[] {
  const { names, listed, towns } = gazetteer
  const best = new BestHits(wanted * SPELLINGS)
  scan(listed, (name, closeness) => {
    if (within !== null && listedReading(gazetteer, name)?.country !== within) return
    const prior = (listed.owners[name] ?? 0) < gazetteer.countries.length ? COUNTRY_PRIOR : LISTED_PRIOR
    best.add(name, false, prior + (listed.isAlternate[name] ? ALTERNATE : 0) + CLOSENESS[closeness])
  })
  scan(names, (name, closeness) => {
    if (within !== null && towns.countries[names.owners[name] ?? 0] !== within) return
    best.add(name, true, townScore(gazetteer, name) + CLOSENESS[closeness])
  })
  return best.hits
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

/** A hit as a place; a town found under another name carries that, as the reader typed it and expects it. */
function placeOf(gazetteer: Gazetteer, { name, isTown }: Hit): { place: Place; key: string } | null {
  const isPrinted = !isTown || name < gazetteer.towns.count
  const reading = isTown
    ? townReading(gazetteer, gazetteer.names.owners[name] ?? 0, isPrinted)
    : listedReading(gazetteer, name)
  if (!reading) return null
  const key = `${reading.kind} ${reading.country} ${reading.geonames ?? `${reading.lat} ${reading.lon}`}`
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
