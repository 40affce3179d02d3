import { FEATURE_PRIOR } from './featurePrior.ts'
import type { Gazetteer } from './gazetteer.ts'
import { HAND_PLACES, handPlacesNamed } from './handPlaces.ts'
import { divisionsNamed } from './match.ts'
import { hasName, namesEqualTo } from './nameTable.ts'
import { bareName, divisionKey, foldName, spellingsOf } from './normalise.ts'
import { othersNamed } from './otherNames.ts'
import { hasOtherLetters } from './otherScripts.ts'
import { regionNamed, regionOfDemonym, WORLD_REGIONS } from './regions.ts'

/** One thing that a name in a text can mean: a reading without strings, since a text has thousands of them. */
export interface Sense {
  kind: 'country' | 'division' | 'district' | 'town' | 'hand' | 'region'
  /** Into the list of its kind. */
  index: number
  /** Indices, -1 for none. A division is inside itself. */
  country: number
  unit: number
  region: number
  /** Degrees. */
  lat: number
  lon: number
  /** log10 of its people, 0 where unknown. */
  logPeople: number
  /** What its rank as a seat adds, see `FEATURE_PRIOR`. */
  seat: number
  /** Whether the name is the printed one and no alternate. */
  isPrintedName: boolean
}

const LOG10_OF_2 = Math.log10(2)

function townSense({ towns }: Gazetteer, town: number, isPrintedName: boolean): Sense {
  const feature = towns.featureCodes[towns.features[town] ?? -1] ?? ''
  return {
    kind: feature === 'ADM2' ? 'district' : 'town',
    index: town,
    country: towns.countries[town] ?? -1,
    unit: towns.units[town] ?? -1,
    region: towns.regions[town] ?? -1,
    lat: (towns.lats[town] ?? 0) / 1000,
    lon: (towns.lons[town] ?? 0) / 1000,
    logPeople: ((towns.populations[town] ?? 0) / 10) * LOG10_OF_2,
    seat: FEATURE_PRIOR[feature] ?? 0,
    isPrintedName,
  }
}

function divisionSense({ divisions }: Gazetteer, index: number, folded: string): Sense | null {
  const division = divisions[index]
  if (!division) return null
  const { country, code, lat, lon, people, names } = division
  const isPrintedName = names[0] !== undefined && divisionKey(names[0]) === divisionKey(folded)
  return {
    kind: 'division',
    index,
    country,
    unit: code === null ? -1 : index,
    region: code === null ? index : -1,
    lat,
    lon,
    logPeople: Math.log10(people + 1),
    seat: 0,
    isPrintedName,
  }
}

function countrySense({ countries }: Gazetteer, index: number): Sense | null {
  const country = countries[index]
  if (!country) return null
  const { lat, lon, people } = country
  return {
    kind: 'country',
    index,
    country: index,
    unit: -1,
    region: -1,
    lat,
    lon,
    logPeople: Math.log10(people + 1),
    seat: 0,
    isPrintedName: true,
  }
}

function handSense(gazetteer: Gazetteer, index: number): Sense | null {
  const place = HAND_PLACES[index]
  const country = gazetteer.countryOfCode.get(place?.country ?? '')
  if (!place || country === undefined) return null
  const unit = gazetteer.divisionOfCode.get(place.admin1Code ?? '') ?? -1
  const { lat, lon } = place
  return { kind: 'hand', index, country, unit, region: -1, lat, lon, logPeople: 0, seat: 0, isPrintedName: true }
}

const WITHOUT_ARTICLE = /^the /u
const INITIALS = /^\p{L}(?: \p{L})+$/u

/** A folded name and the same with the dots of initials closed up: "b c" is also "bc". */
const closedUp = (folded: string): string[] => (INITIALS.test(folded) ? [folded, folded.replaceAll(' ', '')] : [folded])

const countryNamed = ({ countryOfName }: Gazetteer, folded: string): number | undefined =>
  countryOfName.get(folded) ?? countryOfName.get(folded.replace(WITHOUT_ARTICLE, ''))

/** Whether anything bears exactly this folded name: the quick question of the scan. */
export function isAnyName(gazetteer: Gazetteer, folded: string): boolean {
  return (
    hasName(gazetteer.names, folded) ||
    gazetteer.countryOfName.has(folded) ||
    gazetteer.divisionsOfKey.has(folded.replaceAll(' ', '')) ||
    handPlacesNamed(folded).length > 0 ||
    regionNamed(folded) !== undefined
  )
}

/** Names whose senses are remembered: those of a few texts. A text asks for each of its names several times. */
const MOST_REMEMBERED = 2_000
const LONGEST_REMEMBERED = 80

