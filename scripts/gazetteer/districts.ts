import { readFileSync } from 'node:fs'
import { divisionKey, foldName } from '../../src/geocode/normalise.ts'
import { meanPoint } from './geometry.ts'
import { groupBy } from './groupBy.ts'
import { isLatin } from './names.ts'
import type { City } from './sources.ts'

/** A town this close to a district whose name it shares says where that is: the district adds nothing, km. */
const SAME_KM = 40

/**
 * Countries whose second level is made of communes or of districts that nobody names beside the town: GeoNames has
 * 3,100 of Romania, which would be a fifth of all.
 */
const LEFT_OUT = new Set(['RO'])

/** What a district is called around its name, in the languages of the countries that put it there. */
const KIND_BEFORE =
  /^(?:sr[oŏ]k|krŏng|krong|khan|amphoe|khet|huyện|thị xã|quận|thành phố|muang|kabupaten|kota administrasi|daerah|bahagian|jajahan|province of|district of|distrito de|département d(?:e|u|es) (?:la |l')?|regierungsbezirk) ?(?=\p{Lu})/iu
const KIND_AFTER = / (?:diqu|shi|xian|ilçesi|gun|si|raion|rayon)$|-(?:gun|si|gu|shi)$/iu

/** The name without a kind word that no English report prints; "County", "District" and the like stay. */
export const districtName = (name: string): string =>
  name.replace(KIND_BEFORE, '').replace(KIND_AFTER, '').trim() || name

const apartKm = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  111 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180))

const BARE = / (?:county|district|municipality|regency|parish|borough|province|prefecture|raion|division)$/u
const bareOf = (name: string): string => foldName(name).replace(BARE, '')

/**
 * Second-level divisions (counties, districts) as places of their own, with the feature code ADM2: each in the middle
 * of its towns. Those that share their name with a town in them, and those without a town, are left out.
 * So are those that bear the name of a first-level division (`firstLevel`: country and key), which is the larger answer.
 * `rows` are GeoNames' places with `region2`, their second-level code.
 */
export function buildDistricts(
  file: string,
  rows: ReadonlyArray<City & { region2: string }>,
  firstLevel: ReadonlySet<string>,
): City[] {
  const names = JSON.parse(readFileSync(file, 'utf8')) as Array<{ code: string; name: string }>
  const members = groupBy([...rows], ({ region2 }) => region2)
  const townsOfName = groupBy([...rows], ({ country, name }) => `${country} ${foldName(name)}`)
  const districts: City[] = []
  for (const { code, name: given } of names) {
    const country = code.slice(0, 2)
    const towns = members.get(code)
    const name = districtName(given)
    if (!towns || LEFT_OUT.has(country) || !isLatin(name)) continue
    if (firstLevel.has(`${country} ${divisionKey(foldName(name))}`)) continue
    const point = meanPoint(towns)
    const namesakes = [foldName(name), bareOf(name)].flatMap((key) => townsOfName.get(`${country} ${key}`) ?? [])
    if (namesakes.some((town) => apartKm(town, point) < SAME_KM)) continue
    const region = code.split('.').slice(0, 2).join('.')
    districts.push({ geonames: 0, name, alternates: [], ...point, feature: 'ADM2', country, region, population: 0 })
  }
  return districts
}
