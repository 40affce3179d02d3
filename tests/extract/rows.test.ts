import { expect, test } from 'vitest'
import { extractIncidents } from '../../src/extract/extract.ts'
import { openedGazetteer } from '../geocode/openedGazetteer.ts'

const read = async (text: string): Promise<string[]> =>
  extractIncidents(text, await openedGazetteer(), { published: '2024-03-15' }).incidents.map(
    ({ count, places, people, date }) =>
      `${count.min} ${places.map(({ name }) => name).join('+')} ${people.map((one) => `${one.nationality} ${one.min}`).join('+')} ${date.start}`,
  )

test('towns under a figure are its parts, peoples its nationalities', async () => {
  expect(
    await read(
      'Police in Italy arrested 60 people on Tuesday.\n\nBy town:\n\nBari: 40\n\nLecce: 20\n\nThat is more than ever.',
    ),
  ).toEqual(['60 Italy  2024-03-12', '40 Bari  2024-03-12', '20 Lecce  2024-03-12'])
  expect(
    await read(
      'Police in Italy arrested 60 people on Tuesday.\n\nBy nationality:\n\nAlbania: 40\n\nTunisia: 20\n\nAll are in prison.',
    ),
  ).toEqual(['60 Italy AL 40+TN 20 2024-03-12'])
})

test('a semicolon parts two events, and the second keeps the day', async () => {
  expect(
    await read('On Tuesday police arrested five men in Lyon; in Nice three women were detained. A judge was told.'),
  ).toEqual(['5 Lyon  2024-03-12', '3 Nice  2024-03-12'])
})

test('rows without a figure above them are nothing', async () => {
  expect(await read('Results of the match.\n\nBari: 40\n\nLecce: 20\n\nThe crowd went home.')).toEqual([])
})