const remembered = new WeakMap<Gazetteer, Map<string, readonly Sense[]>>()

/** Everything that a printed name can mean, unweighed, without repeats. Nothing for a demonym. */
export function sensesOf(gazetteer: Gazetteer, printed: string): readonly Sense[] {
  const memory = remembered.get(gazetteer) ?? new Map<string, readonly Sense[]>()
  const known = memory.get(printed)
  if (known) return known
  const senses = lookUp(gazetteer, printed)
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  if (printed.length <= LONGEST_REMEMBERED) memory.set(printed, senses)
  remembered.set(gazetteer, memory)
  return senses
}

function lookUp(gazetteer: Gazetteer, printed: string): Sense[] {
  if (gazetteer.other && hasOtherLetters(printed)) return otherSensesOf(gazetteer, printed)
  const whole = foldName(printed)
  const found: Array<Sense | null> = []
  for (const folded of closedUp(whole)) {
    const byHand = handPlacesNamed(folded)
    for (const place of byHand) found.push(handSense(gazetteer, HAND_PLACES.indexOf(place)))
    const country = countryNamed(gazetteer, folded)
    if (country !== undefined) found.push(countrySense(gazetteer, country))
    const region = regionNamed(folded.replace(WITHOUT_ARTICLE, ''))
    if (region !== undefined) found.push(regionSense(region))
    const said = bareName(folded).kind
    // "Quebec City" is no province, though one has the name without the word; "Wa State" is not the state WA.
    for (const index of divisionsNamed(gazetteer, folded))
      if ((said !== 'town' && byHand.length === 0) || gazetteer.divisions[index]?.names.includes(folded))
        found.push(divisionSense(gazetteer, index, folded))
    // "Dallas County" is a district in one state and the county around a town in another: both are meant by it.
    const isOfTown = said === 'division'
    for (const spelling of spellingsOf(folded)) {
      const towns = townsNamed(gazetteer, spelling)
      found.push(...(spelling === folded ? towns : towns.filter(({ kind }) => kind === 'town' || !isOfTown)))
      if (towns.length > 0 && !isOfTown) break
    }
  }
  return found.filter((sense) => sense !== null)
}

function otherSensesOf(gazetteer: Gazetteer, printed: string): Sense[] {
  const senses = othersNamed(gazetteer, printed).map(({ kind, index }) => {
    if (kind === 'country') return countrySense(gazetteer, index)
    if (kind === 'division') {
      const sense = divisionSense(gazetteer, index, '')
      return sense && { ...sense, isPrintedName: true }
    }
    return kind === 'hand' ? handSense(gazetteer, index) : townSense(gazetteer, index, true)
  })
  return senses.filter((sense) => sense !== null)
}

function regionSense(index: number): Sense | null {
  const region = WORLD_REGIONS[index]
  if (!region) return null
  const { lat, lon } = region
  return {
    kind: 'region',
    index,
    country: -1,
    unit: -1,
    region: -1,
    lat,
    lon,
    logPeople: 0,
    seat: 0,
    isPrintedName: true,
  }
}

function townsNamed(gazetteer: Gazetteer, spelling: string): Sense[] {
  const seen = new Set<number>()
  const senses: Sense[] = []
  for (const name of namesEqualTo(gazetteer.names, spelling)) {
    const town = gazetteer.names.owners[name] ?? 0
    if (seen.has(town)) continue
    seen.add(town)
    senses.push(townSense(gazetteer, town, name < gazetteer.towns.count))
  }
  return senses
}

/** The country or part of the world of a demonym as a sense. */
export function demonymSense(gazetteer: Gazetteer, word: string): Sense | null {
  const region = regionOfDemonym(word)
  return region === undefined
    ? countrySense(gazetteer, gazetteer.countryOfDemonym.get(word) ?? -1)
    : regionSense(region)
}

/** Whether a word as printed is a demonym of a country or of a part of the world. */
export const isDemonym = ({ countryOfDemonym }: Gazetteer, word: string): boolean =>
  countryOfDemonym.has(word) || regionOfDemonym(word) !== undefined

/** Whether the inner can lie in the outer: same country, and same division where the outer is one. Null is undecided. */
export function isInside(inner: Sense, outer: Sense): boolean {
  if (outer.kind === 'region' || inner.kind === 'country' || inner.kind === 'region') return false
  if (inner.country !== outer.country) return false
  if (outer.kind === 'country') return true
  if (outer.kind === 'division')
    return (
      inner.kind !== 'division' &&
      ((outer.unit >= 0 && inner.unit === outer.unit) || (outer.region >= 0 && inner.region === outer.region))
    )
  return false
}
