import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { kmBetween } from '../../src/lib/distance.ts'
import { type Gazetteer, openGazetteer } from '../../src/geocode/gazetteer.ts'
import { publishedPoint } from '../../src/geocode/publishedPoint.ts'
import { type ReadOptions, readToponyms, type Toponym } from '../../src/geocode/toponyms.ts'
import { bandsOf, fitModel, samplesOf } from './fitConfidence.ts'
import { type GoldDocument, readGold } from './gold.ts'
import { buildContains, type Contains } from './polygons.ts'

/*
 * npm run eval:toponyms -- GOLD.jsonl... [--ablation] [--fit]
 *
 * Scores the toponym reader against gold corpora: a document a line, {doc_id, text, toponyms: [{start, end, lat, lon}]}.
 * "161 km" is the share of all gold toponyms with a position that are answered within 161 km; "contained" counts a
 * country or first-level division that contains the gold point as well. --ablation leaves out one part at a time. --fit
 * fits the model of confidence to all corpora, and to all but one to see how it holds on that one.
 */

const NEAR_KM = 161
const BANDS = 10

interface Score {
  n: number
  near: number
  held: number
  /** Answers and right ones by tenth of confidence. */
  bands: Array<[answers: number, right: number]>
  precision: number
  recall: number
  f1: number
}

type Options = Omit<ReadOptions, 'given'>

/** Gold mentions given, or found (`isFinding`): then any overlap counts as found. */
function scoreOf(
  gazetteer: Gazetteer,
  gold: GoldDocument[],
  contains: Contains,
  isFinding: boolean,
  options: Options,
): Score {
  const bands = Array.from({ length: BANDS }, (): [number, number] => [0, 0])
  let [n, near, held, hits, predicted, annotated] = [0, 0, 0, 0, 0, 0]
  for (const { text, toponyms } of gold) {
    const answers = readToponyms(gazetteer, text, isFinding ? options : { ...options, given: toponyms })
    const bySpan = new Map(answers.map((answer) => [`${answer.start} ${answer.end}`, answer]))
    predicted += answers.length
    annotated += toponyms.length
    for (const { start, end, lat, lon } of toponyms) {
      const exact = bySpan.get(`${start} ${end}`)
      const answer = exact ?? answers.find((other) => other.start < end && start < other.end)
      if (answer) hits += 1
      if (lat === null || lon === null) continue
      n += 1
      const [isNear, isHeld] = judge(gazetteer, answer, { lat, lon }, contains)
      near += Number(isNear)
      held += Number(isHeld)
      const band = answer && bands[Math.min(BANDS - 1, Math.floor(answer.confidence * BANDS))]
      if (band) {
        band[0] += 1
        band[1] += Number(isHeld)
      }
    }
  }
  const precision = hits / predicted
  const recall = hits / annotated
  return {
    n,
    near: near / n,
    held: held / n,
    bands,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
  }
}

function judge(
  gazetteer: Gazetteer,
  answer: Toponym | undefined,
  gold: { lat: number; lon: number },
  contains: Contains,
): [isNear: boolean, isHeld: boolean] {
  const place = answer?.place ?? null
  const { lat, lon } = publishedPoint(gazetteer, place)
  if (!place || lat === null || lon === null) return [false, false]
  const isNear = kmBetween({ lat, lon }, gold) <= NEAR_KM
  const { country, admin1 = null, precision = null } = place
  return [isNear, isNear || contains({ country, admin1, precision }, gold.lat, gold.lon)]
}

const figure = (value: number): string => value.toFixed(3).replace(/^0/u, '')
const row = (...cells: string[]): void => console.log(`| ${cells.join(' | ')} |`)

function printScores(gazetteer: Gazetteer, file: string, gold: GoldDocument[], contains: Contains): void {
  const given = scoreOf(gazetteer, gold, contains, false, {})
  row(basename(file), `${given.n} given`, figure(given.near), figure(given.held), '', '', '')
  for (const demonyms of [true, false]) {
    const { n, near, held, precision, recall, f1 } = scoreOf(gazetteer, gold, contains, true, { demonyms })
    const what = demonyms ? 'found' : 'found, places only'
    row('', `${n} ${what}`, figure(near), figure(held), figure(precision), figure(recall), figure(f1))
  }
  given.bands.forEach(([answers, right], band) => {
    const span = `${(band / BANDS).toFixed(1)}–${((band + 1) / BANDS).toFixed(1)}`
    if (answers > 0) row('', `confidence ${span}`, '', `${figure(right / answers)} of ${answers}`, '', '', '')
  })
}

function printAblation(gazetteer: Gazetteer, gold: GoldDocument[], contains: Contains): void {
  const without: Array<[string, NonNullable<Options['parts']>]> = [
    ['without containment in the text', { containment: false }],
    ['without the vote of the text', { vote: false }],
    ['without nearness', { proximity: false }],
    ['without words of kind', { said: false }],
    ['without any of these', { containment: false, vote: false, proximity: false, said: false }],
  ]
  for (const [name, parts] of without) {
    const { near, held } = scoreOf(gazetteer, gold, contains, false, { parts })
    row('', name, figure(near), figure(held), '', '', '')
  }
}

/** Fits the confidence to all corpora but each in turn, and to all. */
function printFit(gazetteer: Gazetteer, corpora: ReadonlyMap<string, GoldDocument[]>, contains: Contains): void {
  const samples = new Map(
    Array.from(corpora, ([file, gold]) => [
      file,
      gold.flatMap((document) => {
        const { text, toponyms } = document
        const answers = readToponyms(gazetteer, text, { given: toponyms })
        const isRight = (mention: GoldDocument['toponyms'][number]): boolean => {
          const { lat, lon } = mention
          if (lat === null || lon === null) return false
          return judge(gazetteer, answers[toponyms.indexOf(mention)], { lat, lon }, contains)[1]
        }
        return samplesOf(gazetteer, document, isRight)
      }),
    ]),
  )
  for (const [file, own] of samples) {
    const others = Array.from(samples).flatMap(([other, list]) => (other === file ? [] : list))
    if (others.length === 0) continue
    for (const { band, right, all } of bandsOf(own, fitModel(others)))
      if (all > 0)
        row(basename(file), `fitted to the others, ${band}`, '', `${figure(right / all)} of ${all}`, '', '', '')
  }
  console.log(JSON.stringify(fitModel(Array.from(samples.values()).flat())))
}

const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('--'))
if (files.length === 0) {
  console.error('usage: npm run eval:toponyms -- GOLD.jsonl... [--ablation] [--fit]')
  process.exitCode = 2
} else {
  const gazetteer = await openGazetteer(readFileSync(new URL('../../public/geo/gazetteer.bin', import.meta.url)))
  const contains = buildContains()
  row('corpus', 'mentions', '161 km', 'contained', 'precision', 'recall', 'F1')
  row('---', '---', '--:', '--:', '--:', '--:', '--:')
  const corpora = new Map(files.map((file) => [file, readGold(file)]))
  for (const [file, gold] of corpora) {
    printScores(gazetteer, file, gold, contains)
    if (args.includes('--ablation')) printAblation(gazetteer, gold, contains)
  }
  if (args.includes('--fit')) printFit(gazetteer, corpora, contains)
}
