import { placesOfNames } from './draftPlaces.ts'
import type { SentenceView } from './sentenceView.ts'
import { countryOf, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/**
 * "KUWAIT. Customs officers arrested four men": a place in capitals that is a sentence of its own opens an item of a round-up.
 * What is left unsaid in it happened there, and nobody of the items before is spoken of any more.
 */
export function openSection(story: Story, { sentence, names, groups }: SentenceView): boolean {
  const [only, ...others] = names
  if (!only || only.kind !== 'place' || others.length > 0 || groups.length > 0) return false
  const { tokens, text } = story.reading
  if (only.from !== sentence.from || sentence.until - only.until > 1) return false
  const printed = text.slice(tokenAt(tokens, only.from).start, tokenAt(tokens, only.until - 1).end)
  if (!/^\p{Lu}[\p{Lu}\s.'’-]+$/u.test(printed)) return false
  const [place] = placesOfNames([only])
  if (!place) return false
  story.here = place
  story.home = countryOf(story, [place])[0] ?? null
  story.focus = []
  story.people = null
  story.person = null
  story.operation = null
  story.lastPlaces = []
  story.lastPeriod = null
  story.previous = null
  story.isPreviousTally = false
  return true
}
