import { divisionKey, foldLines } from './normalise.ts'
import { readDivisions, readHeader, readTowns, type Country, type Division, type Towns } from './columns.ts'
import { type ListedNames, listNames } from './listedNames.ts'
import { buildNameTable, type NameTable } from './nameTable.ts'

/** Everything the geocoder knows, in memory: about 30 MB, two thirds of it typed arrays. Never changed once opened. */
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
  /** Common English words that are no names, and given names of people, folded. */
  words: { common: ReadonlySet<string>; given: ReadonlySet<string> }
  /** Index of the country with this alpha-2 code. */
  countryOfCode: ReadonlyMap<string, number>
  /** Index of the country of this demonym as printed: "Lao", "Laotians". */
  countryOfDemonym: ReadonlyMap<string, number>
  /** Index of the country with this folded name. */
  countryOfName: ReadonlyMap<string, number>
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
  const printed = new TextDecoder().decode(column('names'))
  const divisionsOfKey = new Map<string, number[]>()
  divisions.forEach(({ names }, index) => {
    for (const key of new Set(names.map(divisionKey))) {
      const found = divisionsOfKey.get(key)
      if (found) found.push(index)
      else divisionsOfKey.set(key, [index])
    }
  })
  return {
    countries,
    divisions,
    towns: { ...towns, printedNames: column('names'), printedStarts: lineStarts(column('names'), towns.count) },
    names: buildNameTable(foldLines(printed), column('alternates'), header, column('alternateCounts')),
    listed: listNames(countries, divisions),
    words: { common: new Set(header.words.common), given: new Set(header.words.given) },
    countryOfCode: new Map(countries.map(({ code }, index) => [code, index])),
    countryOfDemonym: new Map(
      countries.flatMap(({ demonyms }, index) => demonyms.map((word) => [word, index] as const)),
    ),
    countryOfName: new Map(countries.flatMap(({ names }, index) => names.map((name) => [name, index] as const))),
    divisionsOfKey,
  }
}

/** Where each line of a newline-joined blob starts, and one past its last byte + 1 at the end. */
function lineStarts(blob: Uint8Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (let line = 1, at = blob.indexOf(10); line < count; line++, at = blob.indexOf(10, at + 1)) starts[line] = at + 1
  starts[count] = blob.length + 1
  return starts
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Opens the bytes of `geo/gazetteer.bin`, inflating them unless the host already did. Page, worker and node alike. */
export async function openGazetteer(bytes: Uint8Array): Promise<Gazetteer> {
  if (!isGzip(bytes)) return readGazetteer(bytes)
  const inflated = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return readGazetteer(new Uint8Array(await new Response(inflated).arrayBuffer()))
}

/** Town's name as printed in GeoNames, with its diacritics. */
export function townName({ towns }: Gazetteer, town: number): string {
  const from = towns.printedStarts[town] ?? 0
  return new TextDecoder().decode(towns.printedNames.subarray(from, (towns.printedStarts[town + 1] ?? 1) - 1))
}
