import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import type { Place } from '../../src/domain/place.ts'
import { kmBetween } from '../../src/lib/distance.ts'
import { divisionsMeant } from '../../src/geocode/match.ts'
import { resolvePlace } from '../../src/geocode/resolve.ts'
import { openedGazetteer } from './openedGazetteer.ts'

type GoldenPlace = Required<Pick<Place, 'name' | 'country' | 'admin1' | 'precision' | 'admin1Code' | 'geonames'>> & {
  lat: number
  lon: number
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const golden = readJson('../golden/seed-places.json') as GoldenPlace[]
const asked = ({ name, country, admin1 }: GoldenPlace): Place => ({ name, country, admin1 })
const NEAR_KM = 161

test('every distinct place of the seeds resolves to the point, precision and division checked by hand', async () => {
  const gazetteer = await openedGazetteer()
  for (const gold of golden) {
    const { place, problem } = resolvePlace(gazetteer, asked(gold))
    expect(problem, gold.name).toBeNull()
    expect({ ...place, candidates: undefined, why: undefined }, gold.name).toMatchObject(gold)
    expect(place.why?.length, gold.name).toBeGreaterThan(0)
    expect(place.candidates?.length ?? 0).toBeLessThanOrEqual(5)
  }
})

test('the golden file covers the seeds', () => {
  const { incidents } = readJson('../../seeds/incidents.json') as { incidents: Incident[] }
  const key = ({ name, country, admin1 }: Place): string => `${name}|${country}|${admin1 ?? ''}`
  const known = new Set(golden.map(key))
  const places = incidents.flatMap((incident) => [...(incident.places ?? []), incident.origin, incident.destination])
  const missing = new Set(places.flatMap((place) => (place && !known.has(key(place)) ? [key(place)] : [])))
  expect([...missing]).toEqual([])
})

test('98 % of the places with a given division are in it, or within 161 km of its label point', async () => {
  const gazetteer = await openedGazetteer()
  const given = golden.filter(({ admin1 }) => admin1)
  const wrong = given.filter(({ admin1, country, admin1Code, lat, lon }) => {
    const meant = [...divisionsMeant(gazetteer, admin1 ?? '', gazetteer.countryOfCode.get(country ?? '') ?? -1)]
    const divisions = meant.map((index) => gazetteer.divisions[index])
    return !divisions.some(
      (division) => division && (division.code === admin1Code || kmBetween(division, { lat, lon }) <= NEAR_KM),
    )
  })
  expect(given.length).toBeGreaterThan(140)
  expect(wrong.map(({ name, admin1 }) => `${name}, ${admin1}`)).toHaveLength(
    Math.min(wrong.length, Math.floor(given.length * 0.02)),
  )
})

test('each first-level code is one of the basemap’s, and lies in the country', async () => {
  const gazetteer = await openedGazetteer()
  const countryOfDivision = new Map(
    gazetteer.divisions.map(({ code, country }) => [code, gazetteer.countries[country]?.code]),
  )
  for (const { name, admin1Code, country } of golden)
    if (admin1Code) expect(countryOfDivision.get(admin1Code), name).toBe(country)
})
