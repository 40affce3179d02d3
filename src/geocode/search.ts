import type { Place } from '../domain/place.ts'
import { FEATURE_PRIOR } from './featurePrior.ts'
import type { Gazetteer } from './gazetteer.ts'
import { HAND_PLACES } from './handPlaces.ts'
import { divisionsNamed } from './match.ts'
import { nameText } from './nameTable.ts'
import { foldName } from './normalise.ts'
import { placeOfReading } from './placeOfReading.ts'
import { startsWithNearly } from './nearly.ts'
import { countryReading, divisionReading, handReading, type Reading, townReading } from './reading.ts'

/** How many places to return (at most 50), and the alpha-2 code of the country to stay in. */
export interface SearchOptions {
  limit?: number
  country?: string | null
}

/** A found name, before it is worth making a place of it. */
interface Hit {
  score: number
  /** Printed text where the found name is not the printed one. */
  shown: string | null
  read: () => Reading | null
}

const SPACE = 32
const NEWLINE = 10
const PRIOR = { country: 8.5, division: 6, hand: 6 }
const EXACT = 2
const INNER_WORD = -2.5
const ALTERNATE = -1
const MISSPELT = -1
const SHORTEST_MISSPELT = 5

/**
 * Places whose name, or a later word of it, starts with what was typed: letters without their diacritics, any known
 * spelling. Best first by kind, population and closeness. Where nothing starts so and five letters are typed, names one
 * letter off (two from eight letters on) are taken. Empty text finds nothing. A scan of all names, some 15 ms.
 */
export function searchPlaces(gazetteer: Gazetteer, query: string, { limit = 8, country = null }: SearchOptions = {}): Place[] {
  const typed = foldName(query)
  const wanted = Math.max(0, Math.min(50, Math.floor(limit) || 0))
  const within = country === null ? null : (gazetteer.countryOfCode.get(country) ?? -1)
  if (!typed || wanted === 0) return []
  const hits = [...listHits(gazetteer, within, (name) => prefixBonus(name, typed)), ...townHits(gazetteer, typed, within, wanted)]
  if (hits.length > 0 || typed.length < SHORTEST_MISSPELT) return bestPlaces(gazetteer, hits, wanted)
  const letters = new TextEncoder().encode(typed)
  const nearly = (name: string): number | null => {
    const bytes = new TextEncoder().encode(name)
    return startsWithNearly(bytes, 0, bytes.length, letters) ? MISSPELT : null
  }
  return bestPlaces(gazetteer, [...listHits(gazetteer, within, nearly), ...misspeltTownHits(gazetteer, letters, within, wanted)], wanted)
}

function prefixBonus(name: string, typed: string): number | null {
  if (name === typed) return EXACT
  if (name.startsWith(typed)) return 0
  return name.includes(` ${typed}`) ? INNER_WORD : null
}

/** Countries, divisions and hand-checked places: few enough to be tried one by one. */
function listHits(gazetteer: Gazetteer, within: number | null, bonusOf: (name: string) => number | null): Hit[] {
  const hits: Hit[] = []
  const { countries, divisions } = gazetteer
  const take = (country: number, names: readonly string[], prior: number, read: () => Reading | null): void => {
    if (within !== null && within !== country) return
    const bonus = names.reduce((best, name, index) => Math.max(best, (bonusOf(name) ?? -Infinity) + (index > 0 ? ALTERNATE : 0)), -Infinity)
    if (bonus > -Infinity) hits.push({ score: prior + bonus, shown: null, read })
  }
  countries.forEach(({ names }, index) => take(index, names, PRIOR.country, () => countryReading(gazetteer, index)))
  divisions.forEach(({ country, names }, index) =>
    take(country, names, PRIOR.division, () => (isListed(gazetteer, index) ? divisionReading(gazetteer, index) : null)),
  )
  for (const place of HAND_PLACES)
    take(gazetteer.countryOfCode.get(place.country) ?? -1, place.names.map(foldName), PRIOR.hand, () => handReading(gazetteer, place))
  return hits
}

