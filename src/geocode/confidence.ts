import { kmBetween } from '../lib/distance.ts'
import type { Gazetteer } from './gazetteer.ts'
import { foldName } from './normalise.ts'
import type { WeighedSense } from './weighSenses.ts'

/** Two readings this close, km, are the same answer. */
const SAME_KM = 50
/** A greater lead than this says no more. */
const MOST_MARGIN = 8
/** A town of this many people, log10, is known as well as any. */
const MOST_LOG_PEOPLE = 7

/** What is known of an answer that bears on whether it is right. Numbers, 0 or 1 where a question. */
export interface Evidence {
  /** How far it is ahead of the next reading that lies elsewhere. */
  margin: number
  /** Nothing else bears the name. */
  onlySense: number
  /** The text puts it inside what contains it. */
  contained: number
  country: number
  division: number
  /** Roots of the shares of the other names that are in its country and its division. */
  countryShare: number
  divisionShare: number
  nearness: number
  logPeople: number
  /** A town or district whose people nobody has counted: hamlets, mostly. */
  unpeopled: number
  alternate: number
  /** The name is made of common words or given names only: "White House", "Crescent", "Scott". */
  commonWords: number
}

/**
 * Logistic regression of "right" (within 161 km, or in the country or division that was answered) on the evidence of an
 * answer, each spelling of a text once, ridge of 1. `npm run eval:toponyms -- GOLD.jsonl... --fit` fits it again and
 * prints how a model that is fitted to the others holds on each corpus.
 */
export const MODEL: Readonly<Record<keyof Evidence | 'constant', number>> = {
  constant: -2.41,
  margin: 0.4,
  onlySense: -1.38,
  contained: 0.52,
  country: 1.45,
  division: 1.04,
  countryShare: 1.51,
  divisionShare: 0.96,
  nearness: 1.83,
  logPeople: 0.46,
  unpeopled: 0.99,
  alternate: -1.33,
  commonWords: -1.33,
}

/** Share of the parts of the world ("Europe", "West Africa") that a corpus has within 161 km of the point here. */
const REGION_CONFIDENCE = 0.65

/** How far the best sense is ahead of the next that lies elsewhere. */
export function marginOf(weighed: readonly WeighedSense[]): number {
  const [best, ...others] = weighed
  if (!best) return 0
  const rival = others.find(({ sense }) => kmBetween(sense, best.sense) > SAME_KM)
  return rival ? Math.min(MOST_MARGIN, best.score - rival.score) : MOST_MARGIN
}

/** The evidence for the best sense of a printed name; null without a sense, or for a part of the world. */
export function evidenceOf({ words }: Gazetteer, printed: string, weighed: readonly WeighedSense[]): Evidence | null {
  const best = weighed[0]
  if (!best || best.sense.kind === 'region') return null
  const { sense, containment, countryShare, divisionShare, nearness } = best
  const { kind, logPeople, isPrintedName } = sense
  const isCommon = foldName(printed)
    .split(' ')
    .every((word) => words.common.has(word) || words.given.has(word))
  return {
    margin: marginOf(weighed),
    onlySense: Number(weighed.length === 1),
    contained: Number(containment.holds !== null),
    country: Number(kind === 'country'),
    division: Number(kind === 'division'),
    countryShare: Math.sqrt(Math.min(1, countryShare)),
    divisionShare: Math.sqrt(Math.min(1, divisionShare)),
    nearness,
    logPeople: Math.min(MOST_LOG_PEOPLE, logPeople),
    unpeopled: Number(logPeople === 0 && (kind === 'town' || kind === 'district')),
    alternate: Number(!isPrintedName),
    commonWords: Number(kind !== 'country' && isCommon),
  }
}

const QUESTIONS = Object.keys(MODEL).filter((name) => name !== 'constant') as Array<keyof Evidence>

/** Chance that an answer of this evidence is right, 0 to 1. */
export function chanceOf(evidence: Evidence, model: Readonly<Record<keyof typeof MODEL, number>> = MODEL): number {
  let sum = model.constant
  for (const name of QUESTIONS) sum += model[name] * evidence[name]
  return 1 / (1 + Math.exp(-sum))
}

/** Chance that the best sense of a printed name is right, 0 to 1; 0 without one. */
export function confidenceOf(gazetteer: Gazetteer, printed: string, weighed: readonly WeighedSense[]): number {
  if (weighed.length === 0) return 0
  const evidence = evidenceOf(gazetteer, printed, weighed)
  return evidence ? chanceOf(evidence) : REGION_CONFIDENCE
}
