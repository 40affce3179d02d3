import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Place } from '../../src/domain/place.ts'
import { kmBetween } from '../../src/lib/distance.ts'
import { foldName } from '../../src/geocode/normalise.ts'
import { searchPlaces } from '../../src/geocode/search.ts'
import { randomNumbers } from '../helpers/arbitraries.ts'
import { misspelt } from '../helpers/typos.ts'
import { openedGazetteer } from './openedGazetteer.ts'

type Golden = Place & { lat: number; lon: number }

const golden = JSON.parse(readFileSync(new URL('../golden/seed-places.json', import.meta.url), 'utf8')) as Golden[]
const gazetteer = await openedGazetteer()
const FIRST = 5
const NEAR_KM = 161

/** Whether the place is among the first that a text finds. */
const isFound = ({ country, precision, lat, lon }: Golden, typed: string): boolean =>
  searchPlaces(gazetteer, typed, { limit: FIRST }).some(
    (found) =>
      found.country === country &&
      (precision === 'country' || kmBetween({ lat: found.lat ?? 0, lon: found.lon ?? 0 }, { lat, lon }) <= NEAR_KM),
  )

/** Places of the seeds that are among the first for their own name. */
const known = golden.filter((place) => isFound(place, place.name))

const shareFound = (mistakes: number, shortest: number): number => {
  const random = randomNumbers(20170818)
  const asked = known.filter(({ name }) => foldName(name).length >= shortest)
  const found = asked.filter((place) => isFound(place, misspelt(foldName(place.name), mistakes, random)))
  return found.length / asked.length
}

test('places of the seeds are among the first five for their name', () => {
  expect(known.length / golden.length).toBeGreaterThan(0.85)
})

test.each([
  [1, 5, 0.92],
  [2, 8, 0.92],
  [3, 12, 0.8],
])('with %i mistakes in %i letters or more nearly all still are', (mistakes, shortest, share) => {
  expect(shareFound(mistakes, shortest)).toBeGreaterThan(share)
})

test('a name typed as far as four letters finds what is best known of it', () => {
  const isBest = (name: string): boolean =>
    searchPlaces(gazetteer, name.slice(0, 4), { limit: 10 }).some((found) => foldName(found.name) === foldName(name))
  const countries = ['Cambodia', 'Philippines', 'Malaysia', 'Indonesia', 'Thailand', 'Myanmar', 'Taiwan', 'Vietnam']
  expect(countries.filter((name) => !isBest(name))).toEqual([])
})
