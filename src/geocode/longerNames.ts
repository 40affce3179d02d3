import type { Gazetteer } from './gazetteer.ts'
import { DIRECTIONS, NAME_TAILS } from './guardWords.ts'
import { foldName } from './normalise.ts'
import { type Sense, sensesOf } from './senses.ts'

/** Words that only say how an area lies to the place in it. */
const AREA_TAILS = new Set(['area', 'region', 'metropolitan', 'international', 'district', 'zone'])
/** A place inside a longer name must be this well known, log10 of its people: "Xavier University" is in no Xavier. */
const LEAST_LOG_PEOPLE = 5

/**
 * Senses of a name, or of the known place that it is made of where nothing has the whole: "Da Nang International
 * Airport", "Greater Toronto Area", "eastern Ukraine".
 */
export function sensesOfLonger(gazetteer: Gazetteer, printed: string): readonly Sense[] {
  const whole = sensesOf(gazetteer, printed)
  if (whole.length > 0) return whole
  const words = foldName(printed).split(' ')
  if (words.length < 2) return []
  const isDirected = DIRECTIONS.has(words[0] ?? '')
  const isTailed = NAME_TAILS.has(words.at(-1) ?? '') || AREA_TAILS.has(words.at(-1) ?? '')
  if (!isDirected && !isTailed) return []
  const from = words.findIndex((word) => !DIRECTIONS.has(word))
  if (from < 0) return []
  for (let until = words.length; until > from; until--) {
    if (from === 0 && until === words.length) continue
    const senses = sensesOf(gazetteer, words.slice(from, until).join(' '))
    const known = senses.filter(
      ({ kind, logPeople }) => kind === 'country' || kind === 'region' || logPeople >= LEAST_LOG_PEOPLE,
    )
    if (known.length > 0) return known
  }
  return []
}
