import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kmBetween } from '../../src/lib/distance.ts'
import { publishedPoint } from '../../src/geocode/publishedPoint.ts'
import { readToponyms } from '../../src/geocode/toponyms.ts'
import { readGold } from '../../scripts/toponyms/gold.ts'
import { openedGazetteer } from './openedGazetteer.ts'

const NEAR_KM = 161
const fileOf = (name: string): URL => new URL(`../../../shared/toponyms-dev/${name}.jsonl`, import.meta.url)

/** Least shares within 161 km of the gold mentions, below what docs/geocoding.md has: what is worse is a step back. */
test.for([
  ['trnews', 0.905],
  ['geovirus', 0.835],
] as const)('gold mentions of %s are resolved as well as they were', async ([name, least], { skip }) => {
  const file = fileOf(name)
  if (!existsSync(file)) skip(`the corpus ${name}.jsonl is not beside this checkout (shared/toponyms-dev/)`)
  const gazetteer = await openedGazetteer()
  let all = 0
  let near = 0
  for (const { text, toponyms } of readGold(file.pathname)) {
    const answers = readToponyms(gazetteer, text, { given: toponyms })
    toponyms.forEach(({ lat, lon }, i) => {
      if (lat === null || lon === null) return
      all += 1
      const point = publishedPoint(gazetteer, answers[i]?.place ?? null)
      if (point.lat !== null && point.lon !== null)
        near += Number(kmBetween({ lat: point.lat, lon: point.lon }, { lat, lon }) <= NEAR_KM)
    })
  }
  expect(near / all).toBeGreaterThanOrEqual(least)
})
