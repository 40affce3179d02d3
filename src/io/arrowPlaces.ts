import { NONE } from '../domain/facts.ts'
import type { Place, Precision } from '../domain/place.ts'
import { PRECISIONS } from '../domain/place.ts'
import type { Cells, Texts } from './arrowCells.ts'
import { ABSENT, NO_TEXT, ODD, SOUND, numbersOf, rawTextsOf, textAt, textsOf } from './arrowCells.ts'
import { LIMITS } from './schema.ts'

/** A place without a position, which may be found by its name. */
export const UNPLACED = 3

/** Places as columns, one entry each. */
export interface PlainPlaces {
  /** `ABSENT`, `SOUND` with a position, `UNPLACED`, or `ODD`: what the reading of records has to see to. */
  kind: Uint8Array
  lon: Float64Array
  lat: Float64Array
  /** Position in `PRECISIONS`; NONE where none is given. */
  rank: Int8Array
  /** Position in `countryNames`; NONE for what is not two capital letters. */
  country: Int32Array
  countryNames: readonly string[]
  /** What to look for, of one that is `UNPLACED`. */
  placeAt: (k: number) => Place
}

export type PlacePart = 'name' | 'country' | 'admin1' | 'lat' | 'lon' | 'precision'

export const isCode = (value: unknown): value is string =>
  typeof value === 'string' && value.length === 2 && /^[A-Z]{2}$/.test(value)

/** Reads `size` places of columns; a column that is not there has nothing in it. */
export function plainPlaces(size: number, cellsOf: (part: PlacePart) => Cells | null): PlainPlaces {
  const [names, admin1] = [cellsOf('name'), cellsOf('admin1')]
  const isName = names ? nameKinds(names) : new Uint8Array(size)
  const numbers = (part: PlacePart) => {
    const cells = cellsOf(part)
    return cells ? numbersOf(cells) : { values: new Float64Array(size).fill(NaN), kind: new Uint8Array(size) }
  }
  const texts = (part: PlacePart): Texts => {
    const cells = cellsOf(part)
    return cells ? textsOf(cells) : { texts: [], codes: new Int32Array(size).fill(NONE) }
  }
  const [lat, lon] = [numbers('lat'), numbers('lon')]
  const [precision, countries] = [texts('precision'), texts('country')]
  const rankOf = precision.texts.map((text) => PRECISIONS.indexOf(text as Precision))
  const isCountry = countries.texts.map(isCode)
  const places: PlainPlaces = {
    kind: new Uint8Array(size),
    lon: lon.values,
    lat: lat.values,
    rank: new Int8Array(size).fill(NONE),
    country: new Int32Array(size).fill(NONE),
    countryNames: countries.texts,
    placeAt: (k) => {
      const division = admin1?.at(k) ?? null
      return {
        name: names?.at(k) as string,
        country: places.country[k] === NONE ? null : countries.texts[places.country[k]!]!,
        ...(division !== null && { admin1: division as string }),
      }
    },
  }
  const isSearchable = (k: number): boolean => {
    if (countries.codes[k] !== NONE && places.country[k] === NONE) return false
    const division = admin1?.at(k) ?? null
    return division === null || (typeof division === 'string' && division.length <= LIMITS.name)
  }
  const { kind, rank, country } = places
  for (let k = 0; k < size; k++) {
    const code = countries.codes[k]!
    if (code >= 0 && isCountry[code]) country[k] = code
    const said = precision.codes[k]!
    const hasPosition = lat.kind[k] !== ABSENT || lon.kind[k] !== ABSENT
    if (isName[k] === ABSENT) {
      kind[k] = hasPosition || said !== NONE ? ODD : ABSENT
      continue
    }
    const own = said >= 0 ? rankOf[said]! : NONE
    rank[k] = own
    if (isName[k] === ODD || said === NO_TEXT || (said >= 0 && own === -1)) kind[k] = ODD
    else if (!hasPosition) kind[k] = isSearchable(k) ? UNPLACED : ODD
    else if (own === NONE) kind[k] = ODD
    // A number that is not there, or not one, is not within bounds.
    else kind[k] = Math.abs(lat.values[k]!) <= 90 && Math.abs(lon.values[k]!) <= 180 ? SOUND : ODD
  }
  return places
}

const BYTE_ORDER_MARK = 0xef

/** Whether each is a name that can be taken as it is. */
function nameKinds(cells: Cells): Uint8Array {
  const raw = rawTextsOf(cells)
  const kinds = new Uint8Array(cells.size)
  const kindOf = (name: unknown): number =>
    name === null ? ABSENT : typeof name === 'string' && name !== '' && name.length <= LIMITS.name ? SOUND : ODD
  for (let k = 0; k < kinds.length; k++) {
    if (!raw) kinds[k] = kindOf(cells.at(k))
    else if (raw.kind[k] === ABSENT) kinds[k] = ABSENT
    else {
      const [from, until] = [raw.start[k]!, raw.start[k + 1]!]
      // A text has at least one character, and no more than bytes, unless it is a mark that says how it is written.
      const isPlain = until > from && until - from <= LIMITS.name && raw.bytes[from] !== BYTE_ORDER_MARK
      kinds[k] = isPlain ? SOUND : kindOf(textAt(raw, k))
    }
  }
  return kinds
}
