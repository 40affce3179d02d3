import { readFileSync } from 'node:fs'
import { extractIncidents } from '../src/extract/extract.ts'
import { type Gazetteer, openGazetteer } from '../src/geocode/gazetteer.ts'
import { readToponyms } from '../src/geocode/toponyms.ts'
import type { BenchRow } from './index.ts'
import { randomNumbers } from '../tests/helpers/arbitraries.ts'

const REPORTS = 10_000
const CHARACTERS = 3_000
const PUBLISHED = '2024-06-14'

/** Sentences of a report as an agency writes it; each report has figures, days and towns of its own. */
const TOWNS = ['Penang', 'Phnom Penh', 'Nairobi', 'Lima', 'Manila', 'Kampala', 'Lagos', 'Hanoi', 'Dubai', 'Istanbul']
const NATIONS = ['Chinese', 'Nigerians', 'Vietnamese', 'Indians', 'Kenyans', 'Filipinos', 'Turks', 'Peruvians']
const SENTENCES = [
  (n: number, town: string, nation: string) =>
    `Police in ${town} arrested ${n} ${nation} on Monday over a fraud that cost victims ${n * 3} million dollars.`,
  (n: number, town: string) =>
    `The suspects, among them ${Math.ceil(n / 9)} women, were found in a rented villa near ${town} with phones, laptops and cash.`,
  (n: number, _: string, nation: string) =>
    `More than ${n * 10} ${nation} have been deported since January, the immigration department said in a statement.`,
  () =>
    '"We are still looking into the matter," said the head of the unit, who did not wish to be named, and added that charges would follow.',
  (n: number, town: string) =>
    `In May, ${n + 7} people were detained at the airport of ${town}, and on June 3 a further ${n + 2} in the same place.`,
]

function reportOf(seed: number, characters: number): string {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  let text = `${pick(TOWNS).toUpperCase()}, June 14 (Wire) - `
  while (text.length < characters)
    text += `${pick(SENTENCES)(10 + Math.floor(random() * 400), pick(TOWNS), pick(NATIONS))}${random() < 0.4 ? '\n\n' : ' '}`
  return text.slice(0, characters)
}

function medianMs(run: (i: number) => void, times: number): number {
  const spent = Array.from({ length: times }, (_, i) => {
    const start = performance.now()
    run(i)
    return performance.now() - start
  }).sort((a, b) => a - b)
  return spent[Math.floor(times / 2)] ?? 0
}

function heapMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}

/** Time of one report and of ten thousand, and what memory they leave behind. */
export async function extractBench(): Promise<BenchRow[]> {
  const gazetteer: Gazetteer = await openGazetteer(
    readFileSync(new URL('../public/geo/gazetteer.bin', import.meta.url)),
  )
  const extract = (text: string): number => extractIncidents(text, gazetteer, { published: PUBLISHED }).incidents.length
  for (let i = 0; i < 40; i++) extract(reportOf(i, CHARACTERS))
  const oneMs = medianMs((i) => extract(reportOf(1000 + i, CHARACTERS)), 60)
  const toponymsMs = medianMs((i) => readToponyms(gazetteer, reportOf(1000 + i, CHARACTERS), { demonyms: true }), 60)
  const tenth = REPORTS / 10
  let incidents = 0
  const start = performance.now()
  for (let i = 0; i < tenth; i++) incidents += extract(reportOf(i, CHARACTERS))
  const early = heapMb()
  for (let i = tenth; i < REPORTS; i++) incidents += extract(reportOf(i, CHARACTERS))
  const late = heapMb()
  const allMs = performance.now() - start
  return [
    {
      name: 'a report of 3,000 characters',
      n: 1,
      value: oneMs,
      unit: 'ms',
      versus: 'its toponyms alone',
      ratio: oneMs / toponymsMs,
    },
    {
      name: '10,000 reports',
      n: REPORTS,
      value: allMs / 1000,
      unit: 's',
      versus: '30 ms each',
      ratio: allMs / (30 * REPORTS),
    },
    {
      name: 'incidents in them',
      n: REPORTS,
      value: incidents,
      unit: '',
      versus: 'reports',
      ratio: incidents / REPORTS,
    },
    {
      name: 'heap after 10,000 reports',
      n: REPORTS,
      value: late,
      unit: 'MB',
      versus: 'after the first 1,000',
      ratio: late / early,
    },
  ]
}