/** GeoNames' twin of a division that the basemap draws is not listed beside it. */
const isListed = (gazetteer: Gazetteer, division: number): boolean =>
  divisionsNamed(gazetteer, gazetteer.divisions[division]?.names[0] ?? '').includes(division)

/** The best few of an unbounded stream of scored names, without a sort of all. */
class BestNames {
  private readonly best: Array<{ name: number; score: number }> = []
  constructor(private readonly size: number) {}
  add(name: number, score: number): void {
    const last = this.best.at(-1)
    if (this.best.length === this.size && last && score <= last.score) return
    let at = this.best.length
    while (at > 0 && (this.best[at - 1]?.score ?? 0) < score) at--
    this.best.splice(at, 0, { name, score })
    if (this.best.length > this.size) this.best.pop()
  }
  hits(gazetteer: Gazetteer): Hit[] {
    return this.best.map(({ name, score }) => {
      const town = gazetteer.names.owners[name] ?? 0
      const isPrinted = name < gazetteer.towns.count
      return { score, shown: isPrinted ? null : titleCase(nameText(gazetteer.names, name)), read: () => townReading(gazetteer, town, isPrinted) }
    })
  }
}

/** One town may be found under several spellings, hence room for more names than towns. */
const SPELLINGS = 6

function townHits(gazetteer: Gazetteer, typed: string, within: number | null, wanted: number): Hit[] {
  const { bytes, starts, count } = gazetteer.names
  const prefix = new TextEncoder().encode(typed)
  const found = new BestNames(wanted * SPELLINGS)
  for (let name = 0; name < count; name++) {
    const from = starts[name] ?? 0
    const until = (starts[name + 1] ?? 1) - 1
    for (let at = from; at + prefix.length <= until; at++) {
      if (at > from && bytes[at - 1] !== SPACE) continue
      if (!isAt(bytes, at, prefix)) continue
      if (within === null || gazetteer.towns.countries[gazetteer.names.owners[name] ?? 0] === within) {
        const bonus = at > from ? INNER_WORD : bytes[at + prefix.length] === NEWLINE ? EXACT : 0
        found.add(name, townScore(gazetteer, name) + bonus)
      }
      break
    }
  }
  return found.hits(gazetteer)
}

function misspeltTownHits(gazetteer: Gazetteer, typed: Uint8Array, within: number | null, wanted: number): Hit[] {
  const { bytes, starts, count, owners } = gazetteer.names
  const found = new BestNames(wanted * SPELLINGS)
  for (let name = 0; name < count; name++) {
    if (within !== null && gazetteer.towns.countries[owners[name] ?? 0] !== within) continue
    if (startsWithNearly(bytes, starts[name] ?? 0, (starts[name + 1] ?? 1) - 1, typed)) found.add(name, townScore(gazetteer, name) + MISSPELT)
  }
  return found.hits(gazetteer)
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false
  return true
}

/** log10 of people, the feature's prior, and less for an alternate name. */
function townScore({ towns, names }: Gazetteer, name: number): number {
  const town = names.owners[name] ?? 0
  const logPeople = ((towns.populations[town] ?? 0) / 10) * Math.log10(2)
  const prior = FEATURE_PRIOR[towns.featureCodes[towns.features[town] ?? -1] ?? ''] ?? 0
  return logPeople + prior + (name < towns.count ? 0 : ALTERNATE)
}

const titleCase = (folded: string): string => folded.replace(/(?:^| )\p{L}/gu, (start) => start.toUpperCase())

/** Makes places of the best hits, each place once. */
function bestPlaces(gazetteer: Gazetteer, hits: Hit[], wanted: number): Place[] {
  const places: Place[] = []
  const seen = new Set<string>()
  for (const { shown, read } of hits.toSorted((a, b) => b.score - a.score)) {
    const reading = read()
    const key = reading && `${reading.kind} ${reading.country} ${reading.geonames ?? `${reading.lat} ${reading.lon}`}`
    if (!reading || !key || seen.has(key)) continue
    seen.add(key)
    const place = placeOfReading(gazetteer, reading)
    places.push(shown ? { ...place, name: shown, why: [...(place.why ?? []), `GeoNames prints ${reading.name}`] } : place)
    if (places.length === wanted) break
  }
  return places
}
