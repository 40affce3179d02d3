import { expect, test } from 'vitest'
import type { Place } from '../../src/domain/place.ts'
import { resolvePlace } from '../../src/geocode/resolve.ts'
import { openedGazetteer } from './openedGazetteer.ts'

const resolve = async (name: string, country: string | null, admin1: string | null = null): Promise<Place> =>
  resolvePlace(await openedGazetteer(), { name, country, admin1 }).place

test.each([
  // The report of 2017-08-18: "in the provinces of Siem Reap and Banteay Meanchey"
  ['Siem Reap', 'KH', 'admin1', 'KHM-1781'],
  ['Banteay Meanchey', 'KH', 'admin1', 'KHM-1777'],
  ['Preah Sihanouk', 'KH', 'admin1', 'KHM-1800'],
  ['Kandal', 'KH', 'admin1', 'KHM-1786'],
  ['Bali', 'ID', 'admin1', 'IDN-1232'],
  ['Penang', 'MY', 'admin1', 'MYS-1139'],
  ['Selangor', 'MY', 'admin1', 'MYS-1148'],
  ['Phnom Penh', 'KH', 'city', 'KHM-1789'],
  ['Jakarta', 'ID', 'city', 'IDN-1227'],
  ['Kuala Lumpur', 'MY', 'city', 'MYS-4831'],
  ['Nonthaburi', 'TH', 'city', 'THA-417'],
] as const)(
  '%s, alone or given as its own division, in %s is of precision %s',
  async (name, country, precision, code) => {
    for (const admin1 of [name, null])
      expect(await resolve(name, country, admin1)).toMatchObject({ precision, admin1Code: code })
  },
)

test('the words around a name decide between a town and a division', async () => {
  expect(await resolve('Svay Rieng', 'KH')).toMatchObject({ precision: 'admin1' })
  expect(await resolve('Svay Rieng city', 'KH')).toMatchObject({ precision: 'city', geonames: 1821993 })
  expect(await resolve('Antalya province', 'TR')).toMatchObject({ precision: 'admin1' })
  expect(await resolve('Antalya', 'TR')).toMatchObject({ precision: 'city' })
  expect(await resolve('province of Takeo', 'KH')).toMatchObject({ precision: 'admin1', admin1Code: 'KHM-1802' })
})

test('divisions that Natural Earth lacks are found, without an area on the basemap', async () => {
  expect(await resolve('Tboung Khmum', 'KH')).toMatchObject({ precision: 'admin1', admin1Code: null })
  expect(await resolve('Metro Manila', 'PH')).toMatchObject({ precision: 'admin1', admin1Code: null })
})

test('a name of the country is the country, at its label point and not its capital', async () => {
  for (const [name, code] of [
    ['Cambodia', 'KH'],
    ['Burma', 'MM'],
    ['the Philippines', 'PH'],
    ['Taiwan', 'TW'],
    ['Macao', 'MO'],
  ] as const) {
    const { precision, admin1Code, country } = await resolve(name, code)
    expect({ precision, admin1Code, country }).toEqual({ precision: 'country', admin1Code: null, country: code })
  }
  const { lat, lon } = await resolve('Cambodia', 'KH')
  expect(Math.hypot((lat ?? 0) - 11.56, (lon ?? 0) - 104.92)).toBeGreaterThan(0.5)
})

test('several places in one name are shown at the country that the report gives, and say so', async () => {
  for (const [name, country] of [
    ['China and Taiwan', 'CN'],
    ['Jakarta and Phnom Penh', 'ID'],
    ['Croatia and Slovenia', 'HR'],
    ['Tianjin and Chengdu', 'CN'],
    ['Beijing, Shanghai, Hangzhou and Guangzhou', 'CN'],
  ] as const) {
    const place = await resolve(name, country)
    expect(place).toMatchObject({
      precision: 'country',
      country,
      why: ['several places in one name; shown at the country'],
    })
  }
  expect(await resolve('Tianjin and Chengdu', null)).toMatchObject({ precision: 'country', country: 'CN' })
  const { place, problem } = resolvePlace(await openedGazetteer(), { name: 'Croatia and Slovenia', country: null })
  expect(problem?.code).toBe('place.unknown')
  expect(place.lat).toBeUndefined()
})

