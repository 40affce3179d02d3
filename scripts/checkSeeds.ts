import { readFileSync, writeFileSync } from 'node:fs'
import { type Incident } from '../src/domain/incident.ts'
import { isLocated, type Place } from '../src/domain/place.ts'
import { openGazetteer } from '../src/geocode/gazetteer.ts'
import { resolvePlace } from '../src/geocode/resolve.ts'
import { degreesToEdge, isInsidePolygon } from './gazetteer/geometry.ts'
import { fetchPackages, readCountryPolygons } from './gazetteer/sources.ts'

/*
 * Resolves every distinct place of seeds/incidents.json and prints what is not as it should be: no position, a
 * fallback, or a point farther than 0.2 degrees (coasts are generalised) outside its country's polygon (Natural Earth 1:50
 * million). With --golden it also rewrites tests/golden/seed-places.json, to be read line by line before a commit.
 */

const COAST_DEGREES = 0.2

function distinctPlaces(): Place[] {
  const { incidents } = JSON.parse(readFileSync(new URL('../seeds/incidents.json', import.meta.url), 'utf8')) as {
    incidents: Incident[]
  }
  const places = new Map<string, Place>()
  for (const incident of incidents)
    for (const place of [...(incident.places ?? []), incident.origin, incident.destination])
      if (place)
        places.set(`${place.country}|${place.admin1 ?? ''}|${place.name}`, {
          name: place.name,
          country: place.country,
          admin1: place.admin1 ?? null,
        })
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
}

async function check(): Promise<void> {
  fetchPackages()
  const gazetteer = await openGazetteer(readFileSync(new URL('../public/geo/gazetteer.bin', import.meta.url)))
  const polygonsOf = await readCountryPolygons()
  const golden: string[] = []
  let faults = 0
  for (const asked of distinctPlaces()) {
    const { place, problem } = resolvePlace(gazetteer, asked)
    const label = `${asked.name}, ${asked.admin1 ?? '-'}, ${asked.country}`
    if (problem) console.log(`${++faults} ${label}: ${problem.message}`)
    if (!isLocated(place)) continue
    const { lat, lon, precision, admin1Code, geonames } = place
    const polygons = polygonsOf.get(place.country ?? '') ?? []
    const isInside = polygons.some(
      (polygon) => isInsidePolygon(polygon, lon, lat) || degreesToEdge(polygon, lon, lat) < COAST_DEGREES,
    )
    if (!isInside) console.log(`${++faults} ${label}: ${lat}, ${lon} is outside the country`)
    golden.push(
      JSON.stringify({ ...asked, precision, lat, lon, admin1Code: admin1Code ?? null, geonames: geonames ?? null }),
    )
  }
  console.log(`${golden.length} places, ${faults} faults`)
  if (process.argv.includes('--golden'))
    writeFileSync(new URL('../tests/golden/seed-places.json', import.meta.url), `[\n  ${golden.join(',\n  ')}\n]\n`)
}

await check()
