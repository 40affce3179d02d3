import { countryOfDemonym } from '../domain/demonyms.ts'
import type { Gazetteer } from './gazetteer.ts'
import { matchName } from './match.ts'
import type { Mention } from './mention.ts'
import { placeOfReading } from './placeOfReading.ts'
import { type Context, type Ranked, rankReadings } from './rank.ts'
import { countryReading } from './reading.ts'
import type { Toponym } from './toponym.ts'

const MOST_CANDIDATES = 5
const VOTE = 3

/** Resolves mentions of one text with each other as context. */
export function resolveTogether(gazetteer: Gazetteer, mentions: readonly Mention[]): Toponym[] {
  const votes = new Map<number, number>()
  const ranked = mentions.map((mention) => readingsOf(gazetteer, mention))
  for (const readings of ranked) {
    const country = readings[0]?.reading.country
    if (country !== undefined) votes.set(country, (votes.get(country) ?? 0) + 1)
  }
  return mentions.map((mention, i) => {
    const weighed = (ranked[i] ?? [])
      .map(({ reading, score }) => ({
        reading,
        score: score + (VOTE * (votes.get(reading.country) ?? 0)) / mentions.length,
      }))
      .toSorted((a, b) => b.score - a.score)
    const [best, ...others] = weighed
    if (!best) return { ...mention, place: null, confidence: 0 }
    const candidates = others.slice(0, MOST_CANDIDATES).map(({ reading }) => placeOfReading(gazetteer, reading))
    const margin = best.score - (others[0]?.score ?? 0)
    return {
      ...mention,
      place: { ...placeOfReading(gazetteer, best.reading), candidates },
      confidence: Math.min(0.97, 0.6 + margin / 8),
    }
  })
}

function readingsOf(gazetteer: Gazetteer, { text, kind }: Mention): Ranked[] {
  if (kind === 'demonym') {
    const country = countryReading(gazetteer, gazetteer.countryOfCode.get(countryOfDemonym.get(text) ?? '') ?? -1)
    return country ? [{ reading: country, score: 20 }] : []
  }
  const { readings, saidKind } = matchName(gazetteer, text, null)
  const context: Context = { admin1: new Set(), isNameOfAdmin1: false, saidKind, near: null }
  return rankReadings(gazetteer, readings, context)
}
