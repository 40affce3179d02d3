import { kmBetween } from '../lib/distance.ts'
import { FEATURE_PRIOR } from './featurePrior.ts'
import type { Gazetteer } from './gazetteer.ts'
import { isInDivisions } from './match.ts'
import { divisionKey, foldName, type SaidKind } from './normalise.ts'
import type { Reading } from './reading.ts'

/** What is known beside the name when readings are weighed. */
export interface Context {
  /** Divisions that the report's "admin1" can mean; empty where it gives none or one that nobody knows. */
  admin1: ReadonlySet<number>
  /** Whether the report gives the name itself as the admin1 ("Siem Reap", "Siem Reap"). */
  isNameOfAdmin1: boolean
  saidKind: SaidKind
  /** A place that the name is said to be in or near, from "La Molina, Lima". */
  near: Reading | null
}

/** A reading with its weight; only differences mean anything. */
export interface Ranked {
  reading: Reading
  score: number
}

/** A town at least this large is meant before the division that shares its name. */
const LARGE_TOWN = 300_000
/** A division at most this large is about a city's size: Hai Phong is 1,500 km², Penang 1,050, Siem Reap 10,300. */
const CITY_SIZED_KM2 = 2_500

/** A division competes by the people in its towns, a little less than a town of as many. */
const DIVISION_PRIOR = -0.7
/** Longest distance, km, at which "A, B" is still A in B. */
const NEAR_KM = 60

/** A reading's own weight: people, rank as a seat, whether the name is its printed one, and what the context says. */
function scoreOf(reading: Reading, { admin1, near, saidKind }: Context): number {
  let score = Math.log10(reading.population + 1) + (FEATURE_PRIOR[reading.feature] ?? 0)
  if (!reading.isPrintedName) score -= 0.7
  if (reading.kind === 'hand') score += 8
  if (reading.kind === 'country') score += 20
  if (reading.kind === 'division') score += saidKind === 'division' ? 10 : DIVISION_PRIOR
  if (reading.kind === 'town' && saidKind === 'town') score += 6
  if (admin1.size > 0) score += isInDivisions(reading, admin1) ? 6 : -3
  if (near) score += kmBetween(reading, near) <= NEAR_KM ? 6 : near.unit >= 0 && near.unit === reading.unit ? 3 : 0
  return score
}

/**
 * Whether a town is meant rather than the division that shares its name. One rule, from the top:
 * words decide ("Svay Rieng city", "Nantou County"); a division that carries the name only as the town's alternate does
 * not compete; a national capital is the town; a town of 300,000 is; a town whose division is no larger than a city
 * (2,500 km²) is; a town given *inside another* division is. Otherwise the division: the coarser answer stays true if
 * the town was meant, and the finer would not if the division was.
 *
 * Towns: Phnom Penh, Bangkok, Jakarta, Kuala Lumpur, Ho Chi Minh City, Hai Phong, Manila, Sihanoukville, Lublin, Madrid,
 * Nonthaburi. Divisions: Siem Reap, Banteay Meanchey, Preah Sihanouk, Kandal, Svay Rieng, Luang Prabang, Penang, Bali,
 * Nakhon Ratchasima, Lao Cai.
 */
function isTownMeant(town: Reading, division: Reading, context: Context, gazetteer: Gazetteer): boolean {
  if (context.saidKind !== null) return context.saidKind === 'town'
  if (!town.isPrintedName && !isNameOfDivision(gazetteer, town.name, division)) return false
  if (town.feature === 'PPLC' || town.population >= LARGE_TOWN) return true
  const area = gazetteer.divisions[division.unit]?.areaKm2 ?? Infinity
  if (area <= CITY_SIZED_KM2 && town.unit === division.unit) return true
  return context.admin1.size > 0 && !context.isNameOfAdmin1 && isInDivisions(town, context.admin1)
}

/**
 * Whether a town's printed name is one of the division's: Haiphong is asked for as "Hai Phong"; George Town is not
 * Penang.
 */
function isNameOfDivision({ divisionsOfKey }: Gazetteer, townName: string, { unit, region }: Reading): boolean {
  const indices = divisionsOfKey.get(divisionKey(foldName(townName))) ?? []
  return indices.includes(unit) || indices.includes(region)
}

/** Readings best first; equal weights fall back to the GeoNames id, so the order never depends on the input's. */
export function rankReadings(gazetteer: Gazetteer, readings: Reading[], context: Context): Ranked[] {
  const ranked = readings.map((reading) => ({ reading, score: scoreOf(reading, context) }))
  ranked.sort((a, b) => b.score - a.score || (a.reading.geonames ?? 0) - (b.reading.geonames ?? 0))
  return putTownOrDivisionFirst(ranked, gazetteer, context)
}

function putTownOrDivisionFirst(ranked: Ranked[], gazetteer: Gazetteer, context: Context): Ranked[] {
  const first = ranked[0]?.reading.kind
  if (first !== 'town' && first !== 'division') return ranked
  const town = ranked.find(({ reading }) => reading.kind === 'town')
  const division = ranked.find(({ reading }) => reading.kind === 'division')
  if (!town || !division || town.reading.country !== division.reading.country) return ranked
  const [winner, loser] = isTownMeant(town.reading, division.reading, context, gazetteer)
    ? [town, division]
    : [division, town]
  const top = Math.max(town.score, division.score)
  const rest = ranked.filter((other) => other !== town && other !== division)
  return [{ ...winner, score: top }, { ...loser, score: Math.min(top, loser.score) }, ...rest]
}
