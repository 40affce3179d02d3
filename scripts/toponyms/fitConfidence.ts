import { chanceOf, type Evidence, evidenceOf, MODEL } from '../../src/geocode/confidence.ts'
import { groupForms } from '../../src/geocode/forms.ts'
import type { Gazetteer } from '../../src/geocode/gazetteer.ts'
import { contextOf } from '../../src/geocode/toponyms.ts'
import { weighSenses } from '../../src/geocode/weighSenses.ts'
import type { GoldDocument } from './gold.ts'

/** One spelling of one text: what is known of its answer, and whether that is right. */
export interface Sample {
  evidence: Evidence
  isRight: boolean
}

type Model = Record<keyof typeof MODEL, number>

const NAMES = Object.keys(MODEL) as Array<keyof typeof MODEL>
/** Ridge on all but the constant: keeps what few samples speak of near nothing. */
const RIDGE = 1
const ROUNDS = 25

/** The samples of a document: its gold mentions given, each spelling once. */
export function samplesOf(
  gazetteer: Gazetteer,
  { text, toponyms }: GoldDocument,
  isRight: (mention: GoldDocument['toponyms'][number]) => boolean,
): Sample[] {
  const { mentions, asked } = contextOf(gazetteer, text, toponyms)
  const { forms, ofMention } = groupForms(gazetteer, text, mentions)
  const weighed = weighSenses(forms)
  const seen = new Set<number>()
  const samples: Sample[] = []
  mentions.forEach((mention, i) => {
    const f = ofMention[i] ?? -1
    const gold = asked.has(mention) && toponyms.find(({ start, end }) => start === mention.start && end === mention.end)
    const form = forms[f]
    if (!gold || !form || gold.lat === null || seen.has(f)) return
    seen.add(f)
    const evidence = evidenceOf(gazetteer, form.text, weighed[f] ?? [])
    if (evidence) samples.push({ evidence, isRight: isRight(gold) })
  })
  return samples
}

const rowOf = (evidence: Evidence): number[] => NAMES.map((name) => (name === 'constant' ? 1 : evidence[name]))

/** Solves a small symmetric system by Gaussian elimination with pivoting. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let i = column + 1; i < n; i++) if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i
    ;[rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []]
    for (let i = 0; i < n; i++) {
      if (i === column) continue
      const factor = at(i, column) / at(column, column)
      rows[i] = (rows[i] ?? []).map((value, j) => value - factor * at(column, j))
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1))
}

/** Fits the model by Newton's method. */
export function fitModel(samples: readonly Sample[]): Model {
  const rows = samples.map(({ evidence }) => rowOf(evidence))
  let weights: number[] = NAMES.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    const hessian: number[][] = NAMES.map((_, i) => NAMES.map((_, j) => (i === j && i > 0 ? RIDGE : 0)))
    const gradient: number[] = weights.map((weight, i) => (i > 0 ? -RIDGE * weight : 0))
    rows.forEach((row, s) => {
      const sum = row.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0)
      const chance = 1 / (1 + Math.exp(-sum))
      const residue = Number(samples[s]?.isRight) - chance
      row.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + residue * value
        const line = hessian[i]
        if (line) row.forEach((other, j) => (line[j] = (line[j] ?? 0) + chance * (1 - chance) * value * other))
      })
    })
    const step = solve(hessian, gradient)
    weights = weights.map((weight, i) => weight + (step[i] ?? 0))
  }
  return Object.fromEntries(NAMES.map((name, i) => [name, Math.round((weights[i] ?? 0) * 100) / 100])) as Model
}

const BANDS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001]

/** Right answers and all, by band of chance under a model. */
export function bandsOf(samples: readonly Sample[], model: Model): Array<{ band: string; right: number; all: number }> {
  return BANDS.slice(0, -1).map((from, i) => {
    const until = BANDS[i + 1] ?? 1
    const inBand = samples.filter(({ evidence }) => {
      const chance = chanceOf(evidence, model)
      return chance >= from && chance < until
    })
    return {
      band: `${from}–${Math.min(1, until)}`,
      right: inBand.filter(({ isRight }) => isRight).length,
      all: inBand.length,
    }
  })
}
