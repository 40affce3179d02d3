import type { Gazetteer } from './gazetteer.ts'
import {
  DIRECTIONS,
  KINDS,
  NAME_HEADS,
  NAME_TAILS,
  NEVER_PLACES,
  ORGANISATION_AFTER,
  PARTICLES,
  PERSON_VERBS,
  PLACE_PREPOSITIONS,
  TITLES,
} from './guardWords.ts'
import type { Mention } from './mention.ts'
import { foldName } from './normalise.ts'
import { isAnyName, type Sense, sensesOf } from './senses.ts'
import { type TextWord } from './textWords.ts'

/** Longest name that is looked for, in words. */
const MOST_WORDS = 6
/** Abbreviations that keep the dot before a space: "St. Louis". */
const DOTTED = /^(?:St|Ste|Mt|Ft|Pt)$/u

interface Found extends Mention {
  /** First word and one past the last. */
  from: number
  until: number
}

/** What a scan of one text remembers, so that each spelling is looked up once. */
interface Scan {
  gazetteer: Gazetteer
  text: string
  words: readonly TextWord[]
  folds: string[]
  isName: Map<string, boolean>
  senses: Map<string, Sense[]>
  /** Folded words that are a person's name somewhere in the text. */
  people: Set<string>
}

/**
 * The toponyms of a text, in order and without overlaps: the longest names of the gazetteer, less those that the words
 * around them make a person, an organisation or a common word.
 */
export function findToponyms(gazetteer: Gazetteer, text: string, words: readonly TextWord[]): Mention[] {
  const foldOf = new Map<string, string>()
  const folds = words.map(({ text }) => {
    const known = foldOf.get(text)
    if (known !== undefined) return known
    const folded = foldName(text)
    foldOf.set(text, folded)
    return folded
  })
  const scan: Scan = { gazetteer, text, words, folds, isName: new Map(), senses: new Map(), people: new Set() }
  for (let i = 0; i < words.length; i++) notePerson(scan, i)
  const found: Found[] = []
  for (let i = 0; i < words.length; i++) {
    const mention = mentionAt(scan, i)
    if (!mention) continue
    found.push(mention)
    i = mention.until - 1
  }
  return found.map(({ start, end, text, kind }) => ({ start, end, text, kind }))
}

/** "Jordan Smith", "Mr. London": the last word names a person from here on. */
function notePerson({ gazetteer, words, folds, people }: Scan, i: number): void {
  const word = words[i]
  const before = words[i - 1]
  if (!word?.isCapital || !before?.isCapital || !(word.gap === ' ' || word.gap === '. ')) return
  const first = folds[i - 1] ?? ''
  const isTitled = TITLES.has(first) && !gazetteer.countryOfName.has(folds[i] ?? '')
  if (isTitled || (gazetteer.words.given.has(first) && word.gap === ' ')) people.add(folds[i] ?? '')
}

function isNameAt(scan: Scan, from: number, until: number): boolean {
  const key = scan.folds.slice(from, until).join(' ')
  const known = scan.isName.get(key)
  if (known !== undefined) return known
  const answer = isAnyName(scan.gazetteer, key)
  scan.isName.set(key, answer)
  return answer
}

function sensesAt({ gazetteer, text, words, senses }: Scan, from: number, until: number): Sense[] {
  const printed = text.slice(words[from]?.start, words[until - 1]?.end)
  const known = senses.get(printed)
  if (known) return known
  const found = sensesOf(gazetteer, printed)
  senses.set(printed, found)
  return found
}

/** One past the last word of the longest run from `from` that can be a name. */
function runEnd({ words, folds }: Scan, from: number): number {
  let until = from + 1
  for (let i = from + 1; i < words.length && i < from + MOST_WORDS; i++) {
    const word = words[i]
    if (!word) break
    const isJoined =
      word.gap === ' ' ||
      word.gap === '\u00a0' ||
      word.gap === '-' ||
      (word.gap === '. ' && DOTTED.test(words[i - 1]?.text ?? ''))
    if (!isJoined) break
    if (word.isCapital) until = i + 1
    else if (!PARTICLES.has(folds[i] ?? '')) break
  }
  return until
}

function mentionAt(scan: Scan, from: number): Found | null {
  const { gazetteer, words } = scan
  const word = words[from]
  if (!word?.isCapital) return null
  const end = runEnd(scan, from)
  for (let until = end; until > from; until--) {
    if (!words[until - 1]?.isCapital && until > from + 1) continue
    if (until === from + 1 && gazetteer.countryOfDemonym.has(word.text)) return foundAt(scan, from, until, 'demonym')
    if (!isNameAt(scan, from, until) && !(until === from + 1 && isInitials(word))) continue
    if (isPlace(scan, from, until)) return foundAt(scan, from, until, 'place')
  }
  return null
}

const isInitials = ({ text }: TextWord): boolean => text.includes('.')

function foundAt({ text, words }: Scan, from: number, until: number, kind: Mention['kind']): Found {
  const start = words[from]?.start ?? 0
  const end = words[until - 1]?.end ?? 0
  return { start, end, text: text.slice(start, end), kind, from, until }
}

