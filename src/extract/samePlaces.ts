import { placesOfNames } from './draftPlaces.ts'
import type { DraftPlace } from './drafts.ts'
import type { Mention } from './mentions.ts'
import type { Name } from './names.ts'
import type { Story } from './story.ts'
import { tokenAt } from './tokens.ts'

const NUMBERS: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4 }
const PROVINCE =
  /^(?:state|province|region|county|counties|department|governorate|prefecture|oblast|emirate|states|provinces|regions|governorates|prefectures|departments)$/u
const TOWN = /^(?:cities|towns|districts|villages|suburbs|islands|locations|places)$/u
const FARTHEST_SENTENCES = 8

/**
 * "148 arrests in the state this year", "54 arrests in the two counties": the province named last, or as many of the
 * places named last as are counted. Nothing where the noun goes on to a name of its own ("in the state of Kerala").
 */
export function placesSpokenOf({ reading }: Story, { sentence, predicate }: Mention): DraftPlace[] {
  const { from = 0, until = 0 } = reading.sentences[sentence] ?? {}
  const { tokens } = reading
  for (let i = from; i < until; i++) {
    if (!/^(?:in|across|throughout|within|around|from)$/u.test(tokenAt(tokens, i).lower)) continue
    let at = i + 1
    if (/^(?:the|these|those)$/u.test(tokenAt(tokens, at).lower)) at++
    const number = NUMBERS[tokenAt(tokens, at).lower]
    if (number !== undefined) at++
    if (
      /^(?:same|whole|entire|wider|northern|southern|eastern|western|central|coastal)$/u.test(tokenAt(tokens, at).lower)
    )
      at++
    const noun = tokenAt(tokens, at).lower
    if (/^(?:of|'s)$/u.test(tokenAt(tokens, at + 1).lower) || /^\p{Lu}/u.test(tokenAt(tokens, at + 1).text)) continue
    const first = reading.sentences[Math.max(0, sentence - FARTHEST_SENTENCES)]?.from ?? 0
    const before = reading.names.filter(
      ({ kind, place, until: end, from: start }) =>
        kind === 'place' && place && end <= predicate.from + 1 && end <= i && start >= first,
    )
    if (number === undefined && PROVINCE.test(noun) && !noun.endsWith('s') && tokenAt(tokens, i + 1).lower === 'the')
      return placesOfNames(
        before.filter(({ place, from: start }) => place?.precision === 'admin1' && !isAside(tokens, start)).slice(-1),
      )
    if (number !== undefined && (PROVINCE.test(noun) || TOWN.test(noun))) return placesOfNames(listOf(before, number))
  }
  return []
}

/** "from neighbouring Tamil Nadu": another one than that spoken of, as is where somebody comes from. */
const isAside = (tokens: Story['reading']['tokens'], from: number): boolean =>
  /^(?:neighbou?ring|nearby|adjoining|from|native)$/u.test(tokenAt(tokens, from - 1).lower) ||
  /^(?:neighbou?ring|adjoining)$/u.test(tokenAt(tokens, from - 2).lower)

/** The last so many names that stand close together: "the counties of Shkodra and Lezha". */
function listOf(names: readonly Name[], number: number): Name[] {
  const fine = names.filter(({ place }) => place?.precision !== 'country')
  for (let last = fine.length; last >= number; last--) {
    const list = fine.slice(last - number, last)
    const isClose = list.every((name, i) => i === 0 || name.from - (list[i - 1]?.until ?? 0) <= 2)
    if (isClose) return list
  }
  return []
}
