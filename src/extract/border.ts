import type { Draft } from './drafts.ts'
import { SPEAKS_OF_DEPORTATION } from './flights.ts'
import type { Mention } from './mentions.ts'
import { viewOf } from './sentenceView.ts'
import { isAuthority } from './nouns.ts'
import { particleOf } from './predicates.ts'
import type { Reading } from './reading.ts'
import type { Story } from './story.ts'
import { tokenAt } from './tokens.ts'
import { SPEECH } from './words.ts'

const TRAVELLERS = /^(?:passengers?|tourists?|players?|fans?|visitors?|athletes?)$/u

/** What is sent, returned, transferred or handed over is deported only if it goes to another country. */
export function isOverBorder(story: Story, fresh: Draft, mention: Mention): boolean {
  const { predicate, agent, patient } = mention
  const { tokens } = story.reading
  const to = fresh.destination?.place.country ?? null
  const origin =
    fresh.origin?.place.country ??
    (agent && !predicate.isReception ? agent.place?.country : null) ??
    story.home?.place.country ??
    null
  const isAway = to !== null && to !== origin
  if (fresh.type === 'deportation' && !isAway && isBackAtHome(story.reading, mention)) return false
  // Rebels surrender, and patients are taken abroad.
  const isWay = predicate.lemma === 'take' && particleOf(tokens, predicate) === 'from'
  if ((predicate.lemma === 'surrender' && predicate.kind === 'noun') || isWay)
    return isAway && SPEAKS_OF_DEPORTATION.test(story.reading.text)
  if (fresh.type === 'arrest' || mention.isHome || predicate.kind === 'noun') return true
  if (predicate.isLoose && TRAVELLERS.test(patient.group?.head ?? '')) return false
  // "were flown out" is said of tourists and the hurt too.
  if (predicate.lemma === 'fly' && to === null && particleOf(tokens, predicate) === 'out')
    if (!SPEAKS_OF_DEPORTATION.test(story.reading.text)) return false
  // "a further 21,340 were driven in from Mexico".
  if (particleOf(tokens, predicate) === 'in' && /^(?:drive|bus)$/u.test(predicate.lemma)) {
    const before = story.focus[0]
    return patient.group?.isMore === true && before?.type === 'deportation' && fresh.sentence - before.sentence <= 1
  }
  // Crowds push people into rivers, and agents into vans.
  const pushed = predicate.lemma === 'push' ? particleOf(tokens, predicate) : ''
  if (pushed === 'into') return isAway && OF_BORDERS.test(story.reading.text)
  if (pushed === 'in') return fresh.origin?.place.country !== to && OF_BORDERS.test(story.reading.text)
  if (predicate.lemma === 'turn' && predicate.needsDestination && to === null) return false
  if (/^(?:hand|turn)$/u.test(predicate.lemma) && isByOwnForces(story, mention, to)) return false
  // "have been handed over to China", in a report from China: by others, since nobody hands over to their own state.
  const isToState = mention.to?.kind === 'place' && mention.to.place?.precision === 'country' && !agent && !fresh.origin
  if (isToState && predicate.lemma === 'hand') return true
  // "Pakistan handed over 80 Indians to the Border Security Force": a state gives foreigners to their own.
  const [nation, ...others] = patient.group?.nations ?? []
  const giver = agent?.place?.precision === 'country' ? agent.place.country : null
  if (/^(?:hand|turn)$/u.test(predicate.lemma) && to === null && nation && giver)
    if (others.length === 0 && nation.code !== giver) return true
  if (predicate.lemma === 'hand' || predicate.lemma === 'turn')
    return to !== null ? to !== origin : !isDomestic(story.reading, mention)
  // "put 70 people on a plane in Monterrey and sent them to Tapachula" stays within the country.
  const here = /^(?:put|load|bundle|herd|pack|force)$/u.test(predicate.lemma) ? mention.places[0]?.place?.country : null
  if (here && to === here) return false
  if (!predicate.needsDestination) return true
  // "brought to Manila" is within the country, "brought to Colombo from Reunion" is not.
  if (predicate.lemma === 'bring')
    return to !== null && mention.from?.place?.country != null && mention.from.place.country !== to
  if (to !== null) return to !== origin && !TRAVELLERS.test(patient.group?.head ?? '')
  if (predicate.lemma === 'return' && SPEAKS_OF_DEPORTATION.test(wordsOf(story, mention))) return true
  const from = mention.from?.place
  if (
    from?.country &&
    from.country !== story.home?.place.country &&
    /^(?:deliver|transfer|return)$/u.test(predicate.lemma) &&
    patient.group?.kind !== 'likely'
  )
    return true
  if (isOfMigration(story, mention)) return true
  const isByState = agent?.place?.precision === 'country' || agent?.kind === 'demonym'
  if (!isByState || patient.group?.kind !== 'people') return false
  return predicate.lemma === 'remove' || (predicate.lemma === 'return' && patient.group.nations.length > 0)
}

