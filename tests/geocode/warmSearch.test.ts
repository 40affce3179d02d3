import { expect, test } from 'vitest'
import { searchPlaces } from '../../src/geocode/search.ts'
import { readToponyms } from '../../src/geocode/toponyms.ts'
import { warmSearch } from '../../src/geocode/warmSearch.ts'
import { openedGazetteer } from './openedGazetteer.ts'

test('warming up changes no answer', async () => {
  const gazetteer = await openedGazetteer()
  const before = searchPlaces(gazetteer, 'bangok')
  for (const step of warmSearch(gazetteer)) step()
  expect(searchPlaces(gazetteer, 'bangok')).toEqual(before)
  expect(before[0]).toMatchObject({ name: 'Bangkok', country: 'TH' })
})

test('a possessive inside a name belongs to it, one behind a name does not', async () => {
  const gazetteer = await openedGazetteer()
  const found = (text: string): string[] => readToponyms(gazetteer, text).map((one) => one.text)
  expect(found('Four were held in Cox’s Bazar on Monday.')).toEqual(['Cox’s Bazar'])
  expect(found("Police in China's Yunnan province arrested six.")).toEqual(['China', 'Yunnan'])
})
