import { exactCount, type Count } from '../domain/count.ts'
import { placesOfNames } from './draftPlaces.ts'
import { type Draft, holds, isUncounted } from './drafts.ts'
import { addNations } from './joints.ts'
import type { SentenceView } from './sentenceView.ts'
import type { Name } from './names.ts'
import { partAt } from './shares.ts'
import { add, type Story } from './story.ts'
import { type Token, tokenAt } from './tokens.ts'

interface Row {
  name: Name
  count: Count
  from: number
  until: number
}

/** How far behind a figure its table may stand, in sentences; each row of a list is one. */
const FARTHEST = 12

/**
 * A table or list under a figure: "Edirne: 1,902", "Chinese – 83". Towns and provinces of the country where it happened
 * are parts of the figure; countries and peoples are nationalities. True where the sentence was nothing but rows.
 */
export function readRows(story: Story, view: SentenceView): boolean {
  const rows = rowsIn(story.reading.tokens, view)
  if (!rows) return false
  const whole = story.drafts.findLast(
    (draft) =>
      draft.status === 'done' &&
      !isUncounted(draft) &&
      draft.whole === null &&
      view.index - draft.sentence <= FARTHEST &&
      rows.every(({ count }) => (count.min ?? 0) < (draft.count.min ?? draft.count.max ?? 0)),
  )
  if (!whole) return true
  for (const row of rows) readRow(story, view, whole, row)
  return true
}

function readRow(story: Story, view: SentenceView, whole: Draft, { name, count, from, until }: Row): void {
  const isInside = whole.places.some(({ place }) => name.place !== null && holds(place, name.place))
  if (name.kind === 'place' && name.place?.precision !== 'country' && isInside) {
    const [place] = placesOfNames([name])
    if (place) add(story, { ...partAt(whole, view.index, count, place, { from, until }), nations: [] })
    return
  }
  const code = name.place?.precision === 'country' ? name.place.country : null
  if (code && !isInside) whole.nations = addNations(whole.nations, [{ code, count }])
}

const MARK = /^(?:[:|–—\-•*,;.()·]|and)$/u

/** Names and whole numbers by turns, with nothing but marks between them; null for any other sentence. */
function rowsIn(tokens: readonly Token[], { sentence, names }: SentenceView): Row[] | null {
  const rows: Row[] = []
  let name: Name | null = null
  for (let i = sentence.from; i < sentence.until; i++) {
    const { text, kind, lower } = tokenAt(tokens, i)
    const here = names.find(({ from }) => from === i)
    if (here && !name) {
      name = here
      i = here.until - 1
    } else if (kind === 'number' && /^\d[\d,]*$/u.test(text) && name) {
      rows.push({ name, count: exactCount(Number(text.replaceAll(',', ''))), from: i, until: i + 1 })
      name = null
    } else if (!MARK.test(lower)) return null
  }
  return rows.length > 0 && !name ? rows : null
}
