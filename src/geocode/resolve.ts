import { isLocated, type Place } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import { kmBetween } from '../lib/distance.ts'
import type { Gazetteer } from './gazetteer.ts'
import { divisionsMeant, isInDivisions, matchName } from './match.ts'
import { divisionKey, foldName } from './normalise.ts'
import { placeOfReading, positionOf } from './placeOfReading.ts'
import { type Context, rankReadings, type Ranked } from './rank.ts'
import { countryReading, divisionReading, type Reading } from './reading.ts'
import { reasonsFor } from './reasons.ts'

/** A place as far as it could be located, and what was wrong where it could not be as asked. */
export interface Resolution {
  place: Place
  problem: Problem | null
}

const MOST_CANDIDATES = 5
/** Beyond this distance from a division's label point, km, no town is in it, however large it is. */
const FARTHEST_KM = 161
const PARTS = /\s+and\s+|\s*[&;/]\s*|,\s*/iu
const LONGEST_SHOWN = 80

/**
 * Finds where a printed place is. Pure, total, deterministic. A place with coordinates, or `fixed` by hand, comes back
 * as it is. Otherwise `lat`, `lon`, `precision`, `geonames`, `admin1Code`, `candidates` (at most 5, best first, the
 * chosen one left out) and `why` are filled, and `country` where the report gave none. An unknown name is shown at the
 * division, else the country, that contains it (`place.fallback`); with nothing known it stays without coordinates
 * (`place.unknown`). A given country is never left.
 */
export function resolvePlace(gazetteer: Gazetteer, place: Place): Resolution {
  if (place.fixed || isLocated(place) || (typeof place.lat === 'number' && typeof place.lon === 'number'))
    return { place, problem: null }
  const country = place.country === null ? null : (gazetteer.countryOfCode.get(place.country) ?? -1)
  if (country === -1) return unknown(place, `no country has the code "${shown(place.country ?? '')}"`)
  const ranked = rankWhole(gazetteer, place, country)
  if (ranked[0]) return { place: placed(gazetteer, place, ranked, place), problem: null }
  return resolveParts(gazetteer, place, country) ?? fallBack(gazetteer, place, country)
}

/** Ranks the readings of the whole name, and drops those that a known admin1 rules out. */
function rankWhole(gazetteer: Gazetteer, place: Place, country: number | null): Ranked[] {
  const { readings, saidKind } = matchName(gazetteer, place.name, country)
  const context: Context = { ...admin1Context(gazetteer, place, country), saidKind, near: null }
  const ranked = rankReadings(gazetteer, readings, context)
  return ranked.filter(({ reading }) => isPossible(gazetteer, reading, context.admin1))
}

function admin1Context(
  gazetteer: Gazetteer,
  { name, admin1 }: Place,
  country: number | null,
): Pick<Context, 'admin1' | 'isNameOfAdmin1'> {
  if (!admin1) return { admin1: new Set(), isNameOfAdmin1: false }
  const isNameOfAdmin1 = divisionKey(foldName(admin1)) === divisionKey(foldName(name))
  return { admin1: divisionsMeant(gazetteer, admin1, country), isNameOfAdmin1 }
}

function isPossible({ divisions }: Gazetteer, reading: Reading, admin1: ReadonlySet<number>): boolean {
  if (admin1.size === 0 || reading.kind === 'country' || reading.kind === 'hand' || isInDivisions(reading, admin1))
    return true
  return [...admin1].some((index) => {
    const division = divisions[index]
    return division && kmBetween(reading, division) <= reachKm(division.areaKm2)
  })
}

/**
 * How far from its label a town may be that a report puts in a division: borders move, and polygons are generalised.
 */
const reachKm = (areaKm2: number): number =>
  areaKm2 > 0 ? Math.min(FARTHEST_KM, 20 + 1.75 * Math.sqrt(areaKm2 / Math.PI)) : FARTHEST_KM