const OF_BORDERS =
  /\b(?:border (?:guards?|security|force|police|patrol)|borderguards?|push(?:ed)?[- ]?(?:ins?|backs?)\b)/iu

/** "were told to pay and sent back to work". */
function isBackAtHome({ tokens }: Reading, { predicate }: Mention): boolean {
  for (let i = predicate.head + 1; i < predicate.head + 8; i++)
    if (tokenAt(tokens, i).lower === 'back' && tokenAt(tokens, i + 1).lower === 'to')
      return [2, 3].some((k) =>
        /^(?:work|school|class|classes|prison|jail|cells?|court|jobs?|duty|barracks|families|parents|homes|houses|camps?)$/u.test(
          tokenAt(tokens, i + k).lower,
        ),
      )
  return false
}

const OF_MIGRATION =
  /\b(?:deport|immigration|border force|non-?citizens?|asylum|irregular|undocumented|illegal (?:migrants|immigrants|aliens)|removals|overstay)/iu

/** "removed 4,306 people", where the report is about foreigners without a right to stay. */
function isOfMigration({ reading }: Story, { predicate, patient, from }: Mention): boolean {
  const isAbroad = from?.place?.precision === 'country'
  if (!/^(?:remove|return)$/u.test(predicate.lemma) || !patient.group?.count || patient.group.kind === 'likely')
    return false
  // "removed from the camp".
  if (tokenAt(reading.tokens, predicate.until).lower === 'from' && !isAbroad) return false
  const isTransitive = predicate.isPassive || patient.side === 'after' || predicate.lemma === 'remove'
  return isTransitive && OF_MIGRATION.test(reading.text)
}

const wordsOf = (story: Story, { sentence }: Mention): string => viewOf(story.reading, sentence)?.words ?? ''

/** "The Philippine navy turned them over to the police in Puerto Princesa": within the country. */
function isByOwnForces(story: Story, { sentence, predicate }: Mention, to: string | null): boolean {
  const view = viewOf(story.reading, sentence)
  const { tokens } = story.reading
  const own = view?.names.find(
    ({ until, place, from }) =>
      until < predicate.from &&
      place?.country === to &&
      (from === view.sentence.from || from === view.sentence.from + 1) &&
      [0, 1].some((k) => isAuthority(tokenAt(tokens, until + k).lower)),
  )
  return (
    own !== undefined &&
    !Array.from({ length: predicate.from - own.until }, (_, k) => tokenAt(tokens, own.until + k).lower).some((word) =>
      SPEECH.has(word),
    )
  )
}

export const OF_ANOTHER =
  /^[^,;.]*\bof (?:that|their|his|her|the neighbou?ring|the other) (?:own )?(?:country|state|nation)\b/u

/** "handed over to prosecutors", "to the immigration department": within the country. */
function isDomestic({ tokens }: Reading, { predicate }: Mention): boolean {
  for (let i = predicate.head + 1; i < predicate.head + 16; i++) {
    if (tokenAt(tokens, i).text === '.') return false
    // "to the authorities of that country".
    const words = [1, 2, 3, 4, 5, 6, 7].map((k) => tokenAt(tokens, i + k).lower).join(' ')
    if (tokenAt(tokens, i).lower === 'to' && OF_ANOTHER.test(words)) return false
    if (tokenAt(tokens, i).lower === 'to')
      return [1, 2, 3, 4, 5, 6].some(
        (k) =>
          isAuthority(tokenAt(tokens, i + k).lower) ||
          /^(?:custody|court|relatives|families|parents)$/u.test(tokenAt(tokens, i + k).lower),
      )
  }
  return false
}
