import { countryOfDemonym } from '../domain/demonyms.ts'
import type { Gazetteer } from './gazetteer.ts'
import { matchName } from './match.ts'
import type { Mention, Span } from './mention.ts'

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-.'’][\p{L}\p{M}\p{N}]+)*/gu
const MOST_WORDS = 5
const CAPITAL = /^\p{Lu}/u
/** A single word that starts a sentence is a name only if a place of this many people or a division bears it. */
const PEOPLE_AT_START = 100_000

/** The mentions of a text: the given ones, or those found by a longest match over the gazetteer. In text order. */
export function findToponyms(gazetteer: Gazetteer, text: string, given?: readonly Span[]): Mention[] {
  if (given) return given.map(({ start, end }) => mentionOf(text, start, end))
  const words = Array.from(text.matchAll(WORD), ([word]) => ({ word }))
  const starts = Array.from(text.matchAll(WORD), (match) => match.index)
  const found: Mention[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]?.word ?? ''
    if (!CAPITAL.test(word)) continue
    const start = starts[i] ?? 0
    for (let n = MOST_WORDS; n > 0; n--) {
      const last = words[i + n - 1]?.word
      const end = (starts[i + n - 1] ?? 0) + (last?.length ?? 0)
      if (last === undefined || !CAPITAL.test(last)) continue
      const name = text.slice(start, end)
      if (/[,;:!?()\n]/u.test(name)) continue
      const kind =
        n === 1 && countryOfDemonym.has(name) ? 'demonym' : isName(gazetteer, text, name, start) ? 'place' : null
      if (kind === null) continue
      found.push({ start, end, text: name, kind })
      i += n - 1
      break
    }
  }
  return found
}

function mentionOf(text: string, start: number, end: number): Mention {
  const name = text.slice(start, end)
  return { start, end, text: name, kind: countryOfDemonym.has(name) ? 'demonym' : 'place' }
}

function isName(gazetteer: Gazetteer, text: string, name: string, start: number): boolean {
  const { readings } = matchName(gazetteer, name, null)
  const isAtStart = start === 0 || /[.!?"“\n]\s*$/u.test(text.slice(Math.max(0, start - 4), start))
  return readings.some(
    ({ kind, population, isPrintedName }) =>
      kind !== 'town' ||
      (isPrintedName && (!isAtStart || population >= PEOPLE_AT_START)) ||
      population >= PEOPLE_AT_START,
  )
}
