import type { Mention } from './mentions.ts'
import { type Draft, type DraftPlace, isSurer, type Sureness } from './drafts.ts'
import type { Story } from './story.ts'
import { tokenAt } from './tokens.ts'

/** Gives an event its places, unless it has surer ones. */
export function offer(draft: Draft, places: DraftPlace[], sureness: Sureness): void {
  if (places.length === 0 || !isSurer(sureness, draft.placeSureness)) return
  draft.places = places
  draft.placeSureness = sureness
}

/** "were arrested here yesterday", "touched down here with 104": in the town of the dateline, or to it. */
export function hereOf({ reading }: Story, { sentence, predicate }: Mention): 'in' | 'to' | null {
  const { from = 0, until = 0 } = reading.sentences[sentence] ?? {}
  for (let i = Math.max(from, predicate.from - 12); i < Math.min(until, predicate.head + 24); i++) {
    if (tokenAt(reading.tokens, i).lower !== 'here') continue
    const before = tokenAt(reading.tokens, i - 1).lower
    return /^(?:down|landed|arrived|landing|arriving|came|back)$/u.test(before) ? 'to' : 'in'
  }
  return null
}
