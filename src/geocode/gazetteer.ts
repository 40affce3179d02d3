import { readDivisions, readHeader, readTowns, type Country, type Division, type Towns } from './columns.ts'
import { layOutNames } from './foldBytes.ts'
import { inflate } from './inflate.ts'
import { type ListedNames, listNames } from './listedNames.ts'
import { buildNameTable, type NameTable, ownersOf } from './nameTable.ts'
import { divisionKey } from './normalise.ts'

/**
 * Names in other scripts than Latin, by `otherKey`. Owners are numbered as in `ListedNames` (countries, divisions,
 * hand-checked places), and the towns come after those.
 */
export interface OtherNames extends NameTable {
  /** Simplified forms of traditional characters. */
  simplified: ReadonlyMap<string, string>
  /** References of the file that the gazetteer does not know: none where both were built together. */
  unknown: readonly string[]
}

/** Everything the geocoder knows, in memory (bench/geocode.ts has how much). Never changed once opened. */
export interface Gazetteer {
  countries: readonly Country[]
  /**
   * Natural Earth's first-level divisions, which the basemap draws, then GeoNames', which it does not (`code` null).
   */
  divisions: readonly Division[]
  towns: Towns
  /** Names of towns: number `n` below `towns.count` is town n's printed name, those above are alternates. */
  names: NameTable
  /** Names of all that is no town. */
  listed: ListedNames
  /** Names in other scripts, where they have been loaded (`openOtherNames`). */
  other: OtherNames | null
  /** Common English words that are no names, and given names of people, folded. */
  words: { common: ReadonlySet<string>; given: ReadonlySet<string> }
  /** Index of the country with this alpha-2 code. */
  countryOfCode: ReadonlyMap<string, number>
  /** Index of the country of this demonym as printed: "Lao", "Laotians". */
  countryOfDemonym: ReadonlyMap<string, number>
  /** Index of the country with this folded name. */
  countryOfName: ReadonlyMap<string, number>
  /** Index of the division that the basemap draws under this key. */
  divisionOfCode: ReadonlyMap<string, number>
  /** Indices of divisions by `divisionKey` of each of their names. */
  divisionsOfKey: ReadonlyMap<string, readonly number[]>
}

/**
 * Reads an inflated gazetteer. Throws on bytes that are none: the file ships with the app, so that is a broken
 * build.
 */
export function readGazetteer(bytes: Uint8Array): Gazetteer {
  const { header, column } = readHeader(bytes)
  const countries = header.countries.map(
    ([code, name, lat, lon, names, publishedLat, publishedLon, demonyms]): Country => ({
      code,
      name,
      names,
      lat,
      lon,
      people: 0,
      published: { lat: publishedLat, lon: publishedLon },
      demonyms,
    }),
  )
  const divisions = readDivisions(header)
  const towns = readTowns(header, column)
  for (const { country, code, people } of divisions) {
    const owner = countries[country]
    if (owner && code !== null) owner.people += people
  }
  // Copies, so that the file's bytes can be let go.
  const printed = column('names').slice()
  const nameCount = header.townCount + header.alternateCount
  const names = layOutNames(printed, column('alternates'), nameCount)
  // Made when first asked for: a search needs no keys of divisions, a report no list of names.
  let listed: ListedNames | null = null
  let keys: ReadonlyMap<string, readonly number[]> | null = null
  return {
    countries,
    divisions,
    towns: { ...towns, printedNames: printed, printedStarts: lineStarts(printed, towns.count) },
    names: buildNameTable(names, ownersOf(header.townCount, nameCount, column('alternateCounts'))),
    get listed() {
      return (listed ??= listNames(countries, divisions))
    },
    other: null,
    words: { common: new Set(header.words.common), given: new Set(header.words.given) },
    countryOfCode: new Map(countries.map(({ code }, index) => [code, index])),
    countryOfDemonym: new Map(
      countries.flatMap(({ demonyms }, index) => demonyms.map((word) => [word, index] as const)),
    ),
    countryOfName: new Map(countries.flatMap(({ names }, index) => names.map((name) => [name, index] as const))),
    divisionOfCode: new Map(divisions.flatMap(({ code }, index) => (code === null ? [] : [[code, index] as const]))),
    get divisionsOfKey() {
      return (keys ??= keysOf(divisions))
    },
  }
}

/** Indices of divisions by each of their keys. */
function keysOf(divisions: readonly Division[]): Map<string, number[]> {
  const divisionsOfKey = new Map<string, number[]>()
  divisions.forEach(({ names }, index) => {
    for (const name of names) {
      const key = divisionKey(name)
      const found = divisionsOfKey.get(key)
      if (!found) divisionsOfKey.set(key, [index])
      // Several names of one division have one key, and come one after the other.
      else if (found.at(-1) !== index) found.push(index)
    }
  })
  return divisionsOfKey
}

/** Where each line of a newline-joined blob starts, and one past its last byte + 1 at the end. */
function lineStarts(blob: Uint8Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (let line = 1, at = blob.indexOf(10); line < count; line++, at = blob.indexOf(10, at + 1)) starts[line] = at + 1
  starts[count] = blob.length + 1
  return starts
}

/** Opens the bytes of `geo/gazetteer.bin`, inflating them unless the host already did. */
export const openGazetteer = async (bytes: Uint8Array): Promise<Gazetteer> => readGazetteer(await inflate(bytes))

const decoder = new TextDecoder()

/** Town's name as printed in GeoNames, with its diacritics. */
export function townName({ towns }: Gazetteer, town: number): string {
  const from = towns.printedStarts[town] ?? 0
  return decoder.decode(towns.printedNames.subarray(from, (towns.printedStarts[town + 1] ?? 1) - 1))
}
