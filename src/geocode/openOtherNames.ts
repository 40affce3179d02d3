import { readPacked } from './columns.ts'
import type { Gazetteer, OtherNames } from './gazetteer.ts'
import { HAND_PLACES } from './handPlaces.ts'
import { inflate } from './inflate.ts'
import { divisionsNamed } from './match.ts'
import { buildNameTable, namesEqualTo } from './nameTable.ts'
import { foldName } from './normalise.ts'
import { NAMES_COLUMNS, NAMES_MAGIC, type NamesColumn, type NamesHeader } from './packedNames.ts'
import { readVarints } from './varints.ts'

/** Town of each of these GeoNames ids. */
function townsOfIds({ towns }: Gazetteer, ids: ReadonlySet<number>): Map<number, number> {
  const found = new Map<number, number>()
  for (let town = 0; town < towns.count; town++) {
    const id = towns.ids[town] ?? 0
    if (ids.has(id)) found.set(id, town)
  }
  return found
}

/** What the Latin gazetteer has under a printed name in a country: a hand-checked place, else its largest town, else a division. */
function ownerNamed(gazetteer: Gazetteer, code: string, name: string, firstTown: number): number | null {
  const { countries, divisions, names, towns } = gazetteer
  const country = gazetteer.countryOfCode.get(code) ?? -1
  const folded = foldName(name)
  const hand = HAND_PLACES.findIndex(
    (place) => place.country === code && place.names.some((n) => foldName(n) === folded),
  )
  if (hand >= 0) return countries.length + divisions.length + hand
  const found = namesEqualTo(names, folded)
    .map((index) => names.owners[index] ?? 0)
    .filter((town) => towns.countries[town] === country)
    .sort((a, b) => (towns.populations[b] ?? 0) - (towns.populations[a] ?? 0))[0]
  if (found !== undefined) return firstTown + found
  const division = divisionsNamed(gazetteer, folded).find((index) => divisions[index]?.country === country)
  return division === undefined ? null : countries.length + division
}

/** Reads an inflated file of names for a gazetteer. Throws on bytes that are none. */
export function readOtherNames(gazetteer: Gazetteer, bytes: Uint8Array): OtherNames {
  const { header, column } = readPacked<NamesColumn, NamesHeader>(bytes, {
    magic: NAMES_MAGIC,
    names: NAMES_COLUMNS,
    what: 'a file of names',
  })
  const { countries, divisions } = gazetteer
  const firstTown = countries.length + divisions.length + HAND_PLACES.length
  const lines: string[] = []
  const owners: number[] = []
  const unknown: string[] = []
  const add = (owner: number | null | undefined, keys: readonly string[], reference: string): void => {
    if (owner === null || owner === undefined) {
      unknown.push(reference)
      return
    }
    for (const key of keys) {
      lines.push(key)
      owners.push(owner)
    }
  }
  for (const [code, keys] of header.countries) add(gazetteer.countryOfCode.get(code), keys, code)
  for (const [code, keys] of header.divisions) {
    const division = gazetteer.divisionOfCode.get(code)
    add(division === undefined ? null : countries.length + division, keys, code)
  }
  for (const [code, name, keys] of header.named) add(ownerNamed(gazetteer, code, name, firstTown), keys, name)
  const names = new TextDecoder().decode(column('names')).split('\n')
  const counts = column('counts')
  const ids: number[] = []
  readVarints(column('ids'), (step, index) => ids.push((ids[index - 1] ?? 0) + step))
  const townOfId = townsOfIds(gazetteer, new Set(ids))
  let at = 0
  ids.forEach((id, index) => {
    const until = at + (counts[index] ?? 0)
    const town = townOfId.get(id)
    add(town === undefined ? null : firstTown + town, names.slice(at, until), String(id))
    at = until
  })
  const text = new TextEncoder().encode(`${lines.join('\n')}\n`)
  const starts = new Uint32Array(lines.length + 1)
  for (let name = 1; name <= lines.length; name++) starts[name] = text.indexOf(10, starts[name - 1]) + 1
  const table = buildNameTable({ count: lines.length, bytes: text, starts }, Uint32Array.from(owners))
  const letters = Array.from(header.simplified)
  const simplified = new Map<string, string>()
  for (let i = 0; i + 1 < letters.length; i += 2) simplified.set(letters[i] ?? '', letters[i + 1] ?? '')
  return { ...table, simplified, unknown }
}

/** A gazetteer that knows the names of `geo/names.bin` as well; the given one is not changed. */
export async function openOtherNames(gazetteer: Gazetteer, bytes: Uint8Array): Promise<Gazetteer> {
  return { ...gazetteer, other: readOtherNames(gazetteer, await inflate(bytes)) }
}
