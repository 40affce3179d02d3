import { readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openGazetteer, readGazetteer, townName } from '../../src/geocode/gazetteer.ts'
import { HAND_PLACES } from '../../src/geocode/handPlaces.ts'
import { nameText, namesEqualTo } from '../../src/geocode/nameTable.ts'
import { foldName } from '../../src/geocode/normalise.ts'
import { openedGazetteer } from './openedGazetteer.ts'

const file = new URL('../../public/geo/gazetteer.bin', import.meta.url)

test('the file stays under 4 MB over the wire', () => {
  expect(statSync(file).size).toBeLessThan(4_000_000)
})

test('bytes that a host has already inflated open as well, and other bytes say what they are', async () => {
  const inflated = gunzipSync(readFileSync(file))
  expect((await openGazetteer(inflated)).towns.count).toBe((await openedGazetteer()).towns.count)
  expect(() => readGazetteer(new TextEncoder().encode('<!doctype html>'))).toThrow('not a gazetteer')
})

test('every name is found again under its own text, and belongs to a town', async () => {
  const { names, towns } = await openedGazetteer()
  for (let name = 0; name < names.count; name += 997) {
    expect(namesEqualTo(names, nameText(names, name))).toContain(name)
    expect(names.owners[name]).toBeLessThan(towns.count)
  }
  expect(namesEqualTo(names, 'no such name at all')).toEqual([])
})

test('printed names fold to the names that are searched', async () => {
  const gazetteer = await openedGazetteer()
  for (let town = 0; town < gazetteer.towns.count; town += 1009)
    expect(nameText(gazetteer.names, town)).toBe(foldName(townName(gazetteer, town)))
})

test('coordinates, countries and divisions are in range', async () => {
  const { towns, divisions, countries } = await openedGazetteer()
  const isInRange = (lat = NaN, lon = NaN): boolean => Math.abs(lat) <= 90_000 && Math.abs(lon) <= 180_000
  const isOnMap = (unit = -1): boolean => unit === -1 || !!divisions[unit]?.code
  expect(towns.lats.every((lat, town) => isInRange(lat, towns.lons[town]))).toBe(true)
  expect(towns.units.every((unit) => isOnMap(unit))).toBe(true)
  for (const { country } of divisions) expect(countries[country]).toBeDefined()
})

test('hand-checked places name a source, a known country and a division of it', async () => {
  const { divisions, countries } = await openedGazetteer()
  for (const { names, country, admin1Code, precision, source } of HAND_PLACES) {
    expect(source, names[0]).not.toBe('')
    const unit = divisions.find(({ code }) => code === admin1Code)
    if (admin1Code === null) expect(['country', 'site'], names[0]).toContain(precision)
    else expect(countries[unit?.country ?? -1]?.code, names[0]).toBe(country)
  }
})