/** "La Molina, Lima" is one place inside another; "Croatia and Slovenia" is several. Null where it is neither. */
function resolveParts(gazetteer: Gazetteer, place: Place, country: number | null): Resolution | null {
  const parts = place.name
    .slice(0, 500)
    .split(PARTS)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length < 2 || parts.length > 12) return null
  const [inner = '', outer = ''] = parts
  if (parts.length === 2 && place.name.includes(',')) {
    const around = rankWhole(gazetteer, { ...place, name: outer }, country)[0]?.reading
    if (around) return resolveInside(gazetteer, place, inner, around)
  }
  const countries = parts.map(
    (part) => rankWhole(gazetteer, { ...place, name: part, admin1: null }, null)[0]?.reading.country,
  )
  if (countries.some((found) => found === undefined)) return null
  const only = new Set(countries).size === 1 ? countries[0] : undefined
  const shared = countryReading(gazetteer, country ?? only ?? -1)
  if (!shared) return unknown(place, 'it names places in several countries')
  const result = placed(gazetteer, place, [{ reading: shared, score: 0 }], place)
  return { place: { ...result, why: ['several places in one name; shown at the country'] }, problem: null }
}

function resolveInside(gazetteer: Gazetteer, place: Place, inner: string, around: Reading): Resolution {
  const { readings, saidKind } = matchName(gazetteer, inner, around.country)
  const meant =
    around.kind === 'division' ? new Set([around.unit, around.region].filter((index) => index >= 0)) : new Set<number>()
  const context: Context = {
    admin1: meant,
    isNameOfAdmin1: false,
    saidKind,
    near: around.kind === 'town' ? around : null,
  }
  const possible = rankReadings(gazetteer, readings, context).filter(
    ({ reading }) =>
      isPossible(gazetteer, reading, meant) && (meant.size > 0 || kmBetween(reading, around) <= FARTHEST_KM),
  )
  if (possible.length > 0)
    return { place: placed(gazetteer, place, possible, { ...place, name: inner }), problem: null }
  return fallBackTo(gazetteer, place, around)
}

function fallBack(gazetteer: Gazetteer, place: Place, country: number | null): Resolution {
  const meant = place.admin1 ? [...divisionsMeant(gazetteer, place.admin1, country)] : []
  const countries = new Set(meant.map((index) => gazetteer.divisions[index]?.country))
  const division = countries.size === 1 ? divisionReading(gazetteer, meant[0] ?? -1) : null
  const around = division ?? countryReading(gazetteer, country ?? -1)
  return around ? fallBackTo(gazetteer, place, around) : unknown(place, 'no place of this name is known')
}

function fallBackTo(gazetteer: Gazetteer, place: Place, around: Reading): Resolution {
  const result = placed(gazetteer, place, [{ reading: around, score: 0 }], place)
  const why = [`"${shown(place.name)}" is not in the gazetteer; shown at ${around.name}, which contains it`]
  const problem: Problem = {
    code: 'place.fallback',
    path: `place: ${shown(place.name)}`,
    message: `"${shown(place.name)}" is not in the gazetteer; it is shown at ${around.name}.`,
    advice: 'Set its position by hand, or give the district or town that it belongs to.',
  }
  return { place: { ...result, geonames: null, why }, problem }
}

function unknown(place: Place, reason: string): Resolution {
  const problem: Problem = {
    code: 'place.unknown',
    path: `place: ${shown(place.name)}`,
    message: `"${shown(place.name)}" could not be located: ${reason}.`,
    advice: 'Give its country, or set its position by hand.',
  }
  return { place: { ...place, candidates: [], why: [reason] }, problem }
}

/** Control characters and the tail of long names have no business in a message. */
const shown = (name: string): string => name.slice(0, LONGEST_SHOWN).replace(/\p{Cc}+/gu, ' ')

function placed(gazetteer: Gazetteer, place: Place, ranked: Ranked[], asked: Place): Place {
  const [best, ...others] = ranked
  if (!best) return place
  const candidates = others.slice(0, MOST_CANDIDATES).map(({ reading }) => placeOfReading(gazetteer, reading))
  return {
    ...place,
    ...positionOf(gazetteer, best.reading),
    country: place.country ?? gazetteer.countries[best.reading.country]?.code ?? null,
    candidates,
    why: reasonsFor(gazetteer, best.reading, others, asked),
  }
}
