import { placesOfNames } from './draftPlaces.ts'
import { type Draft, holds } from './drafts.ts'
import { viewOf } from './sentenceView.ts'
import type { Story } from './story.ts'

const FARTHEST_SENTENCE = 6
const LONGEST_OPERATION = 14

/**
 * "Police clear Halifax port" over "Police say 38 people were arrested": the one town of the headline is where the first
 * sentences are set, as far as they name none and nothing in them lies in another country.
 */
export function placeByHeadline(story: Story): void {
  const { reading, drafts } = story
  const names = reading.sentences.flatMap(({ isHeadline }, index) =>
    isHeadline ? (viewOf(reading, index)?.names ?? []) : [],
  )
  const towns = names.filter(({ kind, place }) => kind === 'place' && place && place.precision !== 'country')
  const places = placesOfNames(towns)
  const [only, ...others] = places
  if (!only || others.length > 0) return
  const lead = drafts.find(({ type, status }) => type === 'arrest' && status === 'done')
  for (const draft of drafts)
    if (isOpen(draft) && draft.sentence <= (lead?.sentence ?? 0) + FARTHEST_SENTENCE) settle(draft)

  function isOpen(draft: Draft): boolean {
    const { type, status, isTally, places: known, placeSureness, period } = draft
    // Whole months and years are those of a country.
    if (period && period.end - period.start > LONGEST_OPERATION) return false
    if (drafts.some((part) => part.whole === draft && part.placeSureness === 'own' && !isWithin(part))) return false
    const isElsewhere = known.some(
      ({ place }) => place.country !== only?.place.country || place.precision !== 'country',
    )
    return (
      type === 'arrest' && status === 'done' && !isTally && !isElsewhere && /^(?:none|assumed)$/u.test(placeSureness)
    )
  }
  function isWithin(part: Draft): boolean {
    return part.places.every(({ place }) => only !== undefined && holds(only.place, place))
  }
  function settle(draft: Draft): void {
    draft.places = places
    draft.placeSureness = 'inherited'
  }
}