test('names that contain "and" are names', async () => {
  expect(await resolve('Trinidad and Tobago', 'TT')).toMatchObject({ precision: 'country' })
  expect(await resolve('Bosnia and Herzegovina', null)).toMatchObject({ precision: 'country', country: 'BA' })
})

test('containment inside the name helps', async () => {
  expect(await resolve('La Molina, Lima', 'PE')).toMatchObject({ precision: 'city', geonames: 3937001 })
  expect(await resolve('Paris, Texas', 'US')).toMatchObject({ precision: 'city', geonames: 4717560 })
  expect(await resolve('Chubu airport, Aichi', 'JP')).toMatchObject({ precision: 'site', admin1Code: 'JPN-1840' })
  const { place, problem } = resolvePlace(await openedGazetteer(), { name: 'Nowhereville, Pattaya', country: 'TH' })
  expect(problem).toMatchObject({ code: 'place.fallback', path: 'place: Nowhereville, Pattaya' })
  expect(place).toMatchObject({ precision: 'city', lat: 12.933 })
})

test('an unknown name falls back to what contains it, and says so', async () => {
  const gazetteer = await openedGazetteer()
  const inDivision = resolvePlace(gazetteer, { name: 'Nowhereville', country: 'KH', admin1: 'Takeo' })
  expect(inDivision.problem?.code).toBe('place.fallback')
  expect(inDivision.place).toMatchObject({ precision: 'admin1', admin1Code: 'KHM-1802', geonames: null })
  const inCountry = resolvePlace(gazetteer, { name: 'Nowhereville', country: 'KH' })
  expect(inCountry.problem?.code).toBe('place.fallback')
  expect(inCountry.place).toMatchObject({ precision: 'country', country: 'KH' })
  for (const country of [null, 'ZZ']) {
    const { place, problem } = resolvePlace(gazetteer, { name: 'Nowhereville', country })
    expect(problem?.code).toBe('place.unknown')
    expect(place).toMatchObject({ name: 'Nowhereville', country })
    expect(place.lat).toBeUndefined()
  }
})

test('a town of the name far outside the given division is not taken for it', async () => {
  const { place, problem } = resolvePlace(await openedGazetteer(), {
    name: 'Poipet',
    country: 'KH',
    admin1: 'Ratanakiri',
  })
  expect(problem?.code).toBe('place.fallback')
  expect(place).toMatchObject({ precision: 'admin1', admin1Code: 'KHM-1795' })
})

test('a division alone chooses among countries, or is what an unknown name falls back to', async () => {
  expect(await resolve('Paris', null, 'Texas')).toMatchObject({ country: 'US', geonames: 4717560 })
  const unknown = resolvePlace(await openedGazetteer(), {
    name: 'Nowhereville',
    country: null,
    admin1: 'Banteay Meanchey',
  })
  expect(unknown.problem?.code).toBe('place.fallback')
  expect(unknown.place).toMatchObject({ country: 'KH', precision: 'admin1', admin1Code: 'KHM-1777' })
})

test('without a country the best known place is taken, with its rivals', async () => {
  const place = await resolve('Paris', null)
  expect(place).toMatchObject({ country: 'FR', precision: 'city', geonames: 2988507 })
  expect(place.candidates).toHaveLength(5)
})

test('what a person fixed, or what has coordinates, comes back untouched', async () => {
  const gazetteer = await openedGazetteer()
  for (const place of [
    { name: 'Phnom Penh', country: 'KH', fixed: true },
    { name: 'Phnom Penh', country: 'KH', lat: 1, lon: 2, precision: 'site' },
    { name: 'Phnom Penh', country: 'KH', lat: 1, lon: 2 },
  ] satisfies Place[]) {
    const result = resolvePlace(gazetteer, Object.freeze(place))
    expect(result.place).toBe(place)
    expect(result.problem).toBeNull()
  }
})