/** Whether the words around a known name leave it a place. */
function isPlace(scan: Scan, from: number, until: number): boolean {
  const { gazetteer, words, folds, people } = scan
  const word = words[from]
  if (!word) return false
  const fold = folds[from] ?? ''
  const isSingle = until === from + 1
  if (isSingle && NEVER_PLACES.has(fold)) return false
  const senses = sensesAt(scan, from, until)
  if (senses.length === 0) return false
  const isArea = senses.some(({ kind }) => kind === 'country' || kind === 'region')
  const isLarge = isArea || senses.some(({ kind, isPrintedName }) => kind === 'division' && isPrintedName)
  const cue = cueOf(scan, from, until)
  if (isSingle && isShort(word) && !isArea && !cue.isInList) return false
  if (
    isSingle &&
    fold.length < 4 &&
    isArea &&
    !(word.isUpper || word.text.includes('.')) &&
    !gazetteer.countryOfName.has(fold)
  )
    return false
  if (isPartOfOther(scan, from, until, isLarge)) return false
  if (!isSingle) return !isPersonName(scan, from, until, isLarge)
  const people4 = Math.max(0, ...senses.map(({ logPeople }) => logPeople))
  const isCommon = gazetteer.words.common.has(fold)
  if (isCommon && !isLarge) return cue.isStrong && people4 >= 4.5 && !word.startsSentence
  if (people.has(fold) && !isLarge) return false
  const isGiven = gazetteer.words.given.has(fold)
  if (PERSON_VERBS.has(folds[until] ?? '') && words[until]?.gap === ' ' && !isArea) return false
  if (isArea) return true
  if (isGiven && !cue.isStrong && people4 < 5.7) return false
  if (word.startsSentence && !isLarge) return cue.isStrong || people4 >= 5
  return isLarge || cue.isStrong || people4 >= 4.3
}

/** A one- to three-letter name that is not a country's is more often an abbreviation. */
const isShort = ({ text }: TextWord): boolean => text.replaceAll('.', '').length <= 3

interface Cue {
  /** A place is named beside it, after a comma or in brackets: "Austin, Texas". */
  isInList: boolean
  /** The words around it are those around a place. */
  isStrong: boolean
}

function cueOf(scan: Scan, from: number, until: number): Cue {
  const { words, folds } = scan
  const before = folds[from - 1] ?? ''
  const word = words[from]
  const next = words[until]
  const isAfterPreposition = word?.gap === ' ' && PLACE_PREPOSITIONS.has(before)
  const isBeforePlace = !!next?.isCapital && /^, ?$/u.test(next.gap) && isBigNameAt(scan, until)
  const isAfterPlace = from > 0 && /^, ?$/u.test(word?.gap ?? '') && !!words[from - 1]?.isCapital
  const isKind = KINDS.has(folds[until] ?? '') && next?.gap === ' '
  const isInList = isBeforePlace || (isAfterPlace && isNameAt(scan, from - 1, from))
  return { isInList, isStrong: isAfterPreposition || isInList || isKind }
}

/** Whether a country or division is named from this word on. */
function isBigNameAt(scan: Scan, from: number): boolean {
  for (let until = runEnd(scan, from); until > from; until--) {
    if (!isNameAt(scan, from, until) && !isInitials(scan.words[from] ?? NO_WORD)) continue
    if (sensesAt(scan, from, until).some(({ kind }) => kind === 'country' || kind === 'division')) return true
  }
  return false
}

const NO_WORD = { text: '' } as TextWord

/** Whether the capitalised words beside the name make it part of another name: "Paris Hilton", "Lake Washington". */
function isPartOfOther(scan: Scan, from: number, until: number, isLarge: boolean): boolean {
  const { gazetteer, words, folds } = scan
  const word = words[from]
  const next = words[until]
  const before = words[from - 1]
  if (next?.isCapital && next.gap === ' ' && !next.isUpper) {
    const fold = folds[until] ?? ''
    if (ORGANISATION_AFTER.has(fold)) return true
    if (NAME_TAILS.has(fold) && !isLarge) return true
    const isName =
      !gazetteer.words.common.has(fold) && !KINDS.has(fold) && !DIRECTIONS.has(fold) && !NEVER_PLACES.has(fold)
    if (
      isName &&
      !gazetteer.countryOfDemonym.has(next.text) &&
      !TITLES.has(fold) &&
      (!isLarge || gazetteer.words.given.has(folds[from] ?? ''))
    )
      return true
  }
  if (before?.isCapital && (word?.gap === ' ' || word?.gap === '. ')) {
    const fold = folds[from - 1] ?? ''
    if (before.text.length === 1 && fold !== 'a') return true
    if (TITLES.has(fold) && !gazetteer.countryOfName.has(folds[from] ?? '')) return true
    if (gazetteer.words.given.has(fold) && !gazetteer.words.common.has(fold)) return true
    if (NAME_HEADS.has(fold) && !before.startsSentence) return true
    const isWord = gazetteer.words.common.has(fold) || before.startsSentence || before.isUpper || DIRECTIONS.has(fold)
    const isPossessive = word ? scan.text.slice(before.end, word.start).length > 1 : false
    if (!isWord && !isPossessive && !gazetteer.countryOfDemonym.has(before.text) && !isNameAt(scan, from - 1, from))
      return true
  }
  return false
}

/** "Jordan Smith" where some hamlet is called so: a given name first and no place beside it. */
function isPersonName(scan: Scan, from: number, until: number, isLarge: boolean): boolean {
  const { gazetteer, folds } = scan
  if (isLarge || until - from !== 2) return false
  return (
    gazetteer.words.given.has(folds[from] ?? '') &&
    !gazetteer.words.common.has(folds[from] ?? '') &&
    !cueOf(scan, from, until).isStrong
  )
}
