import { expect, test } from 'vitest'
import { searchPlaces } from '../../src/geocode/search.ts'
import { openedGazetteer } from './openedGazetteer.ts'

const first = async (query: string, country: string | null = null): Promise<string> => {
  const [place] = searchPlaces(await openedGazetteer(), query, { country })
  return place ? `${place.name}, ${place.country}, ${place.precision}` : ''
}

test.each([
  ['phnom', 'Phnom Penh, KH, city'],
  ['penh', 'Phnom Penh, KH, city'],
  ['poipet', 'Poipet, KH, city'],
  ['SIHANOUKV', 'Sihanoukville, KH, city'],
  ['sihanoukvile', 'Sihanoukville, KH, city'],
  ['cambodja', 'Cambodia, KH, country'],
  ['kk park', 'KK Park, MM, site'],
  ['metro man', 'Metro Manila, PH, admin1'],
  ["xi'an", 'Xi’an, CN, city'],
  ['sao paulo', 'São Paulo, BR, city'],
  ['golden triangle sp', 'Golden Triangle Special Economic Zone, LA, site'],
] as const)('"%s" finds %s', async (query, expected) => {
  expect(await first(query)).toBe(expected)
})

test('a country confines the search', async () => {
  expect(await first('san', 'PH')).toMatch(/, PH, /u)
  expect(await first('paris', 'US')).toMatch(/, US, /u)
  expect(await first('paris', 'ZZ')).toBe('')
})

test('nothing typed finds nothing, and each place comes once', async () => {
  const gazetteer = await openedGazetteer()
  expect(searchPlaces(gazetteer, ' ')).toEqual([])
  const found = searchPlaces(gazetteer, 'siem', { limit: 20 }).map(
    ({ geonames, lat, lon }) => `${geonames} ${lat} ${lon}`,
  )
  expect(new Set(found).size).toBe(found.length)
})
