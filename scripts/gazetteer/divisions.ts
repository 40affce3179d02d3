import { foldName } from '../../src/geocode/normalise.ts'
import type { PackedDivision } from '../../src/geocode/packed.ts'
import { DIVISION_VARIANTS, RENAMED_UNITS, REPLACED_UNITS } from './corrections.ts'
import { areaKm2, interiorPoint, isInsidePolygon, meanPoint, roundDegrees } from './geometry.ts'
import { groupBy } from './groupBy.ts'
import { isLatin, unique } from './names.ts'
import { type City, readRegionNames, type Unit } from './sources.ts'

/** A unit and a region that share this part of their towns are one division under two keys. */
const TWIN_SHARE = 0.8

/**
 * Natural Earth's label point, unless it lies outside the unit's largest part (Taitung's is on a small island): then
 * inside that.
 */
function labelPoint({ lat, lon, polygons }: Unit): { lat: number; lon: number } {
  const largest = polygons.reduce((best, polygon) => (areaKm2(polygon) > areaKm2(best) ? polygon : best))
  return isInsidePolygon(largest, lon, lat) ? { lat, lon } : interiorPoint(largest)
}

function unitDivision(unit: Unit, country: number, members: City[], regionName: string | undefined): PackedDivision {
  const own = REPLACED_UNITS[unit.code] ?? unit.names
  const name = RENAMED_UNITS[unit.code] ?? own[0] ?? unit.code
  const area = Math.round(unit.polygons.reduce((sum, polygon) => sum + areaKm2(polygon), 0))
  const spoken = [name, ...own, ...(DIVISION_VARIANTS[unit.code] ?? []), regionName ?? '']
  const names = unique(spoken.filter(isLatin).map(foldName))
  const { lat, lon } = labelPoint(unit)
  const { code, geonames } = unit
  return [code, country, name, geonames, roundDegrees(lat), roundDegrees(lon), area, peopleOf(members), names]
}

/** GeoNames' divisions, which differ from Natural Earth's in two dozen countries; placed at the mean of their towns. */
function regionDivision(code: string, name: string, country: number, cities: City[]): PackedDivision {
  const { lat, lon } = meanPoint(cities)
  const [preferred = name, ...variants] = [...(DIVISION_VARIANTS[code] ?? []), name]
  const names = unique([preferred, ...variants].map(foldName))
  return [null, country, preferred, null, roundDegrees(lat), roundDegrees(lon), 0, peopleOf(cities), names]
}

const peopleOf = (cities: City[]): number => cities.reduce((sum, { population }) => sum + population, 0)

/** GeoNames' code of the region that is the same as each unit, by the towns they share: Natural Earth's is often old. */
function twinRegions(
  unitCities: ReadonlyMap<string, City[]>,
  regionCities: ReadonlyMap<string, City[]>,
): Map<string, string> {
  const twins = new Map<string, string>()
  for (const [unit, cities] of unitCities)
    for (const [region, shared] of groupBy(cities, (city) => city.region)) {
      const most = Math.max(cities.length, regionCities.get(region)?.length ?? 0)
      if (shared.length >= TWIN_SHARE * most) twins.set(unit, region)
    }
  return twins
}

/** All divisions: Natural Earth's units in their order, then GeoNames' regions, whose indices are returned by code. */
export function buildDivisions(
  units: Unit[],
  cities: City[],
  unitOf: number[],
  countryIndex: ReadonlyMap<string, number>,
): { divisions: PackedDivision[]; regionIndex: Map<string, number> } {
  const regionNames = readRegionNames()
  const indexOf = new Map(cities.map((city, index) => [city, index]))
  const settled = cities.filter(({ feature }) => feature !== 'ADM2')
  const regionCities = groupBy(settled, ({ region }) => region)
  const unitCities = groupBy(settled, (city) => units[unitOf[indexOf.get(city) ?? -1] ?? -1]?.code ?? '')
  const twins = twinRegions(unitCities, regionCities)
  const divisions = units.map((unit) => {
    const regionName = regionNames.get(twins.get(unit.code) ?? '')
    return unitDivision(unit, countryIndex.get(unit.country) ?? -1, unitCities.get(unit.code) ?? [], regionName)
  })
  const regionIndex = new Map<string, number>()
  for (const [code, members] of regionCities) {
    const name = regionNames.get(code)
    const country = countryIndex.get(code.slice(0, 2))
    if (!name || country === undefined) continue
    regionIndex.set(code, divisions.length)
    divisions.push(regionDivision(code, name, country, members))
  }
  return { divisions, regionIndex }
}
