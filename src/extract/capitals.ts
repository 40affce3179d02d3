import type { Gazetteer } from '../geocode/gazetteer.ts'
import { placeOfReading } from '../geocode/placeOfReading.ts'
import { townReading } from '../geocode/reading.ts'
import type { Name } from './names.ts'
import { type Token, tokenAt } from './tokens.ts'

/** GeoNames' code of a capital of a country. */
const CAPITAL = 'PPLC'

const capitals = new WeakMap<Gazetteer, ReadonlyMap<number, number>>()

/** Town that is the capital of each country, by index; found once for a gazetteer. */
function capitalsOf(gazetteer: Gazetteer): ReadonlyMap<number, number> {
  const known = capitals.get(gazetteer)
  if (known) return known
  const { towns } = gazetteer
  const code = towns.featureCodes.indexOf(CAPITAL)
  const found = new Map<number, number>()
  for (let town = 0; town < towns.count; town++) {
    const country = towns.countries[town]
    if (towns.features[town] === code && country !== undefined && !found.has(country)) found.set(country, town)
  }
  capitals.set(gazetteer, found)
  return found
}

/** "sent to the mainland", in a report on people of Taiwan, Hong Kong or Macau: China. */
export function mainlandIn(tokens: readonly Token[], names: readonly Name[], china: Name['place']): Name[] {
  if (!names.some(({ place }) => /^(?:TW|HK|MO)$/u.test(place?.country ?? ''))) return []
  return tokens.flatMap((token, i): Name[] =>
    token.lower === 'mainland' &&
    tokenAt(tokens, i - 1).lower === 'the' &&
    /^(?:to|from|on|onto)$/u.test(tokenAt(tokens, i - 2).lower) &&
    !/^\p{Lu}/u.test(tokenAt(tokens, i + 1).text)
      ? [{ from: i, until: i + 1, kind: 'place', place: china && { ...china, name: 'mainland' } }]
      : [],
  )
}

/** "capital punishment", "the capital's stock market": what is no town, and what is said of another one. */
const NO_TOWN = new Set(
  'punishment gains gain markets market controls murder offence offense crime investment flows flow of city region letters'.split(
    ' ',
  ),
)
const PROVINCIAL = new Set('state provincial regional district county departmental island'.split(' '))

/**
 * "the capital", "the Mongolian capital", "Laos's capital", "its capital": the city, by the country named before it, else
 * by the country spoken of last. A capital that is named right behind ("the capital, Suva") is left to its name.
 */
export function capitalsIn(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  names: readonly Name[],
  home: string | null,
): Name[] {
  const found: Name[] = []
  for (let i = 1; i < tokens.length; i++) {
    if (tokenAt(tokens, i).lower !== 'capital' || NO_TOWN.has(tokenAt(tokens, i + 1).lower)) continue
    const before = tokenAt(tokens, i - 1).lower
    if (PROVINCIAL.has(before) || names.some(({ from }) => from > i && from <= i + 2)) continue
    const named = names.find(({ until }) => until === i || (until === i - 1 && before === "'s"))
    if (!named && !/^(?:the|its|their|his|her)$/u.test(before)) continue
    const near = names.findLast(
      ({ from, kind, place }) => from < i && kind === 'place' && place?.precision === 'country',
    )
    const code =
      named?.place?.country ?? (home !== null && (!near || i - near.from > 40) ? home : (near?.place?.country ?? home))
    const country = code === null ? undefined : gazetteer.countryOfCode.get(code)
    const town = country === undefined ? undefined : capitalsOf(gazetteer).get(country)
    if (town === undefined) continue
    const place = placeOfReading(gazetteer, townReading(gazetteer, town, true))
    found.push({ from: i, until: i + 1, kind: 'place', place })
  }
  return found
}
