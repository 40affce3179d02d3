import { placesOfNames } from './draftPlaces.ts'
import type { SentenceView } from './sentenceView.ts'
import { countryOf, resolveDate, type Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/**
 * "KUWAIT. Customs officers arrested four men": a place in capitals that is a sentence of its own opens an item of a round-up.
 * What is left unsaid in it happened there, and nobody of the items before is spoken of any more.
 */
export function openSection(story: Story, { sentence, names, groups }: SentenceView): boolean {
  const [only, ...others] = names
  const { tokens, text } = story.reading
  // The heading of an item whose town no gazetteer has ends the item before all the same.
  if (
    names.length === 0 &&
    groups.length === 0 &&
    CAPITALS.test(text.slice(tokenAt(tokens, sentence.from).start, tokenAt(tokens, sentence.until - 1).end))
  )
    story.section = null
  if (!only || only.kind !== 'place' || others.length > 0 || groups.length > 0) return false
  if (only.from !== sentence.from || sentence.until - only.until > 1) return false
  const printed = text.slice(tokenAt(tokens, only.from).start, tokenAt(tokens, only.until - 1).end)
  if (!/^\p{Lu}[\p{Lu}\s.'’-]+$/u.test(printed)) return false
  const [place] = placesOfNames([only])
  if (!place) return false
  story.here = place
  story.section = place.place.precision === 'country' ? null : place
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

const CAPITALS = /^\p{Lu}{2,}(?:[ '’-]\p{Lu}+){0,3}\.$/u

/** "Monday, Sept. 27": a day that is a sentence of its own is that of what a log tells under it. */
export function openDay(story: Story, { sentence, dates, predicates, groups, index }: SentenceView): boolean {
  const [first, day = first, ...others] = dates
  if (!first || !day || others.length > 0 || predicates.length > 0 || groups.length > 0) return false
  // The name of the day and its number are two dates, with a comma between.
  if (first.from !== sentence.from || day.from - first.until > 1 || sentence.until - day.until > 1) return false
  const period = resolveDate(story, day, 'past')
  if (period?.precision !== 'day') return false
  story.days.push({ sentence: index, period })
  story.previous = period
  return true
}
