import type { Gazetteer } from './gazetteer.ts'
import {
  DIRECTIONS,
  KINDS,
  NEVER_PLACES,
  PARTICLES,
  LOCAL_KINDS,
  PLACE_PREPOSITIONS,
  SITE_TAILS,
  TITLES,
} from './guardWords.ts'
import { cueOf, isPlace } from './isPlace.ts'
import type { Mention } from './mention.ts'
import { foldName } from './normalise.ts'
import { isGivenName, MOST_WORDS, isNameAt, printedAt, runEnd, type Scan } from './scan.ts'
import { isDemonym } from './senses.ts'
import type { TextWord } from './textWords.ts'

/** Words between two reports of progress: some hundredths of a second. */
const WORDS_A_STEP = 20_000

interface Found extends Mention {
  /** First word and one past the last. */
  from: number
  until: number
}

/**
 * The toponyms of a text, in order and without overlaps: the longest names of the gazetteer, less those that the words
 * around them make a person, an organisation or a common word. Progress is told from 0 to 1, for a long text many times.
 */
export function findToponyms(
  gazetteer: Gazetteer,
  text: string,
  words: readonly TextWord[],
  onProgress: (share: number) => void = () => undefined,
): Mention[] {
  const foldOf = new Map<string, string>()
  const folds = words.map(({ text }) => {
    const known = foldOf.get(text)
    if (known !== undefined) return known
    const folded = foldName(text)
    foldOf.set(text, folded)
    return folded
  })
  const scan: Scan = {
    gazetteer,
    text,
    words,
    folds,
    isName: new Map(),
    people: new Set(),
    settled: new Set(),
  }
  for (let i = 0; i < words.length; i++) notePerson(scan, i)
  let next = WORDS_A_STEP
  const step = (pass: number, i: number): void => {
    if (i < next) return
    next = i + WORDS_A_STEP
    onProgress((pass + i / words.length) / 2)
  }
  for (let i = 0; i < words.length; i++) {
    step(0, i)
    const mention = words[i]?.isCapital ? mentionAt(scan, i) : null
    if (!mention) continue
    if (mention.kind === 'place' && cueOf(scan, i, mention.until).isStrong) settle(scan, mention)
    i = mention.until - 1
  }
  next = WORDS_A_STEP
  const found: Found[] = []
  for (let i = 0; i < words.length; i++) {
    step(1, i)
    const mention = mentionAt(scan, i)
    if (!mention) continue
    found.push(mention)
    i = mention.until - 1
  }
  return found.map(({ start, end, text, kind }) => ({ start, end, text, kind }))
}

/** "Innisfail, Alberta": the name is a place's from here on, even where nothing beside it says so. */
function settle({ folds, settled }: Scan, { from, until }: Found): void {
  settled.add(folds.slice(from, until).join(' '))
}

/** "Jordan Smith", "Mr. London": the last word names a person from here on. */
function notePerson({ gazetteer, words, folds, people }: Scan, i: number): void {
  const word = words[i]
  const before = words[i - 1]
  if (!word?.isCapital || !before?.isCapital || !(word.gap === ' ' || word.gap === '. ')) return
  const first = folds[i - 1] ?? ''
  const isTitled = TITLES.has(first) && !gazetteer.countryOfName.has(folds[i] ?? '')
  if (isTitled || (isGivenName(gazetteer, first) && word.gap === ' ')) people.add(folds[i] ?? '')
}

function mentionAt(scan: Scan, from: number): Found | null {
  const { gazetteer, words } = scan
  const word = words[from]
  if (!word?.isCapital) return null
  const site = siteAt(scan, from)
  if (site) return site
  const end = runEnd(scan, from)
  for (let until = runEnd(scan, from, true); until > from; until--) {
    if (!words[until - 1]?.isCapital && until > from + 1) continue
    if (isDemonym(gazetteer, printedAt(scan, from, until))) return foundAt(scan, from, until, 'demonym')
    if (!isNameAt(scan, from, until)) continue
    if (isPlace(scan, from, until)) return foundAt(scan, from, until, 'place')
  }
  return unknownPlaceAt(scan, from, end)
}

/**
 * A street, an airport, a hospital: "Hertford Road", "Pearson International Airport". No gazetteer of towns has them;
 * they are found so that they can fall back to the town named beside them.
 */
function siteAt(scan: Scan, from: number): Found | null {
  const { words, folds, gazetteer } = scan
  const isAfterPreposition = words[from]?.gap === ' ' && PLACE_PREPOSITIONS.has(folds[from - 1] ?? '')
  let hasName = false
  for (let i = from; i < words.length && i < from + MOST_WORDS; i++) {
    const word = words[i]
    const fold = folds[i] ?? ''
    if (
      !word?.isCapital ||
      (i > from && word.gap !== ' ' && word.gap !== '-' && !(word.gap === '. ' && !word.startsSentence))
    )
      return null
    if (i > from && SITE_TAILS.has(fold)) {
      const next = words[i + 1]
      const goesOn = next?.isCapital && next.gap === ' '
      return !goesOn && (hasName || isAfterPreposition) ? foundAt(scan, from, i + 1, 'place') : null
    }
    if (i === from && (TITLES.has(fold) || NEVER_PLACES.has(fold) || PARTICLES.has(fold))) return null
    hasName ||= !gazetteer.words.common.has(fold) && !DIRECTIONS.has(fold)
  }
  return null
}

/**
 * A name that nobody knows and that the text calls a place: "the village of Kampungu", "Gondra district". It is found
 * so that it can fall back to what is named beside it.
 */
function unknownPlaceAt(scan: Scan, from: number, end: number): Found | null {
  const { words, folds, gazetteer } = scan
  const isAfterKind =
    folds[from - 1] === 'of' && KINDS.has((folds[from - 2] ?? '').replace(/s$/u, '')) && !words[from - 2]?.isCapital
  const next = words[end]
  const isBeforeKind = !!next && !next.isCapital && next.gap === ' ' && LOCAL_KINDS.has(folds[end] ?? '')
  if (!isAfterKind && !isBeforeKind) return null
  for (let i = from; i < end; i++) {
    const fold = folds[i] ?? ''
    if (gazetteer.words.common.has(fold) || NEVER_PLACES.has(fold) || TITLES.has(fold) || DIRECTIONS.has(fold))
      return null
  }
  if (gazetteer.words.given.has(folds[from] ?? '') && end - from > 1) return null
  return foundAt(scan, from, end, 'place')
}

function foundAt({ text, words }: Scan, from: number, until: number, kind: Mention['kind']): Found {
  const start = words[from]?.start ?? 0
  const end = words[until - 1]?.end ?? 0
  return { start, end, text: text.slice(start, end), kind, from, until }
}
