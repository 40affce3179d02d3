import type { Place } from '../domain/place.ts'
import { confidenceOf } from './confidence.ts'
import { groupForms } from './forms.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Mention } from './mention.ts'
import { placeOfSense } from './placeOfSense.ts'
import type { Toponym } from './toponym.ts'
import { reasonsOf } from './toponymReasons.ts'
import { type Parts, weighSenses, type WeighedSense } from './weighSenses.ts'

const MOST_CANDIDATES = 5
/** A fallback is this sure for each unit of the confidence of what it falls back to. */
const FALLBACK_SHARE = 0.6

interface Answer {
  place: Place | null
  confidence: number
}

/** Resolves mentions of one text, in its order, with each other as context. */
export function resolveTogether(
  gazetteer: Gazetteer,
  text: string,
  mentions: readonly Mention[],
  parts: Parts = {},
): Toponym[] {
  const { forms, ofMention } = groupForms(gazetteer, text, mentions)
  const weighed = weighSenses(forms, parts)
  const names = forms.map((form, f) => (weighed[f]?.[0] ? form.text : ''))
  const answers = forms.map((form, f): Answer => {
    const senses = weighed[f] ?? []
    const best = senses[0]
    if (!best) return { place: null, confidence: 0 }
    const why = reasonsOf(gazetteer, form, senses, forms, names)
    return { place: placed(gazetteer, senses, why), confidence: confidenceOf(senses) }
  })
  return mentions.map((mention, i) => {
    const answer = answers[ofMention[i] ?? -1]
    const found = answer?.place ? answer : fallBack(mention, i, mentions, (j) => answers[ofMention[j] ?? -1])
    return { ...mention, place: found.place, confidence: found.confidence }
  })
}

function placed(gazetteer: Gazetteer, [best, ...others]: readonly WeighedSense[], why: string[]): Place | null {
  if (!best) return null
  const candidates = others.slice(0, MOST_CANDIDATES).map(({ sense }) => placeOfSense(gazetteer, sense))
  return { ...placeOfSense(gazetteer, best.sense), candidates, why }
}

/** An unknown name is shown at the known one named nearest to it: after it by preference, as containers are. */
function fallBack(
  mention: Mention,
  index: number,
  mentions: readonly Mention[],
  answerOf: (index: number) => Answer | undefined,
): Answer {
  let best: { answer: Answer; distance: number; beside: string } | null = null
  for (const step of [1, -1])
    for (let j = index + step; j >= 0 && j < mentions.length; j += step) {
      const other = mentions[j]
      const answer = answerOf(j)
      if (!other || !answer?.place || other.kind === 'demonym' || answer.place.precision === null) continue
      const distance = step > 0 ? other.start - mention.end : mention.start - other.end
      if (!best || distance < best.distance) best = { answer, distance, beside: other.text }
      break
    }
  if (!best?.answer.place) return { place: null, confidence: 0 }
  const { place, confidence } = best.answer
  const name = mention.text.slice(0, 80)
  const why = [`"${name}" is not in the gazetteer; shown at ${place.name}, the place named nearest to it`]
  return { place: { ...place, name, geonames: null, candidates: [], why }, confidence: confidence * FALLBACK_SHARE }
}
