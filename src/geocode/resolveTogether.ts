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
const MOST_OF_A_COUNTRY = 2
/** Share of the unknown names that lie in or near the known place named beside them, where that is right. */
const FALLBACK_SHARE = 0.75

interface Answer {
  place: Place | null
  confidence: number
}

const NO_ANSWER: Answer = { place: null, confidence: 0 }

/** Resolves mentions of one text, in its order, with each other as context. Null for those that are only context. */
export function resolveTogether(
  gazetteer: Gazetteer,
  text: string,
  mentions: readonly Mention[],
  { parts = {}, isAsked = () => true }: { parts?: Parts; isAsked?: (mention: Mention) => boolean } = {},
): Array<Toponym | null> {
  const { forms, ofMention } = groupForms(gazetteer, text, mentions)
  const weighed = weighSenses(forms, parts)
  const names = forms.map((form, f) => (weighed[f]?.[0] ? form.text : ''))
  const answers: Array<Answer | undefined> = []
  const answerOf = (i: number): Answer => {
    const f = ofMention[i] ?? -1
    const form = forms[f]
    const senses = weighed[f] ?? []
    if (!form || senses.length === 0) return NO_ANSWER
    return (answers[f] ??= {
      place: placed(gazetteer, senses, reasonsOf(gazetteer, form, senses, forms, names)),
      confidence: confidenceOf(gazetteer, form.text, senses),
    })
  }
  const isShown = mentions.map(({ kind }, i) => {
    const best = weighed[ofMention[i] ?? -1]?.[0]
    return kind === 'place' && !!best && best.sense.kind !== 'region'
  })
  const before = nearestBefore(isShown)
  const after = nearestBefore(isShown.toReversed())
    .map((i) => (i < 0 ? i : mentions.length - 1 - i))
    .toReversed()
  return mentions.map((mention, i) => {
    if (!isAsked(mention)) return null
    const answer = answerOf(i)
    if (answer.place) return toponymOf(mention, answer)
    const beside = [after[i] ?? -1, before[i] ?? -1].filter((j) => j >= 0)
    const distanceTo = (j: number): number => {
      const other = mentions[j] ?? mention
      return j > i ? other.start - mention.end : mention.start - other.end
    }
    const nearest = beside.toSorted((a, b) => distanceTo(a) - distanceTo(b))[0]
    return toponymOf(mention, fallBack(mention, nearest === undefined ? undefined : answerOf(nearest)))
  })
}

const toponymOf = ({ start, end, text, kind }: Mention, { place, confidence }: Answer): Toponym => ({
  start,
  end,
  text,
  kind,
  place,
  confidence,
})

/** For each position the nearest one before it that is marked, -1 for none. */
function nearestBefore(isMarked: readonly boolean[]): number[] {
  let last = -1
  return isMarked.map((marked, i) => {
    const found = last
    if (marked) last = i
    return found
  })
}

/** The best few others, no more than two of a country, so that a person finds the Paris that is meant among them. */
function alternativesOf(others: readonly WeighedSense[]): WeighedSense[] {
  const perCountry = new Map<number, number>()
  const chosen: WeighedSense[] = []
  for (const one of others) {
    if (chosen.length === MOST_CANDIDATES) break
    const known = perCountry.get(one.sense.country) ?? 0
    if (known === MOST_OF_A_COUNTRY) continue
    perCountry.set(one.sense.country, known + 1)
    chosen.push(one)
  }
  return chosen
}

function placed(gazetteer: Gazetteer, [best, ...others]: readonly WeighedSense[], why: string[]): Place | null {
  if (!best) return null
  const candidates = alternativesOf(others).map(({ sense }) => placeOfSense(gazetteer, sense))
  return { ...placeOfSense(gazetteer, best.sense), candidates, why }
}

/** An unknown name is shown at the known one that is named nearest to it, and says so. */
function fallBack({ text }: Mention, beside: Answer | undefined): Answer {
  if (!beside?.place) return NO_ANSWER
  const { place, confidence } = beside
  const name = text.slice(0, 80)
  const why = [`"${name}" is not in the gazetteer; shown at ${place.name}, the place named nearest to it`]
  return { place: { ...place, name, geonames: null, candidates: [], why }, confidence: confidence * FALLBACK_SHARE }
}
